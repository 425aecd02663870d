"""What judging tests begin with: a contest whose works have passed screening, and judges."""

import re
from collections.abc import Sequence

from core.state import State
from tests.contest.builders import add_contest, add_judge, add_team, add_work

URL = "https://portal.example"
WHY = "有充分的理由"
FULL = {"data": "8", "impact": "7.5", "innovation": "6", "completeness": "9", "presentation": "5"}


def add_works(db: State, count: int, *, status: str = "passed", contest_id: str = "c1") -> list[str]:
    """Works w1, w2 … of teams of one: 队一号 is led by `m1`."""
    for number in range(1, count + 1):
        add_team(db, f"{contest_id}-队{number}号", [f"m{number}-{contest_id}"], contest_id)
        add_work(db, f"w{number}", f"{contest_id}-队{number}号", contest_id, status=status)
    return [f"w{number}" for number in range(1, count + 1)]


def add_jury(db: State, count: int, **what_matters: object) -> list[str]:
    """Judges with the accounts j1, j2 …; their ids are `judge-j1` …"""
    return [add_judge(db, f"j{number}", **what_matters) for number in range(1, count + 1)]


def add_season(db: State, works: int = 4, judges: int = 4, **what_matters: object) -> tuple[list[str], list[str]]:
    """(work ids, judge ids) of a contest that is ready to be assigned."""
    add_contest(db, **what_matters)
    return add_works(db, works), add_jury(db, judges)


def mails(db: State) -> list[tuple[str, str, str]]:
    """(to, subject, body) of what waits to be sent."""
    return db.rows("SELECT recipient, subject, body FROM outgoing_mail ORDER BY queued_at, id")


def secret_in(body: str) -> str:
    found = re.search(r"invitation=([\w-]+)", body)
    assert found
    return found[1]


def actions(db: State) -> list[str]:
    return [row[0] for row in db.rows("SELECT action FROM audit_event ORDER BY sequence")]


def set_status(db: State, table: str, status: str, ids: Sequence[str]) -> None:
    with db.transaction() as tx:
        for one in ids:
            tx.execute(f"UPDATE {table} SET status = ? WHERE id = ?", (status, one))
