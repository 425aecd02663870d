"""What voters read of a work: everything judges may see of a blind work, and nothing of who made it."""

from dataclasses import asdict

import pytest

from contest.voting.candidates import Picture, get_candidate, get_candidate_screenshot
from contest.voting.errors import WorkNotInPoll
from contest.voting.polls import open_poll
from tests.contest.builders import add_contest, day
from tests.contest.showcase.scene import add_entry
from tests.contest.voting.scene import CLOSES, MS, OPENS


@pytest.fixture
def poll(db):
    add_contest(db)
    add_entry(db, 1, status="in_review")
    add_entry(db, 2, status="rejected")
    return open_poll(db, "c1", actor="o1", now=day(0)).id


def test_voters_read_the_work_without_its_makers(db, poll):
    details = get_candidate(db, poll, "w1", viewer="reader", now=OPENS)

    assert details.content["summary"] == "示例智慧简介 1"
    assert details.screenshots == (Picture("shot-1", "image/png"),)
    assert [one.dataset_id for one in details.uses] == ["ds-1"]
    hidden = ("示例队", "leader", "示例联系人", "138", "code.example", "uploader", ".png")
    assert not [secret for secret in hidden if secret in str(asdict(details))]
    assert get_candidate_screenshot(db, poll, "shot-1", now=CLOSES).id == "shot-1"


def test_before_voting_opens_there_is_nothing_to_read(db, poll):
    with pytest.raises(WorkNotInPoll):
        get_candidate(db, poll, "w1", viewer="reader", now=OPENS - MS)
    with pytest.raises(WorkNotInPoll):
        get_candidate_screenshot(db, poll, "shot-1", now=OPENS - MS)


@pytest.mark.parametrize("work", ["w2", "nothing"])
def test_a_work_outside_of_the_poll_is_not_read(db, poll, work):
    with pytest.raises(WorkNotInPoll):
        get_candidate(db, poll, work, viewer="reader", now=OPENS)


@pytest.mark.parametrize("file", ["slides-1", "shot-2", "nothing"])
def test_no_other_file_is_open_to_voters(db, poll, file):
    with pytest.raises(WorkNotInPoll):
        get_candidate_screenshot(db, poll, file, now=OPENS)
