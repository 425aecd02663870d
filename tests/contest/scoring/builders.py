"""Bundles and reviews for the tests of scoring; say what matters, the rest is filled in."""

from fractions import Fraction
from typing import Any

RUBRIC = (("data", 25), ("impact", 25), ("innovation", 20), ("completeness", 20), ("presentation", 10))
ONE = ({"key": "all", "weight": "100", "maximum": "100", "step": "1"},)


def rubric(maximum: str = "10", step: str = "0.5") -> list[dict[str, Any]]:
    """The default criteria, marked from 0 to 10 in halves."""
    return [{"key": key, "weight": str(weight), "maximum": maximum, "step": step} for key, weight in RUBRIC]


def as_totals(text: str) -> dict[tuple[str, str], Fraction]:
    """ "J1: A 90, B 80; J2: B 60" → {("J1", "A"): 90, …}"""
    found = {}
    for row in text.split(";"):
        judge, marks = row.split(":")
        for mark in marks.split(","):
            work, number = mark.split()
            found[judge.strip(), work] = Fraction(number)
    return found


def a_bundle(totals: str = "", *, method: str = "calibrated", works: dict[str, str] | None = None, **what: Any) -> dict:
    """A bundle whose only criterion is marked from 0 to 100; `works` are {work: track}, all in "t" by default."""
    reviews = [
        {"judge": judge, "work": work, "marks": {"all": f"{float(total):g}"}}
        for (judge, work), total in (as_totals(totals) if totals else {}).items()
    ]
    named = works if works is not None else dict.fromkeys(sorted({row["work"] for row in reviews}), "t")
    return {
        "method": method,
        "parameters": {"minimum_reviews": 1, **what.pop("parameters", {})},
        "criteria": list(ONE),
        "works": [{"id": work, "track": track} for work, track in named.items()],
        "reviews": reviews,
        "comparisons": [],
        **what,
    }


def _others(rng: Any, work: int, judges: int, need: int) -> set[int]:
    """Beside two neighbours, which make one piece of all."""
    free = [judge for judge in range(judges) if judge not in (work % judges, (work + 1) % judges)]
    return {int(judge) for judge in rng.choice(free, need - 2, replace=False)}


def season(rng: Any, works: int = 12, judges: int = 6, need: int = 3, *, tracks: int = 1) -> dict[str, Any]:
    """Marks by the default rubric: quality, severity and noise drawn from a numpy generator; one connected piece."""
    quality, severity = rng.normal(6, 1.2, works), rng.normal(0, 0.8, judges)
    reviews = []
    for work in range(works):
        for judge in sorted({work % judges, (work + 1) % judges} | _others(rng, work, judges, need)):
            marks = quality[work] + severity[judge] + rng.normal(0, 0.7, len(RUBRIC))
            halves = [min(20, max(0, round(2 * float(mark)))) for mark in marks]
            reviews.append(
                {
                    "judge": f"j{judge}",
                    "work": f"w{work:02}",
                    "marks": {key: str(half / 2) for (key, _), half in zip(RUBRIC, halves, strict=True)},
                }
            )
    return {
        "method": "calibrated",
        "parameters": {
            "minimum_reviews": need,
            "first_criterion": "data",
            "second_criterion": "impact",
            "quota": max(1, works // tracks // 3),
        },
        "criteria": rubric(),
        "works": [{"id": f"w{work:02}", "track": f"t{work % tracks}"} for work in range(works)],
        "reviews": reviews,
        "comparisons": [],
    }
