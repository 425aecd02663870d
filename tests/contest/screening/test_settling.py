"""What the clock does to works: the same when it is read as when it is written down, once."""

from datetime import timedelta

import pytest

from contest.phases import list_phases
from contest.screening.settling import settle_works, status_at
from contest.works.queries import get_work, list_events
from core.audit import broken_links
from tests.contest.builders import add_contest, add_phase, add_team, add_work, day

MS = timedelta(milliseconds=1)


@pytest.fixture
def contest(db):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=60)
    for name, status in (("draft", "draft"), ("sent", "submitted"), ("back", "returned"), ("away", "withdrawn")):
        add_team(db, f"team-{name}", [f"leader-{name}"])
        closes = day(33) if status == "returned" else None
        add_work(db, name, f"team-{name}", status=status, version=int(status != "draft"), return_closes_at=closes)
    return db


def statuses(db):
    return {name: get_work(db, name).status for name in ("draft", "sent", "back", "away")}


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (day(30) + timedelta(seconds=60) - MS, ("draft", "submitted", "returned", "withdrawn")),
        (day(30) + timedelta(seconds=60), ("lapsed", "locked", "returned", "withdrawn")),
        (day(33) - MS, ("lapsed", "locked", "returned", "withdrawn")),
        (day(33), ("lapsed", "locked", "rejected", "withdrawn")),
    ],
)
def test_reading_and_writing_agree_to_the_millisecond(contest, now, after):
    phases = list_phases(contest, "c1")
    read = tuple(status_at(get_work(contest, name), phases, now) for name in ("draft", "sent", "back", "away"))

    settle_works(contest, now=now)

    assert read == after
    assert tuple(statuses(contest).values()) == after


def test_a_second_run_finds_nothing(contest):
    first = settle_works(contest, now=day(40))
    before = contest.rows("SELECT count(*) FROM audit_event")

    assert first == {"draft": "lapsed", "sent": "locked", "back": "rejected"}
    assert settle_works(contest, now=day(40)) == {}
    assert contest.rows("SELECT count(*) FROM audit_event") == before
    assert broken_links(contest) == []


def test_the_clock_signs_for_what_it_did(contest):
    settle_works(contest, now=day(40))

    assert [(e.act, e.actor) for e in list_events(contest, "back")] == [("expire", "clock")]


def test_a_later_deadline_opens_what_had_closed(contest):
    settle_works(contest, now=day(31))
    with contest.transaction() as tx:
        tx.execute("UPDATE contest_phase SET closes_at = ?", (day(36),))

    assert settle_works(contest, now=day(32)) == {"draft": "draft", "sent": "submitted"}


@pytest.mark.parametrize("status", ["draft", "cancelled", "archived"])
def test_only_running_contests_are_settled(contest, status):
    with contest.transaction() as tx:
        tx.execute("UPDATE contest SET status = ?", (status,))

    assert settle_works(contest, now=day(40)) == {}


def test_settling_runs_on_both_engines(both):
    add_contest(both)
    add_team(both, "t", ["li"])
    add_work(both, "w", "t", version=0)

    assert settle_works(both, now=day(30)) == {"w": "lapsed"}
