"""What a ranking is computed from, taken out of state: contest/scoring/bundle.py describes its form.

Judges are J01, J02 … in the order in which they joined the contest, so that a number stays with its judge however
often the bundle is made. Only reviews and comparisons that count are in it; no comment, no name, no address.
"""

import json
from typing import Any

from contest.contests.queries import get_contest, get_stage
from contest.contests.records import Stage
from contest.judging.counting import works_of_stage
from contest.judging.queries import OUT, list_assignments
from contest.judging.rubric import rubric_of
from contest.scoring.bundle import canonical
from contest.works.queries import list_works
from core.state import State, Transaction

Reader = Transaction | State

_JOINED = """
    SELECT id FROM judge WHERE contest_id = ? AND account_id IS NOT NULL ORDER BY answered_at, id
"""
_REVIEWS = """
    SELECT a.judge_id, a.work_id, r.scores
    FROM assignment AS a
    JOIN review AS r ON r.assignment_id = a.id
    WHERE a.stage_id = ? AND a.status = 'submitted' AND r.submitted_at IS NOT NULL
    ORDER BY a.work_id, a.judge_id
"""
_COMPARISONS = """
    SELECT judge_id, winner_id, loser_id FROM comparison
    WHERE stage_id = ? AND voided_at IS NULL
    ORDER BY made_at, id
"""


def judge_numbers(tx: Reader, contest_id: str) -> dict[str, str]:
    """{judge id: J01 …} of everybody who accepted, also those who were removed later."""
    return {row[0]: f"J{number:02}" for number, row in enumerate(tx.rows(_JOINED, (contest_id,)), start=1)}


def result_bundle(tx: Reader, stage_id: str) -> dict[str, Any]:
    """The canonical bundle of a stage as it stands: equal states give equal bundles, to the last digit.

    Works that were withdrawn, disqualified or rejected after they were assigned are in it as excluded, with the
    status as the reason. The first two criteria that count decide ties. Lines of awards are added by the results.
    Raises SomethingMissing, or RubricUnsound for a rubric that was never finished.
    """
    stage = get_stage(tx, stage_id)
    numbers = judge_numbers(tx, stage.contest_id)
    works = _works(tx, stage)
    known = {row["id"] for row in works}
    return canonical(
        {
            "method": stage.method,
            "parameters": _parameters(tx, stage),
            "criteria": [
                {
                    "key": one.key,
                    "weight": one.weight,
                    "maximum": one.maximum,
                    "step": one.step,
                    "is_counted": one.is_counted,
                }
                for one in rubric_of(tx, stage_id)
            ],
            "works": works,
            "reviews": [
                {"judge": numbers[judge], "work": work, "marks": json.loads(scores)}
                for judge, work, scores in tx.rows(_REVIEWS, (stage_id,))
                if work in known
            ],
            "comparisons": [
                {"judge": numbers[judge], "winner": winner, "loser": loser}
                for judge, winner, loser in tx.rows(_COMPARISONS, (stage_id,))
                if {winner, loser} <= known
            ],
        }
    )


def _works(tx: Reader, stage: Stage) -> list[dict[str, str]]:
    assigned = {one.work_id for one in list_assignments(tx, stage.id)}
    gone = [work for work in list_works(tx, stage.contest_id, statuses=OUT) if work.id in assigned]
    return [
        *({"id": work.id, "track": work.track_id, "excluded": ""} for work in works_of_stage(tx, stage)),
        *({"id": work.id, "track": work.track_id, "excluded": work.status} for work in gone),
    ]


def _parameters(tx: Reader, stage: Stage) -> dict[str, Any]:
    counted = [one.key for one in rubric_of(tx, stage.id) if one.is_counted]
    first, second, *_ = [*counted, None, None]
    return {
        "minimum_reviews": get_contest(tx, stage.contest_id).settings.min_reviews,
        "first_criterion": first,
        "second_criterion": second,
        "quota": stage.quota_per_track,
        "award_lines": [],
    }
