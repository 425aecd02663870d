"""Publishing, cancelling and archiving a contest. What others rely on takes two organisers."""

from datetime import datetime

from contest.contests.errors import EditedSinceProposed, NotOverYet, NotReadyToPublish
from contest.contests.machine import CONTEST
from contest.contests.publish_check import missing_for_publication
from contest.contests.queries import get_contest
from contest.contests.reasons import require_reason
from contest.contests.records import Contest
from contest.contests.two_people import decide_act, propose_act
from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from contest.phases import beijing, list_phases
from contest.rights import require_organiser
from core.audit import record_event
from core.state import State, Transaction

PUBLISH = "publish_contest"  # kinds of acts of two people
CANCEL = "cancel_contest"

_PUBLISH = "UPDATE contest SET status = ?, published_at = ?, revision = revision + 1 WHERE id = ?"
_CHANGE = "UPDATE contest SET status = ?, revision = revision + 1 WHERE id = ?"


def propose_publication(
    state: State, contest_id: str, *, reason: str, actor: str, now: datetime, calendar: Calendar = WEEKENDS_ONLY
) -> str:
    """The id of the proposal, for another organiser to confirm.

    Raises ContestNotFound, RoleNeeded, NotAllowedNow for what is no draft, NotReadyToPublish, ReasonNeeded or
    AlreadyProposed.
    """
    with state.transaction() as tx:
        contest = get_contest(tx, contest_id)
        require_organiser(tx, actor, contest.id)
        _check_ready(tx, contest, now, calendar)
        facts = {"revision": contest.revision}
        return propose_act(tx, contest.id, PUBLISH, _subject(contest), facts=facts, reason=reason, actor=actor, now=now)


def publish_contest(
    state: State, act_id: str, *, actor: str, now: datetime, calendar: Calendar = WEEKENDS_ONLY
) -> Contest:
    """The second organiser confirms, and the contest is public.

    Raises what `decide_act` does, EditedSinceProposed, NotAllowedNow, or NotReadyToPublish where time has passed.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=PUBLISH, actor=actor, is_confirmed=True, now=now)
        contest = get_contest(tx, act.contest_id)
        if contest.revision != act.facts["revision"]:
            raise EditedSinceProposed()
        _check_ready(tx, contest, now, calendar)
        tx.execute(_PUBLISH, (CONTEST.after(contest.status, "publish"), now, contest.id))
        _record(tx, contest, "contest.publish", {"act_id": act.id, "proposed_by": act.proposed_by}, actor, now)
        return get_contest(tx, contest.id)


def propose_cancellation(state: State, contest_id: str, *, reason: str, actor: str, now: datetime) -> str:
    """The id of the proposal to cancel a published contest. A draft is dropped with `drop_draft`.

    Raises ContestNotFound, RoleNeeded, NotAllowedNow, ReasonNeeded or AlreadyProposed.
    """
    with state.transaction() as tx:
        contest = get_contest(tx, contest_id)
        require_organiser(tx, actor, contest.id)
        CONTEST.after(contest.status, "cancel")
        return propose_act(tx, contest.id, CANCEL, _subject(contest), facts={}, reason=reason, actor=actor, now=now)


def cancel_contest(state: State, act_id: str, *, actor: str, now: datetime) -> Contest:
    """The second organiser confirms; it stays to be read. Raises what `decide_act` does, or NotAllowedNow."""
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=CANCEL, actor=actor, is_confirmed=True, now=now)
        contest = get_contest(tx, act.contest_id)
        facts = {"act_id": act.id, "proposed_by": act.proposed_by, "reason": act.reason}
        return _change(tx, contest, "cancel", facts, actor, now)


def drop_draft(state: State, contest_id: str, *, reason: str, actor: str, now: datetime) -> Contest:
    """A draft that nobody relies on is cancelled by one organiser.

    Raises ContestNotFound, RoleNeeded, ReasonNeeded, or NotAllowedNow for what was published.
    """
    with state.transaction() as tx:
        contest = get_contest(tx, contest_id)
        require_organiser(tx, actor, contest.id)
        said = require_reason(reason)
        return _change(tx, contest, "drop", {"reason": said}, actor, now)


def archive_contest(state: State, contest_id: str, *, actor: str, now: datetime) -> Contest:
    """A contest whose phases are all over is put away; everything stays to be read.

    Raises ContestNotFound, RoleNeeded, NotAllowedNow or NotOverYet.
    """
    with state.transaction() as tx:
        contest = get_contest(tx, contest_id)
        require_organiser(tx, actor, contest.id)
        CONTEST.after(contest.status, "archive")
        for phase in list_phases(tx, contest.id):
            if phase.state(now) != "closed":
                raise NotOverYet(phase=phase.title, closes_at=beijing(phase.closes_at))
        return _change(tx, contest, "archive", {}, actor, now)


def _check_ready(tx: Transaction, contest: Contest, now: datetime, calendar: Calendar) -> None:
    """Raises NotAllowedNow or NotReadyToPublish."""
    CONTEST.after(contest.status, "publish")
    missing = missing_for_publication(tx, contest, now=now, calendar=calendar)
    if missing:
        raise NotReadyToPublish(count=len(missing), first=missing[0])


def _change(tx: Transaction, contest: Contest, act: str, facts: dict[str, str], actor: str, now: datetime) -> Contest:
    tx.execute(_CHANGE, (CONTEST.after(contest.status, act), contest.id))
    _record(tx, contest, f"contest.{act}", facts, actor, now)
    return get_contest(tx, contest.id)


def _record(tx: Transaction, contest: Contest, action: str, facts: dict[str, str], actor: str, now: datetime) -> None:
    record_event(tx, actor=actor, action=action, subject=_subject(contest), facts=facts, now=now)


def _subject(contest: Contest) -> str:
    return f"contest:{contest.id}"
