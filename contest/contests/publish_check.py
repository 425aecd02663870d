"""What entrants must be able to read before a contest is published; what is missing is said, a sentence each."""

from collections.abc import Sequence
from datetime import datetime

from contest.contests import words
from contest.contests.queries import (
    Reader,
    current_rules,
    list_criteria,
    list_pack_items,
    list_prizes,
    list_stages,
    list_tracks,
)
from contest.contests.records import Contest, Criterion, Stage
from contest.contests.rubric import WHOLE_WEIGHT
from contest.contests.timeline_check import timeline_problems
from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from contest.phases import PHASES, beijing, list_phases
from core.words import Text

_FEWEST_ANCHORS = 2  # a mark says nothing without at least two that are described
_MUST_LIE_AHEAD = ("registration", "submission")


def missing_for_publication(
    tx: Reader, contest: Contest, *, now: datetime, calendar: Calendar = WEEKENDS_ONLY
) -> list[Text]:
    """Everything that keeps a contest from being published, in the order of its pages. Empty when it is ready.

    Subject, eligibility, how to enter, prizes, basis of selection (rubric, weights, calibration, tie-break), time
    line, terms of data and of the works, privacy, appeals: each in both languages.
    """
    found = [
        *_words(contest),
        *_tracks(tx, contest),
        *_prizes(tx, contest),
        *_basis(tx, contest),
        *_rules(tx, contest),
    ]
    phases = list_phases(tx, contest.id)
    found += timeline_problems(phases, publicity_workdays=contest.settings.publicity_workdays, calendar=calendar)
    for phase in phases:
        if phase.kind in _MUST_LIE_AHEAD and phase.closes_at <= now:
            found.append(words.ALREADY_OVER.filled(phase=PHASES[phase.kind], closes_at=beijing(phase.closes_at)))
    return found


def _words(contest: Contest) -> list[Text]:
    nothing = Text("", "")
    said = {name: contest.content.get(name, nothing) for name in words.NEEDED_CONTENT}
    return [
        words.WORDS_MISSING.filled(field=words.CONTENT[name])
        for name, text in said.items()
        if not (text.zh and text.en)
    ]


def _tracks(tx: Reader, contest: Contest) -> list[Text]:
    tracks = list_tracks(tx, contest.id)
    if not tracks:
        return [words.NO_TRACK]
    if contest.kind != "app":
        return []
    found = [words.TRACK_WITHOUT_DATA.filled(track=one.title) for one in tracks if one.min_datasets < 1]
    return found if list_pack_items(tx, contest.id) else [*found, words.EMPTY_PACK]


def _prizes(tx: Reader, contest: Contest) -> list[Text]:
    prizes = list_prizes(tx, contest.id)
    if not prizes:
        return [words.NO_PRIZE]
    has_vote = any(phase.kind == "voting" for phase in list_phases(tx, contest.id))
    is_voted = any(prize.basis == "vote" for prize in prizes)
    return [words.PRIZE_WITHOUT_VOTE] if is_voted and not has_vote else []


def _basis(tx: Reader, contest: Contest) -> list[Text]:
    stages = list_stages(tx, contest.id)
    if not stages:
        return [words.NO_STAGE]
    found = [words.NO_QUOTA.filled(stage=stage.title) for stage in stages[:-1] if stage.quota_per_track is None]
    has_final = any(phase.kind == "final" for phase in list_phases(tx, contest.id))
    if len(stages) > 1 and not has_final:
        found.append(words.STAGES_WITHOUT_FINAL)
    for stage in stages:
        if stage.method != "pairwise":
            found += _rubric(stage, list_criteria(tx, stage.id))
    return found


def _rubric(stage: Stage, criteria: Sequence[Criterion]) -> list[Text]:
    counted = [one for one in criteria if one.is_counted]
    if sum(one.weight for one in counted) != WHOLE_WEIGHT:
        return [words.NO_RUBRIC.filled(stage=stage.title)]
    return [
        words.NO_ANCHORS.filled(stage=stage.title, criterion=one.title, count=_FEWEST_ANCHORS)
        for one in counted
        if len(one.anchors) < _FEWEST_ANCHORS
    ]


def _rules(tx: Reader, contest: Contest) -> list[Text]:
    return [] if current_rules(tx, contest.id) else [words.NO_RULES]
