"""Certificates of a final result: for every award, and for taking part with a work that passed screening."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from contest.certificates import words
from contest.certificates.errors import NothingToIssue, ResultNotFinal
from contest.certificates.records import CertificateKind
from contest.certificates.revoking import award_key
from contest.contests.queries import get_contest, list_prizes
from contest.results.letters import tell_of_certificates
from contest.results.queries import get_run, list_awards
from contest.results.records import ResultRun
from contest.results.words import RESULT_STATUSES
from contest.rights import require_organiser
from contest.works.codes import new_receipt_code
from core.audit import record_event
from core.state import State, Transaction
from core.words import Text

TOOK_PART = ("passed", "in_review", "reviewed", "shortlisted", "eliminated", "finalist", "awarded")  # statuses of works

_WORKS = """
    SELECT w.id, t.name, v.content, w.status
    FROM work AS w
    JOIN team AS t ON t.id = w.team_id
    JOIN work_version AS v ON v.work_id = w.id AND v.number = w.current_version
    WHERE w.contest_id = ?
    ORDER BY w.id
"""
_IS_ISSUED = "SELECT 1 FROM certificate WHERE valid_key = ?"
_ISSUE = """
    INSERT INTO certificate
        (code, contest_id, work_id, kind, holder, work_title, award_zh, award_en, run_id, issued_by, issued_at,
         revoke_reason, valid_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)
"""


@dataclass(frozen=True, slots=True)
class _Due:
    """A certificate that a final result asks for. `key` says what it is for: one is valid for each."""

    work_id: str
    kind: CertificateKind
    award: Text
    key: str


def issue_certificates(state: State, run_id: str, *, actor: str, public_url: str, now: datetime) -> list[str]:
    """The codes of the certificates issued now: what is due and not valid yet, so that asking again adds nothing twice.

    The leader of each team that gets one is told where it is.
    Raises ResultNotPublic, RoleNeeded, ResultNotFinal or NothingToIssue.
    """
    with state.transaction() as tx:
        run = get_run(tx, run_id)
        require_organiser(tx, actor, run.contest_id)
        if run.status != "final":
            raise ResultNotFinal(status=RESULT_STATUSES[run.status])
        works = _works(tx, run.contest_id)
        due = _due(tx, run, works)
        if not due:
            raise NothingToIssue()
        codes = [_issue(tx, one, works[one.work_id], run.contest_id, run.id, actor=actor, now=now) for one in due]
        contest = get_contest(tx, run.contest_id)
        for work_id in dict.fromkeys(one.work_id for one in due):
            tell_of_certificates(tx, work_id, contest, public_url=public_url, now=now)
    return codes


def count_due(tx: Transaction | State, run_id: str) -> int:
    """How many certificates a final result asks for that are not issued yet. Raises ResultNotPublic."""
    run = get_run(tx, run_id)
    return len(_due(tx, run, _works(tx, run.contest_id))) if run.status == "final" else 0


def _works(tx: Transaction | State, contest_id: str) -> dict[str, tuple[str, ...]]:
    """{work id: (id, team, content, status)} of those that took part to the end."""
    return {row[0]: row for row in tx.rows(_WORKS, (contest_id,)) if row[3] in TOOK_PART}


def _due(tx: Transaction | State, run: ResultRun, works: dict[str, tuple[str, ...]]) -> list[_Due]:
    return [one for one in _all_due(tx, run.contest_id, run.id, works) if not _is_issued(tx, one)]


def _all_due(
    tx: Transaction | State, contest_id: str, run_id: str, works: dict[str, tuple[str, ...]]
) -> Iterator[_Due]:
    """Awards to works that still stand; then one for taking part for every work that was not turned away."""
    prizes = {prize.id: prize for prize in list_prizes(tx, contest_id)}
    for award in list_awards(tx, run_id):
        if award.work_id in works:
            yield _Due(award.work_id, "award", prizes[award.prize_id].title, award_key(award.work_id, award.prize_id))
    for work_id in works:
        yield _Due(work_id, "participation", words.PARTICIPATION, f"{work_id} participation")


def _is_issued(tx: Transaction | State, due: _Due) -> bool:
    return tx.row(_IS_ISSUED, (due.key,)) is not None


def _issue(
    tx: Transaction, due: _Due, work: tuple[str, ...], contest_id: str, run_id: str, *, actor: str, now: datetime
) -> str:
    code = new_receipt_code()
    title = json.loads(work[2]).get("title", "")
    said = (work[1], title, due.award.zh, due.award.en)
    tx.execute(_ISSUE, (code, contest_id, due.work_id, due.kind, *said, run_id, actor, now, due.key))
    facts = {"work_id": due.work_id, "kind": due.kind, "run_id": run_id}
    record_event(tx, actor=actor, action="certificate.issue", subject=f"certificate:{code}", facts=facts, now=now)
    return code
