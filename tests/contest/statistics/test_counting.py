"""Views of contests, counted in memory and written in turns."""

import pytest

from contest.statistics.counting import ViewCounter, count_views
from tests.contest.builders import day, snapshot


def test_views_add_up_over_flushes_and_days(both):
    counter = ViewCounter()
    for contest_id in ("c1", "c1", "c2"):
        counter.add(contest_id)

    assert counter.flush(both, day(1)) == 3
    counter.add("c1")
    assert counter.flush(both, day(2)) == 1
    assert counter.flush(both, day(2)) == 0

    assert [count_views(both, each) for each in ("c1", "c2", "c3")] == [3, 1, 0]
    assert len(snapshot(both, "contest_view")["contest_view"]) == 3


def test_what_could_not_be_written_waits(db):
    counter = ViewCounter()
    counter.add("c1")
    with db.transaction() as tx:
        tx.execute("ALTER TABLE contest_view RENAME TO away")
    with pytest.raises(Exception, match="contest_view"):
        counter.flush(db, day(1))
    with db.transaction() as tx:
        tx.execute("ALTER TABLE away RENAME TO contest_view")

    assert counter.flush(db, day(1)) == 1
    assert count_views(db, "c1") == 1
