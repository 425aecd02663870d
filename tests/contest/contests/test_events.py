"""Every change has its event in the same transaction: where the event cannot be written, nothing changes."""

import pytest

from contest.contests.announcements import publish_announcement
from contest.contests.data_pack import add_to_pack, pin_again, remove_from_pack
from contest.contests.editing import create_contest, edit_contest
from contest.contests.gates import pass_gate
from contest.contests.prizes import PrizeForm, save_prizes
from contest.contests.publishing import (
    archive_contest,
    cancel_contest,
    drop_draft,
    propose_cancellation,
    propose_publication,
    publish_contest,
)
from contest.contests.questions import answer_question, ask_question
from contest.contests.roles import grant_contest_role, revoke_contest_role
from contest.contests.rubric import CriterionForm, save_rubric
from contest.contests.rules import accept_rules, publish_rules
from contest.contests.stages import StageForm, save_stages
from contest.contests.timeline import extend_phase, move_phases, set_phases
from contest.contests.tracks import TrackForm, save_tracks
from contest.contests.two_people import propose_act, turn_down_act, withdraw_act
from contest.phases import Phase
from tests.builders import add_dataset
from tests.contest.builders import add_account, add_contest, day, grant, insert, snapshot
from tests.contest.contests.drafts import TITLE, ready_draft, text

pytestmark = pytest.mark.slow
TABLES = (
    "contest contest_phase phase_change track stage criterion rule_version prize data_pack_item announcement question "
    "gate two_person_act consent role_grant"
).split()
BY = {"actor": "chief", "now": day(1)}
REASON = "理由已经写明"
EXAMPLE = {"slug": "new-2026", "kind": "app", "edition_year": 2026, "title": TITLE}


@pytest.fixture
def portal(catalogue):
    """The published contest `c1`, a draft that is ready, and everything the commands below need."""
    db = catalogue.state
    draft = ready_draft(db)
    add_contest(db)
    grant(db, "root", "administrator", "")
    grant(db, "judy", "judge", "contest:c1")
    add_account(db, "ann")
    add_dataset(catalogue, "bus-stops")
    add_dataset(catalogue, "bikes")
    add_to_pack(catalogue, "c1", "bikes", revision=1, **BY)
    publish_rules(db, "c1", body=text("规则"), is_material=True, revision=2, **BY)
    insert(db, "question", id="q1", contest_id="c1", asked_by="ann", asked_at=day(1), words="几号？", answer="")
    acts = {
        "publish": propose_publication(db, draft, reason=REASON, actor="deputy", now=day(-2)),
        "cancel": propose_cancellation(db, "c1", reason=REASON, actor="deputy", now=day(1)),
    }
    with db.transaction() as tx:
        acts["mine"] = propose_act(tx, "c1", "other", "x", facts={}, reason=REASON, **BY)
    return catalogue, db, draft, acts


def _propose(db):
    with db.transaction() as tx:
        propose_act(tx, "c1", "another", "x", facts={}, reason=REASON, **BY)


def _pass(db):
    with db.transaction() as tx:
        pass_gate(tx, "c1", "close_vote", **BY)


# {command: how it is called with (catalogue, state, draft, acts)}; the draft stands at revision 6, `c1` at 3
COMMANDS = {
    "create_contest": lambda c, db, draft, acts: create_contest(db, **EXAMPLE, **BY),
    "edit_contest": lambda c, db, draft, acts: edit_contest(db, "c1", revision=3, title=text("新"), **BY),
    "save_tracks": lambda c, db, draft, acts: save_tracks(db, draft, [TrackForm("a", text("甲"))], revision=6, **BY),
    "save_stages": lambda c, db, draft, acts: save_stages(db, draft, [StageForm(text("轮"))], revision=6, **BY),
    "save_rubric": lambda c, db, draft, acts: save_rubric(
        db, "c1-s1", [CriterionForm("a", text("甲"), 100)], revision=3, **BY
    ),
    "save_prizes": lambda c, db, draft, acts: save_prizes(db, "c1", [PrizeForm(text("奖"), 1)], revision=3, **BY),
    "set_phases": lambda c, db, draft, acts: set_phases(db, draft, [Phase("voting", day(1), day(2))], revision=6, **BY),
    "extend_phase": lambda c, db, draft, acts: extend_phase(
        db, "c1", "registration", closes_at=day(22), reason=REASON, **BY
    ),
    "move_phases": lambda c, db, draft, acts: move_phases(
        db, "c1", [Phase("registration", day(0), day(22))], reason=REASON, **BY
    ),
    "publish_rules": lambda c, db, draft, acts: publish_rules(
        db, "c1", body=text("新规则"), is_material=True, revision=3, **BY
    ),
    "accept_rules": lambda c, db, draft, acts: accept_rules(db, "c1", version=1, actor="ann", now=day(1)),
    "publish_contest": lambda c, db, draft, acts: publish_contest(db, acts["publish"], **BY),
    "cancel_contest": lambda c, db, draft, acts: cancel_contest(db, acts["cancel"], **BY),
    "drop_draft": lambda c, db, draft, acts: drop_draft(db, draft, reason=REASON, **BY),
    "archive_contest": lambda c, db, draft, acts: archive_contest(db, "c1", actor="chief", now=day(60)),
    "propose_act": lambda c, db, draft, acts: _propose(db),
    "turn_down_act": lambda c, db, draft, acts: turn_down_act(db, acts["cancel"], reason=REASON, **BY),
    "withdraw_act": lambda c, db, draft, acts: withdraw_act(db, acts["mine"], **BY),
    "pass_gate": lambda c, db, draft, acts: _pass(db),
    "add_to_pack": lambda c, db, draft, acts: add_to_pack(c, "c1", "bus-stops", revision=3, **BY),
    "pin_again": lambda c, db, draft, acts: pin_again(c, "c1", "bikes", note=text("注"), revision=3, **BY),
    "remove_from_pack": lambda c, db, draft, acts: remove_from_pack(
        db, "c1", c.snapshot().by_slug["bikes"].id, revision=3, **BY
    ),
    "publish_announcement": lambda c, db, draft, acts: publish_announcement(
        db, "c1", title=text("题"), body=text("文"), **BY
    ),
    "ask_question": lambda c, db, draft, acts: ask_question(c, "c1", said="可以吗？可以吗？", actor="ann", now=day(1)),
    "answer_question": lambda c, db, draft, acts: answer_question(db, "q1", answer="可以。", **BY),
    "grant_contest_role": lambda c, db, draft, acts: grant_contest_role(
        db, "c1", "ann", "auditor", actor="root", now=day(1)
    ),
    "revoke_contest_role": lambda c, db, draft, acts: revoke_contest_role(
        db, "c1", "judy", "judge", actor="root", now=day(1)
    ),
}


def test_every_command_writes_events_and_none_goes_without(portal):
    catalogue, db, draft, acts = portal
    for name, command in COMMANDS.items():
        before = snapshot(db, *TABLES)
        with db.transaction() as tx:
            tx.execute("ALTER TABLE audit_event RENAME TO audit_away")
        with pytest.raises(Exception, match="audit_event"):
            command(catalogue, db, draft, acts)
        with db.transaction() as tx:
            tx.execute("ALTER TABLE audit_away RENAME TO audit_event")
        assert snapshot(db, *TABLES) == before, name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_changes_something_leaves_an_event(portal, name):
    catalogue, db, draft, acts = portal
    before, [(events,)] = snapshot(db, *TABLES), db.rows("SELECT count(*) FROM audit_event")

    COMMANDS[name](catalogue, db, draft, acts)

    assert snapshot(db, *TABLES) != before
    assert db.rows("SELECT count(*) FROM audit_event") > [(events,)]
