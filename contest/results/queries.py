"""What pages and routes ask of results: what the viewer may see, and nothing else."""

import json
from decimal import Decimal
from typing import Any

from contest.results.errors import ResultNotPublic
from contest.results.machine import PUBLIC
from contest.results.records import GivenAward, ResultRow, ResultRun, WinnerCheck
from contest.rights import is_auditor, is_organiser
from core.state import State, Transaction

Reader = Transaction | State

_RUN_COLUMNS = """
    SELECT id, contest_id, stage_id, number, status, method, parameters, input_sha256, report, reason, made_by,
           made_at, published_at
    FROM result_run
"""
_RUN = _RUN_COLUMNS + "WHERE id = ?"
_RUNS = _RUN_COLUMNS + "WHERE contest_id = ? ORDER BY stage_id, number DESC, id"
_RUNS_OF_STAGE = _RUN_COLUMNS + "WHERE stage_id = ? ORDER BY number DESC, id"
_IN_FORCE = _RUN_COLUMNS + f"WHERE stage_id = ? AND status IN {PUBLIC} ORDER BY number DESC, id LIMIT 1"
_BUNDLE = "SELECT bundle FROM result_run WHERE id = ?"
_ROWS = """
    SELECT run_id, work_id, track_id, rank, review_count, raw_mean, median, deviation, calibrated, standard_error,
           tie_break, is_promoted, needs_deliberation
    FROM result_row
    WHERE run_id = ?
    ORDER BY track_id, CASE WHEN rank IS NULL THEN 1 ELSE 0 END, rank, work_id
"""
_AWARDS = """
    SELECT a.run_id, a.prize_id, a.work_id, a.is_shared
    FROM result_award AS a
    JOIN prize AS p ON p.id = a.prize_id
    WHERE a.run_id = ?
    ORDER BY p.ordinal, p.id, a.work_id
"""
_CHECKS = """
    SELECT run_id, work_id, item, is_satisfied, note, checked_by, checked_at
    FROM winner_check
    WHERE run_id = ?
    ORDER BY work_id, item
"""
_AWARDS_OF_WORK = """
    SELECT a.run_id, a.prize_id, a.work_id, a.is_shared
    FROM result_award AS a
    JOIN result_run AS r ON r.id = a.run_id
    JOIN prize AS p ON p.id = a.prize_id
    JOIN work AS w ON w.id = a.work_id
    WHERE a.work_id = ? AND r.status = 'final' AND w.status <> 'disqualified'
    ORDER BY p.ordinal, p.id
"""


def may_see_unpublished(tx: Reader, viewer: str | None, contest_id: str) -> bool:
    """Organisers and auditors see a result before it is published; nobody else, whatever else they are."""
    return viewer is not None and (is_organiser(tx, viewer, contest_id) or is_auditor(tx, viewer, contest_id))


def get_run(tx: Reader, run_id: str) -> ResultRun:
    """Whatever its status: for commands. Raises ResultNotPublic."""
    found = tx.row(_RUN, (run_id,))
    if found is None:
        raise ResultNotPublic()
    return _run(found)


def get_run_for(tx: Reader, run_id: str, *, viewer: str | None) -> ResultRun:
    """The run, if the viewer (an account, None for nobody signed in) may see it. Raises ResultNotPublic."""
    run = get_run(tx, run_id)
    if not run.is_public and not may_see_unpublished(tx, viewer, run.contest_id):
        raise ResultNotPublic()
    return run


def list_runs_for(tx: Reader, contest_id: str, *, viewer: str | None) -> list[ResultRun]:
    """Every version that the viewer may see, by stage, the newest first."""
    runs = [_run(row) for row in tx.rows(_RUNS, (contest_id,))]
    return runs if may_see_unpublished(tx, viewer, contest_id) else [run for run in runs if run.is_public]


def list_runs_of_stage(tx: Reader, stage_id: str) -> list[ResultRun]:
    """Every version whatever its status, the newest first: for commands."""
    return [_run(row) for row in tx.rows(_RUNS_OF_STAGE, (stage_id,))]


def find_run_in_force(tx: Reader, stage_id: str) -> ResultRun | None:
    """The version that the public goes by: on public notice, or final."""
    found = tx.row(_IN_FORCE, (stage_id,))
    return _run(found) if found else None


def get_bundle_text(tx: Reader, run_id: str) -> str:
    """The JSON from which the run was computed, as it was kept. Raises ResultNotPublic."""
    found = tx.row(_BUNDLE, (run_id,))
    if found is None:
        raise ResultNotPublic()
    return str(found[0])


def list_rows(tx: Reader, run_id: str) -> list[ResultRow]:
    """By track and rank. The caller has asked `get_run_for`."""
    return [_row(row) for row in tx.rows(_ROWS, (run_id,))]


def list_awards(tx: Reader, run_id: str) -> list[GivenAward]:
    """The highest prize first. The caller has asked `get_run_for`."""
    return [GivenAward(run, prize, work, bool(shared)) for run, prize, work, shared in tx.rows(_AWARDS, (run_id,))]


def list_awards_of_work(tx: Reader, work_id: str) -> list[GivenAward]:
    """What the work won in final results that are in force."""
    return [GivenAward(*row) for row in tx.rows(_AWARDS_OF_WORK, (work_id,))]


def list_winner_checks(tx: Reader, run_id: str) -> list[WinnerCheck]:
    """For organisers and auditors."""
    return [WinnerCheck(*row) for row in tx.rows(_CHECKS, (run_id,))]


def _run(row: tuple[Any, ...]) -> ResultRun:
    id_, contest_id, stage_id, number, status, method, parameters, sha256, report, *others = row
    return ResultRun(
        id_, contest_id, stage_id, number, status, method, json.loads(parameters), sha256, json.loads(report), *others
    )


def _row(row: tuple[Any, ...]) -> ResultRow:
    run_id, work_id, track_id, rank, count, mean, median, deviation, calibrated, error, tie_break, *flags = row
    return ResultRow(
        run_id=run_id,
        work_id=work_id,
        track_id=track_id,
        rank=rank,
        review_count=count,
        raw_mean=_number(mean),
        median=_number(median),
        deviation=_number(deviation),
        calibrated=_number(calibrated),
        standard_error=_number(error),
        tie_break=tuple((rule, value) for rule, value in json.loads(tie_break)),
        is_promoted=bool(flags[0]),
        needs_deliberation=bool(flags[1]),
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
