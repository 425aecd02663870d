"""The ballots of a poll as the signals see them, and those that wait for people."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contest.phases import get_phase
from contest.rights import require_overseer, scope_of
from contest.voting.ballots import OFFICES
from contest.voting.errors import CountsHidden
from contest.voting.queries import Reader, get_poll, get_poll_state
from contest.voting.records import BallotFacts, CheckedBallot, Poll, Signal
from contest.voting.signals import find_signals
from core.people.separation import PORTAL

_COMPLETE = """
    SELECT b.account_id, b.changed_at, a.created_at, b.network, b.agent
    FROM ballot AS b
    JOIN account AS a ON a.id = b.account_id
    WHERE b.poll_id = ? AND b.status <> 'provisional'
    ORDER BY b.account_id
"""
_ITEMS = "SELECT account_id, work_id, votes FROM ballot_item WHERE poll_id = ? ORDER BY account_id, work_id"
_OFFICIALS = f"""
    SELECT account_id
    FROM role_grant
    WHERE scope IN (?, ?) AND revoked_at IS NULL AND role IN ({", ".join("?" * len(OFFICES))})
    UNION
    SELECT account_id
    FROM judge
    WHERE contest_id = ? AND status IN ('active', 'completed') AND account_id IS NOT NULL
"""  # noqa: S608 — only question marks are put in
_FOR_OWN_TEAM = """
    SELECT DISTINCT i.account_id
    FROM ballot_item AS i
    JOIN work AS w ON w.id = i.work_id
    JOIN membership AS m ON m.team_id = w.team_id AND m.account_id = i.account_id
    WHERE i.poll_id = ?
"""
_UNDECIDED = "SELECT account_id, status FROM ballot WHERE poll_id = ? AND decided_at IS NULL"


def list_facts(tx: Reader, poll: Poll) -> list[BallotFacts]:
    """Every ballot that had enough choices, whatever was decided on it since: shares are of all of them."""
    votes: dict[str, dict[str, int]] = {}
    for account_id, work_id, count in tx.rows(_ITEMS, (poll.id,)):
        votes.setdefault(account_id, {})[work_id] = count
    excluded = {row[0] for row in tx.rows(_OFFICIALS, (scope_of(poll.contest_id), PORTAL, *OFFICES, poll.contest_id))}
    excluded |= {row[0] for row in tx.rows(_FOR_OWN_TEAM, (poll.id,))}
    opens_at = get_phase(tx, poll.contest_id, "voting").opens_at
    return [
        BallotFacts(
            account_id=account_id,
            voted_at=voted_at,
            account_created_at=created_at,
            network=network,
            agent=agent,
            votes=votes.get(account_id, {}),
            is_late=created_at >= opens_at,
            is_entitled=account_id not in excluded,
        )
        for account_id, voted_at, created_at, network, agent in tx.rows(_COMPLETE, (poll.id,))
    ]


def list_suspicious(tx: Reader, poll: Poll) -> dict[str, dict[str, tuple[Signal, ...]]]:
    """{status: {account id: its signals}} of the ballots that nobody has decided on."""
    found: dict[str, dict[str, tuple[Signal, ...]]] = {}
    signals = find_signals(list_facts(tx, poll))
    for account_id, status in tx.rows(_UNDECIDED, (poll.id,)):
        if account_id in signals:
            found.setdefault(status, {})[account_id] = signals[account_id]
    return found


_CHECKED = """
    SELECT b.account_id, b.status, b.changed_at, b.signals, b.reason, b.decided_by, b.decided_at,
           (SELECT count(*) FROM ballot_item AS i WHERE i.poll_id = b.poll_id AND i.account_id = b.account_id)
    FROM ballot AS b
    WHERE b.poll_id = ? AND (b.status IN ('quarantined', 'invalid') OR b.decided_at IS NOT NULL)
    ORDER BY b.changed_at, b.account_id
    LIMIT ?
"""


def list_checked(tx: Reader, poll_id: str, *, actor: str, now: datetime, limit: int = 1000) -> list[CheckedBallot]:
    """For organisers and auditors, from closing on: what was put aside, decided or not. Not for whom it is.

    Raises PollNotFound, RoleNeeded or CountsHidden.
    """
    poll = get_poll(tx, poll_id)
    require_overseer(tx, actor, poll.contest_id)
    if get_poll_state(tx, poll, now) in ("scheduled", "open"):
        raise CountsHidden()
    return [_checked(row) for row in tx.rows(_CHECKED, (poll_id, limit))]


def signals_as_json(signals: Sequence[Signal]) -> str:
    return json.dumps([{"key": one.key, "facts": dict(one.facts)} for one in signals], ensure_ascii=False)


def _checked(row: tuple[Any, ...]) -> CheckedBallot:
    account_id, status, changed_at, signals, reason, decided_by, decided_at, choices = row
    return CheckedBallot(
        account_id=account_id,
        status=status,
        choices=choices,
        changed_at=changed_at,
        signals=tuple(Signal(one["key"], one["facts"]) for one in json.loads(signals)),
        reason=reason,
        decided_by=decided_by,
        decided_at=decided_at,
    )
