"""What a team finds on its page after the contest: its certificates, and whether its work is in the gallery."""

from html import escape

import streamlit as st

from contest.certificates.queries import list_certificates_of_work
from contest.certificates.records import Certificate
from contest.certificates.words import HEADING
from contest.results.words import CERTIFICATE_STATUSES
from contest.showcase.entries import ShowcaseEntry, find_entry
from contest.showcase.queries import SHOWABLE
from contest.showcase.showcase import is_decided, show_work, take_back_consent
from contest.teams.records import Team
from contest.works.queries import find_work_of_team
from contest.works.records import Work
from web import contest_results_words, contest_words
from web import contest_team_words as words
from web.ui.contest.doing import attempt, fresh, show_problem
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link


def show_after(visit: ContestVisit, team: Team, *, is_leader: bool) -> None:
    work = find_work_of_team(visit.state, team.id)
    if work is None:
        return
    certificates = list_certificates_of_work(visit.state, work.id)
    if certificates:
        st.html(_certificates(visit, certificates))
    if visit.contest.settings.works_are_public and is_decided(visit.state, visit.contest.id):
        _show_gallery(visit, work, is_leader=is_leader)


def _certificates(visit: ContestVisit, certificates: list[Certificate]) -> str:
    lang = visit.lang
    heads = (contest_results_words.AWARD, words.STATUS, contest_results_words.CODE, words.DOWNLOAD)
    rows = "".join(_certificate(visit, one) for one in certificates)
    title = escape(words.CERTIFICATES.say(lang))
    return f'<section class="ct-team"><h2 class="ct-h2">{title}</h2>{table(heads, rows, lang)}</section>'


def _certificate(visit: ContestVisit, one: Certificate) -> str:
    lang = visit.lang
    colour = "green" if one.status == "issued" else "amber"
    status = CERTIFICATE_STATUSES[one.status].say(lang)
    verify = anchor(link("/certificate", lang, code=one.code), one.code, css="sy-nowrap")
    pdf = anchor(f"/contest/certificates/{one.code}.pdf", f"{HEADING[one.kind].say(lang)} (PDF)", target="_blank")
    return f"""<tr><th scope="row">{escape(one.award.say(lang))}</th>
      <td><span class="sy-badge sy-badge-{colour}">{escape(status)}</span></td><td>{verify}</td><td>{pdf}</td></tr>"""


def _show_gallery(visit: ContestVisit, work: Work, *, is_leader: bool) -> None:
    """The leader takes the work out and puts it back; what an organiser took down says why."""
    if work.status not in SHOWABLE:
        return
    lang, entry = visit.lang, find_entry(visit.state, work.id)
    st.html(f'<h2 class="ct-h2">{escape(contest_words.GALLERY.say(lang))}</h2><p>{_where(visit, entry)}</p>')
    if not is_leader or (entry is not None and entry.state == "hidden"):
        return
    who = {"actor": visit.actor, "now": visit.now}
    if entry is not None and entry.state == "shown":
        with st.expander(words.UNSHOW.say(lang)):
            st.html(f"<p>{escape(words.UNSHOW_WHY.say(lang))}</p>")
            is_sure = st.checkbox(words.UNSHOW_SURE.say(lang), key=fresh("team.unshow-sure"))
            if st.button(words.UNSHOW.say(lang), key="team.unshow"):
                if is_sure:
                    attempt(visit, words.UNSHOWN, lambda: take_back_consent(visit.state, work.id, **who))
                else:
                    show_problem(words.SURE_FIRST.say(lang))
    elif st.button(words.SHOW.say(lang), type="primary", key="team.show"):
        attempt(visit, words.SHOWN, lambda: show_work(visit.state, work.id, **who))


def _where(visit: ContestVisit, entry: ShowcaseEntry | None) -> str:
    lang = visit.lang
    if entry is None or entry.state == "taken_back":
        return escape(words.NOT_IN_GALLERY.say(lang))
    if entry.state == "hidden":
        return escape(words.HIDDEN_BECAUSE.say(lang, reason=entry.hidden_reason))
    way = anchor(link("/work", lang, work=entry.slug), words.SEE_WORK.say(lang))
    return f"{escape(words.IN_GALLERY.say(lang))} {way}"
