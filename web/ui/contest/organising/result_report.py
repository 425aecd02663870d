"""What a result says of itself: the table with raw mean beside calibrated score, agreement, alarms, sensitivity."""

from decimal import Decimal
from html import escape
from typing import Any

import streamlit as st

from contest.contests.queries import list_criteria, list_tracks
from contest.contests.records import Stage
from contest.judging.bundles import judge_numbers
from contest.judging.freezing import list_scores
from contest.judging.words import ASSIGNMENT_STATUSES, FLAGS
from contest.results.queries import list_rows
from contest.results.records import ResultRow, ResultRun
from contest.results.words import TABLE
from contest.scoring.words import TIE_RULES
from web import contest_console_words as words
from web.ui.contest.organising.judges import judge_names
from web.ui.contest.organising.judging_parts import heading, named_works, note, show_table
from web.ui.contest.visit import ContestVisit

_NUMBERS = tuple(TABLE[name] for name in ("rank", "raw_mean", "calibrated", "standard_error", "median", "review_count"))


def show_rows(visit: ContestVisit, run: ResultRun) -> None:
    names = named_works(visit)
    tracks = {track.id: track.title.say(visit.lang) for track in list_tracks(visit.state, visit.contest.id)}
    heading(visit, words.RANKING)
    heads = (
        TABLE["rank"],
        TABLE["work"],
        TABLE["track"],
        *_NUMBERS[1:],
        words.REMARK,
    )
    rows = [_row(visit, one, names, tracks) for one in list_rows(visit.state, run.id)]
    show_table(visit, heads, rows, numbers=_NUMBERS)


def _row(visit: ContestVisit, one: ResultRow, names: dict[str, str], tracks: dict[str, str]) -> tuple[str, ...]:
    lang = visit.lang
    remarks = [words.TOO_FEW] if one.is_insufficient else []
    remarks += [words.TOO_CLOSE] if one.needs_deliberation else []
    remarks += [TABLE["is_promoted"]] if one.is_promoted else []
    badges = "".join(f'<span class="sy-badge sy-badge-amber">{escape(text.say(lang))}</span>' for text in remarks)
    rules = [(TIE_RULES[rule].say(lang) if rule in TIE_RULES else rule, value) for rule, value in one.tie_break[1:]]
    path = " → ".join(f"{rule} {value}" for rule, value in rules)
    return (
        str(one.rank or "–"),
        escape(names.get(one.work_id, one.work_id)),
        escape(tracks.get(one.track_id, "")),
        *(_number(value) for value in (one.raw_mean, one.calibrated, one.standard_error, one.median)),
        str(one.review_count),
        badges + (f' <span class="sy-small sy-muted">{escape(path)}</span>' if path else ""),
    )


def _number(value: Decimal | str | None) -> str:
    return "–" if value is None else f"{Decimal(value):.2f}"


def _signed(value: Decimal | str) -> str:
    """Nothing is neither more nor less: `0.00`, never `-0.00`."""
    said = f"{Decimal(value):+.2f}"
    return said[1:] if said in ("+0.00", "-0.00") else said


def show_report(visit: ContestVisit, run: ResultRun) -> None:
    """Agreement, alarms and sensitivity: for those who look after the judging."""
    report, lang = run.report, visit.lang
    if not report:
        return
    with st.expander(words.HOW_SURE.say(lang)):
        agreement = report.get("agreement") or {}
        note(words.ALPHA.say(lang, alpha=_number(agreement.get("total"))))
        titles = {one.key: one.title.say(lang) for one in list_criteria(visit.state, run.stage_id)}
        rows = [
            (escape(titles.get(key, key)), _number(alpha)) for key, alpha in (agreement.get("criteria") or {}).items()
        ]
        if rows:
            show_table(visit, (words.CRITERION, words.ALPHA_SHORT), rows, numbers=(words.ALPHA_SHORT,))
        _show_effects(visit, report)
        _show_alarms(visit, report)
        _show_sensitivity(visit, report)
        if len(report.get("pieces") or []) > 1:
            note(words.PIECES.say(lang, count=len(report["pieces"])), colour="amber")


def _numbered_names(visit: ContestVisit) -> dict[str, str]:
    """{J01: J01 and the name} of those who may know both: the published bundle has the numbers alone."""
    names = judge_names(visit)
    numbers = judge_numbers(visit.state, visit.contest.id)
    return {number: f"{number} {names.get(judge_id, '')}" for judge_id, number in numbers.items()}


def _show_effects(visit: ContestVisit, report: Any) -> None:
    names = _numbered_names(visit)
    rows = [
        (escape(names.get(judge, judge)), _signed(one["effect"]), str(one["reviews"]))
        for judge, one in (report.get("effects") or {}).items()
    ]
    if rows:
        heading(visit, words.EFFECTS)
        numbers = (words.EFFECT, words.REVIEWS)
        show_table(visit, (words.JUDGE, *numbers), rows, numbers=numbers)


def _show_alarms(visit: ContestVisit, report: Any) -> None:
    names, works = _numbered_names(visit), named_works(visit)
    heading(visit, words.ALARMS)
    alarms = report.get("alarms") or []
    if not alarms:
        note(words.NO_ALARMS.say(visit.lang), colour="green")
        return
    rows = [
        (
            escape(names.get(one["judge"], one["judge"])),
            escape(works.get(one["work"], one["work"])),
            _signed(one["residual"]),
        )
        for one in alarms
    ]
    show_table(visit, (words.JUDGE, words.WORK, words.RESIDUAL), rows, numbers=(words.RESIDUAL,))


def _show_sensitivity(visit: ContestVisit, report: Any) -> None:
    """What would change if outliers weighed less, or one judge were left out."""
    names, works = _numbered_names(visit), named_works(visit)
    told = report.get("sensitivity") or {}
    changes = {words.HUBER.say(visit.lang): told.get("huber")}
    for judge, change in (told.get("without") or {}).items():
        changes[words.WITHOUT.say(visit.lang, judge=names.get(judge, judge))] = change
    rows = [
        (
            escape(label),
            escape("；".join(works.get(work, work) for work in one["crossed"])) or "–",
            str(one["largest_shift"]),
        )
        for label, one in changes.items()
        if one
    ]
    if rows:
        heading(visit, words.SENSITIVITY)
        show_table(visit, (words.IF, words.CROSSED, words.LARGEST), rows, numbers=(words.LARGEST,))


def show_scores(visit: ContestVisit, stage: Stage) -> None:
    """Every submitted review, for those who may see marks."""
    lines = list_scores(visit.state, stage.id, actor=visit.actor)
    if not lines:
        return
    lang, names = visit.lang, judge_names(visit)
    criteria = list_criteria(visit.state, stage.id)
    heads = (words.WORK, words.JUDGE, words.STATUS, *(one.title for one in criteria), words.COMMENT)
    rows = [
        (
            escape(line.blind_code),
            escape(names.get(line.judge_id, "")),
            escape(ASSIGNMENT_STATUSES[line.status].say(lang)),
            *(escape(line.marks.scores.get(one.key, "–")) for one in criteria),
            escape(" · ".join((*(FLAGS[flag].say(lang) for flag in line.marks.flags), line.marks.comment))),
        )
        for line in lines
    ]
    with st.expander(words.ALL_REVIEWS.say(lang)):
        show_table(visit, heads, rows, numbers=tuple(one.title for one in criteria))
