"""Leaving, removing, handing over, dissolving, withdrawing: every member has a way out."""

from datetime import datetime

from contest.contests.queries import get_contest
from contest.contests.reasons import require_reason
from contest.phases import beijing
from contest.rights import is_member, is_organiser, require_leader, require_member
from contest.teams import words
from contest.teams.errors import (
    HandOverFirst,
    LeadsAlready,
    NotInTeam,
    NotOneself,
    OnlyWithdrawal,
    TeamLocked,
)
from contest.teams.guards import has_submitted_work, move_works_of, require_unlocked, require_withdrawable
from contest.teams.letters import tell
from contest.teams.names import as_team_text
from contest.teams.queries import get_team
from contest.teams.records import Team
from contest.teams.rows import drop_member, end_team, member_ids, set_leader
from core.state import State, Transaction

WITHDRAW_WORK = ("withdraw", "release")  # the acts of contest/works/machine.py, the first that its status allows


def leave_team(state: State, team_id: str, *, actor: str, now: datetime) -> None:
    """The last one to leave dissolves the team.

    Raises NotYours, TeamLocked, NotAllowedNow, HandOverFirst, or OnlyWithdrawal where a work was handed in.
    """
    with state.transaction() as tx:
        require_member(tx, actor, team_id)
        team = get_team(tx, team_id, now=now)
        contest = require_unlocked(tx, team, "change", now)
        if team.size == 1:
            _dissolve(tx, team, actor=actor, now=now)
            return
        if team.leader_id == actor:
            raise HandOverFirst()
        drop_member(tx, team, actor, "left", actor=actor, now=now)
        who = _name_of(tx, actor)
        facts = {"who": who, "team": team.name, "contest": contest.title, "size": team.size - 1}
        tell(tx, [team.leader_id], words.LEFT_SUBJECT, words.LEFT_BODY, now=now, **facts)


def remove_member(state: State, team_id: str, account_id: str, *, actor: str, now: datetime) -> None:
    """By the leader. Raises NotYours, NotOneself, NotInTeam, TeamLocked or NotAllowedNow."""
    with state.transaction() as tx:
        require_leader(tx, actor, team_id)
        team = get_team(tx, team_id, now=now)
        contest = require_unlocked(tx, team, "change", now)
        if account_id == actor:
            raise NotOneself()
        if not is_member(tx, account_id, team_id):
            raise NotInTeam()
        drop_member(tx, team, account_id, "removed", actor=actor, now=now)
        facts = {"team": team.name, "contest": contest.title}
        tell(tx, [account_id], words.REMOVED_SUBJECT, words.REMOVED_BODY, now=now, **facts)


def hand_over(state: State, team_id: str, account_id: str, *, actor: str, now: datetime) -> None:
    """Makes another member the leader. Raises NotYours, LeadsAlready, NotInTeam, TeamLocked or NotAllowedNow."""
    with state.transaction() as tx:
        require_leader(tx, actor, team_id)
        team = get_team(tx, team_id, now=now)
        require_unlocked(tx, team, "change", now)
        if account_id == actor:
            raise LeadsAlready()
        if not is_member(tx, account_id, team_id):
            raise NotInTeam()
        appoint(tx, team, account_id, actor=actor, now=now)


def appoint(tx: Transaction, team: Team, account_id: str, *, actor: str, now: datetime) -> None:
    """The member leads from now on, and everybody in the team is told."""
    set_leader(tx, team.id, account_id, actor=actor, now=now)
    facts = {"who": _name_of(tx, account_id), "team": team.name, "contest": get_contest(tx, team.contest_id).title}
    tell(tx, member_ids(tx, team.id), words.LEADS_SUBJECT, words.LEADS_BODY, now=now, **facts)


def dissolve_team(state: State, team_id: str, *, actor: str, now: datetime) -> None:
    """By the leader; everybody in it is free. Raises NotYours, OnlyWithdrawal, TeamLocked or NotAllowedNow."""
    with state.transaction() as tx:
        require_leader(tx, actor, team_id)
        _dissolve(tx, get_team(tx, team_id, now=now), actor=actor, now=now)


def _dissolve(tx: Transaction, team: Team, *, actor: str, now: datetime) -> None:
    if has_submitted_work(tx, team.id):
        raise OnlyWithdrawal()
    if team.status == "locked" and team.locks_at is not None:
        raise TeamLocked(closed_at=beijing(team.locks_at))
    members = end_team(tx, team, "dissolve", actor=actor, now=now)
    facts = {"team": team.name, "contest": get_contest(tx, team.contest_id).title}
    told = [one for one in members if one != actor]
    tell(tx, told, words.DISSOLVED_SUBJECT, words.DISSOLVED_BODY, now=now, **facts)


def withdraw_team(state: State, team_id: str, *, reason: str = "", actor: str, now: datetime) -> None:
    """The team leaves the contest and takes its work along; its members are free.

    The leader may until judging opens; an organiser, who gives a reason, until the results are out.
    Raises NotYours, ReasonNeeded, JudgingBindsTeam, ResultsBindTeam or NotAllowedNow.
    """
    with state.transaction() as tx:
        team = get_team(tx, team_id, now=now)
        by_organiser = is_organiser(tx, actor, team.contest_id)
        if by_organiser:
            why = require_reason(as_team_text(reason, words.REASON))
        else:
            require_leader(tx, actor, team_id)
            why = as_team_text(reason, words.REASON)
        require_withdrawable(tx, team, is_organiser=by_organiser)
        move_works_of(tx, team_id, WITHDRAW_WORK, actor=actor, now=now, reason=why)
        members = end_team(tx, team, "withdraw", actor=actor, now=now)
        facts = {"team": team.name, "contest": get_contest(tx, team.contest_id).title, "reason": why}
        tell(tx, members, words.WITHDRAWN_SUBJECT, words.WITHDRAWN_BODY, now=now, **facts)


_NAME = "SELECT display_name FROM account WHERE id = ?"


def _name_of(tx: Transaction, account_id: str) -> str:
    found = tx.row(_NAME, (account_id,))
    return str(found[0]) if found else ""
