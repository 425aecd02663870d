"""Accounts straight into state, for tests of people."""

import re
from datetime import datetime
from typing import Any

from core.people.profile import Profile
from core.people.registration import confirm_address, register
from core.people.sessions import Browser, SignedIn
from core.people.signing_in import sign_in
from core.state import State

NOW = datetime(2026, 3, 1, 4, 0)  # naive UTC: noon in Shenyang


def add_account(db: State, name: str, **what_matters: Any) -> str:
    """A confirmed person without a password; the id is the name."""
    row = {
        "id": name,
        "email": f"{name}@{name}.example",
        "password_hash": None,
        "display_name": name,
        "affiliation_id": None,
        "about": "",
        "lang": "zh",
        "created_at": NOW,
        "confirmed_at": NOW,
        **what_matters,
    }
    with db.transaction() as tx:
        tx.execute(f"INSERT INTO account ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return name


def add_grant(db: State, account_id: str, role: str, scope: str = "") -> None:
    with db.transaction() as tx:
        tx.execute(
            "INSERT INTO role_grant (account_id, role, scope, granted_by, granted_at) VALUES (?, ?, ?, 'start', ?)",
            (account_id, role, scope, NOW),
        )


def rows_of(db: State, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """To show that a refused act changed nothing."""
    return {table: sorted(db.rows(f"SELECT * FROM {table}"), key=str) for table in tables}


SITE = "https://data.example"
PASSWORD = "correct horse battery"
HOME = Browser(network="198.51.100.7")
NAME = Profile("张示例", affiliation="示例大学")


def mails_to(db: State, address: str) -> list[str]:
    """The Chinese subjects of everything queued to an address, the oldest first."""
    found = db.rows("SELECT subject FROM outgoing_mail WHERE recipient = ? ORDER BY queued_at, id", (address,))
    return [subject.split(" / ")[0] for (subject,) in found]


def mailed_key(db: State, address: str, purpose: str) -> str:
    """The secret of the last link for this purpose that was mailed to an address."""
    found = db.rows("SELECT body FROM outgoing_mail WHERE recipient = ? ORDER BY queued_at DESC, id", (address,))
    keys = [m[1] for (body,) in found if (m := re.search(rf"/link\?for={purpose}&key=([\w-]+)", body))]
    return keys[0]


def sign_up(db: State, email: str = "zhang@school.example", password: str = PASSWORD, **more: Any) -> str:
    """Registers; returns what the browser keeps."""
    given = {"profile": NAME, "has_agreed": True, "network": HOME.network, "public_url": SITE, "now": NOW, **more}
    return register(db, email=email, password=password, **given)


def join(db: State, email: str = "zhang@school.example", **more: Any) -> SignedIn:
    """Registers and confirms: a signed-in person."""
    browser, now = more.pop("browser", HOME), more.get("now", NOW)
    pending = sign_up(db, email, **more)
    return confirm_address(db, mailed_key(db, email, "confirm"), pending=pending, browser=browser, now=now)


def enter(db: State, email: str = "zhang@school.example", password: str = PASSWORD, **more: Any) -> SignedIn:
    """Signs in."""
    return sign_in(db, email=email, password=password, **{"browser": HOME, "public_url": SITE, "now": NOW, **more})
