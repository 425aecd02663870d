"""The ranking of a stage: a pure function of a bundle, equal to the last digit whenever it is computed again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from contest.scoring.bundle import Bundle, bundle_sha256, read_bundle
from contest.scoring.exact import rounded
from contest.scoring.report import report_of
from contest.scoring.scores import Scored, score
from contest.scoring.sensitivity import Field
from contest.scoring.tie_break import Placed, Step, place


@dataclass(frozen=True, slots=True)
class RankedWork:
    """One work. All numbers have ten decimals; they are rounded once more where they are shown.

    rank            within its track; None when it had too few reviews (`is_insufficient`)
    review_count    in pairs: the comparisons it took part in
    raw_mean, median, deviation   of the judges' totals; None in pairs or without reviews
    calibrated      the score it is ranked by: calibrated, plain or trimmed mean, or log strength
    standard_error  of that score; None when there were too few reviews to know
    tie_break       the rules that were applied to it, in turn, and what they read
    is_promoted     its rank is within the quota of the track; works that share the last rank all are
    needs_deliberation  an award line runs within one standard error of it, or through a shared rank
    """

    work: str
    track: str
    rank: int | None
    review_count: int
    raw_mean: Decimal | None
    median: Decimal | None
    deviation: Decimal | None
    calibrated: Decimal | None
    standard_error: Decimal | None
    tie_break: tuple[Step, ...]
    is_promoted: bool
    needs_deliberation: bool

    @property
    def is_insufficient(self) -> bool:
        return self.rank is None


@dataclass(frozen=True, slots=True)
class Ranking:
    """`rows` by track and rank, the insufficient last; `report` is plain JSON (see `report.report_of`)."""

    method: str
    input_sha256: str
    rows: tuple[RankedWork, ...]
    report: Mapping[str, Any]


def rank(bundle: Mapping[str, Any]) -> Ranking:
    """Ranks the works of each track. Excluded works have no row; those after them move up.

    Raises BundleUnreadable, or what `marks` raises for a rubric or a mark that does not fit.
    """
    read = read_bundle(bundle)
    scored = score(read)
    placed = {track: _placed(read, scored, track) for track in sorted(set(read.works.values()))}
    fields = [
        Field(tuple(one.work for one in order), tuple(read.parameters.lines_of(track)))
        for track, order in placed.items()
    ]
    rows = [row for track, order in placed.items() for row in _rows(read, scored, track, order)]
    return Ranking(read.method, bundle_sha256(bundle, read), tuple(rows), report_of(read, scored, fields))


def _placed(bundle: Bundle, scored: Scored, track: str) -> list[Placed]:
    enough = [
        scored.evidence[work]
        for work, of in bundle.works.items()
        if of == track and scored.counts.get(work, 0) >= bundle.parameters.minimum_reviews
    ]
    return place(enough, scored.rules)


def _rows(bundle: Bundle, scored: Scored, track: str, order: Sequence[Placed]) -> Iterator[RankedWork]:
    quota = bundle.parameters.quota_of(track)
    close = set(_close_to_a_line(scored, order, bundle.parameters.lines_of(track)))
    for one in order:
        is_promoted = quota is not None and one.rank <= quota
        yield _row(scored, one.work, track, one, is_promoted=is_promoted, needs_deliberation=one.work in close)
    ranked = {one.work for one in order}
    for work, of in bundle.works.items():
        if of == track and work not in ranked:
            yield _row(scored, work, track, None, is_promoted=False, needs_deliberation=False)


def _row(
    scored: Scored, work: str, track: str, placed: Placed | None, *, is_promoted: bool, needs_deliberation: bool
) -> RankedWork:
    summary = scored.summaries.get(work)
    return RankedWork(
        work=work,
        track=track,
        rank=placed.rank if placed else None,
        review_count=scored.counts.get(work, 0),
        raw_mean=rounded(summary.mean) if summary else None,
        median=rounded(summary.median) if summary else None,
        deviation=summary.deviation if summary else None,
        calibrated=scored.scores.get(work),
        standard_error=scored.errors.get(work),
        tie_break=placed.path if placed else (),
        is_promoted=is_promoted,
        needs_deliberation=needs_deliberation,
    )


def _close_to_a_line(scored: Scored, order: Sequence[Placed], lines: Iterable[int]) -> Iterator[str]:
    """Works that a line parts from another by less than the standard error of their difference.

    Where that error is unknown, the two works next to the line; where the line runs through a shared rank, all of it.
    """
    for line in lines:
        inside = [one for one in order if one.rank <= line]
        outside = order[len(inside) :]
        if line > 0 and len(inside) > line:
            yield from (one.work for one in inside if one.rank == inside[-1].rank)
        for one in inside:
            for other in outside:
                error = scored.gap_error(one.work, other.work)
                gap = scored.scores[one.work] - scored.scores[other.work]
                is_next = one is inside[-1] and other is outside[0]
                if gap < error if error is not None else is_next:
                    yield from (one.work, other.work)
