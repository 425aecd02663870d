"""Answering an invitation: from the link itself, or from the list of those mailed to one's address."""

from datetime import datetime

from contest.errors import NotYours
from contest.phases import beijing
from contest.rights import is_member
from contest.teams.admission import admit
from contest.teams.entrants import accept_and_enter, get_entrant
from contest.teams.errors import (
    AlreadyInTeam,
    ConfirmToEnter,
    InvitationDeclined,
    InvitationExpired,
    InvitationForAnother,
    InvitationRevoked,
    InvitationUsed,
)
from contest.teams.guards import require_unlocked
from contest.teams.invitation_queries import get_invitation, get_invitation_by_secret
from contest.teams.queries import get_team
from contest.teams.records import Invitation
from contest.teams.rows import move_invitation
from core.errors import PortalError
from core.state import State, Transaction

_OVER: dict[str, type[PortalError]] = {
    "accepted": InvitationUsed,
    "declined": InvitationDeclined,
    "revoked": InvitationRevoked,
}


def accept_link(state: State, secret: str, *, rules_version: int | None = None, actor: str, now: datetime) -> str:
    """The id of the team of which the actor is a member from now on.

    rules_version  the version of the rules that the person accepts with the same click

    Raises InvitationNotFound, InvitationUsed, InvitationDeclined, InvitationRevoked, InvitationForAnother,
    TeamLocked, InvitationExpired, AlreadyInTeam, TeamFull, and what `accept_and_enter` raises.
    """
    with state.transaction() as tx:
        invitation = get_invitation_by_secret(tx, secret, now=now)
        return _accept(tx, invitation, rules_version, actor=actor, now=now)


def accept_invitation(
    state: State, invitation_id: str, *, rules_version: int | None = None, actor: str, now: datetime
) -> str:
    """As `accept_link`, for an invitation mailed to the actor's own address. Raises also NotYours."""
    with state.transaction() as tx:
        return _accept(tx, _get_mine(tx, invitation_id, actor, now), rules_version, actor=actor, now=now)


def decline_link(state: State, secret: str, *, actor: str, now: datetime) -> None:
    """Raises as `accept_link`, but asks nothing of the person except that the invitation is theirs."""
    with state.transaction() as tx:
        _decline(tx, get_invitation_by_secret(tx, secret, now=now), actor=actor, now=now)


def decline_invitation(state: State, invitation_id: str, *, actor: str, now: datetime) -> None:
    """As `decline_link`, for an invitation mailed to the actor's own address. Raises also NotYours."""
    with state.transaction() as tx:
        _decline(tx, _get_mine(tx, invitation_id, actor, now), actor=actor, now=now)


def _get_mine(tx: Transaction, invitation_id: str, actor: str, now: datetime) -> Invitation:
    invitation = get_invitation(tx, invitation_id, now=now)
    if invitation.email is None or invitation.email != get_entrant(tx, actor).email:
        raise NotYours()
    return invitation


def _accept(tx: Transaction, invitation: Invitation, rules_version: int | None, *, actor: str, now: datetime) -> str:
    _require_usable(tx, invitation, actor)
    team = get_team(tx, invitation.team_id, now=now)
    contest = require_unlocked(tx, team, "change", now)
    _require_in_time(invitation)
    entrant = accept_and_enter(tx, actor, contest, rules_version=rules_version, now=now)
    move_invitation(tx, invitation, "accept", actor=actor, now=now)
    admit(tx, team, contest, entrant, actor=actor, now=now)
    return team.id


def _decline(tx: Transaction, invitation: Invitation, *, actor: str, now: datetime) -> None:
    _require_usable(tx, invitation, actor)
    _require_in_time(invitation)
    move_invitation(tx, invitation, "decline", actor=actor, now=now)


def _require_usable(tx: Transaction, invitation: Invitation, actor: str) -> None:
    """Raises what tells a person why the invitation does not work for them, whatever the clock says."""
    entrant = get_entrant(tx, actor)
    if is_member(tx, actor, invitation.team_id):
        raise AlreadyInTeam(team=invitation.team_name)
    if invitation.status in _OVER:
        raise _OVER[invitation.status]()
    if invitation.email is not None and invitation.email != entrant.email:
        raise InvitationForAnother()
    if entrant.confirmed_at is None:  # before that, the address may not be theirs
        raise ConfirmToEnter()


def _require_in_time(invitation: Invitation) -> None:
    if invitation.status == "expired":
        raise InvitationExpired(expired_at=beijing(invitation.expires_at))
