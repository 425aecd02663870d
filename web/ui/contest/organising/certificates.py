"""证书: issued from a final result, verified by their codes, revoked with a reason; and what became of winners."""

from html import escape

import streamlit as st

from contest.certificates.issuing import count_due, issue_certificates
from contest.certificates.queries import list_certificates
from contest.certificates.records import Certificate
from contest.certificates.revoking import revoke_certificate
from contest.contests.queries import list_stages
from contest.phases import beijing
from contest.results.queries import find_run_in_force
from contest.results.words import CERTIFICATE_STATUSES
from contest.showcase.follow_ups import list_due_follow_ups, record_follow_up
from contest.showcase.words import FOLLOW_UP_ACTS
from web import contest_console_words as words
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    choose,
    empty,
    heading,
    named_works,
    note,
    public_url,
    say_of,
    show_table,
)
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor


def show_certificates(visit: ContestVisit) -> None:
    certificates = sorted(list_certificates(visit.state, visit.contest.id), key=lambda one: one.kind != "award")
    if visit.is_organiser:
        _show_issuing(visit)
    if certificates:
        heads = (words.CERTIFICATE, words.HOLDER, words.WORK, words.AWARD, words.STATUS)
        show_table(visit, heads, [_row(visit, one) for one in certificates])
        if visit.is_organiser:
            _show_revoking(visit, certificates)
    else:
        empty(visit, words.NO_CERTIFICATES)
    _show_follow_ups(visit)


def _show_issuing(visit: ContestVisit) -> None:
    stages = list_stages(visit.state, visit.contest.id)
    run = find_run_in_force(visit.state, stages[-1].id) if stages else None
    if run is None or run.status != "final":
        note(words.ISSUE_LATER.say(visit.lang))
        return
    if not count_due(visit.state, run.id):
        note(words.ALL_ISSUED.say(visit.lang), colour="green")
        return
    note(words.ISSUE_WHY.say(visit.lang))
    if st.button(words.ISSUE.say(visit.lang), type="primary", key="organisers.issue"):
        act(visit, words.ISSUED, issue_certificates, run.id, public_url=public_url(visit))


def _row(visit: ContestVisit, one: Certificate) -> tuple[str, ...]:
    colour = "green" if one.status == "issued" else "amber"
    status = CERTIFICATE_STATUSES[one.status].say(visit.lang)
    badge = f'<span class="sy-badge sy-badge-{colour}">{escape(status)}</span> {escape(one.revoke_reason)}'
    pdf = anchor(f"/contest/certificates/{one.code}.pdf", one.code, css="sy-nowrap", target="_blank")
    return pdf, escape(one.holder), escape(one.work_title), escape(one.award.say(visit.lang)), badge


def _show_revoking(visit: ContestVisit, certificates: list[Certificate]) -> None:
    lang = visit.lang
    valid = {
        one.code: f"{one.holder} · {one.award.say(lang)} · {one.code}" for one in certificates if one.status == "issued"
    }
    with st.expander(words.REVOKE.say(lang)), st.form("organisers.revoke", border=False):
        code = choose(visit, words.CERTIFICATE, valid, key="organisers.revoke-which")
        reason = ask_reason(visit, "organisers.revoke-reason")
        is_sure = ask_if_sure(visit, "organisers.revoke-sure")
        if st.form_submit_button(words.REVOKE.say(lang)):
            act_if(visit, is_sure, words.REVOKED, revoke_certificate, code, reason=reason)


def _show_follow_ups(visit: ContestVisit) -> None:
    """What became of the winners after three, six and twelve months."""
    lang, names = visit.lang, named_works(visit)
    due = list_due_follow_ups(visit.state, now=visit.now, contest_id=visit.contest.id)
    if not due:
        return
    heading(visit, words.FOLLOW_UPS)
    rows = [(escape(names.get(one.work_id, "")), str(one.months), escape(beijing(one.due_at))) for one in due]
    show_table(visit, (words.WORK, words.MONTHS, words.DUE), rows, numbers=(words.MONTHS,))
    if not visit.is_organiser:
        return
    options = {f"{one.work_id} {one.months}": f"{names.get(one.work_id, '')} · {one.months}" for one in due}
    with st.expander(words.RECORD_FOLLOW_UP.say(lang)), st.form("organisers.follow-up", border=False):
        chosen = choose(visit, words.WORK, options, key="organisers.follow-up-which")
        outcome = choose(visit, words.OUTCOME, say_of(visit, FOLLOW_UP_ACTS), key="organisers.follow-up-outcome")
        remark = ask_reason(visit, "organisers.follow-up-note", label=words.REMARK_OPTIONAL)
        if st.form_submit_button(words.RECORD_FOLLOW_UP.say(lang)):
            work_id, _, months = chosen.partition(" ")
            told = {"outcome": outcome, "note": remark}
            act(visit, words.SAVED, record_follow_up, work_id, int(months or 0), **told)
