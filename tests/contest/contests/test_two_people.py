"""Two people: one proposes, another decides, and both are organisers when it is decided."""

import pytest

from contest.contests.errors import ActAlreadyDecided, ProposerLeft
from contest.contests.two_people import (
    decide_act,
    find_open_act,
    get_act,
    list_acts,
    list_open_acts,
    propose_act,
    turn_down_act,
    withdraw_act,
)
from contest.errors import AlreadyProposed, NeedsSecondPerson, NotYours, ReasonNeeded, SomethingMissing
from core.people.errors import RoleNeeded
from tests.contest.builders import add_account, add_contest, day, grant, snapshot

REASON = "作品与往届重复"


def propose(db, subject="team:t1", *, actor="o1", kind="disqualify_team", reason=REASON):
    with db.transaction() as tx:
        return propose_act(tx, "c1", kind, subject, facts={"team_id": "t1"}, reason=reason, actor=actor, now=day(1))


def decide(db, act_id, *, actor="o2", is_confirmed=True, reason="", kind=""):
    with db.transaction() as tx:
        return decide_act(tx, act_id, actor=actor, is_confirmed=is_confirmed, reason=reason, kind=kind, now=day(2))


def revoke(db, account_id):
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = ?", (day(1.5), account_id))


def refused(db, error, act):
    before = snapshot(db, "two_person_act", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "two_person_act", "audit_event") == before


def test_another_organiser_confirms(both):
    add_contest(both)
    act_id = propose(both)

    act = decide(both, act_id)

    assert (act.outcome, act.proposed_by, act.decided_by, act.decided_at) == ("confirmed", "o1", "o2", day(2))
    assert act.facts == {"team_id": "t1"}
    assert list_open_acts(both, "c1") == []
    assert list_acts(both, "c1") == [act]


def test_each_step_has_its_event(db):
    add_contest(db)
    act_id = propose(db)
    decide(db, act_id)

    events = db.rows("SELECT actor, action, subject FROM audit_event ORDER BY sequence")
    assert events == [("o1", "act.proposed", "contest:c1"), ("o2", "act.confirmed", "contest:c1")]


def test_the_proposer_cannot_decide(db):
    add_contest(db)
    act_id = propose(db)

    refused(db, NeedsSecondPerson, lambda: decide(db, act_id, actor="o1"))
    refused(db, NeedsSecondPerson, lambda: decide(db, act_id, actor="o1", is_confirmed=False, reason=REASON))


def test_only_organisers_of_the_contest_propose_and_decide(db):
    add_contest(db)
    add_account(db, "somebody")
    grant(db, "elsewhere", "organiser", "contest:c2")
    act_id = propose(db)

    for actor in ("somebody", "elsewhere"):
        refused(db, RoleNeeded, lambda actor=actor: propose(db, "team:t2", actor=actor))
        refused(db, RoleNeeded, lambda actor=actor: decide(db, act_id, actor=actor))


def test_who_lost_the_role_neither_decides_nor_counts_as_proposer(db):
    add_contest(db)
    grant(db, "o3", "organiser", "contest:c1")
    act_id = propose(db)
    revoke(db, "o2")
    refused(db, RoleNeeded, lambda: decide(db, act_id, actor="o2"))
    revoke(db, "o1")
    refused(db, ProposerLeft, lambda: decide(db, act_id, actor="o3"))

    assert decide(db, act_id, actor="o3", is_confirmed=False, reason="提出人已离任").outcome == "turned_down"


def test_one_open_act_for_each_subject(both):
    add_contest(both)
    first = propose(both)

    refused(both, AlreadyProposed, lambda: propose(both, actor="o2"))
    propose(both, "team:t2")
    propose(both, kind="lift_lock")
    turn_down_act(both, first, reason="证据不足，请补充", actor="o2", now=day(2))
    again = propose(both)

    assert find_open_act(both, "c1", "disqualify_team", "team:t1") == get_act(both, again)


def test_turning_down_takes_a_reason(db):
    add_contest(db)
    act_id = propose(db)

    refused(db, ReasonNeeded, lambda: decide(db, act_id, is_confirmed=False, reason="  不 行  "))
    act = turn_down_act(db, act_id, reason="  证据不足，请补充 ", actor="o2", now=day(2))

    assert (act.outcome, act.decision_reason) == ("turned_down", "证据不足，请补充")


def test_proposing_takes_a_reason(db):
    add_contest(db)

    refused(db, ReasonNeeded, lambda: propose(db, reason="    "))


def test_only_the_proposer_takes_it_back(db):
    add_contest(db)
    act_id = propose(db)

    refused(db, NotYours, lambda: withdraw_act(db, act_id, actor="o2", now=day(2)))
    assert withdraw_act(db, act_id, actor="o1", now=day(2)).outcome == "withdrawn"
    refused(db, ActAlreadyDecided, lambda: decide(db, act_id))


def test_what_was_decided_stays(db):
    add_contest(db)
    act_id = propose(db)
    decide(db, act_id)

    refused(db, ActAlreadyDecided, lambda: decide(db, act_id, is_confirmed=False, reason=REASON))
    refused(db, ActAlreadyDecided, lambda: withdraw_act(db, act_id, actor="o1", now=day(2)))


def test_an_act_of_another_kind_is_not_found(db):
    add_contest(db)
    act_id = propose(db)

    refused(db, SomethingMissing, lambda: decide(db, act_id, kind="publish_contest"))
    refused(db, SomethingMissing, lambda: decide(db, "nothing"))
