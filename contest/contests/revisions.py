"""Two organisers at once: whoever saves a form made from an older state is told so, and nothing is overwritten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from contest.contests.errors import EditedMeanwhile
from contest.contests.queries import get_contest
from contest.contests.records import Contest
from contest.contests.words import STATUSES
from contest.errors import ContestNotOpen
from contest.rights import require_organiser
from core.audit import record_event
from core.state import Transaction

_EDITABLE = ("draft", "published")
_COUNT_UP = "UPDATE contest SET revision = revision + 1 WHERE id = ?"


def begin_edit(tx: Transaction, contest_id: str, *, revision: int, actor: str) -> Contest:
    """The contest as it is, to be edited by one of its organisers.

    revision  the one from which the form was made

    Raises ContestNotFound, RoleNeeded, ContestNotOpen or EditedMeanwhile.
    """
    contest = get_contest(tx, contest_id)
    require_organiser(tx, actor, contest.id)
    if contest.status not in _EDITABLE:
        raise ContestNotOpen(title=contest.title, status=STATUSES[contest.status])
    if contest.revision != revision:
        raise EditedMeanwhile()
    return contest


def finish_edit(
    tx: Transaction, contest: Contest, action: str, *, facts: Mapping[str, Any], actor: str, now: datetime
) -> int:
    """Writes the event of the edit and gives the new revision."""
    tx.execute(_COUNT_UP, (contest.id,))
    record_event(tx, actor=actor, action=action, subject=f"contest:{contest.id}", facts=facts, now=now)
    return contest.revision + 1
