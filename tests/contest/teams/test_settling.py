"""The clock: read at once, written down by a job that may run late, twice or never."""

from datetime import timedelta

import pytest

from contest.errors import WindowClosed, WindowNotOpenYet
from contest.teams.founding import create_team
from contest.teams.invitation_queries import list_invitations
from contest.teams.inviting import invite_by_link, invite_by_mail
from contest.teams.queries import list_approval_queue
from contest.teams.settling import settle_teams
from core.audit import broken_links
from tests.contest.builders import add_contest, add_team, day, snapshot
from tests.contest.teams.ground import CLOSE, MS, NOW, TABLES, URL, add_people, found, status


@pytest.fixture
def season(db):
    add_contest(db, settings='{"min_team_size": 2}')
    add_people(db, "an", "bo", "cy")
    return db


@pytest.mark.parametrize("edge", ["opens", "closes"])
def test_a_team_is_founded_inside_the_window_only(season, edge):
    at = day(0) if edge == "opens" else CLOSE
    outside, inside = (at - MS, at) if edge == "opens" else (at, at - MS)

    with pytest.raises(WindowNotOpenYet if edge == "opens" else WindowClosed):
        create_team(season, "c1", name="数据队", actor="an", now=outside)
    assert status(season, create_team(season, "c1", name="数据队", actor="an", now=inside), now=inside) == "forming"


def test_one_millisecond_decides_over_locked(season):
    add_team(season, "team", ["di", "ed"])

    assert [status(season, "team", now=at) for at in (CLOSE - MS, CLOSE, CLOSE + MS)] == [
        "approved",
        "locked",
        "locked",
    ]


def test_a_team_large_enough_counts_as_handed_in_when_registration_closes(season):
    add_team(season, "large", ["di", "ed"], status="forming")
    add_team(season, "small", ["fu"], status="forming")

    assert list_approval_queue(season, "c1", now=CLOSE - MS) == []
    assert [team.id for team in list_approval_queue(season, "c1", now=CLOSE)] == ["large"]
    assert status(season, "small", now=CLOSE) == "forming"


def test_the_job_writes_what_every_reading_says_already(season):
    add_team(season, "approved", ["di", "ed"])
    add_team(season, "forming", ["fu", "ge"], status="forming")
    add_team(season, "small", ["ha"], status="forming")
    team_id = found(season, "an", now=day(18))
    invite_by_link(season, team_id, public_url=URL, actor="an", now=day(18))
    read = {name: status(season, name, now=CLOSE) for name in ("approved", "forming", "small")}

    written = settle_teams(season, now=CLOSE)

    stored = dict(season.rows("SELECT id, status FROM team"))
    assert written == 3
    assert {name: stored[name] for name in read} == read
    assert read == {"approved": "locked", "forming": "pending", "small": "forming"}
    assert [one.status for one in list_invitations(season, team_id, now=CLOSE)] == ["expired"]
    assert broken_links(season) == []


def test_running_the_job_again_changes_nothing(season):
    add_team(season, "team", ["di", "ed"])
    settle_teams(season, now=CLOSE)
    before = snapshot(season, *TABLES)

    assert settle_teams(season, now=CLOSE + MS) == 0
    assert snapshot(season, *TABLES) == before


def test_before_anything_is_due_the_job_changes_nothing(season):
    add_team(season, "team", ["di", "ed"])
    invite_by_mail(season, found(season, "an"), "bo@bo.example", public_url=URL, actor="an", now=NOW)
    before = snapshot(season, *TABLES)

    assert settle_teams(season, now=day(9) - MS) == 0
    assert snapshot(season, *TABLES) == before


def test_an_expired_invitation_is_written_down(season):
    team_id = found(season, "an")
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW)

    assert settle_teams(season, now=day(9)) == 1
    assert season.rows("SELECT status, pending_key FROM invitation") == [("expired", None)]


def test_registration_that_is_extended_unlocks_the_teams(season):
    add_team(season, "team", ["di", "ed"])
    settle_teams(season, now=CLOSE)
    with season.transaction() as tx:
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind = 'registration'", (day(25),))

    assert status(season, "team", now=CLOSE + timedelta(days=1)) == "approved"
    assert settle_teams(season, now=CLOSE + timedelta(days=1)) == 1
    assert status(season, "team", now=day(25)) == "locked"


def test_contests_that_do_not_run_are_left_alone(db):
    add_contest(db, status="cancelled")
    add_team(db, "team", ["di"])

    assert settle_teams(db, now=CLOSE) == 0


def test_teams_and_job_read_the_same_on_both_engines(both):
    add_contest(both)
    add_people(both, "an", "bo")
    add_team(both, "team", ["di"])
    team_id = found(both, "an", "bo")
    invite_by_mail(both, team_id, "cy@cy.example", public_url=URL, actor="an", now=NOW)

    assert settle_teams(both, now=CLOSE) == 3
    assert (status(both, "team", now=CLOSE), status(both, team_id, now=CLOSE)) == ("locked", "pending")
