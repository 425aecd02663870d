"""进度: how far the judges are, in counts and never in marks; reminding, giving a review back, and freezing."""

from html import escape

import streamlit as st

from contest.contests.gates import find_gate
from contest.contests.records import Stage
from contest.judging.freezing import freeze_scores
from contest.judging.progress import get_progress, remind_judges
from contest.judging.queries import is_reassessed, list_assignments
from contest.judging.records import Progress
from contest.judging.reviews import reopen_review
from contest.judging.words import JUDGE_STATUSES
from contest.phases import beijing
from web import contest_console_words as words
from web.ui.contest.judging_list import progress_bar
from web.ui.contest.organising.judges import judge_names
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    choose,
    codes_of,
    empty,
    heading,
    note,
    public_url,
    show_table,
    stage_of,
)
from web.ui.contest.visit import ContestVisit

TAB = "progress"
_COUNTS = (words.ASSIGNED_COUNT, words.SUBMITTED_COUNT, words.RECUSED_COUNT, words.LOAD)


def show_progress(visit: ContestVisit) -> None:
    stage = stage_of(visit, TAB)
    if stage is None:
        return
    progress = get_progress(visit.state, stage.id, actor=visit.actor, now=visit.now)
    gate = find_gate(visit.state, visit.contest.id, "freeze_scores", stage.id)
    if gate is not None:
        note(words.FROZEN_AT.say(visit.lang, moment=beijing(gate.passed_at)), colour="green")
    _show_whole(visit, progress)
    _show_judges(visit, progress)
    _show_works(visit, progress)
    if not visit.is_organiser:
        return
    if gate is None and st.button(words.REMIND.say(visit.lang), key="organisers.remind"):
        act(visit, words.REMINDED, remind_judges, stage.id, public_url=public_url(visit))
    _show_reopening(visit, stage, is_frozen=gate is not None)
    if gate is None:
        _show_freezing(visit, stage, progress)


def _show_whole(visit: ContestVisit, progress: Progress) -> None:
    assigned = sum(one.assigned for one in progress.judges)
    submitted = sum(one.submitted for one in progress.judges)
    said = words.WHOLE.say(visit.lang, submitted=submitted, assigned=assigned)
    st.html(
        f'<div class="jg-where">{progress_bar(submitted, assigned, said)}<p><strong>{escape(said)}</strong></p></div>'
    )


def _show_judges(visit: ContestVisit, progress: Progress) -> None:
    if not progress.judges:
        empty(visit, words.NO_JUDGES)
        return
    heading(visit, words.JUDGES)
    late = f' <span class="sy-badge sy-badge-amber">{escape(words.LATE.say(visit.lang))}</span>'
    rows = [
        (
            escape(one.name) + (late if one.is_late else ""),
            escape(JUDGE_STATUSES[one.status].say(visit.lang)),
            *map(str, (one.assigned, one.submitted, one.recused, one.max_load)),
        )
        for one in progress.judges
    ]
    show_table(visit, (words.JUDGE, words.STATUS, *_COUNTS), rows, numbers=_COUNTS)


def _show_works(visit: ContestVisit, progress: Progress) -> None:
    """Only those that lack something."""
    heading(visit, words.BELOW_MINIMUM)
    below = progress.below_minimum
    if not below:
        note(words.ALL_ENOUGH.say(visit.lang, minimum=progress.min_reviews), colour="green")
        return
    numbers = (words.ASSIGNED_COUNT, words.SUBMITTED_COUNT)
    rows = [(escape(one.blind_code), str(one.assigned), str(one.submitted)) for one in below]
    show_table(visit, (words.WORK, *numbers), rows, numbers=numbers)
    if progress.needs_top_up:
        note(words.NEEDS_TOP_UP.say(visit.lang, count=len(progress.needs_top_up)), colour="amber")


def _show_reopening(visit: ContestVisit, stage: Stage, *, is_frozen: bool) -> None:
    """Once the marks are frozen, only those of a work that is reviewed again."""
    lang, names, codes = visit.lang, judge_names(visit), codes_of(visit)
    sent = [one for one in list_assignments(visit.state, stage.id) if one.status == "submitted"]
    if is_frozen:
        sent = [one for one in sent if is_reassessed(visit.state, stage, one.work_id)]
    if not sent:
        return
    options = {one.id: f"{codes.get(one.work_id, '')} · {names.get(one.judge_id, '')}" for one in sent}
    with st.expander(words.REOPEN.say(lang), expanded=is_frozen), st.form("organisers.reopen", border=False):
        st.html(f"<p>{escape(words.REOPEN_WHY.say(lang))}</p>")
        chosen = choose(visit, words.REVIEW, options, key="organisers.reopen-which")
        reason = ask_reason(visit, "organisers.reopen-reason")
        if st.form_submit_button(words.REOPEN.say(lang)):
            act(visit, words.REOPENED, reopen_review, chosen, reason=reason, public_url=public_url(visit))


def _show_freezing(visit: ContestVisit, stage: Stage, progress: Progress) -> None:
    lang = visit.lang
    with st.expander(words.FREEZE.say(lang)), st.form("organisers.freeze", border=False):
        st.html(f"<p>{escape(words.FREEZE_WHY.say(lang))}</p>")
        few = len(progress.below_minimum)
        accept = words.ACCEPT_FEW.filled(count=few)
        accepts = bool(few) and ask_if_sure(visit, "organisers.freeze-few", label=accept)
        is_sure = ask_if_sure(visit, "organisers.freeze-sure")
        if st.form_submit_button(words.FREEZE.say(lang), type="primary"):
            act_if(visit, is_sure, words.FROZEN, freeze_scores, stage.id, accepts_few=accepts)
