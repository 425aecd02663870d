"""Whatever organisers try, in whatever order: the states of a contest and its dates keep to their rules."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from contest.contests.editing import edit_contest
from contest.contests.publishing import (
    archive_contest,
    cancel_contest,
    drop_draft,
    propose_cancellation,
    propose_publication,
    publish_contest,
)
from contest.contests.queries import get_contest, list_phase_changes
from contest.contests.timeline import move_phases, shifted
from contest.contests.timeline_check import timeline_problems
from contest.contests.two_people import list_open_acts, turn_down_act
from contest.phases import PHASES, Phase, list_phases
from core.audit import broken_links
from core.errors import PortalError
from core.settings import Settings
from core.state import open_state
from tests.contest.builders import add_contest, day
from tests.contest.contests.drafts import ready_draft, revision_of, text

PEOPLE = st.sampled_from(["chief", "deputy", "nobody"])
REASON = "理由已经写明"
# what may follow what; a refused act leaves the status alone
FOLLOWS = {
    "draft": {"draft", "published", "cancelled"},
    "published": {"published", "cancelled", "archived"},
    "cancelled": {"cancelled"},
    "archived": {"archived"},
}


class Season(RuleBasedStateMachine):
    """A state of its own for each run; `empty` is the file it begins with."""

    empty: Path

    @initialize()
    def begin(self):
        self.folder = tempfile.mkdtemp()
        made = Settings(data_dir=Path(self.folder))
        shutil.copyfile(self.empty, made.state_path)
        self.db, self.now = open_state(made), day(-5)
        self.arrange()

    def arrange(self):
        raise NotImplementedError

    def teardown(self):
        if hasattr(self, "db"):
            self.db.close()
            shutil.rmtree(self.folder)

    def attempt(self, act):
        """Whether it was done."""
        try:
            act()
        except PortalError:
            return False
        return True

    @rule(hours=st.integers(1, 500))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @invariant()
    def the_chain_holds(self):
        if hasattr(self, "db"):
            assert broken_links(self.db) == []


class Statuses(Season):
    def arrange(self):
        self.contest_id = ready_draft(self.db)
        self.status, self.proposer = "draft", {}

    @rule(actor=PEOPLE, kind=st.sampled_from([propose_publication, propose_cancellation]))
    def propose(self, actor, kind):
        self.attempt(lambda: kind(self.db, self.contest_id, reason=REASON, actor=actor, now=self.now))

    @rule(actor=PEOPLE, number=st.integers(0, 1), act=st.sampled_from([publish_contest, cancel_contest]))
    def confirm(self, actor, number, act):
        waiting = list_open_acts(self.db, self.contest_id)[number : number + 1]
        for one in waiting:
            if self.attempt(lambda one=one: act(self.db, one.id, actor=actor, now=self.now)):
                assert actor not in (one.proposed_by, "nobody")

    @rule(actor=PEOPLE)
    def turn_down(self, actor):
        for one in list_open_acts(self.db, self.contest_id)[:1]:
            self.attempt(lambda one=one: turn_down_act(self.db, one.id, reason=REASON, actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def drop(self, actor):
        self.attempt(lambda: drop_draft(self.db, self.contest_id, reason=REASON, actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def archive(self, actor):
        if self.attempt(lambda: archive_contest(self.db, self.contest_id, actor=actor, now=self.now)):
            assert all(phase.state(self.now) == "closed" for phase in list_phases(self.db, self.contest_id))

    @rule(actor=PEOPLE, behind=st.integers(0, 1))
    def edit(self, actor, behind):
        revision = revision_of(self.db, self.contest_id)
        done = self.attempt(
            lambda: edit_contest(
                self.db, self.contest_id, revision=revision - behind, title=text("名"), actor=actor, now=self.now
            )
        )
        assert done == (not behind and actor != "nobody" and self.status in ("draft", "published"))

    @invariant()
    def only_the_moves_of_the_table(self):
        if hasattr(self, "db"):
            contest = get_contest(self.db, self.contest_id)
            assert contest.status in FOLLOWS[self.status]
            if contest.status in ("published", "archived"):
                assert contest.published_at is not None
            self.status = contest.status


class Dates(Season):
    def arrange(self):
        add_contest(self.db)
        self.seen = list_phases(self.db, "c1")

    @rule(kind=st.sampled_from(list(PHASES)), opens=st.integers(-72, 72), closes=st.integers(-72, 72))
    def move_one(self, kind, opens, closes):
        old = next(phase for phase in self.seen if phase.kind == kind)
        new = Phase(kind, old.opens_at + timedelta(hours=opens), old.closes_at + timedelta(hours=closes))
        self.try_to_move([new])

    @rule(kind=st.sampled_from(list(PHASES)), hours=st.integers(-48, 240))
    def move_what_follows(self, kind, hours):
        old = next(phase for phase in self.seen if phase.kind == kind)
        closes_at = old.closes_at + timedelta(hours=hours)
        self.try_to_move(shifted(self.seen, kind, closes_at, now=self.now))

    def try_to_move(self, phases):
        told = len(list_phase_changes(self.db, "c1"))
        if self.attempt(lambda: move_phases(self.db, "c1", phases, reason=REASON, actor="o1", now=self.now)):
            self.compare(told)
        else:
            assert list_phases(self.db, "c1") == self.seen
            assert len(list_phase_changes(self.db, "c1")) == told

    def compare(self, told):
        moved = 0
        for old, new in zip(self.seen, list_phases(self.db, "c1"), strict=True):
            edges = [edge for edge in ("opens_at", "closes_at") if getattr(old, edge) != getattr(new, edge)]
            moved += len(edges)
            assert all(getattr(new, edge) > self.now for edge in edges)
            if old.state(self.now) != "before":
                assert new.opens_at == old.opens_at
                assert new.closes_at >= old.closes_at
        self.seen = list_phases(self.db, "c1")
        assert len(list_phase_changes(self.db, "c1")) == told + moved
        assert timeline_problems(self.seen, publicity_workdays=5) == []


@pytest.mark.slow
@pytest.mark.parametrize("machine", [Statuses, Dates])
def test_any_order_of_acts(machine, empty_state_file):
    kind = type(machine.__name__, (machine,), {"empty": empty_state_file})

    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
