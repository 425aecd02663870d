"""Who may do what where. A grant holds for a scope: '' the portal, `contest:<id>`, `office:<code>`."""

from core.people.errors import RoleNeeded
from core.people.words import ROLES
from core.state import State, Transaction

_HAS = """
    SELECT 1
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.account_id = ? AND g.role = ? AND g.scope IN (?, '')
      AND g.revoked_at IS NULL AND a.closed_at IS NULL
    LIMIT 1
"""


def has_role(tx: Transaction | State, account_id: str, role: str, scope: str) -> bool:
    """Whether the grant holds now, for this scope or for the whole portal."""
    return tx.row(_HAS, (account_id, role, scope)) is not None


def require_role(tx: Transaction | State, account_id: str, role: str, scope: str) -> None:
    """Raises RoleNeeded."""
    if not has_role(tx, account_id, role, scope):
        raise RoleNeeded(role=ROLES[role])
