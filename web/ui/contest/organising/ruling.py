"""What organisers decide beyond the scores: deliberation, vacancies, special prizes, disqualification, a new review."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from contest.contests.queries import list_prizes
from contest.contests.records import Stage
from contest.judging.queries import is_reassessed
from contest.judging.reassessing import finish_reassessment, reassess_work
from contest.results.disqualifying import propose_disqualification
from contest.results.queries import list_awards, list_rows
from contest.results.records import ResultRun
from contest.results.rulings import Ruling, propose_ruling
from contest.results.words import RULINGS
from contest.works.machine import MACHINE
from contest.works.queries import list_works
from web import contest_console_words as words
from web.ui.contest.doing import fresh
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    choose,
    named_works,
    public_url,
    say_of,
    tab_link,
)
from web.ui.contest.visit import ContestVisit


def show_ruling(visit: ContestVisit, stage: Stage, run: ResultRun) -> None:
    """Proposed by one, confirmed by another; it counts from the next computation on."""
    lang, names = visit.lang, named_works(visit)
    with st.expander(words.RULE.say(lang)):
        st.html(f"<p>{escape(words.RULE_WHY.say(lang))}</p>")
        kind = st.radio(
            words.RULING.say(lang), list(RULINGS), format_func=say_of(visit, RULINGS).get, key="organisers.rule"
        )
        with st.form("organisers.ruling", border=False):
            ruling = _ruling(visit, str(kind), run, names)
            reason = ask_reason(visit, "organisers.rule-reason")
            if st.form_submit_button(words.PROPOSE.say(lang)):
                act(visit, words.PROPOSED, propose_ruling, stage.id, ruling, reason=reason)


def _ruling(visit: ContestVisit, kind: str, run: ResultRun, names: Mapping[str, str]) -> Ruling:
    """As the fields of its kind say."""
    lang = visit.lang
    if kind in ("deliberation", "as_scored"):
        close = [row.work_id for row in list_rows(visit.state, run.id) if row.needs_deliberation]
        shared = [award.work_id for award in list_awards(visit.state, run.id) if award.is_shared]
        works = st.multiselect(
            words.IN_ORDER.say(lang),
            list(dict.fromkeys(close + shared)),
            format_func=lambda one: names.get(one, one),
            placeholder=words.CHOOSE.say(lang),
            select_all=False,
            key=fresh("organisers.rule-works"),
        )
        return Ruling(kind, tuple(works))
    basis = "special" if kind == "special" else "judged"
    prizes = {one.id: one.title.say(lang) for one in list_prizes(visit.state, visit.contest.id) if one.basis == basis}
    prize_id = choose(visit, words.PRIZE, prizes, key=f"organisers.rule-prize-{basis}")
    if kind == "special":
        work_id = choose(visit, words.WORK, names, key="organisers.rule-work")
        return Ruling(kind, (work_id,), prize_id)
    places = int(st.number_input(words.PLACES.say(lang), 0, 100, 0, key="organisers.rule-places"))
    return Ruling(kind, prize_id=prize_id, places=places)


def show_disqualifying(visit: ContestVisit) -> None:
    lang, names = visit.lang, named_works(visit)
    there = {
        work.id: names[work.id]
        for work in list_works(visit.state, visit.contest.id)
        if work.id in names and MACHINE.allows(work.status, "disqualify")
    }
    with st.expander(words.DISQUALIFY.say(lang)), st.form("organisers.disqualify", border=False):
        st.html(f"<p>{escape(words.DISQUALIFY_WHY.say(lang))}</p>")
        work_id = choose(visit, words.WORK, there, key="organisers.disqualify-work")
        reason = ask_reason(visit, "organisers.disqualify-reason")
        is_sure = ask_if_sure(visit, "organisers.disqualify-sure", label=words.CHECKED_ALL)
        if st.form_submit_button(words.DISQUALIFY.say(lang)):
            act_if(visit, is_sure, words.PROPOSED, propose_disqualification, work_id, reason=reason)


def show_reassessing(visit: ContestVisit, stage: Stage) -> None:
    """One work reviewed again although the marks are frozen."""
    lang, names = visit.lang, named_works(visit)
    works = list_works(visit.state, visit.contest.id)
    again = [work.id for work in works if is_reassessed(visit.state, stage, work.id)]
    for work_id in again:
        st.html(f"<p>{tab_link(visit, 'progress', words.TO_AGAIN.say(lang), stage=stage.id)}</p>")
        label = words.FINISH_AGAIN.say(lang, work=names.get(work_id, ""))
        if st.button(label, key=f"organisers.finish-again.{work_id}"):
            act(visit, words.FINISHED_AGAIN, finish_reassessment, stage.id, work_id)
    there = {work.id: names[work.id] for work in works if MACHINE.allows(work.status, "reassess") and work.id in names}
    if not there:
        return
    with st.expander(words.AGAIN.say(lang)), st.form("organisers.again", border=False):
        st.html(f"<p>{escape(words.AGAIN_WHY.say(lang))}</p>")
        work_id = choose(visit, words.WORK, there, key="organisers.again-work")
        reason = ask_reason(visit, "organisers.again-reason")
        if st.form_submit_button(words.AGAIN.say(lang)):
            more = {"seed": visit.contest.edition_year, "public_url": public_url(visit)}
            act(visit, words.AGAIN_BEGUN, reassess_work, stage.id, work_id, reason=reason, **more)
