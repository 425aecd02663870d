"""A draft is made and edited; whoever saves an older form is refused and nothing is overwritten."""

import pytest

from contest.contests.editing import create_contest, edit_contest
from contest.contests.errors import (
    BadContestSetting,
    BadSlug,
    BadYear,
    EditedMeanwhile,
    SettingFrozen,
    SlugTaken,
    UnknownWords,
    WordsNeeded,
    WordsTooLong,
)
from contest.contests.queries import (
    find_contest,
    get_contest,
    get_public_contest,
    list_contests,
    list_criteria,
    list_public_contests,
    list_stages,
    require_published,
)
from contest.contests.records import Contest
from contest.contests.settings import ContestSettings
from contest.errors import ContestNotFound, ContestNotOpen
from core.audit import broken_links
from core.people.errors import RoleNeeded
from core.words import Text
from tests.contest.builders import add_account, add_contest, day, grant, snapshot
from tests.contest.contests.drafts import TITLE, organisers, publish_by_hand, text

TABLES = ("contest", "stage", "criterion", "audit_event")


def create(db, slug="data-2026", **what):
    values = {"kind": "app", "edition_year": 2026, "title": TITLE, "actor": "chief", "now": day(-15), **what}
    return create_contest(db, slug=slug, **values)


def refused(db, error, act):
    before = snapshot(db, *TABLES)
    with pytest.raises(error):
        act()
    assert snapshot(db, *TABLES) == before


@pytest.mark.parametrize(("kind", "keys"), [("app", 5), ("idea", 4)])
def test_a_new_draft_begins_with_the_usual_rubric(both, kind, keys):
    organisers(both)

    contest_id = create(both, kind=kind)

    contest = get_contest(both, "data-2026")
    assert contest == Contest(
        id=contest_id,
        slug="data-2026",
        kind=kind,
        edition_year=2026,
        title=TITLE,
        status="draft",
        content=contest.content,
        settings=ContestSettings(),
        revision=1,
        created_at=day(-15),
        published_at=None,
    )
    assert set(contest.content) == {"calibration", "tie_break"}
    [stage] = list_stages(both, contest_id)
    criteria = list_criteria(both, stage.id)
    assert (len(criteria), sum(one.weight for one in criteria)) == (keys, 100)
    assert both.rows("SELECT actor, action, subject FROM audit_event") == [
        ("chief", "contest.create", f"contest:{contest_id}")
    ]


def test_only_who_organises_for_the_portal_makes_contests(db):
    organisers(db)
    add_account(db, "plain")
    grant(db, "root", "administrator", "")
    grant(db, "elsewhere", "organiser", "contest:c9")

    for actor in ("plain", "root", "elsewhere"):
        refused(db, RoleNeeded, lambda actor=actor: create(db, actor=actor))


@pytest.mark.parametrize("slug", ["", "a", "Data", "数据", "a b", "-a", "a-", "a--b", "../x", "a" * 61])
def test_an_address_is_plain(db, slug):
    organisers(db)

    refused(db, BadSlug, lambda: create(db, slug))


def test_an_address_is_used_once(db):
    organisers(db)
    create(db)

    refused(db, SlugTaken, lambda: create(db))


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ({"title": Text("只有中文", "  ")}, WordsNeeded),
        ({"title": Text("", "English only")}, WordsNeeded),
        ({"title": Text("长" * 121, "long")}, WordsTooLong),
        ({"edition_year": 1999}, BadYear),
        ({"edition_year": 2101}, BadYear),
    ],
)
def test_a_contest_has_a_title_in_both_languages_and_a_year(db, what, error):
    organisers(db)

    refused(db, error, lambda: create(db, **what))


def test_words_and_settings_are_edited_one_by_one(both):
    organisers(both)
    contest_id = create(both)

    first = edit_contest(
        both, contest_id, revision=1, content={"subject": text("主题")}, settings={"max_team_size": 3},
        actor="chief", now=day(-14),
    )  # fmt: skip
    second = edit_contest(
        both, contest_id, revision=first, title=text("新名"), content={"host": text("主办")},
        settings={"is_blind": False}, actor="deputy", now=day(-13),
    )  # fmt: skip

    contest = get_contest(both, contest_id)
    assert (contest.revision, second) == (3, 3)
    assert contest.title == text("新名")
    assert (contest.content["subject"], contest.content["host"]) == (text("主题"), text("主办"))
    assert contest.settings == ContestSettings(max_team_size=3, is_blind=False)
    assert [row[0] for row in both.rows("SELECT action FROM audit_event ORDER BY sequence")] == [
        "contest.create", "contest.edit", "contest.edit",
    ]  # fmt: skip
    assert broken_links(both) == []


def test_an_older_form_is_refused_and_nothing_is_overwritten(db):
    organisers(db)
    contest_id = create(db)
    edit_contest(db, contest_id, revision=1, title=text("甲"), actor="chief", now=day(-14))

    refused(
        db, EditedMeanwhile,
        lambda: edit_contest(db, contest_id, revision=1, title=text("乙"), actor="deputy", now=day(-13)),
    )  # fmt: skip
    assert get_contest(db, contest_id).title == text("甲")


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ({"content": {"poem": text("诗")}}, UnknownWords),
        ({"content": {"subject": Text("长" * 20_001, "x")}}, WordsTooLong),
        ({"settings": {"max_team_size": 51}}, BadContestSetting),
        ({"edition_year": 3000}, BadYear),
    ],
)
def test_what_is_wrong_is_refused_whole(db, what, error):
    organisers(db)
    contest_id = create(db)

    refused(
        db, error,
        lambda: edit_contest(db, contest_id, revision=1, title=text("新"), actor="chief", now=day(-1), **what),
    )  # fmt: skip


def test_others_do_not_edit(db):
    organisers(db)
    contest_id = create(db)
    grant(db, "root", "administrator", "")
    grant(db, "elsewhere", "organiser", "contest:c9")

    for actor in ("root", "elsewhere", "nobody"):
        refused(
            db, RoleNeeded,
            lambda actor=actor: edit_contest(db, contest_id, revision=1, title=text("新"), actor=actor, now=day(-1)),
        )  # fmt: skip


def test_what_entrants_rely_on_is_fixed_by_publication(db):
    organisers(db)
    contest_id = create(db)
    publish_by_hand(db, contest_id)

    def edit(**what):
        return edit_contest(db, contest_id, revision=1, actor="chief", now=day(1), **what)

    refused(db, SettingFrozen, lambda: edit(settings={"max_team_size": 4}))
    refused(db, SettingFrozen, lambda: edit(settings={"is_blind": False, "max_load": 30}))
    refused(db, WordsNeeded, lambda: edit(content={"subject": Text("", "")}))
    assert edit(settings={"max_load": 30, "max_team_size": 5}, content={"host": Text("", "")}) == 2


@pytest.mark.parametrize("status", ["cancelled", "archived"])
def test_what_is_over_is_not_edited(db, status):
    add_contest(db, status=status)

    refused(db, ContestNotOpen, lambda: edit_contest(db, "c1", revision=1, title=text("新"), actor="o1", now=day(1)))


def test_the_public_sees_what_was_ever_published(both):
    add_contest(both, "c1", edition_year=2025)
    add_contest(both, "c2", edition_year=2026, status="draft", published_at=None, season={})
    add_contest(both, "c3", edition_year=2026, status="cancelled", season={})
    add_contest(both, "c4", edition_year=2024, status="archived", season={})

    assert [one.id for one in list_contests(both)] == ["c2", "c3", "c1", "c4"]
    assert [one.id for one in list_public_contests(both)] == ["c3", "c1", "c4"]
    assert get_public_contest(both, "c1").id == "c1"
    assert require_published(both, "c1").id == "c1"
    assert find_contest(both, "c9") is None
    for hidden in ("c2", "c9"):
        with pytest.raises(ContestNotFound):
            get_public_contest(both, hidden)
    for not_open in ("c2", "c3", "c4"):
        with pytest.raises(ContestNotOpen):
            require_published(both, not_open)
