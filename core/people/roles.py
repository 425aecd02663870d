"""Who may do what where. A grant holds for a scope: '' the portal, `contest:<id>`, `office:<code>`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.audit import record_event
from core.people.accounts import require_open_account
from core.people.errors import LastAdministrator, NoSuchRole, RoleNeeded, RolesExclude
from core.people.separation import INCOMPATIBLE, PORTAL, may_be_together
from core.people.words import ROLES
from core.state import State, Transaction

# Raises a PortalError to refuse the role; the contest refuses a judge who is in a team.
GrantCheck = Callable[[Transaction, str, str, str], None]  # (tx, account_id, role, scope)


@dataclass(frozen=True, slots=True)
class Grant:
    account_id: str
    role: str
    scope: str
    granted_by: str
    granted_at: datetime


# Where a role may be given (the beginning of its scope), and who besides the administrator may give it there.
_PLACES: dict[str, tuple[str, ...]] = {
    "administrator": (PORTAL,),
    "auditor": (PORTAL, "contest:"),
    "publisher": ("office:",),
    "organiser": (PORTAL, "contest:"),
    "judge": ("contest:",),
}
_ALSO_GIVEN_BY: dict[str, str] = {"judge": "organiser"}

_HELD = """
    SELECT g.role, g.scope
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.account_id = ? AND g.revoked_at IS NULL AND a.closed_at IS NULL
    ORDER BY g.role, g.scope
"""
_GRANT = """
    INSERT INTO role_grant (account_id, role, scope, granted_by, granted_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (account_id, role, scope) DO UPDATE
    SET granted_by = excluded.granted_by, granted_at = excluded.granted_at, revoked_by = NULL, revoked_at = NULL
"""
_REVOKE = "UPDATE role_grant SET revoked_by = ?, revoked_at = ? WHERE account_id = ? AND role = ? AND scope = ?"
_GRANTS = """
    SELECT g.account_id, g.role, g.scope, g.granted_by, g.granted_at
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.scope = ? AND g.revoked_at IS NULL AND a.closed_at IS NULL
    ORDER BY g.role, g.granted_at, g.account_id
"""


def has_role(tx: Transaction | State, account_id: str, role: str, scope: str) -> bool:
    """Whether the grant holds now, for this scope or for the whole portal.

    A role beside one that excludes it does not hold, whichever way the two came about.
    """
    held = tx.rows(_HELD, (account_id,))
    own = [(name, where) for name, where in held if name == role and where in (scope, PORTAL)]
    return any(all(may_be_together(*mine, *other) for other in held) for mine in own)


def require_role(tx: Transaction | State, account_id: str, role: str, scope: str) -> None:
    """Raises RoleNeeded."""
    if not has_role(tx, account_id, role, scope):
        raise RoleNeeded(role=ROLES[role])


def list_grants(tx: Transaction | State, scope: str) -> list[Grant]:
    """Who holds which role in exactly this scope."""
    return [Grant(*row) for row in tx.rows(_GRANTS, (scope,))]


def list_roles(tx: Transaction | State, account_id: str) -> list[tuple[str, str]]:
    """(role, scope) of one person."""
    return [(role, scope) for role, scope in tx.rows(_HELD, (account_id,))]


def grant_role(
    state: State,
    account_id: str,
    role: str,
    scope: str,
    *,
    actor: str,
    now: datetime,
    checks: Sequence[GrantCheck] = (),
) -> None:
    """Gives a role. Raises RoleNeeded, NoSuchRole, AccountNotFound, RolesExclude, or what a check raises."""
    with state.transaction() as tx:
        require_giver(tx, actor, role, scope)
        give_role(tx, account_id, role, scope, actor=actor, now=now, checks=checks)


def give_role(
    tx: Transaction,
    account_id: str,
    role: str,
    scope: str,
    *,
    actor: str,
    now: datetime,
    checks: Sequence[GrantCheck] = (),
) -> None:
    """The grant inside a transaction of the caller, who has seen to it that the actor may give it.

    Giving what is held already changes nothing. Raises NoSuchRole, AccountNotFound, RolesExclude, or what a check does.
    """
    _check_place(role, scope)
    require_open_account(tx, account_id)
    held = [(name, where) for name, where in tx.rows(_HELD, (account_id,))]
    for other, where in held:
        if not may_be_together(role, scope, other, where):
            raise RolesExclude(role=ROLES[role], other=ROLES[other])
    for check in checks:
        check(tx, account_id, role, scope)
    if (role, scope) in held:
        return
    tx.execute(_GRANT, (account_id, role, scope, actor, now))
    _record(tx, "role.grant", account_id, role, scope, actor=actor, now=now)


def revoke_role(state: State, account_id: str, role: str, scope: str, *, actor: str, now: datetime) -> None:
    """Takes a role back; taking what nobody holds changes nothing. Raises RoleNeeded, NoSuchRole, LastAdministrator."""
    with state.transaction() as tx:
        require_giver(tx, actor, role, scope)
        take_role(tx, account_id, role, scope, actor=actor, now=now)


def take_role(tx: Transaction, account_id: str, role: str, scope: str, *, actor: str, now: datetime) -> None:
    """The same inside a transaction of the caller, who has seen to it that the actor may. Raises LastAdministrator."""
    if (role, scope) in tx.rows(_HELD, (account_id,)):
        if role == "administrator":
            require_another_administrator(tx, account_id)
        tx.execute(_REVOKE, (actor, now, account_id, role, scope))
        _record(tx, "role.revoke", account_id, role, scope, actor=actor, now=now)


def require_another_administrator(tx: Transaction | State, account_id: str) -> None:
    """Raises LastAdministrator when nobody else could give roles any more."""
    holders = {grant.account_id for grant in list_grants(tx, PORTAL) if grant.role == "administrator"}
    if holders == {account_id}:
        raise LastAdministrator()


def require_giver(tx: Transaction | State, actor: str, role: str, scope: str) -> None:
    """The administrator gives every role; the organiser of a contest its judges. Raises NoSuchRole or RoleNeeded."""
    _check_place(role, scope)
    also = _ALSO_GIVEN_BY.get(role)
    if not (has_role(tx, actor, "administrator", PORTAL) or (also and has_role(tx, actor, also, scope))):
        raise RoleNeeded(role=ROLES[also or "administrator"])


def excluded_by(role: str) -> list[str]:
    """The roles that nobody may hold beside this one where they meet, in the order of `ROLES`."""
    return [other for other in ROLES if frozenset((role, other)) in INCOMPATIBLE]


def _check_place(role: str, scope: str) -> None:
    places = _PLACES.get(role, ())
    fits = any(scope == place if place == PORTAL else scope.startswith(place) and scope != place for place in places)
    if not fits:
        raise NoSuchRole(role=role, scope=scope)


def _record(tx: Transaction, action: str, account_id: str, role: str, scope: str, *, actor: str, now: datetime) -> None:
    facts = {"role": role, "scope": scope}
    record_event(tx, actor=actor, action=action, subject=f"account:{account_id}", facts=facts, now=now)
