"""An account closes: somebody else leads, or the team ends, or what it handed in stays without it."""

from datetime import datetime

from contest.contests.queries import get_contest
from contest.teams import words
from contest.teams.guards import has_submitted_work
from contest.teams.invitation_queries import list_invitations_for, list_requests_of
from contest.teams.letters import tell
from contest.teams.queries import get_team
from contest.teams.records import Team
from contest.teams.rows import drop_member, end_team, move_invitation, set_leader
from core.state import Transaction

_TEAMS_OF = "SELECT team_id FROM membership WHERE account_id = ? ORDER BY contest_id"
# whoever confirmed the address first, and among those whoever joined first
_HEIRS = """
    SELECT m.account_id, a.display_name
    FROM membership AS m
    JOIN account AS a ON a.id = m.account_id
    WHERE m.team_id = ? AND a.closed_at IS NULL
    ORDER BY CASE WHEN a.confirmed_at IS NULL THEN 1 ELSE 0 END, m.joined_at, m.account_id
"""
# an address that was never confirmed may be somebody else's, whose invitations these are
_FORGET_ADDRESS = """
    UPDATE invitation
    SET email = NULL, pending_key = NULL, status = CASE WHEN status = 'pending' THEN 'declined' ELSE status END
    WHERE email = (SELECT email FROM account WHERE id = ? AND confirmed_at IS NOT NULL)
"""
_FORGET_WORDS = "UPDATE invitation SET message = '' WHERE invited_by = ?"


def succeed_on_close(tx: Transaction, account_id: str, now: datetime) -> None:
    """Takes a person out of every team and every open invitation, while their address is still in the account.

    The lead goes to the confirmed member who joined first. A team that has nobody left is dissolved, or withdrawn
    when it was locked already; one that handed in a work stays as it is without members, so that the work remains.
    Addresses and messages of the person are erased from invitations.
    """
    for (team_id,) in tx.rows(_TEAMS_OF, (account_id,)):
        _leave(tx, get_team(tx, team_id, now=now), account_id, now)
    for invitation in list_invitations_for(tx, account_id, now=now):
        move_invitation(tx, invitation, "decline", actor=account_id, now=now)
    for request in list_requests_of(tx, account_id, now=now):
        if request.status == "pending":
            move_invitation(tx, request, "revoke", actor=account_id, now=now)
    tx.execute(_FORGET_ADDRESS, (account_id,))
    tx.execute(_FORGET_WORDS, (account_id,))


def _leave(tx: Transaction, team: Team, account_id: str, now: datetime) -> None:
    drop_member(tx, team, account_id, "closed", actor=account_id, now=now)
    heirs = tx.rows(_HEIRS, (team.id,))
    if not heirs:
        _end(tx, team, account_id, now)
        return
    facts = {"team": team.name, "contest": get_contest(tx, team.contest_id).title, "size": len(heirs)}
    told = [one for one, _ in heirs]
    if team.leader_id == account_id:
        heir, name = heirs[0]
        set_leader(tx, team.id, heir, actor=account_id, now=now)
        tell(tx, told, words.LEADS_SUBJECT, words.SUCCEEDED_BODY, now=now, who=name, **facts)
    else:
        tell(tx, told, words.CLOSED_SUBJECT, words.CLOSED_BODY, now=now, **facts)


def _end(tx: Transaction, team: Team, account_id: str, now: datetime) -> None:
    act = next((act for act in ("dissolve", "withdraw") if team.allows(act)), None)
    if act is not None and not has_submitted_work(tx, team.id):
        end_team(tx, team, act, actor=account_id, now=now)
