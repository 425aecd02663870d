"""Windows of time. A phase is computed from the clock, never stored; a window is half-open: `[opens, closes)`.

`now` is read once, where the act reaches the server, and passed down: page, route and job ask the same guard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from contest.errors import PhaseStillOpen, SomethingMissing, WindowClosed, WindowNotOpenYet
from core.clock import as_local
from core.state import State, Transaction
from core.words import Text

# In the order in which a season passes them. Closing `registration` locks the teams.
PHASES = {
    "registration": Text("报名组队", "Registration"),
    "submission": Text("作品提交", "Submission"),
    "screening": Text("初审", "Screening"),
    "judging": Text("评审", "Judging"),
    "final": Text("决赛评审", "Final judging"),
    "voting": Text("公众投票", "Public voting"),
    "verification": Text("票数核查", "Checking of votes"),
    "publicity": Text("公示", "Public notice"),
    "appeals": Text("申诉", "Appeals"),
}

PhaseState = Literal["before", "open", "grace", "closed"]

_PHASES_OF = "SELECT kind, opens_at, closes_at, grace_s FROM contest_phase WHERE contest_id = ?"
_PHASE = "SELECT kind, opens_at, closes_at, grace_s FROM contest_phase WHERE contest_id = ? AND kind = ?"


@dataclass(frozen=True, slots=True)
class Phase:
    kind: str
    opens_at: datetime  # naive UTC
    closes_at: datetime
    grace_s: int = 0  # hidden from entrants; what comes in it is marked as late

    @property
    def title(self) -> Text:
        return PHASES[self.kind]

    def state(self, now: datetime) -> PhaseState:
        """Where `now` stands to the window.

        >>> phase = Phase("submission", datetime(2026, 5, 1), datetime(2026, 5, 2), grace_s=60)
        >>> [phase.state(datetime(2026, 5, 1)), phase.state(datetime(2026, 5, 2)), phase.state(datetime(2026, 5, 3))]
        ['open', 'grace', 'closed']
        """
        if now < self.opens_at:
            return "before"
        if now < self.closes_at:
            return "open"
        return "grace" if now < self.closes_at + timedelta(seconds=self.grace_s) else "closed"

    def is_open(self, now: datetime) -> bool:
        return self.state(now) == "open"


def list_phases(tx: Transaction | State, contest_id: str) -> list[Phase]:
    """The phases of a contest in the order of a season."""
    order = list(PHASES)
    return sorted((Phase(*row) for row in tx.rows(_PHASES_OF, (contest_id,))), key=lambda one: order.index(one.kind))


def get_phase(tx: Transaction | State, contest_id: str, kind: str) -> Phase:
    """Raises SomethingMissing for a contest without this phase."""
    found = tx.row(_PHASE, (contest_id, kind))
    if found is None:
        raise SomethingMissing(what=kind)
    return Phase(*found)


def require_open(
    tx: Transaction | State, contest_id: str, kind: str, now: datetime, *, allow_grace: bool = False
) -> Phase:
    """The phase, if it takes acts at this moment. Raises WindowNotOpenYet, WindowClosed or SomethingMissing."""
    phase = get_phase(tx, contest_id, kind)
    state = phase.state(now)
    if state == "before":
        raise WindowNotOpenYet(phase=phase.title, opens_at=beijing(phase.opens_at))
    if state == "closed" or (state == "grace" and not allow_grace):
        raise WindowClosed(phase=phase.title, closed_at=beijing(phase.closes_at))
    return phase


def require_closed(tx: Transaction | State, contest_id: str, kind: str, now: datetime) -> Phase:
    """The phase, if its window and its grace are over. Raises PhaseStillOpen or SomethingMissing."""
    phase = get_phase(tx, contest_id, kind)
    if phase.state(now) != "closed":
        raise PhaseStillOpen(phase=phase.title, closes_at=beijing(phase.closes_at + timedelta(seconds=phase.grace_s)))
    return phase


def current_phases(phases: Sequence[Phase], now: datetime) -> list[Phase]:
    return [phase for phase in phases if phase.is_open(now)]


def beijing(moment: datetime) -> str:
    """A moment for a sentence: `2026-05-31 17:00`, with seconds only where there are some."""
    local = as_local(moment)
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second or local.microsecond else "%Y-%m-%d %H:%M")
