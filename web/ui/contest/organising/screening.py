"""初审: works that wait for a decision, the automatic report on each, and the decisions with their reasons."""

from html import escape

import streamlit as st

from contest.contests.queries import get_track, list_tracks
from contest.judging.records import BlindAttachment, BlindWork
from contest.phases import beijing
from contest.screening.deciding import pass_work, propose_rejection, return_work
from contest.screening.queries import ToScreen, list_decisions, list_to_screen
from contest.screening.reasons import reasons_for
from contest.screening.report import ScreeningReport, screening_report
from contest.screening.words import RESULTS
from contest.works.content import FORM
from contest.works.machine import STATUSES
from contest.works.queries import counted_version, get_work, list_uses, list_works
from contest.works.records import Work, WorkVersion
from core.words import Text
from web import contest_console_words as words
from web.ui.contest.judging_work import blind_work
from web.ui.contest.organising.judging_parts import (
    act,
    ask_reason,
    ask_reasons,
    choose,
    empty,
    heading,
    named_works,
    note,
    public_url,
    say_of,
    show_table,
    tab_link,
)
from web.ui.contest.organising.naming import name_of
from web.ui.contest.visit import ContestVisit
from web.ui.state import query_value

TAB = "screening"


def count_to_screen(visit: ContestVisit) -> int:
    """Those that a decision can be made on now."""
    return len(_decidable(visit))


def show_screening(visit: ContestVisit) -> None:
    work_id = query_value("work")
    if work_id and get_work(visit.state, work_id).contest_id == visit.contest.id:
        _show_work(visit, get_work(visit.state, work_id))
        return
    note(words.SCREENING_LEAD.say(visit.lang))
    waiting = list_to_screen(visit.state, visit.contest.id, now=visit.now)
    names = named_works(visit)
    heading(visit, words.TO_SCREEN)
    if waiting:
        tracks = {track.id: track.title.say(visit.lang) for track in list_tracks(visit.state, visit.contest.id)}
        rows = [_waiting(visit, one, names, tracks) for one in waiting]
        show_table(visit, (words.WORK, words.TRACK, words.STATUS, words.REMARK), rows)
    else:
        empty(visit, words.NOTHING_TO_SCREEN)
    _show_decided(visit, names, {one.work.id for one in waiting})


def _decidable(visit: ContestVisit) -> list[ToScreen]:
    found = list_to_screen(visit.state, visit.contest.id, now=visit.now)
    return [one for one in found if one.status == "locked" and one.proposal_id is None]


def _waiting(visit: ContestVisit, one: ToScreen, names: dict[str, str], tracks: dict[str, str]) -> tuple[str, ...]:
    remarks = [words.WAS_RETURNED] if one.was_returned else []
    remarks += [words.REJECTION_WAITS] if one.proposal_id else []
    badges = "".join(f'<span class="sy-badge sy-badge-amber">{escape(text.say(visit.lang))}</span>' for text in remarks)
    return (
        tab_link(visit, TAB, names.get(one.work.id, one.work.blind_code), work=one.work.id),
        escape(tracks.get(one.work.track_id, "")),
        escape(STATUSES[one.status].say(visit.lang)),
        badges,
    )


def _show_decided(visit: ContestVisit, names: dict[str, str], waiting: set[str]) -> None:
    rows = []
    for work in list_works(visit.state, visit.contest.id):
        decisions = list_decisions(visit.state, work.id)
        if decisions and work.id not in waiting:
            last = decisions[-1]
            said = f"{RESULTS[last.result].say(visit.lang)} · {last.reason.say(visit.lang)}"
            link = tab_link(visit, TAB, names.get(work.id, work.blind_code), work=work.id)
            who = f"{name_of(visit, last.decided_by)} · {beijing(last.decided_at)}"
            rows.append((link, escape(said), escape(who)))
    if rows:
        heading(visit, words.SCREENED)
        show_table(visit, (words.WORK, words.DECISION, words.BY), rows)


# ---- one work ----------------------------------------------------------------------------------------------------


def _show_work(visit: ContestVisit, work: Work) -> None:
    st.html(f"<p>{tab_link(visit, TAB, words.BACK_TO_LIST.say(visit.lang))}</p>")
    version = counted_version(visit.state, work.id)
    if version is None:
        empty(visit, words.NEVER_SUBMITTED)
        return
    reading, deciding = st.columns([3, 2], gap="large")
    with reading:
        st.html(f'<p class="sy-muted">{escape(named_works(visit).get(work.id, ""))}</p>')
        uses = list_uses(visit.state, work.id, version.number)
        st.html(blind_work(_whole(visit, work, version), uses, visit.lang))
    with deciding:
        report = _report(visit, work.id)
        _show_report(visit, report)
        if visit.is_organiser:
            _show_deciding(visit, report)
        _show_history(visit, work.id)


def _whole(visit: ContestVisit, work: Work, version: WorkVersion) -> BlindWork:
    """Everything that was handed in, under the names it came with: organisers and auditors may know."""
    files = tuple(
        BlindAttachment(one["id"], one["kind"], one["file_name"], one["media_type"], one["size_bytes"])
        for one in version.content.get("files", [])
    )
    content = {name: value for name, value in version.content.items() if name in FORM}
    track = get_track(visit.state, work.track_id).title
    return BlindWork(work.id, work.blind_code, track, version.number, content, files)


def _report(visit: ContestVisit, work_id: str) -> ScreeningReport:
    """Whether links open is asked of the network only when somebody wants to know."""
    is_asking = st.session_state.get("organisers.screening.links") == work_id
    checker = visit.portal.check_link if is_asking else None
    files = visit.portal.catalogue.files
    return screening_report(visit.state, files, work_id, actor=visit.actor, check_link=checker, now=visit.now)


def _show_report(visit: ContestVisit, report: ScreeningReport) -> None:
    lang = visit.lang
    heading(visit, words.REPORT)
    if not report.findings:
        note(words.NOTHING_FOUND.say(lang), colour="green")
    for one in report.findings:
        label = FORM[one.field].label.say(lang) if one.field in FORM else ""
        said = one.sentence.say(lang)
        note(f"{label} · {said}" if label else said, colour="red" if one.is_error else "amber")
    if visit.is_organiser and st.button(words.CHECK_LINKS.say(lang), key="organisers.screening.ask-links"):
        st.session_state["organisers.screening.links"] = report.work.id
        st.rerun()


def _show_deciding(visit: ContestVisit, report: ScreeningReport) -> None:
    waiting = list_to_screen(visit.state, visit.contest.id, now=visit.now)
    this = next((one for one in waiting if one.work.id == report.work.id), None)
    if this is None or this.status != "locked":
        note(words.NOT_TO_DECIDE.say(visit.lang, status=STATUSES[report.status].say(visit.lang)))
        return
    if this.proposal_id:
        note(words.GO_TO_ACTS.say(visit.lang), colour="amber")
        st.html(f'<p class="sy-row">{tab_link(visit, "acts", words.TO_ACTS.say(visit.lang), css="sy-button")}</p>')
        return
    heading(visit, words.DECISION)
    _show_pass(visit, report)
    if this.was_returned:
        note(words.RETURNED_ONCE.say(visit.lang))
    else:
        _show_refusing(visit, report, "returned")
    _show_refusing(visit, report, "rejected")


def _show_pass(visit: ContestVisit, report: ScreeningReport) -> None:
    with st.form("organisers.pass"):
        remark = ask_reason(visit, "organisers.pass-note", label=words.REMARK_OPTIONAL)
        if st.form_submit_button(RESULTS["passed"].say(visit.lang), type="primary", width="stretch"):
            _decide(visit, report, words.PASSED, pass_work, note=remark, public_url=public_url(visit))


_LABELS = {"returned": words.RETURN_ONCE, "rejected": words.PROPOSE_REJECTION}


def _show_refusing(visit: ContestVisit, report: ScreeningReport, result: str) -> None:
    lang, label = visit.lang, _LABELS[result]
    with st.expander(label.say(lang)), st.form(f"organisers.{result}", border=False):
        reasons = say_of(visit, reasons_for(result))
        code = choose(visit, words.REASON, reasons, key=f"organisers.{result}-reason")
        told = ask_reasons(visit, f"organisers.{result}-note", label=words.TELL_TEAM)
        if st.form_submit_button(label.say(lang)):
            said = {"reason_code": code, "note": told}
            if result == "returned":
                _decide(visit, report, words.RETURNED, return_work, **said, public_url=public_url(visit))
            else:
                _decide(visit, report, words.REJECTION_PROPOSED, propose_rejection, **said)


def _decide(visit: ContestVisit, report: ScreeningReport, done: Text, command: object, **more: object) -> None:
    """And on to the next one that waits."""

    def decide(*given: object, **told: object) -> None:
        command(*given, **told)  # type: ignore[operator]
        following = next((one.work.id for one in _decidable(visit) if one.work.id != report.work.id), None)
        if following:
            st.query_params["work"] = following
        else:
            del st.query_params["work"]

    act(visit, done.filled(code=report.work.blind_code), decide, report.work.id, **more)


def _show_history(visit: ContestVisit, work_id: str) -> None:
    decisions = list_decisions(visit.state, work_id)
    if not decisions:
        return
    items = "".join(
        f"""<li><strong>{escape(RESULTS[one.result].say(visit.lang))}</strong> · {escape(one.reason.say(visit.lang))}
          <span class="sy-muted sy-small">{escape(name_of(visit, one.decided_by))} ·
          {escape(beijing(one.decided_at))}</span><br>{escape(one.note)}</li>"""
        for one in decisions
    )
    heading(visit, words.DECISIONS)
    st.html(f'<ul class="ds-list">{items}</ul>')
