"""Signing in and out by address and password.

Guessing is limited by where it comes from: by address and network, and by network. The owner of an account that
somebody else tries to open is therefore never shut out: another network counts for itself, and so does a browser
that signed in to this account before, whatever its network.
"""

from datetime import datetime

from core.mail.addresses import as_address
from core.mail.errors import BadAddress
from core.people.devices import is_known_device
from core.people.errors import NotConfirmed, SignInFailed
from core.people.limits import SIGN_IN, SIGN_IN_OF_NETWORK, Attempt, count_attempts, take_back_attempts
from core.people.passwords import is_password
from core.people.registration import mail_confirmation
from core.people.sessions import Browser, SignedIn, begin
from core.state import State

_FOUND = """
    SELECT id, password_hash, confirmed_at
    FROM account
    WHERE email = ? AND closed_at IS NULL
"""
_UNCHANGED = "SELECT 1 FROM account WHERE id = ? AND password_hash = ? AND email = ? AND closed_at IS NULL"


def sign_in(state: State, *, email: str, password: str, browser: Browser, public_url: str, now: datetime) -> SignedIn:
    """A new session, never the one from before. Raises SignInFailed, NotConfirmed, TooManyAttempts or TooBusy.

    An unknown address takes the same time as a wrong password. Who knows the password of an address that is not
    confirmed gets the mail again.
    """
    address = _address(email)
    account_id, password_hash, confirmed_at = state.row(_FOUND, (address,)) or ("", None, None)
    attempts = _attempts(state, account_id, address, browser, now)
    count_attempts(state, attempts, now=now)
    if not is_password(password, password_hash):
        raise SignInFailed()
    if confirmed_at is None:
        with state.transaction() as tx:
            mail_confirmation(tx, account_id, address, pending="", public_url=public_url, now=now)
        raise NotConfirmed()
    with state.transaction() as tx:
        if tx.row(_UNCHANGED, (account_id, password_hash, address)) is None:  # while the password was being checked
            raise SignInFailed()
        take_back_attempts(tx, attempts, now=now)
        return begin(tx, account_id, browser, now=now)


def _address(email: str) -> str:
    """Something that is no address is nobody's: it fails like one that is unknown."""
    try:
        return as_address(email)
    except BadAddress:
        return ""


def _attempts(state: State, account_id: str, address: str, browser: Browser, now: datetime) -> list[Attempt]:
    if is_known_device(state, account_id, browser.device, now=now):
        return [Attempt(SIGN_IN, (address, "device", browser.device))]
    return [
        Attempt(SIGN_IN, (address, "network", browser.network)),
        Attempt(SIGN_IN_OF_NETWORK, (browser.network,)),
    ]
