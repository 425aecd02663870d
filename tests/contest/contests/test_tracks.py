"""Tracks are saved as one list and fixed by publication."""

import pytest

from contest.contests.errors import (
    BadCode,
    BadNumber,
    EditedMeanwhile,
    SameTwice,
    TracksFrozen,
    WordsNeeded,
)
from contest.contests.prizes import PrizeForm
from contest.contests.queries import get_track, list_prizes, list_tracks
from contest.contests.records import Track
from contest.contests.tracks import TrackForm, save_tracks
from contest.errors import SomethingMissing
from core.people.errors import RoleNeeded
from core.words import Text
from tests.contest.builders import add_account, day, snapshot
from tests.contest.contests.drafts import add_prizes, add_tracks, organisers, publish_by_hand, revision_of, text
from tests.contest.contests.test_editing import create


@pytest.fixture
def contest_id(both):
    organisers(both)
    return create(both)


@pytest.fixture
def draft(db):
    organisers(db)
    return create(db)


def save(db, contest_id, *forms, revision=None, actor="chief"):
    number = revision or revision_of(db, contest_id)
    return save_tracks(db, contest_id, forms, revision=number, actor=actor, now=day(0))


def refused(db, error, act):
    before = snapshot(db, "contest", "track", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "contest", "track", "audit_event") == before


def test_a_track_keeps_its_id_while_its_code_stays(both, contest_id):
    add_tracks(both, contest_id, "mobility", "care")
    mobility, care = list_tracks(both, contest_id)

    save(both, contest_id, TrackForm("green", text("绿色")), TrackForm("care", text("照护"), text("说明"), 2))

    green = list_tracks(both, contest_id)[0]
    assert list_tracks(both, contest_id) == [
        Track(green.id, contest_id, "green", 1, text("绿色"), Text("", ""), 1),
        Track(care.id, contest_id, "care", 2, text("照护"), text("说明"), 2),
    ]
    assert get_track(both, care.id).code == "care"
    with pytest.raises(SomethingMissing):
        get_track(both, mobility.id)


def test_a_prize_of_a_track_that_is_gone_counts_for_all(both, contest_id):
    add_tracks(both, contest_id, "mobility", "care")
    add_prizes(
        both, contest_id, PrizeForm(text("甲"), 1, track_code="mobility"), PrizeForm(text("乙"), 1, track_code="care")
    )

    save(both, contest_id, TrackForm("care", text("照护")))

    care = list_tracks(both, contest_id)[0]
    assert [prize.track_id for prize in list_prizes(both, contest_id)] == [None, care.id]


@pytest.mark.parametrize(
    ("forms", "error"),
    [
        ([TrackForm("Big", text("大"))], BadCode),
        ([TrackForm("", text("无"))], BadCode),
        ([TrackForm("a", Text("只有中文", ""))], WordsNeeded),
        ([TrackForm("a", text("甲"), min_datasets=-1)], BadNumber),
        ([TrackForm("a", text("甲"), min_datasets=21)], BadNumber),
        ([TrackForm("a", text("甲")), TrackForm("a", text("乙"))], SameTwice),
        ([TrackForm(f"t{number}", text("甲")) for number in range(21)], BadNumber),
    ],
)
def test_a_wrong_list_is_refused_whole(db, draft, forms, error):
    add_tracks(db, draft, "mobility")

    refused(db, error, lambda: save(db, draft, *forms))


def test_only_organisers_with_the_newest_form(db, draft):
    add_account(db, "plain")

    refused(db, RoleNeeded, lambda: save(db, draft, TrackForm("a", text("甲")), actor="plain"))
    refused(db, EditedMeanwhile, lambda: save(db, draft, TrackForm("a", text("甲")), revision=7))


def test_publication_fixes_all_but_the_words(db, draft):
    add_tracks(db, draft, "a", "b")
    publish_by_hand(db, draft)
    a, b = TrackForm("a", text("甲")), TrackForm("b", text("乙"))

    for forms in ([a], [a, b, TrackForm("c", text("丙"))], [a, TrackForm("b", text("乙"), min_datasets=2)]):
        refused(db, TracksFrozen, lambda forms=forms: save(db, draft, *forms))
    save(db, draft, b, a)
    assert [track.title for track in list_tracks(db, draft)] == [text("乙"), text("甲")]
