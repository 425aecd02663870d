"""The end of judging in a stage: marks stand for good, and only now may organisers see them."""

import json
from datetime import datetime
from typing import Any

from contest.contests.gates import has_passed, pass_gate
from contest.contests.queries import get_contest, get_stage
from contest.contests.records import Stage
from contest.judging.counting import count_reviews, insufficient_works, works_of_stage
from contest.judging.errors import ScoresNotFrozen, TooFewReviews
from contest.judging.queries import window_of
from contest.judging.records import Frozen, Marks, ScoreLine
from contest.phases import require_closed
from contest.rights import is_auditor, require_organiser, require_overseer
from contest.works.moving import move_work
from core.audit import record_event
from core.state import State, Transaction

_SHOWN_CODES = 20


def freeze_scores(state: State, stage_id: str, *, accepts_few: bool = False, actor: str, now: datetime) -> Frozen:
    """After the window: works with reviews are reviewed, and nothing that was said about them changes any more.

    accepts_few  freeze although some works have too few reviews; they are named in the answer and in the bundle.
                 A work without a single review stays in review: it cannot be ranked.

    Raises SomethingMissing, RoleNeeded, PhaseStillOpen, GateAlreadyPassed or TooFewReviews.
    """
    with state.transaction() as tx:
        stage = get_stage(tx, stage_id)
        require_organiser(tx, actor, stage.contest_id)
        require_closed(tx, stage.contest_id, window_of(tx, stage), now)
        pass_gate(tx, stage.contest_id, "freeze_scores", stage.id, actor=actor, now=now)
        few = insufficient_works(tx, stage)
        if few and not accepts_few:
            codes = ", ".join(work.blind_code for work in few[:_SHOWN_CODES])
            minimum = get_contest(tx, stage.contest_id).settings.min_reviews
            raise TooFewReviews(count=len(few), minimum=minimum, codes=codes)
        reviewed = _complete_reviews(tx, stage, actor=actor, now=now)
        frozen = Frozen(reviewed, [work.id for work in few])
        facts = {"reviewed": reviewed, "insufficient": list(frozen.insufficient)}
        record_event(tx, actor=actor, action="scores.freeze", subject=f"stage:{stage_id}", facts=facts, now=now)
    return frozen


def _complete_reviews(tx: Transaction, stage: Stage, *, actor: str, now: datetime) -> list[str]:
    """The works with a review; those of the first stage are led on, the shortlisted stay so."""
    submitted = count_reviews(tx, stage).submitted
    reviewed = [work for work in works_of_stage(tx, stage) if submitted[work.id]]
    for work in reviewed:
        if work.status == "in_review":
            move_work(tx, work.id, "complete", actor=actor, now=now)
    return [work.id for work in reviewed]


_SCORES = """
    SELECT a.id, a.judge_id, a.work_id, w.blind_code, a.status, r.scores, r.comment, r.flags, r.submitted_at
    FROM assignment AS a
    JOIN review AS r ON r.assignment_id = a.id
    JOIN work AS w ON w.id = a.work_id
    WHERE a.stage_id = ? AND r.submitted_at IS NOT NULL
    ORDER BY w.blind_code, a.judge_id, a.id
"""


def list_scores(tx: Transaction | State, stage_id: str, *, actor: str) -> list[ScoreLine]:
    """Every submitted review, void ones marked by their status: for organisers once frozen, for auditors always.

    Raises SomethingMissing, RoleNeeded or ScoresNotFrozen.
    """
    stage = get_stage(tx, stage_id)
    require_overseer(tx, actor, stage.contest_id)
    is_frozen = has_passed(tx, stage.contest_id, "freeze_scores", stage.id)
    if not is_frozen and not is_auditor(tx, actor, stage.contest_id):
        raise ScoresNotFrozen()
    return [_line(row) for row in tx.rows(_SCORES, (stage_id,))]


def _line(row: tuple[Any, ...]) -> ScoreLine:
    id_, judge_id, work_id, code, status, scores, comment, flags, submitted_at = row
    marks = Marks(json.loads(scores), comment, tuple(json.loads(flags)))
    return ScoreLine(id_, judge_id, work_id, code, status, marks, submitted_at)
