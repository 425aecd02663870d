"""The draft of a work: any member writes, field by field, and nobody overwrites what a team-mate just wrote."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.contests.queries import get_contest, list_tracks, require_published
from contest.contests.rules import require_accepted
from contest.errors import WindowClosed
from contest.phases import beijing, get_phase, require_open
from contest.rights import require_member
from contest.works.clockwork import current_status
from contest.works.codes import new_blind_code
from contest.works.content import FORM, submitted_content, tidy_values, written
from contest.works.declared import find_all_declared
from contest.works.errors import (
    CorrectionOver,
    DraftIsNewer,
    LateWithoutDraft,
    TeamIsOut,
    TrackNotFound,
    WorkIsJudged,
)
from contest.works.machine import MACHINE
from contest.works.queries import (
    DRAFT_REVISIONS,
    counted_version,
    find_work_of_team,
    get_own_work,
    get_work,
    list_attachments,
)
from contest.works.records import Work
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

_JUDGED = ("eliminated", "finalist", "awarded")  # statuses of a work whose result stands
_OUT = ("withdrawn", "dissolved", "disqualified")  # statuses of a team that may do nothing more

_TEAM = "SELECT contest_id, status FROM team WHERE id = ?"
_TAKEN = "SELECT 1 FROM work WHERE contest_id = ? AND blind_code = ?"
_OPEN = """
    INSERT INTO work (id, contest_id, track_id, team_id, blind_code, status, current_version, draft, draft_revision,
                      draft_changed_at, draft_changed_by, created_at)
    VALUES (?, ?, ?, ?, ?, 'draft', 0, '{}', 1, ?, ?, ?)
"""
_SAVE = "UPDATE work SET draft = ?, draft_revision = ?, draft_changed_at = ?, draft_changed_by = ? WHERE id = ?"
_CHOOSE = "UPDATE work SET track_id = ? WHERE id = ?"


def open_draft(state: State, team_id: str, *, track_id: str, actor: str, now: datetime) -> Work:
    """The work of the team: a new draft, or the one there is. Any member may begin it.

    Raises NotYours, TeamIsOut, ContestNotOpen, TrackNotFound, RulesNotAccepted, WindowNotOpenYet,
    WindowClosed.
    """
    with state.transaction() as tx:
        require_member(tx, actor, team_id)
        found = find_work_of_team(tx, team_id)
        if found is not None:
            return found
        contest_id = _require_team_in(tx, team_id)
        require_published(tx, contest_id)
        require_open(tx, contest_id, "submission", now)
        require_accepted(tx, actor, contest_id)
        _require_track(tx, contest_id, track_id)
        work_id = new_id()
        code = _free_blind_code(tx, contest_id)
        tx.execute(_OPEN, (work_id, contest_id, track_id, team_id, code, now, actor, now))
        facts = {"team": team_id, "track": track_id}
        record_event(tx, actor=actor, action="work.open", subject=f"work:{work_id}", facts=facts, now=now)
        return get_work(tx, work_id)


@dataclass(frozen=True, slots=True)
class Saved:
    revision: int  # to be sent with the next save
    values: Mapping[str, Any]  # the whole draft, with what team-mates wrote meanwhile


def save_draft(
    state: State, work_id: str, values: Mapping[str, object], *, revision: int, actor: str, now: datetime
) -> Saved:
    """Keeps some fields of the form; the others stay as they are.

    revision   of the draft that the writer had in front of them

    Two members who write in different fields do not disturb each other. Where somebody else changed one of these
    very fields since, nothing is kept and DraftIsNewer names the field. Raises also NotYours, TeamIsOut,
    NotAllowedNow, WindowClosed, CorrectionOver, UnknownFormField, MalformedFormField and DraftTooLong.
    """
    with state.transaction() as tx:
        work = get_own_work(tx, work_id, actor)
        require_editable(tx, work, now)
        tidy = _with_ids(tx, tidy_values(get_contest(tx, work.contest_id).kind, values))
        changes = {name: value for name, value in tidy.items() if work.draft.get(name) != value}
        for name in changes:
            if work.draft_revisions.get(name, 0) > revision:
                raise DraftIsNewer(field=FORM[name].label)
        if not changes:
            return Saved(work.draft_revision, work.draft)
        return _kept(tx, work, changes, actor=actor, now=now)


def _with_ids(tx: Transaction, values: dict[str, Any]) -> dict[str, Any]:
    """Datasets by their ids, where the writer gave the short name of an address; unknown ones as they came."""
    if "dataset_uses" not in values:
        return values
    known = find_all_declared(tx, values)
    ids = {name: one.dataset.id for name, one in known.items()}
    uses = [{**use, "dataset": ids.get(use["dataset"], use["dataset"])} for use in values["dataset_uses"]]
    return {**values, "dataset_uses": uses}


def _kept(tx: Transaction, work: Work, changes: Mapping[str, Any], *, actor: str, now: datetime) -> Saved:
    after = work.draft_revision + 1
    merged = {**work.draft, **changes}
    revisions = {**work.draft_revisions, **dict.fromkeys(changes, after)}
    text = json.dumps({**merged, DRAFT_REVISIONS: revisions}, ensure_ascii=False)
    tx.execute(_SAVE, (text, after, now, actor, work.id))
    facts = {"revision": after, "fields": sorted(changes)}
    record_event(tx, actor=actor, action="work.save", subject=f"work:{work.id}", facts=facts, now=now)
    return Saved(after, merged)


def choose_track(state: State, work_id: str, *, track_id: str, actor: str, now: datetime) -> None:
    """Moves the work to another track while it may be changed, by the leader, until the end of submission.

    Raises NotYours, TrackNotFound, and as `save_draft`.
    """
    with state.transaction() as tx:
        work = get_own_work(tx, work_id, actor, as_leader=True)
        require_editable(tx, work, now)
        require_open(tx, work.contest_id, "submission", now)
        _require_track(tx, work.contest_id, track_id)
        tx.execute(_CHOOSE, (track_id, work_id))
        facts = {"from": work.track_id, "to": track_id}
        record_event(tx, actor=actor, action="work.choose_track", subject=f"work:{work_id}", facts=facts, now=now)


def require_editable(tx: Transaction | State, work: Work, now: datetime) -> bool:
    """Whether what is done now is late (in the hidden grace). Raises if the draft cannot be changed at this moment.

    A returned work has its own window; every other follows the phase of submission, with grace only for a draft
    that was there before it closed. Raises TeamIsOut, ContestNotOpen, NotAllowedNow (WorkIsJudged once there is a
    result), WindowNotOpenYet, WindowClosed, LateWithoutDraft or CorrectionOver.
    """
    _require_team_in(tx, work.team_id)
    require_published(tx, work.contest_id)
    status = current_status(tx, work, now)
    if status == "rejected" and work.return_closes_at is not None:
        raise CorrectionOver(closed_at=beijing(work.return_closes_at))
    if status in ("lapsed", "locked"):
        phase = get_phase(tx, work.contest_id, "submission")
        raise WindowClosed(phase=phase.title, closed_at=beijing(phase.closes_at))
    if status in _JUDGED:
        raise WorkIsJudged()
    MACHINE.after(status, "edit")
    return False if status == "returned" else _is_late(tx, work, now)


def _is_late(tx: Transaction | State, work: Work, now: datetime) -> bool:
    phase = require_open(tx, work.contest_id, "submission", now, allow_grace=True)
    is_late = not phase.is_open(now)
    if is_late and work.created_at >= phase.closes_at:
        raise LateWithoutDraft(closed_at=beijing(phase.closes_at))
    return is_late


def has_unsent_changes(tx: Transaction | State, work: Work) -> bool:
    """Whether the draft holds anything that the version which counts does not: then judges would not see it."""
    version = counted_version(tx, work.id)
    draft = draft_as_content(tx, work)
    return draft != ({"dataset_uses": [], "files": []} if version is None else written(version.content))


def draft_as_content(tx: Transaction | State, work: Work) -> dict[str, Any]:
    """What people wrote and attached so far, in the form that `content.written` gives of a version."""
    kind = get_contest(tx, work.contest_id).kind
    pins: dict[str, dict[str, int]] = {use["dataset"]: {} for use in work.draft.get("dataset_uses", [])}
    return written(submitted_content(kind, work.draft, pins=pins, files=list_attachments(tx, work.id)))


def _require_team_in(tx: Transaction | State, team_id: str) -> str:
    found = tx.row(_TEAM, (team_id,))
    if found is None or found[1] in _OUT:
        raise TeamIsOut()
    return str(found[0])


def _require_track(tx: Transaction, contest_id: str, track_id: str) -> None:
    if track_id not in {track.id for track in list_tracks(tx, contest_id)}:
        raise TrackNotFound()


def _free_blind_code(tx: Transaction, contest_id: str) -> str:
    while tx.row(_TAKEN, (contest_id, code := new_blind_code())) is not None:
        pass
    return code
