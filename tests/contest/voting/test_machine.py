"""The states of a ballot: only what the table says, whatever people do in whatever order."""

import itertools

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from contest.errors import NotAllowedNow
from contest.voting.machine import BALLOT, status_when_cast
from contest.voting.networks import blurred_network
from contest.voting.rules import largest_vote, spent_credits

MOVES = {
    ("provisional", "complete"): "counted",
    ("counted", "shorten"): "provisional",
    ("counted", "quarantine"): "quarantined",
    ("quarantined", "shorten"): "provisional",
    ("quarantined", "count"): "counted",
    ("quarantined", "invalidate"): "invalid",
}


@pytest.mark.parametrize(("status", "act"), list(itertools.product(BALLOT.statuses, BALLOT.acts)))
def test_a_ballot_moves_as_the_table_says_and_in_no_other_way(status, act):
    if (status, act) in MOVES:
        assert BALLOT.after(status, act) == MOVES[status, act]
    else:
        with pytest.raises(NotAllowedNow):
            BALLOT.after(status, act)


class BallotLife(RuleBasedStateMachine):
    """One voter changes a ballot; `late` voters wait for the check, others never do."""

    def __init__(self):
        super().__init__()
        self.status, self.is_complete, self.is_late = "provisional", False, False

    @rule(late=st.booleans())
    def register(self, late):
        if self.status == "provisional":
            self.is_late = late

    @rule(complete=st.booleans())
    def cast(self, complete):
        self.status = status_when_cast(self.status, is_complete=complete, is_late=self.is_late)
        self.is_complete = complete

    @invariant()
    def status_follows_from_choices_and_account(self):
        expected = ("quarantined" if self.is_late else "counted") if self.is_complete else "provisional"
        assert self.status == expected


BallotLife.TestCase.settings = settings(max_examples=50, stateful_step_count=20, deadline=None)
test_status_of_a_ballot = BallotLife.TestCase


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("203.0.113.7", "203.0.113.255", True),
        ("203.0.113.7", "203.0.112.7", False),
        ("203.0.113.7", "::ffff:203.0.113.9", True),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_addresses_of_one_network_share_a_mark(one, other, together):
    assert (blurred_network(one, b"key") == blurred_network(other, b"key")) is together


def test_a_mark_does_not_tell_the_address_and_depends_on_the_key():
    mark = blurred_network("203.0.113.7", b"key")

    assert len(mark) == 32
    assert mark != blurred_network("203.0.113.7", b"other key")
    assert [blurred_network(wrong, b"key") for wrong in ("", "unknown", "203.0.113", "1.2.3.4.5")] == [""] * 4


def test_ninety_nine_credits_buy_nine_votes_for_one_work_and_leave_eighteen():
    assert (largest_vote(99), 99 - spent_credits({"w1": 9}), largest_vote(18)) == (9, 18, 4)
