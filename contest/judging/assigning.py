"""Runs that give works to judges. A later run of the same stage tops up: what is there stays, what is missing comes.

Who judges what is decided outside of the transaction, since it takes a while; inside, the same request is made again,
and where anything has changed meanwhile the decision is made anew.
"""

from datetime import datetime

from contest.contests.gates import has_passed, pass_gate
from contest.contests.queries import get_stage, require_published
from contest.contests.records import Stage
from contest.judging.conflicts import write_found
from contest.judging.errors import NothingToAssign, StageIsNotPairwise
from contest.judging.giving import write_plan
from contest.judging.planning import Choices, candidates, plan_for, situation_of
from contest.judging.queries import require_judging
from contest.judging.records import AssignmentPlan
from contest.rights import require_organiser
from contest.scoring.request import input_sha256
from contest.screening.deciding import require_all_decided
from contest.works.moving import move_works
from core.state import State, Transaction


def preview_assignment(
    state: State, stage_id: str, *, seed: int, actor: str, choices: Choices | None = None
) -> AssignmentPlan:
    """What a run would do now, without writing. Raises RoleNeeded, or as run_assignment for what cannot be done."""
    stage = get_stage(state, stage_id)
    require_organiser(state, actor, stage.contest_id)
    return plan_for(situation_of(state, stage, choices or Choices()), seed=seed)


def run_assignment(
    state: State,
    stage_id: str,
    *,
    seed: int,
    public_url: str,
    actor: str,
    now: datetime,
    choices: Choices | None = None,
) -> AssignmentPlan:
    """Gives each work that is judged in the stage as many judges as it lacks, on the version that counts.

    The first run opens the judging of the stage. Equal situations and seeds give equal assignments.
    Raises RoleNeeded, ContestNotOpen, WorksUndecided, WindowNotOpenYet, WindowClosed, ScoresFrozen,
    StageIsPairwise, NothingToAssign, or AssignmentImpossible with the obstacles in plain words.
    """
    wanted = choices or Choices()
    stage = get_stage(state, stage_id)
    require_organiser(state, actor, stage.contest_id)
    require_judging(state, stage, now)
    require_all_decided(state, stage.contest_id, now=now)
    planned = plan_for(situation_of(state, stage, wanted), seed=seed)
    with state.transaction() as tx:
        require_published(tx, stage.contest_id)
        _open(tx, stage, actor=actor, now=now)
        write_found(tx, stage.contest_id, public_url=public_url, actor=actor, now=now)
        situation = situation_of(tx, stage, wanted)
        if input_sha256(situation.request) != planned.input_sha256:
            planned = plan_for(situation, seed=seed)
        return write_plan(tx, situation, planned, seed, wanted, actor=actor, now=now)


def open_comparing(state: State, stage_id: str, *, public_url: str, actor: str, now: datetime) -> None:
    """Opens a stage of pairs, which needs no assignment: conflicts are brought up to date, works are in review.

    Raises StageIsNotPairwise, GateAlreadyPassed, NothingToAssign without works, or as run_assignment.
    """
    with state.transaction() as tx:
        stage = get_stage(tx, stage_id)
        require_organiser(tx, actor, stage.contest_id)
        if stage.method != "pairwise":
            raise StageIsNotPairwise()
        require_published(tx, stage.contest_id)
        require_judging(tx, stage, now)
        require_all_decided(tx, stage.contest_id, now=now)
        pass_gate(tx, stage.contest_id, "open_judging", stage.id, actor=actor, now=now)
        write_found(tx, stage.contest_id, public_url=public_url, actor=actor, now=now)
        works = candidates(tx, stage)
        if not works:
            raise NothingToAssign()
        move_works(tx, [work for work in works if work.status == "passed"], "assign", actor=actor, now=now)


def _open(tx: Transaction, stage: Stage, *, actor: str, now: datetime) -> None:
    """Everything is asked again where nobody else can change it."""
    require_organiser(tx, actor, stage.contest_id)
    require_judging(tx, stage, now)
    require_all_decided(tx, stage.contest_id, now=now)
    if not has_passed(tx, stage.contest_id, "open_judging", stage.id):
        pass_gate(tx, stage.contest_id, "open_judging", stage.id, actor=actor, now=now)
