"""Registering: anybody may name any address, only its owner can use the account, and no answer tells who has one."""

from datetime import datetime

from core.audit import record_event
from core.ids import new_id, new_secret, secret_hash
from core.mail.addresses import as_address
from core.people import letters
from core.people.accounts import find_account_by_email
from core.people.affiliations import affiliation_id_of
from core.people.errors import LinkNotValid, TermsNeeded, WrongPassword
from core.people.limits import FORMS_OF_NETWORK, LINKS_OF_NETWORK, MAIL_TO_ADDRESS, Attempt, count_attempts, is_used_up
from core.people.mailed_links import address_of, find_link, make_link, use_link
from core.people.mailing import mail_to
from core.people.passwords import check_password, hash_password, is_password
from core.people.profile import Profile, checked_profile
from core.people.sessions import Browser, SignedIn, begin
from core.people.terms import agree_to_terms
from core.state import State, Transaction

_ADD = """
    INSERT INTO account (id, email, password_hash, display_name, affiliation_id, about, lang, created_at)
    VALUES (?, ?, ?, ?, ?, '', ?, ?)
"""
_REPLACE = """
    UPDATE account
    SET password_hash = ?, display_name = ?, affiliation_id = ?, lang = ?
    WHERE id = ? AND confirmed_at IS NULL
"""
_LANG = "SELECT lang FROM account WHERE id = ?"
_WAITING = "SELECT email, password_hash FROM account WHERE id = ? AND confirmed_at IS NULL AND closed_at IS NULL"
_CONFIRM = "UPDATE account SET confirmed_at = ? WHERE id = ?"


def register(
    state: State,
    *,
    email: str,
    password: str,
    profile: Profile,
    has_agreed: bool,
    network: str,
    public_url: str,
    now: datetime,
) -> str:
    """Makes an account that waits for its address to be confirmed; returns what the browser keeps until then.

    Whether the address has an account already shows in the mail alone. Registering an unconfirmed address again
    replaces what was given before; with the secret returned here only the last browser confirms without the password.

    Raises BadAddress, BadName, BadAffiliation, TermsNeeded, TooManyAttempts, TooBusy, or what `check_password` does.
    """
    address, profile = as_address(email), checked_profile(profile)
    check_password(password, address)
    if not has_agreed:
        raise TermsNeeded()
    count_attempts(state, [Attempt(FORMS_OF_NETWORK, (network,))], now=now)
    password_hash, pending = hash_password(password), new_secret()
    with state.transaction() as tx:
        _register(tx, address, password_hash, profile, pending, public_url, now)
    return pending


def _register(
    tx: Transaction, address: str, password_hash: str, profile: Profile, pending: str, public_url: str, now: datetime
) -> None:
    if is_used_up(tx, Attempt(MAIL_TO_ADDRESS, (address,)), now=now):
        return  # its owner has mail enough to act on
    known = find_account_by_email(tx, address)
    if known is not None and known.confirmed_at is not None:
        mail_to(tx, address, letters.ALREADY_REGISTERED, lang=known.lang, public_url=public_url, now=now)
        return
    affiliation_id = affiliation_id_of(tx, profile.affiliation)
    if known is None:
        account_id = new_id()
        row = (account_id, address, password_hash, profile.display_name, affiliation_id, profile.lang, now)
        tx.execute(_ADD, row)
        record_event(
            tx, actor=account_id, action="account.register", subject=f"account:{account_id}", facts={}, now=now
        )
    else:
        account_id = known.id
        tx.execute(_REPLACE, (password_hash, profile.display_name, affiliation_id, profile.lang, account_id))
    agree_to_terms(tx, account_id, now=now)
    mail_confirmation(tx, account_id, address, pending=pending, public_url=public_url, now=now)


def confirm_address(
    state: State, secret: str, *, pending: str = "", password: str = "", browser: Browser, now: datetime
) -> SignedIn:
    """Finishes registering with the mailed link and signs in.

    The browser that registered needs only the link. Any other proves with the password that it registered: else
    whoever registers somebody else's address would have its owner open the account for him.

    Raises LinkNotValid, WrongPassword, TooManyAttempts or TooBusy; the link still works after a wrong password.
    """
    count_attempts(state, [Attempt(LINKS_OF_NETWORK, (browser.network,))], now=now)
    link = find_link(state, secret, "confirm", now=now)
    waiting = state.row(_WAITING, (link.account_id,)) if link else None
    if link is None or waiting is None:
        raise LinkNotValid()
    is_same_browser = bool(pending) and secret_hash(pending) == link.target
    if not is_same_browser and not is_password(password, waiting[1]):
        raise WrongPassword()
    with state.transaction() as tx:
        use_link(tx, secret, "confirm", now=now)
        if tx.row(_WAITING, (link.account_id,)) != waiting:  # registered again while the password was being checked
            raise LinkNotValid()
        tx.execute(_CONFIRM, (now, link.account_id))
        subject = f"account:{link.account_id}"
        record_event(tx, actor=link.account_id, action="account.confirm", subject=subject, facts={}, now=now)
        return begin(tx, link.account_id, browser, now=now)


def mail_confirmation(
    tx: Transaction, account_id: str, address: str, *, pending: str, public_url: str, now: datetime
) -> None:
    """Mails a link that confirms the address, unless enough were sent lately; earlier ones stop working.

    pending  what the browser holds that may confirm without the password; empty: none may
    """
    if is_used_up(tx, Attempt(MAIL_TO_ADDRESS, (address,)), now=now):
        return
    secret = make_link(tx, account_id, "confirm", target=secret_hash(pending) if pending else "", now=now)
    (lang,) = tx.row(_LANG, (account_id,)) or ("zh",)
    link = address_of(public_url, "confirm", secret)
    mail_to(tx, address, letters.CONFIRM, lang=lang, public_url=public_url, link=link, now=now)
