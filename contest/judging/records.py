"""What the commands and queries of judging return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.words import Text


@dataclass(frozen=True, slots=True)
class Judge:
    id: str
    contest_id: str
    account_id: str | None  # None until the invitation is accepted
    email: str  # the address that was invited
    status: str
    expertise: Mapping[str, int]  # {track id: 0–3}
    max_load: int  # works in one stage
    invited_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class JudgeInvitation:
    """What somebody with the link of an invitation may read before answering."""

    contest_id: str
    contest: Text
    email: str
    status: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class JudgeName:
    """A judge as the teams see one: enough to say “we know this person”."""

    id: str
    name: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class Conflict:
    judge_id: str
    work_id: str
    source: str  # a key of words.CONFLICT_SOURCES
    is_pinned: bool
    reason: str
    made_by: str
    made_at: datetime
    lifted_at: datetime | None = None
    lift_reason: str = ""


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """One that follows from what is known about the people, before anybody writes it down."""

    judge_id: str
    work_id: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assignment:
    id: str
    stage_id: str
    judge_id: str
    work_id: str
    work_version: int
    ordinal: int
    status: str
    contest_id: str


@dataclass(frozen=True, slots=True)
class AssignmentPlan:
    """What a run would assign, or did.

    pairs         (judge id, work id) to add, sorted
    fixed_count   assignments that were there and stay
    objective     the sum of the affinity costs, as text
    connectivity  {track id: how well its works hang together through common judges, as text}; 0: they do not
    loads         {judge id: works after this run}
    run_id        None where nothing was written
    """

    pairs: Sequence[tuple[str, str]]
    fixed_count: int
    method: str
    objective: str
    connectivity: Mapping[str, str]
    input_sha256: str
    loads: Mapping[str, int]
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a judge writes about one work.

    scores  {criterion key: mark as decimal text}; a blank criterion is left out
    flags   keys of words.FLAGS: noticed, told to the organisers where it matters, never counted
    """

    scores: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    flags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Review:
    assignment_id: str
    marks: Marks
    revision: int  # 0: nothing saved yet
    saved_at: datetime | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class MyAssignment:
    """One line in a judge's own list: nothing in it comes from another judge."""

    id: str
    stage_id: str
    ordinal: int
    blind_code: str
    title: str
    track: Text
    status: str
    saved_at: datetime | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class MyAssignments:
    """A judge's list in the judge's own stable order, with the progress."""

    assignments: Sequence[MyAssignment]
    submitted: int
    total: int


@dataclass(frozen=True, slots=True)
class BlindAttachment:
    """A file under a neutral name while judging is blind: its own could say who made it."""

    id: str
    kind: str
    name: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class BlindWork:
    """A work as a judge reads it: never team, member or organisation.

    content  the blind fields of the pinned version, as contest/works/content.py names them
    """

    work_id: str
    blind_code: str
    track: Text
    version: int
    content: Mapping[str, Any]
    attachments: Sequence[BlindAttachment]


@dataclass(frozen=True, slots=True)
class Comparison:
    id: str
    winner_id: str
    loser_id: str
    made_at: datetime
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class JudgeLoad:
    """How far one judge is: counts, never marks."""

    judge_id: str
    name: str
    status: str
    max_load: int
    assigned: int
    submitted: int
    recused: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class WorkCoverage:
    work_id: str
    blind_code: str
    assigned: int
    submitted: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage for its organisers while judging is open."""

    min_reviews: int
    judges: Sequence[JudgeLoad]
    works: Sequence[WorkCoverage]

    @property
    def below_minimum(self) -> list[WorkCoverage]:
        return [work for work in self.works if work.submitted < self.min_reviews]

    @property
    def needs_top_up(self) -> list[WorkCoverage]:
        return [work for work in self.works if work.assigned < self.min_reviews]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What freezing found: the works that are reviewed now, and those with too few reviews."""

    reviewed: Sequence[str]
    insufficient: Sequence[str]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One submitted review, for those who may see marks. Only `submitted` ones count."""

    assignment_id: str
    judge_id: str
    work_id: str
    blind_code: str
    status: str
    marks: Marks
    submitted_at: datetime
