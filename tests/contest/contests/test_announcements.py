"""Announcements are said to everybody, in both languages."""

import pytest

from contest.contests.announcements import publish_announcement
from contest.contests.errors import WordsNeeded, WordsTooLong
from contest.contests.queries import list_announcements
from contest.errors import ContestNotFound, ContestNotOpen
from core.people.errors import RoleNeeded
from core.words import Text
from tests.contest.builders import add_account, add_contest, day, snapshot
from tests.contest.contests.drafts import text


def announce(db, *, contest_id="c1", title=None, body=None, actor="o1", now=None):
    return publish_announcement(
        db, contest_id, title=title or text("标题"), body=body or text("正文"), actor=actor, now=now or day(1)
    )


def test_the_newest_comes_first(both):
    add_contest(both)
    add_contest(both, "c2", season={})

    first, second = announce(both), announce(both, now=day(2), actor="o2")
    announce(both, contest_id="c2")

    assert list_announcements(both, "c1") == [second, first]
    assert list_announcements(both, "c1", limit=1) == [second]
    assert both.rows("SELECT action FROM audit_event") == [("contest.announce",)] * 3


def test_what_is_refused_is_not_said(db):
    add_contest(db)
    add_account(db, "plain")
    before = snapshot(db, "announcement", "audit_event")

    for error, what in (
        (RoleNeeded, {"actor": "plain"}),
        (ContestNotFound, {"contest_id": "c9"}),
        (WordsNeeded, {"title": Text("只有中文", "")}),
        (WordsNeeded, {"body": Text("", "English only")}),
        (WordsTooLong, {"title": Text("长" * 121, "x")}),
        (WordsTooLong, {"body": Text("x", "x" * 10_001)}),
    ):
        with pytest.raises(error):
            announce(db, **what)
    assert snapshot(db, "announcement", "audit_event") == before


def test_a_draft_announces_nothing_and_what_is_over_still_does(db):
    add_contest(db, status="draft", published_at=None)
    add_contest(db, "c2", status="cancelled", season={})

    with pytest.raises(ContestNotOpen):
        announce(db)
    assert announce(db, contest_id="c2").contest_id == "c2"
