"""Who gets which prize: a pure function of the standings, the prizes, the votes and what two people ruled.

The places of a track are its prizes laid end to end, the highest first: quotas 1, 2 make the places first, second,
second. Whoever stands at rank r takes place r; equal works share the place at which their group begins, and the
places behind it are skipped (1, 1, 3). A place left vacant is taken out, so that the next prize moves up to it; a
work that is withdrawn or disqualified is not among the standings, so that the next work moves up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, groupby


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a work stands in its track, and the score by which tracks are compared."""

    work_id: str
    track_id: str
    rank: int
    score: Decimal


@dataclass(frozen=True, slots=True)
class PrizeRule:
    id: str
    track_id: str | None  # None: over all tracks
    ordinal: int
    quota: int
    basis: str  # judged | vote | special


@dataclass(frozen=True, slots=True)
class Award:
    prize_id: str
    work_id: str
    is_shared: bool  # because works are equal, not because the prize has several places


# ---- what two people ruled on the order ------------------------------------------------------------------------


def deliberated(standings: Sequence[Standing], orders: Iterable[Sequence[str]]) -> list[Standing]:
    """The standings after deliberations, each an order of works: they divide the ranks they held among them.

    Works that are not standing any more are passed over.

    >>> zero = Decimal(0)
    >>> tied = [Standing(name, "t", 2, zero) for name in ("a", "b")]
    >>> [(one.work_id, one.rank) for one in deliberated(tied, [["b", "gone", "a"]])]
    [('b', 2), ('a', 3)]
    """
    standing = {one.work_id: one for one in standings}
    for order in orders:
        present = [work_id for work_id in order if work_id in standing]
        last = 0
        for work_id, rank in zip(present, sorted(standing[work_id].rank for work_id in present), strict=True):
            last = max(last + 1, rank)
            standing[work_id] = replace(standing[work_id], rank=last)
    return sorted(standing.values(), key=lambda one: (one.track_id, one.rank, one.work_id))


# ---- prizes of the jury ----------------------------------------------------------------------------------------


def judged_awards(
    standings: Sequence[Standing], prizes: Iterable[PrizeRule], vacancies: Mapping[str, int]
) -> list[Award]:
    """At most one prize a work. Prizes over all tracks take their turn among those of tracks by their ordinal.

    vacancies   {prize id: places left vacant}
    """
    judged = sorted((one for one in prizes if one.basis == "judged"), key=lambda one: (one.ordinal, one.id))
    awards: list[Award] = []
    for _, block in groupby(judged, key=lambda one: one.track_id is None):
        awards += _awards_of_block(_without(standings, awards), list(block), vacancies)
    return awards


def _without(standings: Sequence[Standing], awards: Iterable[Award]) -> list[Standing]:
    taken = {award.work_id for award in awards}
    return [one for one in standings if one.work_id not in taken]


def _awards_of_block(
    standings: Sequence[Standing], prizes: Sequence[PrizeRule], vacancies: Mapping[str, int]
) -> list[Award]:
    awards: list[Award] = []
    for track_id in sorted({one.track_id for one in prizes}, key=str):
        places = [one.id for one in prizes if one.track_id == track_id for _ in range(places_of(one, vacancies))]
        awards += _seated(_ranks(standings, track_id), places)
    return awards


def _ranks(standings: Sequence[Standing], track_id: str | None) -> dict[str, int]:
    """{work: rank among these works}, 1, 1, 3: in one track by its ranks, over several by score."""
    those = [one for one in standings if track_id in (None, one.track_id)]
    is_one_track = len({one.track_id for one in those}) <= 1
    keys = {one.work_id: Decimal(one.rank) if is_one_track else -one.score for one in those}
    return competition_ranks(keys)


def competition_ranks(keys: Mapping[str, Decimal]) -> dict[str, int]:
    """{name: 1 + how many have a smaller key}, the best first.

    >>> competition_ranks({"a": Decimal(5), "b": Decimal(3), "c": Decimal(3)})
    {'b': 1, 'c': 1, 'a': 3}
    """
    ordered = sorted(keys, key=lambda name: (keys[name], name))
    ranks: dict[str, int] = {}
    for place, (name, before) in enumerate(zip(ordered, [None, *ordered], strict=False), start=1):
        ranks[name] = ranks[before] if before is not None and keys[before] == keys[name] else place
    return ranks


def _seated(ranks: Mapping[str, int], places: Sequence[str]) -> list[Award]:
    """Whoever stands at rank r takes place r. Shared: a group of equal works reaches beyond the places of its prize."""
    awards = []
    for rank, group in groupby(ranks, key=lambda name: ranks[name]):
        if rank > len(places):
            break
        works, prize_id = list(group), places[rank - 1]
        is_shared = list(places[rank - 1 : rank - 1 + len(works)]) != [prize_id] * len(works)
        awards += [Award(prize_id, work_id, is_shared) for work_id in works]
    return awards


# ---- prizes of the public, and special ones --------------------------------------------------------------------


def voted_awards(votes: Mapping[str, int], tracks: Mapping[str, str], prizes: Iterable[PrizeRule]) -> list[Award]:
    """By the votes that count, equal works share; a work without a vote wins nothing.

    votes    {work: votes}
    tracks   {work: track} of the works that can win; others are passed over
    """
    awards: list[Award] = []
    for prize in sorted((one for one in prizes if one.basis == "vote"), key=lambda one: (one.ordinal, one.id)):
        taken = {award.work_id for award in awards}
        keys = {
            work_id: Decimal(-votes.get(work_id, 0))
            for work_id, track_id in tracks.items()
            if votes.get(work_id, 0) > 0 and work_id not in taken and prize.track_id in (None, track_id)
        }
        awards += _seated(competition_ranks(keys), [prize.id] * prize.quota)
    return awards


def special_awards(gifts: Iterable[tuple[str, str]], prizes: Iterable[PrizeRule], works: Iterable[str]) -> list[Award]:
    """Prizes given by name: (prize, work), in the order of the rulings, as long as there are places."""
    left = {one.id: one.quota for one in prizes if one.basis == "special"}
    present, awards = set(works), []
    for prize_id, work_id in gifts:
        if left.get(prize_id, 0) and work_id in present:
            left[prize_id] -= 1
            awards.append(Award(prize_id, work_id, is_shared=False))
    return awards


# ---- promotion -------------------------------------------------------------------------------------------------


def promoted_works(standings: Iterable[Standing], quota: int | None) -> set[str]:
    """Who goes on to the next stage: the first `quota` of each track, and whoever is equal to the last of them."""
    return {one.work_id for one in standings if quota is not None and one.rank <= quota}


def award_lines(
    prizes: Iterable[PrizeRule], vacancies: Mapping[str, int], tracks: Sequence[str]
) -> dict[str, list[int]]:
    """{track: the ranks after which a prize of the jury ends}; a prize over several tracks draws no line in one.

    >>> prizes = [PrizeRule("first", "t", 1, 1, "judged"), PrizeRule("second", "t", 2, 2, "judged")]
    >>> award_lines(prizes, {}, ["t"])
    {'t': [1, 3]}
    """
    lines: dict[str, list[int]] = {}
    judged = sorted((one for one in prizes if one.basis == "judged"), key=lambda one: (one.ordinal, one.id))
    for track_id in sorted(tracks):
        concerned = (track_id,) if len(tracks) > 1 else (track_id, None)
        places = [places_of(one, vacancies) for one in judged if one.track_id in concerned]
        lines[track_id] = [end for end in accumulate(places) if end]
    return lines


def places_of(prize: PrizeRule, vacancies: Mapping[str, int]) -> int:
    return max(0, prize.quota - vacancies.get(prize.id, 0))
