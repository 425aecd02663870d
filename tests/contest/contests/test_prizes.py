"""Prizes are saved as one list; once published they only grow."""

from dataclasses import replace

import pytest

from contest.contests.errors import BadNumber, PrizesOnlyGrow, SameTwice, WordsNeeded
from contest.contests.prizes import PrizeForm, save_prizes
from contest.contests.queries import list_prizes
from contest.contests.records import Prize
from contest.errors import SomethingMissing
from core.words import Text
from tests.contest.builders import add_contest, day, snapshot
from tests.contest.contests.drafts import publish_by_hand, revision_of, text

FIRST = PrizeForm(text("一等奖"), 1, 10_000, track_code="t1")
LIKED = PrizeForm(text("最受欢迎奖"), 3, basis="vote")


def save(db, *forms):
    return save_prizes(db, "c1", forms, revision=revision_of(db, "c1"), actor="o1", now=day(1))


def refused(db, error, act):
    before = snapshot(db, "contest", "prize", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "contest", "prize", "audit_event") == before


def test_prizes_are_kept_in_their_order(both):
    add_contest(both, status="draft")

    save(both, FIRST, LIKED)
    first, liked = list_prizes(both, "c1")
    save(both, replace(LIKED, id=liked.id), replace(FIRST, id=first.id, quota=2, track_code=""))

    assert list_prizes(both, "c1") == [
        Prize(liked.id, "c1", None, 1, text("最受欢迎奖"), 3, None, "vote"),
        Prize(first.id, "c1", None, 2, text("一等奖"), 2, 10_000, "judged"),
    ]
    assert first.track_id == "c1-t1"


@pytest.mark.parametrize(
    ("forms", "error"),
    [
        ([replace(FIRST, quota=-1)], BadNumber),
        ([replace(FIRST, quota=1001)], BadNumber),
        ([replace(FIRST, amount_cny=-1)], BadNumber),
        ([replace(FIRST, title=Text("一等奖", ""))], WordsNeeded),
        ([replace(FIRST, track_code="t9")], SomethingMissing),
        ([replace(FIRST, id="of-another-contest")], SomethingMissing),
        ([replace(FIRST, id="x"), replace(LIKED, id="x")], SameTwice),
        ([FIRST] * 51, BadNumber),
    ],
)
def test_wrong_prizes_are_refused_whole(db, forms, error):
    add_contest(db, status="draft")

    refused(db, error, lambda: save(db, *forms))


def test_once_published_prizes_only_grow(db):
    add_contest(db, status="draft")
    save(db, FIRST, LIKED)
    publish_by_hand(db, "c1")
    first, liked = [replace(form, id=kept.id) for form, kept in zip((FIRST, LIKED), list_prizes(db, "c1"), strict=True)]

    for forms in (
        [first],
        [replace(first, quota=0), liked],
        [replace(first, amount_cny=9_999), liked],
        [replace(first, amount_cny=None), liked],
        [replace(first, basis="special"), liked],
        [replace(first, track_code=""), liked],
    ):
        refused(db, PrizesOnlyGrow, lambda forms=forms: save(db, *forms))
    save(db, replace(first, amount_cny=20_000), replace(liked, quota=4), PrizeForm(text("鼓励奖"), 10))
    assert [(one.quota, one.amount_cny) for one in list_prizes(db, "c1")] == [(1, 20_000), (4, None), (10, None)]
