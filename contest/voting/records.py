"""The records of public voting. What everybody may read holds nothing that depends on how somebody voted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from contest.voting.words import SIGNALS
from core.words import Text

PollMethod = Literal["choices", "quadratic"]


@dataclass(frozen=True, slots=True)
class Poll:
    """The rules of a poll. Its seed, from which orders and hashes are made, stays in state."""

    id: str
    contest_id: str
    method: PollMethod
    minimum: int  # works to choose for the ballot to count
    maximum: int  # works that may be chosen, by `choices`
    credits: int  # what votes may cost, by `quadratic`
    verified_at: datetime | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work as voters see it: nothing of who made it, except to its makers."""

    work_id: str
    blind_code: str
    track_id: str
    version: int
    title: str
    one_line: str
    is_own: bool  # of the viewer's team: cannot be chosen


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's ballot, for that person."""

    poll_id: str
    account_id: str
    status: str
    votes: Mapping[str, int]  # {work id: votes}; empty after it was taken back
    minimum: int  # works needed for it to count, no more than there are for this voter to choose
    revision: int
    cast_at: datetime
    changed_at: datetime
    reason: str  # of the organisers, where it is invalid

    @property
    def missing(self) -> int:
        """How many more works have to be chosen for it to count."""
        return max(0, self.minimum - len(self.votes))


@dataclass(frozen=True, slots=True)
class Signal:
    """Something noticed about a ballot: a key of words.SIGNALS, and what fills the blanks of its sentence."""

    key: str
    facts: Mapping[str, Any]

    @property
    def sentence(self) -> Text:
        return SIGNALS[self.key].filled(**self.facts)


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """What the signals look at: when, from where, for which works."""

    account_id: str
    voted_at: datetime
    account_created_at: datetime
    network: str  # '' where unknown
    agent: str
    votes: Mapping[str, int]
    is_late: bool = False  # the account was made after voting opened
    is_entitled: bool = True  # neither office in the contest now, nor a vote for the own team


@dataclass(frozen=True, slots=True)
class CheckedBallot:
    """A ballot put aside, as organisers see it: not for whom it is, so that this does not weigh."""

    account_id: str
    status: str
    choices: int
    changed_at: datetime
    signals: tuple[Signal, ...]
    reason: str
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkCount:
    work_id: str
    rank: int  # equal votes share a rank
    votes: int
    ballots: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The outcome of a poll: works in the order of their votes, and how many ballots stood behind it."""

    works: tuple[WorkCount, ...]
    valid: int
    invalid: int
    quarantined: int  # 0 once published
    incomplete: int  # fewer works than the minimum when voting closed
