"""Closing an account: what is personal is erased, the row stays so that records keep their author."""

from collections.abc import Callable, Sequence
from datetime import datetime

from core.audit import record_event
from core.people import letters
from core.people.accounts import require_open_account
from core.people.devices import forget_devices
from core.people.mailing import notify
from core.people.recovery import prove_password
from core.people.roles import list_roles, take_role
from core.people.words import CLOSED_ACCOUNT
from core.state import State, Transaction

# What must happen with it in the same transaction, for instance that another member leads the team.
ClosingHook = Callable[[Transaction, str, datetime], None]  # (tx, account_id, now)

TOMBSTONE = f"{CLOSED_ACCOUNT.zh} / {CLOSED_ACCOUNT.en}"

_ERASE = """
    UPDATE account
    SET email = NULL, password_hash = NULL, oidc_subject = NULL, display_name = ?, affiliation_id = NULL, about = '',
        closed_at = ?
    WHERE id = ?
"""
_DELETES = (
    "DELETE FROM session WHERE account_id = ?",
    "DELETE FROM mailed_link WHERE account_id = ?",
    "DELETE FROM api_token WHERE account_id = ?",
)
_DELETE_MAIL = "DELETE FROM outgoing_mail WHERE recipient = ? AND (sent_at IS NOT NULL OR given_up_at IS NOT NULL)"


def close_account(
    state: State, *, actor: str, password: str, hooks: Sequence[ClosingHook], public_url: str, now: datetime
) -> None:
    """Closes the own account for good; a hook that raises leaves everything as it was.

    Raises WrongPassword, TooManyAttempts, TooBusy, AccountNotFound, LastAdministrator, or what a hook does.
    """
    prove_password(state, actor, password, now=now)
    with state.transaction() as tx:
        account = require_open_account(tx, actor)
        for hook in hooks:
            hook(tx, actor, now)
        for role, scope in list_roles(tx, actor):
            take_role(tx, actor, role, scope, actor=actor, now=now)
        for delete in _DELETES:
            tx.execute(delete, (actor,))
        forget_devices(tx, actor)
        if account.email:
            tx.execute(_DELETE_MAIL, (account.email,))
            notify(tx, account.email, letters.CLOSED, lang=account.lang, public_url=public_url, now=now)
        tx.execute(_ERASE, (TOMBSTONE, now, actor))
        record_event(tx, actor=actor, action="account.close", subject=f"account:{actor}", facts={}, now=now)
