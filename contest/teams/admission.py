"""Taking a person into a team: one team for each person, no more members than the contest allows."""

from datetime import datetime

from contest.contests.records import Contest
from contest.teams import words
from contest.teams.errors import AlreadyInTeam
from contest.teams.guards import has_submitted_work, require_room
from contest.teams.invitation_queries import list_invitations_for, list_requests_of
from contest.teams.letters import tell
from contest.teams.queries import find_team_of
from contest.teams.records import Entrant, Team
from contest.teams.rows import add_member, end_team, member_ids, move_invitation
from core.state import Transaction


def require_free(tx: Transaction, account_id: str, contest_id: str, *, now: datetime) -> None:
    """Raises AlreadyInTeam."""
    own = find_team_of(tx, account_id, contest_id, now=now)
    if own is not None:
        raise AlreadyInTeam(team=own.name)


def admit(tx: Transaction, team: Team, contest: Contest, entrant: Entrant, *, actor: str, now: datetime) -> None:
    """The person becomes a member, and every other offer to or by them in this contest ends.

    A team of their own that holds nobody else and has handed in nothing is dissolved for it.
    Raises AlreadyInTeam or TeamFull.
    """
    own = find_team_of(tx, entrant.id, contest.id, now=now)
    if own is not None:
        if own.id == team.id or not is_lone(tx, own):
            raise AlreadyInTeam(team=own.name)
        end_team(tx, own, "dissolve", actor=entrant.id, now=now)
    require_room(team)
    others = member_ids(tx, team.id)
    add_member(tx, contest.id, team.id, entrant.id, actor=actor, now=now)
    _end_other_offers(tx, entrant, contest.id, now=now)
    facts = {"who": entrant.display_name, "team": team.name, "contest": contest.title, "size": team.size + 1}
    told = [one for one in others if one != actor]
    tell(tx, told, words.JOINED_SUBJECT, words.JOINED_BODY, now=now, **facts)


def is_lone(tx: Transaction, team: Team) -> bool:
    """Whether the team is one person who has nothing to lose by joining another."""
    return team.size == 1 and team.allows("dissolve") and not has_submitted_work(tx, team.id)


def _end_other_offers(tx: Transaction, entrant: Entrant, contest_id: str, *, now: datetime) -> None:
    for invitation in list_invitations_for(tx, entrant.id, now=now):
        if invitation.contest_id == contest_id:
            move_invitation(tx, invitation, "decline", actor=entrant.id, now=now)
    for request in list_requests_of(tx, entrant.id, now=now):
        if request.contest_id == contest_id and request.status == "pending":
            move_invitation(tx, request, "revoke", actor=entrant.id, now=now)
