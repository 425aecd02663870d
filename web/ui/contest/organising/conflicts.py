"""回避: who must not judge what: found from facts, said by judges and teams, set or lifted by organisers."""

from html import escape

import streamlit as st

from contest.judging.conflicts import lift_conflict, pin_conflict, refresh_conflicts
from contest.judging.queries import list_conflicts
from contest.judging.records import Conflict
from contest.judging.words import CONFLICT_SOURCES
from web import contest_console_words as words
from web.ui.contest.organising.judges import judge_names
from web.ui.contest.organising.judging_parts import (
    act,
    ask_reason,
    choose,
    empty,
    heading,
    named_works,
    note,
    public_url,
    show_table,
)
from web.ui.contest.visit import ContestVisit

_HEADS = (words.JUDGE, words.WORK, words.SOURCE, words.REASON)


def show_conflicts(visit: ContestVisit) -> None:
    lang = visit.lang
    note(words.CONFLICTS_LEAD.say(lang))
    judges, works = judge_names(visit), named_works(visit)
    conflicts = list_conflicts(visit.state, visit.contest.id)
    standing = [one for one in conflicts if one.lifted_at is None]
    if visit.is_organiser and st.button(words.REFRESH.say(lang), type="primary", key="organisers.refresh"):
        act(visit, words.REFRESHED, refresh_conflicts, visit.contest.id, public_url=public_url(visit))
    heading(visit, words.STANDING)
    if standing:
        show_table(visit, _HEADS, [_row(visit, one, judges, works) for one in standing])
    else:
        empty(visit, words.NO_CONFLICTS)
    if visit.is_organiser:
        _show_pinning(visit, judges, works)
        _show_lifting(visit, standing, judges, works)
    lifted = [one for one in conflicts if one.lifted_at is not None]
    if lifted:
        heading(visit, words.LIFTED_ONES)
        show_table(visit, _HEADS, [_row(visit, one, judges, works) for one in lifted])


def _row(visit: ContestVisit, one: Conflict, judges: dict[str, str], works: dict[str, str]) -> tuple[str, ...]:
    pinned = f' <span class="sy-badge sy-badge-plum">{escape(words.PINNED.say(visit.lang))}</span>'
    source = escape(CONFLICT_SOURCES[one.source].say(visit.lang)) + (pinned if one.is_pinned else "")
    why = f"{one.reason} → {one.lift_reason}" if one.lift_reason else one.reason
    return escape(judges.get(one.judge_id, "")), escape(works.get(one.work_id, "")), source, escape(why)


def _show_pinning(visit: ContestVisit, judges: dict[str, str], works: dict[str, str]) -> None:
    with st.expander(words.PIN.say(visit.lang)), st.form("organisers.pin", border=False):
        judge_id = choose(visit, words.JUDGE, judges, key="organisers.pin-judge")
        work_id = choose(visit, words.WORK, works, key="organisers.pin-work")
        reason = ask_reason(visit, "organisers.pin-reason")
        if st.form_submit_button(words.PIN.say(visit.lang)):
            act(visit, words.PINNED_DONE, pin_conflict, judge_id, work_id, reason=reason, public_url=public_url(visit))


def _show_lifting(visit: ContestVisit, standing: list[Conflict], judges: dict[str, str], works: dict[str, str]) -> None:
    if not standing:
        return
    options = {
        f"{one.judge_id} {one.work_id} {one.source}": " · ".join(
            (judges.get(one.judge_id, ""), works.get(one.work_id, ""), CONFLICT_SOURCES[one.source].say(visit.lang))
        )
        for one in standing
    }
    with st.expander(words.LIFT.say(visit.lang)), st.form("organisers.lift", border=False):
        chosen = choose(visit, words.CONFLICT, options, key="organisers.lift-which")
        reason = ask_reason(visit, "organisers.lift-reason")
        if st.form_submit_button(words.LIFT.say(visit.lang)):
            act(visit, words.LIFTED, lift_conflict, *(chosen.split(" ") if chosen else ("", "", "")), reason=reason)
