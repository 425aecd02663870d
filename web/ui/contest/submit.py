"""The page 提交作品: begin, write, check, hand in, keep the receipt."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from contest.contests.queries import get_track, list_tracks
from contest.phases import beijing
from contest.teams.queries import find_team_of, list_members
from contest.teams.records import Team
from contest.works.checks import Finding, errors_of
from contest.works.clockwork import current_status
from contest.works.drafts import choose_track, has_unsent_changes, open_draft, require_editable
from contest.works.machine import STATUSES
from contest.works.queries import find_work_of_team, list_events
from contest.works.records import Work
from core.errors import PortalError
from core.words import Text
from web import contest_submit_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.moments import phase_words, time_left
from web.ui.contest.rules_box import show_changed_rules
from web.ui.contest.submit_checks import findings_of, show_checks, show_submitting
from web.ui.contest.submit_desk import Desk
from web.ui.contest.submit_form import section_links, show_as_it_is, show_form
from web.ui.contest.submit_versions import TO_RECEIPT, show_receipt_of, show_versions, show_ways_out
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor


def submit_lead(visit: ContestVisit) -> str:
    """What the reader should do next, in one sentence."""
    lang = visit.lang
    if visit.account is None:
        return words.LEAD_VISITOR.say(lang)
    if visit.team_id is None:
        return words.LEAD_NO_TEAM.say(lang)
    work = find_work_of_team(visit.state, visit.team_id)
    if work is not None and current_status(visit.state, work, visit.now) == "returned":
        return words.LEAD_RETURNED.say(lang)
    if not visit.is_open("submission"):
        return words.LEAD_CLOSED.say(lang) if work else ""
    return (words.LEAD_WRITE if work else words.LEAD_BEGIN).say(lang)


def show_submit_page(visit: ContestVisit) -> None:
    team = find_team_of(visit.state, visit.actor, visit.contest.id, now=visit.now)
    if team is None:
        _show_no_team(visit)
        return
    with st.container():
        show_changed_rules(visit)
    work = find_work_of_team(visit.state, team.id)
    if work is None:
        _show_beginning(visit, team)
    else:
        _show_work(_desk(visit, team, work))


def _desk(visit: ContestVisit, team: Team, work: Work) -> Desk:
    leader = next((one.display_name for one in list_members(visit.state, team.id) if one.is_leader), "")
    return Desk(visit, team, work, leader, _refusal(visit, work))


def _refusal(visit: ContestVisit, work: Work) -> Text | None:
    try:
        require_editable(visit.state, work, visit.now)
    except PortalError as refused:
        return Text(refused.say("zh"), refused.say("en"))
    return None


def _show_no_team(visit: ContestVisit) -> None:
    lang = visit.lang
    to_team = anchor(visit.link("team"), words.TO_TEAM.say(lang), css="sy-button ct-button")
    st.html(f"""<section class="sy-empty"><h2 class="ct-h2">{escape(words.NO_TEAM.say(lang))}</h2>
      <p>{escape(words.NO_TEAM_NEXT.say(lang))}</p><p>{to_team}</p></section>""")


def _show_beginning(visit: ContestVisit, team: Team) -> None:
    lang, phase = visit.lang, visit.phase("submission")
    if phase is None or not phase.is_open(visit.now):
        when = phase_words(phase, visit.now, lang) if phase else ""
        late = words.NO_WORK_LATE.say(lang) if visit.is_over("submission") else ""
        st.html(f'<p class="sy-note sy-note-amber">{escape(words.NOT_OPEN.say(lang, when=when) + late)}</p>')
        return
    tracks = {one.id: one for one in list_tracks(visit.state, visit.contest.id)}
    with st.container(border=True):
        st.html(f'<h2 class="ct-h2">{escape(words.BEGIN.say(lang))}</h2>')
        chosen = st.radio(
            words.TRACK.say(lang), list(tracks), format_func=lambda one: tracks[one].title.say(lang), key="submit.track"
        )
        for one in tracks.values():
            need = words.TRACK_DATASETS.say(lang, count=one.min_datasets) if one.min_datasets else ""
            said = f"{one.title.say(lang)} · {one.about.say(lang)} {need}"
            st.html(f'<p class="sy-muted sy-small">{escape(said)}</p>')
        if st.button(words.BEGIN_BUTTON.say(lang), type="primary", key="submit.begin"):
            who = {"actor": visit.actor, "now": visit.now}
            attempt(visit, words.BEGUN, lambda: open_draft(visit.state, team.id, track_id=str(chosen), **who))


def _show_work(desk: Desk) -> None:
    """The top is drawn last: it tells of what this very run has saved."""
    if st.query_params.pop("done", "") == "attached":  # said once, not again with the next act
        st.html(f'<p class="sy-note sy-note-green" role="status">{escape(words.UPLOADED.say(desk.lang))}</p>')
    top = st.container()
    with st.container():
        if desk.refusal is None:
            _show_track(desk)
            show_form(desk)
        else:
            show_as_it_is(desk)
    now = desk.renewed()
    findings = findings_of(now) if now.refusal is None else []
    with st.container():
        if now.refusal is None:
            show_checks(now, findings)
            show_submitting(now)
    with top:
        st.html(_standing(now, findings))
    with st.container():
        show_receipt_of(now)
        show_versions(now)
    show_ways_out(now)


def _show_track(desk: Desk) -> None:
    visit, tracks = desk.visit, {one.id: one for one in list_tracks(desk.visit.state, desk.visit.contest.id)}
    if not desk.is_leader or len(tracks) < 2 or not visit.is_open("submission"):
        return
    lang, ids = desk.lang, list(tracks)
    with st.expander(words.CHANGE_TRACK.say(lang)):
        chosen = st.radio(
            words.TRACK.say(lang),
            ids,
            ids.index(desk.work.track_id),
            format_func=lambda one: tracks[one].title.say(lang),
            key="submit.new-track",
        )
        if st.button(words.CHANGE_TRACK.say(lang), key="submit.change-track"):
            who = {"actor": visit.actor, "now": visit.now}
            attempt(
                visit,
                words.TRACK_CHANGED,
                lambda: choose_track(visit.state, desk.work.id, track_id=str(chosen), **who),
            )


# ---- where the work stands -----------------------------------------------------------------------------------


def _standing(desk: Desk, findings: Sequence[Finding]) -> str:
    visit, lang, work = desk.visit, desk.lang, desk.work
    status = STATUSES[current_status(visit.state, work, visit.now)].say(lang)
    facts = [
        get_track(visit.state, work.track_id).title.say(lang),
        words.WORK_NUMBER.say(lang, code=work.blind_code),
        _until(desk),
    ]
    said = " · ".join(fact for fact in facts if fact)
    refusal = f'<p class="sy-note sy-note-amber">{escape(desk.refusal.say(lang))}</p>' if desk.refusal else ""
    parts = section_links(desk)
    return f"""<section class="su-standing"><p class="sy-row">
      <span class="sy-badge sy-badge-red">{escape(status)}</span>
      <span class="sy-muted">{escape(said)}</span></p>
      {_returned(desk)}{refusal}{_banner(desk, findings)}{parts}</section>"""


def _until(desk: Desk) -> str:
    visit, phase = desk.visit, desk.visit.phase("submission")
    if desk.refusal is not None:
        return ""
    is_returned = desk.work.status == "returned" and desk.work.return_closes_at is not None
    until = desk.work.return_closes_at if is_returned else phase.closes_at if phase else None
    if until is None or until <= visit.now:
        return ""
    left = time_left(until, visit.now, desk.lang)
    return words.UNTIL.say(desk.lang, moment=beijing(until), left=left)


def _returned(desk: Desk) -> str:
    if desk.work.status not in ("returned", "rejected"):
        return ""
    acts = [
        one for one in list_events(desk.visit.state, desk.work.id) if one.act in ("return", "reject") and one.reason
    ]
    if not acts:
        return ""
    return f'<p class="sy-note sy-note-amber">{escape(words.RETURNED.say(desk.lang, reason=acts[-1].reason))}</p>'


def _banner(desk: Desk, findings: Sequence[Finding]) -> str:
    """Red while judges would not see what is written; else what stands."""
    lang, work = desk.lang, desk.work
    number, is_open = work.current_version, desk.refusal is None
    is_unsent = has_unsent_changes(desk.visit.state, work)
    if number == 0:
        next_step = _next(desk, findings) if is_open else ""
        return _note("red", words.NEVER_SENT.say(lang), words.NEVER_SENT_WHY.say(lang) if is_open else "", next_step)
    if is_unsent and is_open:
        return _note("red", words.UNSENT.say(lang), words.UNSENT_WHY.say(lang, number=number), _next(desk, findings))
    if is_unsent:
        said = words.UNSENT_CLOSED.say(lang, number=number)
        return _note("amber", words.SENT.say(lang, number=number), said, _to_receipt(desk))
    why = words.SENT_WHY if is_open else words.SENT_CLOSED
    return _note("green", words.SENT.say(lang, number=number), why.say(lang), _to_receipt(desk))


def _to_receipt(desk: Desk) -> str:
    return f'<a href="{TO_RECEIPT}">{escape(words.SEE_RECEIPT.say(desk.lang))}</a>'


def _next(desk: Desk, findings: Sequence[Finding]) -> str:
    lang, errors = desk.lang, errors_of(findings)
    if errors:
        said = words.NEXT_FIX.say(lang, count=len(errors))
    elif desk.is_leader:
        said = words.NEXT_SEND.say(lang)
    else:
        said = words.NEXT_LEADER.say(lang, leader=desk.leader)
    return f'{escape(said)} <a href="#submit-checks">{escape(words.TO_CHECKS.say(lang))}</a>'


def _note(colour: str, head: str, said: str, more: str = "") -> str:
    """`more` is HTML."""
    rest = f"<p>{more}</p>" if more else ""
    return f"""<div class="sy-note sy-note-{colour} su-banner"><p><strong>{escape(head)}</strong></p>
      <p>{escape(said)}</p>{rest}</div>"""
