"""What takes two organisers: disqualifying a team, and giving a locked team another leader. And the way back."""

from datetime import datetime

from contest.contests.queries import get_contest
from contest.contests.records import TwoPersonAct
from contest.contests.two_people import decide_act, propose_act
from contest.errors import SomethingMissing
from contest.rights import is_member, require_organiser
from contest.teams import words
from contest.teams.errors import LeadsAlready, NotInTeam
from contest.teams.guards import move_works_of
from contest.teams.leaving import appoint
from contest.teams.letters import tell
from contest.teams.machine import TEAM
from contest.teams.queries import find_team, get_team
from contest.teams.records import Team
from contest.teams.rows import member_ids, move_team
from core.state import State, Transaction

DISQUALIFY = "disqualify_team"  # kinds of acts of two people; their subject is `team:<id>`
APPOINT = "appoint_leader"


def propose_disqualification(state: State, team_id: str, *, reason: str, actor: str, now: datetime) -> str:
    """The id of the proposal. Raises NotYours, RoleNeeded, NotAllowedNow, ReasonNeeded or AlreadyProposed."""
    with state.transaction() as tx:
        team = get_team(tx, team_id, now=now)
        require_organiser(tx, actor, team.contest_id)
        TEAM.after(team.status, "disqualify")
        return propose_act(
            tx, team.contest_id, DISQUALIFY, f"team:{team_id}", facts={}, reason=reason, actor=actor, now=now
        )


def decide_disqualification(
    state: State, act_id: str, *, is_confirmed: bool, reason: str = "", actor: str, now: datetime
) -> TwoPersonAct:
    """Confirmed: the team and its work are out, its members stay in it. Raises as `decide_act`, and NotAllowedNow.

    reason  needed when it is turned down
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, actor=actor, is_confirmed=is_confirmed, now=now, kind=DISQUALIFY, reason=reason)
        if is_confirmed:
            disqualify_team(tx, _team_of(tx, act, now), reason=act.reason, actor=actor, now=now)
        return act


def disqualify_team(tx: Transaction, team: Team, *, reason: str, actor: str, now: datetime) -> None:
    """Inside the transaction of a decision by two people. Raises NotAllowedNow."""
    move_team(tx, team, "disqualify", actor=actor, now=now)
    move_works_of(tx, team.id, ("disqualify",), actor=actor, now=now, reason=reason)
    facts = {"team": team.name, "contest": get_contest(tx, team.contest_id).title, "reason": reason}
    tell(tx, member_ids(tx, team.id), words.DISQUALIFIED_SUBJECT, words.DISQUALIFIED_BODY, now=now, **facts)


def restore_team(tx: Transaction, team_id: str, *, reason: str, actor: str, now: datetime) -> None:
    """Reverses a disqualification, inside the transaction of the appeal that was upheld: team and work are back
    where they stood. Raises NotYours or NotAllowedNow."""
    team = get_team(tx, team_id, now=now)
    move_team(tx, team, "restore", actor=actor, now=now)
    _restore_works(tx, team_id, reason=reason, actor=actor, now=now)
    facts = {"team": team.name, "contest": get_contest(tx, team.contest_id).title}
    tell(tx, member_ids(tx, team_id), words.RESTORED_SUBJECT, words.RESTORED_BODY, now=now, **facts)


def _restore_works(tx: Transaction, team_id: str, *, reason: str, actor: str, now: datetime) -> None:
    if tx.row("SELECT 1 FROM work WHERE team_id = ? AND status = 'disqualified'", (team_id,)) is not None:
        move_works_of(tx, team_id, ("restore",), actor=actor, now=now, reason=reason)


def propose_leader(state: State, team_id: str, account_id: str, *, reason: str, actor: str, now: datetime) -> str:
    """The id of a proposal to have another member lead, also when the team is locked.

    Raises NotYours, RoleNeeded, NotInTeam, LeadsAlready, ReasonNeeded or AlreadyProposed.
    """
    with state.transaction() as tx:
        team = get_team(tx, team_id, now=now)
        require_organiser(tx, actor, team.contest_id)
        _check_leader(tx, team, account_id)
        facts = {"account": account_id}
        return propose_act(
            tx, team.contest_id, APPOINT, f"team:{team_id}", facts=facts, reason=reason, actor=actor, now=now
        )


def decide_leader(
    state: State, act_id: str, *, is_confirmed: bool, reason: str = "", actor: str, now: datetime
) -> TwoPersonAct:
    """Raises as `decide_act`, and NotInTeam or LeadsAlready where the team has changed meanwhile."""
    with state.transaction() as tx:
        act = decide_act(tx, act_id, actor=actor, is_confirmed=is_confirmed, now=now, kind=APPOINT, reason=reason)
        if is_confirmed:
            team, account_id = _team_of(tx, act, now), str(act.facts["account"])
            _check_leader(tx, team, account_id)
            appoint(tx, team, account_id, actor=actor, now=now)
        return act


def _check_leader(tx: Transaction, team: Team, account_id: str) -> None:
    if not is_member(tx, account_id, team.id):
        raise NotInTeam()
    if team.leader_id == account_id:
        raise LeadsAlready()


def _team_of(tx: Transaction, act: TwoPersonAct, now: datetime) -> Team:
    team = find_team(tx, act.subject.removeprefix("team:"), now=now)
    if team is None:
        raise SomethingMissing(what=act.subject)
    return team
