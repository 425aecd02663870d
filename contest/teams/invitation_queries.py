"""Who was invited where, and who asks to join. Statuses are those that hold at `now`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contest.errors import NotYours
from contest.teams.errors import InvitationNotFound
from contest.teams.records import Invitation
from core.ids import secret_hash
from core.state import State, Transaction

Reader = Transaction | State

_COLUMNS = """
    SELECT i.id, i.contest_id, i.team_id, t.name, i.direction, i.email, i.message, i.status, i.invited_by,
           a.display_name, i.created_at, i.expires_at, i.answered_at, p.closes_at
    FROM invitation AS i
    JOIN team AS t ON t.id = i.team_id
    JOIN account AS a ON a.id = i.invited_by
    LEFT JOIN contest_phase AS p ON p.contest_id = i.contest_id AND p.kind = 'registration'
"""
_BY_ID = _COLUMNS + "WHERE i.id = ?"
_BY_SECRET = _COLUMNS + "WHERE i.token_hash = ?"
_OF_TEAM = _COLUMNS + "WHERE i.team_id = ? AND i.direction = ? ORDER BY i.created_at DESC, i.id"
_FOR_ADDRESS = (
    _COLUMNS
    + """
    JOIN account AS me ON me.email = i.email
    WHERE me.id = ? AND me.confirmed_at IS NOT NULL AND i.status = 'pending' AND i.direction = 'invitation'
    ORDER BY i.created_at DESC, i.id
"""
)
_REQUESTS_OF = (
    _COLUMNS
    + """
    WHERE i.invited_by = ? AND i.direction = 'request'
    ORDER BY i.created_at DESC, i.id
"""
)

_OPEN_IN_CONTEST = _COLUMNS + "WHERE i.contest_id = ? AND i.status = 'pending' ORDER BY i.created_at, i.id"


def get_invitation(tx: Reader, invitation_id: str, *, now: datetime) -> Invitation:
    """Raises NotYours, so that nobody learns which invitations there are."""
    found = tx.row(_BY_ID, (invitation_id,))
    if found is None:
        raise NotYours()
    return _invitation(found, now)


def get_invitation_by_secret(tx: Reader, secret: str, *, now: datetime) -> Invitation:
    """What the holder of a link may read before answering. Raises InvitationNotFound."""
    found = tx.row(_BY_SECRET, (secret_hash(secret),))
    if found is None:
        raise InvitationNotFound()
    return _invitation(found, now)


def list_invitations(tx: Reader, team_id: str, *, now: datetime) -> list[Invitation]:
    """The invitations that a team sent, the newest first, answered ones too."""
    return [_invitation(row, now) for row in tx.rows(_OF_TEAM, (team_id, "invitation"))]


def list_requests(tx: Reader, team_id: str, *, now: datetime) -> list[Invitation]:
    """The requests to join that wait for the leader of a team, the newest first."""
    return _pending([_invitation(row, now) for row in tx.rows(_OF_TEAM, (team_id, "request"))])


def list_invitations_for(tx: Reader, account_id: str, *, now: datetime) -> list[Invitation]:
    """Invitations mailed to the confirmed address of a person that wait for an answer, in every contest."""
    return _pending([_invitation(row, now) for row in tx.rows(_FOR_ADDRESS, (account_id,))])


def list_requests_of(tx: Reader, account_id: str, *, now: datetime) -> list[Invitation]:
    """The requests to join that a person sent, the newest first, answered ones too, in every contest."""
    return [_invitation(row, now) for row in tx.rows(_REQUESTS_OF, (account_id,))]


def list_open_invitations(tx: Reader, contest_id: str, *, now: datetime) -> list[Invitation]:
    """Invitations and requests that nobody has answered, those that the clock has ended too."""
    return [_invitation(row, now) for row in tx.rows(_OPEN_IN_CONTEST, (contest_id,))]


def _pending(invitations: Sequence[Invitation]) -> list[Invitation]:
    return [one for one in invitations if one.status == "pending"]


def _invitation(row: Sequence[Any], now: datetime) -> Invitation:
    """Pending until it expires, and never longer than registration is open."""
    *own, status, invited_by, name, created_at, expires_at, answered_at, closes_at = row
    ends_at = expires_at if closes_at is None else min(expires_at, closes_at)
    holds = "expired" if status == "pending" and now >= ends_at else status
    id_, contest_id, team_id, team_name, direction, email, message = own
    return Invitation(
        id=id_,
        contest_id=contest_id,
        team_id=team_id,
        team_name=team_name,
        direction=direction,
        email=email,
        message=message,
        status=holds,
        invited_by=invited_by,
        invited_by_name=name,
        created_at=created_at,
        expires_at=ends_at,
        answered_at=answered_at,
    )
