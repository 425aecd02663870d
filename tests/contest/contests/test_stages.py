"""Stages are kept by their position and fixed by publication."""

import pytest

from contest.contests.errors import BadNumber, StagesFrozen, WordsNeeded
from contest.contests.queries import get_stage, list_criteria, list_stages
from contest.contests.records import Stage
from contest.contests.stages import StageForm, save_stages
from contest.errors import SomethingMissing
from core.words import Text
from tests.contest.builders import add_contest, day, snapshot
from tests.contest.contests.drafts import text


def save(db, *forms, revision=1):
    return save_stages(db, "c1", forms, revision=revision, actor="o1", now=day(1))


def refused(db, error, act):
    before = snapshot(db, "contest", "stage", "criterion", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "contest", "stage", "criterion", "audit_event") == before


def test_the_first_stage_stays_the_first(both):
    add_contest(both, status="draft")

    save(both, StageForm(text("初赛"), "calibrated", 10), StageForm(text("决赛"), "complete"))

    final = list_stages(both, "c1")[1]
    assert list_stages(both, "c1") == [
        Stage("c1-s1", "c1", 1, text("初赛"), "calibrated", 10),
        Stage(final.id, "c1", 2, text("决赛"), "complete", None),
    ]
    assert len(list_criteria(both, "c1-s1")) == 5


def test_a_stage_that_is_gone_takes_its_rubric(db):
    add_contest(db, status="draft")
    save(db, StageForm(text("初赛"), "calibrated", 10), StageForm(text("决赛")))
    with db.transaction() as tx:
        final = list_stages(tx, "c1")[1]
        tx.execute("UPDATE criterion SET stage_id = ?", (final.id,))

    save(db, StageForm(text("评审")), revision=2)

    assert (list_criteria(db, final.id), [one.id for one in list_stages(db, "c1")]) == ([], ["c1-s1"])
    with pytest.raises(SomethingMissing):
        get_stage(db, final.id)


@pytest.mark.parametrize(
    ("forms", "error"),
    [
        ([], BadNumber),
        ([StageForm(text("轮"))] * 6, BadNumber),
        ([StageForm(text("轮"), quota_per_track=0)], BadNumber),
        ([StageForm(Text("轮", ""))], WordsNeeded),
    ],
)
def test_wrong_stages_are_refused_whole(db, forms, error):
    add_contest(db, status="draft")

    refused(db, error, lambda: save(db, *forms))


def test_publication_fixes_all_but_the_titles(db):
    add_contest(db)

    for form in (StageForm(text("轮"), "pairwise"), StageForm(text("轮"), quota_per_track=3)):
        refused(db, StagesFrozen, lambda form=form: save(db, form))
    refused(db, StagesFrozen, lambda: save(db, StageForm(text("轮")), StageForm(text("轮"))))
    assert save(db, StageForm(text("新名"))) == 2
    assert list_stages(db, "c1")[0].title == text("新名")
