"""What is no longer needed goes: old attempts, sessions, links and devices, and accounts that nobody confirmed."""

from datetime import datetime, timedelta

from core.people.devices import forget_old_devices
from core.people.limits import forget_old_attempts
from core.people.mailed_links import forget_old_links
from core.people.sessions import forget_old_sessions
from core.state import State

UNCONFIRMED_FOR = timedelta(days=30)

_FORGET_UNCONFIRMED = "DELETE FROM account WHERE confirmed_at IS NULL AND closed_at IS NULL AND created_at < ?"


def tidy(state: State, *, now: datetime) -> None:
    with state.transaction() as tx:
        forget_old_attempts(tx, now=now)
        forget_old_sessions(tx, now=now)
        forget_old_links(tx, now=now)
        forget_old_devices(tx, now=now)
        tx.execute(_FORGET_UNCONFIRMED, (now - UNCONFIRMED_FOR,))
