"""The first administrator: from the settings, or by a link that the start prints and that works once."""

from datetime import datetime

from core.audit import record_event
from core.ids import new_id
from core.mail.addresses import as_address
from core.people.accounts import find_account_by_email
from core.people.errors import AddressNotFree, LinkNotValid
from core.people.limits import LINKS_OF_NETWORK, Attempt, count_attempts
from core.people.mailed_links import address_of, find_link, make_link, use_link
from core.people.passwords import check_password, hash_password
from core.people.profile import Profile, checked_profile
from core.people.roles import give_role, list_grants
from core.people.separation import PORTAL
from core.people.sessions import Browser, SignedIn, begin
from core.people.terms import agree_to_terms
from core.people.tokens import keep_token
from core.settings import Settings
from core.state import State, Transaction

NOBODY = ""  # whom the link belongs to, before there is anybody
START = "start"  # who gave the first role
_ROLE = "administrator"
_ADD = """
    INSERT INTO account (id, email, password_hash, display_name, about, lang, created_at, confirmed_at)
    VALUES (?, ?, ?, ?, '', ?, ?, ?)
"""


def ensure_first_administrator(state: State, settings: Settings, *, now: datetime) -> str | None:
    """Sees to it that somebody can administer this portal; returns the address to print when that takes a visitor.

    With `PORTAL_ADMIN_EMAIL` the account is made, or the one that has this address gets the role; its password stays.
    A demonstration prints nothing: its accounts stand on the sign-in page.
    Raises BadAddress, RolesExclude, or what `check_password` does.
    """
    if not _administrators(state):
        if not settings.admin_email:
            return None if settings.is_demo else _new_link(state, settings, now)
        _make_administrator(state, settings, now)
    if settings.admin_token:
        with state.transaction() as tx:
            keep_token(tx, _administrators(tx)[0], settings.admin_token, name="PORTAL_ADMIN_TOKEN", now=now)
    return None


def claim_first_administrator(
    state: State, secret: str, *, email: str, password: str, profile: Profile, browser: Browser, now: datetime
) -> SignedIn:
    """Makes the account of whoever holds the printed link, and signs in.

    Raises LinkNotValid, BadAddress, AddressNotFree, BadName, TooManyAttempts, TooBusy, or what `check_password` does.
    """
    count_attempts(state, [Attempt(LINKS_OF_NETWORK, (browser.network,))], now=now)
    if find_link(state, secret, "first_administrator", now=now) is None:
        raise LinkNotValid()
    address, profile = as_address(email), checked_profile(profile)
    check_password(password, address)
    password_hash = hash_password(password)
    with state.transaction() as tx:
        use_link(tx, secret, "first_administrator", now=now)
        if _administrators(tx):
            raise LinkNotValid()
        if find_account_by_email(tx, address) is not None:
            raise AddressNotFree()
        account_id = _add(tx, address, password_hash, profile, now)
        give_role(tx, account_id, _ROLE, PORTAL, actor=START, now=now)
        return begin(tx, account_id, browser, now=now)


def _administrators(tx: Transaction | State) -> list[str]:
    return [grant.account_id for grant in list_grants(tx, PORTAL) if grant.role == _ROLE]


def _new_link(state: State, settings: Settings, now: datetime) -> str:
    with state.transaction() as tx:
        secret = make_link(tx, NOBODY, "first_administrator", now=now)
    return address_of(settings.public_url, "first_administrator", secret)


def _make_administrator(state: State, settings: Settings, now: datetime) -> None:
    address, password_hash = as_address(settings.admin_email), None
    if settings.admin_password:
        check_password(settings.admin_password, address)
        password_hash = hash_password(settings.admin_password)
    with state.transaction() as tx:
        if _administrators(tx):
            return  # another replica was first
        known = find_account_by_email(tx, address)
        account_id = known.id if known else _add(tx, address, password_hash, Profile("Administrator"), now)
        give_role(tx, account_id, _ROLE, PORTAL, actor=START, now=now)


def _add(tx: Transaction, address: str, password_hash: str | None, profile: Profile, now: datetime) -> str:
    account_id = new_id()
    tx.execute(_ADD, (account_id, address, password_hash, profile.display_name, profile.lang, now, now))
    agree_to_terms(tx, account_id, now=now)
    record_event(tx, actor=START, action="account.register", subject=f"account:{account_id}", facts={}, now=now)
    return account_id
