"""Setting up a poll: by an organiser, with rules that stay once voting began."""

import pytest

from contest.contests.settings import ContestSettings
from contest.errors import ContestNotOpen, SomethingMissing, WindowClosed
from contest.voting.errors import BadPollRules, PollAlreadyMade, PollRulesFrozen
from contest.voting.polls import change_poll, open_poll
from contest.voting.queries import find_poll_of, get_poll, get_poll_state
from contest.voting.records import Poll
from core.people.errors import RoleNeeded
from tests.contest.builders import SEASON, add_account, add_contest, add_phase, day, snapshot
from tests.contest.voting.scene import CHECK_CLOSES, CHECK_OPENS, CLOSES, MS, OPENS, add_poll


def test_the_rules_come_from_the_settings_of_the_contest(db):
    add_contest(db, settings='{"poll_method": "quadratic", "poll_minimum": 1, "poll_credits": 50}')

    poll = open_poll(db, "c1", actor="o1", now=day(0))

    assert poll == Poll(poll.id, "c1", "quadratic", 1, ContestSettings().poll_maximum, 50, None, None)
    assert find_poll_of(db, "c1") == get_poll(db, poll.id) == poll


def test_each_poll_has_a_seed_of_its_own(db):
    add_contest(db)
    add_contest(db, "c2")

    for contest in ("c1", "c2"):
        open_poll(db, contest, actor="o1", now=day(0))

    assert len(set(db.rows("SELECT seed FROM poll"))) == 2


def test_only_an_organiser_sets_it_up_and_only_once(db):
    add_contest(db)
    add_account(db, "v1")

    with pytest.raises(RoleNeeded):
        open_poll(db, "c1", actor="v1", now=day(0))
    open_poll(db, "c1", actor="o1", now=day(0))
    before = snapshot(db, "poll", "audit_event")
    with pytest.raises(PollAlreadyMade):
        open_poll(db, "c1", actor="o2", now=day(0))

    assert snapshot(db, "poll", "audit_event") == before


@pytest.mark.parametrize(
    "rules",
    [
        {"minimum": 0},
        {"minimum": 4},
        {"maximum": 21},
        {"credits": 1},
        {"credits": 10_001},
        {"method": "ranked"},
        {"minimum": 1.5},
        {"maximum": True},
    ],
)
def test_rules_that_cannot_be_are_refused(db, rules):
    add_contest(db)
    before = snapshot(db, "poll", "audit_event")

    with pytest.raises(BadPollRules):
        open_poll(db, "c1", actor="o1", now=day(0), **rules)

    assert snapshot(db, "poll", "audit_event") == before


def test_a_poll_needs_its_windows_and_a_running_contest(db):
    add_contest(db, season={"voting": SEASON["voting"]})
    add_contest(db, "c2", status="draft")

    with pytest.raises(SomethingMissing):
        open_poll(db, "c1", actor="o1", now=day(0))
    with pytest.raises(ContestNotOpen):
        open_poll(db, "c2", actor="o1", now=day(0))


def test_it_can_still_be_set_up_in_its_window_but_not_after(db):
    add_contest(db)
    add_contest(db, "c2")

    assert open_poll(db, "c1", actor="o1", now=CLOSES - MS).contest_id == "c1"
    with pytest.raises(WindowClosed):
        open_poll(db, "c2", actor="o1", now=CLOSES)


def test_rules_change_until_the_millisecond_in_which_voting_begins(db):
    poll = add_poll(db)

    assert change_poll(db, poll, actor="o2", now=OPENS - MS, minimum=1, method="quadratic") == get_poll(db, poll)
    before = snapshot(db, "poll", "audit_event")
    for late in (OPENS, OPENS + MS):
        with pytest.raises(PollRulesFrozen):
            change_poll(db, poll, actor="o1", now=late, minimum=2)
    with pytest.raises(RoleNeeded):
        change_poll(db, poll, actor="m1", now=OPENS - MS, minimum=2)

    assert snapshot(db, "poll", "audit_event") == before


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (OPENS - MS, "scheduled"),
        (OPENS, "open"),
        (CLOSES - MS, "open"),
        (CLOSES, "verifying"),
        (CHECK_OPENS, "verifying"),
        (CHECK_CLOSES, "verifying"),
    ],
)
def test_the_clock_moves_a_poll(db, now, state):
    poll = add_poll(db)

    assert get_poll_state(db, get_poll(db, poll), now) == state


def test_between_closing_and_checking_it_is_closed(db):
    add_contest(db, season={})
    add_phase(db, "c1", "voting", 35, 45)
    add_phase(db, "c1", "verification", 46, 47)
    poll = open_poll(db, "c1", actor="o1", now=day(0))

    assert [get_poll_state(db, poll, now) for now in (CLOSES, day(46) - MS, day(46))] == [
        "closed",
        "closed",
        "verifying",
    ]
