"""The gallery as organisers and teams look after it: what is shown, what was taken down, by whom and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from contest.showcase.queries import SHOWABLE
from core.state import State, Transaction

EntryState = Literal["shown", "hidden", "taken_back", "out"]

_COLUMNS = """
    SELECT s.work_id, s.slug, s.is_visible, s.is_anonymous, s.hidden_at, s.hidden_reason, w.status
    FROM showcase AS s
    JOIN work AS w ON w.id = s.work_id
"""
_OF_CONTEST = _COLUMNS + "WHERE w.contest_id = ? ORDER BY s.shown_at, s.work_id"
_OF_WORK = _COLUMNS + "WHERE s.work_id = ?"


@dataclass(frozen=True, slots=True)
class ShowcaseEntry:
    """A work that is or was in the gallery.

    state   shown; hidden by an organiser, with the reason; taken_back by its team; out: withdrawn or disqualified since
    """

    work_id: str
    slug: str
    state: EntryState
    hidden_at: datetime | None
    hidden_reason: str


def list_entries(tx: Transaction | State, contest_id: str) -> list[ShowcaseEntry]:
    """Shown or not, the first shown first: for organisers and auditors."""
    return [_entry(row) for row in tx.rows(_OF_CONTEST, (contest_id,))]


def find_entry(tx: Transaction | State, work_id: str) -> ShowcaseEntry | None:
    """For the team of the work; None where the work never came into the gallery."""
    found = tx.row(_OF_WORK, (work_id,))
    return _entry(found) if found else None


def _entry(row: tuple[Any, ...]) -> ShowcaseEntry:
    work_id, slug, is_visible, is_anonymous, hidden_at, reason, status = row
    state = _state(bool(is_visible), bool(is_anonymous), hidden_at, status)
    return ShowcaseEntry(work_id, slug, state, hidden_at, reason)


def _state(is_visible: bool, is_anonymous: bool, hidden_at: datetime | None, status: str) -> EntryState:
    if status not in SHOWABLE:
        return "out"
    if hidden_at is not None:
        return "hidden"
    return "taken_back" if is_anonymous or not is_visible else "shown"
