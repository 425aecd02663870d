"""What pages, routes and the other parts of the contest ask of teams. Statuses are those that hold at `now`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contest.contests.settings import read_settings
from contest.errors import NotYours
from contest.rights import team_id_of
from contest.teams.machine import status_by_the_clock
from contest.teams.records import Member, MembershipEvent, Team, TeamDecision
from core.state import State, Transaction

Reader = Transaction | State

_TEAM_COLUMNS = """
    SELECT t.id, t.contest_id, t.name, t.leader_id, t.category, t.about, t.looking_for, t.status, t.status_before,
           t.created_at, (SELECT count(*) FROM membership AS m WHERE m.team_id = t.id) AS size, c.settings, p.closes_at
    FROM team AS t
    JOIN contest AS c ON c.id = t.contest_id
    LEFT JOIN contest_phase AS p ON p.contest_id = t.contest_id AND p.kind = 'registration'
"""
_TEAM = _TEAM_COLUMNS + "WHERE t.id = ?"
_TEAMS = _TEAM_COLUMNS + "WHERE t.contest_id = ? ORDER BY t.created_at, t.id"
_LOOKING = (
    _TEAM_COLUMNS
    + """
    WHERE t.contest_id = ? AND t.looking_for <> '' AND t.status IN ('forming', 'pending', 'returned', 'approved')
    ORDER BY t.created_at DESC, t.id
"""
)


def find_team(tx: Reader, team_id: str, *, now: datetime) -> Team | None:
    found = tx.row(_TEAM, (team_id,))
    return _team(found, now) if found else None


def get_team(tx: Reader, team_id: str, *, now: datetime) -> Team:
    """Raises NotYours, so that nobody learns which teams there are."""
    found = find_team(tx, team_id, now=now)
    if found is None:
        raise NotYours()
    return found


def find_team_of(tx: Reader, account_id: str, contest_id: str, *, now: datetime) -> Team | None:
    """The one team of a person in a contest."""
    team_id = team_id_of(tx, account_id, contest_id)
    return find_team(tx, team_id, now=now) if team_id else None


def list_teams(tx: Reader, contest_id: str, *, now: datetime) -> list[Team]:
    """Every team that ever was, the oldest first: for organisers."""
    return [_team(row, now) for row in tx.rows(_TEAMS, (contest_id,))]


def list_approval_queue(tx: Reader, contest_id: str, *, now: datetime) -> list[Team]:
    """Teams that wait for an organiser, the oldest first."""
    return [team for team in list_teams(tx, contest_id, now=now) if team.status == "pending"]


def list_teams_looking(tx: Reader, contest_id: str, *, now: datetime) -> list[Team]:
    """Teams that look for members and can still take some, the newest first."""
    found = [_team(row, now) for row in tx.rows(_LOOKING, (contest_id,))]
    is_open = [team for team in found if team.locks_at is None or now < team.locks_at]
    return [team for team in is_open if team.allows("change") and not team.is_full]


def _team(row: Sequence[Any], now: datetime) -> Team:
    *own, stored, before, created_at, size, settings_text, locks_at = row
    id_, contest_id, name, leader_id, category, about, looking_for = own
    settings = read_settings(settings_text)
    status = status_by_the_clock(
        stored,
        is_registration_over=locks_at is not None and now >= locks_at,
        is_complete=size >= settings.min_team_size,
        is_approved_alone=settings.auto_approve_teams,
    )
    return Team(
        id=id_,
        contest_id=contest_id,
        name=name,
        leader_id=leader_id,
        category=category,
        about=about,
        looking_for=looking_for,
        status=status,
        stored_status=stored,
        status_before=before,
        created_at=created_at,
        size=size,
        minimum=settings.min_team_size,
        maximum=settings.max_team_size,
        locks_at=locks_at,
    )


_MEMBERS = """
    SELECT m.account_id, a.display_name, COALESCE(f.name, ''), m.joined_at, m.account_id = t.leader_id
    FROM membership AS m
    JOIN team AS t ON t.id = m.team_id
    JOIN account AS a ON a.id = m.account_id
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
    WHERE m.team_id = ?
    ORDER BY m.joined_at, m.account_id
"""


def list_members(tx: Reader, team_id: str) -> list[Member]:
    """Who is in the team now, in the order of joining."""
    return [Member(*row) for row in tx.rows(_MEMBERS, (team_id,))]


_DECISIONS = """
    SELECT result, reason, decided_by, decided_at
    FROM team_decision
    WHERE team_id = ?
    ORDER BY decided_at DESC, id
"""


def list_decisions(tx: Reader, team_id: str) -> list[TeamDecision]:
    """What organisers decided about the entry, the newest first: the first one says why it came back."""
    return [TeamDecision(*row) for row in tx.rows(_DECISIONS, (team_id,))]


_HISTORY = """
    SELECT e.account_id, a.display_name, e.kind, e.actor, e.happened_at
    FROM membership_event AS e
    JOIN account AS a ON a.id = e.account_id
    WHERE e.team_id = ?
    ORDER BY e.happened_at, e.id
"""


def list_membership_events(tx: Reader, team_id: str) -> list[MembershipEvent]:
    """Who came and went, the oldest first; it stays when the team is gone."""
    return [MembershipEvent(*row) for row in tx.rows(_HISTORY, (team_id,))]
