"""The automatic report for organisers: what changed since submission, and works that say the same."""

import pytest

from contest.screening.report import screening_report
from contest.works import check_words as words
from contest.works.checks import error, warning
from contest.works.content import FORM
from contest.works.errors import WorkNotFound
from contest.works.link_words import NO_ANSWER
from contest.works.links import LinkResult
from contest.works.queries import counted_version, get_work
from core.people.errors import RoleNeeded
from tests.builders import make_dataset
from tests.contest.builders import add_team, add_work, day, grant
from tests.contest.works.samples import begin_work, hand_in, publish, ready_work, use, values, withdraw, write


def report(db, store, work_id, *, actor="o1", check_link=None):
    return screening_report(db, store, work_id, actor=actor, check_link=check_link, now=day(31))


def test_a_good_work_has_nothing_to_report(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)

    made = report(db, store, work_id)

    assert (made.findings, made.decisions, made.status) == ((), (), "locked")
    assert made.version == counted_version(db, work_id)


def test_the_version_that_counts_is_reported_on_not_the_draft(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    write(db, work_id, dataset_uses=[], title="")

    assert report(db, store, work_id).findings == ()


def test_a_dataset_withdrawn_since_is_reported(db, store):
    work_id = begin_work(db)
    bikes = publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")])
    hand_in(db, store, work_id)
    withdraw(db, bikes)

    found = report(db, store, work_id).findings

    assert error("dataset_uses", words.DATASET_WITHDRAWN, dataset=make_dataset("bikes").title) in found


def test_a_dead_link_and_a_team_that_waits_are_reported(db, store):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], app_url="https://app.example/")
    hand_in(db, store, work_id)
    with db.transaction() as tx:
        tx.execute("UPDATE team SET status = 'pending'")

    found = report(db, store, work_id, check_link=lambda url: LinkResult(url, "dead", NO_ANSWER)).findings

    assert warning("app_url", words.LINK_DEAD, field=FORM["app_url"].label, reason=NO_ANSWER) in found
    assert [one.field for one in found] == ["team", "app_url"]


def test_works_that_say_nearly_the_same_are_reported(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    add_team(db, "copy", ["zhao"])
    add_work(db, "twin", "copy", content=values(title="骑行地图二", files=[]))
    add_team(db, "decoy", ["qian"])
    add_work(
        db, "different", "decoy", content=values(title="菜价", summary="每天的菜价变化" * 8, problem="菜价看不懂" * 5)
    )

    [found] = report(db, store, work_id).findings

    assert found.field == "summary"
    assert get_work(db, "twin").blind_code in found.sentence.zh
    assert not found.is_error


@pytest.mark.parametrize("actor", ["li", "wang"])
def test_reports_are_for_organisers(db, store, actor):
    work_id = ready_work(db)
    hand_in(db, store, work_id)

    with pytest.raises(RoleNeeded):
        report(db, store, work_id, actor=actor)


def test_auditors_read_them_too(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    grant(db, "watch", "auditor", "contest:c1")

    assert report(db, store, work_id, actor="watch") == report(db, store, work_id)


def test_a_draft_is_nobodys_business(db, store):
    with pytest.raises(WorkNotFound):
        report(db, store, ready_work(db))
