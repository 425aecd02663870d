"""The entry of a team is handed in, approved, or returned with a reason until it is right."""

from datetime import datetime

from contest.contests.queries import require_published
from contest.contests.reasons import require_reason
from contest.contests.records import Contest
from contest.rights import require_leader, require_organiser
from contest.teams import words
from contest.teams.entrants import require_eligible
from contest.teams.errors import TeamTooSmall
from contest.teams.guards import require_editable
from contest.teams.letters import tell
from contest.teams.names import as_team_text
from contest.teams.queries import get_team
from contest.teams.records import Team
from contest.teams.rows import member_ids, move_team
from core.ids import new_id
from core.state import State, Transaction

_DECIDE = """
    INSERT INTO team_decision (id, team_id, result, reason, decided_by, decided_at)
    VALUES (?, ?, ?, ?, ?, ?)
"""


def submit_team(state: State, team_id: str, *, actor: str, now: datetime) -> str:
    """The status after it: `pending`, or `approved` where the contest approves teams without a look.

    Raises NotYours, TeamLocked, WindowClosed, NotAllowedNow, TeamTooSmall, and what `require_eligible` raises.
    """
    with state.transaction() as tx:
        require_leader(tx, actor, team_id)
        team = get_team(tx, team_id, now=now)
        contest = require_editable(tx, team, "submit", now)
        require_eligible(tx, actor, contest)
        if team.size < team.minimum:
            raise TeamTooSmall(size=team.size, minimum=team.minimum)
        status = move_team(tx, team, "submit", actor=actor, now=now)
        if contest.settings.auto_approve_teams:
            return _approve(tx, get_team(tx, team_id, now=now), contest, actor=actor, now=now)
        return status


def approve_team(state: State, team_id: str, *, actor: str, now: datetime) -> None:
    """Raises NotYours, RoleNeeded, ContestNotOpen or NotAllowedNow."""
    with state.transaction() as tx:
        team, contest = _get_for_decision(tx, team_id, actor, now)
        _approve(tx, team, contest, actor=actor, now=now)
        tx.execute(_DECIDE, (new_id(), team_id, "approved", "", actor, now))


def return_team(state: State, team_id: str, *, reason: str, actor: str, now: datetime) -> None:
    """Raises NotYours, RoleNeeded, ContestNotOpen, ReasonNeeded or NotAllowedNow."""
    with state.transaction() as tx:
        team, contest = _get_for_decision(tx, team_id, actor, now)
        why = require_reason(as_team_text(reason, words.REASON))
        move_team(tx, team, "return", actor=actor, now=now)
        tx.execute(_DECIDE, (new_id(), team_id, "returned", why, actor, now))
        facts = {"team": team.name, "contest": contest.title, "reason": why}
        tell(tx, member_ids(tx, team_id), words.RETURNED_SUBJECT, words.RETURNED_BODY, now=now, **facts)


def _get_for_decision(tx: Transaction, team_id: str, actor: str, now: datetime) -> tuple[Team, Contest]:
    team = get_team(tx, team_id, now=now)
    require_organiser(tx, actor, team.contest_id)
    return team, require_published(tx, team.contest_id)


def _approve(tx: Transaction, team: Team, contest: Contest, *, actor: str, now: datetime) -> str:
    status = move_team(tx, team, "approve", actor=actor, now=now)
    facts = {"team": team.name, "contest": contest.title}
    tell(tx, member_ids(tx, team.id), words.APPROVED_SUBJECT, words.APPROVED_BODY, now=now, **facts)
    return status
