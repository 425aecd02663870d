"""The rows of teams, members and invitations: each step written together with its history and the audit chain.

Nothing here asks who may do it or whether the window is open; the commands do, in the same transaction.
"""

from datetime import datetime
from typing import Any

from contest.teams.machine import INVITATION, TEAM
from contest.teams.records import Invitation, Team
from core.audit import record_event
from core.ids import new_id
from core.state import Transaction

CLOCK = "clock"  # the actor of what time alone does

_SET_STATUS = "UPDATE team SET status = ?, status_before = ?, revision = revision + 1 WHERE id = ?"


def move_team(tx: Transaction, team: Team, act: str, *, actor: str, now: datetime) -> str:
    """The status after the act, with its event. Raises NotAllowedNow."""
    after = TEAM.after(team.status, act)
    if act == "restore" and team.status_before:
        after = team.status_before
    set_status(tx, team, after, act=act, actor=actor, now=now)
    return after


def set_status(tx: Transaction, team: Team, status: str, *, act: str, actor: str, now: datetime) -> None:
    before = team.status if act == "disqualify" else None  # what `restore` leads back to
    tx.execute(_SET_STATUS, (status, before, team.id))
    _record(tx, f"team.{act}", team.id, actor=actor, now=now, facts={"from": team.stored_status, "to": status})


_ADD = "INSERT INTO membership (contest_id, account_id, team_id, joined_at) VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM membership WHERE contest_id = ? AND account_id = ? AND team_id = ?"
_REMEMBER = """
    INSERT INTO membership_event (id, team_id, account_id, kind, actor, happened_at)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_BUMP = "UPDATE team SET revision = revision + 1 WHERE id = ?"
_LEAD = "UPDATE team SET leader_id = ?, revision = revision + 1 WHERE id = ?"


def add_member(tx: Transaction, contest_id: str, team_id: str, account_id: str, *, actor: str, now: datetime) -> None:
    tx.execute(_ADD, (contest_id, account_id, team_id, now))
    tx.execute(_BUMP, (team_id,))
    _remember(tx, team_id, account_id, "joined", actor=actor, now=now)


def drop_member(tx: Transaction, team: Team, account_id: str, kind: str, *, actor: str, now: datetime) -> None:
    """kind  left | removed | closed"""
    tx.execute(_DROP, (team.contest_id, account_id, team.id))
    tx.execute(_BUMP, (team.id,))
    _remember(tx, team.id, account_id, kind, actor=actor, now=now)


def set_leader(tx: Transaction, team_id: str, account_id: str, *, actor: str, now: datetime) -> None:
    tx.execute(_LEAD, (account_id, team_id))
    _remember(tx, team_id, account_id, "leads", actor=actor, now=now)


def _remember(tx: Transaction, team_id: str, account_id: str, kind: str, *, actor: str, now: datetime) -> None:
    tx.execute(_REMEMBER, (new_id(), team_id, account_id, kind, actor, now))
    _record(tx, f"team.member_{kind}", team_id, actor=actor, now=now, facts={"account": account_id})


_MEMBER_IDS = "SELECT account_id FROM membership WHERE team_id = ? ORDER BY joined_at, account_id"
_FREE_NAME = "UPDATE team SET name_key = ?, looking_for = '' WHERE id = ?"
_REVOKE_ALL = """
    UPDATE invitation SET status = 'revoked', pending_key = NULL, answered_by = ?, answered_at = ?
    WHERE team_id = ? AND status = 'pending'
"""


def member_ids(tx: Transaction, team_id: str) -> list[str]:
    """In the order of joining."""
    return [account_id for (account_id,) in tx.rows(_MEMBER_IDS, (team_id,))]


def end_team(tx: Transaction, team: Team, act: str, *, actor: str, now: datetime) -> list[str]:
    """Dissolves or withdraws a team; returns who was in it, and is free from now on. Raises NotAllowedNow.

    Its open invitations end with it. The name of a dissolved team can be taken again.
    """
    move_team(tx, team, act, actor=actor, now=now)
    members = member_ids(tx, team.id)
    for account_id in members:
        drop_member(tx, team, account_id, "left", actor=actor, now=now)
    tx.execute(_REVOKE_ALL, (actor, now, team.id))
    if act == "dissolve":
        tx.execute(_FREE_NAME, (f"dissolved:{team.id}", team.id))
    return members


_INVITE = """
    INSERT INTO invitation (id, contest_id, team_id, direction, email, token_hash, message, status, pending_key,
                            invited_by, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?)
"""
_ANSWER = """
    UPDATE invitation SET status = ?, pending_key = NULL, answered_by = ?, answered_at = ?
    WHERE id = ? AND status = 'pending'
"""
_EXPIRE = """
    UPDATE invitation SET status = 'expired', pending_key = NULL, answered_by = ?, answered_at = ?
    WHERE team_id = ? AND status = 'pending' AND expires_at <= ?
"""


def add_invitation(
    tx: Transaction,
    team: Team,
    direction: str,
    *,
    actor: str,
    expires_at: datetime,
    now: datetime,
    email: str | None = None,
    token_hash: str | None = None,
    message: str = "",
) -> str:
    """The id of an invitation, or of a request of the actor to join (`direction`)."""
    invitation_id = new_id()
    key = pending_key(team.id, email or (actor if direction == "request" else None))
    own = (invitation_id, team.contest_id, team.id, direction, email, token_hash, message)
    tx.execute(_INVITE, (*own, key, actor, now, expires_at))
    facts = {"team": team.id, "direction": direction, "is_link": direction == "invitation" and email is None}
    subject = f"invitation:{invitation_id}"
    record_event(tx, actor=actor, action="invitation.create", subject=subject, facts=facts, now=now)
    return invitation_id


def pending_key(team_id: str, whom: str | None) -> str | None:
    """None for a link: whom it is for shows when it is used."""
    return f"{team_id}:{whom}" if whom else None


def move_invitation(tx: Transaction, invitation: Invitation, act: str, *, actor: str, now: datetime) -> None:
    """Raises NotAllowedNow."""
    _answer(tx, invitation, act, INVITATION.after(invitation.status, act), actor=actor, now=now)


def move_invitation_by_clock(tx: Transaction, invitation: Invitation, *, now: datetime) -> None:
    """Writes down that an invitation is over which state still holds as pending."""
    _answer(tx, invitation, "expire", INVITATION.after("pending", "expire"), actor=CLOCK, now=now)


def _answer(tx: Transaction, invitation: Invitation, act: str, after: str, *, actor: str, now: datetime) -> None:
    tx.execute(_ANSWER, (after, actor, now, invitation.id))
    facts = {"team": invitation.team_id, "direction": invitation.direction}
    subject = f"invitation:{invitation.id}"
    record_event(tx, actor=actor, action=f"invitation.{act}", subject=subject, facts=facts, now=now)


def expire_invitations(tx: Transaction, team_id: str, *, now: datetime) -> None:
    """Writes down that old invitations are over, so that the same person can be invited again."""
    tx.execute(_EXPIRE, (CLOCK, now, team_id, now))


def _record(tx: Transaction, action: str, team_id: str, *, actor: str, now: datetime, facts: dict[str, Any]) -> None:
    record_event(tx, actor=actor, action=action, subject=f"team:{team_id}", facts=facts, now=now)
