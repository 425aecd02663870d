"""Signing in with an account somewhere else (OpenID Connect): the outside says who it is, the session is ours.

The front proves the outside sign-in, `find_or_make_account` finds whose it is, and a ticket that lives five minutes
carries that to the route that sets the cookies.
"""

from datetime import datetime

from core.audit import record_event
from core.ids import new_id
from core.mail.addresses import as_address
from core.people.accounts import find_account_by_email, find_account_by_oidc
from core.people.errors import OutsideAddressNeeded
from core.people.limits import LINKS_OF_NETWORK, Attempt, count_attempts
from core.people.mailed_links import make_link, use_link
from core.people.profile import LONGEST_NAME
from core.people.sessions import Browser, SignedIn, begin
from core.state import State, Transaction

_ADD = """
    INSERT INTO account (id, email, oidc_subject, display_name, about, lang, created_at, confirmed_at)
    VALUES (?, ?, ?, ?, '', 'zh', ?, ?)
"""
_LINK = "UPDATE account SET oidc_subject = ? WHERE id = ?"
_TAKE_OVER = "UPDATE account SET oidc_subject = ?, password_hash = NULL, confirmed_at = ? WHERE id = ?"


def find_or_make_account(
    state: State, *, issuer: str, subject: str, email: str, is_verified: bool, name: str, now: datetime
) -> str:
    """The id of the account of (issuer, subject), made or joined at first use by its verified address.

    An account that nobody had confirmed loses the password somebody gave it. Raises OutsideAddressNeeded or BadAddress.
    """
    key = f"{issuer}|{subject}"
    with state.transaction() as tx:
        known = find_account_by_oidc(tx, key)
        if known is not None:
            return known.id
        if not is_verified:
            raise OutsideAddressNeeded()
        address = as_address(email)
        owner = find_account_by_email(tx, address)
        if owner is None:
            return _add(tx, address, key, name, now)
        if owner.confirmed_at is None:
            tx.execute(_TAKE_OVER, (key, now, owner.id))
        else:
            tx.execute(_LINK, (key, owner.id))
        _record(tx, "account.outside", owner.id, now)
        return owner.id


def make_ticket(state: State, account_id: str, *, now: datetime) -> str:
    with state.transaction() as tx:
        return make_link(tx, account_id, "outside_sign_in", now=now)


def sign_in_by_ticket(state: State, ticket: str, *, browser: Browser, now: datetime) -> SignedIn:
    """Raises LinkNotValid or TooManyAttempts."""
    count_attempts(state, [Attempt(LINKS_OF_NETWORK, (browser.network,))], now=now)
    with state.transaction() as tx:
        link = use_link(tx, ticket, "outside_sign_in", now=now)
        return begin(tx, link.account_id, browser, now=now)


def _add(tx: Transaction, address: str, key: str, name: str, now: datetime) -> str:
    account_id = new_id()
    shown = "".join(c for c in " ".join(name.split()) if c.isprintable())[:LONGEST_NAME]
    tx.execute(_ADD, (account_id, address, key, shown or address.partition("@")[0][:LONGEST_NAME], now, now))
    _record(tx, "account.register", account_id, now)
    return account_id


def _record(tx: Transaction, action: str, account_id: str, now: datetime) -> None:
    record_event(tx, actor=account_id, action=action, subject=f"account:{account_id}", facts={}, now=now)
