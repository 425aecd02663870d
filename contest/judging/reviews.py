"""A judge's review of one work: saved as it is written, submitted once, reopened by an organiser, or given up."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from contest.contests.queries import get_contest, get_stage
from contest.contests.reasons import require_reason
from contest.contests.records import Stage
from contest.judging.conflicts import ask_reassignment, write_conflict
from contest.judging.duties import resume_judging
from contest.judging.errors import ReviewChangedMeanwhile
from contest.judging.letters import (
    console_link,
    judging_link,
    leak_letter,
    mail_organisers,
    reopened_letter,
)
from contest.judging.machine import ASSIGNMENT
from contest.judging.queries import (
    get_assignment,
    get_judge,
    is_reassessed,
    judging_closes_at,
    require_judging,
    require_not_frozen,
    require_own_assignment,
)
from contest.judging.records import Assignment, FoundConflict, Marks, Review
from contest.judging.rubric import draft_marks, final_marks, rubric_of
from contest.rights import require_organiser
from contest.scoring.exact import sha256_of
from contest.works.queries import get_work
from core.audit import record_event
from core.mail.queue import queue_mail
from core.people.accounts import get_account
from core.state import State, Transaction

_REVIEW = """
    SELECT assignment_id, scores, comment, flags, revision, saved_at, submitted_at FROM review WHERE assignment_id = ?
"""
_WRITE = """
    INSERT INTO review (assignment_id, scores, comment, flags, revision, saved_at, submitted_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (assignment_id) DO UPDATE
    SET scores = excluded.scores, comment = excluded.comment, flags = excluded.flags, revision = excluded.revision,
        saved_at = excluded.saved_at, submitted_at = excluded.submitted_at
"""
_STATUS = "UPDATE assignment SET status = ?, void_reason = ? WHERE id = ?"


def get_my_review(tx: Transaction | State, assignment_id: str, *, actor: str) -> Review:
    """What this judge has written so far; revision 0 before anything was. Raises NotYours."""
    require_own_assignment(tx, assignment_id, actor)
    return _review(tx, assignment_id)


def save_review(state: State, assignment_id: str, marks: Marks, *, revision: int, actor: str, now: datetime) -> Review:
    """Keeps what is written so far; marks may be missing. `revision` is that of the review on the page.

    Raises NotYours, WindowNotOpenYet, WindowClosed, ScoresFrozen, NotAllowedNow once it is submitted,
    ReviewChangedMeanwhile, or as `rubric.draft_marks`.
    """
    with state.transaction() as tx:
        assignment, stage = require_own_assignment(tx, assignment_id, actor)
        require_judging(tx, stage, now, assignment.work_id)
        after = ASSIGNMENT.after(assignment.status, "save")
        before = _current(tx, assignment_id, revision)
        tidied = draft_marks(rubric_of(tx, stage.id), marks)
        _write(tx, assignment, tidied, after, before.revision + 1, submitted_at=before.submitted_at, now=now)
        if after != assignment.status:
            _record(tx, "review.begin", assignment, actor=actor, now=now)
        return _review(tx, assignment_id)


def submit_review(
    state: State, assignment_id: str, marks: Marks, *, revision: int, public_url: str, actor: str, now: datetime
) -> Review:
    """The review as it counts. The same once more changes nothing, so that a double click is harmless.

    Raises as save_review, and as `rubric.final_marks`.
    """
    with state.transaction() as tx:
        assignment, stage = require_own_assignment(tx, assignment_id, actor)
        require_judging(tx, stage, now, assignment.work_id)
        minimum = get_contest(tx, stage.contest_id).settings.min_comment_chars
        tidied = final_marks(rubric_of(tx, stage.id), marks, min_comment_chars=minimum)
        before = _review(tx, assignment_id)
        if assignment.status == "submitted" and before.marks == tidied:
            return before
        after = ASSIGNMENT.after(assignment.status, "submit")
        _current(tx, assignment_id, revision)
        _write(tx, assignment, tidied, after, before.revision + 1, submitted_at=now, now=now)
        _record(tx, "review.submit", assignment, actor=actor, now=now, content_sha256=sha256_of(asdict(tidied)))
        if "identity_leak" in tidied.flags:
            _tell_of_leak(tx, assignment, public_url=public_url, now=now)
        return _review(tx, assignment_id)


def reopen_review(state: State, assignment_id: str, *, reason: str, public_url: str, actor: str, now: datetime) -> None:
    """An organiser gives a submitted review back, seeing no marks. It counts again once it is submitted again.

    Raises SomethingMissing, RoleNeeded, ReasonNeeded, NotAllowedNow, WindowClosed or ScoresFrozen.
    """
    with state.transaction() as tx:
        assignment = get_assignment(tx, assignment_id)
        require_organiser(tx, actor, assignment.contest_id)
        stage = get_stage(tx, assignment.stage_id)
        require_judging(tx, stage, now, assignment.work_id)
        words = require_reason(reason)
        _change(tx, assignment, "reopen")
        resume_judging(tx, assignment.judge_id, actor=actor, now=now)
        _record(tx, "review.reopen", assignment, actor=actor, now=now, reason=words)
        _tell_of_reopening(tx, assignment, stage, words, public_url=public_url, now=now)


def recuse(state: State, assignment_id: str, *, reason: str, public_url: str, actor: str, now: datetime) -> None:
    """The judge gives the work up: a pinned conflict, and the organisers are asked for another judge.

    Raises NotYours, ReasonNeeded, NotAllowedNow or ScoresFrozen.
    """
    with state.transaction() as tx:
        assignment, stage = require_own_assignment(tx, assignment_id, actor)
        require_not_frozen(tx, stage, assignment.work_id)
        made = FoundConflict(assignment.judge_id, assignment.work_id, "declared", require_reason(reason))
        _change(tx, assignment, "recuse", void_reason="conflict")
        _record(tx, "review.recuse", assignment, actor=actor, now=now)
        write_conflict(tx, assignment.contest_id, made, actor=actor, now=now)
        ask_reassignment(tx, assignment.contest_id, [assignment.work_id], public_url=public_url, now=now)


def _review(tx: Transaction | State, assignment_id: str) -> Review:
    found = tx.row(_REVIEW, (assignment_id,))
    if found is None:
        return Review(assignment_id, Marks(), 0, None, None)
    id_, scores, comment, flags, *others = found
    return Review(id_, Marks(json.loads(scores), comment, tuple(json.loads(flags))), *others)


def _current(tx: Transaction, assignment_id: str, revision: int) -> Review:
    found = _review(tx, assignment_id)
    if found.revision != revision:
        raise ReviewChangedMeanwhile()
    return found


def _write(
    tx: Transaction,
    assignment: Assignment,
    marks: Marks,
    status: str,
    revision: int,
    *,
    submitted_at: datetime | None,
    now: datetime,
) -> None:
    texts = (json.dumps(marks.scores, sort_keys=True), marks.comment, json.dumps(marks.flags))
    tx.execute(_WRITE, (assignment.id, *texts, revision, now, submitted_at))
    tx.execute(_STATUS, (status, "", assignment.id))


def _change(tx: Transaction, assignment: Assignment, act: str, *, void_reason: str = "") -> None:
    tx.execute(_STATUS, (ASSIGNMENT.after(assignment.status, act), void_reason, assignment.id))


def _record(tx: Transaction, action: str, assignment: Assignment, *, actor: str, now: datetime, **facts: Any) -> None:
    told = {"work_id": assignment.work_id, "judge_id": assignment.judge_id, "was": assignment.status, **facts}
    record_event(tx, actor=actor, action=action, subject=f"assignment:{assignment.id}", facts=told, now=now)


_LEAKS = """
    SELECT a.judge_id, r.flags
    FROM assignment AS a
    JOIN review AS r ON r.assignment_id = a.id
    WHERE a.work_id = ? AND a.status = 'submitted'
    ORDER BY a.judge_id, a.id
"""
LEAKS_TO_TELL = 2  # independent reports


def _tell_of_leak(tx: Transaction, assignment: Assignment, *, public_url: str, now: datetime) -> None:
    """Mails the organisers when this is the second judge who says so."""
    reporters = {judge_id for judge_id, flags in tx.rows(_LEAKS, (assignment.work_id,)) if "identity_leak" in flags}
    if len(reporters) == LEAKS_TO_TELL:
        code = get_work(tx, assignment.work_id).blind_code
        link = console_link(public_url, assignment.contest_id)
        title = get_contest(tx, assignment.contest_id).title
        mail_organisers(tx, assignment.contest_id, leak_letter(title, code=code, link=link), now=now)


def _tell_of_reopening(
    tx: Transaction, assignment: Assignment, stage: Stage, reason: str, *, public_url: str, now: datetime
) -> None:
    account = get_account(tx, get_judge(tx, assignment.judge_id).account_id or "")
    if account.email:
        again = is_reassessed(tx, stage, assignment.work_id)
        letter = reopened_letter(
            get_contest(tx, stage.contest_id).title,
            code=get_work(tx, assignment.work_id).blind_code,
            reason=reason,
            closes_at=None if again else judging_closes_at(tx, stage),
            link=judging_link(public_url, stage.contest_id),
        )
        queue_mail(tx, to=account.email, letter=letter, lang=account.lang, now=now)
