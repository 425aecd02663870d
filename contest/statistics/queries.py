"""The statistics of a contest: for its organisers and auditors while it runs, for everybody once it is over."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from contest.contests.queries import list_stages, list_tracks
from contest.results.errors import ResultNotPublic
from contest.results.queries import find_run_in_force, list_runs_of_stage, may_see_unpublished
from contest.statistics.counting import count_views
from contest.statistics.records import ContestStatistics, DatasetCount, Funnel, JudgeWork, VoteCount
from contest.voting.counting import published_counts
from contest.voting.queries import CANDIDATE_STATUSES, find_poll_of
from core.state import Row, State, Transaction

Reader = Transaction | State

FINALISTS = ("shortlisted", "finalist", "awarded")
_NO_TEAM = ("dissolved", "withdrawn", "disqualified")

# one row for each combination: track (NULL without a work), category, status of the work, whether submitted, counts
_TEAMS = f"""
    SELECT w.track_id, t.category, w.status, coalesce(w.current_version, 0) > 0, t.status IN {_NO_TEAM},
           count(*), CAST(sum(m.people) AS BIGINT)
    FROM team AS t
    LEFT JOIN work AS w ON w.team_id = t.id
    LEFT JOIN (SELECT team_id, count(*) AS people FROM membership GROUP BY team_id) AS m ON m.team_id = t.id
    WHERE t.contest_id = ?
    GROUP BY w.track_id, t.category, w.status, coalesce(w.current_version, 0) > 0, t.status IN {_NO_TEAM}
"""  # noqa: S608 — a constant
_DATASETS = f"""
    SELECT u.dataset_id, count(*), sum(CASE WHEN u.role = 'core' THEN 1 ELSE 0 END),
           sum(CASE WHEN w.status = 'awarded' THEN 1 ELSE 0 END)
    FROM dataset_use AS u
    JOIN work AS w ON w.id = u.work_id AND w.current_version = u.number
    WHERE w.contest_id = ? AND w.status IN {CANDIDATE_STATUSES}
    GROUP BY u.dataset_id
    ORDER BY count(*) DESC, u.dataset_id
"""  # noqa: S608
_JUDGES = """
    SELECT count(a.id),
           sum(CASE WHEN a.status = 'submitted' THEN 1 ELSE 0 END),
           sum(CASE WHEN a.status = 'recused' THEN 1 ELSE 0 END),
           sum(CASE WHEN a.status = 'void' THEN 1 ELSE 0 END)
    FROM judge AS j
    LEFT JOIN assignment AS a ON a.judge_id = j.id
    WHERE j.contest_id = ? AND j.status IN ('active', 'completed')
    GROUP BY j.id
    ORDER BY j.id
"""


def get_statistics(tx: Reader, contest_id: str, *, viewer: str | None) -> ContestStatistics:
    """Raises ResultNotPublic for the public while nothing is final."""
    if not may_see_unpublished(tx, viewer, contest_id) and not _is_over(tx, contest_id):
        raise ResultNotPublic()
    rows = tx.rows(_TEAMS, (contest_id,))
    tracks = list_tracks(tx, contest_id)
    categories = sorted({row[1] for row in rows})
    return ContestStatistics(
        views=count_views(tx, contest_id),
        whole=_funnel(rows),
        by_track=[(track.title, _funnel(row for row in rows if row[0] == track.id)) for track in tracks],
        by_category=[(name, _funnel(row for row in rows if row[1] == name)) for name in categories],
        datasets=[DatasetCount(row[0], *map(int, row[1:])) for row in tx.rows(_DATASETS, (contest_id,))],
        judges=[
            JudgeWork(f"J{number:02}", *(int(count or 0) for count in row))
            for number, row in enumerate(tx.rows(_JUDGES, (contest_id,)), start=1)
        ],
        agreement={stage.id: _agreement(tx, stage.id) for stage in list_stages(tx, contest_id)},
        votes=_votes(tx, contest_id),
    )


def _is_over(tx: Reader, contest_id: str) -> bool:
    stages = list_stages(tx, contest_id)
    run = find_run_in_force(tx, stages[-1].id) if stages else None
    return run is not None and run.status == "final"


def _funnel(rows: Iterable[Row]) -> Funnel:
    """Of rows of `_TEAMS`."""
    every = list(rows)
    return Funnel(
        registrations=_sum(every, lambda row: not row[4], of=6),
        teams=_sum(every, lambda row: not row[4]),
        drafts=_sum(every, lambda row: row[2] is not None),
        submissions=_sum(every, lambda row: bool(row[3])),
        passed=_sum(every, lambda row: row[2] in CANDIDATE_STATUSES),
        finalists=_sum(every, lambda row: row[2] in FINALISTS),
        awarded=_sum(every, lambda row: row[2] == "awarded"),
    )


def _sum(rows: Iterable[Row], counts: Callable[[Row], Any], *, of: int = 5) -> int:
    return sum(int(row[of] or 0) for row in rows if counts(row))


def _agreement(tx: Reader, stage_id: str) -> Decimal | None:
    newest = next(iter(list_runs_of_stage(tx, stage_id)), None)
    alpha = newest.report.get("agreement", {}).get("total") if newest else None
    return None if alpha is None else Decimal(alpha)


def _votes(tx: Reader, contest_id: str) -> VoteCount | None:
    """None while the counts are hidden."""
    poll = find_poll_of(tx, contest_id)
    if poll is None or poll.published_at is None:
        return None
    counts = published_counts(tx, poll.id)
    return VoteCount(counts.valid, counts.invalid)
