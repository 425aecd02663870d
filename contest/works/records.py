"""The records of works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.works.machine import STATUSES
from core.words import Text

Values = Mapping[str, Any]  # {field of the form: its value}, as contest/works/content.py describes them


@dataclass(frozen=True, slots=True)
class Work:
    id: str
    contest_id: str
    track_id: str
    team_id: str
    blind_code: str  # what judges know it by
    status: str  # as stored: `screening.settling.status_at` also knows what the clock has done since
    status_before: str | None
    current_version: int  # 0 before the first submission
    return_closes_at: datetime | None  # end of the correction, while or after it was returned
    draft: Values
    draft_revision: int
    draft_changed_at: datetime
    draft_changed_by: str
    created_at: datetime
    draft_revisions: Mapping[str, int]  # {field: draft_revision with which it was last changed}

    @property
    def status_label(self) -> Text:
        return STATUSES[self.status]


@dataclass(frozen=True, slots=True)
class WorkVersion:
    """What was handed in; it never changes. `sha256` is of `text`, the canonical JSON that `content` was read from."""

    work_id: str
    number: int
    content: Values  # the form, `dataset_uses` with their pinned versions, and `files` with their checksums
    text: str
    sha256: str
    receipt_code: str
    is_late: bool
    submitted_by: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class DatasetUse:
    """A dataset that a version declares. It stays when the dataset is withdrawn: title and id are its tombstone."""

    work_id: str
    number: int
    dataset_id: str
    slug: str
    title: Text
    is_withdrawn: bool
    versions: Mapping[str, int]  # {resource name: version number} at the moment of submission
    fields: tuple[str, ...]
    purpose: str
    role: str  # core | auxiliary


@dataclass(frozen=True, slots=True)
class Attachment:
    id: str
    work_id: str
    kind: str  # a key of attachments.KINDS
    file_name: str
    media_type: str
    size_bytes: int
    sha256: str
    file_key: str
    uploaded_by: str
    uploaded_at: datetime
    removed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkEvent:
    work_id: str
    act: str
    old_status: str
    new_status: str
    reason: str
    actor: str  # an account, or "clock"
    happened_at: datetime


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work of the gallery, as other pages name it."""

    work_id: str
    slug: str
    contest_id: str
    status: str
    title: str
    one_line: str
