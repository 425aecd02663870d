"""What the statistics of a contest consist of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.words import Text


@dataclass(frozen=True, slots=True)
class Funnel:
    """From looking to winning. Each number counts those who came at least so far.

    registrations   people in a team that still stands
    drafts          works begun
    submissions     works with a submitted version, also those that left later
    passed          works that passed screening and still stand
    finalists       shortlisted works, and what became of them
    """

    registrations: int
    teams: int
    drafts: int
    submissions: int
    passed: int
    finalists: int
    awarded: int


@dataclass(frozen=True, slots=True)
class DatasetCount:
    """How many works declare a dataset in the version that counts, and how many of them won."""

    dataset_id: str
    declared: int
    core: int
    winning: int


@dataclass(frozen=True, slots=True)
class JudgeWork:
    """One judge under a number: no name, no mark."""

    label: str  # J01, J02 …
    assigned: int
    submitted: int
    recused: int
    void: int


@dataclass(frozen=True, slots=True)
class VoteCount:
    """Ballots of a published poll."""

    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class ContestStatistics:
    """agreement: {stage id: Krippendorff's α of its newest result, None where it is not defined}."""

    views: int
    whole: Funnel
    by_track: Sequence[tuple[Text, Funnel]]
    by_category: Sequence[tuple[str, Funnel]]
    datasets: Sequence[DatasetCount]
    judges: Sequence[JudgeWork]
    agreement: Mapping[str, Decimal | None]
    votes: VoteCount | None
