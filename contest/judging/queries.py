"""What is asked about judges, stages and assignments by every part of judging."""

import json
from datetime import datetime
from typing import Any

from contest.contests.gates import find_gate, has_passed
from contest.contests.queries import get_stage
from contest.contests.records import Stage
from contest.errors import NotYours, SomethingMissing
from contest.judging.errors import ScoresFrozen
from contest.judging.machine import LIVE
from contest.judging.records import Assignment, Conflict, Judge
from contest.phases import get_phase, list_phases, require_open
from contest.rights import judge_id_of, scope_of
from contest.works.queries import find_work, get_work, list_events
from core.people.roles import has_role
from core.state import State, Transaction

Reader = Transaction | State

OUT = ("withdrawn", "disqualified", "rejected")  # statuses of works that leave every queue and every count

_JUDGE_COLUMNS = """
    SELECT j.id, j.contest_id, j.account_id, j.email, j.status, j.expertise, j.max_load, j.invited_at, j.answered_at
    FROM judge AS j
"""
_JUDGE = _JUDGE_COLUMNS + "WHERE j.id = ?"
_JUDGES = _JUDGE_COLUMNS + "WHERE j.contest_id = ? ORDER BY j.invited_at, j.id"


def get_judge(tx: Reader, judge_id: str) -> Judge:
    """Raises SomethingMissing."""
    found = tx.row(_JUDGE, (judge_id,))
    if found is None:
        raise SomethingMissing(what=judge_id[:100])
    return _judge(found)


def list_judges(tx: Reader, contest_id: str) -> list[Judge]:
    """Everybody who was ever invited, the first invited first: for organisers."""
    return [_judge(row) for row in tx.rows(_JUDGES, (contest_id,))]


def list_serving_judges(tx: Reader, contest_id: str) -> list[Judge]:
    """Those who accepted and still hold the role, in the order of their ids."""
    serving = [one for one in list_judges(tx, contest_id) if one.status in ("active", "completed")]
    scope = scope_of(contest_id)
    held = [one for one in serving if one.account_id and has_role(tx, one.account_id, "judge", scope)]
    return sorted(held, key=lambda one: one.id)


def _judge(row: tuple[Any, ...]) -> Judge:
    id_, contest_id, account_id, email, status, expertise, *others = row
    return Judge(id_, contest_id, account_id, email, status, json.loads(expertise), *others)


def require_judge(tx: Reader, account_id: str, contest_id: str) -> str:
    """The judge that this person is and may act as now. Raises NotYours."""
    judge_id = judge_id_of(tx, account_id, contest_id)
    if judge_id is None or not has_role(tx, account_id, "judge", scope_of(contest_id)):
        raise NotYours()
    return judge_id


def window_of(tx: Reader, stage: Stage) -> str:
    """The phase in which a stage is judged: the first in `judging`, later ones in `final` where there is one."""
    kinds = [phase.kind for phase in list_phases(tx, stage.contest_id)]
    return "final" if stage.ordinal > 1 and "final" in kinds else "judging"


def require_not_frozen(tx: Reader, stage: Stage, work_id: str = "") -> None:
    """Raises ScoresFrozen, unless this very work is reviewed again."""
    if has_passed(tx, stage.contest_id, "freeze_scores", stage.id) and not is_reassessed(tx, stage, work_id):
        raise ScoresFrozen()


def require_judging(tx: Reader, stage: Stage, now: datetime, work_id: str = "") -> None:
    """Raises WindowNotOpenYet, WindowClosed or ScoresFrozen unless marks can change at this moment.

    A work that is reviewed again after the freezing has no window: it ends when an organiser says so.
    """
    require_not_frozen(tx, stage, work_id)
    if not is_reassessed(tx, stage, work_id):
        require_open(tx, stage.contest_id, window_of(tx, stage), now)


def is_reassessed(tx: Reader, stage: Stage, work_id: str) -> bool:
    """Whether the work was taken up again after the marks of the stage were frozen, and is not finished yet."""
    frozen = find_gate(tx, stage.contest_id, "freeze_scores", stage.id)
    work = find_work(tx, work_id) if frozen else None
    if frozen is None or work is None or work.status != "in_review":
        return False
    events = list_events(tx, work_id)
    return any(one.act == "reassess" and one.happened_at >= frozen.passed_at for one in events)


def judging_closes_at(tx: Reader, stage: Stage) -> datetime:
    return get_phase(tx, stage.contest_id, window_of(tx, stage)).closes_at


_ASSIGNMENT_COLUMNS = """
    SELECT a.id, a.stage_id, a.judge_id, a.work_id, a.work_version, a.ordinal, a.status, s.contest_id
    FROM assignment AS a
    JOIN stage AS s ON s.id = a.stage_id
"""
_ASSIGNMENT = _ASSIGNMENT_COLUMNS + "WHERE a.id = ?"
_OF_STAGE = _ASSIGNMENT_COLUMNS + "WHERE a.stage_id = ? ORDER BY a.judge_id, a.ordinal, a.id"


def find_assignment(tx: Reader, assignment_id: str) -> Assignment | None:
    found = tx.row(_ASSIGNMENT, (assignment_id,))
    return Assignment(*found) if found else None


def get_assignment(tx: Reader, assignment_id: str) -> Assignment:
    """For organisers. Raises SomethingMissing."""
    found = find_assignment(tx, assignment_id)
    if found is None:
        raise SomethingMissing(what=assignment_id[:100])
    return found


def list_assignments(tx: Reader, stage_id: str) -> list[Assignment]:
    """Every assignment of a stage, void ones too: for organisers."""
    return [Assignment(*row) for row in tx.rows(_OF_STAGE, (stage_id,))]


def require_own_assignment(tx: Reader, assignment_id: str, account_id: str) -> tuple[Assignment, Stage]:
    """The assignment of this judge, if nothing hides it. Raises NotYours, also for one that does not exist.

    A void one, one of a work in conflict, and one of a work that is out does not exist for the judge.
    """
    found = find_assignment(tx, assignment_id)
    if found is None or found.status not in LIVE:
        raise NotYours()
    if require_judge(tx, account_id, found.contest_id) != found.judge_id:
        raise NotYours()
    if in_conflict(tx, found.judge_id, found.work_id) or get_work(tx, found.work_id).status in OUT:
        raise NotYours()
    return found, get_stage(tx, found.stage_id)


_CONFLICT_COLUMNS = """
    SELECT c.judge_id, c.work_id, c.source, c.is_pinned, c.reason, c.made_by, c.made_at, c.lifted_at, c.lift_reason
    FROM conflict AS c
"""
_CONFLICTS = _CONFLICT_COLUMNS + "WHERE c.contest_id = ? ORDER BY c.judge_id, c.work_id, c.source"
_IN_CONFLICT = "SELECT 1 FROM conflict WHERE judge_id = ? AND work_id = ? AND lifted_at IS NULL LIMIT 1"
_CONFLICTING = """
    SELECT DISTINCT judge_id, work_id FROM conflict
    WHERE contest_id = ? AND lifted_at IS NULL
    ORDER BY judge_id, work_id
"""


def list_conflicts(tx: Reader, contest_id: str) -> list[Conflict]:
    """Every conflict, lifted ones too: for organisers."""
    return [Conflict(*row) for row in tx.rows(_CONFLICTS, (contest_id,))]


def in_conflict(tx: Reader, judge_id: str, work_id: str) -> bool:
    return tx.row(_IN_CONFLICT, (judge_id, work_id)) is not None


def conflicting_pairs(tx: Reader, contest_id: str) -> set[tuple[str, str]]:
    """(judge id, work id) of every conflict that stands."""
    return {(judge_id, work_id) for judge_id, work_id in tx.rows(_CONFLICTING, (contest_id,))}
