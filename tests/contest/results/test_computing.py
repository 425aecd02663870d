"""A version of a result: a pure function of its bundle, kept with it, never changed."""

import json
import random
from decimal import Decimal

import pytest

from contest.contests.errors import GateNotPassed
from contest.results.bundle import compute
from contest.results.computing import (
    as_text,
    compute_results,
    export_bundle,
    recompute,
    recomputed,
)
from contest.results.errors import NothingToRank, ResultNotPublic, ScoresChangedMeanwhile
from contest.results.queries import (
    find_run_in_force,
    get_run,
    get_run_for,
    list_awards,
    list_rows,
    list_runs_for,
    list_runs_of_stage,
)
from contest.scoring.exact import sha256_of
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_contest, add_judge, add_prize, add_team, add_work, day, grant, insert, snapshot
from tests.contest.results.season import computed, freeze, judged_stage, marks_of, published, ranks, winners

TABLES = ("result_run", "result_row", "result_award", "audit_event")


def test_scores_become_ranks_and_prizes(both):
    judged_stage(both)

    run_id = computed(both)

    assert ranks(both, run_id) == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert winners(both, run_id) == {"a": "first", "b": "second"}
    (first, *_) = list_rows(both, run_id)
    assert (first.review_count, first.raw_mean, first.calibrated) == (3, Decimal(90), Decimal(90))
    assert (get_run(both, run_id).number, get_run(both, run_id).status) == (1, "computed")
    assert recompute(both, run_id)
    assert broken_links(both) == []


def test_only_an_organiser_computes_and_only_when_the_scores_are_frozen(db):
    add_contest(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(RoleNeeded):
        compute_results(db, "c1-s1", actor="zhou", now=day(46))
    with pytest.raises(GateNotPassed):
        computed(db)

    assert snapshot(db, *TABLES) == before


def test_without_a_review_there_is_nothing_to_rank(db):
    add_contest(db)
    freeze(db, "c1-s1")

    with pytest.raises(NothingToRank):
        computed(db)


def test_works_with_too_few_reviews_are_flagged_and_have_no_rank(db):
    """I9: every work that is ranked has enough reviews that count; the others are named."""
    judged_stage(db)
    with db.transaction() as tx:
        tx.execute("UPDATE assignment SET status = 'void' WHERE id = 'judge-j1:b'")

    run_id = computed(db)

    assert ranks(db, run_id) == {"a": 1, "c": 2, "d": 3, "b": None}
    assert [row.work_id for row in list_rows(db, run_id) if row.is_insufficient] == ["b"]
    assert all(row.review_count >= 3 for row in list_rows(db, run_id) if row.rank)
    assert get_run(db, run_id).report["insufficient"] == ["b"]
    assert winners(db, run_id) == {"a": "first", "c": "second"}
    assert recompute(db, run_id)


@pytest.mark.parametrize("status", ["withdrawn", "disqualified", "rejected"])
def test_works_that_left_are_never_ranked_and_the_next_move_up(db, status):
    """I14."""
    judged_stage(db)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = ? WHERE id = 'a'", (status,))

    run_id = computed(db)

    assert ranks(db, run_id) == {"b": 1, "c": 2, "d": 3}
    assert winners(db, run_id) == {"b": "first", "c": "second"}
    assert "a" not in {row["work"] for row in json.loads(export_bundle(db, run_id, viewer="o1"))["ranking"]["reviews"]}


def test_a_new_version_has_the_next_number_and_changes_none_before_it(db):
    """I23."""
    judged_stage(db)
    first = published(db)
    kept = list_rows(db, first), list_awards(db, first), export_bundle(db, first, viewer=None)
    with db.transaction() as tx:
        tx.execute("UPDATE assignment SET status = 'void' WHERE work_id = 'a'")

    second, third = computed(db, day(51)), computed(db, day(52))

    assert [(run.id, run.number, run.status) for run in list_runs_of_stage(db, "c1-s1")] == [
        (third, 3, "computed"),
        (second, 2, "superseded"),
        (first, 1, "publicity"),
    ]
    assert (list_rows(db, first), list_awards(db, first), export_bundle(db, first, viewer=None)) == kept
    assert find_run_in_force(db, "c1-s1").id == first
    assert winners(db, third) != winners(db, first)


# ---- the bundle ------------------------------------------------------------------------------------------------


def test_an_exported_bundle_gives_the_same_rows_to_the_last_digit(both):
    """I15."""
    judged_stage(both)
    run_id = computed(both)

    exported = export_bundle(both, run_id, viewer="o1")

    rows, awards = recomputed(json.loads(exported), run_id)
    assert rows == list_rows(both, run_id)
    assert awards == list_awards(both, run_id)
    assert sha256_of(json.loads(exported)) == get_run(both, run_id).input_sha256
    assert as_text(json.loads(exported)) == exported


def test_the_order_of_rows_in_a_bundle_means_nothing(db):
    """I15."""
    judged_stage(db)
    bundle = json.loads(export_bundle(db, computed(db), viewer="o1"))
    chance = random.Random(7)

    for _ in range(5):
        shuffled = {**bundle, "prizes": chance.sample(bundle["prizes"], len(bundle["prizes"]))}
        shuffled["ranking"] = {
            name: chance.sample(rows, len(rows)) if isinstance(rows, list) else rows
            for name, rows in bundle["ranking"].items()
        }
        assert compute(shuffled) == compute(bundle)


def test_a_changed_mark_shows_when_it_is_computed_again(db):
    judged_stage(db)
    run_id = computed(db)
    bundle = json.loads(export_bundle(db, run_id, viewer="o1"))
    bundle["ranking"]["reviews"][0]["marks"]["data"] = "0"

    with db.transaction() as tx:
        tx.execute("UPDATE result_run SET bundle = ?", (as_text(bundle),))

    assert not recompute(db, run_id)


def test_a_changed_row_shows_when_it_is_computed_again(db):
    judged_stage(db)
    run_id = computed(db)

    with db.transaction() as tx:
        tx.execute("UPDATE result_row SET calibrated = '90.0000000001' WHERE work_id = 'a'")

    assert not recompute(db, run_id)


def test_a_bundle_names_no_judge_no_team_and_no_comment(db):
    judged_stage(db)
    with db.transaction() as tx:
        tx.execute("UPDATE review SET comment = '秘密评语'")

    exported = export_bundle(db, computed(db), viewer="o1")

    assert {row["judge"] for row in json.loads(exported)["ranking"]["reviews"]} == {"J01", "J02", "J03"}
    for secret in ("judge-", "j1.example", "team-", "leader-", "秘密评语", "作品 a"):
        assert secret not in exported


def test_scores_that_change_while_it_is_computed_stop_it(db, monkeypatch):
    judged_stage(db)

    def and_meanwhile(bundle):
        with db.transaction() as tx:
            tx.execute("UPDATE review SET scores = ? WHERE assignment_id = 'judge-j1:a'", (json.dumps(marks_of(1)),))
        return compute(bundle)

    monkeypatch.setattr("contest.results.computing.compute", and_meanwhile)

    with pytest.raises(ScoresChangedMeanwhile):
        computed(db)
    assert list_runs_of_stage(db, "c1-s1") == []


def test_votes_count_once_their_poll_is_published_and_for_works_that_stand(db):
    judged_stage(db)
    add_prize(db, "favourite", ordinal=9, basis="vote")
    add_team(db, "team-x", ["leader-x"])
    add_work(db, "x", "team-x", status="eliminated")
    works = [
        {"work_id": w, "rank": r, "votes": v, "ballots": v} for w, r, v in (("gone", 1, 9), ("x", 2, 8), ("b", 3, 2))
    ]
    counts = {"works": works, "valid": 12, "invalid": 0, "quarantined": 0, "incomplete": 0}
    what = {"method": "choices", "minimum": 2, "maximum": 3, "credits": 99, "seed": 1, "counts": json.dumps(counts)}
    insert(db, "poll", id="p1", contest_id="c1", **what)

    assert "favourite" not in winners(db, computed(db)).values()
    with db.transaction() as tx:
        tx.execute("UPDATE poll SET published_at = ?", (day(47),))
    run_id = computed(db)

    assert winners(db, run_id) == {"a": "first", "b": "second", "x": "favourite"}
    assert get_run(db, run_id).report["vacant"] == {}
    assert recompute(db, run_id)


# ---- who sees it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("viewer", [None, "", "leader-a", "j1", "root", "officer", "o-other", "nobody"])
@pytest.mark.parametrize("status", ["computed", "provisional"])
def test_before_publication_only_organisers_and_auditors_see_it(db, viewer, status):
    judged_stage(db)
    add_contest(db, "c2")
    grant(db, "root", "administrator")
    grant(db, "officer", "publisher", "office:jtj")
    grant(db, "o-other", "organiser", "contest:c2")
    run_id = computed(db)
    with db.transaction() as tx:
        tx.execute("UPDATE result_run SET status = ?", (status,))

    assert list_runs_for(db, "c1", viewer=viewer) == []
    for ask in (get_run_for, export_bundle):
        with pytest.raises(ResultNotPublic):
            ask(db, run_id, viewer=viewer)
        with pytest.raises(ResultNotPublic):
            ask(db, "no-such-run", viewer=viewer)


def test_organisers_and_auditors_see_it_before_and_everybody_after(db):
    judged_stage(db)
    run_id = computed(db)
    for viewer in ("o1", "o2", "zhou"):
        assert [run.id for run in list_runs_for(db, "c1", viewer=viewer)] == [run_id]
        assert get_run_for(db, run_id, viewer=viewer).id == run_id

    shown = published(db)

    assert [run.id for run in list_runs_for(db, "c1", viewer=None)] == [shown]
    assert get_run_for(db, shown, viewer=None).status == "publicity"
    with pytest.raises(ResultNotPublic):
        get_run_for(db, run_id, viewer=None)  # computed and superseded before anybody saw it


def test_a_judge_who_is_auditor_too_sees_nothing_early(db):
    judged_stage(db)
    add_judge(db, "both")
    grant(db, "both", "auditor", "contest:c1")

    assert list_runs_for(db, "c1", viewer="both") == []
    computed(db)
    assert list_runs_for(db, "c1", viewer="both") == []
