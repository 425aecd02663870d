"""分配: what a run would do before it is done, the run itself, and why one is impossible, in plain words."""

from collections import Counter
from html import escape

import streamlit as st

from contest.contests.gates import has_passed
from contest.contests.queries import list_tracks
from contest.contests.records import Stage
from contest.judging.assigning import open_comparing, preview_assignment, run_assignment
from contest.judging.errors import NothingToAssign
from contest.judging.machine import LIVE
from contest.judging.planning import Choices, candidates
from contest.judging.queries import list_assignments, list_serving_judges
from contest.judging.records import AssignmentPlan
from contest.scoring.errors import AssignmentImpossible
from contest.scoring.obstacles import Obstacle
from contest.scoring.planner import plan_judging
from contest.screening.queries import undecided_count
from core.errors import PortalError
from web import contest_console_words as words
from web.ui.contest.organising.judges import judge_names
from web.ui.contest.organising.judging_parts import act, heading, note, public_url, show_table, stage_of
from web.ui.contest.visit import ContestVisit

TAB = "assigning"
_PREVIEWED = "organisers.assign.previewed"  # (stage, seed, choices) whose preview is shown


def show_assigning(visit: ContestVisit) -> None:
    stage = stage_of(visit, TAB)
    if stage is None:
        return
    works = len(candidates(visit.state, stage))
    _show_situation(visit, works)
    if visit.is_organiser and (works or stage.method == "pairwise"):
        if stage.method == "pairwise":
            _show_opening(visit, stage)
        else:
            _show_running(visit, stage)
    _show_loads(visit, stage)


def _show_situation(visit: ContestVisit, works: int) -> None:
    if not works:
        note(words.NOTHING_TO_ASSIGN.say(visit.lang))
        return
    judges = list_serving_judges(visit.state, visit.contest.id)
    need = visit.contest.settings.min_reviews
    least = plan_judging(works, need, visit.contest.settings.max_load)
    facts = {"works": works, "judges": len(judges), "need": need, "least": least.judges, "minutes": least.minutes_each}
    note(words.SITUATION.say(visit.lang, **facts))
    undecided = undecided_count(visit.state, visit.contest.id, now=visit.now)
    if undecided:
        note(words.STILL_UNDECIDED.say(visit.lang, count=undecided), colour="amber")


def _show_opening(visit: ContestVisit, stage: Stage) -> None:
    if has_passed(visit.state, visit.contest.id, "open_judging", stage.id):
        note(words.PAIRS_OPEN.say(visit.lang), colour="green")
        return
    note(words.PAIRS_NEED_NONE.say(visit.lang))
    if st.button(words.OPEN_PAIRS.say(visit.lang), type="primary", key="organisers.open-pairs"):
        act(visit, words.PAIRS_OPENED, open_comparing, stage.id, public_url=public_url(visit))


def _show_running(visit: ContestVisit, stage: Stage) -> None:
    lang = visit.lang
    with st.form("organisers.assign"):
        seed = int(st.number_input(words.SEED.say(lang), 0, 10**9, visit.contest.edition_year, key="organisers.seed"))
        st.html(f'<p class="sy-muted sy-small">{escape(words.SEED_WHY.say(lang))}</p>')
        avoid = st.checkbox(words.AVOID_AFFILIATION.say(lang), key="organisers.assign-avoid")
        expert = st.checkbox(words.NEEDS_EXPERT.say(lang), key="organisers.assign-expert")
        is_previewed = st.form_submit_button(words.PREVIEW.say(lang))
    wanted = (stage.id, seed, Choices(avoid_same_affiliation=avoid, needs_expert=expert))
    if is_previewed:
        st.session_state[_PREVIEWED] = wanted
    if st.session_state.get(_PREVIEWED) == wanted:
        _show_preview(visit, stage, seed, wanted[2])


def _show_preview(visit: ContestVisit, stage: Stage, seed: int, choices: Choices) -> None:
    try:
        plan = preview_assignment(visit.state, stage.id, seed=seed, actor=visit.actor, choices=choices)
    except AssignmentImpossible as impossible:
        _show_obstacles(visit, impossible)
        return
    except NothingToAssign as nothing:
        note(nothing.say(visit.lang))
        return
    except PortalError as refused:
        note(refused.say(visit.lang), colour="red")
        return
    _show_plan(visit, plan)
    label = words.TOP_UP if plan.fixed_count else words.RUN
    if st.button(label.say(visit.lang), type="primary", key="organisers.run"):
        act(visit, words.ASSIGNED, run_assignment, stage.id, seed=seed, public_url=public_url(visit), choices=choices)


def _show_obstacles(visit: ContestVisit, impossible: AssignmentImpossible) -> None:
    """Every reason in words that an organiser can act on."""
    obstacles = [one for one in impossible.details if isinstance(one, Obstacle)]
    items = "".join(f"<li>{escape(one.text.say(visit.lang))}</li>" for one in obstacles)
    note(words.IMPOSSIBLE.say(visit.lang), colour="red")
    st.html(f'<ul class="ds-list">{items}</ul>' if items else f"<p>{escape(impossible.say(visit.lang))}</p>")


def _show_plan(visit: ContestVisit, plan: AssignmentPlan) -> None:
    lang, names = visit.lang, judge_names(visit)
    heading(visit, words.PLAN)
    note(words.PLAN_SAYS.say(lang, added=len(plan.pairs), kept=plan.fixed_count))
    added = Counter(judge_id for judge_id, _ in plan.pairs)
    rows = [(escape(names.get(one, one)), str(added[one]), str(load)) for one, load in sorted(plan.loads.items())]
    show_table(visit, (words.JUDGE, words.ADDED, words.LOAD_AFTER), rows, numbers=(words.ADDED, words.LOAD_AFTER))
    tracks = {track.id: track.title.say(lang) for track in list_tracks(visit.state, visit.contest.id)}
    for track_id, value in plan.connectivity.items():
        facts = {"track": tracks.get(track_id, track_id), "value": f"{float(value):.3f}"}
        is_split = float(value) <= 0
        note((words.SPLIT if is_split else words.CONNECTED).say(lang, **facts), colour="amber" if is_split else "green")
    if not plan.connectivity:
        return
    st.html(f'<p class="sy-muted sy-small">{escape(words.CONNECTIVITY_WHY.say(lang))}</p>')


def _show_loads(visit: ContestVisit, stage: Stage) -> None:
    """What is assigned now, by judge."""
    live = [one for one in list_assignments(visit.state, stage.id) if one.status in LIVE]
    if not live:
        return
    names, loads = judge_names(visit), Counter(one.judge_id for one in live)
    heading(visit, words.ASSIGNED_NOW)
    rows = [(escape(names.get(judge_id, judge_id)), str(count)) for judge_id, count in sorted(loads.items())]
    show_table(visit, (words.JUDGE, words.WORKS), rows, numbers=(words.WORKS,))
