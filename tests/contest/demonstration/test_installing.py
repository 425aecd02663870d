"""What the demonstration holds, asked as the pages ask."""

from datetime import timedelta

import pytest

from catalog.queries import get_dataset
from contest.certificates.queries import list_certificates, list_certificates_of_work
from contest.contests.publish_check import missing_for_publication
from contest.contests.queries import (
    get_contest,
    list_announcements,
    list_open_questions,
    list_phase_changes,
    list_public_contests,
    list_questions,
    list_stages,
)
from contest.current import current_contest
from contest.demonstration.accounts import list_shown_accounts
from contest.demonstration.installing import datasets_needed
from contest.demonstration.people import DOMAIN, EVERYBODY, PASSWORD, ROLES
from contest.judging.blind import list_judged_contests, list_my_assignments
from contest.phases import current_phases, list_phases
from contest.results.appeals import list_appeals
from contest.results.computing import recompute
from contest.results.panel import require_panel
from contest.results.queries import list_awards, list_runs_for
from contest.rights import is_organiser
from contest.screening.queries import list_decisions
from contest.showcase.follow_ups import list_due_follow_ups, list_follow_ups
from contest.showcase.queries import count_shown, get_shown_of, list_shown
from contest.teams.queries import find_team_of, list_approval_queue, list_members, list_teams, list_teams_looking
from contest.voting.counting import published_counts
from contest.voting.queries import find_poll_of, get_poll_state, list_candidates
from contest.works.drafts import has_unsent_changes
from contest.works.queries import find_work_of_team, list_works, works_using_dataset
from contest.works.receipts import verify_receipt
from core.audit import broken_links
from core.errors import PortalError
from core.people.roles import list_roles
from core.people.sessions import Browser, find_signed_in
from core.people.signing_in import sign_in
from tests.contest.demonstration.conftest import NOW, URL

pytestmark = pytest.mark.slow
FINISHED, OPEN, IDEAS = "example-app-1", "example-app-2", "example-idea-1"


def counts(state):
    tables = [
        *("account", "role_grant", "audit_event", "contest", "team", "membership", "work", "work_version", "ballot"),
        *("review", "result_run", "certificate", "outgoing_mail", "dataset", "two_person_act", "session", "lease"),
    ]
    return {table: state.row(f"SELECT count(*) FROM {table}")[0] for table in tables}


# ---- the installation ----------------------------------------------------------------------------------------


def test_the_terminal_says_one_line(demonstration):
    [line] = demonstration.said

    assert line.startswith("演示内容已装好：3 个大赛")


def test_a_second_start_changes_nothing_and_says_nothing(demonstration):
    before = counts(demonstration.state)

    said = demonstration.start(now=NOW + timedelta(days=1))

    assert said == []
    assert counts(demonstration.state) == before


def test_the_audit_chain_holds_and_reads_forward(demonstration):
    rows = demonstration.state.rows(
        "SELECT happened_at FROM audit_event WHERE actor <> 'system:folder' ORDER BY sequence"
    )

    moments = [row[0] for row in rows]
    assert broken_links(demonstration.state) == []
    assert moments == sorted(moments)
    assert moments[-1] == NOW


def test_no_letter_is_left_to_send(demonstration):
    assert demonstration.state.rows("SELECT recipient FROM outgoing_mail") == []


def test_every_name_says_that_it_is_an_example():
    assert [person.name for person in EVERYBODY if "示例" not in person.name] == []
    assert [person.email for person in EVERYBODY if not person.email.endswith(".example")] == []
    assert len({person.name for person in EVERYBODY}) == len(EVERYBODY)


def test_no_work_is_refused_for_what_it_says_about_data(demonstration):
    assert len(datasets_needed()) > 20
    assert demonstration.state.rows("SELECT 1 FROM dataset_use WHERE fields = '[]'") == []


def test_pictures_are_small(demonstration):
    sizes = [size for (size,) in demonstration.state.rows("SELECT size_bytes FROM attachment")]

    assert len(sizes) >= 20
    assert max(sizes) < 60_000


# ---- the accounts --------------------------------------------------------------------------------------------


def test_the_sign_in_page_shows_an_account_for_each_role(demonstration):
    shown = list_shown_accounts(demonstration.state)

    assert [one.email for one in shown] == [person.email for person in ROLES]
    assert {one.password for one in shown} == {PASSWORD}


def test_everybody_holds_the_role_of_the_page(demonstration):
    scopes = {slug: f"contest:{demonstration.contest(slug)}" for slug in (FINISHED, OPEN, IDEAS)}

    held = {person.key: list_roles(demonstration.state, demonstration.account(person.key)) for person in ROLES}

    assert held == {
        "member": [],
        "leader": [],
        "teammate": [],
        "judge": [("judge", scopes[IDEAS])],
        "organiser": [("organiser", "")],
        "organiser-2": [("organiser", "")],
        "admin": [("administrator", "")],
        "auditor": [("auditor", "")],
        "publisher": [("publisher", "office:dsj")],
    }


def test_only_the_shown_accounts_have_a_password(demonstration):
    rows = demonstration.state.rows("SELECT email FROM account WHERE password_hash IS NOT NULL ORDER BY email")

    assert [email for (email,) in rows] == sorted(person.email for person in ROLES)


# ---- the finished edition ------------------------------------------------------------------------------------


@pytest.fixture
def finished(demonstration):
    return demonstration.contest(FINISHED)


def test_the_finished_edition_has_a_second_version_after_an_appeal(demonstration, finished):
    [appeal] = list_appeals(demonstration.state, finished)
    runs = list_runs_for(demonstration.state, finished, viewer=None)

    assert (appeal.status, appeal.decided_by) == ("upheld", demonstration.account("auditor"))
    assert [(run.number, run.status) for run in runs] == [(2, "final"), (1, "superseded")]
    assert appeal.result_run_id == runs[0].id
    assert all(recompute(demonstration.state, run.id) for run in runs)
    assert {change.kind for change in list_phase_changes(demonstration.state, finished)} == {"publicity", "appeals"}


def test_prizes_of_jury_and_public_are_given_and_certified(demonstration, finished):
    [run, _] = list_runs_for(demonstration.state, finished, viewer=None)
    awards = list_awards(demonstration.state, run.id)
    certificates = list_certificates(demonstration.state, finished)

    assert len(awards) == 6
    assert [one.kind for one in certificates].count("award") == 6
    assert [one.kind for one in certificates].count("participation") == 8


def test_the_demonstration_leader_has_won(demonstration, finished):
    team = find_team_of(demonstration.state, demonstration.account("leader"), finished, now=NOW)
    work = find_work_of_team(demonstration.state, team.id)

    kinds = {one.kind for one in list_certificates_of_work(demonstration.state, work.id)}
    assert (team.name, work.status, kinds) == ("示例·银杏小队", "awarded", {"award", "participation"})
    assert get_shown_of(demonstration.state, work.id)
    assert [one.months for one in list_follow_ups(demonstration.state, work.id)] == [3, 6, 12]


def test_works_were_screened_one_rejected_by_two(demonstration, finished):
    works = list_works(demonstration.state, finished)
    results = [one.result for work in works for one in list_decisions(demonstration.state, work.id)]

    assert sorted(results) == ["passed"] * 8 + ["rejected", "returned"]
    assert sorted(work.status for work in works).count("lapsed") == 1


def test_conflicts_come_from_five_sources(demonstration, finished):
    rows = demonstration.state.rows("SELECT DISTINCT source FROM conflict WHERE contest_id = ?", (finished,))

    assert {source for (source,) in rows} == {"affiliation", "email_domain", "declared", "team", "organiser"}


def test_the_vote_was_published(demonstration, finished):
    counted = published_counts(demonstration.state, find_poll_of(demonstration.state, finished).id)

    assert counted.valid == 31
    assert counted.works[0].votes > counted.works[1].votes


def test_the_gallery_shows_finalists_and_the_pages_of_their_data(demonstration):
    shown = list_shown(demonstration.state)
    dataset = get_dataset(demonstration.catalogue, "elder-care")

    assert count_shown(demonstration.state) == len(shown) == 8
    assert [one.title for one in works_using_dataset(demonstration.state, dataset.id)] == ["长者出门图"]


def test_follow_ups_were_told_and_some_wait(demonstration, finished):
    due = list_due_follow_ups(demonstration.state, now=NOW, contest_id=finished)

    assert due
    assert {one.months for one in due} == {6}


def test_the_results_are_a_simulated_dataset(demonstration):
    dataset = get_dataset(demonstration.catalogue, f"contest-results-{FINISHED}")

    assert dataset.is_simulated
    assert dataset.resources[0].version.row_count == 8


def test_announcements_and_answers_are_there(demonstration, finished):
    assert len(list_announcements(demonstration.state, finished)) == 2
    assert len(list_questions(demonstration.state, finished)) == 2


def test_every_receipt_verifies(demonstration):
    rows = demonstration.state.rows("SELECT receipt_code FROM work_version ORDER BY receipt_code")

    found = [verify_receipt(demonstration.state, demonstration.catalogue.files, code) for (code,) in rows]
    assert len(found) == 19
    assert all(one.is_intact for one in found)


# ---- the edition that takes entries --------------------------------------------------------------------------


@pytest.fixture
def taking(demonstration):
    return demonstration.contest(OPEN)


def test_visitors_see_the_edition_that_takes_entries(demonstration, taking):
    contest = current_contest(demonstration.state, NOW)
    kinds = [phase.kind for phase in current_phases(list_phases(demonstration.state, taking), NOW)]

    assert contest.id == taking
    assert kinds == ["registration", "submission"]
    assert missing_for_publication(demonstration.state, get_contest(demonstration.state, taking), now=NOW) == []
    assert len(list_public_contests(demonstration.state)) == 3


def test_submission_closes_in_thirty_days_at_five_in_the_afternoon(demonstration, taking):
    phases = {phase.kind: phase for phase in list_phases(demonstration.state, taking)}

    assert str(phases["submission"].closes_at) == "2026-12-23 09:00:00"


def test_the_leader_has_a_draft_and_two_team_mates(demonstration, taking):
    team = find_team_of(demonstration.state, demonstration.account("leader"), taking, now=NOW)
    work = find_work_of_team(demonstration.state, team.id)

    assert len(list_members(demonstration.state, team.id)) == 3
    assert find_team_of(demonstration.state, demonstration.account("teammate"), taking, now=NOW).id == team.id
    assert (team.status, work.status, has_unsent_changes(demonstration.state, work)) == ("approved", "draft", True)


def test_the_member_is_in_no_team_and_finds_one_that_looks(demonstration, taking):
    assert find_team_of(demonstration.state, demonstration.account("member"), taking, now=NOW) is None
    assert [team.name for team in list_teams_looking(demonstration.state, taking, now=NOW)] == ["示例·步行上学"]


def test_the_organisers_find_a_queue_and_open_questions(demonstration, taking):
    assert is_organiser(demonstration.state, demonstration.account("organiser"), taking)
    assert [team.name for team in list_approval_queue(demonstration.state, taking, now=NOW)] == ["示例·早市地图"]
    assert sorted(team.status for team in list_teams(demonstration.state, taking, now=NOW)) == [
        *("approved", "approved", "forming", "pending", "returned"),
    ]
    assert len(list_open_questions(demonstration.state, taking)) == 2


# ---- the ideas -----------------------------------------------------------------------------------------------


@pytest.fixture
def idea_contest(demonstration):
    return demonstration.contest(IDEAS)


def test_ideas_are_voted_on_with_credits_while_judges_score(demonstration, idea_contest):
    poll = find_poll_of(demonstration.state, idea_contest)
    kinds = {phase.kind for phase in current_phases(list_phases(demonstration.state, idea_contest), NOW)}

    assert kinds == {"judging", "voting"}
    assert (poll.method, get_poll_state(demonstration.state, poll, NOW)) == ("quadratic", "open")
    member = demonstration.account("member")
    assert len(list_candidates(demonstration.state, poll.id, viewer=member)) == 8
    assert demonstration.state.row("SELECT count(*) FROM ballot WHERE poll_id = ?", (poll.id,)) == (14,)


def test_the_judge_has_done_one_begun_one_and_some_wait(demonstration, idea_contest):
    judge = demonstration.account("judge")

    mine = list_my_assignments(demonstration.state, idea_contest, actor=judge)

    assert list_judged_contests(demonstration.state, judge) == [idea_contest]
    statuses = sorted(one.status for one in mine.assignments)
    assert statuses[0] == "in_progress"
    assert statuses.count("submitted") == 1
    assert statuses.count("offered") >= 1


def test_each_idea_has_three_judges(demonstration, idea_contest):
    [stage] = list_stages(demonstration.state, idea_contest)
    rows = demonstration.state.rows(
        "SELECT work_id, count(*) FROM assignment WHERE stage_id = ? GROUP BY work_id", (stage.id,)
    )

    assert [count for _, count in rows] == [3] * 8


def test_the_auditor_may_decide_appeals_of_every_contest(demonstration):
    auditor = demonstration.account("auditor")

    for slug in (FINISHED, OPEN, IDEAS):
        require_panel(demonstration.state, auditor, demonstration.contest(slug))


# ---- without demonstration mode (last: these shut the accounts and open them again) ---------------------------


def enter(demonstration, key):
    return sign_in(
        demonstration.state,
        email=f"{key}@{DOMAIN}",
        password=PASSWORD,
        browser=Browser(network="192.0.2.1"),
        public_url=URL,
        now=NOW,
    )


def test_outside_of_demonstration_mode_nobody_signs_in_or_stays_signed_in(demonstration):
    cookie = enter(demonstration, "organiser").session

    said = demonstration.start(is_demo=False)

    assert len(said) == 1
    assert find_signed_in(demonstration.state, cookie, now=NOW) is None
    assert list_shown_accounts(demonstration.state) == []
    assert list_roles(demonstration.state, demonstration.account("admin")) == []
    with pytest.raises(PortalError):
        enter(demonstration, "organiser")
    assert demonstration.start(is_demo=False) == []

    assert demonstration.start() == ["演示账号已恢复，可以登录。"]
    assert enter(demonstration, "organiser").account_id == demonstration.account("organiser")
    assert list_roles(demonstration.state, demonstration.account("admin")) == [("administrator", "")]
    assert broken_links(demonstration.state) == []
