"""What a ranking is computed from, as JSON that anybody can keep and compute again.

    {
      "method": "calibrated" | "complete" | "pairwise",
      "parameters": {…},                                         see `Parameters`; what is left out takes its default
      "criteria": [{"key", "weight", "maximum", "step", "is_counted"}],
      "works": [{"id", "track", "excluded"}],                    excluded: "" or why it is out of the running
      "reviews": [{"judge", "work", "marks": {criterion: "8.5"}, "is_void"}],
      "comparisons": [{"judge", "winner", "loser", "is_void"}]
    }

Numbers are decimal text (whole numbers may be numbers); lists may come in any order. Reviews and comparisons that are
void, or of an excluded work, count for nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from contest.scoring.errors import BundleUnreadable
from contest.scoring.exact import plain, sha256_of
from contest.scoring.marks import Criterion, read_marks, require_sound
from contest.scoring.pairwise import ALPHA, Comparison
from contest.scoring.request import Pair
from contest.scoring.words import BUNDLE_PROBLEMS

METHODS = ("calibrated", "complete", "pairwise")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parameters:
    """minimum_reviews   a work with fewer is insufficient and has no rank; in pairs: comparisons it took part in
    first_criterion, second_criterion   keys of the criteria that decide ties, None for neither
    quota                works promoted in each track: one number, {track: number}, or None
    award_lines          ranks after which an award ends, for every track or {track: ranks}
    drop_extremes        method complete: without the highest and the lowest total where every work has five
    ridge                λ of the calibration; None: estimated
    alpha                regularisation of pairwise strengths
    """

    minimum_reviews: int = 3
    first_criterion: str | None = None
    second_criterion: str | None = None
    quota: int | Mapping[str, int] | None = None
    award_lines: Sequence[int] | Mapping[str, Sequence[int]] = ()
    drop_extremes: bool = False
    ridge: Decimal | None = None
    alpha: Decimal = Decimal(str(ALPHA))

    def quota_of(self, track: str) -> int | None:
        return self.quota.get(track) if isinstance(self.quota, Mapping) else self.quota

    def lines_of(self, track: str) -> list[int]:
        """Every rank after which something ends in a track: its quota and its awards."""
        lines = self.award_lines
        awards = lines.get(track, ()) if isinstance(lines, Mapping) else lines
        quota = self.quota_of(track)
        return sorted({*awards, *(() if quota is None else (quota,))})


@dataclass(frozen=True, slots=True)
class Bundle:
    """`reviews` and `comparisons` hold only what counts."""

    method: str
    parameters: Parameters
    criteria: tuple[Criterion, ...]
    works: Mapping[str, str]  # {work: track}
    excluded: Mapping[str, str]  # {work: reason}
    reviews: Mapping[Pair, Mapping[str, Decimal]]
    comparisons: tuple[Comparison, ...]


def read_bundle(data: Mapping[str, Any]) -> Bundle:
    """Raises BundleUnreadable, or what `marks` raises for a rubric or a mark that does not fit."""
    if data.get("method") not in METHODS:
        raise _unreadable("method", data.get("method"))
    method = str(data["method"])
    criteria = tuple(_criterion(row) for row in _rows(data, "criteria"))
    if method != "pairwise":
        require_sound(criteria)
    works = _unique((_text(row, "id"), row) for row in _rows(data, "works"))
    excluded = {work: str(row["excluded"]) for work, row in works.items() if row.get("excluded")}
    reviews = _unique(((_text(row, "judge"), _text(row, "work")), row) for row in _rows(data, "reviews"))
    _require_known({work for _, work in reviews}, works)
    comparisons = [(_comparison(row), row) for row in _rows(data, "comparisons")]
    _require_known({work for one, _ in comparisons for work in one.pair}, works)
    return Bundle(
        method=method,
        parameters=_parameters(data.get("parameters", {}), [one.key for one in criteria]),
        criteria=criteria,
        works={work: _text(row, "track") for work, row in sorted(works.items()) if work not in excluded},
        excluded=dict(sorted(excluded.items())),
        reviews={
            pair: read_marks(criteria, _marks(row))
            for pair, row in sorted(reviews.items())
            if pair[1] not in excluded and not row.get("is_void")
        },
        comparisons=tuple(one for one, row in comparisons if not row.get("is_void") and not one.pair & excluded.keys()),
    )


def canonical(data: Mapping[str, Any]) -> dict[str, Any]:
    """The one way to write a bundle: rows sorted, defaults filled in, numbers without needless zeros.

    Raises what `read_bundle` raises.
    """
    return _canonical(read_bundle(data), data)


def _canonical(bundle: Bundle, data: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: getattr(bundle.parameters, name) for name in Parameters.__dataclass_fields__}
    return {
        "method": bundle.method,
        "parameters": {name: plain(v) if isinstance(v, Decimal) else v for name, v in given.items()},
        "criteria": sorted((_plain_criterion(one) for one in bundle.criteria), key=lambda row: str(row["key"])),
        "works": sorted(
            (
                {"id": row["id"], "track": row["track"], "excluded": str(row.get("excluded") or "")}
                for row in data["works"]
            ),
            key=lambda row: row["id"],
        ),
        "reviews": sorted((_plain_review(row) for row in data.get("reviews", ())), key=_by("work", "judge")),
        "comparisons": sorted(
            (
                {**{name: row[name] for name in ("judge", "winner", "loser")}, "is_void": bool(row.get("is_void"))}
                for row in data.get("comparisons", ())
            ),
            key=_by("judge", "winner", "loser", "is_void"),
        ),
    }


def bundle_sha256(data: Mapping[str, Any], read: Bundle | None = None) -> str:
    """SHA-256 of the canonical bundle: equal bundles have equal hashes, however their rows are ordered.

    read  the same bundle, where it was read already
    """
    return sha256_of(canonical(data) if read is None else _canonical(read, data))


def _by(*names: str) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    return lambda row: tuple(row[name] for name in names)


def _plain_criterion(one: Criterion) -> dict[str, object]:
    numbers = {name: plain(getattr(one, name)) for name in ("weight", "maximum", "step")}
    return {"key": one.key, **numbers, "is_counted": one.is_counted}


def _plain_review(row: Mapping[str, Any]) -> dict[str, Any]:
    marks = {key: plain(_decimal(mark, key)) for key, mark in _marks(row).items()}
    return {"judge": row["judge"], "work": row["work"], "marks": marks, "is_void": bool(row.get("is_void"))}


# ---- reading ----------------------------------------------------------------------------------------------------


def _unreadable(kind: str, what: object) -> BundleUnreadable:
    return BundleUnreadable(problem=BUNDLE_PROBLEMS[kind].filled(what=str(what)[:80]))


def _rows(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = data.get(name, [])
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        raise _unreadable("shape", name)
    return list(rows)


def _text(row: Mapping[str, Any], name: str) -> str:
    if not isinstance(row.get(name), str):
        raise _unreadable("shape", name)
    return str(row[name])


def _decimal(given: object, name: str) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        raise _unreadable("shape", name)
    try:
        number = Decimal(given)
    except InvalidOperation:
        raise _unreadable("shape", name) from None
    if not number.is_finite():
        raise _unreadable("shape", name)
    return number


def _marks(row: Mapping[str, Any]) -> dict[str, Decimal]:
    marks = row.get("marks")
    if not isinstance(marks, Mapping):
        raise _unreadable("shape", "marks")
    return {str(key): _decimal(mark, f"marks.{key}") for key, mark in marks.items()}


def _criterion(row: Mapping[str, Any]) -> Criterion:
    weight, maximum, step = (_decimal(row.get(name), name) for name in ("weight", "maximum", "step"))
    return Criterion(_text(row, "key"), weight, maximum, step, bool(row.get("is_counted", True)))


def _comparison(row: Mapping[str, Any]) -> Comparison:
    one = Comparison(*(_text(row, name) for name in ("judge", "winner", "loser")))
    if one.winner == one.loser:
        raise _unreadable("shape", "comparisons")
    return one


def _unique(rows: Iterable[tuple[T, Mapping[str, Any]]]) -> dict[T, Mapping[str, Any]]:
    found: dict[T, Mapping[str, Any]] = {}
    for key, row in rows:
        if key in found:
            raise _unreadable("twice", key)
        found[key] = row
    return found


def _require_known(mentioned: set[str], works: Mapping[str, object]) -> None:
    for work in sorted(mentioned - works.keys()):
        raise _unreadable("unknown", work)


def _parameters(given: object, criteria: Sequence[str]) -> Parameters:
    if not isinstance(given, Mapping) or given.keys() - Parameters.__dataclass_fields__.keys():
        raise _unreadable("shape", "parameters")
    values = dict(given)
    for name in ("ridge", "alpha"):
        if values.get(name) is not None:
            values[name] = _decimal(values[name], name)
    read = Parameters(**{name: v for name, v in values.items() if v is not None})
    for name, is_right in {
        "minimum_reviews": isinstance(read.minimum_reviews, int) and read.minimum_reviews >= 1,
        "first_criterion": read.first_criterion in (None, *criteria),
        "second_criterion": read.second_criterion in (None, *criteria),
        "quota": _are_counts([read.quota] if not isinstance(read.quota, Mapping) else read.quota.values()),
        "award_lines": _are_lines(read.award_lines),
        "ridge": read.ridge is None or read.ridge >= 0,
        "alpha": read.alpha > 0,
    }.items():
        if not is_right:
            raise _unreadable("range", name)
    return read


def _are_counts(numbers: Iterable[object]) -> bool:
    return all(n is None or (isinstance(n, int) and not isinstance(n, bool) and n >= 0) for n in numbers)


def _are_lines(lines: object) -> bool:
    of_tracks = list(lines.values()) if isinstance(lines, Mapping) else [lines]
    return all(isinstance(each, list | tuple) and None not in each and _are_counts(each) for each in of_tracks)
