"""Counts are hidden everywhere until they are published: the same answers, however people voted."""

import inspect
from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest.voting import ballots, counting, networks, polls, queries, suspects
from contest.voting.counting import organiser_counts, published_counts
from contest.voting.errors import CountsHidden
from contest.voting.queries import find_ballot, find_poll_of, get_poll, get_poll_state, list_candidates
from contest.voting.suspects import list_checked
from core.people.errors import RoleNeeded
from tests.contest.builders import add_account, add_judge, grant
from tests.contest.voting.scene import CLOSES, MS, OPENS, add_poll, vote

VIEWERS = ("", "m1", "j1", "o1", "root", "watch", "bystander")
DURING = (OPENS - MS, OPENS, OPENS + timedelta(days=5), CLOSES - MS)


def add_viewers(db):
    add_judge(db, "j1")
    grant(db, "root", "administrator")
    grant(db, "watch", "auditor", "contest:c1")
    add_account(db, "bystander")


def all_answers(db, poll, now):
    """Everything that can be asked of a poll while it is open, by each role."""
    found = [asdict(get_poll(db, poll)), asdict(find_poll_of(db, "c1")), get_poll_state(db, get_poll(db, poll), now)]
    for viewer in VIEWERS:
        found.append([asdict(one) for one in list_candidates(db, poll, viewer=viewer)])
        found.append(find_ballot(db, poll, viewer))
        found.append(networks.ballot_marks(db, poll, address="203.0.113.7", user_agent=viewer))
        for ask in (
            lambda: published_counts(db, poll),
            lambda who=viewer: organiser_counts(db, poll, actor=who, now=now),
            lambda who=viewer: list_checked(db, poll, actor=who, now=now),
        ):
            with pytest.raises((CountsHidden, RoleNeeded)) as refused:
                ask()
            found.append(refused.value.say("zh"))
    return found


BALLOTS = st.lists(
    st.sets(st.sampled_from(["w1", "w2", "w3", "w4", "w5"]), min_size=1, max_size=3), min_size=1, max_size=4
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cast=BALLOTS)
def test_polls_with_different_votes_answer_the_same_while_they_are_open(hidden_scene, cast):
    db, poll, untouched = hidden_scene
    for n, works in enumerate(cast):
        vote(db, poll, f"v{n}", works)

    assert [all_answers(db, poll, now) for now in DURING] == untouched

    with db.transaction() as tx:
        for table in ("ballot", "ballot_item", "attempt"):
            tx.execute(f"DELETE FROM {table}")


@pytest.fixture
def hidden_scene(db):
    poll = add_poll(db)
    add_viewers(db)
    return db, poll, [all_answers(db, poll, now) for now in DURING]


def test_organisers_and_auditors_read_counts_from_closing_on_and_nobody_else_does(db):
    poll = add_poll(db)
    add_viewers(db)
    vote(db, poll, "v1", ["w1", "w2"])

    for overseer in ("o1", "watch"):
        with pytest.raises(CountsHidden):
            organiser_counts(db, poll, actor=overseer, now=CLOSES - MS)
        for now in (CLOSES, CLOSES + MS):
            assert organiser_counts(db, poll, actor=overseer, now=now).valid == 1
            assert list_checked(db, poll, actor=overseer, now=now) == []
    for now in (CLOSES, CLOSES + MS):
        for viewer in set(VIEWERS) - {"o1", "watch"}:
            with pytest.raises(RoleNeeded):
                organiser_counts(db, poll, actor=viewer, now=now)
            with pytest.raises(RoleNeeded):
                list_checked(db, poll, actor=viewer, now=now)
    with pytest.raises(CountsHidden):
        published_counts(db, poll)


def test_the_order_is_by_chance_stable_for_each_viewer_and_different_between_them(db):
    poll = add_poll(db)

    orders = {f"v{n}": [one.work_id for one in list_candidates(db, poll, viewer=f"v{n}")] for n in range(20)}

    assert orders == {viewer: [one.work_id for one in list_candidates(db, poll, viewer=viewer)] for viewer in orders}
    assert all(sorted(order) == ["w1", "w2", "w3", "w4", "w5"] for order in orders.values())
    assert len({tuple(order) for order in orders.values()}) > 10


def test_each_place_is_about_as_likely_for_each_work(db):
    poll = add_poll(db)

    first = [list_candidates(db, poll, viewer=f"v{n}")[0].work_id for n in range(200)]

    assert all(20 < first.count(work) < 65 for work in ("w1", "w2", "w3", "w4", "w5"))


def test_candidates_tell_nothing_of_the_team_except_to_itself(db):
    poll = add_poll(db)

    shown = {viewer: list_candidates(db, poll, viewer=viewer) for viewer in ("", "m1", "v1")}

    assert "示例联系人" not in str(shown)
    assert not any(name in str(shown[viewer]) for name in ("crew1", "crew2", "m1") for viewer in ("", "v1"))
    assert [one.work_id for one in shown["m1"] if one.is_own] == ["w1"]
    assert not any(one.is_own for one in (*shown[""], *shown["v1"]))


def test_a_work_that_leaves_is_no_candidate(db):
    poll = add_poll(db)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w1'")
        tx.execute("UPDATE team SET status = 'withdrawn' WHERE id = 'crew2'")

    assert sorted(one.work_id for one in list_candidates(db, poll, viewer="")) == ["w3", "w4", "w5"]


def test_the_seed_leaves_state_in_no_record():
    modules = (ballots, counting, networks, polls, queries, suspects)
    records = [one for module in modules for _, one in inspect.getmembers(module, inspect.isclass)]

    assert [one for one in records if "seed" in getattr(one, "__dataclass_fields__", ())] == []
