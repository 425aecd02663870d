"""Taking a certificate back: the row stays, with the reason, and its page says so."""

from datetime import datetime

from contest.certificates.queries import get_certificate, list_certificates_of_work
from contest.certificates.records import Certificate
from contest.contests.reasons import require_reason
from contest.results.machine import CERTIFICATE
from contest.rights import require_organiser
from core.audit import record_event
from core.state import State, Transaction

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


def _revoke(tx: Transaction, certificate: Certificate, *, reason: str, actor: str, now: datetime) -> None:
    CERTIFICATE.after(certificate.status, "revoke")
    tx.execute(_REVOKE, (actor, now, reason, certificate.code))
    facts = {"work_id": certificate.work_id, "kind": certificate.kind}
    subject = f"certificate:{certificate.code}"
    record_event(tx, actor=actor, action="certificate.revoke", subject=subject, facts=facts, now=now)
