"""A contest is published and cancelled by two organisers, dropped as a draft by one, archived when all is over."""

from datetime import timedelta

import pytest

from contest.contests.editing import edit_contest
from contest.contests.errors import EditedSinceProposed, NotOverYet, NotReadyToPublish
from contest.contests.machine import CONTEST
from contest.contests.publishing import (
    archive_contest,
    cancel_contest,
    drop_draft,
    propose_cancellation,
    propose_publication,
    publish_contest,
)
from contest.contests.queries import get_contest, list_public_contests
from contest.contests.two_people import list_open_acts, turn_down_act
from contest.contests.words import STATUSES
from contest.errors import AlreadyProposed, NeedsSecondPerson, NotAllowedNow, ReasonNeeded, SomethingMissing
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_account, add_contest, day, snapshot
from tests.contest.contests.drafts import ready_draft, revision_of, text

MS = timedelta(milliseconds=1)
REASON = "内容已经核对"
TABLES = ("contest", "two_person_act", "audit_event")


@pytest.fixture
def draft(db):
    return ready_draft(db)


def propose(db, contest_id, *, actor="chief", now=None, reason=REASON):
    return propose_publication(db, contest_id, reason=reason, actor=actor, now=now or day(-2))


def publish(db, act_id, *, actor="deputy", now=None):
    return publish_contest(db, act_id, actor=actor, now=now or day(-1))


def refused(db, error, act):
    before = snapshot(db, *TABLES)
    with pytest.raises(error):
        act()
    assert snapshot(db, *TABLES) == before


@pytest.mark.parametrize("act", CONTEST.acts)
@pytest.mark.parametrize("status", STATUSES)
def test_only_the_moves_of_the_table_are_made(status, act):
    allowed = {
        ("draft", "publish"): "published",
        ("draft", "drop"): "cancelled",
        ("published", "archive"): "archived",
        ("published", "cancel"): "cancelled",
    }

    if (status, act) in allowed:
        assert CONTEST.after(status, act) == allowed[status, act]
    else:
        with pytest.raises(NotAllowedNow):
            CONTEST.after(status, act)


def test_two_organisers_publish(both):
    contest_id = ready_draft(both)

    contest = publish(both, propose(both, contest_id))

    assert (contest.status, contest.published_at) == ("published", day(-1))
    assert list_public_contests(both) == [contest]
    assert list_open_acts(both, contest_id) == []
    assert [row[0] for row in both.rows("SELECT action FROM audit_event ORDER BY sequence")][-3:] == [
        "act.proposed", "act.confirmed", "contest.publish",
    ]  # fmt: skip
    assert broken_links(both) == []


def test_one_organiser_does_not(db, draft):
    add_account(db, "plain")
    act_id = propose(db, draft)

    refused(db, NeedsSecondPerson, lambda: publish(db, act_id, actor="chief"))
    refused(db, RoleNeeded, lambda: publish(db, act_id, actor="plain"))
    refused(db, RoleNeeded, lambda: propose(db, draft, actor="plain"))
    refused(db, AlreadyProposed, lambda: propose(db, draft, actor="deputy"))


def test_what_is_not_ready_is_neither_proposed_nor_published(db, draft):
    with db.transaction() as tx:
        tx.execute("UPDATE track SET contest_id = 'elsewhere'")
    refused(db, NotReadyToPublish, lambda: propose(db, draft))
    with db.transaction() as tx:
        tx.execute("UPDATE track SET contest_id = ?", (draft,))
    act_id = propose(db, draft)

    refused(db, NotReadyToPublish, lambda: publish(db, act_id, now=day(20)))
    assert publish(db, act_id, now=day(20) - MS).status == "published"


def test_what_is_confirmed_is_what_was_proposed(db, draft):
    act_id = propose(db, draft)
    edit_contest(db, draft, revision=revision_of(db, draft), title=text("换了"), actor="chief", now=day(-1.5))

    refused(db, EditedSinceProposed, lambda: publish(db, act_id))
    turn_down_act(db, act_id, reason="内容又有修改", actor="deputy", now=day(-1))
    assert publish(db, propose(db, draft)).title == text("换了")


def test_a_proposal_of_another_kind_publishes_nothing(db):
    add_contest(db)
    act_id = propose_cancellation(db, "c1", reason="经费未落实", actor="o1", now=day(1))

    refused(db, SomethingMissing, lambda: publish(db, act_id, actor="o2"))


def test_two_organisers_cancel_what_was_published(db):
    add_contest(db)
    act_id = propose_cancellation(db, "c1", reason="经费未落实", actor="o1", now=day(1))

    refused(db, NeedsSecondPerson, lambda: cancel_contest(db, act_id, actor="o1", now=day(2)))
    contest = cancel_contest(db, act_id, actor="o2", now=day(2))

    assert (contest.status, contest.is_public) == ("cancelled", True)
    refused(db, NotAllowedNow, lambda: propose_cancellation(db, "c1", reason=REASON, actor="o1", now=day(3)))
    refused(db, NotAllowedNow, lambda: propose(db, "c1", actor="o1"))


def test_one_organiser_drops_a_draft(db, draft):
    refused(db, ReasonNeeded, lambda: drop_draft(db, draft, reason="", actor="chief", now=day(-1)))
    refused(db, NotAllowedNow, lambda: propose_cancellation(db, draft, reason=REASON, actor="chief", now=day(-1)))
    contest = drop_draft(db, draft, reason="与另一份重复", actor="chief", now=day(-1))

    assert (contest.status, contest.is_public) == ("cancelled", False)


def test_what_was_published_is_not_dropped_by_one(db):
    add_contest(db)

    refused(db, NotAllowedNow, lambda: drop_draft(db, "c1", reason=REASON, actor="o1", now=day(1)))


@pytest.mark.parametrize(("now", "is_over"), [(day(57) - MS, False), (day(57), True), (day(57) + MS, True)])
def test_a_contest_is_archived_when_all_of_it_is_over(db, now, is_over):
    add_contest(db)

    if is_over:
        assert archive_contest(db, "c1", actor="o1", now=now).status == "archived"
        assert get_contest(db, "c1").is_public
        refused(db, NotAllowedNow, lambda: archive_contest(db, "c1", actor="o1", now=now))
    else:
        refused(db, NotOverYet, lambda: archive_contest(db, "c1", actor="o1", now=now))


def test_only_organisers_archive(db):
    add_contest(db)
    add_account(db, "plain")

    refused(db, RoleNeeded, lambda: archive_contest(db, "c1", actor="plain", now=day(60)))
