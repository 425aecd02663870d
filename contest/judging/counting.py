"""How many reviews count for each work of a stage: the figures behind progress, freezing and the bundle."""

from collections import Counter
from dataclasses import dataclass

from contest.contests.queries import get_contest
from contest.contests.records import Stage
from contest.judging.machine import LIVE
from contest.judging.planning import candidates
from contest.judging.queries import OUT, list_assignments
from contest.works.queries import list_works
from contest.works.records import Work
from core.state import State, Transaction

Reader = Transaction | State

_COMPARISONS = """
    SELECT judge_id, winner_id, loser_id FROM comparison
    WHERE stage_id = ? AND voided_at IS NULL
    ORDER BY made_at, id
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """By work id: what is given out, and what counts. In a stage of pairs both are its comparisons."""

    assigned: Counter[str]
    submitted: Counter[str]


def works_of_stage(tx: Reader, stage: Stage) -> list[Work]:
    """The works that the stage judges or has judged, without those that are out, by id."""
    known = {one.work_id for one in list_assignments(tx, stage.id)}
    known |= {work_id for _, *pair in tx.rows(_COMPARISONS, (stage.id,)) for work_id in pair}
    known |= {work.id for work in candidates(tx, stage)}
    works = [work for work in list_works(tx, stage.contest_id) if work.id in known and work.status not in OUT]
    return sorted(works, key=lambda work: work.id)


def count_reviews(tx: Reader, stage: Stage) -> Counts:
    """Void and recused assignments, and void comparisons, are not among them."""
    if stage.method == "pairwise":
        compared = Counter(work_id for _, *pair in tx.rows(_COMPARISONS, (stage.id,)) for work_id in pair)
        return Counts(compared, compared)
    live = [one for one in list_assignments(tx, stage.id) if one.status in LIVE]
    return Counts(
        assigned=Counter(one.work_id for one in live),
        submitted=Counter(one.work_id for one in live if one.status == "submitted"),
    )


def insufficient_works(tx: Reader, stage: Stage) -> list[Work]:
    """The works of the stage with fewer reviews than the contest asks for."""
    minimum = get_contest(tx, stage.contest_id).settings.min_reviews
    submitted = count_reviews(tx, stage).submitted
    return [work for work in works_of_stage(tx, stage) if submitted[work.id] < minimum]


def comparisons_by_judge(tx: Reader, stage: Stage) -> Counter[str]:
    return Counter(judge_id for judge_id, _, _ in tx.rows(_COMPARISONS, (stage.id,)))
