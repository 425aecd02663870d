"""Submission: the draft becomes a numbered version that never changes.

`now` is the moment at which the act reached the server; everything slow comes after it and costs the team nothing.
"""

import json
from collections.abc import Mapping
from datetime import datetime

from contest.contests.queries import get_contest
from contest.contests.rules import require_accepted
from contest.works.checking import Checked, check_outside, check_state
from contest.works.checks import Finding, errors_of
from contest.works.clockwork import settle_work
from contest.works.codes import new_receipt_code
from contest.works.content import canonical, hash_of, submitted_content, written
from contest.works.drafts import require_editable
from contest.works.errors import BadClientToken, DraftMovedOn, NothingToSubmit, WorkIncomplete
from contest.works.links import LinkChecker
from contest.works.moving import move_work
from contest.works.queries import counted_version, find_version, get_own_work
from contest.works.records import Work, WorkVersion
from core.audit import record_event
from core.files import Files
from core.state import State, Transaction

_LONGEST_TOKEN = 100  # characters
_SHORTEST_TOKEN = 8

_BY_TOKEN = "SELECT number FROM work_version WHERE work_id = ? AND client_token = ?"  # noqa: S105 — a statement
_ADD = """
    INSERT INTO work_version (work_id, number, content, sha256, receipt_code, client_token, is_late, submitted_by,
                              submitted_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_USE = """
    INSERT INTO dataset_use (work_id, number, dataset_id, versions, fields, purpose, role)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_COUNT_IT = "UPDATE work SET current_version = ?, return_closes_at = NULL WHERE id = ?"


def submit_work(
    state: State,
    files: Files,
    work_id: str,
    *,
    actor: str,
    client_token: str,
    check_link: LinkChecker | None = None,
    now: datetime,
) -> WorkVersion:
    """Hands the draft in, by the leader; the latest version handed in is the one that counts.

    client_token   made by the page when it was drawn: the same one twice is one version

    Raises NotYours, BadClientToken, TeamIsOut, ContestNotOpen, WindowNotOpenYet, WindowClosed, LateWithoutDraft,
    CorrectionOver, NotAllowedNow, RulesNotAccepted, WorkIncomplete, NothingToSubmit, or DraftMovedOn when a
    team-mate saved in the same moment.
    """
    if not _SHORTEST_TOKEN <= len(client_token) <= _LONGEST_TOKEN:
        raise BadClientToken()
    work = get_own_work(state, work_id, actor, as_leader=True)
    if (before := _sent_before(state, work_id, client_token)) is not None:
        return before
    require_editable(state, work, now)
    outside = check_outside(state, files, work, check_link)
    with state.transaction() as tx:
        if (before := _sent_before(tx, work_id, client_token)) is not None:
            return before
        current = get_own_work(tx, work_id, actor, as_leader=True)
        is_late = require_editable(tx, current, now)
        require_accepted(tx, actor, current.contest_id)
        if current.draft_revision != work.draft_revision:
            raise DraftMovedOn()
        checked = check_state(tx, current)
        _require_complete((*checked.findings, *outside))
        return _hand_in(tx, settle_work(tx, current, now), checked, client_token, is_late, actor=actor, now=now)


def _sent_before(tx: Transaction | State, work_id: str, client_token: str) -> WorkVersion | None:
    found = tx.row(_BY_TOKEN, (work_id, client_token))
    return find_version(tx, work_id, found[0]) if found else None


def _require_complete(findings: tuple[Finding, ...]) -> None:
    errors = errors_of(findings)
    if errors:
        raise WorkIncomplete(count=len(errors), first=errors[0].sentence)


def _hand_in(
    tx: Transaction, work: Work, checked: Checked, token: str, is_late: bool, *, actor: str, now: datetime
) -> WorkVersion:
    pins = {dataset_id: one.versions for dataset_id, one in checked.declared.items()}
    kind = get_contest(tx, work.contest_id).kind
    content = submitted_content(kind, work.draft, pins=pins, files=checked.attachments)
    _require_something_new(tx, work, content)
    text, number = canonical(content), work.current_version + 1
    made = WorkVersion(
        work_id=work.id,
        number=number,
        content=json.loads(text),
        text=text,
        sha256=hash_of(text),
        receipt_code=new_receipt_code(),
        is_late=is_late,
        submitted_by=actor,
        submitted_at=now,
    )
    row = (work.id, number, text, made.sha256, made.receipt_code, token, is_late, actor, now)
    tx.execute(_ADD, row)
    _declare(tx, made)
    move_work(tx, work.id, "submit", actor=actor, now=now)
    tx.execute(_COUNT_IT, (number, work.id))
    facts = {"number": number, "sha256": made.sha256, "is_late": is_late}
    record_event(tx, actor=actor, action="work.version", subject=f"work:{work.id}", facts=facts, now=now)
    return made


def _require_something_new(tx: Transaction, work: Work, content: Mapping[str, object]) -> None:
    before = counted_version(tx, work.id)
    if before is not None and written(before.content) == written(content):
        raise NothingToSubmit()


def _declare(tx: Transaction, made: WorkVersion) -> None:
    for use in made.content["dataset_uses"]:
        versions, fields = (json.dumps(use[key], ensure_ascii=False) for key in ("versions", "fields"))
        row = (made.work_id, made.number, use["dataset"], versions, fields, use["purpose"], use["role"])
        tx.execute(_ADD_USE, row)
