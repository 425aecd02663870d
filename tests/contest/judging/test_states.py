"""Any order of acts by judges and organisers leaves assignments in a state that the table allows."""

from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from contest.judging.blind import list_my_assignments
from contest.judging.conflicts import lift_conflict, pin_conflict
from contest.judging.duties import remove_judge
from contest.judging.machine import ASSIGNMENT, JUDGE, LIVE
from contest.judging.queries import conflicting_pairs
from contest.judging.records import Marks
from contest.judging.reviews import get_my_review, recuse, reopen_review, save_review, submit_review
from contest.transitions import Machine
from core.audit import broken_links
from core.errors import PortalError
from tests.contest.builders import add_contest, add_judge, add_review, add_team, add_work, day
from tests.contest.judging.builders import FULL, URL, WHY

NUMBERS = count(1)
JUDGES, WORKS = ("a", "b"), ("x", "y")
PAIRS = st.tuples(st.sampled_from(JUDGES), st.sampled_from(WORKS))
# Written down once more, so that a slip in the table is seen: {act: statuses in which it may happen}.
MAY = {
    "save": {"offered", "in_progress", "reopened"},
    "submit": {"offered", "in_progress", "reopened"},
    "reopen": {"submitted"},
    "recuse": {"offered", "in_progress", "reopened", "submitted"},
    "void": {"offered", "in_progress", "reopened", "submitted"},
}


@pytest.mark.parametrize("status", ASSIGNMENT.statuses)
@pytest.mark.parametrize("act", MAY)
def test_an_assignment_moves_only_as_the_table_says(status, act):
    assert ASSIGNMENT.allows(status, act) == (status in MAY[act])


@pytest.mark.parametrize("machine", [ASSIGNMENT, JUDGE], ids=["assignment", "judge"])
def test_every_state_and_act_has_a_name_and_no_other_is_used(machine: Machine):
    assert {status for status, _ in machine.moves} | set(machine.moves.values()) == set(machine.statuses)
    assert {act for _, act in machine.moves} == set(machine.acts)


@pytest.mark.parametrize("status", ["recused", "void"])
def test_what_ended_stays_ended(status):
    assert [act for act in ASSIGNMENT.acts if ASSIGNMENT.allows(status, act)] == []


class Judging(RuleBasedStateMachine):
    """Two judges with two works each; `status` is what the model expects, `moment` moves over the window."""

    def __init__(self, db):
        super().__init__()
        self.db, self.contest = db, f"c{next(NUMBERS)}"
        self.status = dict.fromkeys(((judge, work) for judge in JUDGES for work in WORKS), "offered")
        self.removed, self.barred, self.moment = set(), set(), day(40)
        add_season_of(db, self.contest)

    def key(self, pair):
        return f"judge-{self.contest}{pair[0]}:{self.contest}{pair[1]}"

    def actor(self, judge):
        return f"{self.contest}{judge}"

    def attempt(self, command, *, is_allowed):
        before = self.stored()
        try:
            command()
        except PortalError:
            assert not is_allowed
            assert self.stored() == before
            return
        assert is_allowed

    def stored(self):
        return self.db.rows("SELECT id, status FROM assignment ORDER BY id")

    def sees(self, pair):
        return self.status[pair] in LIVE and pair[0] not in self.removed and pair not in self.barred

    def is_open(self):
        return day(35) <= self.moment < day(45)

    @rule(moment=st.sampled_from([34.999, 35, 40, 40, 40, 44.999, 45]))
    def time_goes(self, moment):
        self.moment = day(moment)

    @rule(pair=PAIRS, actor=st.sampled_from(JUDGES), mark=st.sampled_from(["5", "6.5"]))
    def save(self, pair, actor, mark):
        is_allowed = actor == pair[0] and self.sees(pair) and self.is_open() and self.status[pair] in MAY["save"]
        self.attempt(lambda: self.write(save_review, pair, actor, Marks({"data": mark})), is_allowed=is_allowed)
        if is_allowed and self.status[pair] == "offered":
            self.status[pair] = "in_progress"

    @rule(pair=PAIRS, actor=st.sampled_from(JUDGES))
    def submit(self, pair, actor):
        marks = Marks({**FULL, "data": f"{next(NUMBERS) % 8 + 1}"}, str(next(NUMBERS)))
        is_allowed = actor == pair[0] and self.sees(pair) and self.is_open() and self.status[pair] in MAY["submit"]
        self.attempt(lambda: self.write(submit_review, pair, actor, marks, public_url=URL), is_allowed=is_allowed)
        if is_allowed:
            self.status[pair] = "submitted"

    def write(self, command, pair, actor, marks, **more):
        revision = get_my_review(self.db, self.key(pair), actor=self.actor(actor)).revision
        command(self.db, self.key(pair), marks, revision=revision, actor=self.actor(actor), now=self.moment, **more)

    @rule(pair=PAIRS)
    def reopen(self, pair):
        is_allowed = self.is_open() and self.status[pair] == "submitted"
        act = {"reason": WHY, "public_url": URL, "actor": "o1", "now": self.moment}
        self.attempt(lambda: reopen_review(self.db, self.key(pair), **act), is_allowed=is_allowed)
        if is_allowed:
            self.status[pair] = "reopened"

    @rule(pair=PAIRS, actor=st.sampled_from(JUDGES))
    def recuse(self, pair, actor):
        is_allowed = actor == pair[0] and self.sees(pair)
        act = {"reason": WHY, "public_url": URL, "actor": self.actor(actor), "now": self.moment}
        self.attempt(lambda: recuse(self.db, self.key(pair), **act), is_allowed=is_allowed)
        if is_allowed:
            self.status[pair] = "recused"
            self.barred.add(pair)

    @rule(pair=PAIRS)
    def pin(self, pair):
        judge, work = self.key(pair).split(":")
        pin_conflict(self.db, judge, work, reason=WHY, public_url=URL, actor="o1", now=self.moment)
        self.barred.add(pair)
        if self.status[pair] in LIVE:
            self.status[pair] = "void"

    @rule(pair=PAIRS)
    def lift(self, pair):
        judge, work = self.key(pair).split(":")
        sources = self.db.rows(
            "SELECT source FROM conflict WHERE judge_id = ? AND work_id = ? AND lifted_at IS NULL", (judge, work)
        )
        for (source,) in sources:
            lift_conflict(self.db, judge, work, source, reason=WHY, actor="o2", now=self.moment)
        self.barred.discard(pair)

    @rule(judge=st.sampled_from(JUDGES), scores=st.sampled_from(["keep", "void"]), is_meant=st.sampled_from([0, 0, 1]))
    def remove(self, judge, scores, is_meant):
        if not is_meant:
            return
        who = {"reason": WHY, "actor": "o1", "now": self.moment}
        self.attempt(
            lambda: remove_judge(self.db, f"judge-{self.contest}{judge}", scores=scores, **who),
            is_allowed=judge not in self.removed,
        )
        if judge in self.removed:
            return
        self.removed.add(judge)
        for pair, status in self.status.items():
            if pair[0] == judge and status in LIVE and not (status == "submitted" and scores == "keep"):
                self.status[pair] = "void"

    @invariant()
    def state_is_as_expected(self):
        found = dict(self.db.rows("SELECT id, status FROM assignment WHERE stage_id = ?", (f"{self.contest}-s1",)))
        assert found == {self.key(pair): status for pair, status in self.status.items()}

    @invariant()
    def nothing_live_is_in_conflict(self):
        barred = {f"{judge}:{work}" for judge, work in conflicting_pairs(self.db, self.contest)}
        assert barred == {self.key(pair) for pair in self.barred}
        assert not {self.key(pair) for pair, status in self.status.items() if status in LIVE} & barred

    @invariant()
    def judges_see_what_is_live_and_their_own(self):
        for judge in set(JUDGES) - self.removed:
            mine = list_my_assignments(self.db, self.contest, actor=self.actor(judge))
            assert {one.id for one in mine.assignments} == {
                self.key(pair) for pair in self.status if pair[0] == judge and self.sees(pair)
            }

    def teardown(self):
        assert broken_links(self.db) == []


def add_season_of(db, contest):
    if db.row("SELECT 1 FROM account WHERE id = 'o1'") is None:
        add_contest(db, contest)
    else:
        add_another(db, contest)
    for work in WORKS:
        add_team(db, f"{contest}{work}队", [f"{contest}{work}m"], contest)
        add_work(db, f"{contest}{work}", f"{contest}{work}队", contest, status="in_review")
    for judge in JUDGES:
        judge_id = add_judge(db, f"{contest}{judge}", contest)
        for work in WORKS:
            add_review(db, judge_id, f"{contest}{work}", None, f"{contest}-s1")


def add_another(db, contest):
    """A further contest: its organisers have the role there too."""
    with db.transaction() as tx:
        tx.execute("DELETE FROM role_grant WHERE role = 'organiser'")
    add_contest(db, contest)


@pytest.mark.slow
def test_assignments_and_reviews_keep_to_their_states(db):
    run_state_machine_as_test(
        lambda: Judging(db),
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
