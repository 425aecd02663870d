"""What every part of the page 提交作品 knows, and the texts that are saved while they are typed.

A text box belongs to whoever types in it: a team-mate's newer text is shown beside it and never put over it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st

from contest.teams.records import Team
from contest.works.drafts import Saved, save_draft
from contest.works.errors import DraftIsNewer
from contest.works.queries import get_work
from contest.works.records import Work
from core.errors import PortalError
from core.words import Lang, Text
from web import contest_submit_words as words
from web.ui.contest.doing import show_problem
from web.ui.contest.typing import typed_area
from web.ui.contest.visit import ContestVisit


@dataclass(frozen=True)
class Desk:
    """refusal  why nothing can be written now, None while it can"""

    visit: ContestVisit
    team: Team
    work: Work  # as it was when this run began
    leader: str
    refusal: Text | None

    @property
    def lang(self) -> Lang:
        return self.visit.lang

    @property
    def is_leader(self) -> bool:
        return self.team.leader_id == self.visit.actor

    def renewed(self) -> "Desk":
        """With what was saved meanwhile."""
        return replace(self, work=get_work(self.visit.state, self.work.id))

    def save(self, values: dict[str, Any], revision: int) -> Saved:
        visit = self.visit
        return save_draft(visit.state, self.work.id, values, revision=revision, actor=visit.actor, now=visit.now)


@dataclass
class Kept:
    """What this browser knows of one text.

    text      as it stands in the box, and was sent last
    stored    the same as the draft has it
    revision  of the draft that the writer has in front of them
    turn      how often the box was drawn anew, with other words in it
    """

    text: str
    stored: str
    revision: int
    turn: int = 0


@dataclass(frozen=True)
class Place:
    """One text of the draft: how it is read and kept. `save` raises DraftIsNewer where somebody else was there."""

    name: str
    label: str
    help: str
    limit: int
    rows: int
    read: Callable[[Work], str]
    save: Callable[[str, Kept], Saved]


def box_id(desk: Desk, name: str) -> str:
    """The id of the box in the page, for links to it."""
    return f"typed-{_key(desk, name, _kept_of(desk, name))}"


def show_typed(desk: Desk, place: Place) -> None:
    kept = _kept(desk, place)
    key = _key(desk, place.name, kept)
    typed = typed_area(place.label, kept.text, key=key, limit=place.limit, rows=place.rows, help_words=place.help)
    with st.container():
        if typed != kept.text:
            _keep(desk, place, kept, typed)
        elif place.read(desk.work) != kept.stored:
            _show_newer(desk, place, kept)


def _slot(desk: Desk, name: str) -> str:
    return f"submit.kept.{desk.work.id}.{name}"


def _kept(desk: Desk, place: Place) -> Kept:
    now = place.read(desk.work)
    kept: Kept = st.session_state.setdefault(_slot(desk, place.name), Kept(now, now, desk.work.draft_revision))
    return kept


def _kept_of(desk: Desk, name: str) -> Kept | None:
    return st.session_state.get(_slot(desk, name))


def _key(desk: Desk, name: str, kept: Kept | None) -> str:
    return f"submit.{name}.{kept.turn if kept else 0}"


def _keep(desk: Desk, place: Place, kept: Kept, typed: str) -> None:
    try:
        saved = place.save(typed, kept)
    except DraftIsNewer as newer:
        _show_conflict(desk, place, kept, typed, newer)
    except PortalError as refused:
        show_problem(refused.say(desk.lang))
    else:
        _remember(desk, place, kept, typed, saved.revision)


def _remember(desk: Desk, place: Place, kept: Kept, text: str, revision: int) -> None:
    fresh = desk.renewed().work
    kept.text, kept.stored, kept.revision = text, place.read(fresh), revision


def _show_conflict(desk: Desk, place: Place, kept: Kept, typed: str, newer: DraftIsNewer) -> None:
    """Both texts, and whose is to stand."""
    lang, fresh = desk.lang, desk.renewed().work
    theirs = place.read(fresh)
    shown = escape(theirs or words.EMPTY_TEXT.say(lang))
    st.html(f"""<div class="su-conflict" role="alert"><p>{escape(newer.say(lang))}</p>
      <p class="sy-small">{escape(words.THEIRS.say(lang))}</p><blockquote>{shown}</blockquote></div>""")
    with st.container(horizontal=True):
        is_mine = st.button(words.KEEP_MINE.say(lang), key=f"submit.mine.{place.name}", type="primary")
        is_theirs = st.button(words.TAKE_THEIRS.say(lang), key=f"submit.theirs.{place.name}")
    if is_mine:
        kept.stored, kept.revision = theirs, fresh.draft_revision
        _keep(desk, place, kept, typed)
        st.rerun()
    if is_theirs:
        _draw_anew(place, kept, fresh)


def _show_newer(desk: Desk, place: Place, kept: Kept) -> None:
    st.html(f'<p class="sy-note sy-note-amber" role="status">{escape(words.NEWER.say(desk.lang))}</p>')
    label = words.SHOW_NEWER.say(desk.lang, label=place.label)
    if st.button(label, key=f"submit.newer.{place.name}"):
        _draw_anew(place, kept, desk.work)


def _draw_anew(place: Place, kept: Kept, work: Work) -> None:
    theirs = place.read(work)
    kept.text, kept.stored, kept.revision, kept.turn = theirs, theirs, work.draft_revision, kept.turn + 1
    st.rerun()
