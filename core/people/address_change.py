"""Another mail address for an account: confirmed at the new one, told to the old one."""

from datetime import datetime

from core.audit import record_event
from core.mail.addresses import as_address
from core.people import letters
from core.people.accounts import find_account_by_email, require_open_account
from core.people.errors import AddressNotFree, LinkNotValid
from core.people.mailed_links import address_of, make_link, use_link
from core.people.mailing import mail_to, notify
from core.people.recovery import prove_password
from core.state import State

_CHANGE = "UPDATE account SET email = ? WHERE id = ?"


def request_address_change(
    state: State, *, email: str, password: str, actor: str, public_url: str, now: datetime
) -> None:
    """Mails a link to the new address. Whether that has an account of its own shows in the mail alone.

    Raises BadAddress, WrongPassword, TooManyAttempts, TooBusy or AccountNotFound.
    """
    address = as_address(email)
    prove_password(state, actor, password, now=now)
    with state.transaction() as tx:
        account = require_open_account(tx, actor)
        if address == account.email:
            return
        secret = make_link(tx, actor, "change_email", target=address, now=now)
        link = address_of(public_url, "change_email", secret)
        is_free = find_account_by_email(tx, address) is None
        letter = letters.CHANGE_ADDRESS if is_free else letters.ADDRESS_HAS_ACCOUNT
        mail_to(tx, address, letter, lang=account.lang, public_url=public_url, link=link, now=now)
        told = letters.ADDRESS_CHANGE_ASKED
        notify(tx, account.email, told, lang=account.lang, public_url=public_url, now=now)


def confirm_address_change(state: State, secret: str, *, actor: str, public_url: str, now: datetime) -> None:
    """Changes the address of who is signed in.

    Raises LinkNotValid, also for another person's link, AddressNotFree or AccountNotFound.
    """
    with state.transaction() as tx:
        account = require_open_account(tx, actor)
        link = use_link(tx, secret, "change_email", now=now)
        if link.account_id != actor:
            raise LinkNotValid()
        if find_account_by_email(tx, link.target) is not None:
            raise AddressNotFree()
        tx.execute(_CHANGE, (link.target, actor))
        notify(tx, account.email, letters.ADDRESS_CHANGED, lang=account.lang, public_url=public_url, now=now)
        record_event(tx, actor=actor, action="account.address", subject=f"account:{actor}", facts={}, now=now)
