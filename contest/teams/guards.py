"""Whether a team takes an act at this moment, and what its work allows."""

from datetime import datetime

from contest.contests.gates import list_gates
from contest.contests.queries import require_published
from contest.contests.records import Contest
from contest.errors import WindowClosed
from contest.phases import beijing, list_phases, require_open
from contest.teams.errors import JudgingBindsTeam, ResultsBindTeam, TeamFull, TeamLocked
from contest.teams.machine import TEAM
from contest.teams.records import Team
from contest.works.machine import MACHINE
from contest.works.moving import move_work
from core.state import State, Transaction

_RESULT_GATES = {"publish_provisional", "start_publicity", "finalise"}


def require_unlocked(tx: Transaction | State, team: Team, act: str, now: datetime) -> Contest:
    """The contest, if the team takes the act while registration is open.

    Raises ContestNotOpen, TeamLocked, NotAllowedNow or WindowNotOpenYet.
    """
    contest = require_published(tx, team.contest_id)
    if team.locks_at is not None and now >= team.locks_at and team.allows("withdraw"):
        raise TeamLocked(closed_at=beijing(team.locks_at))
    TEAM.after(team.status, act)
    require_open(tx, contest.id, "registration", now)
    return contest


def require_editable(tx: Transaction | State, team: Team, act: str, now: datetime) -> Contest:
    """As `require_unlocked`; what was returned for changes may be changed until submission closes.

    Raises also WindowClosed.
    """
    if team.status != "returned" or team.locks_at is None or now < team.locks_at:
        return require_unlocked(tx, team, act, now)
    for phase in list_phases(tx, team.contest_id):
        if phase.kind == "submission" and now >= phase.closes_at:
            raise WindowClosed(phase=phase.title, closed_at=beijing(phase.closes_at))
    TEAM.after(team.status, act)
    return require_published(tx, team.contest_id)


def require_room(team: Team) -> None:
    """Raises TeamFull."""
    if team.is_full:
        raise TeamFull(team=team.name, size=team.size, maximum=team.maximum)


_SUBMITTED = "SELECT 1 FROM work WHERE team_id = ? AND current_version > 0 AND status <> 'withdrawn'"
_WORKS = "SELECT id, status FROM work WHERE team_id = ? ORDER BY id"


def has_submitted_work(tx: Transaction | State, team_id: str) -> bool:
    """Whether something was handed in, and not taken back, that others may have to deal with."""
    return tx.row(_SUBMITTED, (team_id,)) is not None


def require_withdrawable(tx: Transaction | State, team: Team, *, is_organiser: bool) -> None:
    """A team without a work may always go. Raises ResultsBindTeam, and JudgingBindsTeam for its leader."""
    if not has_submitted_work(tx, team.id):
        return
    passed = {gate.kind for gate in list_gates(tx, team.contest_id)}
    if passed & _RESULT_GATES:
        raise ResultsBindTeam()
    if "open_judging" in passed and not is_organiser:
        raise JudgingBindsTeam()


def move_works_of(
    tx: Transaction, team_id: str, acts: tuple[str, ...], *, actor: str, now: datetime, reason: str
) -> None:
    """Takes each work of the team along, by the first of the acts that its status allows."""
    for work_id, status in tx.rows(_WORKS, (team_id,)):
        act = next((act for act in acts if MACHINE.allows(status, act)), None)
        if act is not None:
            move_work(tx, work_id, act, actor=actor, now=now, reason=reason)
