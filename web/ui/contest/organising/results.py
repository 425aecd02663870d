"""结果: computed after the freezing, verified, put on notice and made final by two; every version stays."""

from html import escape

import streamlit as st

from contest.contests.gates import has_passed
from contest.contests.records import Stage
from contest.phases import beijing
from contest.results.changes import changes_since
from contest.results.computing import compute_results
from contest.results.machine import RESULT
from contest.results.publishing import STEPS, is_last_stage, propose_step, release_provisional
from contest.results.queries import list_runs_for
from contest.results.records import ResultRun
from contest.results.words import RESULT_ACTS, RESULT_STATUSES
from web import contest_console_words as words
from web.ui.contest.doing import fresh
from web.ui.contest.organising.judging_parts import (
    PAGE,
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    empty,
    heading,
    note,
    stage_of,
)
from web.ui.contest.organising.result_report import show_report, show_rows, show_scores
from web.ui.contest.organising.result_todos import changes_said, codes_of_gone
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
    is_outdated = bool(runs) and bool(changes_said(visit, runs[0]))
    if visit.is_organiser and (not runs or is_outdated):
        _show_computing(visit, stage, runs)
    if runs:
        chosen = next((one for one in runs if one.id == query_value("run")), runs[0])
        _show_versions(visit, stage, runs, chosen)
        _show_run(visit, chosen, is_newest=chosen is runs[0], is_outdated=is_outdated)
    if visit.is_organiser:
        _show_deciding(visit, stage, runs, is_outdated=is_outdated)
    show_scores(visit, stage)


def _show_computing(visit: ContestVisit, stage: Stage, runs: list[ResultRun]) -> None:
    """For the first time, or because of what came since: the reason is written already and may be changed."""
    with st.container(border=True):
        for said in changes_said(visit, runs[0]) if runs else []:
            note(said.say(visit.lang), colour="amber")
        _show_compute_button(visit, stage, is_first=not runs, reason=_usual_reason(visit, runs), is_primary=True)


def _usual_reason(visit: ContestVisit, runs: list[ResultRun]) -> str:
    """What everybody will read beside the new version."""
    since = changes_since(visit.state, runs[0]) if runs else None
    if since and since.gone:
        return words.REASON_GONE.say(visit.lang, works=codes_of_gone(visit, since.gone))
    return words.REASON_UPHELD.say(visit.lang) if since else ""


def _show_compute_button(
    visit: ContestVisit, stage: Stage, *, is_first: bool, reason: str, is_primary: bool = False
) -> None:
    lang = visit.lang
    note(words.COMPUTE_WHY.say(lang))
    if not is_first:
        key = fresh("organisers.compute-reason")
        reason = st.text_input(words.COMPUTE_REASON.say(lang), reason, key=key, max_chars=2000)
    label = words.COMPUTE if is_first else words.COMPUTE_AGAIN
    if st.button(label.say(lang), type="primary" if is_primary else "secondary", key="organisers.compute"):
        act(visit, words.COMPUTED, compute_results, stage.id, reason=reason)


def _show_deciding(visit: ContestVisit, stage: Stage, runs: list[ResultRun], *, is_outdated: bool) -> None:
    """What organisers may decide beyond the one thing that comes next."""
    if runs:
        show_ruling(visit, stage, runs[0])
    show_disqualifying(visit)
    show_reassessing(visit, stage)
    if runs and not is_outdated:
        with st.expander(words.COMPUTE_AGAIN.say(visit.lang)):
            _show_compute_button(visit, stage, is_first=False, reason="")


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


def _show_run(visit: ContestVisit, run: ResultRun, *, is_newest: bool, is_outdated: bool) -> None:
    lang = visit.lang
    facts = {"number": run.number, "status": RESULT_STATUSES[run.status].say(lang), "moment": beijing(run.made_at)}
    files = "".join(
        anchor(f"/contest/results/{run.id}{end}", label.say(lang), css="sy-button")
        for end, label in ((".csv", words.AS_TABLE), ("/bundle.json", words.AS_BUNDLE))
    )
    st.html(f"""<p><strong>{escape(words.RUN_IS.say(lang, **facts))}</strong> {escape(run.reason)}</p>
      <p class="sy-row">{files}</p>""")
    if is_newest and not is_outdated and visit.is_organiser:
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
            reason = ask_reason(visit, f"organisers.step-reason-{step}")
            is_sure = ask_if_sure(visit, f"organisers.step-sure-{step}", label=words.CHECKED_ALL)
            if st.form_submit_button(label, type="primary"):
                act_if(
                    visit, is_sure, words.PROPOSED, propose_step, run.id, step, reason=reason, calendar=visit.calendar
                )
