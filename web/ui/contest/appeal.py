"""Appeals and objections: filing one, and what became of one's own."""

from html import escape

import streamlit as st

from contest.phases import beijing
from contest.results.appeals import MAX_WORDS, AppealWords, file_appeal, list_appeals_of, withdraw_appeal
from contest.results.records import Appeal
from contest.results.words import APPEAL_STATUSES, GROUNDS
from contest.works.queries import counted_version, find_work_of_team
from web import contest_results_words as words
from web.ui.contest.doing import attempt, fresh
from web.ui.contest.moments import phase_words
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.numbers import local_day_words


def appeal_lead(visit: ContestVisit) -> str:
    phase, lang = visit.phase("appeals"), visit.lang
    when = words.APPEAL_WHEN.say(lang, when=phase_words(phase, visit.now, lang)) if phase else ""
    return f"{words.APPEAL_LEAD.say(lang)} {when}".strip()


def show_appeals(visit: ContestVisit) -> None:
    if visit.is_open("appeals"):
        _show_form(visit)
    mine = list_appeals_of(visit.state, visit.contest.id, visit.actor)
    if not mine and not visit.is_open("appeals"):
        st.html(_closed(visit))
    if mine:
        st.html(f'<h2 class="ct-h2">{escape(words.MINE.say(visit.lang))}</h2>')
    for appeal in mine:
        _show_appeal(visit, appeal)


def _closed(visit: ContestVisit) -> str:
    way = anchor(visit.link("results"), words.SEE_RESULTS.say(visit.lang), css="sy-button")
    return (
        f'<div class="sy-empty"><p>{escape(words.APPEAL_CLOSED.say(visit.lang))}</p><p class="sy-row">{way}</p></div>'
    )


def _works(visit: ContestVisit) -> dict[str, str]:
    """{id: what it is called} of what an appeal may be about: the own work, or none."""
    choices = {"": words.ABOUT_NOTHING.say(visit.lang)}
    work = find_work_of_team(visit.state, visit.team_id) if visit.team_id else None
    if work is not None:
        version = counted_version(visit.state, work.id)
        title = str(version.content.get("title", "")) if version else work.blind_code
        choices = {work.id: words.OWN_WORK.say(visit.lang, title=title), **choices}
    return choices


def _show_form(visit: ContestVisit) -> None:
    lang, works = visit.lang, _works(visit)
    with st.form("appeal.form"):
        work = st.selectbox(
            words.ABOUT_WORK.say(lang), list(works), format_func=works.__getitem__, key=fresh("appeal.work")
        )
        grounds = st.radio(
            words.GROUNDS.say(lang),
            list(GROUNDS),
            format_func=lambda one: GROUNDS[one].say(lang),
            key=fresh("appeal.grounds"),
        )
        said = st.text_area(words.FACTS.say(lang), key=fresh("appeal.words"), max_chars=MAX_WORDS, height=180)
        st.html(f'<p class="sy-small sy-muted">{escape(words.FACTS_HELP.say(lang))}</p>')
        if st.form_submit_button(words.FILE.say(lang), type="primary"):
            attempt(visit, words.FILED, lambda: _file(visit, work, AppealWords(grounds, said)))


def _file(visit: ContestVisit, work_id: str, said: AppealWords) -> None:
    file_appeal(
        visit.state,
        visit.contest.id,
        said,
        work_id=work_id or None,
        actor=visit.actor,
        public_url=visit.portal.settings.public_url,
        now=visit.now,
        calendar=visit.calendar,
    )


def _show_appeal(visit: ContestVisit, appeal: Appeal) -> None:
    lang = visit.lang
    head = words.FILED_ON.say(lang, grounds=GROUNDS[appeal.grounds], day=local_day_words(appeal.filed_at, lang))
    status = APPEAL_STATUSES[appeal.status].say(lang)
    due = words.DECIDE_BY.say(lang, moment=beijing(appeal.decide_by)) if appeal.is_open else ""
    reasons = words.REASONS.say(lang, reasons=appeal.reasons) if appeal.reasons else ""
    with st.container(border=True):
        st.html(f"""<p><strong>{escape(head)}</strong> <span class="sy-badge sy-badge-red">{escape(status)}</span></p>
          <p>{escape(appeal.words)}</p><p class="sy-small sy-muted">{escape(due)}</p><p>{escape(reasons)}</p>""")
        if appeal.is_open and st.button(words.TAKE_BACK.say(lang), key=f"appeal.withdraw.{appeal.id}"):
            attempt(
                visit,
                words.TAKEN_BACK,
                lambda: withdraw_appeal(visit.state, appeal.id, actor=visit.actor, now=visit.now),
            )
