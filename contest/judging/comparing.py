"""Finals by pairs: a judge reads two works, says which is better, may undo it, and never meets one in conflict."""

from datetime import datetime
from hashlib import sha256

from contest.contests.gates import require_passed
from contest.contests.queries import get_stage
from contest.contests.reasons import require_reason
from contest.contests.records import Stage
from contest.errors import NotYours, SomethingMissing
from contest.judging import records
from contest.judging.blind import blind_file, blind_work
from contest.judging.errors import SamePairTwice, StageIsNotPairwise
from contest.judging.planning import candidates
from contest.judging.queries import conflicting_pairs, require_judge, require_judging
from contest.judging.records import BlindAttachment, BlindWork
from contest.rights import is_organiser
from contest.scoring.pairwise import Comparison, next_pair
from contest.works.records import Work
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

Reader = Transaction | State

_STANDING = """
    SELECT judge_id, winner_id, loser_id FROM comparison
    WHERE stage_id = ? AND voided_at IS NULL
    ORDER BY made_at, id
"""
_MINE = """
    SELECT id, winner_id, loser_id, made_at, voided_at FROM comparison
    WHERE stage_id = ? AND judge_id = ?
    ORDER BY made_at DESC, id
"""
_SAME = """
    SELECT id, winner_id FROM comparison
    WHERE stage_id = ? AND judge_id = ? AND voided_at IS NULL
      AND ((winner_id = ? AND loser_id = ?) OR (winner_id = ? AND loser_id = ?))
"""
_ADD = "INSERT INTO comparison (id, stage_id, judge_id, winner_id, loser_id, made_at) VALUES (?, ?, ?, ?, ?, ?)"
_ONE = "SELECT stage_id, judge_id, winner_id, loser_id, voided_at FROM comparison WHERE id = ?"
_VOID = "UPDATE comparison SET voided_at = ? WHERE id = ?"


def get_next_pair(tx: Reader, stage_id: str, *, actor: str, now: datetime) -> tuple[BlindWork, BlindWork] | None:
    """The two works to compare next; None when this judge has compared all that are not in conflict.

    Raises NotYours, StageIsNotPairwise, GateNotPassed, WindowNotOpenYet, WindowClosed or ScoresFrozen.
    """
    stage, judge_id = _judging(tx, stage_id, actor, now)
    works = {work.id: work for work in candidates(tx, stage)}
    known = [Comparison(*row) for row in tx.rows(_STANDING, (stage_id,))]
    standing = [one for one in known if one.winner in works and one.loser in works]
    found = next_pair(works, standing, judge=judge_id, barred=_barred(tx, stage, judge_id), seed=_seed(stage_id))
    if found is None:
        return None
    one, other = (blind_work(tx, work_id, works[work_id].current_version) for work_id in found)
    return one, other


def get_compared_file(
    tx: Reader, stage_id: str, work_id: str, attachment_id: str, *, actor: str, now: datetime
) -> tuple[BlindAttachment, str]:
    """A file of a work of the stage with its key in the file store. Raises as get_next_pair, or AttachmentNotFound."""
    stage, judge_id = _judging(tx, stage_id, actor, now)
    work = _visible(tx, stage, judge_id, work_id)
    return blind_file(tx, blind_work(tx, work.id, work.current_version), attachment_id)


def record_comparison(state: State, stage_id: str, *, winner_id: str, loser_id: str, actor: str, now: datetime) -> str:
    """Returns the id of the comparison; the same once more returns the one that is there.

    Raises as get_next_pair, NotYours for a work in conflict or of another stage, or SamePairTwice.
    """
    with state.transaction() as tx:
        stage, judge_id = _judging(tx, stage_id, actor, now)
        for work_id in (winner_id, loser_id):
            _visible(tx, stage, judge_id, work_id)
        if winner_id == loser_id:
            raise SamePairTwice()
        same = tx.row(_SAME, (stage_id, judge_id, winner_id, loser_id, loser_id, winner_id))
        if same is not None:
            if same[1] != winner_id:
                raise SamePairTwice()
            return str(same[0])
        comparison_id = new_id()
        tx.execute(_ADD, (comparison_id, stage_id, judge_id, winner_id, loser_id, now))
        _record(tx, "comparison.make", comparison_id, stage_id, judge_id, actor=actor, now=now)
    return comparison_id


def void_comparison(state: State, comparison_id: str, *, actor: str, now: datetime, reason: str = "") -> None:
    """Undone by its judge while the window is open, or by an organiser with a reason. The row stays.

    Raises NotYours, ReasonNeeded, SomethingMissing when it is void already, and as get_next_pair.
    """
    with state.transaction() as tx:
        found = tx.row(_ONE, (comparison_id,))
        if found is None:
            raise NotYours()
        stage_id, judge_id, winner_id, loser_id, voided_at = found
        stage = get_stage(tx, stage_id)
        if is_organiser(tx, actor, stage.contest_id):
            require_judging(tx, stage, now)
            reason = require_reason(reason)
        else:
            _require_own(tx, stage, judge_id, {winner_id, loser_id}, actor, now)
        if voided_at is not None:
            raise SomethingMissing(what=comparison_id[:100])
        tx.execute(_VOID, (now, comparison_id))
        _record(tx, "comparison.void", comparison_id, stage_id, judge_id, actor=actor, now=now, reason=reason)


def list_my_comparisons(tx: Reader, stage_id: str, *, actor: str) -> list[records.Comparison]:
    """What this judge said, the latest first, void ones too; without works in conflict. Raises NotYours."""
    stage = get_stage(tx, stage_id)
    judge_id = require_judge(tx, actor, stage.contest_id)
    barred = _barred(tx, stage, judge_id)
    mine = [records.Comparison(*row) for row in tx.rows(_MINE, (stage_id, judge_id))]
    return [one for one in mine if not {one.winner_id, one.loser_id} & barred]


def _judging(tx: Reader, stage_id: str, actor: str, now: datetime) -> tuple[Stage, str]:
    stage = get_stage(tx, stage_id)
    judge_id = require_judge(tx, actor, stage.contest_id)
    if stage.method != "pairwise":
        raise StageIsNotPairwise()
    require_judging(tx, stage, now)
    require_passed(tx, stage.contest_id, "open_judging", stage.id)
    return stage, judge_id


def _require_own(tx: Transaction, stage: Stage, judge_id: str, works: set[str], actor: str, now: datetime) -> None:
    """Raises NotYours for the comparison of another judge, and for one of a work in conflict."""
    _, own_id = _judging(tx, stage.id, actor, now)
    if own_id != judge_id or works & _barred(tx, stage, judge_id):
        raise NotYours()


def _visible(tx: Reader, stage: Stage, judge_id: str, work_id: str) -> Work:
    found = next((work for work in candidates(tx, stage) if work.id == work_id), None)
    if found is None or work_id in _barred(tx, stage, judge_id):
        raise NotYours()
    return found


def _barred(tx: Reader, stage: Stage, judge_id: str) -> set[str]:
    return {work_id for judge, work_id in conflicting_pairs(tx, stage.contest_id) if judge == judge_id}


def _seed(stage_id: str) -> int:
    return int.from_bytes(sha256(stage_id.encode()).digest()[:8])


def _record(
    tx: Transaction,
    action: str,
    comparison_id: str,
    stage_id: str,
    judge_id: str,
    *,
    actor: str,
    now: datetime,
    reason: str = "",
) -> None:
    facts = {"stage_id": stage_id, "judge_id": judge_id, **({"reason": reason} if reason else {})}
    record_event(tx, actor=actor, action=action, subject=f"comparison:{comparison_id}", facts=facts, now=now)
