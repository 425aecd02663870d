"""统计与导出: how many came how far, which data was used, how the judges were loaded; results to take away."""

from dataclasses import astuple, fields
from html import escape

import streamlit as st

from contest.contests.queries import list_stages
from contest.results.queries import find_run_in_force, list_runs_for
from contest.results.words import RESULT_STATUSES
from contest.statistics.publishing import publish_results_dataset
from contest.statistics.queries import get_statistics
from contest.statistics.records import ContestStatistics, Funnel
from contest.teams.words import CATEGORIES
from web import contest_console_words as words
from web import contest_organiser_words as organiser_words
from web.ui import reads
from web.ui.contest.doing import attempt
from web.ui.contest.organising.judging_parts import heading, note, show_table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link

_STEPS = tuple(field.name for field in fields(Funnel))


def show_exports(visit: ContestVisit) -> None:
    found = get_statistics(visit.state, visit.contest.id, viewer=visit.actor)
    _show_funnel(visit, found)
    _show_datasets(visit, found)
    _show_judges(visit, found)
    _show_files(visit)
    if visit.is_organiser:
        _show_publishing(visit)


def _show_funnel(visit: ContestVisit, found: ContestStatistics) -> None:
    lang = visit.lang
    heads = tuple(organiser_words.FUNNEL[name] for name in _STEPS)
    rows = [(words.ALTOGETHER.say(lang), found.whole)]
    rows += [(track.say(lang), funnel) for track, funnel in found.by_track]
    rows += [(CATEGORIES[name].say(lang) if name in CATEGORIES else name, it) for name, it in found.by_category]
    heading(visit, words.FUNNEL)
    note(words.VIEWS.say(lang, count=found.views))
    cells = [(escape(label), *map(str, astuple(funnel))) for label, funnel in rows]
    show_table(visit, (words.GROUP, *heads), cells, numbers=heads)


def _show_datasets(visit: ContestVisit, found: ContestStatistics) -> None:
    if not found.datasets:
        return
    known = reads.snapshot().by_id
    heading(visit, words.DATASETS)
    numbers = (words.DECLARED, words.AS_CORE, words.WINNING)
    rows = []
    for one in found.datasets:
        dataset = known.get(one.dataset_id)
        name = (
            anchor(link("/dataset", visit.lang, id=dataset.slug), dataset.title.say(visit.lang))
            if dataset
            else escape(one.dataset_id)
        )
        rows.append((name, str(one.declared), str(one.core), str(one.winning)))
    show_table(visit, (words.DATASET, *numbers), rows, numbers=numbers)


def _show_judges(visit: ContestVisit, found: ContestStatistics) -> None:
    if not found.judges:
        return
    heading(visit, words.JUDGE_LOAD)
    numbers = (words.ASSIGNED_COUNT, words.SUBMITTED_COUNT, words.RECUSED_COUNT, words.VOID_COUNT)
    rows = [(one.label, *map(str, (one.assigned, one.submitted, one.recused, one.void))) for one in found.judges]
    show_table(visit, (words.JUDGE, *numbers), rows, numbers=numbers)


def _show_files(visit: ContestVisit) -> None:
    """Every version of every stage, as a table and as the bundle from which it can be computed again."""
    lang = visit.lang
    stages = {stage.id: stage.title.say(lang) for stage in list_stages(visit.state, visit.contest.id)}
    heading(visit, words.FILES)
    runs = list_runs_for(visit.state, visit.contest.id, viewer=visit.actor)
    if not runs:
        note(words.NO_FILES.say(lang))
        return
    rows = [
        (
            escape(words.VERSION_OF_STAGE.say(lang, stage=stages.get(run.stage_id, ""), number=run.number)),
            escape(RESULT_STATUSES[run.status].say(lang)),
            anchor(link(f"/contest/results/{run.id}.csv", lang), words.AS_TABLE.say(lang)),
            anchor(f"/contest/results/{run.id}/bundle.json", words.AS_BUNDLE.say(lang)),
        )
        for run in runs
    ]
    show_table(visit, (words.VERSION, words.STATUS, words.AS_TABLE, words.AS_BUNDLE), rows)


def _show_publishing(visit: ContestVisit) -> None:
    stages = list_stages(visit.state, visit.contest.id)
    run = find_run_in_force(visit.state, stages[-1].id) if stages else None
    heading(visit, words.AS_DATASET)
    note(words.AS_DATASET_WHY.say(visit.lang))
    if run is None or run.status != "final":
        return
    if st.button(words.PUBLISH_DATASET.say(visit.lang), type="primary", key="organisers.publish-dataset"):
        catalogue, is_demo = visit.portal.catalogue, visit.portal.settings.is_demo
        who = {"actor": visit.actor, "now": visit.now}
        attempt(
            visit,
            words.DATASET_PUBLISHED,
            lambda: publish_results_dataset(catalogue, visit.contest.id, is_demo=is_demo, **who),
        )
