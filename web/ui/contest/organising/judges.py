"""评委: who was invited and what came of it, what each knows and takes on, and how one leaves."""

from html import escape

import streamlit as st

from contest.contests.queries import list_tracks
from contest.judging.duties import remove_judge, set_duties
from contest.judging.judges import invite_judge
from contest.judging.queries import list_judges
from contest.judging.records import Judge
from contest.judging.words import EXPERTISE, JUDGE_STATUSES
from contest.phases import beijing
from web import contest_console_words as words
from web.ui.contest.doing import fresh
from web.ui.contest.judging_duties import duty_fields
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    choose,
    empty,
    heading,
    public_url,
    show_table,
)
from web.ui.contest.organising.naming import name_of
from web.ui.contest.visit import ContestVisit


def judge_names(visit: ContestVisit) -> dict[str, str]:
    """{judge id: name, or the address while the invitation waits}."""
    found = list_judges(visit.state, visit.contest.id)
    return {one.id: name_of(visit, one.account_id) or one.email for one in found}


def show_judges(visit: ContestVisit) -> None:
    judges = list_judges(visit.state, visit.contest.id)
    if visit.is_organiser:
        _show_inviting(visit)
    if not judges:
        empty(visit, words.NO_JUDGES)
        return
    heading(visit, words.JUDGES)
    heads = (words.NAME, words.EMAIL, words.STATUS, words.EXPERTISE, words.LOAD, words.INVITED_AT)
    show_table(visit, heads, [_row(visit, one) for one in judges], numbers=(words.LOAD,))
    if visit.is_organiser:
        _show_duties(visit, judges)
        _show_removing(visit, judges)


def _row(visit: ContestVisit, one: Judge) -> tuple[str, ...]:
    lang = visit.lang
    tracks = {track.id: track.title.say(lang) for track in list_tracks(visit.state, visit.contest.id)}
    known = [
        f"{tracks[track_id]} {EXPERTISE[level].say(lang)}"
        for track_id, level in one.expertise.items()
        if track_id in tracks
    ]
    colour = {"active": "green", "completed": "green", "invited": "amber"}.get(one.status, "")
    status = f'<span class="sy-badge sy-badge-{colour}">{escape(JUDGE_STATUSES[one.status].say(lang))}</span>'
    texts = (escape(name_of(visit, one.account_id)), escape(one.email), status, escape("；".join(known)))
    return (*texts, str(one.max_load), escape(beijing(one.invited_at)))


def _show_inviting(visit: ContestVisit) -> None:
    lang = visit.lang
    with st.form("organisers.invite"):
        email = st.text_input(words.INVITE_EMAIL.say(lang), key=fresh("organisers.invite-email"), type="email")
        st.html(f'<p class="sy-muted sy-small">{escape(words.INVITE_WHY.say(lang))}</p>')
        if st.form_submit_button(words.INVITE.say(lang), type="primary"):
            url = public_url(visit)
            act(visit, words.INVITED, invite_judge, visit.contest.id, email=email, public_url=url)


def _show_duties(visit: ContestVisit, judges: list[Judge]) -> None:
    serving = {one.id: one for one in judges if one.status in ("active", "completed")}
    if not serving:
        return
    lang, names = visit.lang, judge_names(visit)
    with st.expander(words.CHANGE_DUTIES.say(lang)):
        chosen = choose(visit, words.JUDGE, {id_: names[id_] for id_ in serving}, key="organisers.duties-of")
        if not chosen:
            return
        one, tracks = serving[chosen], list_tracks(visit.state, visit.contest.id)
        with st.form(f"organisers.duties.{chosen}", border=False):
            key = f"organisers.duties.{chosen}"
            expertise, load = duty_fields(tracks, one.expertise, one.max_load, lang, key=key)
            if st.form_submit_button(words.SAVE.say(lang)):
                act(visit, words.SAVED, set_duties, chosen, expertise=expertise, max_load=load)


def _show_removing(visit: ContestVisit, judges: list[Judge]) -> None:
    lang, names = visit.lang, judge_names(visit)
    there = {one.id: names[one.id] for one in judges if one.status in ("invited", "active", "completed")}
    if not there:
        return
    with st.expander(words.REMOVE_JUDGE.say(lang)), st.form("organisers.remove-judge", border=False):
        chosen = choose(visit, words.JUDGE, there, key="organisers.remove-whom")
        ways = {"keep": words.KEEP_SCORES.say(lang), "void": words.VOID_SCORES.say(lang)}
        scores = st.radio(
            words.SCORES_GIVEN.say(lang), list(ways), format_func=ways.get, key=fresh("organisers.remove-scores")
        )
        reason = ask_reason(visit, "organisers.remove-reason")
        is_sure = ask_if_sure(visit, "organisers.remove-sure")
        if st.form_submit_button(words.REMOVE_JUDGE.say(lang)):
            act_if(visit, is_sure, words.REMOVED, remove_judge, chosen, scores=scores, reason=reason)
