"""Random seasons of one work: whatever people try and whenever, the state stays one that the rules allow."""

import atexit
import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from catalog.schema import STEPS as CATALOG_STEPS
from contest.phases import list_phases
from contest.schema import STEPS as CONTEST_STEPS
from contest.screening.deciding import confirm_rejection, pass_work, propose_rejection, return_work
from contest.screening.settling import settle_works, status_at
from contest.works.content import hash_of
from contest.works.drafts import open_draft, save_draft
from contest.works.machine import MACHINE, STANDING
from contest.works.queries import counted_versions, get_work, list_events, list_uses, list_versions
from contest.works.submitting import submit_work
from contest.works.withdrawing import ask_release, release_work, take_back_withdrawal, withdraw_work
from core.audit import broken_links
from core.errors import PortalError
from core.files import open_files
from core.ids import new_id
from core.schema import migrate
from core.settings import Settings
from core.state import open_state
from core.steps import CORE_STEPS
from tests.contest.builders import add_account, add_contest, add_phase, add_team, day
from tests.contest.works.samples import dataset_id, publish, use, write

pytestmark = pytest.mark.slow
URL = {"public_url": "https://data.example"}
PEOPLE = st.sampled_from(["li", "li", "li", "o1", "o1", "o2", "wang", "stranger"])
STEPS_OF_TIME = st.sampled_from(
    [timedelta(milliseconds=1), timedelta(seconds=299, milliseconds=999), timedelta(days=1), timedelta(days=4)]
)


@cache
def _empty_state() -> Path:
    """A state file with every table, made once."""
    made = Settings(data_dir=Path(mkdtemp(prefix="season-")))
    atexit.register(shutil.rmtree, made.data_dir, ignore_errors=True)
    db = open_state(made)
    migrate(db, (*CORE_STEPS, *CATALOG_STEPS, *CONTEST_STEPS))
    db.close()
    return made.state_path


class OneWork(RuleBasedStateMachine):
    """Submission days 10 to 30 with five minutes of grace; the walk begins on day 25."""

    @initialize()
    def begin(self):
        self.folder = TemporaryDirectory()
        settings = Settings(data_dir=Path(self.folder.name))
        shutil.copyfile(_empty_state(), settings.state_path)
        self.db, self.files = open_state(settings), open_files(settings)
        self.now, self.written, self.frozen, self.acts = day(25), 0, {}, []
        self._write()

    def _write(self):
        add_contest(self.db, season={})
        add_phase(self.db, "c1", "submission", 10, 30, grace_s=300)
        add_team(self.db, "晨光队", ["li", "wang"])
        add_account(self.db, "stranger")
        publish(self.db, "bikes")
        self.work_id = open_draft(self.db, "晨光队", track_id="c1-t1", actor="li", now=day(12)).id
        write(self.db, self.work_id, dataset_uses=[use(dataset_id("bikes"))])

    def teardown(self):
        if hasattr(self, "db"):
            assert broken_links(self.db) == []
            self.db.close()
            self.folder.cleanup()

    def attempt(self, act):
        """Does it or is refused; a refusal changes nothing."""
        before = get_work(self.db, self.work_id), list_versions(self.db, self.work_id)
        try:
            return act()
        except PortalError:
            assert (get_work(self.db, self.work_id), list_versions(self.db, self.work_id)) == before
            return None

    @rule(step=STEPS_OF_TIME)
    def time_goes_by(self, step):
        self.now += step

    @rule()
    def the_end_comes_near(self):
        end = day(30) + timedelta(seconds=300)
        self.now = max(self.now, end - timedelta(milliseconds=1))

    @rule()
    def the_job_runs(self):
        settle_works(self.db, now=self.now)

    @rule(actor=PEOPLE)
    def somebody_writes(self, actor):
        self.written += 1
        values = {"title": f"骑行地图 {self.written}"}
        self.attempt(lambda: save_draft(self.db, self.work_id, values, revision=10**6, actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def somebody_submits(self, actor):
        token = new_id()
        made = self.attempt(
            lambda: submit_work(self.db, self.files, self.work_id, actor=actor, client_token=token, now=self.now)
        )
        if made is not None:
            work, end = get_work(self.db, self.work_id), day(30) + timedelta(seconds=300)
            assert actor == "li"
            assert work.status in ("submitted", "locked")
            assert work.status == "locked" or self.now < end
            assert made.is_late is (work.status == "submitted" and self.now >= day(30))

    @rule(actor=PEOPLE, act=st.sampled_from([withdraw_work, take_back_withdrawal]))
    def somebody_withdraws(self, actor, act):
        self.attempt(lambda: act(self.db, self.work_id, actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def somebody_asks_for_release(self, actor):
        self.attempt(lambda: ask_release(self.db, self.work_id, reason="愿意退出评审", actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def somebody_releases(self, actor):
        self.attempt(lambda: release_work(self.db, self.work_id, actor=actor, now=self.now))

    @rule(actor=PEOPLE)
    def somebody_passes(self, actor):
        self.attempt(lambda: pass_work(self.db, self.work_id, actor=actor, now=self.now, **URL))

    @rule(actor=PEOPLE)
    def somebody_returns(self, actor):
        how = {"reason_code": "incomplete", "note": "请补充说明"}
        self.attempt(lambda: return_work(self.db, self.work_id, **how, actor=actor, now=self.now, **URL))

    @rule(actor=PEOPLE)
    def somebody_proposes_a_rejection(self, actor):
        how = {"reason_code": "copied", "note": "与他人作品相同"}
        act = self.attempt(lambda: propose_rejection(self.db, self.work_id, **how, actor=actor, now=self.now))
        if act is not None:
            self.acts.append((act, actor))

    @rule(actor=PEOPLE)
    def somebody_confirms_a_rejection(self, actor):
        for act, proposer in self.acts:
            if self.attempt(lambda act=act: confirm_rejection(self.db, act, actor=actor, now=self.now, **URL)):
                assert actor != proposer

    @invariant()
    def every_step_is_in_the_table(self):
        if not hasattr(self, "db"):
            return
        status = "draft"
        for event in list_events(self.db, self.work_id):
            assert event.old_status == status
            assert MACHINE.after(event.old_status, event.act) == event.new_status
            status = event.new_status
        assert get_work(self.db, self.work_id).status == status

    @invariant()
    def versions_are_dense_unchanged_and_one_counts(self):
        if not hasattr(self, "db"):
            return
        work, versions = get_work(self.db, self.work_id), list_versions(self.db, self.work_id)
        assert [one.number for one in versions] == list(range(1, work.current_version + 1))
        assert list(counted_versions(self.db, "c1").values()) == versions[-1:]
        for one in versions:
            assert self.frozen.setdefault(one.number, one) == one
            assert hash_of(one.text) == one.sha256
            assert [use.versions for use in list_uses(self.db, self.work_id, one.number)] == [{"bikes": 1}]

    @invariant()
    def what_stands_was_submitted(self):
        if not hasattr(self, "db"):
            return
        work = get_work(self.db, self.work_id)
        status = status_at(work, list_phases(self.db, "c1"), self.now)
        assert status not in STANDING or work.current_version > 0


TestOneWork = OneWork.TestCase
TestOneWork.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
