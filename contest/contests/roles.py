"""Who may hold a role in a contest, and who may enter it: nobody is on both sides.

core/people/separation.py keeps roles apart from each other; here they are kept apart from entrants, both ways:
when a role is given, and when somebody registers.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from contest.contests.errors import EntrantHasNoRole, StaffCannotEnter
from contest.contests.queries import get_contest
from contest.rights import scope_of, team_id_of
from core.people.roles import grant_role, list_roles, revoke_role
from core.people.separation import PORTAL
from core.people.words import ROLES
from core.state import State, Transaction

ContestRole = Literal["organiser", "judge", "auditor"]
SIDES = ("organiser", "judge", "auditor", "administrator")  # who runs, judges or watches a contest does not enter it

_INVITED_JUDGE = """
    SELECT 1 FROM judge
    WHERE contest_id = ? AND account_id = ? AND status IN ('active', 'completed')
"""
_ANY_TEAM = "SELECT contest_id FROM membership WHERE account_id = ? ORDER BY contest_id"
_HOLDERS = """
    SELECT g.role, g.account_id
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.scope IN (?, '') AND g.revoked_at IS NULL AND a.closed_at IS NULL
    ORDER BY g.role, g.account_id
"""
_RUNNING = "SELECT id FROM contest WHERE status IN ('draft', 'published')"


def grant_contest_role(
    state: State, contest_id: str, account_id: str, role: ContestRole, *, actor: str, now: datetime
) -> None:
    """Gives a role in one contest. Raises ContestNotFound, what `grant_role` does, or EntrantHasNoRole."""
    contest = get_contest(state, contest_id)
    grant_role(state, account_id, role, scope_of(contest.id), actor=actor, now=now, checks=(refuse_role_of_entrants,))


def revoke_contest_role(
    state: State, contest_id: str, account_id: str, role: ContestRole, *, actor: str, now: datetime
) -> None:
    """Takes it back. Raises ContestNotFound, and what `revoke_role` does."""
    contest = get_contest(state, contest_id)
    revoke_role(state, account_id, role, scope_of(contest.id), actor=actor, now=now)


def refuse_role_of_entrants(tx: Transaction, account_id: str, role: str, scope: str) -> None:
    """A check for `core.people.roles.grant_role`: whoever is in a team of a contest gets no say in it.

    A role for the whole portal is refused to whoever is in a team of any contest that is not over. Office publishers
    may enter where the contest allows it, so that their role is left alone here. Raises EntrantHasNoRole.
    """
    if role not in SIDES:
        return
    if scope == PORTAL:
        running = {row[0] for row in tx.rows(_RUNNING)}
        is_entrant = any(row[0] in running for row in tx.rows(_ANY_TEAM, (account_id,)))
    else:
        is_entrant = team_id_of(tx, account_id, scope.removeprefix("contest:")) is not None
    if is_entrant:
        raise EntrantHasNoRole(role=ROLES[role])


def refuse_conflicting_roles(tx: Transaction | State, account_id: str, contest_id: str) -> None:
    """Asked before somebody enters a contest. Raises StaffCannotEnter with the role that stands against it."""
    contest = get_contest(tx, contest_id)
    places = (PORTAL, scope_of(contest.id))
    held = list_roles(tx, account_id)
    against = [role for role, scope in held if role in SIDES and scope in places]
    if not contest.settings.allows_staff:
        against += [role for role, _ in held if role == "publisher"]
    if tx.row(_INVITED_JUDGE, (contest.id, account_id)):
        against.append("judge")
    if against:
        raise StaffCannotEnter(role=ROLES[against[0]])


def list_contest_roles(tx: Transaction | State, contest_id: str) -> Mapping[str, list[str]]:
    """{role: accounts that hold it in this contest or in the whole portal}, by account."""
    roles: dict[str, list[str]] = {role: [] for role in SIDES}
    for role, account_id in tx.rows(_HOLDERS, (scope_of(contest_id),)):
        if role in roles and account_id not in roles[role]:
            roles[role].append(account_id)
    return roles
