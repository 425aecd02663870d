"""Whatever organisers do in whatever order: what was published stays, and who left is in nothing new."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from contest.results.computing import compute_results, recompute
from contest.results.disqualifying import confirm_disqualification, propose_disqualification
from contest.results.machine import PUBLIC
from contest.results.publishing import confirm_step, propose_step, release_provisional
from contest.results.queries import list_awards, list_rows, list_runs_of_stage
from contest.results.verifying import check_winner
from contest.results.words import WINNER_CHECKS
from core.audit import broken_links
from core.errors import PortalError
from core.settings import Settings
from core.state import open_state
from tests.contest.builders import day
from tests.contest.results.season import URL, judged_stage, statuses

pytestmark = pytest.mark.slow

WORKS = st.sampled_from("abcd")
REASON = "按规则进入下一步。"


class Versions(RuleBasedStateMachine):
    """I14, I18, I19, I23 over every order of acts; what is refused is an error with a sentence, never a crash."""

    empty: Path

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(dir=self.empty.parent))
        shutil.copyfile(self.empty, self.folder / "state.duckdb")
        self.db = open_state(Settings(data_dir=self.folder))
        judged_stage(self.db)
        self.now = day(50)
        self.published = {}

    def teardown(self):
        self.db.close()
        shutil.rmtree(self.folder)

    def newest(self):
        return next(iter(list_runs_of_stage(self.db, "c1-s1")), None)

    def attempt(self, act):
        with suppress(PortalError):
            act()

    @rule()
    def compute(self):
        self.attempt(lambda: compute_results(self.db, "c1-s1", actor="o1", now=self.now))

    @rule()
    def release(self):
        if run := self.newest():
            self.attempt(lambda: release_provisional(self.db, run.id, actor="o1", now=self.now))

    @rule(is_satisfied=st.sampled_from([True, True, True, False]))
    def verify(self, is_satisfied):
        run = self.newest()
        for award in list_awards(self.db, run.id) if run else ():
            for item in WINNER_CHECKS:
                self.attempt(
                    lambda award=award, item=item: check_winner(
                        self.db,
                        run.id,
                        award.work_id,
                        item,
                        is_satisfied=is_satisfied,
                        note="",
                        actor="o1",
                        now=self.now,
                    )
                )

    @rule(name=st.sampled_from(["notify", "notify", "finalise", "promote"]), later=st.booleans())
    def step(self, name, later):
        moment = day(57) if later or name == "finalise" else self.now

        def both():
            act = propose_step(self.db, self.newest().id, name, reason=REASON, actor="o1", now=moment)
            confirm_step(self.db, act, name, actor="o2", public_url=URL, now=moment)

        if self.newest():
            self.attempt(both)

    @rule(work=WORKS)
    def disqualify(self, work):
        def both():
            act = propose_disqualification(self.db, work, reason="代码抄袭。", actor="o1", now=self.now)
            confirm_disqualification(self.db, act, actor="o2", public_url=URL, now=self.now)

        self.attempt(both)

    @invariant()
    def at_most_one_version_is_in_force_and_numbers_have_no_gap(self):
        runs = list_runs_of_stage(self.db, "c1-s1")
        assert [run.number for run in runs] == list(range(len(runs), 0, -1))
        assert sum(run.status in PUBLIC for run in runs) <= 1
        assert sum(run.status in ("computed", "provisional") for run in runs) <= 1

    @invariant()
    def what_was_published_never_changes(self):
        for run in list_runs_of_stage(self.db, "c1-s1"):
            if run.is_public:
                now = (list_rows(self.db, run.id), list_awards(self.db, run.id), run.input_sha256, run.published_at)
                assert self.published.setdefault(run.id, now) == now
        assert self.published.keys() <= {run.id for run in list_runs_of_stage(self.db, "c1-s1")}

    @invariant()
    def a_final_version_holds_nobody_who_had_left_when_it_was_made_final(self):
        gone = {work for work, status in statuses(self.db).items() if status == "disqualified"}
        finals = [run for run in list_runs_of_stage(self.db, "c1-s1") if run.status == "final"]
        awarded = {work for work, status in statuses(self.db).items() if status in ("awarded", "finalist")}
        assert not awarded or finals
        assert awarded.isdisjoint(gone)

    @invariant()
    def the_newest_version_follows_from_its_bundle_and_the_chain_holds(self):
        if run := self.newest():
            assert recompute(self.db, run.id)
        assert broken_links(self.db) == []


def test_any_order_of_acts_keeps_what_was_published(empty_state_file):
    Versions.empty = empty_state_file
    run_state_machine_as_test(
        Versions,
        settings=settings(
            max_examples=10, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
