"""The files of a work: checked by their content, put into the file store, and only then written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from contest.contests.queries import get_contest
from contest.contests.settings import ContestSettings
from contest.works.archives import check_archive
from contest.works.drafts import require_editable
from contest.works.errors import (
    AttachmentKindUnknown,
    AttachmentNotFound,
    AttachmentsTooLarge,
    AttachmentTooLarge,
    EmptyAttachment,
    TooManyAttachments,
)
from contest.works.file_names import safe_name
from contest.works.file_types import TYPES, checked_type
from contest.works.pictures import check_picture
from contest.works.queries import find_attachment, get_own_work, list_attachments, list_versions
from contest.works.records import Attachment, Work
from core.audit import record_event
from core.files import Files, sha256_of
from core.ids import new_id
from core.settings import MB
from core.state import State, Transaction
from core.words import Text


@dataclass(frozen=True, slots=True)
class AttachmentKind:
    """types: keys of file_types.TYPES. What is not blind is kept from judges while they judge blind."""

    label: Text
    types: tuple[str, ...]
    maximum: int
    is_blind: bool = True


KINDS: Mapping[str, AttachmentKind] = {
    "screenshot": AttachmentKind(Text("界面截图", "Screenshots"), ("png", "jpeg", "webp"), 8),
    "slides": AttachmentKind(Text("路演幻灯片", "Slides"), ("pdf", "pptx"), 2),
    "document": AttachmentKind(Text("说明文档", "Documents"), ("pdf", "docx"), 4),
    "video": AttachmentKind(Text("演示视频", "Videos"), ("mp4", "webm"), 2),
    "code": AttachmentKind(Text("源代码压缩包", "Source code"), ("zip",), 2, is_blind=False),
}
PICTURES = ("image/png", "image/jpeg", "image/webp")

_ADD = """
    INSERT INTO attachment (id, work_id, kind, file_name, media_type, size_bytes, sha256, file_key, uploaded_by,
                            uploaded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_REMOVE = "UPDATE attachment SET removed_at = ? WHERE id = ?"


def require_upload(tx: Transaction | State, work_id: str, kind: str | None, *, actor: str, now: datetime) -> int:
    """How many bytes a new file may have, before any of them was sent. kind: None while it is not known yet.

    Raises NotYours, AttachmentKindUnknown, TooManyAttachments, AttachmentsTooLarge, and as `require_editable`.
    """
    work = get_own_work(tx, work_id, actor)
    require_editable(tx, work, now)
    if kind is not None and kind not in KINDS:
        raise AttachmentKindUnknown(kinds=", ".join(KINDS))
    settings = get_contest(tx, work.contest_id).settings
    present = list_attachments(tx, work_id)
    _require_room(settings, present, kind, size_bytes=1)
    left = settings.max_total_mb * MB - sum(one.size_bytes for one in present)
    return min(settings.max_file_mb * MB, left)


def attach_file(
    state: State, files: Files, work_id: str, *, kind: str, name: str, path: Path, actor: str, now: datetime
) -> Attachment:
    """Takes a file that was uploaded to `path`, by any member. The file at `path` is left to the caller.

    Raises what `require_upload` raises, EmptyAttachment, AttachmentTooLarge, and what the checks of its type raise.
    """
    require_upload(state, work_id, kind, actor=actor, now=now)
    tidy = safe_name(name)
    media_type = _checked(path, tidy, KINDS[kind])
    size, checksum, attachment_id = path.stat().st_size, sha256_of(path), new_id()
    key = f"works/{work_id}/{checksum}/{attachment_id}"
    made = Attachment(
        attachment_id, work_id, kind, tidy, media_type, size, checksum, key, actor, uploaded_at=now, removed_at=None
    )
    files.put(key, path)
    try:
        _write_down(state, made, now=now)
    except BaseException:
        files.remove(key)
        raise
    return made


def remove_attachment(state: State, files: Files, attachment_id: str, *, actor: str, now: datetime) -> None:
    """Takes a file out of the draft. Versions that were submitted with it keep it.

    Raises AttachmentNotFound, NotYours, and as `require_editable`.
    """
    with state.transaction() as tx:
        found = find_attachment(tx, attachment_id)
        if found is None or found.removed_at is not None:
            raise AttachmentNotFound()
        work = get_own_work(tx, found.work_id, actor)
        require_editable(tx, work, now)
        tx.execute(_REMOVE, (now, attachment_id))
        is_kept = is_in_a_version(tx, work, attachment_id)
        facts = {"attachment": attachment_id, "sha256": found.sha256}
        record_event(tx, actor=actor, action="work.remove_file", subject=f"work:{work.id}", facts=facts, now=now)
    if not is_kept:
        files.remove(found.file_key)


def is_in_a_version(tx: Transaction | State, work: Work, attachment_id: str) -> bool:
    versions = list_versions(tx, work.id)
    return any(one["id"] == attachment_id for version in versions for one in version.content.get("files", []))


def _checked(path: Path, name: str, kind: AttachmentKind) -> str:
    """The media type of a file that may be taken."""
    if path.stat().st_size == 0:
        raise EmptyAttachment(name=name)
    found = checked_type(path, name, kind.types)
    media_type = TYPES[found].media_type
    if media_type in PICTURES:
        check_picture(path, name)
    elif found in ("zip", "pptx", "docx"):
        check_archive(path, name, allows_macros=found == "zip")
    return media_type


def _write_down(state: State, made: Attachment, *, now: datetime) -> None:
    with state.transaction() as tx:
        work = get_own_work(tx, made.work_id, made.uploaded_by)
        require_editable(tx, work, now)
        settings = get_contest(tx, work.contest_id).settings
        if made.size_bytes > settings.max_file_mb * MB:
            raise AttachmentTooLarge(name=made.file_name, limit_mb=settings.max_file_mb)
        _require_room(settings, list_attachments(tx, work.id), made.kind, size_bytes=made.size_bytes)
        row = (made.id, made.work_id, made.kind, made.file_name, made.media_type, made.size_bytes, made.sha256)
        tx.execute(_ADD, (*row, made.file_key, made.uploaded_by, now))
        facts = {"attachment": made.id, "kind": made.kind, "sha256": made.sha256, "size_bytes": made.size_bytes}
        record_event(tx, actor=made.uploaded_by, action="work.attach", subject=f"work:{work.id}", facts=facts, now=now)


def _require_room(
    settings: ContestSettings, present: Sequence[Attachment], kind: str | None, *, size_bytes: int
) -> None:
    if len(present) >= settings.max_attachments:
        raise TooManyAttachments(maximum=settings.max_attachments)
    if kind is not None and sum(one.kind == kind for one in present) >= KINDS[kind].maximum:
        raise TooManyAttachments(maximum=KINDS[kind].maximum)
    if sum(one.size_bytes for one in present) + size_bytes > settings.max_total_mb * MB:
        raise AttachmentsTooLarge(limit_mb=settings.max_total_mb)
