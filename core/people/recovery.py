"""A new password: by a mailed link for who has forgotten the old one, or by the old one."""

from datetime import datetime

from core.audit import record_event
from core.mail.addresses import as_address
from core.people import letters
from core.people.accounts import Account, find_account_by_email, require_open_account
from core.people.devices import forget_devices
from core.people.errors import LinkNotValid, WrongPassword
from core.people.limits import (
    FORMS_OF_NETWORK,
    LINKS_OF_NETWORK,
    PASSWORD_OF_ACCOUNT,
    Attempt,
    count_attempts,
    take_back_attempts,
)
from core.people.mailed_links import address_of, find_link, make_link, use_link
from core.people.mailing import mail_to, notify
from core.people.passwords import check_password, hash_password, is_password
from core.people.sessions import Browser, SignedIn, begin, end_sessions
from core.state import State, Transaction
from core.words import Lang

_SET = "UPDATE account SET password_hash = ?, confirmed_at = coalesce(confirmed_at, ?) WHERE id = ?"
_HASH = "SELECT password_hash FROM account WHERE id = ?"


def request_reset(state: State, *, email: str, lang: Lang, network: str, public_url: str, now: datetime) -> None:
    """Mails a link, or that there is no account: which of the two shows in the mail alone.

    Raises BadAddress or TooManyAttempts.
    """
    address = as_address(email)
    count_attempts(state, [Attempt(FORMS_OF_NETWORK, (network,))], now=now)
    with state.transaction() as tx:
        account = find_account_by_email(tx, address)
        if account is None:
            mail_to(tx, address, letters.NO_ACCOUNT, lang=lang, public_url=public_url, now=now)
            return
        link = address_of(public_url, "reset", make_link(tx, account.id, "reset", now=now))
        mail_to(tx, address, letters.RESET, lang=account.lang, public_url=public_url, link=link, now=now)


def reset_password(
    state: State, secret: str, *, password: str, browser: Browser, public_url: str, now: datetime
) -> SignedIn:
    """Sets the password by the mailed link and signs in here; every other session ends.

    The mail was read, so the address is confirmed as well. Raises LinkNotValid, TooManyAttempts, TooBusy, or what
    `check_password` does; the link still works after a password that was refused.
    """
    count_attempts(state, [Attempt(LINKS_OF_NETWORK, (browser.network,))], now=now)
    link = find_link(state, secret, "reset", now=now)
    if link is None:
        raise LinkNotValid()
    check_password(password, require_open_account(state, link.account_id).email)
    password_hash = hash_password(password)
    with state.transaction() as tx:
        use_link(tx, secret, "reset", now=now)
        account = require_open_account(tx, link.account_id)
        _set_password(tx, account, password_hash, public_url=public_url, now=now)
        end_sessions(tx, account.id, now=now)
        forget_devices(tx, account.id)
        return begin(tx, account.id, browser, now=now)


def change_password(
    state: State, *, actor: str, old: str, new: str, session_id: str, public_url: str, now: datetime
) -> None:
    """Sets another password; sessions other than `session_id` end.

    Raises WrongPassword, TooManyAttempts, TooBusy, AccountNotFound, or what `check_password` does.
    """
    check_password(new, require_open_account(state, actor).email)
    prove_password(state, actor, old, now=now)
    password_hash = hash_password(new)
    with state.transaction() as tx:
        account = require_open_account(tx, actor)
        _set_password(tx, account, password_hash, public_url=public_url, now=now)
        end_sessions(tx, actor, but=session_id, now=now)


def prove_password(state: State, account_id: str, password: str, *, now: datetime) -> None:
    """Asks again who is sitting there, before what cannot be undone. Who signs in outside has no password to give.

    Raises WrongPassword, TooManyAttempts or TooBusy.
    """
    (password_hash,) = state.row(_HASH, (account_id,)) or (None,)
    if password_hash is None:
        return
    attempts = [Attempt(PASSWORD_OF_ACCOUNT, (account_id,))]
    count_attempts(state, attempts, now=now)
    if not is_password(password, password_hash):
        raise WrongPassword()
    with state.transaction() as tx:
        take_back_attempts(tx, attempts, now=now)


def has_password(tx: Transaction | State, account_id: str) -> bool:
    return (tx.row(_HASH, (account_id,)) or (None,))[0] is not None


def _set_password(tx: Transaction, account: Account, password_hash: str, *, public_url: str, now: datetime) -> None:
    tx.execute(_SET, (password_hash, now, account.id))
    notify(tx, account.email, letters.PASSWORD_CHANGED, lang=account.lang, public_url=public_url, now=now)
    record_event(tx, actor=account.id, action="account.password", subject=f"account:{account.id}", facts={}, now=now)
