"""A judge's own works with the progress, what the judge can take on, and declared conflicts."""

from html import escape

import streamlit as st

from contest.contests.gates import has_passed
from contest.contests.queries import list_stages, list_tracks
from contest.contests.records import Stage
from contest.judging.blind import list_my_assignments
from contest.judging.duties import complete_judging, set_duties
from contest.judging.machine import UNSENT
from contest.judging.queries import get_judge
from contest.judging.records import MyAssignment, MyAssignments
from contest.judging.ties import declare_tie, list_my_ties
from contest.judging.words import ASSIGNMENT_STATUSES, TIE_KINDS
from contest.scoring.planner import MINUTES_PER_REVIEW
from web import contest_judging_words as words
from web.ui.contest.doing import attempt, fresh
from web.ui.contest.judging_duties import duty_fields
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor

_COLOURS = {"submitted": "green", "reopened": "amber", "in_progress": "amber"}


def pairwise_stages(visit: ContestVisit) -> list[Stage]:
    """The stages of pairs that were opened."""
    state, contest_id = visit.state, visit.contest.id
    return [
        stage
        for stage in list_stages(state, contest_id)
        if stage.method == "pairwise" and has_passed(state, contest_id, "open_judging", stage.id)
    ]


def show_my_works(visit: ContestVisit) -> None:
    mine = list_my_assignments(visit.state, visit.contest.id, actor=visit.actor)
    pairs = pairwise_stages(visit)
    for stage in pairs:
        st.html(_pairs_card(visit, stage))
    for stage in list_stages(visit.state, visit.contest.id):
        of_stage = [one for one in mine.assignments if one.stage_id == stage.id]
        if of_stage:
            st.html(_stage(visit, stage, of_stage))
    if not mine.total and not pairs:
        st.html(_nothing(visit))
    _show_end(visit, mine)
    _show_ties(visit)
    _show_duties(visit)


def _pairs_card(visit: ContestVisit, stage: Stage) -> str:
    lang = visit.lang
    button = anchor(visit.link("judging", stage=stage.id), words.COMPARE_BEGIN.say(lang), css="sy-button ct-button")
    return f"""<section class="jg-stage"><h2 class="ct-h2">{escape(stage.title.say(lang))} ·
      {escape(words.COMPARE.say(lang))}</h2><p class="sy-row">{button}</p></section>"""


def _stage(visit: ContestVisit, stage: Stage, works: list[MyAssignment]) -> str:
    lang, total = visit.lang, len(works)
    submitted = sum(one.status == "submitted" for one in works)
    said = words.PROGRESS.say(lang, submitted=submitted, total=total)
    first = next((one for one in works if one.status in UNSENT), None)
    button = minutes = ""
    if first is not None:
        minutes = words.MINUTES.say(lang, minutes=(total - submitted) * MINUTES_PER_REVIEW)
        label = words.GO_ON if submitted or first.status != "offered" else words.BEGIN
        button = anchor(visit.link("judging", work=first.id), label.say(lang), css="sy-button ct-button")
    rows = "".join(_row(visit, one) for one in works)
    heads = (words.CODE, words.TITLE, words.TRACK, words.STATUS)
    return f"""<section class="jg-stage"><h2 class="ct-h2">{escape(stage.title.say(lang))}</h2>
      <div class="jg-progress"><div>{progress_bar(submitted, total, said)}<p><strong>{escape(said)}</strong>
      <span class="sy-muted">{escape(minutes)}</span></p></div>{button}</div>{table(heads, rows, lang)}</section>"""


def progress_bar(done: int, total: int, said: str) -> str:
    share = round(100 * done / total) if total else 0
    return f"""<div class="jg-bar" role="img" aria-label="{escape(said)}"><span style="width:{share}%"></span></div>"""


def _row(visit: ContestVisit, one: MyAssignment) -> str:
    lang = visit.lang
    name = anchor(visit.link("judging", work=one.id), one.title or one.blind_code)
    status = ASSIGNMENT_STATUSES[one.status].say(lang)
    badge = f'<span class="sy-badge sy-badge-{_COLOURS.get(one.status, "blue")}">{escape(status)}</span>'
    return f"""<tr><td class="sy-nowrap">{escape(one.blind_code)}</td><td>{name}</td>
      <td>{escape(one.track.say(lang))}</td><td>{badge}</td></tr>"""


def _nothing(visit: ContestVisit) -> str:
    lang = visit.lang
    return f"""<section class="sy-section"><div class="sy-empty"><h2>{escape(words.NOTHING.say(lang))}</h2>
      <p class="sy-muted">{escape(words.NOTHING_NEXT.say(lang))}</p></div></section>"""


def _show_end(visit: ContestVisit, mine: MyAssignments) -> None:
    """Once everything is submitted, the judge may say so."""
    status = get_judge(visit.state, visit.judge_id or "").status
    if status == "completed":
        st.html(f'<p class="sy-note sy-note-green">{escape(words.COMPLETED.say(visit.lang))}</p>')
        return
    is_done = mine.total > 0 and mine.submitted == mine.total
    if is_done and st.button(words.ALL_DONE.say(visit.lang), type="primary", key="judging.complete"):
        attempt(
            visit,
            words.ALL_DONE_SAID,
            lambda: complete_judging(visit.state, visit.contest.id, actor=visit.actor, now=visit.now),
        )


def _show_ties(visit: ContestVisit) -> None:
    lang, url = visit.lang, visit.portal.settings.public_url
    with st.expander(words.TIES.say(lang)):
        st.html(f"<p>{escape(words.TIES_WHY.say(lang))}</p>{_my_ties(visit)}")
        with st.form("judging.tie", border=False):
            kind = st.radio(
                words.TIE_KIND.say(lang),
                list(TIE_KINDS),
                format_func=lambda one: TIE_KINDS[one].say(lang),
                horizontal=True,
                key="judging.tie-kind",
            )
            value = st.text_input(words.TIE_VALUE.say(lang), key=fresh("judging.tie-value"), max_chars=200)
            reason = st.text_input(words.TIE_REASON.say(lang), key=fresh("judging.tie-reason"), max_chars=500)
            if st.form_submit_button(words.DECLARE.say(lang)):
                said = {"kind": kind or "", "value": value, "reason": reason, "public_url": url}
                attempt(
                    visit,
                    words.DECLARED,
                    lambda: declare_tie(visit.state, visit.contest.id, **said, actor=visit.actor, now=visit.now),
                )


def _my_ties(visit: ContestVisit) -> str:
    ties = list_my_ties(visit.state, visit.contest.id, actor=visit.actor)
    if not ties:
        return ""
    items = "".join(
        f"<li>{escape(TIE_KINDS[one.kind].say(visit.lang))} · {escape(one.value)} · {escape(one.reason)}</li>"
        for one in ties
    )
    return f'<h3 class="ct-h3">{escape(words.MY_TIES.say(visit.lang))}</h3><ul class="ds-list">{items}</ul>'


def _show_duties(visit: ContestVisit) -> None:
    judge = get_judge(visit.state, visit.judge_id or "")
    tracks = list_tracks(visit.state, visit.contest.id)
    with st.expander(words.DUTIES.say(visit.lang)), st.form("judging.duties", border=False):
        expertise, load = duty_fields(tracks, judge.expertise, judge.max_load, visit.lang, key="judging.duties")
        if st.form_submit_button(words.SAVE_DUTIES.say(visit.lang)):
            told = {"expertise": expertise, "max_load": load}
            attempt(
                visit,
                words.DUTIES_SAVED,
                lambda: set_duties(visit.state, judge.id, **told, actor=visit.actor, now=visit.now),
            )
