"""Inviting by mail or link: what is sent, what state keeps, and what is refused."""

from datetime import timedelta

import pytest

from contest.errors import NotYours, WindowNotOpenYet
from contest.teams.errors import (
    AlreadyInvited,
    AnsweredAlready,
    MemberAlready,
    TeamFull,
    TeamLocked,
    TooManyInvitations,
)
from contest.teams.invitation_queries import list_invitations, list_invitations_for
from contest.teams.inviting import MAX_INVITATIONS_A_DAY, invite_by_link, invite_by_mail, revoke_invitation
from contest.teams.joining import accept_link
from contest.teams.queries import get_team
from core.ids import secret_hash
from core.mail.errors import BadAddress
from tests.contest.builders import add_contest, add_team, day, snapshot
from tests.contest.teams.ground import CLOSE, MS, NOW, TABLES, URL, add_people, found, mailed_secret, members, secret_in


@pytest.fixture
def season(db):
    add_contest(db)
    add_people(db, "an", "bo", "cy")
    return db


def test_a_mail_carries_the_secret_and_state_only_its_hash(season):
    team_id = found(season, "an", name="数据队")

    invite_by_mail(season, team_id, " Bo@BO.example ", public_url=URL + "/", actor="an", now=NOW)

    ((recipient, subject, body),) = season.rows("SELECT recipient, subject, body FROM outgoing_mail")
    secret = secret_in(body)
    assert recipient == "bo@bo.example"
    assert subject == "邀请您加入团队“数据队” / You are invited to join the team “数据队”"
    assert f"{URL}/team?contest=c1&invitation={secret}" in body
    assert "大赛 c1" in body
    assert "Contest c1" in body
    assert season.rows("SELECT token_hash, email FROM invitation") == [(secret_hash(secret), "bo@bo.example")]
    assert secret not in str(snapshot(season, "invitation", "audit_event"))


def test_the_audit_chain_holds_no_addresses_or_names(season):
    team_id = found(season, "an", name="数据队")

    mailed_secret(season, team_id, "bo@bo.example", leader="an")

    kept = str(season.rows("SELECT actor, action, subject, facts FROM audit_event"))
    assert "bo@bo.example" not in kept
    assert "数据队" not in kept


def test_an_invitation_lasts_seven_days_and_never_longer_than_registration(season):
    team_id = found(season, "an")

    early = invite_by_link(season, team_id, public_url=URL, actor="an", now=day(2))
    late = invite_by_link(season, team_id, public_url=URL, actor="an", now=day(18))

    assert (early.expires_at, late.expires_at) == (day(9), CLOSE)


def test_a_contest_may_set_how_long_invitations_last(db):
    add_contest(db, settings='{"invitation_days": 2}')
    add_people(db, "an")

    link = invite_by_link(db, found(db, "an"), public_url=URL, actor="an", now=NOW)

    assert link.expires_at == NOW + timedelta(days=2)


def test_an_address_has_one_open_invitation_to_a_team(season):
    team_id = found(season, "an")
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW)
    before = snapshot(season, *TABLES)

    with pytest.raises(AlreadyInvited) as refused:
        invite_by_mail(season, team_id, "BO@bo.example", public_url=URL, actor="an", now=NOW)

    assert "2026-03-10 12:00" in refused.value.say("zh")
    assert snapshot(season, *TABLES) == before


def test_two_teams_may_invite_the_same_person(season):
    for leader in ("an", "bo"):
        invite_by_mail(season, found(season, leader), "cy@cy.example", public_url=URL, actor=leader, now=NOW)

    assert len(list_invitations_for(season, "cy", now=NOW)) == 2


def test_after_it_expired_the_same_address_can_be_invited_again(season):
    team_id = found(season, "an")
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=day(2))

    with pytest.raises(AlreadyInvited):
        invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=day(9) - MS)
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=day(9))

    assert [one.status for one in list_invitations(season, team_id, now=day(9))] == ["pending", "expired"]


def test_after_it_was_taken_back_the_same_address_can_be_invited_again(season):
    team_id = found(season, "an")
    first = invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW)

    revoke_invitation(season, first, actor="an", now=NOW)
    invite_by_mail(season, team_id, "bo@bo.example", public_url=URL, actor="an", now=NOW + MS)

    assert [one.status for one in list_invitations(season, team_id, now=NOW + MS)] == ["pending", "revoked"]


def test_members_are_not_invited_again(season):
    team_id = found(season, "an", "bo")

    for address in ("an@an.example", "bo@bo.example"):
        with pytest.raises(MemberAlready):
            invite_by_mail(season, team_id, address, public_url=URL, actor="an", now=NOW)


def test_a_full_team_invites_nobody_and_says_how_many_it_has(db):
    add_contest(db, settings='{"max_team_size": 2}')
    add_people(db, "an", "bo")
    team_id = found(db, "an", "bo", name="数据队")
    before = snapshot(db, *TABLES)

    with pytest.raises(TeamFull) as refused:
        invite_by_link(db, team_id, public_url=URL, actor="an", now=NOW)

    assert refused.value.facts == {"team": "数据队", "size": 2, "maximum": 2}
    assert snapshot(db, *TABLES) == before


@pytest.mark.parametrize("actor", ["bo", "cy", "o1", "nobody"])
def test_only_the_leader_invites(season, actor):
    team_id = found(season, "an", "bo")
    before = snapshot(season, *TABLES)

    with pytest.raises(NotYours):
        invite_by_link(season, team_id, public_url=URL, actor=actor, now=NOW)
    with pytest.raises(NotYours):
        invite_by_mail(season, team_id, "x@x.example", public_url=URL, actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("address", ["", "bo", "bo@", "bo@bo.example\r\nBcc: all@x.example", "\ud800@x.example"])
def test_what_is_no_address_is_refused(season, address):
    team_id = found(season, "an")

    with pytest.raises(BadAddress):
        invite_by_mail(season, team_id, address, public_url=URL, actor="an", now=NOW)


def test_nobody_can_use_a_team_to_mail_strangers(season):
    team_id = found(season, "an")
    for number in range(MAX_INVITATIONS_A_DAY):
        invitation_id = invite_by_mail(
            season, team_id, f"x{number}@x.example", public_url=URL, actor="an", now=NOW + number * MS
        )
        revoke_invitation(season, invitation_id, actor="an", now=NOW + number * MS)

    with pytest.raises(TooManyInvitations):
        invite_by_mail(season, team_id, "y@x.example", public_url=URL, actor="an", now=NOW + timedelta(hours=23))
    invite_by_mail(season, team_id, "y@x.example", public_url=URL, actor="an", now=NOW + timedelta(days=1, seconds=1))


@pytest.mark.parametrize("late", [CLOSE, CLOSE + MS])
def test_a_locked_team_invites_nobody(season, late):
    add_team(season, "team", ["di"])
    before = snapshot(season, *TABLES)

    with pytest.raises(TeamLocked):
        invite_by_link(season, "team", public_url=URL, actor="di", now=late)

    assert snapshot(season, *TABLES) == before


def test_before_registration_nobody_is_invited(season):
    add_team(season, "team", ["di"])

    with pytest.raises(WindowNotOpenYet):
        invite_by_link(season, "team", public_url=URL, actor="di", now=day(0) - MS)


@pytest.mark.parametrize("actor", ["bo", "cy", "nobody"])
def test_only_the_leader_takes_an_invitation_back(season, actor):
    team_id = found(season, "an", "bo")
    found(season, "cy")
    link = invite_by_link(season, team_id, public_url=URL, actor="an", now=NOW)
    before = snapshot(season, *TABLES)

    with pytest.raises(NotYours):
        revoke_invitation(season, link.invitation_id, actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


def test_what_was_answered_is_not_taken_back(season):
    team_id = found(season, "an")
    link = invite_by_link(season, team_id, public_url=URL, actor="an", now=NOW)
    accept_link(season, secret_in(link.url), actor="bo", now=NOW)

    with pytest.raises(AnsweredAlready) as refused:
        revoke_invitation(season, link.invitation_id, actor="an", now=NOW)

    assert "已接受" in refused.value.say("zh")
    assert members(season, team_id) == ["an", "bo"]
    assert get_team(season, team_id, now=NOW).size == 2
