"""What pages and routes ask about certificates."""

from typing import Any

from contest.certificates.errors import CertificateNotFound
from contest.certificates.records import Certificate
from contest.works.codes import tidy_code
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

_COLUMNS = """
    SELECT code, contest_id, work_id, kind, holder, work_title, award_zh, award_en, run_id, issued_by, issued_at,
           revoked_at, revoke_reason
    FROM certificate
"""
_BY_CODE = _COLUMNS + "WHERE code = ?"
_OF_WORK = _COLUMNS + "WHERE work_id = ? ORDER BY issued_at, code"
_OF_CONTEST = _COLUMNS + "WHERE contest_id = ? ORDER BY issued_at, code"

_LONGEST_CODE = 64  # characters


def find_certificate(tx: Reader, code: str) -> Certificate | None:
    """Valid or revoked, by the code as printed or typed: small letters, blanks and dashes do not matter."""
    found = tx.row(_BY_CODE, (tidy_code(code),))
    return _certificate(found) if found else None


def get_certificate(tx: Reader, code: str) -> Certificate:
    """Raises CertificateNotFound."""
    found = find_certificate(tx, code)
    if found is None:
        raise CertificateNotFound(code=code[:_LONGEST_CODE])
    return found


def list_certificates_of_work(tx: Reader, work_id: str) -> list[Certificate]:
    """Valid and revoked, the oldest first: for the team of the work, organisers and auditors."""
    return [_certificate(row) for row in tx.rows(_OF_WORK, (work_id,))]


def list_certificates(tx: Reader, contest_id: str) -> list[Certificate]:
    """Valid and revoked, the oldest first: for organisers and auditors."""
    return [_certificate(row) for row in tx.rows(_OF_CONTEST, (contest_id,))]


def _certificate(row: tuple[Any, ...]) -> Certificate:
    code, contest_id, work_id, kind, holder, title, zh, en, *others = row
    return Certificate(code, contest_id, work_id, kind, holder, title, Text(zh, en), *others)
