"""A version of the result of a stage: computed once from its bundle, kept with it, and never changed.

What changes (a disqualification, an appeal that is upheld, a ruling) makes a new version with the next number.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from contest.contests.gates import require_passed
from contest.contests.queries import get_stage
from contest.results.bundle import Computed, collect_bundle, compute
from contest.results.errors import NothingToRank, ScoresChangedMeanwhile
from contest.results.machine import RESULT
from contest.results.queries import get_bundle_text, get_run, get_run_for, list_awards, list_rows, list_runs_of_stage
from contest.results.records import GivenAward, ResultRow
from contest.results.verifying import carry_checks_over
from contest.rights import require_organiser
from contest.scoring.exact import sha256_of
from contest.scoring.ranking import RankedWork
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

_ADD_RUN = """
    INSERT INTO result_run
        (id, contest_id, stage_id, number, status, method, parameters, input_sha256, bundle, report, reason, made_by,
         made_at)
    VALUES (?, ?, ?, ?, 'computed', ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_ROW = """
    INSERT INTO result_row
        (run_id, work_id, track_id, rank, review_count, raw_mean, median, deviation, calibrated, standard_error,
         tie_break, is_promoted, needs_deliberation)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_AWARD = "INSERT INTO result_award (run_id, prize_id, work_id, is_shared) VALUES (?, ?, ?, ?)"
_SUPERSEDE = "UPDATE result_run SET status = ? WHERE id = ?"
_ANSWER_APPEALS = """
    UPDATE appeal
    SET result_run_id = ?
    WHERE contest_id = ? AND status IN ('upheld', 'partly_upheld') AND result_run_id IS NULL
"""
_LONGEST_REASON = 2000  # characters


def compute_results(state: State, stage_id: str, *, reason: str = "", actor: str, now: datetime) -> str:
    """The id of a new version, by an organiser after the scores were frozen.

    A version that nobody has seen yet is superseded at once, a published one when the new one is published. What was
    verified of winners is carried over, and appeals that were upheld count as answered.
    Raises SomethingMissing, RoleNeeded, GateNotPassed, NothingToRank or ScoresChangedMeanwhile.
    """
    with state.transaction() as tx:
        bundle = _collected(tx, stage_id, actor)
    made = compute(bundle)
    if not any(row.rank for row in made.rows):
        raise NothingToRank()
    with state.transaction() as tx:
        if _collected(tx, stage_id, actor) != bundle:
            raise ScoresChangedMeanwhile()
        return _keep(tx, stage_id, bundle, made, reason=reason, actor=actor, now=now)


def _collected(tx: Transaction, stage_id: str, actor: str) -> dict[str, Any]:
    stage = get_stage(tx, stage_id)
    require_organiser(tx, actor, stage.contest_id)
    require_passed(tx, stage.contest_id, "freeze_scores", stage.id)
    return collect_bundle(tx, stage)


def _keep(
    tx: Transaction,
    stage_id: str,
    bundle: Mapping[str, Any],
    made: Computed,
    *,
    reason: str,
    actor: str,
    now: datetime,
) -> str:
    runs = list_runs_of_stage(tx, stage_id)
    for run in runs:
        if run.status in ("computed", "provisional"):
            tx.execute(_SUPERSEDE, (RESULT.after(run.status, "supersede"), run.id))
    run_id, number, sha256 = new_id(), len(runs) + 1, sha256_of(bundle)
    parameters = as_text(bundle["ranking"]["parameters"])
    told = (as_text(bundle), as_text(made.report), reason.strip()[:_LONGEST_REASON])
    contest_id = bundle["contest_id"]
    tx.execute(_ADD_RUN, (run_id, contest_id, stage_id, number, made.method, parameters, sha256, *told, actor, now))
    for row in made.rows:
        tx.execute(_ADD_ROW, _values(run_id, row))
    for award in made.awards:
        tx.execute(_ADD_AWARD, (run_id, award.prize_id, award.work_id, award.is_shared))
    if runs:
        carry_checks_over(tx, runs[0].id, run_id)
    tx.execute(_ANSWER_APPEALS, (run_id, contest_id))
    facts = {"stage_id": stage_id, "number": number, "input_sha256": sha256}
    record_event(tx, actor=actor, action="result.compute", subject=f"result:{run_id}", facts=facts, now=now)
    return run_id


def as_text(value: Any) -> str:
    """Canonical JSON: its SHA-256 is that of `exact.sha256_of`."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _values(run_id: str, row: RankedWork) -> tuple[Any, ...]:
    numbers = (row.raw_mean, row.median, row.deviation, row.calibrated, row.standard_error)
    tie_break = as_text([[step.rule, step.value] for step in row.tie_break])
    texts = [_text(number) for number in numbers]
    flags = (row.is_promoted, row.needs_deliberation)
    return (run_id, row.work, row.track, row.rank, row.review_count, *texts, tie_break, *flags)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


# ---- showing that the rows follow from the bundle --------------------------------------------------------------


def recompute(tx: Transaction | State, run_id: str) -> bool:
    """Whether the kept rows and awards are what the kept bundle gives, to the last digit. Raises ResultNotPublic."""
    run, bundle = get_run(tx, run_id), json.loads(get_bundle_text(tx, run_id))
    rows, awards = recomputed(bundle, run_id)
    is_same = rows == list_rows(tx, run_id) and awards == sorted(list_awards(tx, run_id), key=_award_key)
    return is_same and sha256_of(bundle) == run.input_sha256


def recomputed(bundle: Mapping[str, Any], run_id: str = "") -> tuple[list[ResultRow], list[GivenAward]]:
    """Rows and awards of an exported bundle, as they were published: for whoever checks a result elsewhere."""
    made = compute(bundle)
    awards = [GivenAward(run_id, one.prize_id, one.work_id, one.is_shared) for one in made.awards]
    return [_as_row(run_id, row) for row in made.rows], sorted(awards, key=_award_key)


def _as_row(run_id: str, row: RankedWork) -> ResultRow:
    return ResultRow(
        run_id=run_id,
        work_id=row.work,
        track_id=row.track,
        rank=row.rank,
        review_count=row.review_count,
        raw_mean=row.raw_mean,
        median=row.median,
        deviation=row.deviation,
        calibrated=row.calibrated,
        standard_error=row.standard_error,
        tie_break=tuple((step.rule, step.value) for step in row.tie_break),
        is_promoted=row.is_promoted,
        needs_deliberation=row.needs_deliberation,
    )


def _award_key(award: GivenAward) -> tuple[str, str]:
    return award.prize_id, award.work_id


def export_bundle(tx: Transaction | State, run_id: str, *, viewer: str | None) -> str:
    """The bundle as JSON, for everybody once the version is published. Its SHA-256 is the run's `input_sha256`.

    Raises ResultNotPublic.
    """
    return get_bundle_text(tx, get_run_for(tx, run_id, viewer=viewer).id)
