"""A leader invites: an address by mail, or whoever gets a single-use link. Nobody joins without saying yes."""

from datetime import datetime, timedelta

from contest.contests.records import Contest
from contest.errors import NotYours
from contest.phases import beijing, get_phase
from contest.rights import require_leader
from contest.teams import words
from contest.teams.entrants import require_eligible
from contest.teams.errors import AlreadyInvited, AnsweredAlready, MemberAlready, TooManyInvitations
from contest.teams.guards import require_room, require_unlocked
from contest.teams.invitation_queries import get_invitation
from contest.teams.letters import INVITATION_PAGE, write_to_address
from contest.teams.queries import get_team
from contest.teams.records import Entrant, Invitation, IssuedLink, Team
from contest.teams.rows import add_invitation, expire_invitations, move_invitation, pending_key
from core.ids import new_secret, secret_hash
from core.mail.addresses import as_address
from core.mail.letters import Letter
from core.state import State, Transaction

MAX_INVITATIONS_A_DAY = 30  # of one person: a portal is no way to mail strangers

_SENT_LATELY = "SELECT count(*) FROM invitation WHERE invited_by = ? AND direction = 'invitation' AND created_at > ?"
_OPEN = "SELECT expires_at FROM invitation WHERE pending_key = ?"
_IS_MEMBER = """
    SELECT 1
    FROM membership AS m
    JOIN account AS a ON a.id = m.account_id
    WHERE m.team_id = ? AND a.email = ?
"""


def invite_by_mail(state: State, team_id: str, email: str, *, public_url: str, actor: str, now: datetime) -> str:
    """Mails a link that only the owner of the address can use; returns the id of the invitation.

    Raises BadAddress, NotYours, TeamLocked, TeamFull, MemberAlready, AlreadyInvited, TooManyInvitations, and what
    `require_eligible` raises for the leader.
    """
    address, secret = as_address(email), new_secret()
    with state.transaction() as tx:
        team, contest, leader = _require_inviting(tx, team_id, actor, now)
        expire_invitations(tx, team_id, now=now)
        if tx.row(_IS_MEMBER, (team_id, address)) is not None:
            raise MemberAlready()
        waiting = tx.row(_OPEN, (pending_key(team_id, address),))
        if waiting is not None:
            raise AlreadyInvited(expires_at=beijing(waiting[0]))
        ends_at = invitation_end(tx, contest, now)
        invitation_id = add_invitation(
            tx,
            team,
            "invitation",
            email=address,
            token_hash=secret_hash(secret),
            actor=actor,
            expires_at=ends_at,
            now=now,
        )
        url = _url(public_url, contest, secret)
        write_to_address(tx, address, _letter(team, contest, leader, url, ends_at), now=now)
    return invitation_id


def invite_by_link(state: State, team_id: str, *, public_url: str, actor: str, now: datetime) -> IssuedLink:
    """A link that lets one person join, whoever uses it first. Raises as `invite_by_mail`."""
    secret = new_secret()
    with state.transaction() as tx:
        team, contest, _ = _require_inviting(tx, team_id, actor, now)
        ends_at = invitation_end(tx, contest, now)
        invitation_id = add_invitation(
            tx, team, "invitation", token_hash=secret_hash(secret), actor=actor, expires_at=ends_at, now=now
        )
    return IssuedLink(invitation_id, _url(public_url, contest, secret), ends_at)


def revoke_invitation(state: State, invitation_id: str, *, actor: str, now: datetime) -> None:
    """Taken back by the leader before anybody answered. Raises NotYours or AnsweredAlready."""
    with state.transaction() as tx:
        invitation = get_invitation(tx, invitation_id, now=now)
        require_leader(tx, actor, invitation.team_id)
        if invitation.direction != "invitation":
            raise NotYours()
        require_pending(invitation)
        move_invitation(tx, invitation, "revoke", actor=actor, now=now)


def require_pending(invitation: Invitation) -> None:
    """Raises AnsweredAlready."""
    if invitation.status != "pending":
        raise AnsweredAlready(status=words.INVITATION_STATUSES[invitation.status])


def invitation_end(tx: Transaction, contest: Contest, now: datetime) -> datetime:
    """After the days that the contest sets, and never later than the close of registration."""
    last = get_phase(tx, contest.id, "registration").closes_at
    return min(now + timedelta(days=contest.settings.invitation_days), last)


def _require_inviting(tx: Transaction, team_id: str, actor: str, now: datetime) -> tuple[Team, Contest, Entrant]:
    require_leader(tx, actor, team_id)
    team = get_team(tx, team_id, now=now)
    contest = require_unlocked(tx, team, "change", now)
    leader = require_eligible(tx, actor, contest)
    require_room(team)
    sent = tx.row(_SENT_LATELY, (actor, now - timedelta(days=1))) or (0,)
    if sent[0] >= MAX_INVITATIONS_A_DAY:
        raise TooManyInvitations(maximum=MAX_INVITATIONS_A_DAY)
    return team, contest, leader


def _url(public_url: str, contest: Contest, secret: str) -> str:
    return INVITATION_PAGE.format(public_url=public_url.rstrip("/"), contest_id=contest.id, secret=secret)


def _letter(team: Team, contest: Contest, leader: Entrant, url: str, ends_at: datetime) -> Letter:
    facts = {
        "who": leader.display_name,
        "team": team.name,
        "contest": contest.title,
        "url": url,
        "expires_at": beijing(ends_at),
    }
    return Letter(words.INVITED_SUBJECT.filled(**facts), words.INVITED_BODY.filled(**facts))
