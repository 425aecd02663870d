"""数据: the data pack: what it holds, what changed in the catalogue since, and what to put into it."""

from html import escape

import streamlit as st

from catalog.search.find import find_datasets
from catalog.search.query import DatasetQuery
from contest.contests.data_pack import MAX_NOTE_CHARS, PackEntry, add_to_pack, data_pack, pin_again, remove_from_pack
from contest.phases import beijing
from core.words import Text
from web import contest_organiser_words as words
from web.ui import reads
from web.ui.contest.doing import attempt
from web.ui.contest.organising.editor import Editor
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link
from web.ui.state import query_value

_MOST_FOUND = 8
_CSS = {"current": "sy-badge-green", "newer": "sy-badge-amber", "withdrawn": "sy-badge-red"}


def show_data(visit: ContestVisit) -> None:
    lang = visit.lang
    entries = data_pack(visit.portal.catalogue, visit.contest.id)
    st.html(f'<p class="sy-muted">{escape(words.DATA_LEAD.say(lang))}</p>')
    if not entries:
        st.html(f'<p class="sy-empty">{escape(words.PACK_EMPTY.say(lang))}</p>')
    for entry in entries:
        _show_entry(visit, entry)
    if Editor(visit, "data").may_edit:
        _show_search(visit, {entry.item.dataset_id for entry in entries})


def _title(visit: ContestVisit, entry: PackEntry) -> str:
    return entry.dataset.title.say(visit.lang) if entry.dataset else entry.item.dataset_id


def _show_entry(visit: ContestVisit, entry: PackEntry) -> None:
    lang, title = visit.lang, _title(visit, entry)
    slug = entry.dataset.slug if entry.dataset else ""
    name = anchor(link("/dataset", lang, id=slug), title) if slug else escape(title)
    newer = "".join(f"<li>{escape(one.say(lang))}</li>" for one in _changes(entry))
    pinned = words.PINNED_TO.say(lang, moment=beijing(entry.item.added_at))
    with st.container(border=True):
        st.html(f"""<h3 class="ct-h3">{name}
          <span class="sy-badge {_CSS[entry.state]}">{escape(words.STATES[entry.state].say(lang))}</span></h3>
          <p>{escape(entry.item.note.say(lang))}</p><ul class="ds-list">{newer}</ul>
          <p class="sy-muted sy-small">{escape(pinned)}</p>""")
        if Editor(visit, "data").may_edit:
            _show_changing(visit, entry, title)


def _changes(entry: PackEntry) -> list[Text]:
    return [
        (words.NEWER if old else words.NEW_RESOURCE).filled(resource=resource, old=old, new=new)
        for resource, (old, new) in entry.newer.items()
    ]


def _show_changing(visit: ContestVisit, entry: PackEntry, title: str) -> None:
    lang, id_ = visit.lang, entry.item.dataset_id
    who = {"revision": visit.contest.revision, "actor": visit.actor, "now": visit.now}
    catalogue, contest_id = visit.portal.catalogue, visit.contest.id
    if entry.state == "newer" and st.button(
        words.PIN_AGAIN.say(lang, dataset=title), type="primary", key=f"organisers.pin.{id_}"
    ):
        attempt(visit, words.PINNED, lambda: pin_again(catalogue, contest_id, id_, note=entry.item.note, **who))
    if entry.state != "withdrawn":
        with st.expander(words.NOTE.say(lang)):
            _show_note(visit, entry, title)
    if st.button(words.REMOVE_DATASET.say(lang, dataset=title), key=f"organisers.remove.{id_}"):
        attempt(visit, words.DATASET_REMOVED, lambda: remove_from_pack(visit.state, contest_id, id_, **who))


def _show_note(visit: ContestVisit, entry: PackEntry, title: str) -> None:
    id_ = entry.item.dataset_id
    editor = Editor(visit, f"note.{id_}")
    editor.show_conflict()
    with st.form(editor.key("form"), border=False):
        note = editor.both("note", words.NOTE, entry.item.note, limit=MAX_NOTE_CHARS, rows=2)
        label = words.SAVE_NOTE.say(visit.lang, dataset=title)
        if st.form_submit_button(label, key=editor.key("save")):
            editor.save(words.SAVED, lambda revision: _pin(visit, id_, note, revision))


def _pin(visit: ContestVisit, dataset_id: str, note: Text, revision: int) -> int:
    who = {"revision": revision, "actor": visit.actor, "now": visit.now}
    return pin_again(visit.portal.catalogue, visit.contest.id, dataset_id, note=note, **who)


def _show_search(visit: ContestVisit, held: set[str]) -> None:
    """The words of the search stay in the address, so that adding one leaves the others in view."""
    lang = visit.lang
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.FIND_DATA.say(lang))}</h2>')
    with st.form("organisers.find", border=False):
        said = st.text_input(words.FIND_DATA.say(lang), query_value("q"), key="organisers.find.words", max_chars=100)
        if st.form_submit_button(words.FIND.say(lang), key="organisers.find.go"):
            st.query_params["q"] = said
    if not query_value("q"):
        return
    query = DatasetQuery(query_value("q")[:100], per_page=_MOST_FOUND)
    hits = find_datasets(reads.snapshot(), query, now=visit.now, lang=lang).hits
    offered = [hit.dataset for hit in hits if hit.dataset.id not in held and not hit.dataset.is_closed]
    if not offered:
        st.html(f"<p>{escape(words.NOTHING_FOUND.say(lang))}</p>")
    who = {"revision": visit.contest.revision, "actor": visit.actor, "now": visit.now}
    for dataset in offered:
        title = dataset.title.say(lang)
        with st.container(border=True):
            name = anchor(link("/dataset", lang, id=dataset.slug), title)
            st.html(f"<p><strong>{name}</strong></p><p>{escape(dataset.summary.say(lang))}</p>")
            if st.button(words.ADD_DATASET.say(lang, dataset=title), key=f"organisers.add.{dataset.slug}"):
                attempt(
                    visit,
                    words.ADDED,
                    lambda slug=dataset.slug: add_to_pack(visit.portal.catalogue, visit.contest.id, slug, **who),
                )
