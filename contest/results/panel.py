"""Who may decide an appeal: an organiser or auditor who has nothing to do with it."""

import json

from contest.results import words
from contest.results.errors import InvolvedInAppeal, PanelNeeded
from contest.results.records import Appeal
from contest.rights import is_auditor, is_organiser, team_id_of
from core.state import State, Transaction
from core.words import Text

_JUDGED_WORK = """
    SELECT 1
    FROM assignment AS a
    JOIN judge AS j ON j.id = a.judge_id
    WHERE j.account_id = ? AND a.work_id = ?
    LIMIT 1
"""
_JUDGED_CONTEST = """
    SELECT 1
    FROM assignment AS a
    JOIN judge AS j ON j.id = a.judge_id
    WHERE j.account_id = ? AND j.contest_id = ?
    LIMIT 1
"""
_REJECTED_WORK = """
    SELECT 1 FROM screening_decision WHERE work_id = ? AND result = 'rejected' AND decided_by = ? LIMIT 1
"""
_ACTED_ON_WORK = """
    SELECT 1
    FROM two_person_act
    WHERE contest_id = ? AND subject IN (?, ?) AND (proposed_by = ? OR decided_by = ?)
    LIMIT 1
"""
_RULINGS = """
    SELECT facts
    FROM two_person_act
    WHERE contest_id = ? AND kind = 'award_ruling' AND (proposed_by = ? OR decided_by = ?)
"""


def require_panel(tx: Transaction | State, account_id: str, contest_id: str) -> None:
    """Raises PanelNeeded for anybody but organisers and auditors of the contest."""
    if not is_organiser(tx, account_id, contest_id) and not is_auditor(tx, account_id, contest_id):
        raise PanelNeeded()


def require_uninvolved(tx: Transaction | State, account_id: str, appeal: Appeal) -> None:
    """Raises PanelNeeded or InvolvedInAppeal."""
    require_panel(tx, account_id, appeal.contest_id)
    reason = find_involvement(tx, account_id, appeal)
    if reason is not None:
        raise InvolvedInAppeal(reason=reason)


def find_involvement(tx: Transaction | State, account_id: str, appeal: Appeal) -> Text | None:
    """Why this person has to leave the appeal to others; None when nothing is known."""
    if account_id == appeal.filed_by:
        return words.FILED_IT
    if team_id_of(tx, account_id, appeal.contest_id) is not None:
        return words.IN_A_TEAM
    if _judged(tx, account_id, appeal):
        return words.JUDGED_IT
    if _decided(tx, account_id, appeal):
        return words.DECIDED_IT
    return None


def _judged(tx: Transaction | State, account_id: str, appeal: Appeal) -> bool:
    """Also who was assigned and left: void and recused assignments stay known. Without a work, any work counts."""
    if appeal.work_id is None:
        return tx.row(_JUDGED_CONTEST, (account_id, appeal.contest_id)) is not None
    return tx.row(_JUDGED_WORK, (account_id, appeal.work_id)) is not None


def _decided(tx: Transaction | State, account_id: str, appeal: Appeal) -> bool:
    """Rejected the work at screening, proposed or confirmed an act upon it, or ruled on its prize."""
    work_id = appeal.work_id
    if work_id is None:
        return False
    if tx.row(_REJECTED_WORK, (work_id, account_id)) is not None:
        return True
    who = (account_id, account_id)
    if tx.row(_ACTED_ON_WORK, (appeal.contest_id, work_id, f"work:{work_id}", *who)) is not None:
        return True
    rulings = tx.rows(_RULINGS, (appeal.contest_id, *who))
    return any(work_id in json.loads(facts).get("works", ()) for (facts,) in rulings)
