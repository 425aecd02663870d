"""Publishing the outcome of a poll: two organisers, after the window of checking, and what is published stays."""

import json
from dataclasses import asdict
from datetime import datetime

from contest.contests.gates import pass_gate
from contest.contests.two_people import decide_act, propose_act
from contest.phases import require_closed
from contest.voting.counting import counts_now
from contest.voting.errors import VotesNotVerified
from contest.voting.records import Poll
from contest.voting.verification import require_decided, require_verifying
from core.audit import record_event
from core.state import State, Transaction

KIND = "publish_votes"
_PUBLISH = "UPDATE poll SET published_at = ?, counts = ? WHERE id = ?"


def propose_publication(state: State, poll_id: str, *, reason: str, actor: str, now: datetime) -> str:
    """The id of the proposal, for another organiser to confirm.

    Raises PollNotFound, RoleNeeded, PollAlreadyPublished, PhaseStillOpen, VotesNotVerified, BallotsUndecided,
    ReasonNeeded or AlreadyProposed.
    """
    with state.transaction() as tx:
        poll = _publishable(tx, poll_id, actor=actor, now=now)
        facts = {"poll_id": poll_id}
        return propose_act(
            tx, poll.contest_id, KIND, f"poll:{poll_id}", facts=facts, reason=reason, actor=actor, now=now
        )


def publish_counts(
    state: State, act_id: str, *, actor: str, is_confirmed: bool, now: datetime, reason: str = ""
) -> None:
    """Another organiser confirms: from now on everybody reads the counts. Or turns it down with a reason.

    Raises what `two_people.decide_act` raises, and as `propose_publication`.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, actor=actor, is_confirmed=is_confirmed, now=now, kind=KIND, reason=reason)
        if not is_confirmed:
            return
        poll = _publishable(tx, act.facts["poll_id"], actor=actor, now=now)
        counts = counts_now(tx, poll)
        pass_gate(tx, poll.contest_id, "publish_votes", actor=actor, now=now)
        tx.execute(_PUBLISH, (now, json.dumps(asdict(counts)), poll.id))
        facts = {"valid": counts.valid, "invalid": counts.invalid, "act_id": act_id}
        record_event(tx, actor=actor, action="poll.publish", subject=f"poll:{poll.id}", facts=facts, now=now)


def _publishable(tx: Transaction, poll_id: str, *, actor: str, now: datetime) -> Poll:
    poll = require_verifying(tx, poll_id, actor=actor, now=now)
    require_closed(tx, poll.contest_id, "verification", now)
    require_decided(tx, poll)
    if poll.verified_at is None:
        raise VotesNotVerified()
    return poll
