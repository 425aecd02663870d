"""Taking a certificate back: the row stays, with the reason, and its page says so."""

from collections.abc import Collection
from datetime import datetime

from contest.certificates import words
from contest.certificates.queries import get_certificate, list_certificates_of_work
from contest.certificates.records import Certificate
from contest.contests.reasons import require_reason
from contest.results.machine import CERTIFICATE
from contest.rights import require_organiser
from core.audit import record_event
from core.state import State, Transaction
from core.words import DEFAULT_LANG

_VALID_AWARDS = """
    SELECT code, valid_key FROM certificate
    WHERE contest_id = ? AND kind = 'award' AND valid_key IS NOT NULL
    ORDER BY code
"""
_REVOKE = "UPDATE certificate SET revoked_by = ?, revoked_at = ?, revoke_reason = ?, valid_key = NULL WHERE code = ?"


def revoke_certificate(state: State, code: str, *, reason: str, actor: str, now: datetime) -> None:
    """By an organiser. Raises CertificateNotFound, RoleNeeded, ReasonNeeded, or NotAllowedNow when it was before."""
    with state.transaction() as tx:
        certificate = get_certificate(tx, code)
        require_organiser(tx, actor, certificate.contest_id)
        _revoke(tx, certificate, reason=require_reason(reason), actor=actor, now=now)


def revoke_certificates_of(tx: Transaction, work_id: str, *, reason: str, actor: str, now: datetime) -> list[str]:
    """The codes of those that were valid until now. Rights are the caller's."""
    valid = [one for one in list_certificates_of_work(tx, work_id) if one.status == "issued"]
    for certificate in valid:
        _revoke(tx, certificate, reason=reason, actor=actor, now=now)
    return [certificate.code for certificate in valid]


def revoke_outdated(
    tx: Transaction, contest_id: str, kept: Collection[tuple[str, str]], *, number: int, actor: str, now: datetime
) -> None:
    """Certificates of prizes that a new version of the result gives to others. Rights are the caller's.

    kept     (work, prize) of the new version
    number   of the new version, for the reason
    """
    keys = {award_key(*pair) for pair in kept}
    for code, key in tx.rows(_VALID_AWARDS, (contest_id,)):
        if key not in keys:
            reason = words.RESULT_CHANGED.say(DEFAULT_LANG, number=number)
            _revoke(tx, get_certificate(tx, code), reason=reason, actor=actor, now=now)


def award_key(work_id: str, prize_id: str) -> str:
    """What one certificate of an award is valid for."""
    return f"{work_id} {prize_id}"


def _revoke(tx: Transaction, certificate: Certificate, *, reason: str, actor: str, now: datetime) -> None:
    CERTIFICATE.after(certificate.status, "revoke")
    tx.execute(_REVOKE, (actor, now, reason, certificate.code))
    facts = {"work_id": certificate.work_id, "kind": certificate.kind}
    subject = f"certificate:{certificate.code}"
    record_event(tx, actor=actor, action="certificate.revoke", subject=subject, facts=facts, now=now)
