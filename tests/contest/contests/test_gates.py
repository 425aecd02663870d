"""Gates go forward only."""

import pytest

from contest.contests.errors import GateAlreadyPassed, GateNotPassed
from contest.contests.gates import has_passed, list_gates, pass_gate, require_not_passed, require_passed
from contest.contests.records import Gate
from core.people.errors import RoleNeeded
from tests.contest.builders import add_account, add_contest, day, snapshot


def pass_it(db, kind="open_judging", stage_id="c1-s1", *, actor="o1"):
    with db.transaction() as tx:
        return pass_gate(tx, "c1", kind, stage_id, actor=actor, now=day(35))


def test_a_gate_is_passed_once_with_its_event(both):
    add_contest(both)
    gate = Gate("c1", "c1-s1", "open_judging", "o1", day(35))

    with pytest.raises(GateNotPassed):
        require_passed(both, "c1", "open_judging", "c1-s1")
    assert pass_it(both) == gate
    assert require_passed(both, "c1", "open_judging", "c1-s1") == gate
    assert both.rows("SELECT actor, action, subject FROM audit_event") == [("o1", "gate.open_judging", "contest:c1")]

    before = snapshot(both, "gate", "audit_event")
    with pytest.raises(GateAlreadyPassed):
        pass_it(both, actor="o2")
    assert snapshot(both, "gate", "audit_event") == before


def test_gates_of_another_stage_contest_or_kind_are_others(db):
    add_contest(db)
    pass_it(db)

    assert not has_passed(db, "c1", "open_judging")
    assert not has_passed(db, "c1", "open_judging", "c1-s2")
    assert not has_passed(db, "c1", "freeze_scores", "c1-s1")
    assert not has_passed(db, "c2", "open_judging", "c1-s1")
    with pytest.raises(GateAlreadyPassed):
        require_not_passed(db, "c1", "open_judging", "c1-s1")
    pass_it(db, "close_vote", "")
    assert [gate.kind for gate in list_gates(db, "c1")] == ["close_vote", "open_judging"]


def test_only_organisers_pass_gates(db):
    add_contest(db)
    add_account(db, "somebody")

    with pytest.raises(RoleNeeded):
        pass_it(db, actor="somebody")
    assert snapshot(db, "gate", "audit_event") == {"gate": [], "audit_event": []}
