"""What a judge reads: no author in anything, nothing that comes from another judge, nothing of what is not theirs."""

import json
from dataclasses import fields, is_dataclass

import pytest

from contest.errors import NotYours
from contest.judging.blind import get_blind_file, get_blind_work, list_judged_contests, list_my_assignments
from contest.judging.conflicts import pin_conflict
from contest.judging.duties import remove_judge
from contest.judging.records import BlindAttachment
from contest.works.errors import AttachmentNotFound
from core.ids import new_id
from tests.contest.builders import add_account, add_contest, add_judge, add_review, add_team, add_work, day, insert
from tests.contest.judging.builders import FULL, URL, WHY, add_jury, add_season, add_works, set_status

IDENTITY = ("星火队", "张三示例", "李四示例", "示例科技公司", "xinghuo", "zhangsan", "lisi", "13900000000")
CONTENT = {
    "title": "找车位",
    "one_line": "一句话说明",
    "summary": "用开放数据找车位",
    "problem": "停车难",
    "users": "市民",
    "dataset_uses": [{"dataset": "d1", "fields": ["a"], "purpose": "选点", "role": "core", "versions": {"a": 1}}],
    "other_sources": [],
    "app_url": "https://app.example",
    "code_url": "https://code.example/xinghuo/app",
    "code_commit": "xinghuo-1",
    "video_url": "",
    "ai_use": "无",
    "contact": "zhangsan 13900000000",
    "team": "星火队",
    "files": [
        {"id": "f1", "kind": "slides", "file_name": "星火队-路演.PDF", "media_type": "application/pdf",
         "size_bytes": 9, "sha256": "0"},
        {"id": "f2", "kind": "code", "file_name": "xinghuo.zip", "media_type": "application/zip",
         "size_bytes": 9, "sha256": "0"},
        {"id": "f3", "kind": "slides", "file_name": "张三示例.pptx", "media_type": "application/x-pptx",
         "size_bytes": 9, "sha256": "0"},
    ],
}  # fmt: skip


@pytest.fixture
def blind(db):
    """One work with a team whose names are nowhere to be seen, given to judge j1."""
    add_contest(db)
    add_account(db, "zhangsan", display_name="张三示例", affiliation="示例科技公司", email="zhangsan@xinghuo.example")
    add_account(db, "lisi", display_name="李四示例")
    add_team(db, "team-xinghuo", ["zhangsan", "lisi"])
    with db.transaction() as tx:
        tx.execute("UPDATE team SET name = '星火队'")
    add_work(db, "w1", "team-xinghuo", status="in_review", content=CONTENT)
    for one in CONTENT["files"]:
        insert(db, "attachment", **one, work_id="w1", file_key=f"works/w1/{one['id']}", uploaded_by="zhangsan",
               uploaded_at=day(15))  # fmt: skip
    add_judge(db, "j1")
    return add_review(db, "judge-j1", "w1", None)


def strings(value):
    """Every string anywhere inside, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in strings(one)]
    if isinstance(value, list | tuple | set):
        return [text for one in value for text in strings(one)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in strings(getattr(value, field.name))]
    return []


def test_a_blind_work_names_neither_team_nor_member_nor_organisation(db, blind):
    shown = get_blind_work(db, blind, actor="j1")
    listed = list_my_assignments(db, "c1", actor="j1")

    words = [*strings(shown), *strings(listed)]
    assert [word for word in words for name in IDENTITY if name in word] == []
    assert shown.content["summary"] == "用开放数据找车位"
    assert "找车位" in words


def test_blind_fields_are_those_that_the_form_calls_blind(db, blind):
    shown = get_blind_work(db, blind, actor="j1")

    assert set(shown.content) == {
        "title",
        "one_line",
        "summary",
        "problem",
        "users",
        "dataset_uses",
        "other_sources",
        "app_url",
        "video_url",
        "ai_use",
    }
    assert (shown.blind_code, shown.version, shown.track.zh) == ("B-w1", 1, "赛道 t1")


def test_files_have_neutral_names_and_source_code_stays_away(db, blind):
    shown = get_blind_work(db, blind, actor="j1")

    assert shown.attachments == (
        BlindAttachment("f1", "slides", "slides-1.pdf", "application/pdf", 9),
        BlindAttachment("f3", "slides", "slides-2.pptx", "application/x-pptx", 9),
    )
    assert get_blind_file(db, blind, "f1", actor="j1") == (shown.attachments[0], "works/w1/f1")
    for other in ("f2", "f4", "judge-j1:w1"):
        with pytest.raises(AttachmentNotFound):
            get_blind_file(db, blind, other, actor="j1")


def test_a_contest_that_does_not_judge_blind_shows_the_whole_form(db, blind):
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET settings = ?", (json.dumps({"is_blind": False}),))

    shown = get_blind_work(db, blind, actor="j1")

    assert shown.content["code_url"] == "https://code.example/xinghuo/app"
    assert [one.name for one in shown.attachments] == ["星火队-路演.PDF", "xinghuo.zip", "张三示例.pptx"]


def test_the_pinned_version_is_shown_whatever_came_later(db, blind):
    insert(db, "work_version", work_id="w1", number=2, content=json.dumps({"title": "后来的"}), sha256="1",
           receipt_code="R2", client_token=new_id(), is_late=False, submitted_by="zhangsan",
           submitted_at=day(21))  # fmt: skip
    with db.transaction() as tx:
        tx.execute("UPDATE work SET current_version = 2")

    assert get_blind_work(db, blind, actor="j1").content["title"] == "找车位"
    assert list_my_assignments(db, "c1", actor="j1").assignments[0].title == "找车位"


@pytest.mark.parametrize("actor", ["j2", "zhangsan", "lisi", "o1", "nobody", ""])
def test_nobody_else_reads_it_under_the_id_of_the_assignment(db, blind, actor):
    add_judge(db, "j2")

    with pytest.raises(NotYours):
        get_blind_work(db, blind, actor=actor)
    with pytest.raises(NotYours):
        get_blind_file(db, blind, "f1", actor=actor)


def test_an_id_that_does_not_exist_looks_like_one_of_somebody_else(db, blind):
    with pytest.raises(NotYours):
        get_blind_work(db, "none", actor="j1")


def test_the_list_is_the_judges_own_in_a_stable_order(db):
    works, _ = add_season(db, works=4, judges=2)
    set_status(db, "work", "in_review", works)
    for ordinal, work in enumerate(["w3", "w1", "w2"], start=1):
        add_review(db, "judge-j1", work, None, ordinal=ordinal)
    add_review(db, "judge-j2", "w4", FULL)

    before = list_my_assignments(db, "c1", actor="j1")
    add_review(db, "judge-j2", "w1", {**FULL, "data": "10"})
    add_review(db, "judge-j2", "w3", {**FULL, "data": "0"})
    after = list_my_assignments(db, "c1", actor="j1")

    assert [one.blind_code for one in before.assignments] == ["B-w3", "B-w1", "B-w2"]
    assert before == after
    assert (after.submitted, after.total) == (0, 3)


def test_a_work_in_conflict_is_not_even_counted(db):
    works, _ = add_season(db, works=2, judges=1)
    set_status(db, "work", "in_review", works)
    add_review(db, "judge-j1", "w1", FULL)
    hidden = add_review(db, "judge-j1", "w2", FULL)
    insert(db, "conflict", contest_id="c1", judge_id="judge-j1", work_id="w2", source="team", is_pinned=False,
           reason="r", made_by="x", made_at=day(20), lift_reason="")  # fmt: skip

    mine = list_my_assignments(db, "c1", actor="j1")

    assert ([one.blind_code for one in mine.assignments], mine.submitted, mine.total) == (["B-w1"], 1, 1)
    with pytest.raises(NotYours):
        get_blind_work(db, hidden, actor="j1")


def test_a_conflict_after_assignment_takes_the_work_away_at_once(db, blind):
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(40))

    assert list_my_assignments(db, "c1", actor="j1").total == 0
    with pytest.raises(NotYours):
        get_blind_work(db, blind, actor="j1")


@pytest.mark.parametrize("status", ["withdrawn", "disqualified", "rejected"])
def test_a_work_that_is_out_leaves_the_queue(db, blind, status):
    set_status(db, "work", status, ["w1"])

    assert list_my_assignments(db, "c1", actor="j1").total == 0
    with pytest.raises(NotYours):
        get_blind_work(db, blind, actor="j1")


def test_a_removed_judge_sees_nothing_more(db, blind):
    remove_judge(db, "judge-j1", scores="keep", reason=WHY, actor="o1", now=day(40))

    for read in (lambda: get_blind_work(db, blind, actor="j1"), lambda: list_my_assignments(db, "c1", actor="j1")):
        with pytest.raises(NotYours):
            read()


def test_judges_find_the_contests_they_judge(db):
    add_contest(db)
    add_works(db, 1)
    add_jury(db, 1)

    assert list_judged_contests(db, "j1") == ["c1"]
    assert list_judged_contests(db, "m1-c1") == []
