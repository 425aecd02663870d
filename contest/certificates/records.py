"""The record of a certificate."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.words import Text

CertificateKind = Literal["award", "participation"]
CertificateStatus = Literal["issued", "revoked"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """As it was issued: a team that is renamed later keeps the name on it."""

    code: str  # nobody can guess it; whoever has it may verify
    contest_id: str
    work_id: str
    kind: CertificateKind
    holder: str
    work_title: str
    award: Text
    run_id: str | None
    issued_by: str
    issued_at: datetime
    revoked_at: datetime | None
    revoke_reason: str

    @property
    def status(self) -> CertificateStatus:
        return "issued" if self.revoked_at is None else "revoked"
