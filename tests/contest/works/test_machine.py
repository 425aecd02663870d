"""The table of states, whole: what is not in it raises and changes nothing."""

import pytest

from contest.errors import NotAllowedNow
from contest.works.errors import WorkNotFound
from contest.works.machine import ACTS, MACHINE, STANDING, STATUSES, UNDECIDED
from contest.works.moving import move_work, move_works
from contest.works.queries import get_work, list_events, list_works
from tests.contest.builders import add_contest, add_team, add_work, day, snapshot

FINAL_WORDS = ("lapsed", "withdrawn", "rejected", "disqualified")


def test_the_table_names_only_states_and_acts_that_there_are():
    assert {status for status, _ in MACHINE.moves} <= STATUSES.keys()
    assert set(MACHINE.moves.values()) <= STATUSES.keys()
    assert {act for _, act in MACHINE.moves} == ACTS.keys()
    assert set(STANDING) | set(UNDECIDED) | set(FINAL_WORDS) | {"draft"} == STATUSES.keys()


def test_every_state_can_be_reached_from_a_draft():
    reached = {"draft"}
    for _ in STATUSES:
        reached |= {after for (status, _), after in MACHINE.moves.items() if status in reached}

    assert reached == STATUSES.keys()


@pytest.mark.parametrize("status", STATUSES)
def test_whatever_is_not_in_the_table_is_refused(db, status):
    add_contest(db)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", status=status)
    before = snapshot(db, "work", "work_event", "audit_event")

    for act in [act for act in ACTS if not MACHINE.allows(status, act)]:
        with pytest.raises(NotAllowedNow), db.transaction() as tx:
            move_work(tx, "w", act, actor="o1", now=day(40))

    assert snapshot(db, "work", "work_event", "audit_event") == before


@pytest.mark.parametrize("status", [s for s in STATUSES if MACHINE.allows(s, "disqualify")])
def test_a_disqualified_work_is_restored_to_where_it_stood(db, status):
    add_contest(db)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", status=status)

    with db.transaction() as tx:
        move_work(tx, "w", "disqualify", actor="o1", reason="抄袭", now=day(40))
        move_work(tx, "w", "restore", actor="o2", reason="申诉成立", now=day(41))

    assert get_work(db, "w").status == status
    assert [(e.act, e.old_status, e.new_status, e.reason, e.actor) for e in list_events(db, "w")] == [
        ("disqualify", status, "disqualified", "抄袭", "o1"),
        ("restore", "disqualified", status, "申诉成立", "o2"),
    ]


def test_a_rejected_work_is_restored_to_be_screened_anew(db):
    add_contest(db)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", status="rejected")

    with db.transaction() as tx:
        assert move_work(tx, "w", "restore", actor="o1", now=day(40)) == "locked"


def test_a_work_that_is_not_there_cannot_be_moved(db):
    with pytest.raises(WorkNotFound), db.transaction() as tx:
        move_work(tx, "nothing", "pass", actor="o1", now=day(31))


def test_many_works_are_moved_as_one_is(both):
    add_contest(both)
    for number in range(4):
        add_team(both, f"team-{number}", [f"li-{number}"])
        add_work(both, f"w{number}", f"team-{number}", status="passed" if number < 3 else "locked")
    with both.transaction() as tx:
        move_work(tx, "w0", "assign", actor="o1", now=day(36))
    works = [work for work in list_works(both, "c1") if work.status == "passed"]

    with both.transaction() as tx:
        move_works(tx, works, "assign", actor="o1", now=day(36))

    assert [work.status for work in list_works(both, "c1")] == ["in_review"] * 3 + ["locked"]
    one, *others = (list_events(both, f"w{number}") for number in range(3))
    assert [[(e.act, e.old_status, e.new_status, e.actor) for e in each] for each in others] == [
        [(e.act, e.old_status, e.new_status, e.actor) for e in one]
    ] * 2
    facts = both.rows("SELECT subject, facts FROM audit_event WHERE action = 'work.assign' ORDER BY sequence")
    assert facts == [(f"work:w{number}", '{"from": "passed", "to": "in_review"}') for number in range(3)]


def test_of_many_works_none_is_moved_when_one_cannot_be(db):
    add_contest(db)
    for number, status in enumerate(("passed", "locked")):
        add_team(db, f"team-{number}", [f"li-{number}"])
        add_work(db, f"w{number}", f"team-{number}", status=status)
    before = snapshot(db, "work", "work_event", "audit_event")

    with pytest.raises(NotAllowedNow), db.transaction() as tx:
        move_works(tx, list_works(db, "c1"), "assign", actor="o1", now=day(36))

    assert snapshot(db, "work", "work_event", "audit_event") == before
