"""Who may open a file of a work while the public votes."""

from datetime import timedelta

import pytest

from contest.works.access import open_attachment
from contest.works.errors import FileNotForYou
from tests.contest.builders import add_contest, add_team, add_work, day, insert


@pytest.fixture
def polled(db):
    """A work in a poll with a screenshot `shot` and slides `deck`, both named after the team."""
    add_contest(db)
    add_team(db, "晨光示例队", ["lin"])
    files = [
        {"id": "shot", "kind": "screenshot", "media_type": "image/png"},
        {"id": "deck", "kind": "slides", "media_type": "application/pdf"},
    ]
    content = {"title": "作品", "summary": "示例", "dataset_uses": [], "files": files}
    add_work(db, "w1", "晨光示例队", status="passed", content=content)
    insert(db, "poll", id="p1", contest_id="c1", method="choices", minimum=1, maximum=3, credits=99, seed=7)
    for file in files:
        insert(
            db,
            "attachment",
            id=file["id"],
            work_id="w1",
            kind=file["kind"],
            file_name="晨光示例队.png",
            media_type=file["media_type"],
            size_bytes=1,
            sha256="0" * 64,
            file_key="k",
            uploaded_by="lin",
            uploaded_at=day(15),
        )
    return db


def test_voters_see_the_pictures_under_a_name_that_tells_nothing(polled):
    opened = open_attachment(polled, "shot", viewer=None, now=day(35))

    assert opened.name == "screenshot.png"


def test_nobody_sees_them_a_millisecond_before_voting_opens(polled):
    with pytest.raises(FileNotForYou):
        open_attachment(polled, "shot", viewer=None, now=day(35) - timedelta(milliseconds=1))


def test_other_files_are_not_for_voters(polled):
    with pytest.raises(FileNotForYou):
        open_attachment(polled, "deck", viewer=None, now=day(36))


def test_the_team_opens_all_of_them_under_their_own_names(polled):
    assert open_attachment(polled, "deck", viewer="lin", now=day(12)).name == "晨光示例队.png"
