"""The funnel from looking to winning, who judged how much, and which datasets were used."""

import json
from decimal import Decimal

import pytest

from contest.results.errors import ResultNotPublic
from contest.statistics.queries import get_statistics
from contest.statistics.records import DatasetCount, Funnel, JudgeWork, VoteCount
from tests.contest.builders import (
    add_contest,
    add_judge,
    add_review,
    add_run,
    add_team,
    add_track,
    add_work,
    day,
    grant,
    insert,
)

STATUSES = {
    "w1": "awarded",
    "w2": "finalist",
    "w3": "eliminated",
    "w4": "rejected",
    "w5": "withdrawn",
    "w6": "draft",
}


def season(db):
    """Six works in two tracks, one team without a work, one dissolved."""
    add_contest(db)
    add_track(db, "c1", "t2", ordinal=2)
    for number, (work_id, status) in enumerate(STATUSES.items()):
        category = "company" if number % 2 else "school"
        add_team(db, f"team-{work_id}", [f"{work_id}-a", f"{work_id}-b"], category=category)
        track = "c1-t1" if number < 3 else "c1-t2"
        add_work(db, work_id, f"team-{work_id}", status=status, version=int(status != "draft"), track_id=track)
    add_team(db, "no-work", ["solo"], category="school")
    add_team(db, "gone", [f"left-{1}"], category="school", status="dissolved")
    for work_id, dataset_id, role in (("w1", "d1", "core"), ("w2", "d1", "auxiliary"), ("w2", "d2", "core")):
        use(db, work_id, dataset_id, role)
    use(db, "w4", "d2", "core")
    grant(db, "zhou", "auditor", "contest:c1")
    insert(db, "contest_view", contest_id="c1", day=day(1).date(), hits=40)


def use(db, work_id, dataset_id, role):
    insert(
        db,
        "dataset_use",
        work_id=work_id,
        number=1,
        dataset_id=dataset_id,
        versions="{}",
        fields="[]",
        purpose="",
        role=role,
    )


def test_the_funnel_counts_who_came_at_least_so_far(both):
    season(both)

    found = get_statistics(both, "c1", viewer="o1")

    assert found.views == 40
    assert found.whole == Funnel(registrations=13, teams=7, drafts=6, submissions=5, passed=3, finalists=2, awarded=1)
    assert [(title.zh, funnel) for title, funnel in found.by_track] == [
        ("赛道 t1", Funnel(6, 3, 3, 3, 3, 2, 1)),
        ("赛道 t2", Funnel(6, 3, 3, 2, 0, 0, 0)),
    ]
    assert found.by_category == [
        ("company", Funnel(6, 3, 3, 2, 1, 1, 0)),
        ("school", Funnel(7, 4, 3, 3, 2, 1, 1)),
    ]


def test_datasets_are_counted_in_works_that_passed_and_in_those_that_won(both):
    season(both)

    found = get_statistics(both, "c1", viewer="zhou")

    assert found.datasets == [DatasetCount("d1", 2, 1, 1), DatasetCount("d2", 1, 1, 0)]


def test_judges_appear_under_numbers_with_their_load(db):
    season(db)
    add_judge(db, "jia")
    add_judge(db, "yi")
    add_judge(db, "gone-judge", status="removed")
    add_review(db, "judge-jia", "w1", {"data": "8"})
    add_review(db, "judge-jia", "w2", None)
    add_review(db, "judge-jia", "w3", {"data": "8"}, status="void")
    add_review(db, "judge-yi", "w1", None, status="recused")
    add_run(db, report=json.dumps({"agreement": {"total": "0.7"}}))

    found = get_statistics(db, "c1", viewer="o1")

    assert found.judges == [JudgeWork("J01", 3, 1, 0, 1), JudgeWork("J02", 1, 0, 1, 0)]
    assert found.agreement == {"c1-s1": Decimal("0.7")}


def test_votes_are_told_once_they_are_published(db):
    season(db)
    counts = {"works": [], "valid": 12, "invalid": 3, "quarantined": 0, "incomplete": 1}
    what = {"id": "p1", "contest_id": "c1", "method": "choices", "minimum": 2, "maximum": 3, "credits": 99, "seed": 1}
    insert(db, "poll", **what)

    assert get_statistics(db, "c1", viewer="o1").votes is None
    with db.transaction() as tx:
        tx.execute("UPDATE poll SET counts = ?, published_at = ?", (json.dumps(counts), day(48)))

    assert get_statistics(db, "c1", viewer="o1").votes == VoteCount(12, 3)


@pytest.mark.parametrize("viewer", [None, "w1-a", "jia", "root"])
def test_until_the_result_is_final_only_organisers_and_auditors_see_them(db, viewer):
    season(db)
    add_judge(db, "jia")
    grant(db, "root", "administrator")
    add_run(db, status="publicity")

    with pytest.raises(ResultNotPublic):
        get_statistics(db, "c1", viewer=viewer)
    with db.transaction() as tx:
        tx.execute("UPDATE result_run SET status = 'final'")

    assert get_statistics(db, "c1", viewer=viewer).whole.teams == 7
