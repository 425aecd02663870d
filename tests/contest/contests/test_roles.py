"""Nobody is on both sides: who runs, judges or watches a contest does not enter it, and the other way round."""

import pytest

from contest.contests.errors import EntrantHasNoRole, StaffCannotEnter
from contest.contests.roles import (
    grant_contest_role,
    list_contest_roles,
    refuse_conflicting_roles,
    refuse_role_of_entrants,
    revoke_contest_role,
)
from contest.errors import ContestNotFound
from core.people.errors import RoleNeeded, RolesExclude
from core.people.roles import grant_role, has_role
from tests.contest.builders import add_account, add_contest, add_judge, add_team, day, grant, snapshot


@pytest.fixture
def place(db):
    grant(db, "root", "administrator", "")
    add_contest(db)
    return db


def give(db, account_id, role, *, actor="root"):
    grant_contest_role(db, "c1", account_id, role, actor=actor, now=day(1))


def refused(db, error, act):
    before = snapshot(db, "role_grant", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(db, "role_grant", "audit_event") == before


def test_the_administrator_gives_roles_and_the_organiser_judges(place):
    for name in ("ann", "ben"):
        add_account(place, name)

    give(place, "ann", "organiser")
    give(place, "ben", "judge", actor="o1")

    assert list_contest_roles(place, "c1") == {
        "organiser": ["ann", "o1", "o2"],
        "judge": ["ben"],
        "auditor": [],
        "administrator": ["root"],
    }
    refused(place, RoleNeeded, lambda: give(place, "ben", "organiser", actor="o1"))
    refused(place, ContestNotFound, lambda: grant_contest_role(place, "c9", "ann", "judge", actor="root", now=day(1)))
    revoke_contest_role(place, "c1", "ben", "judge", actor="o1", now=day(2))
    assert not has_role(place, "ben", "judge", "contest:c1")


@pytest.mark.parametrize("role", ["organiser", "judge", "auditor"])
def test_an_entrant_gets_no_role(place, role):
    add_team(place, "t1", ["ann", "ben"])

    refused(place, EntrantHasNoRole, lambda: give(place, "ben", role))


def test_an_entrant_of_one_contest_may_judge_another(place):
    add_contest(place, "c2")
    add_team(place, "t1", ["ann"], "c2")

    give(place, "ann", "judge")

    assert has_role(place, "ann", "judge", "contest:c1")


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_a_role_for_the_portal_is_refused_to_entrants_of_what_is_not_over(place, role):
    add_team(place, "t1", ["ann"])
    check = (refuse_role_of_entrants,)

    refused(place, EntrantHasNoRole, lambda: grant_role(place, "ann", role, "", actor="root", now=day(1), checks=check))
    with place.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'archived'")
    grant_role(place, "ann", role, "", actor="root", now=day(1), checks=check)


def test_roles_keep_each_other_apart(place):
    refused(place, RolesExclude, lambda: give(place, "o1", "judge"))


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("organiser", "contest:c1"),
        ("organiser", ""),
        ("judge", "contest:c1"),
        ("auditor", "contest:c1"),
        ("auditor", ""),
        ("administrator", ""),
        ("publisher", "office:jtj"),
    ],
)
def test_who_has_a_part_in_the_contest_does_not_enter(db, role, scope):
    add_contest(db)
    grant(db, "ann", role, scope)

    with pytest.raises(StaffCannotEnter):
        refuse_conflicting_roles(db, "ann", "c1")


def test_others_enter(db):
    add_contest(db, settings='{"allows_staff": true}')
    add_account(db, "ann")
    grant(db, "ben", "judge", "contest:c9")
    grant(db, "cai", "publisher", "office:jtj")

    for name in ("ann", "ben", "cai"):
        refuse_conflicting_roles(db, name, "c1")


def test_a_role_that_was_taken_back_does_not_bar(db):
    add_contest(db)
    grant(db, "ann", "judge", "contest:c1")
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = 'ann'", (day(1),))

    refuse_conflicting_roles(db, "ann", "c1")


def test_a_judge_without_the_role_is_still_a_judge(db):
    add_contest(db)
    add_judge(db, "ann")
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = 'ann'", (day(1),))

    with pytest.raises(StaffCannotEnter):
        refuse_conflicting_roles(db, "ann", "c1")
