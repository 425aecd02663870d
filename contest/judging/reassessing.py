"""One work reviewed again after the marks were frozen: when a conflict was found late, or an appeal was upheld.

Only this work opens; the marks of all others stay frozen. It is over when an organiser finishes it, and a new version
of the result is computed then.
"""

from datetime import datetime

from contest.contests.gates import require_not_passed, require_passed
from contest.contests.queries import get_contest, get_stage
from contest.contests.reasons import require_reason
from contest.contests.records import Stage
from contest.errors import SomethingMissing
from contest.judging.conflicts import write_found
from contest.judging.errors import NothingToAssign
from contest.judging.giving import write_plan
from contest.judging.letters import again_letter, judging_link
from contest.judging.machine import UNSENT
from contest.judging.planning import Choices, plan_for, situation_of
from contest.judging.queries import get_judge, is_reassessed, list_assignments
from contest.judging.voiding import void_one
from contest.rights import require_organiser
from contest.works.moving import move_work
from contest.works.queries import get_work
from contest.works.records import Work
from core.mail.queue import queue_mail
from core.people.accounts import get_account
from core.state import State, Transaction


def reassess_work(
    state: State, stage_id: str, work_id: str, *, reason: str, seed: int, public_url: str, actor: str, now: datetime
) -> list[str]:
    """Takes a reviewed work up again and gives it the judges it lacks; returns their ids, none when it lacks none.

    Reviews that are there stay; an organiser may reopen them one by one.
    Raises SomethingMissing, RoleNeeded, GateNotPassed before the freezing, GateAlreadyPassed once the result is final,
    ReasonNeeded, NotAllowedNow, or AssignmentImpossible.
    """
    with state.transaction() as tx:
        stage, work = _work_of(tx, stage_id, work_id, actor)
        require_passed(tx, stage.contest_id, "freeze_scores", stage.id)
        for where in ("", stage.id):
            require_not_passed(tx, stage.contest_id, "finalise", where)
        words = require_reason(reason)
        move_work(tx, work_id, "reassess", actor=actor, now=now, reason=words)
        write_found(tx, stage.contest_id, public_url=public_url, actor=actor, now=now)
        judges = _top_up(tx, stage, work, seed, actor=actor, now=now)
        _tell(tx, stage, work, judges, words, public_url=public_url, now=now)
    return judges


def finish_reassessment(state: State, stage_id: str, work_id: str, *, actor: str, now: datetime) -> None:
    """The work counts as reviewed again; what was not sent is void. Raises SomethingMissing or RoleNeeded."""
    with state.transaction() as tx:
        stage, _ = _work_of(tx, stage_id, work_id, actor)
        if not is_reassessed(tx, stage, work_id):
            raise SomethingMissing(what=work_id[:100])
        for one in list_assignments(tx, stage_id):
            if one.work_id == work_id and one.status in UNSENT:
                void_one(tx, one, reason="not_sent", actor=actor, now=now)
        move_work(tx, work_id, "complete", actor=actor, now=now)


def _work_of(tx: Transaction, stage_id: str, work_id: str, actor: str) -> tuple[Stage, Work]:
    stage = get_stage(tx, stage_id)
    require_organiser(tx, actor, stage.contest_id)
    work = get_work(tx, work_id)
    if work.contest_id != stage.contest_id:
        raise SomethingMissing(what=work_id[:100])
    return stage, work


def _top_up(tx: Transaction, stage: Stage, work: Work, seed: int, *, actor: str, now: datetime) -> list[str]:
    situation = situation_of(tx, stage, Choices(), only=work)
    try:
        plan = plan_for(situation, seed=seed)
    except NothingToAssign:
        return []
    write_plan(tx, situation, plan, seed, Choices(), actor=actor, now=now)
    return [judge_id for judge_id, _ in plan.pairs]


def _tell(
    tx: Transaction, stage: Stage, work: Work, judges: list[str], reason: str, *, public_url: str, now: datetime
) -> None:
    for judge_id in judges:
        account = get_account(tx, get_judge(tx, judge_id).account_id or "")
        if account.email:
            letter = again_letter(
                get_contest(tx, stage.contest_id).title,
                code=work.blind_code,
                reason=reason,
                link=judging_link(public_url, stage.contest_id),
            )
            queue_mail(tx, to=account.email, letter=letter, lang=account.lang, now=now)
