"""Roles: who gives them, where they hold, and which ones one person may not hold together."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest

from core.audit import broken_links
from core.errors import PortalError
from core.people.errors import AccountNotFound, LastAdministrator, NoSuchRole, RoleNeeded, RolesExclude
from core.people.roles import excluded_by, grant_role, has_role, list_grants, list_roles, revoke_role
from core.people.words import ROLES
from tests.core.people.people import NOW, add_account, add_grant, rows_of

A, B = "contest:a", "contest:b"
CONTEST_ROLES = ("organiser", "judge", "auditor")


@pytest.fixture
def people(db):
    add_account(db, "admin")
    add_grant(db, "admin", "administrator")
    add_account(db, "zhang")
    return db


def give(db, role, scope, *, to="zhang", by="admin", **more):
    grant_role(db, to, role, scope, actor=by, now=NOW, **more)


def test_a_role_holds_in_its_scope_alone(people):
    give(people, "organiser", A)

    assert has_role(people, "zhang", "organiser", A)
    assert not has_role(people, "zhang", "organiser", B)
    assert not has_role(people, "zhang", "judge", A)
    assert list_roles(people, "zhang") == [("organiser", A)]
    assert [(g.account_id, g.granted_by) for g in list_grants(people, A)] == [("zhang", "admin")]


def test_a_role_of_the_portal_holds_everywhere(people):
    give(people, "auditor", "")

    assert has_role(people, "zhang", "auditor", A)


def test_an_organiser_of_the_portal_organises_every_contest(people):
    give(people, "organiser", "")

    assert has_role(people, "zhang", "organiser", A)
    with pytest.raises(RolesExclude):
        give(people, "judge", A)


def test_giving_and_taking_are_on_the_audit_chain_without_names(people):
    give(people, "organiser", A)
    give(people, "organiser", A)
    revoke_role(people, "zhang", "organiser", A, actor="admin", now=NOW)

    assert people.rows("SELECT actor, action, subject, facts FROM audit_event ORDER BY sequence") == [
        ("admin", "role.grant", "account:zhang", '{"role": "organiser", "scope": "contest:a"}'),
        ("admin", "role.revoke", "account:zhang", '{"role": "organiser", "scope": "contest:a"}'),
    ]
    assert broken_links(people) == []
    assert not has_role(people, "zhang", "organiser", A)


def test_a_role_can_be_given_again_after_it_was_taken(people):
    give(people, "organiser", A)
    revoke_role(people, "zhang", "organiser", A, actor="admin", now=NOW)
    give(people, "organiser", A)

    assert has_role(people, "zhang", "organiser", A)


@pytest.mark.parametrize(("held", "wanted"), [*permutations(CONTEST_ROLES, 2)])
def test_running_judging_and_watching_one_contest_are_different_people(people, held, wanted):
    give(people, held, A)
    before = rows_of(people, "role_grant", "audit_event")

    with pytest.raises(RolesExclude) as refused:
        give(people, wanted, A)

    assert refused.value.facts == {"role": ROLES[wanted], "other": ROLES[held]}
    assert rows_of(people, "role_grant", "audit_event") == before


@pytest.mark.parametrize(("held", "wanted"), [*permutations(CONTEST_ROLES, 2)])
def test_in_another_contest_the_other_role_is_free(people, held, wanted):
    give(people, held, A)
    give(people, wanted, B)

    assert has_role(people, "zhang", held, A)
    assert has_role(people, "zhang", wanted, B)


@pytest.mark.parametrize("role", CONTEST_ROLES)
def test_an_administrator_takes_no_part_in_any_contest(people, role):
    with pytest.raises(RolesExclude):
        give(people, role, A, to="admin")

    give(people, role, A)
    with pytest.raises(RolesExclude):
        give(people, "administrator", "")


def test_an_auditor_of_the_whole_portal_judges_nowhere(people):
    give(people, "auditor", "")

    with pytest.raises(RolesExclude):
        give(people, "judge", A)


@pytest.mark.parametrize("pair", [("organiser", "judge"), ("judge", "auditor"), ("administrator", "judge")])
def test_roles_that_came_together_some_other_way_do_not_hold(people, pair):
    for role in pair:
        add_grant(people, "zhang", role, "" if role == "administrator" else A)

    assert [has_role(people, "zhang", role, A) for role in pair] == [False, False]


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("administrator", A),
        ("judge", ""),
        ("judge", "contest:"),
        ("judge", "office:jtj"),
        ("publisher", A),
        ("king", ""),
    ],
)
def test_a_role_is_given_only_where_it_means_something(people, role, scope):
    with pytest.raises(NoSuchRole):
        give(people, role, scope)


def test_an_organiser_gives_the_judges_of_this_contest_and_nothing_else(people):
    give(people, "organiser", A)
    add_account(people, "li")
    give(people, "judge", A, to="li", by="zhang")

    assert has_role(people, "li", "judge", A)
    for role, scope in [
        ("judge", B),
        ("organiser", A),
        ("auditor", A),
        ("administrator", ""),
        ("publisher", "office:x"),
    ]:
        with pytest.raises(RoleNeeded):
            give(people, role, scope, to="li", by="zhang")


def test_nobody_gives_a_role_to_himself_without_having_the_right(people):
    for role, scope in [("administrator", ""), ("judge", A)]:
        with pytest.raises(RoleNeeded):
            give(people, role, scope, by="zhang")


def test_a_check_of_the_contest_can_refuse(people):
    class Refused(PortalError):
        sentence = ROLES["judge"]

    def refuse(_tx, account_id, role, scope):
        raise Refused(account=account_id, role=role, scope=scope)

    with pytest.raises(Refused) as refused:
        give(people, "judge", A, checks=[refuse])

    assert refused.value.facts == {"account": "zhang", "role": "judge", "scope": A}
    assert list_roles(people, "zhang") == []


def test_a_closed_or_unknown_account_gets_no_role(people):
    add_account(people, "gone", email=None, closed_at=NOW)

    for account in ("gone", "nobody"):
        with pytest.raises(AccountNotFound):
            give(people, "judge", A, to=account)


def test_the_last_administrator_stays(people):
    with pytest.raises(LastAdministrator):
        revoke_role(people, "admin", "administrator", "", actor="admin", now=NOW)
    give(people, "administrator", "")
    revoke_role(people, "admin", "administrator", "", actor="zhang", now=NOW)

    assert [g.account_id for g in list_grants(people, "")] == ["zhang"]


def test_excluded_roles_are_listed_for_the_page():
    assert excluded_by("judge") == ["organiser", "administrator", "auditor"]
    assert excluded_by("publisher") == []


def test_of_two_roles_that_exclude_each_other_a_race_gives_one(both):
    add_account(both, "admin")
    add_grant(both, "admin", "administrator")
    add_account(both, "zhang")

    def attempt(role):
        try:
            give(both, role, A)
        except RolesExclude:
            return "refused"
        return "given"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(attempt, ["organiser", "judge"] * 8))

    held = list_roles(both, "zhang")
    assert len(held) == 1
    assert outcomes.count("given") == 8
