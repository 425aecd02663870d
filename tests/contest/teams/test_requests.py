"""Finding team-mates: asking a team that looks for members."""

import pytest

from contest.errors import NotYours
from contest.teams.errors import (
    AlreadyInTeam,
    AnsweredAlready,
    ApplicantInTeam,
    ApplicantNotReady,
    AskedAlready,
    TeamFull,
    TeamLocked,
    TeamNotLooking,
    TeamWordsTooLong,
    TooManyRequestsToJoin,
)
from contest.teams.founding import change_team
from contest.teams.invitation_queries import list_requests, list_requests_of
from contest.teams.joining import accept_invitation
from contest.teams.queries import list_teams_looking
from contest.teams.requests import MAX_OPEN_REQUESTS, accept_request, ask_to_join, decline_request, take_request_back
from tests.contest.builders import add_contest, add_work, day, snapshot
from tests.contest.teams.ground import (
    CLOSE,
    MS,
    NOW,
    TABLES,
    URL,
    add_people,
    found,
    join,
    members,
    status,
    subjects_to,
)


@pytest.fixture
def season(db):
    add_contest(db, settings='{"max_team_size": 3}')
    add_people(db, "an", "bo", "cy", "di")
    return db


def looking(db, leader, *others, now=NOW):
    team_id = found(db, leader, *others, now=now)
    change_team(db, team_id, looking_for="会画地图的人", actor=leader, now=now)
    return team_id


def ask(db, team_id, person, now=NOW, message="我会画地图"):
    return ask_to_join(db, team_id, message=message, public_url=URL, actor=person, now=now)


def test_the_leader_reads_who_asks_and_takes_them_in(season):
    team_id = looking(season, "an")

    request_id = ask(season, team_id, "bo")
    waiting = [(one.invited_by_name, one.message) for one in list_requests(season, team_id, now=NOW)]
    accept_request(season, request_id, actor="an", now=NOW)

    assert waiting == [("bo", "我会画地图")]
    assert members(season, team_id) == ["an", "bo"]
    assert list_requests(season, team_id, now=NOW) == []
    assert subjects_to(season, "an@an.example") == ["bo申请加入团队“队伍 an”"]
    assert subjects_to(season, "bo@bo.example") == ["您已加入团队“队伍 an”"]


def test_a_declined_person_is_told_and_may_ask_again(season):
    team_id = looking(season, "an")

    decline_request(season, ask(season, team_id, "bo"), actor="an", now=NOW)
    ask(season, team_id, "bo", now=NOW + MS)

    assert [one.status for one in list_requests_of(season, "bo", now=NOW + MS)] == ["pending", "declined"]
    assert subjects_to(season, "bo@bo.example") == ["团队“队伍 an”没有接受您的申请"]


def test_who_asked_may_take_it_back(season):
    team_id = looking(season, "an")
    request_id = ask(season, team_id, "bo")

    take_request_back(season, request_id, actor="bo", now=NOW)

    with pytest.raises(AnsweredAlready):
        accept_request(season, request_id, actor="an", now=NOW)
    assert members(season, team_id) == ["an"]


def test_a_request_is_no_invitation_and_gives_nobody_else_a_way_in(season):
    team_id = looking(season, "an", "di")
    request_id = ask(season, team_id, "bo")
    before = snapshot(season, *TABLES)

    for actor in ("bo", "cy", "di", "nobody"):
        with pytest.raises(NotYours):
            accept_request(season, request_id, actor=actor, now=NOW)
        with pytest.raises(NotYours):
            decline_request(season, request_id, actor=actor, now=NOW)
    for actor in ("an", "bo", "cy"):
        with pytest.raises(NotYours):
            accept_invitation(season, request_id, actor=actor, now=NOW)
    for actor in ("an", "cy"):
        with pytest.raises(NotYours):
            take_request_back(season, request_id, actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


def test_a_team_that_does_not_look_is_not_asked(season):
    team_id = found(season, "an")
    before = snapshot(season, *TABLES)

    with pytest.raises(TeamNotLooking):
        ask(season, team_id, "bo")

    assert snapshot(season, *TABLES) == before


def test_nobody_asks_the_same_team_twice_at_a_time(season):
    team_id = looking(season, "an")
    ask(season, team_id, "bo")

    with pytest.raises(AskedAlready):
        ask(season, team_id, "bo")
    ask(season, team_id, "bo", now=day(9))  # the first one has expired

    assert len(list_requests(season, team_id, now=day(9))) == 1


def test_nobody_asks_every_team_at_once(season):
    add_people(season, *(f"l{number}" for number in range(MAX_OPEN_REQUESTS + 1)))
    *teams, last = [looking(season, f"l{number}") for number in range(MAX_OPEN_REQUESTS + 1)]
    for team_id in teams:
        ask(season, team_id, "bo")

    with pytest.raises(TooManyRequestsToJoin):
        ask(season, last, "bo")


def test_members_of_a_team_do_not_ask_another(season):
    found(season, "bo", "cy")
    team_id = looking(season, "an")

    for person in ("an", "bo", "cy"):
        with pytest.raises(AlreadyInTeam):
            ask(season, team_id, person)


def test_who_is_alone_in_a_team_may_ask_and_leaves_it_when_taken(season):
    own = found(season, "bo")
    team_id = looking(season, "an")

    accept_request(season, ask(season, team_id, "bo"), actor="an", now=NOW)

    assert (status(season, own), members(season, team_id)) == ("dissolved", ["an", "bo"])


def test_a_full_team_is_neither_shown_nor_asked_and_takes_nobody(season):
    team_id = looking(season, "an", "bo")
    request_id = ask(season, team_id, "di")
    join(season, team_id, "cy", leader="an", now=NOW + MS)

    assert list_teams_looking(season, "c1", now=NOW) == []
    with pytest.raises(TeamFull):
        accept_request(season, request_id, actor="an", now=NOW)


def test_who_joined_another_team_meanwhile_has_no_request_left(season):
    team_id, other = looking(season, "an"), found(season, "cy")
    request_id = ask(season, team_id, "bo")
    join(season, other, "bo", leader="cy")

    with pytest.raises(AnsweredAlready):
        accept_request(season, request_id, actor="an", now=NOW)


def test_who_founded_a_team_with_others_meanwhile_is_not_taken(season):
    team_id = looking(season, "an")
    request_id = ask(season, team_id, "bo")
    own = found(season, "bo", "cy")
    before = snapshot(season, *TABLES)

    with pytest.raises(ApplicantInTeam):
        accept_request(season, request_id, actor="an", now=NOW)

    assert snapshot(season, *TABLES) == before
    assert members(season, own) == ["bo", "cy"]


def test_the_leader_reads_why_somebody_cannot_enter_any_more(season):
    team_id = looking(season, "an")
    request_id = ask(season, team_id, "bo")
    with season.transaction() as tx:
        tx.execute("UPDATE account SET confirmed_at = NULL WHERE id = 'bo'")

    with pytest.raises(ApplicantNotReady) as refused:
        accept_request(season, request_id, actor="an", now=NOW)

    assert "确认邮箱" in refused.value.say("zh")
    assert "Confirm" in refused.value.say("en")


def test_after_registration_nobody_asks_or_is_taken(season):
    team_id = looking(season, "an", now=day(19))
    request_id = ask(season, team_id, "bo", now=day(19))

    for late in (CLOSE, CLOSE + MS):
        assert list_teams_looking(season, "c1", now=late) == []
        with pytest.raises(TeamLocked):
            ask(season, team_id, "cy", now=late)
        with pytest.raises(TeamLocked):
            accept_request(season, request_id, actor="an", now=late)
    accept_request(season, request_id, actor="an", now=CLOSE - MS)


def test_a_message_has_an_end(season):
    with pytest.raises(TeamWordsTooLong):
        ask(season, looking(season, "an"), "bo", message="字" * 1001)


def test_only_teams_that_look_and_have_room_are_shown(season):
    shown = looking(season, "an")
    found(season, "bo")

    assert [team.id for team in list_teams_looking(season, "c1", now=NOW)] == [shown]
    assert list_teams_looking(season, "c1", now=NOW)[0].looking_for == "会画地图的人"


def test_a_submitted_work_keeps_its_author_from_asking(season):
    own = found(season, "bo")
    add_work(season, "w1", own)

    with pytest.raises(AlreadyInTeam):
        ask(season, looking(season, "an"), "bo")
