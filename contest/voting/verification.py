"""The check of votes, between closing and publication: signals put ballots aside, people decide, nothing is deleted."""

from collections.abc import Collection
from datetime import datetime

from contest.contests.gates import pass_gate
from contest.contests.reasons import require_reason
from contest.contests.two_people import decide_act, propose_act
from contest.errors import WindowNotOpenYet
from contest.phases import beijing, get_phase, require_closed
from contest.rights import require_organiser
from contest.voting.errors import (
    BallotNotFound,
    BallotsUnchecked,
    BallotsUndecided,
    PollAlreadyPublished,
    TooManyAlone,
    UnknownBallotOutcome,
)
from contest.voting.machine import BALLOT
from contest.voting.queries import get_poll
from contest.voting.records import Poll
from contest.voting.suspects import list_suspicious, signals_as_json
from core.audit import record_event
from core.state import State, Transaction

ALONE_AT_MOST = 20  # ballots of one poll that one organiser decides without a second
OUTCOMES = {"counted": "count", "invalid": "invalidate"}  # {outcome: act}
_MANY = "decide_ballots"


def require_verifying(tx: Transaction, poll_id: str, *, actor: str, now: datetime) -> Poll:
    """The poll, if this organiser may check its votes at this moment.

    Raises PollNotFound, RoleNeeded, PollAlreadyPublished, PhaseStillOpen or WindowNotOpenYet.
    """
    poll = get_poll(tx, poll_id)
    require_organiser(tx, actor, poll.contest_id)
    if poll.published_at is not None:
        raise PollAlreadyPublished()
    require_closed(tx, poll.contest_id, "voting", now)
    checking = get_phase(tx, poll.contest_id, "verification")
    if now < checking.opens_at:
        raise WindowNotOpenYet(phase=checking.title, opens_at=beijing(checking.opens_at))
    return poll


_PUT_ASIDE = "UPDATE ballot SET status = ?, signals = ? WHERE poll_id = ? AND account_id = ?"


def quarantine_suspicious(state: State, poll_id: str, *, actor: str, now: datetime) -> int:
    """Puts every counted ballot with a signal aside, unless people decided on it already; how many were.

    Raises as `require_verifying`.
    """
    with state.transaction() as tx:
        poll = require_verifying(tx, poll_id, actor=actor, now=now)
        found = list_suspicious(tx, poll)
        suspicious, waiting = found.get("counted", {}), found.get("quarantined", {})
        status = BALLOT.after("counted", "quarantine")
        for account_id, signals in {**suspicious, **waiting}.items():  # those that wait may show new signals too
            tx.execute(_PUT_ASIDE, (status, signals_as_json(signals), poll_id, account_id))
        facts = {"count": len(suspicious), "account_ids": sorted(suspicious)}
        record_event(tx, actor=actor, action="poll.check", subject=f"poll:{poll_id}", facts=facts, now=now)
        return len(suspicious)


def decide_ballots(
    state: State,
    poll_id: str,
    account_ids: Collection[str],
    *,
    outcome: str,
    reason: str,
    actor: str,
    now: datetime,
) -> None:
    """Counts some ballots that were put aside, or declares them invalid; one organiser alone only a few.

    Raises as `require_verifying`, and UnknownBallotOutcome, ReasonNeeded, TooManyAlone, BallotNotFound, NotAllowedNow.
    """
    with state.transaction() as tx:
        require_verifying(tx, poll_id, actor=actor, now=now)
        words = _checked(outcome, reason)
        chosen = sorted(set(account_ids))
        (done,) = tx.row(_DONE_ALONE, (poll_id, actor)) or (0,)
        if done + len(chosen) > ALONE_AT_MOST:
            raise TooManyAlone(limit=ALONE_AT_MOST, done=done)
        _decide(tx, poll_id, chosen, outcome, words, decided_by=actor, now=now)
        facts = {"account_ids": chosen, "outcome": outcome}
        record_event(tx, actor=actor, action="poll.decide_ballots", subject=f"poll:{poll_id}", facts=facts, now=now)


def propose_decisions(
    state: State,
    poll_id: str,
    account_ids: Collection[str],
    *,
    outcome: str,
    reason: str,
    actor: str,
    now: datetime,
) -> str:
    """The same for any number of ballots, for another organiser to confirm; the id of the proposal.

    Raises as `decide_ballots`, but not TooManyAlone, and AlreadyProposed while one of this poll waits.
    """
    with state.transaction() as tx:
        poll = require_verifying(tx, poll_id, actor=actor, now=now)
        words = _checked(outcome, reason)
        chosen = sorted(set(account_ids))
        _check_acts(tx, poll_id, chosen, outcome)
        facts = {"poll_id": poll_id, "account_ids": chosen, "outcome": outcome}
        return propose_act(
            tx, poll.contest_id, _MANY, f"poll:{poll_id}", facts=facts, reason=words, actor=actor, now=now
        )


def decide_proposed(
    state: State, act_id: str, *, actor: str, is_confirmed: bool, now: datetime, reason: str = ""
) -> None:
    """Another organiser confirms the decision on many ballots, or turns it down with a reason.

    Raises what `two_people.decide_act` raises, and as `require_verifying` and `decide_ballots`.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, actor=actor, is_confirmed=is_confirmed, now=now, kind=_MANY, reason=reason)
        if not is_confirmed:
            return
        poll_id, outcome = act.facts["poll_id"], act.facts["outcome"]
        require_verifying(tx, poll_id, actor=actor, now=now)
        _decide(tx, poll_id, act.facts["account_ids"], outcome, act.reason, decided_by=f"act:{act_id}", now=now)
        facts = {"act_id": act_id, "outcome": outcome, "count": len(act.facts["account_ids"])}
        record_event(tx, actor=actor, action="poll.decide_ballots", subject=f"poll:{poll_id}", facts=facts, now=now)


_VERIFIED = "UPDATE poll SET verified_by = ?, verified_at = ? WHERE id = ?"


def finish_verification(state: State, poll_id: str, *, actor: str, now: datetime) -> None:
    """Ends the check: every ballot put aside is decided, and nothing suspicious was left in its place.

    Raises as `require_verifying`, and BallotsUndecided, BallotsUnchecked or GateAlreadyPassed.
    """
    with state.transaction() as tx:
        poll = require_verifying(tx, poll_id, actor=actor, now=now)
        require_decided(tx, poll)
        suspicious = list_suspicious(tx, poll).get("counted", {})
        if suspicious:
            raise BallotsUnchecked(count=len(suspicious))
        pass_gate(tx, poll.contest_id, "verify_votes", actor=actor, now=now)
        tx.execute(_VERIFIED, (actor, now, poll_id))


_WAITING = "SELECT count(*) FROM ballot WHERE poll_id = ? AND status = 'quarantined'"


def require_decided(tx: Transaction, poll: Poll) -> None:
    """Raises BallotsUndecided."""
    (waiting,) = tx.row(_WAITING, (poll.id,)) or (0,)
    if waiting:
        raise BallotsUndecided(count=waiting)


_STATUS = "SELECT status FROM ballot WHERE poll_id = ? AND account_id = ?"
_DECIDE = """
    UPDATE ballot
    SET status = ?, reason = ?, decided_by = ?, decided_at = ?
    WHERE poll_id = ? AND account_id = ?
"""
_DONE_ALONE = "SELECT count(*) FROM ballot WHERE poll_id = ? AND decided_by = ?"


def _decide(
    tx: Transaction,
    poll_id: str,
    account_ids: Collection[str],
    outcome: str,
    reason: str,
    *,
    decided_by: str,
    now: datetime,
) -> None:
    statuses = _check_acts(tx, poll_id, account_ids, outcome)
    for account_id, status in statuses.items():
        tx.execute(_DECIDE, (status, reason, decided_by, now, poll_id, account_id))


def _check_acts(tx: Transaction, poll_id: str, account_ids: Collection[str], outcome: str) -> dict[str, str]:
    """{account id: the status that follows}. Raises BallotNotFound or NotAllowedNow."""
    after = {}
    for account_id in account_ids:
        found = tx.row(_STATUS, (poll_id, account_id))
        if found is None:
            raise BallotNotFound()
        after[account_id] = BALLOT.after(found[0], OUTCOMES[outcome])
    return after


def _checked(outcome: str, reason: str) -> str:
    if outcome not in OUTCOMES:
        raise UnknownBallotOutcome()
    return require_reason(reason)
