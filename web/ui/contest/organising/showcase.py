"""作品展示: what of the contest is in the gallery; taking a work down with a reason, and bringing it back."""

from html import escape

import streamlit as st

from contest.showcase.entries import ShowcaseEntry, list_entries
from contest.showcase.showcase import hide_work, unhide_work
from web import contest_console_words as words
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    choose,
    empty,
    named_works,
    note,
    show_table,
)
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link

_COLOURS = {"shown": "green", "hidden": "red", "taken_back": "amber", "out": "amber"}


def show_showcase(visit: ContestVisit) -> None:
    note(words.SHOWCASE_LEAD.say(visit.lang))
    entries, names = list_entries(visit.state, visit.contest.id), named_works(visit)
    if not entries:
        empty(visit, words.NOTHING_SHOWN)
        return
    show_table(visit, (words.WORK, words.STATUS, words.REASON), [_row(visit, one, names) for one in entries])
    if visit.is_organiser:
        _show_hiding(visit, _in_state(entries, "shown", names))
        _show_unhiding(visit, _in_state(entries, "hidden", names))


def _in_state(entries: list[ShowcaseEntry], state: str, names: dict[str, str]) -> dict[str, str]:
    return {one.work_id: names.get(one.work_id, one.work_id) for one in entries if one.state == state}


def _row(visit: ContestVisit, one: ShowcaseEntry, names: dict[str, str]) -> tuple[str, ...]:
    name = names.get(one.work_id, one.work_id)
    is_shown = one.state == "shown"
    work = anchor(link("/work", visit.lang, work=one.slug), name) if is_shown else escape(name)
    state = escape(words.ENTRY_STATES[one.state].say(visit.lang))
    return work, f'<span class="sy-badge sy-badge-{_COLOURS[one.state]}">{state}</span>', escape(one.hidden_reason)


def _show_hiding(visit: ContestVisit, shown: dict[str, str]) -> None:
    if not shown:
        return
    label = words.TAKE_DOWN.say(visit.lang)
    with st.expander(label), st.form("organisers.hide", border=False):
        work_id = choose(visit, words.WORK, shown, key="organisers.hide-which")
        reason = ask_reason(visit, "organisers.hide-reason")
        is_sure = ask_if_sure(visit, "organisers.hide-sure", label=words.TAKE_DOWN_SURE)
        if st.form_submit_button(label):
            act_if(visit, is_sure, words.TAKEN_DOWN, hide_work, work_id, reason=reason)


def _show_unhiding(visit: ContestVisit, hidden: dict[str, str]) -> None:
    if not hidden:
        return
    label = words.BRING_BACK.say(visit.lang)
    with st.expander(label), st.form("organisers.unhide", border=False):
        work_id = choose(visit, words.WORK, hidden, key="organisers.unhide-which")
        if st.form_submit_button(label):
            act(visit, words.BROUGHT_BACK, unhide_work, work_id)
