"""I19: what is not in the tables of states raises, in the tables and in the commands."""

import pytest

from contest.errors import NotAllowedNow
from contest.results.appeals import accept_appeal, decide_appeal, refuse_appeal, withdraw_appeal
from contest.results.machine import APPEAL, CERTIFICATE, OPEN_APPEALS, OUTCOMES, RESULT
from contest.results.publishing import STEPS, propose_step, release_provisional
from contest.results.settling import way_to
from contest.works.machine import MACHINE as WORK
from tests.contest.builders import add_contest, add_run, day, grant, insert, snapshot

MACHINES = {"result": RESULT, "appeal": APPEAL, "certificate": CERTIFICATE}
PAIRS = [
    (name, status, act) for name, machine in MACHINES.items() for status in machine.statuses for act in machine.acts
]
URL = "https://data.example"


@pytest.mark.parametrize(("name", "status", "act"), PAIRS)
def test_each_act_leads_to_a_known_status_or_is_refused_with_both_names(name, status, act):
    machine = MACHINES[name]

    if machine.allows(status, act):
        assert machine.after(status, act) in machine.statuses
        return
    with pytest.raises(NotAllowedNow) as refused:
        machine.after(status, act)
    assert machine.statuses[status].zh in refused.value.say("zh")
    assert machine.acts[act].en in refused.value.say("en")


def test_a_decided_appeal_a_superseded_result_and_a_revoked_certificate_are_ends():
    ends = {name: {s for s in m.statuses if not any(m.allows(s, a) for a in m.acts)} for name, m in MACHINES.items()}

    assert ends == {
        "result": {"superseded"},
        "appeal": set(APPEAL.statuses) - set(OPEN_APPEALS),
        "certificate": {"revoked"},
    }


def test_every_act_of_the_steps_and_outcomes_is_in_the_tables():
    assert STEPS.keys() <= RESULT.acts.keys()
    assert set(OUTCOMES.values()) <= APPEAL.acts.keys()
    assert all(APPEAL.after("accepted", act) == status for status, act in OUTCOMES.items())


@pytest.mark.parametrize("status", WORK.statuses)
@pytest.mark.parametrize("target", ["shortlisted", "eliminated", "awarded", "finalist"])
def test_a_result_moves_a_work_only_along_its_table(status, target):
    here = status
    for act in way_to(status, target):
        here = WORK.after(here, act)

    assert here in (status, target)
    if status in ("reviewed", "shortlisted", "eliminated", "awarded", "finalist"):
        assert here == target
    if status in ("disqualified", "withdrawn", "rejected", "draft", "locked", "returned"):
        assert here == status


def attempts(db, appeal_id):
    reasons = "复核后认定，详见记录。"
    decide = {
        act: lambda outcome=outcome: decide_appeal(
            db, appeal_id, outcome=outcome, reasons=reasons, actor="zhou", public_url=URL, now=day(53)
        )
        for outcome, act in OUTCOMES.items()
    }
    return {
        "accept": lambda: accept_appeal(db, appeal_id, actor="zhou", public_url=URL, now=day(53)),
        "refuse": lambda: refuse_appeal(db, appeal_id, reasons=reasons, actor="zhou", public_url=URL, now=day(53)),
        "withdraw": lambda: withdraw_appeal(db, appeal_id, actor="lin", now=day(53)),
        **decide,
    }


@pytest.mark.parametrize("status", APPEAL.statuses)
def test_the_commands_of_appeals_keep_to_the_table(db, status):
    add_contest(db)
    grant(db, "zhou", "auditor", "contest:c1")
    for act in APPEAL.acts:
        insert(
            db,
            "appeal",
            id=act,
            contest_id="c1",
            filed_by="lin",
            grounds="arithmetic",
            words="事实",
            status=status,
            filed_at=day(51),
            acknowledge_by=day(53),
            decide_by=day(58),
            reasons="",
        )

    for act in APPEAL.acts:
        before = snapshot(db, "appeal", "audit_event", "outgoing_mail")
        if APPEAL.allows(status, act):
            attempts(db, act)[act]()
            assert db.row("SELECT status FROM appeal WHERE id = ?", (act,)) == (APPEAL.after(status, act),)
        else:
            with pytest.raises(NotAllowedNow):
                attempts(db, act)[act]()
            assert snapshot(db, "appeal", "audit_event", "outgoing_mail") == before


@pytest.mark.parametrize("status", RESULT.statuses)
def test_the_commands_of_results_keep_to_the_table(db, status):
    add_contest(db)
    add_run(db, status=status)
    before = snapshot(db, "result_run", "two_person_act", "gate", "audit_event")

    refused = [act for act in ("release", *STEPS) if not RESULT.allows(status, act)]
    for act in refused:
        with pytest.raises(NotAllowedNow):
            if act == "release":
                release_provisional(db, "run-1", actor="o1", now=day(50))
            else:
                propose_step(db, "run-1", act, reason="按规则进入下一步。", actor="o1", now=day(50))

    assert snapshot(db, "result_run", "two_person_act", "gate", "audit_event") == before
