"""Rankings from bundles: pure, per track, never of what is void or too little known (I9, I13–I16)."""

import json
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.scoring.bundle import bundle_sha256, canonical
from contest.scoring.errors import BundleUnreadable, MarkOffGrid, RubricUnsound
from contest.scoring.ranking import rank
from tests.contest.scoring.builders import a_bundle, season

HAND = "J1: A 90, B 80; J2: B 60, C 70"


def ranks(bundle):
    return [(row.work, row.rank) for row in rank(bundle).rows]


def row_of(ranking, work):
    return next(row for row in ranking.rows if row.work == work)


def test_the_hand_example_from_bundle_to_ranks():
    ranking = rank(a_bundle(HAND, parameters={"ridge": "0"}))

    assert [(row.work, row.rank, row.calibrated, row.raw_mean) for row in ranking.rows] == [
        ("A", 1, 80, 90),
        ("C", 2, 80, 70),
        ("B", 3, 70, 70),
    ]
    assert row_of(ranking, "B").deviation == Decimal("14.1421356237")
    assert [step.rule for step in row_of(ranking, "A").tie_break] == ["score", "median"]
    assert ranking.report["effects"] == {
        "J1": {"effect": "10.0000000000", "reviews": 2},
        "J2": {"effect": "-10.0000000000", "reviews": 2},
    }


def test_tracks_are_ranked_apart_and_the_best_of_each_promoted():
    bundle = a_bundle(
        "J1: A 90, B 80, C 70; J2: B 80, C 70, D 60",
        works={"A": "t2", "B": "t1", "C": "t2", "D": "t1"},
        parameters={"quota": {"t1": 1}},
    )

    assert [(row.track, row.work, row.rank, row.is_promoted) for row in rank(bundle).rows] == [
        ("t1", "B", 1, True),
        ("t1", "D", 2, False),
        ("t2", "A", 1, False),
        ("t2", "C", 2, False),
    ]


def test_a_work_with_too_few_reviews_is_insufficient_and_unranked():
    bundle = a_bundle("J1: A 90, B 80, C 99; J2: A 88, B 78", parameters={"minimum_reviews": 2, "quota": 3})
    bundle["works"].append({"id": "D", "track": "t"})

    ranking = rank(bundle)

    assert [(row.work, row.rank, row.is_promoted) for row in ranking.rows] == [
        ("A", 1, True),
        ("B", 2, True),
        ("C", None, False),
        ("D", None, False),
    ]
    assert row_of(ranking, "C").is_insufficient
    assert row_of(ranking, "C").raw_mean == 99
    assert row_of(ranking, "D").calibrated is None
    assert ranking.report["insufficient"] == ["C", "D"]


def test_an_excluded_work_is_not_ranked_and_the_next_moves_up():
    bundle = a_bundle("J1: A 90, B 80, C 70; J2: A 91, B 81, C 71", parameters={"quota": 2})
    bundle["works"][0]["excluded"] = "disqualified"

    ranking = rank(bundle)

    assert [(row.work, row.rank, row.is_promoted) for row in ranking.rows] == [("B", 1, True), ("C", 2, True)]
    assert ranking.report["excluded"] == {"A": "disqualified"}
    assert "A" not in json.dumps(ranking.report["sensitivity"])


def test_reviews_of_an_excluded_work_and_void_reviews_teach_nothing_about_judges():
    bundle = a_bundle(HAND + "; J3: A 0, X 100")
    for work in bundle["works"]:
        work["excluded"] = "withdrawn" if work["id"] == "X" else ""
    bundle["reviews"][4]["is_void"] = True

    ranking = rank(bundle)

    assert [row.calibrated for row in ranking.rows] == [row.calibrated for row in rank(a_bundle(HAND)).rows]
    assert "J3" not in ranking.report["effects"]


def test_complete_scoring_ranks_by_plain_means():
    bundle = a_bundle("J1: A 90, B 80; J2: A 60, B 71; J3: A 60, B 60", method="complete")

    ranking = rank(bundle)

    assert [(row.work, row.calibrated, row.standard_error) for row in ranking.rows] == [
        ("B", Decimal("70.3333333333"), Decimal("4.2882267768")),
        ("A", 70, Decimal("4.2882267768")),
    ]
    assert ranking.report["is_complete"] is True


FIVE = "J1: A 10, B 70; J2: A 80, B 71; J3: A 80, B 72; J4: A 80, B 73; J5: A 81, B 100"


def test_the_highest_and_the_lowest_are_dropped_only_where_all_have_five():
    drop = {"drop_extremes": True}

    assert ranks(a_bundle(FIVE, method="complete")) == [("B", 1), ("A", 2)]
    trimmed = rank(a_bundle(FIVE, method="complete", parameters=drop))
    assert [(row.work, row.calibrated, row.raw_mean) for row in trimmed.rows] == [
        ("A", 80, Decimal("66.2")),
        ("B", 72, Decimal("77.2")),
    ]
    assert trimmed.report["trims"] is True
    four = rank(a_bundle(FIVE.rpartition(";")[0], method="complete", parameters=drop))
    assert four.report["trims"] is False


def test_calibrating_a_complete_design_changes_no_rank():
    assert ranks(a_bundle(FIVE)) == ranks(a_bundle(FIVE, method="complete"))


def comparisons(text):
    return [{"judge": judge, "winner": winner, "loser": loser} for judge, winner, loser in text.split()]


def test_pairs_are_ranked_by_strength():
    bundle = a_bundle(
        method="pairwise",
        works=dict.fromkeys("ABCD", "t"),
        comparisons=comparisons("1AB 1BC 2AC 2AB 3BC 3BA"),
        parameters={"quota": 1},
    )

    ranking = rank(bundle)

    assert [(row.work, row.rank, row.review_count) for row in ranking.rows] == [
        ("A", 1, 4),
        ("B", 2, 5),
        ("C", 3, 3),
        ("D", None, 0),
    ]
    assert [row.raw_mean for row in ranking.rows] == [None] * 4
    assert ranking.report["pieces"] == [["A", "B", "C"]]
    assert ranking.report["sensitivity"] == {"huber": None, "without": {}}


def test_a_voided_comparison_is_as_if_it_had_not_been():
    log = comparisons("1AB 2AB 1BC 2CB")
    bundle = a_bundle(method="pairwise", works=dict.fromkeys("ABC", "t"), comparisons=log)
    undone = {**bundle, "comparisons": [*log, {"judge": "3", "winner": "C", "loser": "A", "is_void": True}]}

    assert rank(undone).rows == rank(bundle).rows
    assert rank(undone).input_sha256 != rank(bundle).input_sha256


# ---- the award line -------------------------------------------------------------------------------------------------

CLOSE = "J1: A 90, B 70, C 69, D 50; J2: A 91, B 72, C 70, D 53; J3: A 89, B 70, C 71, D 48"


def test_works_closer_than_one_standard_error_at_the_line_need_deliberation():
    ranking = rank(a_bundle(CLOSE, parameters={"quota": 2}))

    assert [(row.work, row.is_promoted, row.needs_deliberation) for row in ranking.rows] == [
        ("A", True, False),
        ("B", True, True),
        ("C", False, True),
        ("D", False, False),
    ]


def test_a_line_between_works_far_apart_needs_none():
    assert not any(row.needs_deliberation for row in rank(a_bundle(CLOSE, parameters={"quota": 1})).rows)


def test_every_award_has_its_line():
    ranking = rank(a_bundle(CLOSE, parameters={"award_lines": [1, 2]}))

    assert [row.work for row in ranking.rows if row.needs_deliberation] == ["B", "C"]


def test_a_shared_rank_at_the_line_is_promoted_whole_and_deliberated():
    ranking = rank(a_bundle("J1: A 90, B 80, C 80, D 10; J2: A 90, B 80, C 80, D 10", parameters={"quota": 2}))

    assert [(row.work, row.rank, row.is_promoted, row.needs_deliberation) for row in ranking.rows] == [
        ("A", 1, True, False),
        ("B", 2, True, True),
        ("C", 2, True, True),
        ("D", 4, False, False),
    ]


def test_where_the_error_is_unknown_the_two_at_the_line_are_deliberated():
    ranking = rank(a_bundle("J1: A 90, B 50, C 10", parameters={"quota": 1}))

    assert [row.standard_error for row in ranking.rows] == [None, None, None]
    assert [row.work for row in ranking.rows if row.needs_deliberation] == ["A", "B"]


# ---- a pure function ------------------------------------------------------------------------------------------------


def shuffled(bundle, rng):
    rows = {name: [bundle[name][n] for n in rng.permutation(len(bundle[name]))] for name in bundle if name not in _FLAT}
    return {**bundle, **rows}


_FLAT = ("method", "parameters")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rows_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    bundle = season(rng, works=12, judges=6, need=3, tracks=2)

    assert rank(shuffled(bundle, rng)) == rank(bundle)


def test_a_bundle_kept_as_json_gives_the_same_ranking():
    bundle = season(np.random.default_rng(7))

    kept = json.loads(json.dumps(canonical(bundle)))

    assert rank(kept) == rank(bundle)
    assert rank(kept).input_sha256 == bundle_sha256(bundle) == bundle_sha256(kept)
    assert json.loads(json.dumps(rank(kept).report, allow_nan=False)) == rank(bundle).report


@pytest.mark.parametrize("change", ["mark", "parameter", "weight", "exclusion"])
def test_another_input_has_another_hash(change):
    bundle = season(np.random.default_rng(7))
    before = bundle_sha256(bundle)

    if change == "mark":
        bundle["reviews"][0]["marks"]["data"] = "0"
    elif change == "parameter":
        bundle["parameters"]["quota"] = 1
    elif change == "weight":
        bundle["criteria"][0]["weight"], bundle["criteria"][2]["weight"] = "20", "25"
    else:
        bundle["works"][0]["excluded"] = "withdrawn"

    assert bundle_sha256(bundle) != before


def test_numbers_written_otherwise_have_the_same_hash():
    bundle = a_bundle("J1: A 90", parameters={"alpha": "0.010"})
    other = a_bundle("J1: A 90.0", criteria=[{"key": "all", "weight": 100, "maximum": "1E+2", "step": "1.0"}])

    assert bundle_sha256(bundle) == bundle_sha256(other)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.permutations(range(6)))
def test_the_names_of_judges_change_no_rank(seed, names):
    bundle = season(np.random.default_rng(seed), works=9, judges=6, need=4)
    renamed = {
        **bundle,
        "reviews": [{**row, "judge": f"j{names[int(row['judge'][1:])]}"} for row in bundle["reviews"]],
    }

    assert ranks(renamed) == ranks(bundle)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["-5", "3", "8"]))
def test_a_judge_who_is_stricter_by_a_constant_changes_no_rank(seed, constant):
    rng = np.random.default_rng(seed)
    marks = rng.integers(20, 80, (8, 5))
    pairs = [(j, w) for w in range(8) for j in {w % 5, (w + 1) % 5, int(rng.integers(5))}]

    def with_constant(added):
        texts = [f"j{j}: w{w} {marks[w, j] + added * (j == 0)}" for j, w in pairs]
        return a_bundle("; ".join(texts), parameters={"ridge": "0"})

    assert ranks(with_constant(int(constant))) == ranks(with_constant(0))


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["j1", "j2", "j3"]), st.sampled_from(["A", "B", "C", "D"])), st.integers(0, 100)
    ),
    st.sampled_from(["calibrated", "complete"]),
    st.integers(1, 3),
)
def test_whatever_was_marked_numbers_are_numbers_and_ranks_whole(marks, method, minimum):
    text = "; ".join(f"{judge}: {work} {mark}" for (judge, work), mark in marks.items())
    bundle = a_bundle(text, method=method, works=dict.fromkeys("ABCDE", "t"))
    bundle["parameters"] |= {"minimum_reviews": minimum, "quota": 2}

    ranking = rank(bundle)

    json.dumps(ranking.report, allow_nan=False)
    numbers = [n for row in ranking.rows for n in (row.calibrated, row.standard_error, row.raw_mean) if n is not None]
    assert all(number.is_finite() for number in numbers)
    counts = {work: sum(w == work for _, w in marks) for work in "ABCDE"}
    assert {row.work for row in ranking.rows if row.rank is None} == {w for w in counts if counts[w] < minimum}
    assert len(ranking.rows) == 5


# ---- the report -----------------------------------------------------------------------------------------------------


def test_the_report_names_agreement_alarms_and_sensitivity():
    marks = {f"w{n:02}": 30 + 3 * n for n in range(12)}
    text = "; ".join(
        f"j{j}: " + ", ".join(f"{work} {mark + 2 * j + (n * j) % 3}" for n, (work, mark) in enumerate(marks.items()))
        for j in range(4)
    )
    bundle = a_bundle(text.replace("w05 45", "w05 95"), parameters={"quota": 3})

    report = rank(bundle).report

    assert report["alarms"][0]["work"] == "w05"
    assert report["sensitivity"]["huber"]["largest_shift"] > 0
    assert set(report["sensitivity"]["without"]) == {"j0", "j1", "j2", "j3"}
    assert report["sensitivity"]["without"]["j0"]["crossed"] == ["w05", "w09"]
    assert 0.5 < float(report["agreement"]["total"]) < 1
    assert set(report["agreement"]["criteria"]) == {"all"}


# ---- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"method": "mean"}, "no method “mean”"),
        ({"works": [{"id": "A", "track": "t"}, {"id": "A", "track": "u"}]}, "“A” occurs more than once"),
        ({"works": [{"id": "A", "track": "t"}]}, "“B”, which does not exist"),
        ({"works": "AB"}, "“works” is missing or has the wrong form"),
        ({"parameters": {"qouta": 3}}, "“parameters”"),
        ({"parameters": {"ridge": "-1"}}, "“ridge” is out of range"),
        ({"parameters": {"ridge": "NaN"}}, "“ridge”"),
        ({"parameters": {"alpha": "0"}}, "“alpha” is out of range"),
        ({"parameters": {"quota": -1}}, "“quota” is out of range"),
        ({"parameters": {"first_criterion": "charm"}}, "“first_criterion” is out of range"),
        ({"comparisons": [{"judge": "J1", "winner": "A", "loser": "A"}]}, "“comparisons”"),
        ({"reviews": [{"judge": "J1", "work": "A", "marks": {"all": 0.5}}]}, "“marks.all”"),
        ({"reviews": [{"judge": "J1", "work": "A", "marks": {"all": "1"}}] * 2}, "occurs more than once"),
    ],
)
def test_a_bundle_that_makes_no_sense_is_refused_with_its_fault(change, words):
    with pytest.raises(BundleUnreadable, match=words):
        rank({**a_bundle(HAND), **change})


def test_marks_off_the_grid_and_weights_off_100_are_refused():
    with pytest.raises(MarkOffGrid):
        rank(a_bundle("J1: A 90.5"))
    with pytest.raises(RubricUnsound):
        rank(a_bundle(HAND, criteria=[{"key": "all", "weight": "99", "maximum": "100", "step": "1"}]))
