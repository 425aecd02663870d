"""申诉: accepted or refused, then decided, by an organiser or auditor who has nothing to do with it."""

from html import escape

import streamlit as st

from contest.phases import beijing
from contest.results.appeals import (
    RESTORABLE,
    accept_appeal,
    decide_appeal,
    is_overdue,
    list_appeals,
    refuse_appeal,
)
from contest.results.machine import APPEAL, OUTCOMES
from contest.results.panel import find_involvement
from contest.results.records import Appeal
from contest.results.words import APPEAL_ACTS, APPEAL_STATUSES, GROUNDS
from contest.works.queries import find_work
from web import contest_console_words as words
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reasons,
    empty,
    heading,
    named_works,
    note,
    public_url,
)
from web.ui.contest.organising.naming import name_of
from web.ui.contest.visit import ContestVisit


def count_open(visit: ContestVisit) -> int:
    return sum(one.is_open for one in list_appeals(visit.state, visit.contest.id))


def show_appeals(visit: ContestVisit) -> None:
    note(words.APPEALS_LEAD.say(visit.lang))
    appeals = list_appeals(visit.state, visit.contest.id)
    if not appeals:
        empty(visit, words.NO_APPEALS)
    for title, is_open in ((words.OPEN_APPEALS, True), (words.CLOSED_APPEALS, False)):
        found = [one for one in appeals if one.is_open == is_open]
        if found:
            heading(visit, title)
        for one in found:
            _show_appeal(visit, one)


def _show_appeal(visit: ContestVisit, one: Appeal) -> None:
    lang = visit.lang
    about = named_works(visit).get(one.work_id or "", "") or words.WHOLE_NOTICE.say(lang)
    due = one.acknowledge_by if one.status == "filed" else one.decide_by
    late = f' <span class="sy-badge sy-badge-plum">{escape(words.OVERDUE.say(lang))}</span>'
    dates = words.FILED_AT.say(lang, who=name_of(visit, one.filed_by), moment=beijing(one.filed_at))
    until = words.DUE_BY.say(lang, moment=beijing(due)) if one.is_open else ""
    decided = words.DECIDED_BY.say(lang, who=name_of(visit, one.decided_by)) if one.decided_by else ""
    with st.container(border=True):
        st.html(f"""<h3 class="ct-h3">{escape(GROUNDS[one.grounds].say(lang))} · {escape(about)}
          <span class="sy-badge sy-badge-red">{escape(APPEAL_STATUSES[one.status].say(lang))}</span>
          {late if is_overdue(one, visit.now) else ""}</h3>
          <p class="jg-comment">{escape(one.words)}</p>
          <p class="sy-muted sy-small">{escape(dates)} {escape(until)}</p>
          <p class="jg-comment">{escape(decided)} {escape(one.reasons)}</p>""")
        if one.is_open:
            _show_deciding(visit, one)


def _show_deciding(visit: ContestVisit, one: Appeal) -> None:
    """Whoever is involved reads why it is for others. Auditors of the contest are on the panel too."""
    lang = visit.lang
    involved = find_involvement(visit.state, visit.actor, one)
    if APPEAL.allows(one.status, "accept") and st.button(
        APPEAL_ACTS["accept"].say(lang), type="primary", key=f"organisers.appeal.accept.{one.id}"
    ):
        act(visit, words.ACCEPTED_APPEAL, accept_appeal, one.id, public_url=public_url(visit))
    if involved is not None:
        note(words.INVOLVED.say(lang, why=involved.say(lang)), colour="amber")
        return
    if APPEAL.allows(one.status, "refuse"):
        _show_refusing(visit, one)
    else:
        _show_outcome(visit, one)


def _show_refusing(visit: ContestVisit, one: Appeal) -> None:
    label = APPEAL_ACTS["refuse"].say(visit.lang)
    with st.expander(label), st.form(f"organisers.appeal-refuse.{one.id}", border=False):
        reasons = ask_reasons(visit, f"organisers.appeal.refuse-why.{one.id}")
        is_sure = ask_if_sure(visit, f"organisers.appeal.refuse-sure.{one.id}")
        if st.form_submit_button(label):
            url = public_url(visit)
            act_if(visit, is_sure, words.DECIDED, refuse_appeal, one.id, reasons=reasons, public_url=url)


def _show_outcome(visit: ContestVisit, one: Appeal) -> None:
    lang = visit.lang
    work = find_work(visit.state, one.work_id) if one.work_id else None
    with st.form(f"organisers.appeal-decide.{one.id}"):
        outcome = st.radio(
            words.DECISION.say(lang),
            list(OUTCOMES),
            None,
            format_func=lambda it: APPEAL_STATUSES[it].say(lang),
            key=f"organisers.appeal.outcome.{one.id}",
        )
        reasons = ask_reasons(visit, f"organisers.appeal.why.{one.id}")
        restores = (
            work is not None
            and work.status in RESTORABLE
            and st.checkbox(words.RESTORE.say(lang), key=f"organisers.appeal.restore.{one.id}")
        )
        is_sure = ask_if_sure(visit, f"organisers.appeal.sure.{one.id}")
        if st.form_submit_button(words.DECIDE.say(lang), type="primary"):
            said = {"outcome": str(outcome or ""), "reasons": reasons, "restores_work": restores}
            act_if(visit, is_sure, words.DECIDED, decide_appeal, one.id, **said, public_url=public_url(visit))
