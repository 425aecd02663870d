"""The accounts of the demonstration: made once, opened when it starts, shut when the portal starts without it.

They are known by the domain of their address. Their password is public, so that outside of demonstration mode they
lose it, their sessions, their tokens and the role of administrator before the first visitor is served.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from contest.demonstration.people import DOMAIN, EVERYBODY, PASSWORD, ROLES, Person
from contest.demonstration.season import Stage, Story
from core.audit import record_event
from core.ids import new_id
from core.people.affiliations import affiliation_id_of
from core.people.first_administrator import START
from core.people.passwords import hash_password
from core.people.roles import give_role, grant_role
from core.people.separation import PORTAL
from core.people.terms import agree_to_terms
from core.state import State, Transaction
from core.words import Text

ACTOR = "system:demonstration"
_EVERY_HOURS = 7  # between two registrations: accounts made within one hour look like a crowd that votes
_FIRST_DAY = -345

# `register` would mail each of them and hash a password for a tenth of a second; nobody signs in as the crowd.
_ADD = """
    INSERT INTO account (id, email, password_hash, display_name, affiliation_id, about, lang, created_at, confirmed_at)
    VALUES (?, ?, ?, ?, ?, ?, 'zh', ?, ?)
"""


def register_everybody(stage: Stage) -> Story:
    """One after another, the people with roles first, and the roles that hold for the whole portal."""
    password_hash = hash_password(PASSWORD)
    for place, person in enumerate(EVERYBODY):
        days, hour = divmod(place * _EVERY_HOURS, 12)
        now = yield from stage.at(_FIRST_DAY + days, 8 + hour)
        with stage.state.transaction() as tx:
            stage.people[person.key] = _add(tx, person, password_hash if person.role else None, now)
        _give_roles(stage, person, now)


def _add(tx: Transaction, person: Person, password_hash: str | None, now: datetime) -> str:
    account_id, affiliation_id = new_id(), affiliation_id_of(tx, person.affiliation)
    row = (account_id, person.email, password_hash, person.name, affiliation_id, person.about, now, now)
    tx.execute(_ADD, row)
    agree_to_terms(tx, account_id, now=now)
    record_event(tx, actor=ACTOR, action="account.register", subject=f"account:{account_id}", facts={}, now=now)
    return account_id


def _give_roles(stage: Stage, person: Person, now: datetime) -> None:
    """The start appoints the administrator, who gives the other roles as soon as there is one."""
    if person.key == "admin":
        with stage.state.transaction() as tx:
            give_role(tx, stage.people["admin"], "administrator", PORTAL, actor=START, now=now)
    if person.key == ROLES[-1].key:
        office = next(iter(stage.catalogue.city.offices_by_id))
        given = {"organiser": ("organiser", PORTAL), "organiser-2": ("organiser", PORTAL)}
        given |= {"auditor": ("auditor", PORTAL), "publisher": ("publisher", f"office:{office}")}
        for key, (role, scope) in given.items():
            grant_role(stage.state, stage.people[key], role, scope, actor=stage.people["admin"], now=now)


# ---- who is shown on the sign-in page ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownAccount:
    role: Text
    name: str
    email: str
    password: str


_OPEN = f"""
    SELECT email FROM account
    WHERE email LIKE '%@{DOMAIN}' AND password_hash IS NOT NULL AND closed_at IS NULL
"""  # noqa: S608 — a constant


def list_shown_accounts(state: State) -> list[ShownAccount]:
    """Those of the roles that can sign in now, in the order of the page; none where nothing was installed."""
    there = {email for (email,) in state.rows(_OPEN)}
    return [
        ShownAccount(person.role, person.name, person.email, PASSWORD)
        for person in ROLES
        if person.role and person.email in there
    ]


# ---- shutting and opening ------------------------------------------------------------------------------------

_IDS = f"SELECT id FROM account WHERE email LIKE '%@{DOMAIN}'"  # noqa: S608
_HAVE_PASSWORD = f"SELECT id, email FROM account WHERE email LIKE '%@{DOMAIN}' AND password_hash IS NOT NULL"  # noqa: S608
_SHUT_OUT = f"SELECT id, email FROM account WHERE email LIKE '%@{DOMAIN}' AND password_hash IS NULL"  # noqa: S608
_SET_PASSWORD = "UPDATE account SET password_hash = ? WHERE id = ?"  # noqa: S105 — a statement
_END_SESSIONS = f"UPDATE session SET ended_at = ? WHERE ended_at IS NULL AND account_id IN ({_IDS})"  # noqa: S608
_END_TOKENS = f"UPDATE api_token SET revoked_at = ? WHERE revoked_at IS NULL AND account_id IN ({_IDS})"  # noqa: S608
_TAKE_ADMINISTRATION = f"""
    UPDATE role_grant SET revoked_by = ?, revoked_at = ?
    WHERE role = 'administrator' AND revoked_at IS NULL AND account_id IN ({_IDS})
"""  # noqa: S608


def shut_accounts(state: State, *, now: datetime) -> int:
    """How many accounts nobody can use any more from now on: 0 where there are none, or they were shut before."""
    if not state.rows(_HAVE_PASSWORD):
        return 0
    with state.transaction() as tx:
        shut = tx.rows(_HAVE_PASSWORD)
        for account_id, _ in shut:
            tx.execute(_SET_PASSWORD, (None, account_id))
        tx.execute(_END_SESSIONS, (now,))
        tx.execute(_END_TOKENS, (now,))
        # `take_role` would keep the last administrator; here somebody else is appointed right afterwards
        tx.execute(_TAKE_ADMINISTRATION, (ACTOR, now))
        _record(tx, "demonstration.shut", shut, now)
    return len(shut)


def open_accounts(state: State, *, now: datetime) -> int:
    """How many accounts that were shut can be used again. Those that can be used already are left alone."""
    if not state.rows(_SHUT_OUT):
        return 0
    password_hash = hash_password(PASSWORD)
    with state.transaction() as tx:
        opened = tx.rows(_SHUT_OUT)
        for account_id, email in opened:
            tx.execute(_SET_PASSWORD, (password_hash, account_id))
            if email == f"admin@{DOMAIN}":
                give_role(tx, account_id, "administrator", PORTAL, actor=START, now=now)
        _record(tx, "demonstration.open", opened, now)
    return len(opened)


def _record(tx: Transaction, action: str, accounts: Iterable[tuple[str, ...]], now: datetime) -> None:
    facts = {"accounts": sorted(one[0] for one in accounts)}
    record_event(tx, actor=ACTOR, action=action, subject="demonstration", facts=facts, now=now)
