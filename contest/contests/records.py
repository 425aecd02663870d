"""What a contest consists of, as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from contest.contests.settings import ContestSettings
from core.words import Text

ContestKind = Literal["app", "idea"]
ContestStatus = Literal["draft", "published", "cancelled", "archived"]
StageMethod = Literal["calibrated", "complete", "pairwise"]
PrizeBasis = Literal["judged", "vote", "special"]
ActOutcome = Literal["confirmed", "turned_down", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Contest:
    id: str
    slug: str
    kind: ContestKind
    edition_year: int
    title: Text
    status: ContestStatus
    content: Mapping[str, Text]  # the words entrants read, by the names in words.CONTENT
    settings: ContestSettings
    revision: int
    created_at: datetime
    published_at: datetime | None

    @property
    def is_public(self) -> bool:
        """Whether everybody may read about it: what was once published stays to be read, also when it is cancelled."""
        return self.published_at is not None


@dataclass(frozen=True, slots=True)
class Track:
    id: str
    contest_id: str
    code: str
    ordinal: int
    title: Text
    about: Text
    min_datasets: int


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    contest_id: str
    ordinal: int
    title: Text
    method: StageMethod
    quota_per_track: int | None  # works that go on to the next stage; None in the last one


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric. Marks are 0, step, 2·step … maximum."""

    stage_id: str
    key: str
    ordinal: int
    title: Text
    about: Text
    weight: int  # percent; 0 where it does not count
    maximum: Decimal
    step: Decimal
    anchors: Mapping[str, Text]  # {mark as decimal text: what deserves it}
    is_counted: bool

    def is_on_grid(self, mark: Decimal) -> bool:
        """
        >>> text = Text("价值", "Impact")
        >>> criterion = Criterion("s", "impact", 1, text, text, 100, Decimal(10), Decimal("0.5"), {}, True)
        >>> [criterion.is_on_grid(Decimal(mark)) for mark in ("7.5", "7.25", "10.5", "-1", "NaN")]
        [True, False, False, False, False]
        """
        return mark.is_finite() and 0 <= mark <= self.maximum and mark % self.step == 0

    def marks(self) -> list[Decimal]:
        """Every mark that may be given, from 0 to the maximum."""
        return [self.step * number for number in range(int(self.maximum / self.step) + 1)]


@dataclass(frozen=True, slots=True)
class Prize:
    id: str
    contest_id: str
    track_id: str | None  # None: over all tracks
    ordinal: int
    title: Text
    quota: int
    amount_cny: int | None  # each; None: no money
    basis: PrizeBasis


@dataclass(frozen=True, slots=True)
class RuleVersion:
    contest_id: str
    version: int
    body: Text
    sha256: str
    is_material: bool
    published_by: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PackItem:
    """A dataset of the data pack, with the versions of its resources when it was put in."""

    contest_id: str
    dataset_id: str
    versions: Mapping[str, int]
    note: Text
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Announcement:
    id: str
    contest_id: str
    title: Text
    body: Text
    published_by: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    contest_id: str
    asked_by: str
    asked_at: datetime
    words: str
    dataset_id: str | None
    answer: str  # '' while nobody answered
    answered_by: str | None
    answered_at: datetime | None

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


@dataclass(frozen=True, slots=True)
class PhaseChange:
    """A date that was moved after publication, for everybody to read."""

    id: str
    contest_id: str
    kind: str
    edge: str  # opens_at | closes_at
    old_at: datetime
    new_at: datetime
    reason: str
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Gate:
    contest_id: str
    stage_id: str
    kind: str
    passed_by: str
    passed_at: datetime


@dataclass(frozen=True, slots=True)
class TwoPersonAct:
    id: str
    contest_id: str
    kind: str
    subject: str
    facts: Mapping[str, Any]
    reason: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    outcome: ActOutcome | None  # None while it waits
    decision_reason: str
