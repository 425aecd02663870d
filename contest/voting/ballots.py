"""Casting, changing and taking back one's ballot while voting is open: one a person, the last one stands."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from contest.contests.queries import require_published
from contest.phases import Phase, require_open
from contest.rights import judge_id_of, scope_of, team_id_of
from contest.voting.errors import NoBallot, OfficialsDoNotVote, PollAlreadyPublished, VoterNotConfirmed
from contest.voting.machine import BALLOT, status_when_cast
from contest.voting.queries import candidate_teams, find_ballot, get_poll, read_ballot
from contest.voting.records import Ballot, Poll
from contest.voting.rules import check_votes, required_choices
from core.audit import record_event
from core.people.limits import Attempt, Limit, count_attempt
from core.people.roles import list_roles
from core.people.separation import PORTAL
from core.people.words import ROLES
from core.state import State, Transaction

OFFICES = ("judge", "organiser", "administrator", "auditor")  # who holds one has no public vote
BALLOTS_OF_ACCOUNT = Limit("ballots-account", 60, timedelta(hours=1))  # changes of mind
BALLOTS_OF_NETWORK = Limit("ballots-network", 1000, timedelta(hours=1))  # a whole campus votes from behind one address
_LATE = json.dumps([{"key": "late_account", "facts": {}}])
_NO_SIGNALS = "[]"

_PUT = """
    INSERT INTO ballot
        (poll_id, account_id, status, revision, cast_at, changed_at, network, agent, signals, reason)
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, '')
    ON CONFLICT (poll_id, account_id) DO UPDATE
    SET status = excluded.status, revision = ballot.revision + 1, changed_at = excluded.changed_at,
        network = excluded.network, agent = excluded.agent, signals = excluded.signals,
        decided_by = CASE WHEN excluded.status = 'invalid' THEN ballot.decided_by ELSE NULL END,
        decided_at = CASE WHEN excluded.status = 'invalid' THEN ballot.decided_at ELSE NULL END
"""
_CLEAR = "DELETE FROM ballot_item WHERE poll_id = ? AND account_id = ?"
_ADD_ITEM = "INSERT INTO ballot_item (poll_id, account_id, work_id, votes) VALUES (?, ?, ?, ?)"


def cast_ballot(
    state: State, poll_id: str, *, actor: str, votes: Mapping[str, int], network: str, agent: str, now: datetime
) -> Ballot:
    """Puts this person's ballot in place of the one before; `queries.ballot_words` says whether it counts.

    votes           {work id: votes}: 1 for each chosen work, or any number by `quadratic`
    network, agent  from `networks.ballot_marks`

    An account made after voting opened may vote too: the ballot waits for the check of votes.
    Raises PollNotFound, ContestNotOpen, PollAlreadyPublished, WindowNotOpenYet, WindowClosed, VoterNotConfirmed,
    OfficialsDoNotVote, TooManyAttempts, or what `rules.check_votes` raises.
    """
    with state.transaction() as tx:
        poll, voting = _open_poll(tx, poll_id, now)
        is_late = require_voter(tx, poll, actor) >= voting.opens_at
        _count_attempts(tx, poll, actor, network, now=now)
        teams = candidate_teams(tx, poll.contest_id)
        own_team = team_id_of(tx, actor, poll.contest_id)
        own = {work for work, team in teams.items() if team == own_team}
        check_votes(poll, votes, candidates=teams, own=own)
        minimum = required_choices(poll, len(teams) - len(own))
        is_complete = len(votes) >= minimum
        before = read_ballot(tx, poll_id, actor, minimum=minimum)
        status = status_when_cast(before.status if before else "provisional", is_complete=is_complete, is_late=is_late)
        signals = _LATE if is_late else _NO_SIGNALS
        tx.execute(_PUT, (poll_id, actor, status, now, now, network, agent, signals))
        tx.execute(_CLEAR, (poll_id, actor))
        for work_id in sorted(votes):
            tx.execute(_ADD_ITEM, (poll_id, actor, work_id, votes[work_id]))
        return _recorded(tx, "ballot.cast", poll, minimum, actor=actor, now=now)


_EMPTY = """
    UPDATE ballot
    SET status = ?, revision = revision + 1, changed_at = ?, network = '', agent = '', signals = '[]'
    WHERE poll_id = ? AND account_id = ?
"""


def withdraw_ballot(state: State, poll_id: str, *, actor: str, now: datetime) -> Ballot:
    """Takes one's own ballot back; until closing it can be cast anew.

    Raises PollNotFound, ContestNotOpen, WindowNotOpenYet, WindowClosed or NoBallot.
    """
    with state.transaction() as tx:
        poll, _ = _open_poll(tx, poll_id, now)
        before = find_ballot(tx, poll_id, actor)
        if before is None or not before.votes:
            raise NoBallot()
        status = before.status if before.status == "provisional" else BALLOT.after(before.status, "shorten")
        tx.execute(_EMPTY, (status, now, poll_id, actor))
        tx.execute(_CLEAR, (poll_id, actor))
        return _recorded(tx, "ballot.withdraw", poll, before.minimum, actor=actor, now=now)


def _open_poll(tx: Transaction, poll_id: str, now: datetime) -> tuple[Poll, Phase]:
    poll = get_poll(tx, poll_id)
    require_published(tx, poll.contest_id)
    if poll.published_at is not None:  # votes once read are not open again, wherever the window was moved to
        raise PollAlreadyPublished()
    return poll, require_open(tx, poll.contest_id, "voting", now)


def _count_attempts(tx: Transaction, poll: Poll, actor: str, network: str, *, now: datetime) -> None:
    count_attempt(tx, Attempt(BALLOTS_OF_ACCOUNT, (poll.id, actor)), now=now)
    if network:
        count_attempt(tx, Attempt(BALLOTS_OF_NETWORK, (poll.id, network)), now=now)


_CONFIRMED = "SELECT created_at FROM account WHERE id = ? AND confirmed_at IS NOT NULL AND closed_at IS NULL"


def require_voter(tx: Transaction | State, poll: Poll, actor: str) -> datetime:
    """When the account of this voter was made. Raises VoterNotConfirmed or OfficialsDoNotVote."""
    found = tx.row(_CONFIRMED, (actor,))
    if found is None:
        raise VoterNotConfirmed()
    office = find_office(tx, poll.contest_id, actor)
    if office is not None:
        raise OfficialsDoNotVote(role=ROLES[office])
    created_at: datetime = found[0]
    return created_at


def find_office(tx: Transaction | State, contest_id: str, account_id: str) -> str | None:
    """The role that keeps this person from voting here, also one that another role excludes."""
    scopes = (scope_of(contest_id), PORTAL)
    held = {role for role, scope in list_roles(tx, account_id) if scope in scopes}
    if judge_id_of(tx, account_id, contest_id) is not None:
        held.add("judge")
    return next((role for role in OFFICES if role in held), None)


def _recorded(tx: Transaction, action: str, poll: Poll, minimum: int, *, actor: str, now: datetime) -> Ballot:
    """The ballot as it stands, with an event that does not tell for whom it is."""
    ballot = read_ballot(tx, poll.id, actor, minimum=minimum)
    assert ballot is not None  # noqa: S101 — it was written a moment ago
    record_event(
        tx, actor=actor, action=action, subject=f"poll:{poll.id}", facts={"revision": ballot.revision}, now=now
    )
    return ballot
