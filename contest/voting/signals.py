"""Signals over the ballots of a poll: pure functions, each with its threshold as data.

A signal says that something is unusual, not that it is wrong: the ballot is put aside and people decide.
Each finder returns {account id: facts of the sentence in words.SIGNALS}.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from contest.voting.records import BallotFacts, Signal
from core.clock import as_local

Found = dict[str, Mapping[str, Any]]
_HOUR = timedelta(hours=1)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 — naive UTC, as in state


@dataclass(frozen=True, slots=True)
class Threshold:
    least: int  # ballots; fewer are never unusual
    share: float = 0.0  # of the ballots for a work, 0 to 1
    times: float = 0.0  # so many times what is usual


BURST_SPAN = timedelta(minutes=10)
BURST_SPANS_BEFORE = 36  # six hours, over which the usual number is the median
NIGHT_HOURS = range(1, 5)  # 01:00 to 05:00 in Beijing

THRESHOLDS: Mapping[str, Threshold] = {
    "late_account": Threshold(least=1),
    "not_entitled": Threshold(least=1),
    "burst": Threshold(least=20, share=0.5, times=5),
    "account_age": Threshold(least=10),
    "single_choice": Threshold(least=20, share=0.8, times=2),
    "same_network": Threshold(least=20, share=0.5),
    "night": Threshold(least=20, share=0.5),
}


def find_signals(ballots: Sequence[BallotFacts]) -> dict[str, tuple[Signal, ...]]:
    """{account id: its signals}, only for ballots that have some; the order of the ballots does not matter."""
    found: dict[str, list[Signal]] = defaultdict(list)
    for key, finder in _FINDERS.items():
        for account_id, facts in finder(ballots, THRESHOLDS[key]).items():
            found[account_id].append(Signal(key, facts))
    return {account_id: tuple(signals) for account_id, signals in sorted(found.items())}


def late_account(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """Voters whose account was made after voting opened."""
    found: Found = {one.account_id: {} for one in ballots if one.is_late}
    return found if len(found) >= threshold.least else {}


def not_entitled(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """Voters who took an office in the contest, or came into the team of a chosen work, after they voted."""
    found: Found = {one.account_id: {} for one in ballots if not one.is_entitled}
    return found if len(found) >= threshold.least else {}


def burst(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """Many ballots for one work within a span, against the median of the spans before it, empty ones included.

    When all works are chosen more often at once, as after an announcement, that is no burst: the work must be in
    a large share of the ballots of that span.
    """
    found: Found = {}
    everything = Counter(_span(one) for one in ballots)
    for of_work in _by_work(ballots).values():
        spans = Counter(_span(one) for one in of_work)
        for span, count in spans.items():
            if count < max(threshold.least, threshold.share * everything[span]):
                continue
            usual = median(spans[span - back] for back in range(1, BURST_SPANS_BEFORE + 1))
            if count <= threshold.times * max(1, usual):
                continue
            facts = {"minutes": int(BURST_SPAN.total_seconds() // 60), "count": count, "median": f"{usual:g}"}
            _keep_strongest(found, [one for one in of_work if _span(one) == span], facts, "count")
    return found


def account_age(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """Many accounts made within the same hour that chose the same work."""
    found: Found = {}
    for of_work in _by_work(ballots).values():
        for together in _grouped(
            of_work, lambda one: one.account_created_at.replace(minute=0, second=0, microsecond=0)
        ):
            if len(together) >= threshold.least:
                _keep_strongest(found, together, {"count": len(together)}, "count")
    return found


def single_choice(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """A work most of whose ballots are for it alone, where that is not usual in this poll."""
    usual = _share([one for one in ballots if len(one.votes) == 1], ballots)
    found: Found = {}
    for of_work in _by_work(ballots).values():
        alone = [one for one in of_work if len(one.votes) == 1]
        share = _share(alone, of_work)
        if len(alone) >= threshold.least and share >= threshold.share and share >= threshold.times * usual:
            _keep_strongest(found, alone, {"percent": _percent(share), "usual": _percent(usual)}, "percent")
    return found


def same_network(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """A work most of whose ballots come from one network; ballots of unknown origin are no network."""
    found: Found = {}
    for of_work in _by_work(ballots).values():
        for together in _grouped([one for one in of_work if one.network], lambda one: one.network):
            _flag_share(found, together, of_work, threshold)
    return found


def night(ballots: Sequence[BallotFacts], threshold: Threshold) -> Found:
    """A work most of whose ballots were cast while people sleep."""
    found: Found = {}
    for of_work in _by_work(ballots).values():
        _flag_share(found, [one for one in of_work if as_local(one.voted_at).hour in NIGHT_HOURS], of_work, threshold)
    return found


_FINDERS: Mapping[str, Callable[[Sequence[BallotFacts], Threshold], Found]] = {
    "late_account": late_account,
    "not_entitled": not_entitled,
    "burst": burst,
    "account_age": account_age,
    "single_choice": single_choice,
    "same_network": same_network,
    "night": night,
}


def _by_work(ballots: Sequence[BallotFacts]) -> dict[str, list[BallotFacts]]:
    found: dict[str, list[BallotFacts]] = defaultdict(list)
    for one in ballots:
        for work_id in one.votes:
            found[work_id].append(one)
    return dict(sorted(found.items()))


def _grouped(ballots: Sequence[BallotFacts], key: Callable[[BallotFacts], Hashable]) -> list[list[BallotFacts]]:
    groups: dict[Hashable, list[BallotFacts]] = defaultdict(list)
    for one in ballots:
        groups[key(one)].append(one)
    return list(groups.values())


def _span(ballot: BallotFacts) -> int:
    return (ballot.voted_at - _EPOCH) // BURST_SPAN


def _share(part: Sequence[BallotFacts], whole: Sequence[BallotFacts]) -> float:
    return len(part) / len(whole) if whole else 0.0


def _percent(share: float) -> int:
    return round(100 * share)


def _flag_share(found: Found, part: Sequence[BallotFacts], whole: Sequence[BallotFacts], threshold: Threshold) -> None:
    share = _share(part, whole)
    if len(part) >= threshold.least and share >= threshold.share:
        _keep_strongest(found, part, {"percent": _percent(share), "count": len(part)}, "percent")


def _keep_strongest(found: Found, ballots: Sequence[BallotFacts], facts: Mapping[str, Any], by: str) -> None:
    """A ballot for several works keeps the facts of the most unusual one."""
    for one in ballots:
        if one.account_id not in found or found[one.account_id][by] < facts[by]:
            found[one.account_id] = facts
