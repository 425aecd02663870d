"""The form of a work: its fields in a few calm sections."""

from html import escape

import streamlit as st

from contest.works.content import FORM, FormField, form_of
from core.words import Text
from web import contest_submit_words as words
from web.ui.contest.dataset_picker import show_uses
from web.ui.contest.submit_desk import Desk, Kept, Place, box_id, show_typed
from web.ui.contest.submit_files import show_files
from web.ui.contest.submit_sources import show_sources

# name in the address, title, the texts of the section; data and files draw themselves
SECTIONS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("work", words.WORK, ("title", "one_line", "summary", "problem", "users")),
    ("data", words.DATA, ()),
    ("links", words.LINKS, ("app_url", "code_url", "code_commit", "video_url")),
    ("files", words.FILES, ()),
    ("notes", words.NOTES, ("deployment", "reproducibility", "ai_use", "third_party")),
    ("contact", words.CONTACT, ("contact",)),
    ("checks", words.CHECKS, ()),
)
_OF_OTHERS = {"dataset_uses": "data", "other_sources": "data", "files": "files"}


def section_links(desk: Desk) -> str:
    lang = desk.lang
    items = "".join(
        f'<a href="#submit-{name}">{escape(title.say(lang))}</a>'
        for name, title, _ in SECTIONS
        if desk.refusal is None or name != "checks"
    )
    return f'<nav class="su-parts" aria-label="{escape(words.SECTIONS.say(lang))}">{items}</nav>'


def section_head(desk: Desk, name: str) -> str:
    title = next(title for key, title, _ in SECTIONS if key == name)
    return f'<h2 class="ct-h2 su-part" id="submit-{name}">{escape(title.say(desk.lang))}</h2>'


def target_of(desk: Desk, field: str) -> str:
    """Where a finding about this field leads."""
    if field in _OF_OTHERS:
        return f"#submit-{_OF_OTHERS[field]}"
    return desk.visit.link("team") if field == "team" else f"#{box_id(desk, field)}"


def show_form(desk: Desk) -> None:
    asked = {field.name: field for field in form_of(desk.visit.contest.kind)}
    for name, _, fields in SECTIONS[:-1]:
        with st.container():
            st.html(section_head(desk, name))
            if name == "data":
                show_uses(desk)
                show_sources(desk)
            if name == "files":
                show_files(desk)
            for field in fields:
                if field in asked:
                    show_typed(desk, _place(desk, asked[field]))


def label_of(desk: Desk, field: FormField) -> str:
    label = words.REQUIRED.filled(label=field.label) if field.is_required else field.label
    is_hidden = desk.visit.contest.settings.is_blind and not field.is_blind
    return (words.HIDDEN.filled(label=label) if is_hidden else label).say(desk.lang)


def _place(desk: Desk, field: FormField) -> Place:
    return Place(
        name=field.name,
        label=label_of(desk, field),
        help=field.help.say(desk.lang),
        limit=field.maximum,
        rows=4 if field.shape == "text" else 1,
        read=lambda work: str(work.draft.get(field.name, "")),
        save=lambda text, kept: desk.save({field.name: text}, _revision(kept)),
    )


def _revision(kept: Kept) -> int:
    return kept.revision


def show_as_it_is(desk: Desk) -> None:
    """The form to be read, once nothing can be written."""
    from_draft = desk.work.draft
    rows = "".join(
        f"<dt>{escape(label_of(desk, field))}</dt><dd>{escape(str(from_draft[field.name]))}</dd>"
        for field in FORM.values()
        if field.shape in ("line", "text", "url") and from_draft.get(field.name)
    )
    st.html(f'<section class="su-read">{section_head(desk, "work")}<dl>{rows}</dl></section>')
    for name, show in (("data", show_uses), ("files", show_files)):
        st.html(section_head(desk, name))
        show(desk)
        if name == "data":
            show_sources(desk)
