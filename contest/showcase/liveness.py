"""Whether the works of the gallery still answer: each address once a week, by one portal at a time."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from contest.showcase.queries import SHOWABLE
from contest.works.links import LinkChecker
from core.leases import release_lease, take_lease
from core.state import State, Transaction
from core.words import Text

EVERY = timedelta(days=7)
LEASE = "showcase-liveness"
LEASE_LASTS = timedelta(minutes=20)
AT_ONCE = 30  # addresses; with the patience of the checker this ends well within the lease

_DUE = f"""
    SELECT s.work_id, v.content
    FROM showcase AS s
    JOIN work AS w ON w.id = s.work_id
    JOIN work_version AS v ON v.work_id = s.work_id AND v.number = s.version
    WHERE s.is_visible AND (s.checked_at IS NULL OR s.checked_at <= ?)
      AND w.status IN ({", ".join("?" * len(SHOWABLE))})
    ORDER BY s.checked_at, s.work_id
"""  # noqa: S608 — only question marks are put in


@dataclass(frozen=True, slots=True)
class DueCheck:
    work_id: str
    url: str


def due_checks(state: State | Transaction, now: datetime, *, limit: int = AT_ONCE) -> list[DueCheck]:
    """Works whose address was not checked for a week, or never; works without an address are never due."""
    rows = state.rows(_DUE, (now - EVERY, *SHOWABLE))
    checks = [DueCheck(work_id, json.loads(content).get("app_url", "")) for work_id, content in rows]
    return [one for one in checks if one.url][:limit]


def check_due_links(
    state: State, check: LinkChecker, *, holder: str, now: datetime, limit: int = AT_ONCE
) -> int | None:
    """Checks what is due and keeps what was found; how many, or None while another portal does it.

    check   `links.check_link`, which asks the network
    holder  who asks: any name that no other portal uses
    """
    if not take_lease(state, LEASE, holder=holder, lasts=LEASE_LASTS, now=now):
        return None
    try:
        due = due_checks(state, now, limit=limit)
        for one in due:
            result = check(one.url)
            keep_check(state, one.work_id, problem=result.reason, now=now)
        return len(due)
    finally:
        release_lease(state, LEASE, holder=holder, now=now)


_ALIVE = "UPDATE showcase SET checked_at = ?, alive_at = ?, problem = '' WHERE work_id = ? AND is_visible"
_DEAD = "UPDATE showcase SET checked_at = ?, problem = ? WHERE work_id = ? AND is_visible"


def keep_check(state: State, work_id: str, *, problem: Text | None, now: datetime) -> None:
    """What a check found. Since when a dead address is dead can be read from when it last answered."""
    with state.transaction() as tx:
        if problem is None:
            tx.execute(_ALIVE, (now, now, work_id))
        else:
            tx.execute(_DEAD, (now, json.dumps(asdict(problem), ensure_ascii=False), work_id))
