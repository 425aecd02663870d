"""What a version of a result is computed from, and the pure function that computes it.

    {
      "contest_id", "stage_id",
      "ranking": {…},                       the bundle of contest/scoring/bundle.py; judges are J01 …
      "quota": works of a track that go on, null in the last stage
      "prizes": [{"id", "track_id", "ordinal", "quota", "basis"}],     none unless it is the last stage
      "votes": {work: votes} of the published poll, null without one
      "tracks": {work: track} of the works that can win a prize of the public or a special one
      "rulings": [{"kind", "works", "prize_id", "places"}]             see rulings.py, in their order
    }

The same bundle gives the same rows and awards to the last digit, however its rows are ordered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from contest.contests.queries import list_prizes, list_stages
from contest.contests.records import Stage
from contest.judging.bundles import result_bundle
from contest.results.awards import (
    Award,
    PrizeRule,
    Standing,
    award_lines,
    deliberated,
    judged_awards,
    places_of,
    promoted_works,
    special_awards,
    voted_awards,
)
from contest.results.rulings import list_rulings
from contest.scoring.bundle import canonical
from contest.scoring.ranking import RankedWork, Ranking, rank
from contest.voting.counting import published_counts
from contest.voting.queries import CANDIDATE_STATUSES, find_poll_of
from contest.works.queries import list_works
from core.state import State, Transaction

Bundle = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Computed:
    """`rows` by track and rank; `awards` in the order of their prizes; `report` is plain JSON."""

    method: str
    rows: tuple[RankedWork, ...]
    awards: tuple[Award, ...]
    report: Mapping[str, Any]


# ---- collecting ------------------------------------------------------------------------------------------------


def collect_bundle(tx: Transaction | State, stage: Stage) -> dict[str, Any]:
    """Everything that decides the result of a stage, as it is now, in one canonical form."""
    is_last = list_stages(tx, stage.contest_id)[-1].id == stage.id
    standing = list_works(tx, stage.contest_id, statuses=CANDIDATE_STATUSES)
    rulings = [
        {"kind": one.kind, "works": list(one.works), "prize_id": one.prize_id, "places": one.places}
        for one in list_rulings(tx, stage)
    ]
    prizes = [
        {"id": one.id, "track_id": one.track_id, "ordinal": one.ordinal, "quota": one.quota, "basis": one.basis}
        for one in list_prizes(tx, stage.contest_id)
        if is_last
    ]
    bundle = {
        "contest_id": stage.contest_id,
        "stage_id": stage.id,
        "quota": stage.quota_per_track,
        "prizes": sorted(prizes, key=lambda prize: str(prize["id"])),
        "votes": _votes(tx, stage.contest_id) if is_last else None,
        "tracks": {work.id: work.track_id for work in standing},
        "rulings": rulings,
    }
    return {**bundle, "ranking": _with_lines(result_bundle(tx, stage.id), bundle)}


def _votes(tx: Transaction | State, contest_id: str) -> dict[str, int] | None:
    """Of the published poll; None without one, or while its counts are hidden."""
    poll = find_poll_of(tx, contest_id)
    if poll is None or poll.published_at is None:
        return None
    return {one.work_id: one.votes for one in published_counts(tx, poll.id).works}


def _with_lines(ranking: Bundle, bundle: Bundle) -> dict[str, Any]:
    """The bundle of a ranking that knows after which ranks something ends, without what was said of excluded works."""
    tracks = sorted({work["track"] for work in ranking["works"]})
    out = {work["id"] for work in ranking["works"] if work["excluded"]}
    lines = award_lines(_prizes(bundle), _vacancies(bundle), tracks)
    return canonical(
        {
            **ranking,
            "parameters": {**ranking["parameters"], "award_lines": lines},
            "reviews": [row for row in ranking["reviews"] if row["work"] not in out],
            "comparisons": [row for row in ranking["comparisons"] if not {row["winner"], row["loser"]} & out],
        }
    )


# ---- computing -------------------------------------------------------------------------------------------------


def compute(bundle: Bundle) -> Computed:
    """Pure: ranks the works, applies the rulings, gives the prizes. Raises what `ranking.rank` raises."""
    ranking = rank(bundle["ranking"])
    orders = [one["works"] for one in bundle["rulings"] if one["kind"] == "deliberation"]
    standings = deliberated(_standings(ranking), orders)
    prizes, vacancies = _prizes(bundle), _vacancies(bundle)
    gifts = [(one["prize_id"], one["works"][0]) for one in bundle["rulings"] if one["kind"] == "special"]
    awards = (
        *judged_awards(standings, prizes, vacancies),
        *voted_awards(bundle["votes"] or {}, bundle["tracks"], prizes),
        *special_awards(gifts, prizes, bundle["tracks"]),
    )
    return Computed(
        method=ranking.method,
        rows=_rows(ranking, standings, bundle),
        awards=awards,
        report={**ranking.report, "vacant": _vacant(prizes, vacancies, awards)},
    )


def _standings(ranking: Ranking) -> list[Standing]:
    return [
        Standing(row.work, row.track, row.rank, row.calibrated)
        for row in ranking.rows
        if row.rank is not None and row.calibrated is not None
    ]


def _rows(ranking: Ranking, standings: Sequence[Standing], bundle: Bundle) -> tuple[RankedWork, ...]:
    """The rows as the rulings leave them: a work that was deliberated on is no open question any more."""
    ranks = {one.work_id: one.rank for one in standings}
    promoted = promoted_works(standings, bundle["quota"])
    settled = {
        work for one in bundle["rulings"] if one["kind"] in ("deliberation", "as_scored") for work in one["works"]
    }
    rows = [
        replace(
            row,
            rank=ranks.get(row.work),
            is_promoted=row.work in promoted,
            needs_deliberation=row.needs_deliberation and row.work not in settled,
        )
        for row in ranking.rows
    ]
    return tuple(sorted(rows, key=lambda row: (row.track, row.rank is None, row.rank or 0, row.work)))


def _prizes(bundle: Bundle) -> list[PrizeRule]:
    return [PrizeRule(**prize) for prize in bundle["prizes"]]


def _vacancies(bundle: Bundle) -> dict[str, int]:
    """{prize: places left vacant}: the latest ruling on a prize holds."""
    return {one["prize_id"]: one["places"] for one in bundle["rulings"] if one["kind"] == "vacancy"}


def _vacant(prizes: Sequence[PrizeRule], vacancies: Mapping[str, int], awards: Sequence[Award]) -> dict[str, int]:
    """{prize: places that nobody got}, whether by a ruling or for want of works."""
    given: dict[str, int] = {}
    for award in awards:
        given[award.prize_id] = given.get(award.prize_id, 0) + 1
    left = {one.id: one.quota - min(places_of(one, vacancies), given.get(one.id, 0)) for one in prizes}
    return {prize_id: places for prize_id, places in sorted(left.items()) if places}
