"""Saying yes or no to an invitation: only by whom it is for, only once, only in time."""

import pytest

from contest.errors import NotYours
from contest.teams.errors import (
    AlreadyInTeam,
    ConfirmToEnter,
    InvitationDeclined,
    InvitationExpired,
    InvitationForAnother,
    InvitationNotFound,
    InvitationRevoked,
    InvitationUsed,
    TeamFull,
    TeamLocked,
)
from contest.teams.founding import change_team
from contest.teams.invitation_queries import get_invitation_by_secret, list_invitations_for
from contest.teams.inviting import invite_by_link, invite_by_mail, revoke_invitation
from contest.teams.joining import accept_invitation, accept_link, decline_invitation, decline_link
from contest.teams.leaving import dissolve_team
from contest.teams.queries import find_team
from contest.teams.requests import ask_to_join
from core.audit import broken_links
from tests.contest.builders import add_account, add_contest, add_work, day, snapshot
from tests.contest.teams.ground import (
    CLOSE,
    MS,
    NOW,
    TABLES,
    URL,
    add_people,
    found,
    mailed_secret,
    members,
    secret_in,
    status,
    subjects_to,
)


@pytest.fixture
def season(db):
    add_contest(db)
    add_people(db, "an", "bo", "cy")
    return db


def link_to(db, team_id, leader="an", now=NOW):
    return secret_in(invite_by_link(db, team_id, public_url=URL, actor=leader, now=now).url)


def test_who_was_mailed_an_invitation_joins_by_its_link(season):
    team_id = found(season, "an", name="数据队")
    secret = mailed_secret(season, team_id, "bo@bo.example", leader="an")

    shown = get_invitation_by_secret(season, secret, now=NOW)
    joined = accept_link(season, secret, actor="bo", now=NOW)

    assert (shown.team_name, shown.invited_by_name, shown.status) == ("数据队", "an", "pending")
    assert (joined, members(season, team_id)) == (team_id, ["an", "bo"])
    assert subjects_to(season, "an@an.example") == ["bo加入了团队“数据队”"]
    assert broken_links(season) == []


def test_or_from_the_list_of_invitations_to_the_own_address(season):
    team_id = found(season, "an")
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW)

    (invitation,) = list_invitations_for(season, "bo", now=NOW)
    accept_invitation(season, invitation.id, actor="bo", now=NOW)

    assert members(season, team_id) == ["an", "bo"]
    assert list_invitations_for(season, "bo", now=NOW) == []


def test_a_link_works_for_one_person(season):
    team_id = found(season, "an")
    secret = link_to(season, team_id)
    accept_link(season, secret, actor="bo", now=NOW)
    before = snapshot(season, *TABLES)

    with pytest.raises(InvitationUsed):
        accept_link(season, secret, actor="cy", now=NOW)

    assert snapshot(season, *TABLES) == before


def test_who_opens_the_own_used_link_again_reads_that_they_are_in(season):
    team_id = found(season, "an", name="数据队")
    secret = link_to(season, team_id)
    accept_link(season, secret, actor="bo", now=NOW)

    with pytest.raises(AlreadyInTeam) as refused:
        accept_link(season, secret, actor="bo", now=NOW)

    assert refused.value.facts == {"team": "数据队"}


@pytest.mark.parametrize("act", [accept_link, decline_link])
def test_an_invitation_mailed_to_somebody_else_does_not_work(season, act):
    team_id = found(season, "an")
    secret = mailed_secret(season, team_id, "bo@bo.example", leader="an")
    before = snapshot(season, *TABLES)

    with pytest.raises(InvitationForAnother) as refused:
        act(season, secret, actor="cy", now=NOW)

    assert "bo@bo.example" not in refused.value.say("zh")
    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("act", [accept_invitation, decline_invitation])
def test_the_id_of_an_invitation_of_others_opens_nothing(season, act):
    team_id = found(season, "an")
    mailed = invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW)
    link = invite_by_link(season, team_id, public_url=URL, actor="an", now=NOW).invitation_id
    before = snapshot(season, *TABLES)

    for invitation_id in (mailed, link, "nothing"):
        with pytest.raises(NotYours):
            act(season, invitation_id, actor="cy", now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("secret", ["", "x", "x" * 10_000, "\ud800", "'; DROP TABLE team"])
def test_an_invented_secret_is_unknown(season, secret):
    with pytest.raises(InvitationNotFound):
        accept_link(season, secret, actor="bo", now=NOW)


def test_it_expires_on_the_millisecond(season):
    team_id = found(season, "an", now=day(2))
    at_the_end, in_time = link_to(season, team_id, now=day(2)), link_to(season, team_id, now=day(2))

    accept_link(season, in_time, actor="bo", now=day(9) - MS)
    for late in (day(9), day(9) + MS):
        before = snapshot(season, *TABLES)
        with pytest.raises(InvitationExpired):
            accept_link(season, at_the_end, actor="cy", now=late)
        assert snapshot(season, *TABLES) == before

    assert members(season, team_id) == ["an", "bo"]


def test_registration_that_closes_ends_it_whatever_days_are_left(season):
    team_id = found(season, "an", now=day(18))
    secret, other = link_to(season, team_id, now=day(18)), link_to(season, team_id, now=day(18))

    accept_link(season, other, actor="bo", now=CLOSE - MS)
    for late in (CLOSE, CLOSE + MS):
        with pytest.raises(TeamLocked):
            accept_link(season, secret, actor="cy", now=late)


def test_what_was_taken_back_or_declined_says_so(season):
    team_id = found(season, "an")
    revoked, declined = link_to(season, team_id), link_to(season, team_id)
    revoke_invitation(season, get_invitation_by_secret(season, revoked, now=NOW).id, actor="an", now=NOW)
    decline_link(season, declined, actor="bo", now=NOW)

    with pytest.raises(InvitationRevoked):
        accept_link(season, revoked, actor="bo", now=NOW)
    with pytest.raises(InvitationDeclined):
        accept_link(season, declined, actor="bo", now=NOW)

    assert members(season, team_id) == ["an"]


def test_the_invitations_of_a_team_end_with_it(season):
    team_id = found(season, "an")
    secret = link_to(season, team_id)
    dissolve_team(season, team_id, actor="an", now=NOW)

    with pytest.raises(InvitationRevoked):
        accept_link(season, secret, actor="bo", now=NOW)


def test_who_has_not_confirmed_the_address_confirms_first(season):
    add_account(season, "new", confirmed_at=None)
    team_id = found(season, "an")
    secret = mailed_secret(season, team_id, "new@new.example", leader="an")
    before = snapshot(season, *TABLES)

    for act in (accept_link, decline_link):
        with pytest.raises(ConfirmToEnter):
            act(season, secret, actor="new", now=NOW)

    assert list_invitations_for(season, "new", now=NOW) == []
    assert snapshot(season, *TABLES) == before


def test_a_full_team_takes_nobody_more(db):
    add_contest(db, settings='{"max_team_size": 2}')
    add_people(db, "an", "bo", "cy")
    team_id = found(db, "an")
    first, second = link_to(db, team_id), link_to(db, team_id)
    accept_link(db, first, actor="bo", now=NOW)
    before = snapshot(db, *TABLES)

    with pytest.raises(TeamFull) as refused:
        accept_link(db, second, actor="cy", now=NOW)

    assert "2" in refused.value.say("zh")
    assert snapshot(db, *TABLES) == before


def test_joining_dissolves_the_own_empty_team_and_declines_what_else_was_open(season):
    own = found(season, "cy", name="独自一人")
    chosen, other = found(season, "an"), found(season, "bo")
    change_team(season, other, looking_for="队友", actor="bo", now=NOW)
    secret = mailed_secret(season, chosen, "cy@cy.example", leader="an")
    invite_by_mail(season, other, "cy@cy.example", public_url=URL, actor="bo", now=NOW)
    ask_to_join(season, other, message="", public_url=URL, actor="cy", now=NOW)

    accept_link(season, secret, actor="cy", now=NOW)

    assert (status(season, own), members(season, own)) == ("dissolved", [])
    assert members(season, chosen) == ["an", "cy"]
    kept = sorted(season.rows("SELECT team_id = ?, direction, status FROM invitation", (chosen,)))
    assert kept == [(False, "invitation", "declined"), (False, "request", "revoked"), (True, "invitation", "accepted")]
    assert season.rows("SELECT 1 FROM invitation WHERE pending_key IS NOT NULL") == []


def test_offers_of_another_contest_stay_open(season):
    add_contest(season, "c2", slug="two")
    here, there = found(season, "an"), found(season, "bo", contest_id="c2")
    secret = mailed_secret(season, here, "cy@cy.example", leader="an")
    invite_by_mail(season, there, "cy@cy.example", public_url=URL, actor="bo", now=NOW)

    accept_link(season, secret, actor="cy", now=NOW)

    assert [one.team_id for one in list_invitations_for(season, "cy", now=NOW)] == [there]


def test_a_team_with_others_in_it_is_left_before_joining_another(season):
    own = found(season, "bo", "cy", name="旧队")
    secret = link_to(season, found(season, "an"))
    before = snapshot(season, *TABLES)

    for person in ("bo", "cy"):
        with pytest.raises(AlreadyInTeam) as refused:
            accept_link(season, secret, actor=person, now=NOW)
        assert refused.value.facts == {"team": "旧队"}

    assert snapshot(season, *TABLES) == before
    assert members(season, own) == ["bo", "cy"]


def test_a_team_of_one_with_a_submitted_work_is_not_dissolved_by_joining(season):
    own = found(season, "bo")
    add_work(season, "w1", own)
    secret = link_to(season, found(season, "an"))

    with pytest.raises(AlreadyInTeam):
        accept_link(season, secret, actor="bo", now=NOW)

    assert find_team(season, own, now=NOW).status == "forming"


def test_declining_leaves_everything_else_as_it_was(season):
    team_id = found(season, "an")
    secret = mailed_secret(season, team_id, "bo@bo.example", leader="an")

    decline_link(season, secret, actor="bo", now=NOW)

    assert get_invitation_by_secret(season, secret, now=NOW).status == "declined"
    assert members(season, team_id) == ["an"]
