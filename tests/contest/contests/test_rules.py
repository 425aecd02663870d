"""Rules are versions that never change; a material one asks for acceptance again."""

import pytest

from contest.contests.errors import EditedMeanwhile, RulesMovedOn, RulesNotAccepted, RulesUnchanged, WordsNeeded
from contest.contests.queries import current_rules, get_rules, list_rules
from contest.contests.rules import (
    DiffLine,
    accept_rules,
    diff_rules,
    has_accepted_current,
    hash_of_rules,
    publish_rules,
    require_accepted,
    rules_document,
)
from contest.errors import ContestNotOpen, SomethingMissing
from core.people.consents import has_consented, withdraw_consent
from core.people.errors import AccountNotFound, RoleNeeded
from core.words import Text
from tests.contest.builders import add_account, add_contest, day, snapshot
from tests.contest.contests.drafts import revision_of

FIRST = Text("一、报名。\n二、提交。", "1. Enter.\n2. Hand in.")
SECOND = Text("一、报名。\n二、提交作品。\n三、公示。", "1. Enter.\n2. Hand in works.\n3. Notice.")
TABLES = ("contest", "rule_version", "consent", "audit_event")


def publish(db, body=FIRST, *, is_material=True, actor="o1", revision=None, now=None):
    number = revision or revision_of(db, "c1")
    return publish_rules(db, "c1", body=body, is_material=is_material, revision=number, actor=actor, now=now or day(0))


def refused(db, error, act):
    before = snapshot(db, *TABLES)
    with pytest.raises(error):
        act()
    assert snapshot(db, *TABLES) == before


def test_each_version_stays_as_it_was(both):
    add_contest(both)

    first = publish(both)
    second = publish(both, SECOND, is_material=False, now=day(1))

    assert list_rules(both, "c1") == [second, first]
    assert current_rules(both, "c1") == second
    assert get_rules(both, "c1", 1) == first
    assert (first.version, second.version, first.is_material, second.is_material) == (1, 2, True, False)
    assert first.sha256 == hash_of_rules(first.body) != second.sha256
    assert [row[0] for row in both.rows("SELECT action FROM audit_event ORDER BY sequence")] == ["contest.rules"] * 2
    with pytest.raises(SomethingMissing):
        get_rules(both, "c1", 3)


def test_the_rules_of_a_draft_are_rewritten(db):
    add_contest(db, status="draft", published_at=None)

    publish(db)
    publish(db, SECOND, is_material=False)

    [only] = list_rules(db, "c1")
    assert (only.version, only.body, only.is_material) == (1, SECOND, True)


def test_the_same_words_make_no_version(db):
    add_contest(db)
    publish(db)

    refused(db, RulesUnchanged, lambda: publish(db, Text(f" {FIRST.zh} ", FIRST.en)))


def test_only_organisers_with_the_newest_form_and_both_languages(db):
    add_contest(db)
    add_account(db, "plain")

    refused(db, RoleNeeded, lambda: publish(db, actor="plain"))
    refused(db, EditedMeanwhile, lambda: publish(db, revision=9))
    refused(db, WordsNeeded, lambda: publish(db, Text("规则", "")))


def test_a_material_version_has_to_be_accepted_again(both):
    add_contest(both)
    add_account(both, "ann")
    publish(both)
    with pytest.raises(RulesNotAccepted) as refusal:
        require_accepted(both, "ann", "c1")
    assert refusal.value.facts == {"version": 1}

    accept_rules(both, "c1", version=1, actor="ann", now=day(1))
    assert has_accepted_current(both, "ann", "c1")
    publish(both, SECOND, is_material=False)
    assert has_accepted_current(both, "ann", "c1")
    publish(both, FIRST, is_material=True)
    assert not has_accepted_current(both, "ann", "c1")
    accept_rules(both, "c1", version=3, actor="ann", now=day(2))
    require_accepted(both, "ann", "c1")

    assert has_consented(both, "ann", "contest-rules:c1", 3)
    assert both.rows("SELECT version, content_hash FROM consent ORDER BY version") == [
        (1, hash_of_rules(FIRST)),
        (3, hash_of_rules(FIRST)),
    ]


def test_what_is_accepted_is_what_was_shown(db):
    add_contest(db)
    add_account(db, "ann")
    publish(db)
    publish(db, SECOND)

    for version in (1, 3, 0):
        refused(
            db, RulesMovedOn, lambda version=version: accept_rules(db, "c1", version=version, actor="ann", now=day(1))
        )
    refused(db, AccountNotFound, lambda: accept_rules(db, "c1", version=2, actor="nobody", now=day(1)))
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'archived'")
    refused(db, ContestNotOpen, lambda: accept_rules(db, "c1", version=2, actor="ann", now=day(1)))


def test_acceptance_is_of_one_person_and_one_contest_and_can_be_taken_back(db):
    add_contest(db)
    add_contest(db, "c2", season={}, slug="c2")
    for name in ("ann", "ben"):
        add_account(db, name)
    publish(db)
    accept_rules(db, "c1", version=1, actor="ann", now=day(1))

    assert not has_accepted_current(db, "ben", "c1")
    assert has_accepted_current(db, "ben", "c2")  # which has no rules
    with db.transaction() as tx:
        withdraw_consent(tx, "ann", document=rules_document("c1"), now=day(2))
    assert not has_accepted_current(db, "ann", "c1")


def test_what_differs_is_told_line_by_line(db):
    add_contest(db)
    first, second = publish(db), publish(db, SECOND)

    assert diff_rules(first, second, "zh") == [
        DiffLine("same", "一、报名。"),
        DiffLine("removed", "二、提交。"),
        DiffLine("added", "二、提交作品。"),
        DiffLine("added", "三、公示。"),
    ]
    assert diff_rules(first, first, "en") == [DiffLine("same", "1. Enter."), DiffLine("same", "2. Hand in.")]
    assert diff_rules(second, first, "en")[-1] == DiffLine("added", "2. Hand in.")
