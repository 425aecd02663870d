"""Disqualification: proposed by one organiser with a reason, confirmed by another.

The work keeps the status it had, so that an appeal that is upheld leads back to it. Reviews that were complete stay
as they are for the same reason: a disqualified work is in no ranking, whatever its reviews say. Its certificates are
revoked in the same transaction. Whoever stood behind it moves up in the next version of the result.
"""

from datetime import datetime

from contest.certificates.revoking import revoke_certificates_of
from contest.contests.queries import get_contest
from contest.contests.two_people import decide_act, propose_act
from contest.judging.voiding import void_work
from contest.results.computing import compute_results
from contest.results.letters import tell_of_disqualification
from contest.works.machine import MACHINE
from contest.works.moving import move_work
from contest.works.queries import get_work
from core.state import State

KIND = "disqualify_work"
_STAGES_WITH = """
    SELECT r.stage_id
    FROM result_run AS r
    JOIN stage AS s ON s.id = r.stage_id
    WHERE r.number = (SELECT max(o.number) FROM result_run AS o WHERE o.stage_id = r.stage_id)
      AND (EXISTS (SELECT 1 FROM result_row AS w WHERE w.run_id = r.id AND w.work_id = ?)
           OR EXISTS (SELECT 1 FROM result_award AS a WHERE a.run_id = r.id AND a.work_id = ?))
    ORDER BY s.ordinal, s.id
"""
_BEING_JUDGED = ("passed", "in_review")


def propose_disqualification(state: State, work_id: str, *, reason: str, actor: str, now: datetime) -> str:
    """The id of the act that another organiser confirms.

    Raises WorkNotFound, NotAllowedNow, RoleNeeded, ReasonNeeded or AlreadyProposed.
    """
    with state.transaction() as tx:
        work = get_work(tx, work_id)
        MACHINE.after(work.status, "disqualify")
        return propose_act(
            tx,
            work.contest_id,
            KIND,
            f"work:{work.id}",
            facts={"work_id": work.id},
            reason=reason,
            actor=actor,
            now=now,
        )


def confirm_disqualification(state: State, act_id: str, *, actor: str, public_url: str, now: datetime) -> str:
    """The id of the work, disqualified from now on; the team is told. To turn it down: `two_people.turn_down_act`.

    Raises SomethingMissing, ActAlreadyDecided, RoleNeeded, NeedsSecondPerson, ProposerLeft or NotAllowedNow.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=KIND, actor=actor, is_confirmed=True, now=now)
        work = get_work(tx, act.facts["work_id"])
        move_work(tx, work.id, "disqualify", actor=actor, reason=act.reason, now=now)
        if work.status in _BEING_JUDGED:
            void_work(tx, work.id, reason=act.reason, actor=actor, now=now)
        revoke_certificates_of(tx, work.id, reason=act.reason, actor=actor, now=now)
        contest = get_contest(tx, work.contest_id)
        tell_of_disqualification(tx, work.id, contest, act.reason, public_url=public_url, now=now)
    return work.id


def recompute_without(state: State, work_id: str, *, reason: str, actor: str, now: datetime) -> list[str]:
    """A new version of every stage whose newest version still holds a work that left; the next ones move up in it.

    The ids of the versions. Raises what `compute_results` raises.
    """
    with state.transaction() as tx:
        stages = [row[0] for row in tx.rows(_STAGES_WITH, (work_id, work_id))]
    return [compute_results(state, stage_id, reason=reason, actor=actor, now=now) for stage_id in stages]
