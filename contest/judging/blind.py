"""What a judge reads: the own list in its own order, and works without their authors."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from contest.contests.queries import get_contest, get_track
from contest.errors import NotYours
from contest.judging.queries import OUT, require_judge, require_own_assignment
from contest.judging.records import BlindAttachment, BlindWork, MyAssignment, MyAssignments
from contest.works.attachments import KINDS
from contest.works.content import FORM, blind_part
from contest.works.errors import AttachmentNotFound
from contest.works.queries import find_attachment, find_version, get_work
from contest.works.records import Attachment
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

_MINE = """
    SELECT a.id, a.stage_id, a.ordinal, w.blind_code, v.content, t.title_zh, t.title_en, a.status, r.saved_at,
           CASE WHEN a.status = 'submitted' THEN r.submitted_at END, w.status
    FROM assignment AS a
    JOIN stage AS s ON s.id = a.stage_id
    JOIN work AS w ON w.id = a.work_id
    JOIN work_version AS v ON v.work_id = a.work_id AND v.number = a.work_version
    JOIN track AS t ON t.id = w.track_id
    LEFT JOIN review AS r ON r.assignment_id = a.id
    WHERE a.judge_id = ? AND s.contest_id = ? AND a.status IN ('offered', 'in_progress', 'submitted', 'reopened')
      AND NOT EXISTS (SELECT 1 FROM conflict AS c
                      WHERE c.judge_id = a.judge_id AND c.work_id = a.work_id AND c.lifted_at IS NULL)
    ORDER BY s.ordinal, a.ordinal, a.id
"""
_CONTESTS = """
    SELECT j.contest_id FROM judge AS j
    JOIN contest AS c ON c.id = j.contest_id
    WHERE j.account_id = ? AND j.status IN ('active', 'completed')
    ORDER BY c.edition_year DESC, c.id
"""


def list_judged_contests(tx: Reader, account_id: str) -> list[str]:
    """The contests that this person judges, the newest edition first."""
    return [row[0] for row in tx.rows(_CONTESTS, (account_id,))]


def list_my_assignments(tx: Reader, contest_id: str, *, actor: str) -> MyAssignments:
    """The judge's own works, always in the same order. Raises NotYours.

    What is void, in conflict or out of the contest is neither listed nor counted.
    """
    judge_id = require_judge(tx, actor, contest_id)
    mine = [_mine(row) for row in tx.rows(_MINE, (judge_id, contest_id)) if row[-1] not in OUT]
    return MyAssignments(mine, submitted=sum(one.status == "submitted" for one in mine), total=len(mine))


def _mine(row: tuple[Any, ...]) -> MyAssignment:
    id_, stage_id, ordinal, code, content, zh, en, status, saved_at, submitted_at, _ = row
    title = str(json.loads(content).get("title", ""))
    return MyAssignment(id_, stage_id, ordinal, code, title, Text(zh, en), status, saved_at, submitted_at)


def get_blind_work(tx: Reader, assignment_id: str, *, actor: str) -> BlindWork:
    """The pinned version as its judge may read it. Raises NotYours."""
    assignment, _ = require_own_assignment(tx, assignment_id, actor)
    return blind_work(tx, assignment.work_id, assignment.work_version)


def get_blind_file(tx: Reader, assignment_id: str, attachment_id: str, *, actor: str) -> tuple[BlindAttachment, str]:
    """A file of the pinned version with its key in the file store. Raises NotYours or AttachmentNotFound."""
    shown = get_blind_work(tx, assignment_id, actor=actor)
    return blind_file(tx, shown, attachment_id)


def blind_work(tx: Reader, work_id: str, number: int) -> BlindWork:
    """One version without its authors; the caller has seen to it that the judge may read it.

    Where the contest does not judge blind, the whole form and the real names of files are shown.
    """
    work, version = get_work(tx, work_id), find_version(tx, work_id, number)
    if version is None:
        raise NotYours()
    is_blind = get_contest(tx, work.contest_id).settings.is_blind
    content = version.content
    shown = blind_part(content) if is_blind else {name: value for name, value in content.items() if name in FORM}
    return BlindWork(
        work_id=work.id,
        blind_code=work.blind_code,
        track=get_track(tx, work.track_id).title,
        version=number,
        content=shown,
        attachments=_attachments(content.get("files", []), is_blind=is_blind),
    )


def _attachments(files: list[Mapping[str, Any]], *, is_blind: bool) -> tuple[BlindAttachment, ...]:
    counted: Counter[str] = Counter()
    shown = []
    for one in files:
        kind = KINDS.get(one["kind"])
        if is_blind and not (kind and kind.is_blind):
            continue
        counted[one["kind"]] += 1
        name = f"{one['kind']}-{counted[one['kind']]}{PurePath(one['file_name']).suffix.lower()}"
        shown.append(
            BlindAttachment(
                id=one["id"],
                kind=one["kind"],
                name=name if is_blind else one["file_name"],
                media_type=one["media_type"],
                size_bytes=one["size_bytes"],
            )
        )
    return tuple(shown)


def blind_file(tx: Reader, shown: BlindWork, attachment_id: str) -> tuple[BlindAttachment, str]:
    """A file of what is shown, with its key in the file store. Raises AttachmentNotFound."""
    named = next((one for one in shown.attachments if one.id == attachment_id), None)
    kept: Attachment | None = find_attachment(tx, attachment_id)
    if named is None or kept is None or kept.work_id != shown.work_id:
        raise AttachmentNotFound()
    return named, kept.file_key
