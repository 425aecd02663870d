"""Whatever people try in whatever order, ballots are what a few lines of Python say they should be."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest.voting.ballots import cast_ballot, withdraw_ballot
from contest.voting.queries import find_ballot
from contest.voting.rules import spent_credits
from core.errors import PortalError
from tests.contest.builders import add_account, grant
from tests.contest.voting.scene import CLOSES, MS, OPENS, add_poll

WORKS = ("w1", "w2", "w3", "elsewhere")
VOTERS = {"v1": (), "late": (), "m1": ("w1",), "judge": WORKS}  # {voter: works that are refused}
MOMENTS = {OPENS - MS: False, OPENS: True, OPENS + timedelta(days=3): True, CLOSES - MS: True, CLOSES: False}
CREDITS = 20

ACTS = st.lists(
    st.tuples(
        st.sampled_from(sorted(VOTERS)),
        st.sampled_from(sorted(MOMENTS)),
        st.dictionaries(st.sampled_from(WORKS), st.integers(0, 5), max_size=3),  # none: the ballot is taken back
    ),
    max_size=12,
)


@pytest.fixture
def scene(db):
    poll = add_poll(db, works=3, method="quadratic", minimum=2, credits=CREDITS)
    add_account(db, "v1")
    add_account(db, "late", created_at=OPENS)
    grant(db, "judge", "judge", "contest:c1")
    return db, poll


def is_allowed(voter, moment, votes, before):
    if not MOMENTS[moment] or voter == "judge":
        return False
    if not votes:
        return bool(before.get(voter))
    refused = {*VOTERS[voter], "elsewhere"}
    return not refused & votes.keys() and min(votes.values()) > 0 and spent_credits(votes) <= CREDITS


def status_of(voter, votes):
    if len(votes) < 2:
        return "provisional"
    return "quarantined" if voter == "late" else "counted"


def attempt(db, poll, voter, moment, votes):
    try:
        if votes:
            cast_ballot(db, poll, actor=voter, votes=votes, network="n", agent="a", now=moment)
        else:
            withdraw_ballot(db, poll, actor=voter, now=moment)
    except PortalError:
        return False
    return True


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_ballots_are_what_the_rules_say_after_any_acts(scene, acts):
    db, poll = scene
    with db.transaction() as tx:
        for table in ("ballot", "ballot_item", "attempt"):
            tx.execute(f"DELETE FROM {table}")
    expected = {}

    for voter, moment, votes in acts:
        allowed = is_allowed(voter, moment, votes, expected)
        assert attempt(db, poll, voter, moment, votes) is allowed
        if allowed:
            expected[voter] = votes

    found = {voter: find_ballot(db, poll, voter) for voter in VOTERS}
    kept = {voter: (one.votes, one.status) for voter, one in found.items() if one}
    assert kept == {voter: (votes, status_of(voter, votes)) for voter, votes in expected.items()}
