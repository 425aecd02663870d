"""How somebody becomes a judge: invited, pledged, and nothing else in the same contest."""

from datetime import timedelta

import pytest

from contest.errors import ContestNotOpen, NotAllowedNow, NotYours
from contest.judging.duties import complete_judging, list_judge_names, remove_judge, set_duties
from contest.judging.errors import (
    BadExpertise,
    BadLoad,
    JudgeAlready,
    JudgeInTeam,
    JudgeInvitationExpired,
    JudgeInvitationNotFound,
    JudgeNotConfirmed,
    JudgeNotDone,
    PledgeNeeded,
)
from contest.judging.judges import (
    INVITATION_DAYS,
    PLEDGE_VERSION,
    accept_judging,
    decline_judging,
    documents_of,
    find_judge_invitation,
    invite_judge,
)
from contest.judging.queries import get_judge, list_judges, list_serving_judges, require_judge
from core.audit import broken_links
from core.mail.errors import BadAddress
from core.people.consents import has_consented
from core.people.errors import RoleNeeded, RolesExclude
from core.people.roles import has_role
from tests.contest.builders import add_account, add_contest, add_judge, add_review, add_team, day, grant, snapshot
from tests.contest.judging.builders import FULL, URL, WHY, actions, add_season, mails, secret_in, set_status

MS = timedelta(milliseconds=1)
YES = {"pledges": True, "declares": True}


def invited(db, email="expert@firm.example", at=5):
    judge_id = invite_judge(db, "c1", email=email, public_url=URL, actor="o1", now=day(at))
    return judge_id, secret_in(mails(db)[-1][2])


def test_an_invited_person_pledges_and_becomes_a_judge(both):
    add_contest(both)
    add_account(both, "expert")
    judge_id, secret = invited(both, " Expert@Firm.Example")

    assert accept_judging(both, secret, **YES, actor="expert", now=day(6)) == judge_id

    assert require_judge(both, "expert", "c1") == judge_id
    assert has_role(both, "expert", "judge", "contest:c1")
    assert all(has_consented(both, "expert", document, PLEDGE_VERSION) for document in documents_of("c1"))
    assert actions(both) == ["judge.invite", "role.grant", "judge.accept"]
    assert broken_links(both) == []


def test_the_secret_is_in_the_mail_and_nowhere_in_state(db):
    add_contest(db)
    _, secret = invited(db)

    assert [mail[0] for mail in mails(db)] == ["expert@firm.example"]
    assert f"{URL}/judging?invitation={secret}" in mails(db)[0][2]
    assert secret not in str(snapshot(db, "judge", "audit_event"))
    found = find_judge_invitation(db, secret)
    assert (found.contest_id, found.email, found.status) == ("c1", "expert@firm.example", "invited")


def test_only_an_organiser_of_this_contest_invites(db):
    add_contest(db)
    grant(db, "else", "organiser", "contest:other")
    before = snapshot(db, "judge", "outgoing_mail", "audit_event")

    with pytest.raises(RoleNeeded):
        invite_judge(db, "c1", email="a@firm.example", public_url=URL, actor="else", now=day(5))
    with pytest.raises(BadAddress):
        invite_judge(db, "c1", email="no address", public_url=URL, actor="o1", now=day(5))

    assert snapshot(db, "judge", "outgoing_mail", "audit_event") == before


def test_nobody_is_invited_to_a_draft(db):
    add_contest(db, status="draft", published_at=None)

    with pytest.raises(ContestNotOpen):
        invited(db)


def test_a_new_invitation_ends_the_old_link(db):
    add_contest(db)
    add_account(db, "expert")
    first_id, first = invited(db)
    second_id, second = invited(db, at=6)

    assert first_id == second_id
    with pytest.raises(JudgeInvitationNotFound):
        accept_judging(db, first, **YES, actor="expert", now=day(7))
    accept_judging(db, second, **YES, actor="expert", now=day(7))
    with pytest.raises(JudgeAlready):
        invited(db, at=8)


def test_a_link_works_once(db):
    add_contest(db)
    add_account(db, "expert")
    add_account(db, "thief")
    _, secret = invited(db)
    accept_judging(db, secret, **YES, actor="expert", now=day(6))
    before = snapshot(db, "judge", "role_grant", "consent")

    with pytest.raises(JudgeInvitationNotFound):
        accept_judging(db, secret, **YES, actor="thief", now=day(6))

    assert snapshot(db, "judge", "role_grant", "consent") == before


def test_an_invitation_expires_on_the_millisecond(db):
    add_contest(db)
    add_account(db, "expert")
    _, secret = invited(db)
    end = day(5 + INVITATION_DAYS)

    for late in (end, end + MS):
        with pytest.raises(JudgeInvitationExpired):
            accept_judging(db, secret, **YES, actor="expert", now=late)
    accept_judging(db, secret, **YES, actor="expert", now=end - MS)

    assert require_judge(db, "expert", "c1")


@pytest.mark.parametrize("ticks", [{"pledges": True, "declares": False}, {"pledges": False, "declares": True}])
def test_both_promises_are_needed(db, ticks):
    add_contest(db)
    add_account(db, "expert")
    _, secret = invited(db)
    before = snapshot(db, "judge", "role_grant", "consent", "audit_event")

    with pytest.raises(PledgeNeeded):
        accept_judging(db, secret, **ticks, actor="expert", now=day(6))

    assert snapshot(db, "judge", "role_grant", "consent", "audit_event") == before


def test_an_unconfirmed_account_cannot_accept(db):
    add_contest(db)
    add_account(db, "expert", confirmed_at=None)
    _, secret = invited(db)

    with pytest.raises(JudgeNotConfirmed):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))


@pytest.mark.parametrize("role", ["organiser", "auditor"])
def test_who_runs_or_watches_the_contest_does_not_judge_it(db, role):
    add_contest(db)
    grant(db, "expert", role, "contest:c1")
    _, secret = invited(db)

    with pytest.raises(RolesExclude):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))


def test_an_administrator_does_not_judge(db):
    add_contest(db)
    grant(db, "expert", "administrator")
    _, secret = invited(db)

    with pytest.raises(RolesExclude):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))


def test_a_team_member_does_not_judge_the_same_contest(db):
    add_contest(db)
    add_team(db, "队", ["expert"])
    _, secret = invited(db)
    before = snapshot(db, "judge", "role_grant", "consent", "audit_event")

    with pytest.raises(JudgeInTeam):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))

    assert snapshot(db, "judge", "role_grant", "consent", "audit_event") == before


def test_one_account_is_one_judge(db):
    add_contest(db)
    add_judge(db, "expert")
    _, secret = invited(db, "second@firm.example")

    with pytest.raises(JudgeAlready):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))


def test_declining_needs_no_account_and_can_be_followed_by_another_invitation(db):
    add_contest(db)
    add_account(db, "expert")
    judge_id, secret = invited(db)

    decline_judging(db, secret, now=day(6))
    with pytest.raises(JudgeInvitationNotFound):
        accept_judging(db, secret, **YES, actor="expert", now=day(6))
    assert get_judge(db, judge_id).status == "declined"
    _, again = invited(db, at=7)
    accept_judging(db, again, **YES, actor="expert", now=day(8))

    assert get_judge(db, judge_id).status == "active"


def test_a_judge_tells_tracks_and_load(db):
    add_contest(db)
    judge = add_judge(db, "expert")

    set_duties(db, judge, expertise={"c1-t1": 3}, max_load=7, actor="expert", now=day(6))

    found = get_judge(db, judge)
    assert (found.expertise, found.max_load) == ({"c1-t1": 3}, 7)


@pytest.mark.parametrize(
    ("expertise", "load", "error"),
    [({"c1-t1": 4}, 5, BadExpertise), ({"other": 1}, 5, BadExpertise), ({}, 0, BadLoad), ({}, 501, BadLoad)],
)
def test_expertise_and_load_have_limits(db, expertise, load, error):
    add_contest(db)
    judge = add_judge(db, "expert")
    before = snapshot(db, "judge", "audit_event")

    with pytest.raises(error):
        set_duties(db, judge, expertise=expertise, max_load=load, actor="expert", now=day(6))

    assert snapshot(db, "judge", "audit_event") == before


def test_another_judge_does_not_set_the_duties_but_an_organiser_does(db):
    add_contest(db)
    judge = add_judge(db, "expert")
    add_judge(db, "other")

    with pytest.raises(NotYours):
        set_duties(db, judge, expertise={}, max_load=3, actor="other", now=day(6))
    set_duties(db, judge, expertise={}, max_load=3, actor="o1", now=day(6))

    assert get_judge(db, judge).max_load == 3


def test_a_judge_is_done_when_nothing_waits(db):
    add_season(db, works=2, judges=1)
    set_status(db, "work", "in_review", ["w1", "w2"])
    add_review(db, "judge-j1", "w1", FULL)
    add_review(db, "judge-j1", "w2", None)

    with pytest.raises(JudgeNotDone):
        complete_judging(db, "c1", actor="j1", now=day(40))
    set_status(db, "assignment", "submitted", ["judge-j1:w2"])
    complete_judging(db, "c1", actor="j1", now=day(40))

    assert get_judge(db, "judge-j1").status == "completed"
    with pytest.raises(NotAllowedNow):
        complete_judging(db, "c1", actor="j1", now=day(40))


@pytest.mark.parametrize(("scores", "statuses"), [("keep", ["submitted", "void"]), ("void", ["void", "void"])])
def test_what_a_removed_judge_submitted_is_kept_or_void_as_said(db, scores, statuses):
    add_season(db, works=2, judges=2)
    add_review(db, "judge-j1", "w1", FULL)
    add_review(db, "judge-j1", "w2", None)
    add_review(db, "judge-j2", "w1", FULL)

    remove_judge(db, "judge-j1", scores=scores, reason=WHY, actor="o1", now=day(40))

    kept = db.rows("SELECT status FROM assignment WHERE judge_id = 'judge-j1' ORDER BY id")
    assert [row[0] for row in kept] == statuses
    assert db.row("SELECT status FROM assignment WHERE id = 'judge-j2:w1'") == ("submitted",)
    assert db.row("SELECT count(*) FROM review") == (2,)
    assert not has_role(db, "j1", "judge", "contest:c1")
    with pytest.raises(NotYours):
        require_judge(db, "j1", "c1")
    with pytest.raises(NotAllowedNow):
        invite_judge(db, "c1", email="j1@j1.example", public_url=URL, actor="o1", now=day(41))


def test_who_lost_the_role_elsewhere_does_not_serve(db):
    add_season(db, works=1, judges=2)
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = 'j1'", (day(6),))

    assert [one.id for one in list_serving_judges(db, "c1")] == ["judge-j2"]
    assert [one.id for one in list_judges(db, "c1")] == ["judge-j1", "judge-j2"]


def test_teams_see_names_and_organisations_of_judges_only(db):
    add_contest(db)
    add_account(db, "expert", display_name="示例专家", affiliation="示例大学")
    add_judge(db, "expert")
    invited(db, "hidden@firm.example")

    assert [(one.name, one.affiliation) for one in list_judge_names(db, "c1")] == [("示例专家", "示例大学")]
