"""What organisers ask of the screening."""

from dataclasses import dataclass
from datetime import datetime

from contest.contests.two_people import find_open_act
from contest.phases import list_phases
from contest.screening.reasons import REASONS
from contest.works.clockwork import status_at
from contest.works.machine import UNDECIDED
from contest.works.queries import list_works
from contest.works.records import Work
from core.state import State, Transaction
from core.words import Text

REJECTION = "reject_work"  # the kind of the act that two people make together


@dataclass(frozen=True, slots=True)
class ScreeningDecision:
    id: str
    work_id: str
    number: int  # the version that was decided on
    result: str  # passed | returned | rejected
    reason_code: str
    note: str
    decided_by: str
    decided_at: datetime

    @property
    def reason(self) -> Text:
        return REASONS[self.reason_code].label


@dataclass(frozen=True, slots=True)
class ToScreen:
    """A work without a final decision, with the status it has at this moment."""

    work: Work
    status: str
    was_returned: bool
    proposal_id: str | None  # of a rejection that waits for a second organiser


_DECISIONS = """
    SELECT id, work_id, number, result, reason_code, note, decided_by, decided_at
    FROM screening_decision
    WHERE work_id = ?
    ORDER BY decided_at, id
"""


def list_decisions(tx: Transaction | State, work_id: str) -> list[ScreeningDecision]:
    """Oldest first."""
    return [ScreeningDecision(*row) for row in tx.rows(_DECISIONS, (work_id,))]


_RETURNED = """
    SELECT DISTINCT d.work_id
    FROM screening_decision AS d
    JOIN work AS w ON w.id = d.work_id
    WHERE w.contest_id = ? AND d.result = 'returned'
"""


def list_to_screen(tx: Transaction | State, contest_id: str, *, now: datetime) -> list[ToScreen]:
    """The works that wait for a decision, or for their correction, the first begun first."""
    phases = list_phases(tx, contest_id)
    returned = {work_id for (work_id,) in tx.rows(_RETURNED, (contest_id,))}
    waiting = [(work, status_at(work, phases, now)) for work in list_works(tx, contest_id)]
    return [
        ToScreen(work, status, work.id in returned, _proposal(tx, work))
        for work, status in waiting
        if status in UNDECIDED
    ]


def undecided_count(tx: Transaction | State, contest_id: str, *, now: datetime) -> int:
    """How many works that were handed in have no decision at this moment."""
    phases = list_phases(tx, contest_id)
    return sum(status_at(work, phases, now) in UNDECIDED for work in list_works(tx, contest_id))


def _proposal(tx: Transaction | State, work: Work) -> str | None:
    act = find_open_act(tx, work.contest_id, REJECTION, f"work:{work.id}")
    return act.id if act else None
