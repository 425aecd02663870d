"""What a final result makes of the works: promoted or left behind, awarded or finalists."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime

from contest.certificates.revoking import revoke_outdated
from contest.results.queries import list_awards, list_rows
from contest.results.records import ResultRun
from contest.works.machine import MACHINE
from contest.works.moving import move_work
from contest.works.queries import get_work
from core.state import Transaction

# The acts by which a result moves a work; a later version first goes back by `revise`.
_ACTS = ("promote", "eliminate", "award", "place", "revise")


def settle_promotion(tx: Transaction, run: ResultRun, *, actor: str, now: datetime) -> None:
    """Works of the version are shortlisted or eliminated."""
    targets = {row.work_id: "shortlisted" if row.is_promoted else "eliminated" for row in list_rows(tx, run.id)}
    _settle(tx, targets, run, actor=actor, now=now)


def settle_final(tx: Transaction, run: ResultRun, *, actor: str, now: datetime) -> None:
    """Ranked works with a prize are awarded, the others finalists; certificates of prizes that moved are revoked.

    A work outside of the ranking keeps its status, also when the public gave it a prize.
    """
    awards = list_awards(tx, run.id)
    winners = {award.work_id for award in awards}
    targets = {row.work_id: "awarded" if row.work_id in winners else "finalist" for row in list_rows(tx, run.id)}
    _settle(tx, targets, run, actor=actor, now=now)
    kept = {(award.work_id, award.prize_id) for award in awards}
    revoke_outdated(tx, run.contest_id, kept, number=run.number, actor=actor, now=now)


def _settle(tx: Transaction, targets: Mapping[str, str], run: ResultRun, *, actor: str, now: datetime) -> None:
    for work_id, target in sorted(targets.items()):
        for act in way_to(get_work(tx, work_id).status, target):
            move_work(tx, work_id, act, actor=actor, now=now)


def way_to(status: str, target: str) -> list[str]:
    """The fewest acts of a result that lead from one status to the other; none where no way leads.

    >>> way_to("reviewed", "awarded"), way_to("finalist", "awarded"), way_to("awarded", "awarded")
    (['promote', 'award'], ['revise', 'award'], [])
    """
    ways: dict[str, list[str]] = {status: []}
    waiting = deque([status])
    while waiting and target not in ways:
        here = waiting.popleft()
        for act in _ACTS:
            if MACHINE.allows(here, act) and (there := MACHINE.after(here, act)) not in ways:
                ways[there] = [*ways[here], act]
                waiting.append(there)
    return ways.get(target, [])
