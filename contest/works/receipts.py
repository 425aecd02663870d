"""Receipts: what was handed in and when, to be checked by anybody who has the code."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from contest.contests.queries import get_contest
from contest.works.codes import tidy_code
from contest.works.content import hash_of
from contest.works.errors import ReceiptNotFound
from contest.works.queries import find_attachment, find_version_by_receipt, get_work
from contest.works.records import WorkVersion
from core.errors import FileMissing
from core.files import Files, sha256_of
from core.state import State, Transaction
from core.words import Text


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    file_name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt; nothing about people, since whoever has the code may read it."""

    code: str
    contest: Text
    contest_slug: str
    work_id: str
    work_title: str
    blind_code: str
    number: int
    sha256: str
    submitted_at: datetime
    is_late: bool
    is_counted: bool  # whether it is the version that counts now
    dataset_count: int
    files: tuple[ReceiptFile, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """A receipt computed again from what is stored.

    computed_sha256   of the stored text
    damaged           names of files that are gone or have other bytes than were handed in
    """

    receipt: Receipt
    computed_sha256: str
    damaged: tuple[str, ...]

    @property
    def is_intact(self) -> bool:
        return self.computed_sha256 == self.receipt.sha256 and not self.damaged


def get_receipt(tx: Transaction | State, code: str) -> Receipt:
    """Raises ReceiptNotFound."""
    return _receipt(tx, _version_of(tx, code))


def verify_receipt(state: State, files: Files, code: str) -> Verification:
    """Hashes the stored content and every stored file again. Raises ReceiptNotFound."""
    version = _version_of(state, code)
    damaged = [
        one["file_name"] for one in version.content["files"] if _hash_now(state, files, one["id"]) != one["sha256"]
    ]
    return Verification(_receipt(state, version), hash_of(version.text), tuple(damaged))


def receipt_address(public_url: str, code: str) -> str:
    """Where a receipt is verified; the QR code points there."""
    return f"{public_url}/receipt?{urlencode({'code': code})}"


def _version_of(tx: Transaction | State, code: str) -> WorkVersion:
    found = find_version_by_receipt(tx, tidy_code(code))
    if found is None:
        raise ReceiptNotFound()
    return found


def _receipt(tx: Transaction | State, version: WorkVersion) -> Receipt:
    work = get_work(tx, version.work_id)
    contest = get_contest(tx, work.contest_id)
    return Receipt(
        code=version.receipt_code,
        contest=contest.title,
        contest_slug=contest.slug,
        work_id=work.id,
        work_title=version.content["title"],
        blind_code=work.blind_code,
        number=version.number,
        sha256=version.sha256,
        submitted_at=version.submitted_at,
        is_late=version.is_late,
        is_counted=work.current_version == version.number,
        dataset_count=len(version.content["dataset_uses"]),
        files=tuple(ReceiptFile(o["file_name"], o["size_bytes"], o["sha256"]) for o in version.content["files"]),
    )


def _hash_now(state: State, files: Files, attachment_id: str) -> str | None:
    found = find_attachment(state, attachment_id)
    if found is None:
        return None
    try:
        return sha256_of(files.local_path(found.file_key))
    except FileMissing:
        return None
