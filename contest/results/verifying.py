"""Verification of winners before the public notice: identity, originality, reproducibility, eligibility."""

from datetime import datetime

from contest.errors import NotAllowedNow
from contest.results.errors import UnknownCheck, WorkHasNoPrize
from contest.results.machine import RESULT
from contest.results.queries import get_run, list_awards, list_winner_checks
from contest.results.words import RESULT_STATUSES, VERIFY_WINNERS, WINNER_CHECKS
from contest.rights import require_organiser
from core.audit import record_event
from core.state import State, Transaction

_UNPUBLISHED = ("computed", "provisional")
_LONGEST_NOTE = 2000  # characters
_SET = """
    INSERT INTO winner_check (run_id, work_id, item, is_satisfied, note, checked_by, checked_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_id, work_id, item) DO UPDATE
    SET is_satisfied = excluded.is_satisfied, note = excluded.note, checked_by = excluded.checked_by,
        checked_at = excluded.checked_at
"""
_CARRY_OVER = """
    INSERT INTO winner_check (run_id, work_id, item, is_satisfied, note, checked_by, checked_at)
    SELECT ?, work_id, item, is_satisfied, note, checked_by, checked_at
    FROM winner_check
    WHERE run_id = ?
"""


def check_winner(
    state: State, run_id: str, work_id: str, item: str, *, is_satisfied: bool, note: str, actor: str, now: datetime
) -> None:
    """Says of one winner whether one thing was verified; may be said again until the notice begins.

    Raises UnknownCheck, RoleNeeded, WorkHasNoPrize, or NotAllowedNow once the version is published.
    """
    if item not in WINNER_CHECKS:
        raise UnknownCheck(item=item[:100], items=", ".join(WINNER_CHECKS))
    with state.transaction() as tx:
        run = get_run(tx, run_id)
        require_organiser(tx, actor, run.contest_id)
        if run.status not in _UNPUBLISHED:
            raise NotAllowedNow(thing=RESULT.thing, status=RESULT_STATUSES[run.status], act=VERIFY_WINNERS)
        if work_id not in {award.work_id for award in list_awards(tx, run.id)}:
            raise WorkHasNoPrize()
        tx.execute(_SET, (run.id, work_id, item, is_satisfied, note.strip()[:_LONGEST_NOTE], actor, now))
        facts = {"work_id": work_id, "item": item, "is_satisfied": is_satisfied}
        record_event(tx, actor=actor, action="result.check_winner", subject=f"result:{run.id}", facts=facts, now=now)


def carry_checks_over(tx: Transaction, old_run_id: str, new_run_id: str) -> None:
    """What was verified of a work stays verified in the next version."""
    tx.execute(_CARRY_OVER, (new_run_id, old_run_id))


def count_unverified(tx: Transaction | State, run_id: str) -> int:
    """Checks that are missing or not satisfied, over every work with a prize."""
    winners = {award.work_id for award in list_awards(tx, run_id)}
    done = {(one.work_id, one.item) for one in list_winner_checks(tx, run_id) if one.is_satisfied}
    return sum((work_id, item) not in done for work_id in winners for item in WINNER_CHECKS)
