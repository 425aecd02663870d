"""From a computed version to a final result: provisional → verified → public notice → final.

What everybody is told takes two people each time. A version that was published stays readable for ever; when the
next one is published, it is superseded. A stage that another one follows has no notice of its own: who goes on is
published at once, and everybody may object to the result of the last stage.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from contest.contests.gates import has_passed, pass_gate
from contest.contests.queries import get_contest, list_stages
from contest.contests.two_people import decide_act, propose_act
from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from contest.phases import beijing, require_closed, require_open
from contest.results import words
from contest.results.appeals import count_open_appeals
from contest.results.changes import changes_since
from contest.results.errors import (
    AppealsStillOpen,
    DeliberationNeeded,
    LastStage,
    NoticeTooShort,
    NotLastStage,
    ResultOutdated,
    WinnersNotVerified,
)
from contest.results.letters import tell_of_publication
from contest.results.machine import RESULT
from contest.results.queries import find_run_in_force, get_run, list_rows, list_runs_of_stage
from contest.results.records import ResultRun
from contest.results.settling import settle_final, settle_promotion
from contest.results.verifying import count_unverified
from contest.results.workdays import count_workdays
from contest.rights import require_organiser
from contest.showcase.showcase import open_showcase
from core.audit import record_event
from core.state import State, Transaction

_SET_STATUS = "UPDATE result_run SET status = ? WHERE id = ?"
_PUBLISH = "UPDATE result_run SET status = ?, published_at = coalesce(published_at, ?) WHERE id = ?"


# ---- provisional: for organisers and auditors only -------------------------------------------------------------


def release_provisional(state: State, run_id: str, *, actor: str, now: datetime) -> None:
    """Makes the newest version the provisional list. Raises RoleNeeded, ResultOutdated or NotAllowedNow."""
    with state.transaction() as tx:
        run = get_run(tx, run_id)
        require_organiser(tx, actor, run.contest_id)
        _require_current(tx, run)
        tx.execute(_SET_STATUS, (RESULT.after(run.status, "release"), run.id))
        _pass_first_time(tx, run, "publish_provisional", actor=actor, now=now)
        _record(tx, run, "release", actor=actor, now=now)


# ---- what is proposed by one organiser and confirmed by another ------------------------------------------------


def propose_step(
    state: State,
    run_id: str,
    step: str,
    *,
    reason: str,
    actor: str,
    now: datetime,
    calendar: Calendar = WEEKENDS_ONLY,
) -> str:
    """The id of the act that another organiser confirms; the step is checked now and again when it is confirmed.

    step      a key of STEPS: notify (public notice), promote (who goes on to the next stage), finalise
    calendar  the working days by which the notice is measured
    """
    with state.transaction() as tx:
        run = get_run(tx, run_id)
        _check(tx, run, step, now, calendar)
        kind, facts = f"result_{step}", {"run_id": run.id}
        return propose_act(
            tx, run.contest_id, kind, f"result:{run.id}", facts=facts, reason=reason, actor=actor, now=now
        )


def confirm_step(
    state: State,
    act_id: str,
    step: str,
    *,
    actor: str,
    public_url: str,
    now: datetime,
    calendar: Calendar = WEEKENDS_ONLY,
) -> str:
    """The id of the version, published or made final; the leaders of its teams are told.

    Raises SomethingMissing, ActAlreadyDecided, RoleNeeded, NeedsSecondPerson, ProposerLeft, NotAllowedNow, and what
    the check of the step raises.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=f"result_{step}", actor=actor, is_confirmed=True, now=now)
        run = get_run(tx, act.facts["run_id"])
        _check(tx, run, step, now, calendar)
        _supersede_others(tx, run, actor=actor, now=now)
        status = RESULT.after(run.status, step)
        tx.execute(_PUBLISH, (status, now, run.id))
        _record(tx, run, step, actor=actor, now=now)
        STEPS[step].follow(tx, get_run(tx, run.id), actor, now)
        contest = get_contest(tx, run.contest_id)
        said = words.RESULT_STATUSES[status]
        tell_of_publication(tx, run.id, contest, said, public_url=public_url, now=now)
    return run.id


def _check(tx: Transaction, run: ResultRun, step: str, now: datetime, calendar: Calendar) -> None:
    RESULT.after(run.status, step)
    _require_current(tx, run)
    STEPS[step].check(tx, run, now, calendar)


def _require_current(tx: Transaction, run: ResultRun) -> None:
    """No newer version, no work that left since, no appeal upheld without a version that answers it."""
    newest = list_runs_of_stage(tx, run.stage_id)[0]
    if newest.id != run.id or changes_since(tx, run):
        raise ResultOutdated()


def is_last_stage(tx: Transaction | State, run: ResultRun) -> bool:
    return list_stages(tx, run.contest_id)[-1].id == run.stage_id


def _check_notice(tx: Transaction, run: ResultRun, now: datetime, calendar: Calendar) -> None:
    """Winners verified, no line too close to call, and enough working days of notice ahead."""
    if not is_last_stage(tx, run):
        raise NotLastStage()
    _require_clear_lines(tx, run)
    if missing := count_unverified(tx, run.id):
        raise WinnersNotVerified(count=missing)
    phase = require_open(tx, run.contest_id, "publicity", now)
    needed = get_contest(tx, run.contest_id).settings.publicity_workdays
    days = count_workdays(now, phase.closes_at, calendar)
    if days < needed:
        raise NoticeTooShort(days=days, needed=needed, closes_at=beijing(phase.closes_at))


def _check_promotion(tx: Transaction, run: ResultRun, now: datetime, calendar: Calendar) -> None:
    if is_last_stage(tx, run):
        raise LastStage()
    _require_clear_lines(tx, run)


def _require_clear_lines(tx: Transaction, run: ResultRun) -> None:
    close = [row for row in list_rows(tx, run.id) if row.needs_deliberation]
    if close:
        raise DeliberationNeeded(count=len(close))


def _check_final(tx: Transaction, run: ResultRun, now: datetime, calendar: Calendar) -> None:
    """The windows of notice and of appeals are over, and nothing is left to decide."""
    require_closed(tx, run.contest_id, "publicity", now)
    require_closed(tx, run.contest_id, "appeals", now)
    if count := count_open_appeals(tx, run.contest_id):
        raise AppealsStillOpen(count=count)


def _supersede_others(tx: Transaction, run: ResultRun, *, actor: str, now: datetime) -> None:
    """The version in force until now gives way; it stays readable."""
    before = find_run_in_force(tx, run.stage_id)
    if before is not None and before.id != run.id:
        tx.execute(_SET_STATUS, (RESULT.after(before.status, "supersede"), before.id))
        _record(tx, before, "supersede", actor=actor, now=now)


# ---- what follows ----------------------------------------------------------------------------------------------


def _after_notice(tx: Transaction, run: ResultRun, actor: str, now: datetime) -> None:
    _pass_first_time(tx, run, "start_publicity", actor=actor, now=now)


def _after_promotion(tx: Transaction, run: ResultRun, actor: str, now: datetime) -> None:
    _pass_first_time(tx, run, "finalise", actor=actor, now=now)
    settle_promotion(tx, run, actor=actor, now=now)


def _after_final(tx: Transaction, run: ResultRun, actor: str, now: datetime) -> None:
    _pass_first_time(tx, run, "finalise", actor=actor, now=now)
    settle_final(tx, run, actor=actor, now=now)
    open_showcase(tx, run.contest_id, actor=actor, now=now)


def _pass_first_time(tx: Transaction, run: ResultRun, gate: str, *, actor: str, now: datetime) -> None:
    """Gates go forward only: a later version of the same result finds it passed."""
    if not has_passed(tx, run.contest_id, gate, run.stage_id):
        pass_gate(tx, run.contest_id, gate, run.stage_id, actor=actor, now=now)


def _record(tx: Transaction, run: ResultRun, act: str, *, actor: str, now: datetime) -> None:
    facts = {"stage_id": run.stage_id, "number": run.number}
    record_event(tx, actor=actor, action=f"result.{act}", subject=f"result:{run.id}", facts=facts, now=now)


@dataclass(frozen=True, slots=True)
class Step:
    """What has to be true, and what follows in the same transaction."""

    check: Callable[[Transaction, ResultRun, datetime, Calendar], None]
    follow: Callable[[Transaction, ResultRun, str, datetime], None]


STEPS = {
    "notify": Step(_check_notice, _after_notice),
    "promote": Step(_check_promotion, _after_promotion),
    "finalise": Step(_check_final, _after_final),
}
