"""Which contest a reader means who named none."""

import pytest

from contest.current import current_contest
from contest.errors import NoContestYet
from tests.contest.builders import add_contest, day


def test_the_one_that_takes_entries_comes_before_the_newest(db):
    add_contest(db, "voting", season={"voting": (0, 10)}, edition_year=2026)
    add_contest(db, "entering", season={"submission": (0, 10)}, edition_year=2025)
    add_contest(db, "over", season={"submission": (-9, -1)}, edition_year=2027)

    assert current_contest(db, day(5)).id == "entering"
    assert current_contest(db, day(20)).id == "over"


def test_drafts_and_cancelled_ones_are_not_meant(db):
    add_contest(db, "draft", status="draft", published_at=None)
    add_contest(db, "cancelled", status="cancelled")
    add_contest(db, "last", season={"voting": (-9, -1)}, edition_year=2020)

    assert current_contest(db, day(5)).id == "last"


def test_where_none_was_ever_published_that_is_said(db):
    add_contest(db, "draft", status="draft", published_at=None)

    with pytest.raises(NoContestYet):
        current_contest(db, day(0))
