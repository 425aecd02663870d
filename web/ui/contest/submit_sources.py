"""Data from outside the catalogue: each source with its address and licence."""

from html import escape
from typing import Any

import streamlit as st

from contest.works import form_words
from contest.works.content import FORM
from core.errors import Conflict
from core.words import Text
from web import contest_submit_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.submit_desk import Desk

Source = dict[str, Any]
_PARTS: tuple[tuple[str, Text, Text | None], ...] = (
    ("title", form_words.SOURCE_TITLE, None),
    ("url", form_words.SOURCE_URL, Text("https://", "https://")),
    ("licence", form_words.SOURCE_LICENCE, words.LICENCE_HINT),
)


class SourceMovedOn(Conflict):
    sentence = words.SOURCE_CHANGED


def show_sources(desk: Desk) -> None:
    lang, sources = desk.lang, desk.work.draft.get("other_sources", [])
    head = FORM["other_sources"].label.say(lang)
    st.html(f'<h3 class="ct-h3">{escape(head)}</h3><p class="sy-muted">{escape(words.OTHER_LEAD.say(lang))}</p>')
    with st.container():
        for number, source in enumerate(sources):
            if desk.refusal is None:
                _show_source(desk, source, number)
            else:
                said = " · ".join(str(source[part]) for part, _, _ in _PARTS)
                st.html(f"<p>{escape(said)}</p>")
    if desk.refusal is None:
        with st.expander(words.ADD_SOURCE.say(lang)):
            _show_editor(desk, None, f"new{len(sources)}")


def _show_source(desk: Desk, source: Source, number: int) -> None:
    with st.expander(source["title"] or str(number + 1)):
        _show_editor(desk, source, str(number))
        if st.button(words.REMOVE_SOURCE.say(desk.lang), key=f"submit.source-remove.{number}"):
            attempt(desk.visit, words.DATASET_REMOVED, lambda: _put(desk, source, None))


def _show_editor(desk: Desk, source: Source | None, key: str) -> None:
    lang = desk.lang
    with st.form(f"submit.source.{key}", border=False):
        given = {
            part: st.text_input(
                label.say(lang),
                source[part] if source else "",
                key=f"submit.source.{part}.{key}",
                max_chars=500,
                placeholder=hint.say(lang) if hint else None,
            )
            for part, label, hint in _PARTS
        }
        if st.form_submit_button(words.SAVE_SOURCE.say(lang)) and any(given.values()):
            attempt(desk.visit, words.SOURCE_SAVED, lambda: _put(desk, source, given))


def _put(desk: Desk, before: Source | None, after: Source | None) -> None:
    """Puts `after` where `before` stands in the list as it is now; None adds, or takes away."""
    fresh = desk.renewed().work
    sources = list(fresh.draft.get("other_sources", []))
    if before is not None and before not in sources:
        raise SourceMovedOn()
    place = sources.index(before) if before is not None else len(sources)
    sources[place : place + 1] = [after] if after is not None else []
    desk.save({"other_sources": sources}, fresh.draft_revision)
