"""The states of a poll and of a ballot.

A poll is where the clock stands: it is scheduled before its window, open in it, then closed until the window of
checking opens, and from there on being verified until two organisers publish it.
"""

from datetime import datetime
from typing import Literal

from contest.phases import Phase
from contest.transitions import Machine
from contest.voting import words

PollState = Literal["scheduled", "open", "closed", "verifying", "published"]

# `complete` and `shorten` are what a voter does until closing; the rest is done by the rules and by organisers.
# A ballot of a late account is put aside as soon as it is complete, and shortened it counts for nothing again.
BALLOT = Machine(
    thing=words.BALLOT,
    statuses=words.BALLOT_STATUSES,
    acts=words.BALLOT_ACTS,
    moves={
        ("provisional", "complete"): "counted",
        ("counted", "shorten"): "provisional",
        ("counted", "quarantine"): "quarantined",
        ("quarantined", "shorten"): "provisional",
        ("quarantined", "count"): "counted",
        ("quarantined", "invalidate"): "invalid",
    },
)


def poll_state(voting: Phase, verification: Phase, published_at: datetime | None, now: datetime) -> PollState:
    """
    >>> voting = Phase("voting", datetime(2026, 5, 1), datetime(2026, 5, 9))
    >>> checking = Phase("verification", datetime(2026, 5, 10), datetime(2026, 5, 12))
    >>> [poll_state(voting, checking, None, datetime(2026, 5, day)) for day in (1, 9, 10, 13)]
    ['open', 'closed', 'verifying', 'verifying']
    """
    if published_at is not None:
        return "published"
    if now < voting.opens_at:
        return "scheduled"
    if now < voting.closes_at:
        return "open"
    return "closed" if now < verification.opens_at else "verifying"


def status_when_cast(status: str, *, is_complete: bool, is_late: bool) -> str:
    """The status of a ballot after its voter changed it; an empty or new one begins as provisional.

    >>> status_when_cast("provisional", is_complete=True, is_late=False)
    'counted'
    >>> status_when_cast("provisional", is_complete=True, is_late=True)
    'quarantined'
    >>> status_when_cast("quarantined", is_complete=False, is_late=True)
    'provisional'
    """
    if not is_complete:
        return status if status == "provisional" else BALLOT.after(status, "shorten")
    if status == "provisional":
        status = BALLOT.after(status, "complete")
    return BALLOT.after(status, "quarantine") if is_late and status == "counted" else status
