"""An account closes: the team goes on, or ends, and is never left without a leader."""

import pytest

from contest.teams.errors import InvitationDeclined
from contest.teams.founding import change_team
from contest.teams.invitation_queries import get_invitation_by_secret, list_invitations
from contest.teams.joining import accept_link
from contest.teams.requests import ask_to_join
from contest.teams.succession import succeed_on_close
from core.audit import broken_links
from tests.contest.builders import add_account, add_contest, add_team, add_work, day
from tests.contest.teams.ground import (
    CLOSE,
    NOW,
    URL,
    add_people,
    found,
    leader,
    mailed_secret,
    members,
    status,
    subjects_to,
)


@pytest.fixture
def season(db):
    add_contest(db)
    return db


def close(db, account_id, now=NOW):
    with db.transaction() as tx:
        succeed_on_close(tx, account_id, now)
        tx.execute("UPDATE account SET closed_at = ?, email = NULL WHERE id = ?", (now, account_id))


@pytest.mark.parametrize("now", [NOW, CLOSE])
def test_the_lead_goes_to_who_joined_first_and_the_team_is_told(season, now):
    add_team(season, "team", ["an", "zo", "bo"])

    close(season, "an", now=now)

    assert (leader(season, "team"), members(season, "team")) == ("zo", ["zo", "bo"])
    for person in ("zo", "bo"):
        assert subjects_to(season, f"{person}@{person}.example") == ["团队“team”的队长已变更"]
    actions = [action for (action,) in season.rows("SELECT action FROM audit_event ORDER BY sequence")]
    assert actions == ["team.member_closed", "team.member_leads"]
    assert broken_links(season) == []


def test_who_has_confirmed_the_address_goes_first(season):
    add_account(season, "zo", confirmed_at=None)
    add_team(season, "team", ["an", "zo", "bo"])

    close(season, "an")

    assert leader(season, "team") == "bo"


def test_a_member_who_goes_leaves_the_leader_in_place(season):
    add_team(season, "team", ["an", "bo"])

    close(season, "bo")

    assert (leader(season, "team"), members(season, "team")) == ("an", ["an"])
    assert subjects_to(season, "an@an.example") == ["团队“team”少了一位成员"]


@pytest.mark.parametrize(("now", "ends"), [(NOW, "dissolved"), (CLOSE, "withdrawn")])
def test_a_team_with_nobody_left_ends(season, now, ends):
    add_team(season, "team", ["an"])

    close(season, "an", now=now)

    assert (status(season, "team", now=now), members(season, "team")) == (ends, [])


def test_what_it_handed_in_stays_with_a_team_without_members(season):
    add_team(season, "team", ["an"])
    add_work(season, "w1", "team", status="passed")

    close(season, "an", now=CLOSE)

    assert (status(season, "team", now=CLOSE), members(season, "team")) == ("locked", [])
    assert season.rows("SELECT status FROM work") == [("passed",)]


def test_it_happens_in_every_contest(season):
    add_contest(season, "c2", slug="two")
    add_team(season, "here", ["an", "bo"])
    add_team(season, "there", ["an", "cy"], contest_id="c2")

    close(season, "an")

    assert (leader(season, "here"), leader(season, "there")) == ("bo", "cy")


def test_invitations_and_requests_end_and_their_address_and_words_are_erased(season):
    add_people(season, "an", "bo")
    team_id = found(season, "an")
    secret = mailed_secret(season, team_id, "bo@bo.example", leader="an")
    change_team(season, team_id, looking_for="队友", actor="an", now=NOW)
    ask_to_join(season, team_id, message="我是示例大学的学生", public_url=URL, actor="bo", now=NOW)

    close(season, "bo")

    kept = season.rows("SELECT direction, status, email, message, pending_key FROM invitation ORDER BY direction")
    assert kept == [("invitation", "declined", None, "", None), ("request", "revoked", None, "", None)]
    add_people(season, "cy")
    with pytest.raises(InvitationDeclined):
        accept_link(season, secret, actor="cy", now=NOW)


def test_an_invitation_that_had_expired_does_not_become_a_link_for_anybody(season):
    add_people(season, "an", "bo")
    secret = mailed_secret(season, found(season, "an"), "bo@bo.example", leader="an")

    close(season, "bo", now=day(9))

    assert get_invitation_by_secret(season, secret, now=NOW).status == "declined"


def test_an_address_that_was_never_confirmed_takes_no_invitation_from_its_owner(season):
    add_people(season, "an")
    add_account(season, "fake", email="real@real.example", confirmed_at=None)
    team_id = found(season, "an")
    mailed_secret(season, team_id, "real@real.example", leader="an")

    close(season, "fake")

    (kept,) = list_invitations(season, team_id, now=NOW)
    assert (kept.email, kept.status) == ("real@real.example", "pending")


def test_who_is_in_no_team_closes_without_a_trace(season):
    add_people(season, "an")

    close(season, "an")

    assert season.rows("SELECT action FROM audit_event") == []
