"""What a ballot may hold: pure rules, the same for the page that counts along and the command that decides."""

from collections.abc import Collection, Mapping

from contest.voting.errors import (
    EmptyBallot,
    MalformedVotes,
    OwnWorkChosen,
    TooManyChoices,
    TooManyCredits,
    WorkNotInPoll,
)
from contest.voting.records import Poll

_MOST_VOTES = 1_000_000  # far beyond what any number of credits buys, and small enough for state


def spent_credits(votes: Mapping[str, int]) -> int:
    """What the votes cost: n votes for a work cost n².

    >>> spent_credits({"a": 9}), spent_credits({"a": 9, "b": 4, "c": 1, "d": 1})
    (81, 99)
    """
    return sum(count * count for count in votes.values())


def largest_vote(credits_left: int) -> int:
    """The most votes that so many credits buy for one work.

    >>> largest_vote(99), 99 - largest_vote(99) ** 2
    (9, 18)
    """
    votes = 0
    while (votes + 1) ** 2 <= credits_left:
        votes += 1
    return votes


def required_choices(poll: Poll, votable: int) -> int:
    """How many works make a ballot count: the minimum, but no more than there are for this voter to choose."""
    return min(poll.minimum, votable)


def check_votes(poll: Poll, votes: Mapping[str, int], *, candidates: Collection[str], own: Collection[str]) -> None:
    """Refuses what no ballot of this voter may hold.

    candidates  ids of all works in the poll
    own         those of the voter's team

    Raises EmptyBallot, MalformedVotes, WorkNotInPoll, OwnWorkChosen, TooManyChoices or TooManyCredits.
    """
    if not votes:
        raise EmptyBallot()
    if any(type(count) is not int or not 0 < count <= _MOST_VOTES for count in votes.values()):
        raise MalformedVotes()
    if any(work not in candidates for work in votes):
        raise WorkNotInPoll()
    if any(work in own for work in votes):
        raise OwnWorkChosen()
    _LIMITS[poll.method](poll, votes)


def _check_choices(poll: Poll, votes: Mapping[str, int]) -> None:
    if any(count != 1 for count in votes.values()):
        raise MalformedVotes()
    if len(votes) > poll.maximum:
        raise TooManyChoices(maximum=poll.maximum, count=len(votes), excess=len(votes) - poll.maximum)


def _check_credits(poll: Poll, votes: Mapping[str, int]) -> None:
    spent = spent_credits(votes)
    if spent > poll.credits:
        raise TooManyCredits(spent=spent, credits=poll.credits)


_LIMITS = {"choices": _check_choices, "quadratic": _check_credits}
