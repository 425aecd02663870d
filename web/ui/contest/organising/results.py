"""结果: computed after the freezing, verified, put on notice and made final by two; every version stays."""

from html import escape

import streamlit as st

from contest.contests.gates import has_passed
from contest.contests.records import Stage
from contest.phases import beijing
from contest.results.computing import compute_results
from contest.results.machine import RESULT
from contest.results.publishing import STEPS, is_last_stage, propose_step, release_provisional
from contest.results.queries import list_runs_for
from contest.results.records import ResultRun
from contest.results.words import RESULT_ACTS, RESULT_STATUSES
from web import contest_console_words as words
from web.ui.contest.organising.judging_parts import (
    PAGE,
    act,
    act_if,
    empty,
    heading,
    note,
    stage_of,
)
from web.ui.contest.organising.result_report import show_report, show_rows, show_scores
from web.ui.contest.organising.ruling import show_disqualifying, show_reassessing, show_ruling
from web.ui.contest.organising.winners import show_awards
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.state import query_value

TAB = "results"


def show_results(visit: ContestVisit) -> None:
    """Nothing of marks before the freezing, also not for organisers."""
    stage = stage_of(visit, TAB)
    if stage is None:
        return
    if not has_passed(visit.state, visit.contest.id, "freeze_scores", stage.id):
        empty(visit, words.NOT_FROZEN)
        return
    runs = [one for one in list_runs_for(visit.state, visit.contest.id, viewer=visit.actor) if one.stage_id == stage.id]
    if visit.is_organiser:
        _show_computing(visit, stage, is_first=not runs)
    if runs:
        chosen = next((one for one in runs if one.id == query_value("run")), runs[0])
        _show_versions(visit, stage, runs, chosen)
        _show_run(visit, chosen, is_newest=chosen is runs[0])
        if visit.is_organiser:
            show_ruling(visit, stage, runs[0])
    if visit.is_organiser:
        show_disqualifying(visit)
        show_reassessing(visit, stage)
    show_scores(visit, stage)


def _show_computing(visit: ContestVisit, stage: Stage, *, is_first: bool) -> None:
    lang = visit.lang
    with st.container(border=True):
        note(words.COMPUTE_WHY.say(lang))
        reason = "" if is_first else st.text_input(words.COMPUTE_REASON.say(lang), key="organisers.compute-reason")
        if st.button(words.COMPUTE.say(lang), type="primary" if is_first else "secondary", key="organisers.compute"):
            act(visit, words.COMPUTED, compute_results, stage.id, reason=reason)


def _show_versions(visit: ContestVisit, stage: Stage, runs: list[ResultRun], chosen: ResultRun) -> None:
    links = "".join(
        anchor(
            visit.link(PAGE, tab=TAB, stage=stage.id, run=one.id),
            words.VERSION_IS.say(visit.lang, number=one.number, status=RESULT_STATUSES[one.status].say(visit.lang)),
            css="ds-proposal",
            aria_current="true" if one is chosen else "",
        )
        for one in runs
    )
    heading(visit, words.VERSIONS)
    st.html(f'<div class="ct-filters">{links}</div>')


def _show_run(visit: ContestVisit, run: ResultRun, *, is_newest: bool) -> None:
    lang = visit.lang
    facts = {"number": run.number, "status": RESULT_STATUSES[run.status].say(lang), "moment": beijing(run.made_at)}
    files = "".join(
        anchor(f"/contest/results/{run.id}{end}", label.say(lang), css="sy-button")
        for end, label in ((".csv", words.AS_TABLE), ("/bundle.json", words.AS_BUNDLE))
    )
    st.html(f"""<p><strong>{escape(words.RUN_IS.say(lang, **facts))}</strong> {escape(run.reason)}</p>
      <p class="sy-row">{files}</p>""")
    if is_newest and visit.is_organiser:
        _show_steps(visit, run)
    show_awards(visit, run, may_check=is_newest and visit.is_organiser)
    show_rows(visit, run)
    show_report(visit, run)


def _show_steps(visit: ContestVisit, run: ResultRun) -> None:
    """The one thing that can follow now."""
    lang = visit.lang
    if RESULT.allows(run.status, "release"):
        st.html(f'<p class="sy-muted">{escape(words.RELEASE_WHY.say(lang))}</p>')
        if st.button(RESULT_ACTS["release"].say(lang), type="primary", key="organisers.release"):
            act(visit, words.RELEASED, release_provisional, run.id)
        return
    is_last = is_last_stage(visit.state, run)
    wanted = ("notify", "finalise") if is_last else ("promote",)
    for step in (one for one in STEPS if one in wanted and RESULT.allows(run.status, one)):
        label = words.PROPOSE_STEP.say(lang, step=RESULT_ACTS[step].say(lang))
        with st.expander(label, expanded=True), st.form(f"organisers.step-{step}", border=False):
            reason = st.text_input(words.REASON.say(lang), key=f"organisers.step-reason-{step}", max_chars=2000)
            is_sure = st.checkbox(words.CHECKED_ALL.say(lang), key=f"organisers.step-sure-{step}")
            if st.form_submit_button(label, type="primary"):
                act_if(visit, is_sure, words.PROPOSED, propose_step, run.id, step, reason=reason)
