"""Declaring datasets of the catalogue: found by words, each with the fields used, what for, and how much it matters."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from catalog.records import Dataset
from catalog.search.query import DatasetQuery
from contest.contests.data_pack import data_pack
from contest.contests.queries import get_track
from contest.works import form_words
from contest.works.content import FORM, MAX_ENTRY_CHARS
from contest.works.declared import Declared, find_all_declared
from contest.works.drafts import Saved
from contest.works.errors import DraftIsNewer
from contest.works.records import Work
from core.errors import PortalError
from web import contest_submit_words as words
from web.ui import reads
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.submit_desk import Desk, Kept, Place, show_typed
from web.ui.links import anchor, link

_HITS = 8
_ADDING = "submit.adding"
_PURPOSE_CHARS = 500
Use = dict[str, Any]


def show_uses(desk: Desk) -> None:
    lang, uses = desk.lang, desk.work.draft.get("dataset_uses", [])
    minimum = get_track(desk.visit.state, desk.work.track_id).min_datasets
    lead = words.USES_LEAD.say(lang, count=minimum)
    st.html(
        f'<h3 class="ct-h3">{escape(FORM["dataset_uses"].label.say(lang))}</h3><p class="sy-muted">{escape(lead)}</p>'
    )
    known = find_all_declared(desk.visit.state, desk.work.draft)
    with st.container():
        if not uses:
            st.html(f'<p class="sy-muted">{escape(words.NO_USES.say(lang))}</p>')
        for use in uses:
            with st.container(border=True):
                _show_use(desk, use, known.get(use["dataset"]))
    if desk.refusal is None:
        _show_adding(desk, {use["dataset"] for use in uses})


def _show_use(desk: Desk, use: Use, declared: Declared | None) -> None:
    lang = desk.lang
    if declared is None:
        st.html(f"<p>{escape(str(use['dataset']))} · {escape(words.DATASET_GONE.say(lang))}</p>")
    elif desk.refusal is not None:
        st.html(_as_read(desk, use, declared))
    else:
        st.html(f"<p><strong>{_title_link(desk, declared.dataset)}</strong></p>")
        _show_fields(desk, use, declared)
        show_typed(desk, _purpose(desk, use["dataset"]))
        _show_role(desk, use)
    if desk.refusal is None:
        title = declared.dataset.title.say(lang) if declared else str(use["dataset"])
        if st.button(words.REMOVE_DATASET.say(lang, title=title), key=f"submit.drop.{use['dataset']}"):
            attempt(desk.visit, words.DATASET_REMOVED, lambda: _drop(desk, use["dataset"]))


def _title_link(desk: Desk, dataset: Dataset) -> str:
    return anchor(link("/dataset", desk.lang, id=dataset.slug), dataset.title.say(desk.lang))


def _as_read(desk: Desk, use: Use, declared: Declared) -> str:
    title, role = _title_link(desk, declared.dataset), form_words.ROLES[use["role"]].say(desk.lang)
    return f"""<p><strong>{title}</strong> <span class="sy-badge">{escape(role)}</span></p>
      <p class="sy-small sy-muted">{escape(", ".join(use["fields"]))}</p><p>{escape(use["purpose"])}</p>"""


# ---- one declared dataset ----------------------------------------------------------------------------------


def _show_fields(desk: Desk, use: Use, declared: Declared) -> None:
    titles = {field.name: field.title.say(desk.lang) for one in declared.dataset.resources for field in one.fields}
    options = list(dict.fromkeys([*titles, *use["fields"]]))

    def ask(key: str, value: Sequence[str]) -> list[str]:
        return st.multiselect(
            form_words.USE_FIELDS.say(desk.lang),
            options,
            list(value),
            format_func=lambda name: f"{titles[name]} ({name})" if name in titles else name,
            key=key,
            placeholder=words.PICK_FIELDS.say(desk.lang),
            select_all=False,
        )

    _show_choice(desk, use, "fields", ask)


def _show_role(desk: Desk, use: Use) -> None:
    roles = list(form_words.ROLES)

    def ask(key: str, value: str) -> str:
        label = form_words.USE_ROLE.say(desk.lang)
        named = {role: said.say(desk.lang) for role, said in form_words.ROLES.items()}
        return st.radio(label, roles, roles.index(value), format_func=named.__getitem__, key=key, horizontal=True)

    _show_choice(desk, use, "role", ask)


def _show_choice(desk: Desk, use: Use, part: str, ask: Callable[[str, Any], Any]) -> None:
    """A choice follows the draft, unless this very reader has just changed it."""
    slot = f"submit.choice.{desk.work.id}.{use['dataset']}.{part}"
    value, turn = st.session_state.get(slot, (use[part], 0))
    if value != use[part]:
        value, turn = use[part], turn + 1
    chosen = ask(f"submit.{part}.{use['dataset']}.{turn}", value)
    if chosen != value:
        try:
            _change_use(desk, use["dataset"], part, chosen)
            value = chosen
        except PortalError as refused:
            show_problem(refused.say(desk.lang))
    st.session_state[slot] = (value, turn)


def _purpose(desk: Desk, dataset_id: str) -> Place:
    def read(work: Work) -> str:
        return next((str(one["purpose"]) for one in _uses(work) if one["dataset"] == dataset_id), "")

    def save(text: str, kept: Kept) -> Saved:
        if read(desk.renewed().work) != kept.stored:
            raise DraftIsNewer(field=form_words.USE_PURPOSE)
        return _change_use(desk, dataset_id, "purpose", text[:MAX_ENTRY_CHARS])

    return Place(
        name=f"purpose.{dataset_id}",
        label=form_words.USE_PURPOSE.say(desk.lang),
        help=words.PURPOSE_HELP.say(desk.lang),
        limit=_PURPOSE_CHARS,
        rows=2,
        read=read,
        save=save,
    )


# ---- changes of the list, made on the list as it is now ------------------------------------------------------


def _uses(work: Work) -> list[Use]:
    return list(work.draft.get("dataset_uses", []))


def _change(desk: Desk, change: Callable[[list[Use]], list[Use]]) -> Saved:
    fresh = desk.renewed().work
    return desk.save({"dataset_uses": change(_uses(fresh))}, fresh.draft_revision)


def _change_use(desk: Desk, dataset_id: str, part: str, value: Any) -> Saved:
    return _change(desk, lambda uses: [{**one, part: value} if one["dataset"] == dataset_id else one for one in uses])


def _drop(desk: Desk, dataset_id: str) -> None:
    _change(desk, lambda uses: [one for one in uses if one["dataset"] != dataset_id])


def _add(desk: Desk, dataset_id: str) -> None:
    new = {"dataset": dataset_id, "fields": [], "purpose": "", "role": "core"}
    st.session_state[_ADDING] = True
    _change(desk, lambda uses: [*(one for one in uses if one["dataset"] != dataset_id), new])


# ---- finding one ---------------------------------------------------------------------------------------------


def _show_adding(desk: Desk, used: set[str]) -> None:
    """Unfolded while there is none, and from the first choice on: more than one is often wanted."""
    lang, is_adding = desk.lang, bool(st.session_state.get(_ADDING))
    with st.expander(words.ADD_DATASET.say(lang), expanded=is_adding or not used):
        typed = st.text_input(
            words.SEARCH.say(lang), key="submit.search", max_chars=200, placeholder=words.SEARCH_HINT.say(lang)
        ).strip()
        pack = [one.dataset for one in data_pack(desk.visit.portal.catalogue, desk.visit.contest.id) if one.dataset]
        ids = {one.id for one in pack}
        found = _found(desk, typed, ids) if typed else pack or _found(desk, "", ids)
        offered = [one for one in found if one.id not in used and not one.is_closed]
        st.html(f'<p class="sy-muted sy-small">{escape(_said(desk, typed, pack, offered))}</p>')
        for dataset in offered[:_HITS]:
            _show_hit(desk, dataset, is_in_pack=dataset.id in ids)


def _found(desk: Desk, typed: str, pack: set[str]) -> list[Dataset]:
    """The hits, those of the data pack first."""
    hits = reads.found_datasets(DatasetQuery(words=typed), desk.lang).hits
    return sorted((hit.dataset for hit in hits), key=lambda one: one.id not in pack)


def _said(desk: Desk, typed: str, pack: Sequence[Dataset], offered: Sequence[Dataset]) -> str:
    if not offered:
        return words.FOUND_NONE.say(desk.lang)
    if pack and not typed:
        return words.PACK.say(desk.lang)
    return words.FOUND.say(desk.lang, count=len(offered))


def _show_hit(desk: Desk, dataset: Dataset, *, is_in_pack: bool) -> None:
    lang, title = desk.lang, dataset.title
    mark = f'<span class="sy-badge sy-badge-red">{escape(words.IN_PACK.say(lang))}</span>' if is_in_pack else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"""<div class="su-hit"><p>{_title_link(desk, dataset)} {mark}</p>
          <p class="sy-small sy-muted">{escape(dataset.question.say(lang))}</p></div>""")
        if st.button(words.CHOOSE.say(lang, title=title.say(lang)), key=f"submit.use.{dataset.id}"):
            attempt(desk.visit, words.CHOSEN.filled(title=title), lambda: _add(desk, dataset.id))
