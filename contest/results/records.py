"""What results and appeals consist of, as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

RunStatus = Literal["computed", "provisional", "publicity", "superseded", "final"]
AppealStatus = Literal["filed", "accepted", "inadmissible", "upheld", "partly_upheld", "dismissed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class ResultRun:
    """One version of the result of a stage. Its rows, awards and bundle never change; only its status does."""

    id: str
    contest_id: str
    stage_id: str
    number: int  # 1, 2, 3 … within the stage
    status: RunStatus
    method: str
    parameters: Mapping[str, Any]
    input_sha256: str
    report: Mapping[str, Any]  # agreement, alarms and what else the ranking says of itself
    reason: str
    made_by: str
    made_at: datetime
    published_at: datetime | None  # since when anybody may read it

    @property
    def is_public(self) -> bool:
        """What was once published stays readable, also after a newer version superseded it."""
        return self.published_at is not None


@dataclass(frozen=True, slots=True)
class ResultRow:
    run_id: str
    work_id: str
    track_id: str
    rank: int | None  # None: too few reviews to be ranked
    review_count: int
    raw_mean: Decimal | None
    median: Decimal | None
    deviation: Decimal | None
    calibrated: Decimal | None
    standard_error: Decimal | None
    tie_break: tuple[tuple[str, str], ...]  # (rule, what it read), in the order in which they were applied
    is_promoted: bool
    needs_deliberation: bool

    @property
    def is_insufficient(self) -> bool:
        return self.rank is None


@dataclass(frozen=True, slots=True)
class GivenAward:
    """A prize that a work has in one version of the result."""

    run_id: str
    prize_id: str
    work_id: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class WinnerCheck:
    run_id: str
    work_id: str
    item: str
    is_satisfied: bool
    note: str
    checked_by: str
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class Appeal:
    id: str
    contest_id: str
    work_id: str | None
    run_id: str | None
    filed_by: str
    grounds: str
    words: str
    status: AppealStatus
    filed_at: datetime
    acknowledge_by: datetime
    decide_by: datetime
    decided_by: str | None
    decided_at: datetime | None
    reasons: str
    result_run_id: str | None  # the version of the result that followed from it

    @property
    def is_open(self) -> bool:
        return self.status in ("filed", "accepted")
