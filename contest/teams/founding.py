"""Founding a team, and changing its words."""

from datetime import datetime

from contest.rights import require_leader
from contest.teams import words
from contest.teams.admission import require_free
from contest.teams.entrants import accept_and_enter, require_registration
from contest.teams.errors import TeamNameTaken, UnknownCategory
from contest.teams.guards import require_editable
from contest.teams.names import as_team_name, as_team_text, name_key
from contest.teams.queries import get_team
from contest.teams.rows import add_member, move_team, set_leader
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction
from core.words import Text

_FOUND = """
    INSERT INTO team (id, contest_id, name, name_key, leader_id, category, about, looking_for, status, revision,
                      created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, '', 'forming', 1, ?)
"""
_CHANGE = """
    UPDATE team SET name = ?, name_key = ?, category = ?, about = ?, looking_for = ?, revision = revision + 1
    WHERE id = ?
"""
_NAMED_SO = "SELECT 1 FROM team WHERE contest_id = ? AND name_key = ? AND id <> ?"


def create_team(
    state: State,
    contest_id: str,
    *,
    name: str,
    category: str = "individual",
    about: str = "",
    rules_version: int | None = None,
    actor: str,
    now: datetime,
) -> str:
    """The id of a new team whose only member is its leader.

    rules_version  the version of the rules that the person accepts with the same click

    Raises what `require_registration` and `accept_and_enter` raise; AlreadyInTeam, TeamNameTaken, TeamNameLength,
    TeamWordsUnreadable, TeamWordsTooLong or UnknownCategory.
    """
    shown, text, team_id = as_team_name(name), as_team_text(about, words.ABOUT), new_id()
    _check_category(category)
    with state.transaction() as tx:
        contest = require_registration(tx, contest_id, now)
        accept_and_enter(tx, actor, contest, rules_version=rules_version, now=now)
        require_free(tx, actor, contest.id, now=now)
        _check_name(tx, contest.id, shown, team_id)
        tx.execute(_FOUND, (team_id, contest.id, shown, name_key(shown), actor, category, text, now))
        record_event(
            tx, actor=actor, action="team.create", subject=f"team:{team_id}", facts={"contest": contest.id}, now=now
        )
        add_member(tx, contest.id, team_id, actor, actor=actor, now=now)
        set_leader(tx, team_id, actor, actor=actor, now=now)
    return team_id


def change_team(
    state: State,
    team_id: str,
    *,
    name: str | None = None,
    category: str | None = None,
    about: str | None = None,
    looking_for: str | None = None,
    actor: str,
    now: datetime,
) -> None:
    """Changes the words that are given. A new name has an approved team looked at again, unless nobody looks.

    looking_for  whom the team seeks; '' ends the search. Raises NotYours, TeamLocked, and what `create_team` raises.
    """
    if category is not None:
        _check_category(category)
    with state.transaction() as tx:
        require_leader(tx, actor, team_id)
        team = get_team(tx, team_id, now=now)
        shown = team.name if name is None else as_team_name(name)
        is_renamed = shown != team.name
        contest = require_editable(tx, team, "rename" if is_renamed else "edit", now)
        _check_name(tx, team.contest_id, shown, team_id)
        kind = team.category if category is None else category
        told = _kept(team.about, about, words.ABOUT)
        sought = _kept(team.looking_for, looking_for, words.LOOKING_FOR)
        tx.execute(_CHANGE, (shown, name_key(shown), kind, told, sought, team_id))
        if is_renamed and not contest.settings.auto_approve_teams:
            move_team(tx, team, "rename", actor=actor, now=now)
        facts = {"renamed": is_renamed, "is_looking": bool(sought)}
        record_event(tx, actor=actor, action="team.change", subject=f"team:{team_id}", facts=facts, now=now)


def _kept(old: str, new: str | None, field: Text) -> str:
    return old if new is None else as_team_text(new, field)


def _check_category(category: str) -> None:
    if category not in words.CATEGORIES:
        raise UnknownCategory(category=category[:50], categories=words.CATEGORY_LIST)


def _check_name(tx: Transaction, contest_id: str, name: str, team_id: str) -> None:
    if tx.row(_NAMED_SO, (contest_id, name_key(name), team_id)) is not None:
        raise TeamNameTaken(name=name)
