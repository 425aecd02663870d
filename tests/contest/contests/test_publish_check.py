"""A contest is not published without what entrants must know; each thing that is missing is named."""

import json
from datetime import date

import pytest

from contest.contests.publish_check import missing_for_publication
from contest.contests.queries import get_contest
from contest.contests.words import CONTENT, NEEDED_CONTENT
from contest.contests.workdays import Calendar
from tests.contest.builders import day, insert
from tests.contest.contests.drafts import organisers, ready_draft
from tests.contest.contests.test_editing import create


@pytest.fixture
def draft(db):
    return ready_draft(db)


def missing(db, contest_id, *, now=None, **what):
    return [one.zh for one in missing_for_publication(db, get_contest(db, contest_id), now=now or day(-1), **what)]


def change(db, sql, *values):
    with db.transaction() as tx:
        tx.execute(sql, values)


def test_a_whole_draft_lacks_nothing(db, draft):
    assert missing(db, draft) == []


@pytest.mark.parametrize("name", NEEDED_CONTENT)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_part_is_needed_in_each_language(db, draft, name, lang):
    content = json.loads(db.row("SELECT content FROM contest")[0])
    content[name][lang] = ""
    change(db, "UPDATE contest SET content = ?", json.dumps(content))

    assert missing(db, draft) == [f"“{CONTENT[name].zh}”还没有写全，中文和英文都要有。"]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM track", "还没有赛道"),
        ("DELETE FROM prize", "还没有奖项"),
        ("DELETE FROM stage", "还没有评审赛段"),
        ("DELETE FROM criterion", "没有权重合计为 100 的评分标准"),
        ("UPDATE criterion SET weight = 41 WHERE key = 'impact'", "没有权重合计为 100 的评分标准"),
        ("UPDATE criterion SET anchors = '{}' WHERE key = 'impact'", "指标“价值”至少要说明 2 个分值"),
        ("DELETE FROM rule_version", "还没有写大赛规则"),
        ("DELETE FROM contest_phase WHERE kind = 'appeals'", "还没有设定“申诉”的起止时间"),
        ("DELETE FROM contest_phase WHERE kind = 'registration'", "还没有设定“报名组队”的起止时间"),
    ],
)
def test_what_is_missing_is_named(db, draft, sql, words):
    change(db, sql)

    [problem] = missing(db, draft)
    assert words in problem


def test_a_prize_by_vote_needs_a_vote(db, draft):
    change(db, "UPDATE prize SET basis = 'vote'")
    assert missing(db, draft) == []

    change(db, "DELETE FROM contest_phase WHERE kind = 'voting'")
    assert missing(db, draft) == ["有按公众投票评定的奖项，但赛程里没有“公众投票”。"]


def test_two_stages_need_a_quota_and_a_final(db, draft):
    insert(
        db, "stage", id="s2", contest_id=draft, ordinal=2, title_zh="决赛", title_en="Final", method="pairwise",
        quota_per_track=None,
    )  # fmt: skip
    assert missing(db, draft) == ["赛段“评审”没有写明每条赛道晋级几件作品。"]

    change(db, "UPDATE stage SET quota_per_track = 5 WHERE ordinal = 1")
    assert missing(db, draft) == []
    change(db, "DELETE FROM contest_phase WHERE kind = 'final'")
    assert missing(db, draft) == ["有不止一个赛段，但赛程里没有“决赛评审”。"]


def test_an_application_contest_needs_data(db, draft):
    change(db, "UPDATE contest SET kind = 'app'")
    assert missing(db, draft) == ["数据包是空的。请至少放入一个数据集。"]

    insert(
        db, "data_pack_item", contest_id=draft, dataset_id="d1", versions="{}", note_zh="", note_en="",
        added_at=day(-10),
    )  # fmt: skip
    assert missing(db, draft) == []
    change(db, "UPDATE track SET min_datasets = 0")
    assert len(missing(db, draft)) == 1


@pytest.mark.parametrize(("now", "count"), [(day(20), 1), (day(30), 2), (day(19.9), 0)])
def test_what_is_over_cannot_be_announced(db, draft, now, count):
    assert len(missing(db, draft, now=now)) == count


def test_holidays_count(db, draft):
    assert len(missing(db, draft, calendar=Calendar(holidays={date(2026, 4, 24)}))) == 1


def test_everything_that_is_missing_is_told_at_once(db):
    organisers(db)
    contest_id = create(db)

    found = missing(db, contest_id)

    # seven parts, a track, a prize, the rules and six phases; rubric, calibration and tie-break came with the draft
    assert len(found) == 7 + 1 + 1 + 1 + 6
