"""The weights of what counts sum to exactly 100, marks lie on a grid, and the first submitted score freezes both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.contests.defaults import RUBRICS
from contest.contests.errors import (
    BadAnchor,
    BadCode,
    BadGrid,
    BadNumber,
    EditedMeanwhile,
    NothingCounted,
    RubricFrozen,
    SameTwice,
    WeightsNotHundred,
    WordsNeeded,
)
from contest.contests.queries import list_criteria
from contest.contests.records import Criterion
from contest.contests.rubric import CriterionForm, as_decimal_text, checked_rubric, is_frozen, save_rubric
from contest.errors import SomethingMissing
from core.people.errors import RoleNeeded
from core.words import Text
from tests.contest.builders import add_contest, add_judge, add_review, add_team, add_work, day, insert, snapshot
from tests.contest.contests.drafts import text

SCORES = {"data": "8", "impact": "7", "innovation": "6", "completeness": "5", "presentation": "9"}


def one(key="impact", weight=100, **what):
    return CriterionForm(key=key, title=text(key), weight=weight, **what)


def save(db, *forms, stage_id="c1-s1", revision=1, actor="o1"):
    return save_rubric(db, stage_id, forms, revision=revision, actor=actor, now=day(1))


def refused(db, error, act):
    before = snapshot(db, "contest", "criterion", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "contest", "criterion", "audit_event") == before


def test_a_rubric_is_kept_in_its_order(both):
    add_contest(both)
    anchors = {"0": text("差"), "2.50": text("好")}

    revision = save(
        both,
        one("value", 60, maximum=Decimal(5), step=Decimal("0.5"), anchors=anchors),
        one("craft", 40, about=text("说明")),
        one("leak", 0, is_counted=False, maximum=Decimal(1)),
    )

    assert revision == 2
    nothing = Text("", "")
    assert list_criteria(both, "c1-s1") == [
        Criterion("c1-s1", "value", 1, text("value"), nothing, 60, Decimal(5), Decimal("0.5"),
                  {"0": text("差"), "2.5": text("好")}, True),
        Criterion("c1-s1", "craft", 2, text("craft"), text("说明"), 40, Decimal(10), Decimal(1), {}, True),
        Criterion("c1-s1", "leak", 3, text("leak"), nothing, 0, Decimal(1), Decimal(1), {}, False),
    ]  # fmt: skip
    assert both.rows("SELECT actor, action, subject FROM audit_event") == [("o1", "contest.rubric", "contest:c1")]


@pytest.mark.parametrize("weights", [(99,), (50, 51), (33, 33, 33), (100, 1)])
def test_weights_that_do_not_sum_to_a_hundred_are_refused(db, weights):
    add_contest(db)
    forms = [one(f"k{number}", weight) for number, weight in enumerate(weights)]

    refused(db, WeightsNotHundred, lambda: save(db, *forms))


@given(st.lists(st.integers(1, 100), min_size=1, max_size=10))
def test_only_a_hundred_is_a_hundred(weights):
    forms = [one(f"k{number}", weight) for number, weight in enumerate(weights)]

    if sum(weights) == 100:
        assert sum(form.weight for form in checked_rubric(forms)) == 100
    else:
        with pytest.raises(WeightsNotHundred):
            checked_rubric(forms)


@pytest.mark.parametrize(
    ("forms", "error"),
    [
        ([], NothingCounted),
        ([one(weight=0, is_counted=False)], NothingCounted),
        ([one(weight=100), one("more", 0)], BadNumber),
        ([one(weight=100), one("flag", 5, is_counted=False)], BadNumber),
        ([one("a", 50), one("a", 50)], SameTwice),
        ([one("A b")], BadCode),
        ([one(step=Decimal(0))], BadGrid),
        ([one(step=Decimal(3))], BadGrid),
        ([one(step=Decimal("0.001"))], BadGrid),
        ([one(step=Decimal("0.015"), maximum=Decimal(3))], BadGrid),
        ([one(maximum=Decimal(101))], BadGrid),
        ([one(maximum=Decimal("NaN"))], BadGrid),
        ([one(maximum=Decimal(100), step=Decimal("0.1"))], BadGrid),
        ([one(maximum=Decimal(-1))], BadGrid),
        ([one(anchors={"10.5": text("多")})], BadAnchor),
        ([one(anchors={"1.5": text("中")})], BadAnchor),
        ([one(anchors={"十": text("满")})], BadAnchor),
        ([one(anchors={"5": Text("只有中文", "")})], WordsNeeded),
    ],
)
def test_a_wrong_rubric_is_refused_whole(db, forms, error):
    add_contest(db)

    refused(db, error, lambda: save(db, *forms))


@given(st.integers(1, 200), st.sampled_from(["0.01", "0.1", "0.25", "0.5", "1", "5"]))
def test_every_mark_of_the_grid_is_on_it_and_nothing_between(count, step):
    size = Decimal(step)
    criterion = Criterion("s", "k", 1, text("k"), text("k"), 100, size * count, size, {}, True)

    assert all(criterion.is_on_grid(mark) for mark in criterion.marks())
    assert len(criterion.marks()) == count + 1
    assert not any(criterion.is_on_grid(mark + size / 2) for mark in criterion.marks())
    assert not criterion.is_on_grid(size * (count + 1))


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_a_mark_is_read_back_as_it_was(mark):
    assert Decimal(as_decimal_text(mark)) == mark


def test_only_a_submitted_score_freezes_the_rubric(db):
    add_contest(db)
    add_team(db, "t1", ["ann"])
    add_work(db, "w1", "t1")
    judge = add_judge(db, "j1")
    assignment = add_review(db, judge, "w1", None)
    insert(db, "review", assignment_id=assignment, scores="{}", comment="", flags="[]", revision=1, saved_at=day(36))

    assert not is_frozen(db, "c1-s1")
    assert save(db, one()) == 2

    with db.transaction() as tx:
        tx.execute("UPDATE review SET submitted_at = ?", (day(37),))
    assert is_frozen(db, "c1-s1")
    refused(db, RubricFrozen, lambda: save(db, one(), revision=2))


def test_the_scores_of_one_stage_leave_another_free(both):
    add_contest(both)
    add_contest(both, "c2")
    add_team(both, "t1", ["ann"])
    add_work(both, "w1", "t1")
    add_review(both, add_judge(both, "j1"), "w1", SCORES)

    assert is_frozen(both, "c1-s1")
    assert not is_frozen(both, "c2-s1")


def test_only_organisers_with_the_newest_form(db):
    add_contest(db)
    judge = "j1"
    add_judge(db, judge)

    refused(db, RoleNeeded, lambda: save(db, one(), actor=judge))
    refused(db, EditedMeanwhile, lambda: save(db, one(), revision=2))
    refused(db, SomethingMissing, lambda: save(db, one(), stage_id="c9-s1"))


@pytest.mark.parametrize("kind", RUBRICS)
def test_the_usual_rubrics_are_right(kind):
    assert checked_rubric(RUBRICS[kind]) == list(RUBRICS[kind])
