"""People and teams doing anything in any order, in and out of time: what must always hold, holds."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from contest.teams import approving, founding, inviting, joining, leaving, overriding, requests, settling
from contest.teams.guards import has_submitted_work
from contest.teams.machine import TEAM
from contest.teams.queries import get_team, list_teams
from contest.teams.succession import succeed_on_close
from core.audit import broken_links
from core.errors import PortalError
from core.settings import Settings
from core.state import State, open_state
from tests.contest.builders import add_contest, add_work, day, snapshot
from tests.contest.teams.ground import CLOSE, TABLES, URL, add_people, members, secret_in

PEOPLE = ("an", "bo", "cy", "di", "ed", "fu")
MAXIMUM = 3
WATCHED = ("account", "contest_phase", *TABLES)
ENDED = ("dissolved", "withdrawn")
WHY = "理由充分，已经核实"

person = st.sampled_from(PEOPLE)
# mostly who may do it, sometimes who may not
anybody = st.sampled_from(("leader",) * 6 + ("member",) * 3 + (*PEOPLE, "o1", "nobody"))
which = st.integers(0, 4)
chance = st.booleans()


class Season(RuleBasedStateMachine):
    empty: Path  # a state file with every table

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="season-"))
        made = Settings(data_dir=self.folder)
        shutil.copyfile(self.empty, made.state_path)
        self.db: State = open_state(made)
        self.now = day(0)
        self.teams: list[str] = []
        self.secrets: list[str] = []

    @initialize(approves_alone=chance, minimum=st.integers(1, 2))
    def open_registration(self, approves_alone, minimum):
        said = str(approves_alone).lower()
        kept = f'{{"max_team_size": {MAXIMUM}, "min_team_size": {minimum}, "auto_approve_teams": {said}}}'
        add_contest(self.db, settings=kept)
        add_people(self.db, *PEOPLE)
        for who in ("an", "bo"):
            self.found(who, f"队 {who}")
            self.attempt(founding.change_team, self.teams[-1], looking_for="队友", actor=who)

    def attempt(self, act, *args, **kwargs):
        """The act, or nothing at all: what is refused leaves every row as it was."""
        before = snapshot(self.db, *WATCHED)
        refused, done = None, None
        try:
            done = act(self.db, *args, now=self.now, **kwargs)
        except PortalError as error:
            refused = error
        if refused is not None:
            assert snapshot(self.db, *WATCHED) == before
            return None
        assert self.db.row("SELECT count(*) FROM audit_event")[0] > len(before["audit_event"])
        return done

    def team(self, number):
        """A team that goes on, if there is one; the fifth time any that ever was."""
        going = [team.id for team in self.all_teams() if team.status not in ENDED]
        some = going if going and number < 4 else self.teams
        return some[number % len(some)] if some else "nothing"

    def actor(self, who, team_id):
        """The person in this role in the team."""
        inside = members(self.db, team_id)
        if who == "leader":
            return next((team.leader_id for team in self.all_teams() if team.id == team_id), "nobody")
        return (inside[-1] if inside else "nobody") if who == "member" else who

    # ---- what people do ----------------------------------------------------------------------------------

    @rule(hours=st.sampled_from((1, 1, 20, 90)))
    def wait(self, hours):
        self.now += timedelta(hours=hours)

    @rule(who=person, name=st.sampled_from(("数据队", "数据 队", "城市队", "气象队", "地铁队", "河流队")))
    def found(self, who, name):
        made = self.attempt(founding.create_team, "c1", name=name, actor=who)
        if made:
            self.teams.append(made)

    @rule(who=anybody, number=which, name=st.sampled_from((None, None, "地铁队", "数据队")), looks=chance)
    def change(self, who, number, name, looks):
        team_id, sought = self.team(number), "队友" if looks else ""
        self.attempt(founding.change_team, team_id, name=name, looking_for=sought, actor=self.actor(who, team_id))

    @rule(who=anybody, number=which)
    def invite_by_link(self, who, number):
        team_id = self.team(number)
        link = self.attempt(inviting.invite_by_link, team_id, public_url=URL, actor=self.actor(who, team_id))
        self.secrets += [secret_in(link.url)] if link else []

    @rule(who=anybody, number=which, whom=person)
    def invite_by_mail(self, who, number, whom):
        team_id, address = self.team(number), f"{whom}@{whom}.example"
        actor = self.actor(who, team_id)
        if self.attempt(inviting.invite_by_mail, team_id, address, public_url=URL, actor=actor):
            mails = self.db.rows("SELECT body FROM outgoing_mail WHERE recipient = ?", (address,))
            self.secrets += [secret_in(body) for (body,) in mails if "invitation=" in body]

    @rule(who=person, number=st.integers(0, 3), says_yes=st.sampled_from((True, True, True, False)))
    def answer(self, who, number, says_yes):
        if self.secrets:
            act = joining.accept_link if says_yes else joining.decline_link
            self.attempt(act, self.secrets[-1 - number % len(self.secrets)], actor=who)

    @rule(who=anybody, number=which)
    def revoke(self, who, number):
        sent = self.db.rows("SELECT id, team_id FROM invitation ORDER BY created_at DESC, id")
        if sent:
            invitation_id, team_id = sent[number % len(sent)]
            self.attempt(inviting.revoke_invitation, invitation_id, actor=self.actor(who, team_id))

    @rule(who=person, number=which)
    def ask(self, who, number):
        self.attempt(requests.ask_to_join, self.team(number), message="你好", public_url=URL, actor=who)

    @rule(
        who=st.sampled_from(("leader", "leader", "asker", "an", "o1")),
        number=which,
        act=st.sampled_from(("accept_request", "accept_request", "decline_request", "take_request_back")),
    )
    def answer_request(self, who, number, act):
        found = self.db.rows("SELECT id, team_id, invited_by FROM invitation WHERE direction = 'request' ORDER BY id")
        if found:
            request_id, team_id, asker = found[number % len(found)]
            actor = asker if who == "asker" else self.actor(who, team_id)
            self.attempt(getattr(requests, act), request_id, actor=actor)

    @rule(who=anybody, number=which)
    def leave(self, who, number):
        team_id = self.team(number)
        self.attempt(leaving.leave_team, team_id, actor=self.actor(who, team_id))

    @rule(
        who=anybody,
        whom=st.sampled_from(("member", "member", *PEOPLE)),
        number=which,
        act=st.sampled_from(("remove_member", "hand_over", "hand_over")),
    )
    def act_on_member(self, who, whom, number, act):
        team_id = self.team(number)
        whom = self.actor(whom, team_id)
        self.attempt(getattr(leaving, act), team_id, whom, actor=self.actor(who, team_id))

    @rule(
        who=st.sampled_from(("leader", "member", "an", "o1")),
        number=which,
        act=st.sampled_from(("dissolve_team", "withdraw_team")),
        is_meant=st.integers(0, 3),
    )
    def end(self, who, number, act, is_meant):
        team_id = self.team(number)
        if not is_meant or who != "leader":
            self.attempt(getattr(leaving, act), team_id, actor=self.actor(who, team_id))

    @rule(who=anybody, number=which)
    def submit(self, who, number):
        team_id = self.team(number)
        self.attempt(approving.submit_team, team_id, actor=self.actor(who, team_id))

    @rule(number=which, approves=chance)
    def decide(self, number, approves):
        """After the leader has handed the team in, if it can be."""
        self.attempt(approving.submit_team, self.team(number), actor=self.actor("leader", self.team(number)))
        if approves:
            self.attempt(approving.approve_team, self.team(number), actor="o1")
        else:
            self.attempt(approving.return_team, self.team(number), reason=WHY, actor="o1")

    @rule(number=which, second=st.sampled_from(("o1", "o1", "an", "o2")))
    def disqualify(self, number, second):
        act_id = self.attempt(overriding.propose_disqualification, self.team(number), reason=WHY, actor="o1")
        if act_id:
            self.attempt(overriding.decide_disqualification, act_id, is_confirmed=True, actor=second)

    @rule(number=which)
    def appeal_is_upheld(self, number):
        self.attempt(_restore, self.team(number))

    @rule(number=which)
    def hand_in_a_work(self, number):
        if not self.teams:
            return
        team = get_team(self.db, self.team(number), now=self.now)
        has_work = self.db.row("SELECT 1 FROM work WHERE team_id = ?", (team.id,))
        if team.allows("withdraw") and team.size and not has_work:
            add_work(self.db, f"work-{team.id}", team.id, status="submitted")

    @rule(who=person, number=which)
    def close_an_account(self, who, number):
        if number == 0 and self.db.row("SELECT 1 FROM account WHERE id = ? AND closed_at IS NULL", (who,)):
            with self.db.transaction() as tx:
                succeed_on_close(tx, who, self.now)
                tx.execute("UPDATE account SET closed_at = ?, email = NULL WHERE id = ?", (self.now, who))

    @rule()
    def run_the_job(self):
        read = {team.id: team.status for team in list_teams(self.db, "c1", now=self.now)}
        settling.settle_teams(self.db, now=self.now)
        assert dict(self.db.rows("SELECT id, status FROM team")) == read

    @rule(days=st.integers(1, 3))
    def extend_registration(self, days):
        until = max(CLOSE, self.now) + timedelta(days=days)
        with self.db.transaction() as tx:
            tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind = 'registration'", (until,))

    # ---- what always holds -------------------------------------------------------------------------------

    @invariant()
    def one_person_has_one_team_and_no_team_is_too_large(self):
        people = [row[0] for row in self.db.rows("SELECT account_id FROM membership")]
        assert len(people) == len(set(people))
        assert all(team.size <= MAXIMUM for team in self.all_teams())

    @invariant()
    def a_leader_is_a_member_and_what_ended_has_none(self):
        for team in self.all_teams():
            inside = members(self.db, team.id)
            assert team.leader_id in inside if inside else True
            assert inside == [] if team.status in ENDED else True

    @invariant()
    def a_team_without_members_has_ended_or_left_a_work(self):
        for team in self.all_teams():
            if team.size == 0 and team.status not in ENDED:
                was_submitted = has_submitted_work(self.db, team.id)
                assert was_submitted or team.status == "disqualified"

    @invariant()
    def no_team_is_at_a_dead_end(self):
        for team in self.all_teams():
            ways_out = {act for (status, act), after in TEAM.moves.items() if status == team.status != after}
            assert ways_out or team.size == 0

    @invariant()
    def history_tells_who_is_in_which_team(self):
        inside = set()
        rows = self.db.rows("SELECT team_id, account_id, kind FROM membership_event ORDER BY happened_at")
        joined = [(team, who) for team, who, kind in rows if kind == "joined"]
        gone = [(team, who) for team, who, kind in rows if kind in ("left", "removed", "closed")]
        for pair in set(joined):
            if joined.count(pair) > gone.count(pair):
                inside.add(pair)
        assert inside == set(self.db.rows("SELECT team_id, account_id FROM membership"))

    @invariant()
    def invitations_are_open_once_for_each_person_and_never_into_what_ended(self):
        rows = self.db.rows(
            "SELECT i.status, i.pending_key, i.email, i.direction, t.status FROM invitation AS i "
            "JOIN team AS t ON t.id = i.team_id"
        )
        for status, key, email, direction, team_status in rows:
            is_for_somebody = email is not None or direction == "request"
            assert (key is not None) == (status == "pending" and is_for_somebody)
            assert status != "pending" or team_status not in ENDED

    def all_teams(self):
        return list_teams(self.db, "c1", now=self.now)

    def teardown(self):
        """At last everybody who is in a team gets out of it, and the chain of events holds."""
        try:
            for team in self.all_teams():
                if team.size:
                    if team.status == "disqualified":
                        _restore(self.db, team.id, now=self.now)
                    leaving.withdraw_team(self.db, team.id, actor=team.leader_id, now=self.now)
            assert self.db.rows("SELECT 1 FROM membership") == []
            assert broken_links(self.db) == []
        finally:
            self.db.close()
            shutil.rmtree(self.folder)


def _restore(db, team_id, *, now):
    with db.transaction() as tx:
        overriding.restore_team(tx, team_id, reason=WHY, actor="o2", now=now)


@pytest.mark.slow
def test_whatever_people_do_teams_stay_whole(empty_state_file):
    Season.empty = empty_state_file

    run_state_machine_as_test(
        Season,
        settings=settings(
            max_examples=12,
            stateful_step_count=40,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
