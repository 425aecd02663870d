"""The records of the gallery: all of them for everybody to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from contest.works.records import DatasetUse
from core.words import Text

FollowUpState = Literal["due", "running", "changed", "stopped", "no_answer"]


@dataclass(frozen=True, slots=True)
class ShownAward:
    """A prize of the final results."""

    prize_id: str
    title: Text
    ordinal: int  # the highest prize first
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Screenshot:
    attachment_id: str
    file_name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Liveness:
    """What the last check of the work's address found."""

    checked_at: datetime | None  # None before the first check, and for works without an address
    alive_at: datetime | None
    problem: Text | None  # None while it answers

    @property
    def is_alive(self) -> bool:
        return self.checked_at is not None and self.problem is None


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A work in the list of the gallery."""

    work_id: str
    slug: str
    contest_id: str
    contest_title: Text
    edition_year: int
    track_id: str
    track_title: Text
    team_name: str
    title: str  # '' of an anonymous stub, which is called words.STUB_TITLE
    one_line: str
    awards: tuple[ShownAward, ...]
    screenshot: Screenshot | None
    shown_at: datetime
    liveness: Liveness


@dataclass(frozen=True, slots=True)
class ShownDetails:
    """The page of a work. Of a work whose team took its consent back, only contest, track, awards and data are left."""

    card: ShownCard
    is_anonymous: bool
    version: int
    content: Mapping[str, Any]  # public fields of the form, by name; the contact is never among them
    screenshots: tuple[Screenshot, ...]
    uses: tuple[DatasetUse, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of a winning work so many months after the results were final."""

    work_id: str
    months: int
    due_at: datetime
    state: FollowUpState
    note: str  # for organisers and the team
    recorded_at: datetime | None
