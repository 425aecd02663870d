"""编辑: the words entrants read, the settings, and the lists of a contest, a part at a time (`?part=`)."""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from contest.contests import words as terms
from contest.contests.editing import (
    CHANGEABLE_AFTER_PUBLICATION,
    MAX_TITLE_CHARS,
    MAX_WORDS_CHARS,
    YEARS,
    edit_contest,
)
from contest.contests.settings import FIELDS, LIMITS, POLL_METHODS
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.organising.editing_lists import show_prizes, show_stages, show_tracks
from web.ui.contest.organising.editing_rubric import show_rubrics
from web.ui.contest.organising.editor import Editor
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.state import query_value

_NO_WORDS = Text("", "")
_SHORT = ("summary", "host", "contact")  # words of one or two lines


def show_editing(visit: ContestVisit) -> None:
    asked = query_value("part")
    chosen = asked if asked in PARTS else next(iter(PARTS))
    st.html(_menu(visit, chosen))
    PARTS[chosen][1](visit)


def _menu(visit: ContestVisit, chosen: str) -> str:
    items = "".join(
        anchor(
            visit.link("organisers", tab="editing", part=key),
            title.say(visit.lang),
            aria_current="page" if key == chosen else "",
        )
        for key, (title, _) in PARTS.items()
    )
    return f'<nav class="co-parts" aria-label="{escape(words.PARTS.say(visit.lang))}">{items}</nav>'


def show_words(visit: ContestVisit) -> None:
    contest, editor = visit.contest, Editor(visit, "words")
    editor.show_conflict()
    with editor.frame():
        title = editor.both("title", terms.TITLE, contest.title, limit=MAX_TITLE_CHARS, is_needed=True)
        year = editor.number("year", words.YEAR.say(visit.lang), contest.edition_year, limits=YEARS)
        content = {
            name: editor.both(
                name,
                label,
                contest.content.get(name, _NO_WORDS),
                limit=MAX_WORDS_CHARS,
                rows=2 if name in _SHORT else 5,
                is_needed=name in terms.NEEDED_CONTENT,
            )
            for name, label in terms.CONTENT.items()
        }
        if editor.save_button():
            typed = {name: said for name, said in content.items() if said != contest.content.get(name, _NO_WORDS)}
            changed = {"title": title, "edition_year": year, "content": typed}
            editor.save(words.SAVED, lambda revision: _edit(visit, revision, changed))
    editor.show_saved()


def show_settings(visit: ContestVisit) -> None:
    editor = Editor(visit, "settings")
    editor.show_conflict()
    if visit.contest.status == "published":
        st.html(f'<p class="sy-note">{escape(words.FROZEN_SETTINGS.say(visit.lang))}</p>')
    with editor.frame():
        columns = st.columns(2)
        settings = {}
        for position, name in enumerate(FIELDS):
            with columns[position % 2]:
                settings[name] = _setting(visit, editor, name)
        if editor.save_button():
            editor.save(words.SAVED, lambda revision: _edit(visit, revision, {"settings": settings}))
    editor.show_saved()


def _setting(visit: ContestVisit, editor: Editor, name: str) -> object:
    label, value = terms.SETTINGS[name].say(visit.lang), getattr(visit.contest.settings, name)
    is_frozen = visit.contest.status == "published" and name not in CHANGEABLE_AFTER_PUBLICATION
    if name in LIMITS:
        return editor.number(name, label, value, limits=LIMITS[name], is_frozen=is_frozen)
    if name == "poll_method":
        return editor.choice(name, label, value, POLL_METHODS, is_frozen=is_frozen)
    return editor.flag(name, label, value, is_frozen=is_frozen)


def _edit(visit: ContestVisit, revision: int, changed: Mapping[str, object]) -> int:
    return edit_contest(
        visit.state,
        visit.contest.id,
        revision=revision,
        actor=visit.actor,
        now=visit.now,
        **changed,  # type: ignore[arg-type]
    )


PARTS: Mapping[str, tuple[Text, Callable[[ContestVisit], None]]] = {
    "words": (words.PART_WORDS, show_words),
    "settings": (words.PART_SETTINGS, show_settings),
    "tracks": (words.PART_TRACKS, show_tracks),
    "stages": (words.PART_STAGES, show_stages),
    "rubric": (words.PART_RUBRIC, show_rubrics),
    "prizes": (words.PART_PRIZES, show_prizes),
}
