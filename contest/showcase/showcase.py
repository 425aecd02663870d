"""Putting works into the gallery and taking them out: finalists by themselves, others when their team wants it.

A row of `showcase` stays for ever: what was taken out is invisible, and a team that took its consent back leaves a
stub without name, text or files.
"""

from datetime import datetime
from typing import Any

from contest.contests.queries import get_contest
from contest.contests.reasons import require_reason
from contest.rights import require_organiser
from contest.showcase.errors import (
    AlreadyHidden,
    ContestShowsNoWorks,
    HiddenByOrganiser,
    NotHidden,
    ResultsNotFinal,
    WorkNotShowable,
)
from contest.showcase.follow_ups import list_winners, plan_follow_ups
from contest.showcase.queries import SHOWABLE
from contest.showcase.slugs import free_slug, slug_of
from contest.works.machine import STATUSES
from contest.works.queries import find_version, get_own_work, get_work, list_works
from contest.works.records import Work
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

FINALISTS = ("finalist", "awarded")  # statuses of works shown without being asked

_DECIDED = """
    SELECT 1
    FROM result_run AS r
    JOIN stage AS s ON s.id = r.stage_id
    WHERE r.contest_id = ? AND r.status = 'final'
      AND NOT EXISTS (SELECT 1 FROM stage AS n WHERE n.contest_id = s.contest_id AND n.ordinal > s.ordinal)
    LIMIT 1
"""
_ROW = "SELECT slug, is_visible, hidden_at, hidden_reason, is_anonymous FROM showcase WHERE work_id = ?"
_ADD = """
    INSERT INTO showcase (work_id, slug, is_visible, version, shown_at, hidden_reason, is_anonymous, problem)
    VALUES (?, ?, ?, ?, ?, '', ?, '')
"""
_SHOW = """
    UPDATE showcase
    SET slug = ?, is_visible = TRUE, version = ?, shown_at = ?, is_anonymous = FALSE
    WHERE work_id = ?
"""


def is_decided(tx: Transaction | State, contest_id: str) -> bool:
    """Whether the last stage has a final result: before that, no team is named in public."""
    return tx.row(_DECIDED, (contest_id,)) is not None


def open_showcase(tx: Transaction, contest_id: str, *, actor: str, now: datetime) -> list[str]:
    """Shows every finalist and winner and plans the follow-ups; ids of the works that are new in the gallery.

    A contest whose settings keep works from the public shows none.
    To be called in the transaction that makes the results final, and again whenever a later version does: who is
    shown, hidden or taken back already stays so. Raises ResultsNotFinal.
    """
    if not is_decided(tx, contest_id):
        raise ResultsNotFinal()
    shown = []
    winners = list_winners(tx, contest_id)  # those of the public vote need not be finalists
    works = list_works(tx, contest_id, statuses=SHOWABLE) if _is_public(tx, contest_id) else []
    for work in works:
        is_chosen = work.status in FINALISTS or work.id in winners
        if is_chosen and tx.row(_ROW, (work.id,)) is None:
            _put(tx, work, is_visible=True, now=now)
            _record(tx, "showcase.show", work.id, actor=actor, now=now)
            shown.append(work.id)
    plan_follow_ups(tx, contest_id, now=now)
    return shown


def open_gallery(state: State, contest_id: str, *, actor: str, now: datetime) -> list[str]:
    """The same as a command of an organiser, should it not have happened with the results. Raises RoleNeeded too."""
    with state.transaction() as tx:
        require_organiser(tx, actor, contest_id)
        return open_showcase(tx, contest_id, actor=actor, now=now)


def show_work(state: State, work_id: str, *, actor: str, now: datetime) -> str:
    """The leader shows the work, also after having taken consent back; its slug.

    Raises NotYours, WorkNotShowable, ContestShowsNoWorks, ResultsNotFinal or HiddenByOrganiser.
    """
    with state.transaction() as tx:
        work = get_own_work(tx, work_id, actor, as_leader=True)
        _require_showable(work)
        if not _is_public(tx, work.contest_id):
            raise ContestShowsNoWorks()
        if not is_decided(tx, work.contest_id):
            raise ResultsNotFinal()
        found = tx.row(_ROW, (work_id,))
        if found is None:
            slug = _put(tx, work, is_visible=True, now=now)
        else:
            slug, is_visible, hidden_at, reason, _ = found
            if hidden_at is not None:
                raise HiddenByOrganiser(reason=reason)
            if is_visible:
                return str(slug)
            slug = free_slug(tx, slug_of(_title_of(tx, work)))
            tx.execute(_SHOW, (slug, work.current_version, now, work_id))
        _record(tx, "showcase.show", work_id, actor=actor, now=now)
        return slug


_TAKE_BACK = """
    UPDATE showcase
    SET slug = ?, is_visible = FALSE, is_anonymous = TRUE, checked_at = NULL, alive_at = NULL, problem = ''
    WHERE work_id = ?
"""


def take_back_consent(state: State, work_id: str, *, actor: str, now: datetime) -> None:
    """The leader takes the consent to be shown back, also in advance: a stub without anything of the team is left.

    Raises NotYours, WorkNotShowable or AlreadyHidden.
    """
    with state.transaction() as tx:
        work = get_own_work(tx, work_id, actor, as_leader=True)
        _require_showable(work)
        found = tx.row(_ROW, (work_id,))
        if found is None:
            _put(tx, work, is_visible=False, now=now)
        elif found[4]:
            raise AlreadyHidden()
        else:
            tx.execute(_TAKE_BACK, (_neutral_slug(), work_id))
        _record(tx, "showcase.take_back", work_id, actor=actor, now=now)


_HIDE = "UPDATE showcase SET is_visible = FALSE, hidden_at = ?, hidden_reason = ? WHERE work_id = ?"
_UNHIDE = "UPDATE showcase SET is_visible = ?, hidden_at = NULL, hidden_reason = '' WHERE work_id = ?"


def hide_work(state: State, work_id: str, *, reason: str, actor: str, now: datetime) -> None:
    """An organiser takes a work down. Raises WorkNotFound, RoleNeeded, ReasonNeeded or AlreadyHidden."""
    with state.transaction() as tx:
        require_organiser(tx, actor, get_work(tx, work_id).contest_id)
        words = require_reason(reason)
        found = tx.row(_ROW, (work_id,))
        if found is None or found[2] is not None:
            raise AlreadyHidden()
        tx.execute(_HIDE, (now, words, work_id))
        _record(tx, "showcase.hide", work_id, actor=actor, now=now)


def unhide_work(state: State, work_id: str, *, actor: str, now: datetime) -> None:
    """An organiser brings it back; what its team took back stays a stub. Raises WorkNotFound, RoleNeeded, NotHidden."""
    with state.transaction() as tx:
        require_organiser(tx, actor, get_work(tx, work_id).contest_id)
        found = tx.row(_ROW, (work_id,))
        if found is None or found[2] is None:
            raise NotHidden()
        tx.execute(_UNHIDE, (not found[4], work_id))
        _record(tx, "showcase.unhide", work_id, actor=actor, now=now)


def _is_public(tx: Transaction, contest_id: str) -> bool:
    return get_contest(tx, contest_id).settings.works_are_public


def _require_showable(work: Work) -> None:
    if work.status not in SHOWABLE:
        raise WorkNotShowable(status=STATUSES[work.status])


def _put(tx: Transaction, work: Work, *, is_visible: bool, now: datetime) -> str:
    slug = free_slug(tx, slug_of(_title_of(tx, work))) if is_visible else _neutral_slug()
    tx.execute(_ADD, (work.id, slug, is_visible, work.current_version, now, not is_visible))
    return slug


def _title_of(tx: Transaction, work: Work) -> str:
    version = find_version(tx, work.id, work.current_version)
    content: Any = version.content if version else {}
    return str(content.get("title", ""))


def _neutral_slug() -> str:
    """An address that tells nothing of the work."""
    return f"work-{new_id()[:12]}"


def _record(tx: Transaction, action: str, work_id: str, *, actor: str, now: datetime) -> None:
    record_event(tx, actor=actor, action=action, subject=f"work:{work_id}", facts={}, now=now)
