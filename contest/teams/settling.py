"""What time alone does to teams, written down. Every reading knows it already: nothing waits for this job."""

from datetime import datetime

from contest.contests.queries import list_public_contests
from contest.teams.invitation_queries import list_open_invitations
from contest.teams.queries import list_teams
from contest.teams.rows import CLOCK, move_invitation_by_clock, set_status
from core.state import State


def settle_teams(state: State, *, now: datetime) -> int:
    """How many statuses were written. Running it again changes nothing."""
    written = 0
    with state.transaction() as tx:
        for contest in list_public_contests(tx):
            if contest.status != "published":
                continue
            for team in list_teams(tx, contest.id, now=now):
                if team.status != team.stored_status:
                    set_status(tx, team, team.status, act="settle", actor=CLOCK, now=now)
                    written += 1
            for invitation in list_open_invitations(tx, contest.id, now=now):
                if invitation.status == "expired":
                    move_invitation_by_clock(tx, invitation, now=now)
                    written += 1
    return written
