"""What pages and other parts ask about works. Every function reads in a transaction or outside of one."""

import json
from collections.abc import Iterable
from typing import Any

from catalog.record_json import from_json
from catalog.records import Dataset
from contest.errors import NotYours
from contest.rights import require_leader, require_member
from contest.works.errors import WorkNotFound
from contest.works.machine import STANDING, UNDECIDED
from contest.works.records import Attachment, DatasetUse, ShownWork, Work, WorkEvent, WorkVersion
from core.state import Row, State, Transaction
from core.words import Text

DRAFT_REVISIONS = "_revisions"  # beside the fields in the JSON of a draft: which revision last changed which field

_WORK = """
    SELECT id, contest_id, track_id, team_id, blind_code, status, status_before, current_version, return_closes_at,
           draft, draft_revision, draft_changed_at, draft_changed_by, created_at
    FROM work
"""
_BY_ID = f"{_WORK} WHERE id = ?"
_OF_TEAM = f"{_WORK} WHERE team_id = ?"
_OF_CONTEST = f"{_WORK} WHERE contest_id = ? ORDER BY created_at, id"


def find_work(tx: Transaction | State, work_id: str) -> Work | None:
    found = tx.row(_BY_ID, (work_id,))
    return _work(found) if found else None


def get_work(tx: Transaction | State, work_id: str) -> Work:
    """Raises WorkNotFound."""
    found = find_work(tx, work_id)
    if found is None:
        raise WorkNotFound()
    return found


def get_own_work(tx: Transaction | State, work_id: str, actor: str, *, as_leader: bool = False) -> Work:
    """The work of the actor's team. Raises NotYours, also where there is no such work."""
    found = find_work(tx, work_id)
    if found is None:
        raise NotYours()
    (require_leader if as_leader else require_member)(tx, actor, found.team_id)
    return found


def find_work_of_team(tx: Transaction | State, team_id: str) -> Work | None:
    """A team has one work."""
    found = tx.row(_OF_TEAM, (team_id,))
    return _work(found) if found else None


def list_works(tx: Transaction | State, contest_id: str, *, statuses: Iterable[str] | None = None) -> list[Work]:
    """The works of a contest, the first begun first; only those in one of `statuses`, where they are given."""
    wanted = None if statuses is None else set(statuses)
    works = [_work(row) for row in tx.rows(_OF_CONTEST, (contest_id,))]
    return [one for one in works if wanted is None or one.status in wanted]


_VERSION = """
    SELECT work_id, number, content, sha256, receipt_code, is_late, submitted_by, submitted_at
    FROM work_version
"""
_VERSIONS_OF = f"{_VERSION} WHERE work_id = ? ORDER BY number"
_VERSION_OF = f"{_VERSION} WHERE work_id = ? AND number = ?"
_BY_RECEIPT = f"{_VERSION} WHERE receipt_code = ?"
_COUNTED = """
    SELECT v.work_id, v.number, v.content, v.sha256, v.receipt_code, v.is_late, v.submitted_by, v.submitted_at
    FROM work_version AS v
    JOIN work AS w ON w.id = v.work_id AND w.current_version = v.number
    WHERE w.contest_id = ?
    ORDER BY v.work_id
"""


def list_versions(tx: Transaction | State, work_id: str) -> list[WorkVersion]:
    """Oldest first."""
    return [_version(row) for row in tx.rows(_VERSIONS_OF, (work_id,))]


def find_version(tx: Transaction | State, work_id: str, number: int) -> WorkVersion | None:
    found = tx.row(_VERSION_OF, (work_id, number))
    return _version(found) if found else None


def find_version_by_receipt(tx: Transaction | State, code: str) -> WorkVersion | None:
    found = tx.row(_BY_RECEIPT, (code,))
    return _version(found) if found else None


def counted_version(tx: Transaction | State, work_id: str) -> WorkVersion | None:
    """The one version that counts: the latest submitted. None before the first submission."""
    work = find_work(tx, work_id)
    return find_version(tx, work_id, work.current_version) if work and work.current_version else None


def counted_versions(tx: Transaction | State, contest_id: str) -> dict[str, WorkVersion]:
    """{work id: the version that counts} of every work that was ever submitted."""
    return {row[0]: _version(row) for row in tx.rows(_COUNTED, (contest_id,))}


_USES = """
    SELECT u.work_id, u.number, u.dataset_id, d.slug, d.record, d.withdrawn_at, u.versions, u.fields, u.purpose, u.role
    FROM dataset_use AS u
    LEFT JOIN dataset AS d ON d.id = u.dataset_id
    WHERE u.work_id = ? AND u.number = ?
    ORDER BY u.role DESC, u.dataset_id
"""
_GONE = Text("（已不在目录中的数据集）", "(a dataset no longer in the catalogue)")


def list_uses(tx: Transaction | State, work_id: str, number: int) -> list[DatasetUse]:
    """The datasets that a version declares, core ones first; also those withdrawn since."""
    return [_use(row) for row in tx.rows(_USES, (work_id, number))]


_ATTACHMENT = """
    SELECT id, work_id, kind, file_name, media_type, size_bytes, sha256, file_key, uploaded_by, uploaded_at, removed_at
    FROM attachment
"""
_ATTACHMENT_OF = f"{_ATTACHMENT} WHERE id = ?"
_ATTACHMENTS_OF = f"{_ATTACHMENT} WHERE work_id = ? AND removed_at IS NULL ORDER BY uploaded_at, id"


def find_attachment(tx: Transaction | State, attachment_id: str) -> Attachment | None:
    """Also one that was removed: a submitted version may still hold it."""
    found = tx.row(_ATTACHMENT_OF, (attachment_id,))
    return Attachment(*found) if found else None


def list_attachments(tx: Transaction | State, work_id: str) -> list[Attachment]:
    """The files of the draft, in the order in which they came."""
    return [Attachment(*row) for row in tx.rows(_ATTACHMENTS_OF, (work_id,))]


_EVENTS = """
    SELECT work_id, act, old_status, new_status, reason, actor, happened_at
    FROM work_event
    WHERE work_id = ?
    ORDER BY id
"""


def list_events(tx: Transaction | State, work_id: str) -> list[WorkEvent]:
    """What happened to a work, oldest first."""
    return [WorkEvent(*row) for row in tx.rows(_EVENTS, (work_id,))]


_SHOWN = """
    SELECT s.work_id, s.slug, w.contest_id, w.status, v.content
    FROM showcase AS s
    JOIN work AS w ON w.id = s.work_id
    JOIN work_version AS v ON v.work_id = s.work_id AND v.number = s.version
    JOIN dataset_use AS u ON u.work_id = s.work_id AND u.number = s.version
    WHERE u.dataset_id = ? AND s.is_visible AND NOT s.is_anonymous
    ORDER BY s.shown_at DESC, s.work_id
    LIMIT 100
"""


def works_using_dataset(state: Transaction | State, dataset_id: str) -> list[ShownWork]:
    """The works of the gallery whose shown version declares the dataset, the latest shown first.

    What was withdrawn or disqualified since is not among them.
    """
    shown = [_shown(row) for row in state.rows(_SHOWN, (dataset_id,))]
    return [one for one in shown if one.status in STANDING and one.status not in UNDECIDED]


def _work(row: Row) -> Work:
    values: dict[str, Any] = json.loads(row[9])
    revisions = values.pop(DRAFT_REVISIONS, {})
    return Work(*(*row[:9], values, *row[10:], revisions))


def _version(row: Row) -> WorkVersion:
    work_id, number, text, *rest = row
    return WorkVersion(work_id, number, json.loads(text), text, *rest)


def _use(row: Row) -> DatasetUse:
    work_id, number, dataset_id, slug, record, withdrawn_at, versions, fields, purpose, role = row
    title = from_json(Dataset, record).title if record else _GONE
    return DatasetUse(
        work_id=work_id,
        number=number,
        dataset_id=dataset_id,
        slug=slug or "",
        title=title,
        is_withdrawn=record is None or withdrawn_at is not None,
        versions=json.loads(versions),
        fields=tuple(json.loads(fields)),
        purpose=purpose,
        role=role,
    )


def _shown(row: Row) -> ShownWork:
    work_id, slug, contest_id, status, text = row
    content = json.loads(text)
    return ShownWork(work_id, slug, contest_id, status, content.get("title", ""), content.get("one_line", ""))
