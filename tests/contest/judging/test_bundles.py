"""The bundle holds what counts, under numbers in place of names, and is the same for the same state."""

import json

from contest.judging.bundles import judge_numbers, result_bundle
from contest.judging.conflicts import pin_conflict
from contest.scoring.bundle import read_bundle
from tests.contest.builders import add_judge, add_review, day, insert
from tests.contest.judging.builders import FULL, URL, WHY, add_season, set_status


def judged(db):
    ids, _ = add_season(db, works=3, judges=3)
    set_status(db, "work", "reviewed", ids)
    add_review(db, "judge-j1", "w1", FULL)
    add_review(db, "judge-j2", "w1", {**FULL, "data": "8.50"})
    add_review(db, "judge-j3", "w1", None)
    add_review(db, "judge-j1", "w2", FULL)
    add_review(db, "judge-j2", "w2", FULL)


def reviews(db):
    return [(row["work"], row["judge"], row["marks"]["data"]) for row in result_bundle(db, "c1-s1")["reviews"]]


def test_a_bundle_is_what_was_submitted_and_counts(both):
    judged(both)
    pin_conflict(both, "judge-j2", "w2", reason=WHY, public_url=URL, actor="o1", now=day(46))
    set_status(both, "assignment", "reopened", ["judge-j1:w2"])

    bundle = result_bundle(both, "c1-s1")

    assert bundle["method"] == "calibrated"
    assert bundle["parameters"]["minimum_reviews"] == 3
    assert (bundle["parameters"]["first_criterion"], bundle["parameters"]["second_criterion"]) == ("data", "impact")
    assert bundle["works"] == [
        {"id": "w1", "track": "c1-t1", "excluded": ""},
        {"id": "w2", "track": "c1-t1", "excluded": ""},
    ]
    assert reviews(both) == [("w1", "J01", "8"), ("w1", "J02", "8.5")]
    assert read_bundle(bundle).method == "calibrated"
    assert bundle == json.loads(json.dumps(bundle))


def test_equal_states_give_equal_bundles(db):
    judged(db)

    assert json.dumps(result_bundle(db, "c1-s1")) == json.dumps(result_bundle(db, "c1-s1"))


def test_a_work_that_left_is_named_as_excluded_and_its_reviews_count_for_nothing(db):
    judged(db)
    set_status(db, "work", "disqualified", ["w1"])

    bundle = result_bundle(db, "c1-s1")

    assert {row["id"]: row["excluded"] for row in bundle["works"]} == {"w1": "disqualified", "w2": ""}
    assert {work for _, work in read_bundle(bundle).reviews} == {"w2"}


def test_nobody_can_be_recognised_in_a_bundle(db):
    judged(db)

    text = json.dumps(result_bundle(db, "c1-s1"))

    assert [name for name in ("judge-j", "j1", "m1", "队", "example", "说明") if name in text] == []


def test_judges_keep_their_numbers_when_others_join_or_leave(db):
    judged(db)
    before = judge_numbers(db, "c1")
    add_judge(db, "a-later", answered_at=day(20))
    set_status(db, "judge", "removed", ["judge-j1"])
    insert(db, "judge", id="asked", contest_id="c1", account_id=None, email="x@y.example", token_hash="t",
           status="invited", expertise="{}", max_load=1, invited_by="o1", invited_at=day(1))  # fmt: skip

    after = judge_numbers(db, "c1")

    assert before == {"judge-j1": "J01", "judge-j2": "J02", "judge-j3": "J03"}
    assert after == {**before, "judge-a-later": "J04"}


def test_comparisons_that_stand_are_in_the_bundle_of_a_stage_of_pairs(db):
    add_season(db, works=3, judges=1, method="pairwise")
    for id_, winner, loser, voided in (("p1", "w1", "w2", None), ("p2", "w3", "w1", day(41))):
        insert(db, "comparison", id=id_, stage_id="c1-s1", judge_id="judge-j1", winner_id=winner, loser_id=loser,
               made_at=day(40), voided_at=voided)  # fmt: skip

    bundle = result_bundle(db, "c1-s1")

    assert bundle["comparisons"] == [{"judge": "J01", "winner": "w1", "loser": "w2", "is_void": False}]
    assert [row["id"] for row in bundle["works"]] == ["w1", "w2", "w3"]
