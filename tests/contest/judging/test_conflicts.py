"""Who must not judge what, from four sources and by organisers, and what follows from it."""

from datetime import timedelta

import pytest

from contest.errors import NotYours, ReasonNeeded, SomethingMissing
from contest.judging.conflicts import lift_conflict, pin_conflict, refresh_conflicts
from contest.judging.errors import ConflictNotFound, TickingOver
from contest.judging.finding import find_conflicts
from contest.judging.queries import conflicting_pairs, list_conflicts
from contest.judging.records import FoundConflict
from contest.judging.ties import declare_tie, list_judges_to_tick, list_my_ties, tick_judge, untick_judge
from core.people.errors import RoleNeeded
from tests.contest.builders import (
    add_account,
    add_contest,
    add_judge,
    add_review,
    add_team,
    add_work,
    day,
    insert,
    snapshot,
)
from tests.contest.judging.builders import FULL, URL, WHY, actions, add_season, mails

MS = timedelta(milliseconds=1)
TABLES = ("conflict", "assignment", "judge_tie", "audit_event", "outgoing_mail")


def work_of(db, name, member, **account):
    add_account(db, member, **account)
    add_team(db, f"队{name}", [member])
    return add_work(db, name, f"队{name}", status="passed")


def judge(db, account, **what):
    add_account(db, account, **what)
    return add_judge(db, account, email=f"{account}@invited.example")


def test_the_same_organisation_and_the_same_mail_domain_are_found_for_every_pair(both):
    add_contest(both)
    work_of(both, "w1", "a", affiliation="示例科技")
    work_of(both, "w2", "b", email="b@cs.shili-daxue.edu.cn")
    work_of(both, "w3", "c", email="c@qq.com", affiliation="示例医院")
    judge(both, "j1", affiliation="示例科技", email="j1@qq.com")
    judge(both, "j2", email="j2@shili-daxue.edu.cn")
    judge(both, "j3", affiliation="无关单位", email="j3@163.com")

    assert find_conflicts(both, "c1") == [
        FoundConflict("judge-j1", "w1", "affiliation", "示例科技"),
        FoundConflict("judge-j2", "w2", "email_domain", "shili-daxue.edu.cn"),
    ]


def test_the_invited_address_counts_beside_that_of_the_account(db):
    add_contest(db)
    work_of(db, "w1", "a", email="a@firm.example")
    add_account(db, "j1", email="private@qq.com")
    add_judge(db, "j1", email="office@firm.example")

    assert [(one.judge_id, one.source) for one in find_conflicts(db, "c1")] == [("judge-j1", "email_domain")]


def test_any_member_of_the_team_brings_the_conflict(db):
    add_contest(db)
    add_account(db, "a")
    add_account(db, "b", affiliation="示例科技")
    add_team(db, "队", ["a", "b"])
    add_work(db, "w1", "队")
    judge(db, "j1", affiliation="示例科技")

    assert [(one.work_id, one.source) for one in find_conflicts(db, "c1")] == [("w1", "affiliation")]


def test_another_contest_is_another_matter(db):
    add_contest(db)
    insert(db, "contest", id="c2", slug="c2", kind="app", edition_year=2025, title_zh="旧", title_en="Old",
           status="archived", content="{}", settings="{}", revision=1, created_at=day(-400))  # fmt: skip
    work_of(db, "w1", "a", affiliation="示例科技")
    judge(db, "j1", affiliation="示例科技")

    assert find_conflicts(db, "c2") == []


def test_refreshing_writes_what_is_new_once(both):
    add_contest(both)
    work_of(both, "w1", "a", affiliation="示例科技")
    judge(both, "j1", affiliation="示例科技")

    first = refresh_conflicts(both, "c1", public_url=URL, actor="o1", now=day(34))
    again = refresh_conflicts(both, "c1", public_url=URL, actor="o1", now=day(34))

    assert [(one.judge_id, one.work_id) for one in first] == [("judge-j1", "w1")]
    assert again == []
    assert [(one.source, one.is_pinned) for one in list_conflicts(both, "c1")] == [("affiliation", False)]
    assert actions(both) == ["conflict.make"]
    with pytest.raises(RoleNeeded):
        refresh_conflicts(both, "c1", public_url=URL, actor="j1", now=day(34))


def test_a_conflict_found_after_assignment_voids_the_review_and_asks_for_another_judge(db):
    add_season(db, works=2, judges=2)
    for one in ("judge-j1", "judge-j2"):
        for work in ("w1", "w2"):
            add_review(db, one, work, FULL)

    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(40))

    statuses = dict(db.rows("SELECT id, status FROM assignment"))
    assert statuses == {
        "judge-j1:w1": "void",
        "judge-j1:w2": "submitted",
        "judge-j2:w1": "submitted",
        "judge-j2:w2": "submitted",
    }
    assert db.row("SELECT count(*) FROM review") == (4,)
    assert {to for to, _, _ in mails(db)} == {"o1@o1.example", "o2@o2.example"}
    assert all("B-w1" in body and "B-w2" not in body for _, _, body in mails(db))
    assert actions(db) == ["assignment.void", "conflict.make"]


def test_a_pinned_conflict_is_lifted_only_by_an_organiser_with_a_reason(db):
    add_season(db, works=1, judges=1)
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(34))
    before = snapshot(db, *TABLES)

    for actor in ("j1", "m1-c1"):
        with pytest.raises(RoleNeeded):
            lift_conflict(db, "judge-j1", "w1", "organiser", reason=WHY, actor=actor, now=day(34))
    with pytest.raises(ReasonNeeded):
        lift_conflict(db, "judge-j1", "w1", "organiser", reason=" ", actor="o1", now=day(34))
    with pytest.raises(ConflictNotFound):
        untick_judge(db, "w1", "judge-j1", actor="m1-c1", now=day(34))
    assert snapshot(db, *TABLES) == before

    lift_conflict(db, "judge-j1", "w1", "organiser", reason=WHY, actor="o2", now=day(34))
    assert conflicting_pairs(db, "c1") == set()
    with pytest.raises(ConflictNotFound):
        lift_conflict(db, "judge-j1", "w1", "organiser", reason=WHY, actor="o2", now=day(34))


def test_a_lifted_conflict_is_not_found_again(db):
    add_contest(db)
    work_of(db, "w1", "a", affiliation="示例科技")
    judge(db, "j1", affiliation="示例科技")
    refresh_conflicts(db, "c1", public_url=URL, actor="o1", now=day(34))
    lift_conflict(db, "judge-j1", "w1", "affiliation", reason=WHY, actor="o1", now=day(34))

    assert refresh_conflicts(db, "c1", public_url=URL, actor="o1", now=day(35)) == []
    assert conflicting_pairs(db, "c1") == set()


def test_one_conflict_of_a_pair_lifted_leaves_the_other(db):
    add_season(db, works=1, judges=1)
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(34))
    tick_judge(db, "w1", "judge-j1", reason=WHY, actor="m1-c1", now=day(34))

    lift_conflict(db, "judge-j1", "w1", "team", reason=WHY, actor="o1", now=day(34))

    assert conflicting_pairs(db, "c1") == {("judge-j1", "w1")}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("affiliation", "示例科技（沈阳）"), ("person", "A@Firm.Example"), ("person", "张 示例")],
)
def test_a_judge_declares_ties_without_seeing_who_takes_part(db, kind, value):
    add_contest(db)
    work_of(db, "w1", "a", affiliation="示例科技(沈阳)", email="a@firm.example", display_name="张示例")
    work_of(db, "w2", "b", affiliation="别的单位")
    judge(db, "j1")

    told = declare_tie(db, "c1", kind=kind, value=value, reason=WHY, public_url=URL, actor="j1", now=day(20))

    assert told is None
    assert [(one.work_id, one.source, one.is_pinned) for one in list_conflicts(db, "c1")] == [("w1", "declared", True)]
    assert [one.kind for one in list_my_ties(db, "c1", actor="j1")] == [kind]


def test_a_tie_covers_works_that_come_later(db):
    add_contest(db)
    judge(db, "j1")
    declare_tie(db, "c1", kind="affiliation", value="示例科技", reason=WHY, public_url=URL, actor="j1", now=day(8))
    work_of(db, "w1", "a", affiliation="示例科技")

    refresh_conflicts(db, "c1", public_url=URL, actor="o1", now=day(34))

    assert conflicting_pairs(db, "c1") == {("judge-j1", "w1")}


def test_ties_are_for_judges_with_a_reason(db):
    add_season(db, works=1, judges=1)
    before = snapshot(db, *TABLES)
    tie = {"public_url": URL, "now": day(20)}

    with pytest.raises(NotYours):
        declare_tie(db, "c1", kind="person", value="m1-c1", reason=WHY, actor="m1-c1", **tie)
    with pytest.raises(ReasonNeeded):
        declare_tie(db, "c1", kind="person", value="m1-c1", reason="", actor="j1", **tie)
    with pytest.raises(SomethingMissing):
        declare_tie(db, "c1", kind="person", value="  ", reason=WHY, actor="j1", **tie)
    with pytest.raises(SomethingMissing):
        declare_tie(db, "c1", kind="team", value="x", reason=WHY, actor="j1", **tie)

    assert snapshot(db, *TABLES) == before


def test_a_team_ticks_judges_and_takes_the_tick_back(db):
    add_season(db, works=2, judges=2)

    tick_judge(db, "w1", "judge-j1", reason=WHY, actor="m1-c1", now=day(20))
    shown = list_judges_to_tick(db, "w1", actor="m1-c1")

    assert [(one.id, ticked) for one, ticked in shown] == [("judge-j1", True), ("judge-j2", False)]
    assert conflicting_pairs(db, "c1") == {("judge-j1", "w1")}
    untick_judge(db, "w1", "judge-j1", actor="m1-c1", now=day(21))
    assert conflicting_pairs(db, "c1") == set()


def test_the_list_to_tick_shows_no_conflicts_but_the_teams_own(db):
    add_season(db, works=1, judges=1)
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(20))

    assert [ticked for _, ticked in list_judges_to_tick(db, "w1", actor="m1-c1")] == [False]


def test_only_the_leader_of_the_work_ticks(db):
    add_contest(db)
    add_team(db, "队", ["leader", "member"])
    add_work(db, "w1", "队")
    add_team(db, "别队", ["stranger"])
    add_judge(db, "j1")
    before = snapshot(db, *TABLES)

    for actor in ("member", "stranger", "j1", "o1", ""):
        with pytest.raises(NotYours):
            tick_judge(db, "w1", "judge-j1", reason=WHY, actor=actor, now=day(20))
        with pytest.raises(NotYours):
            list_judges_to_tick(db, "w1", actor=actor)
    with pytest.raises(SomethingMissing):
        tick_judge(db, "w1", "judge-none", reason=WHY, actor="leader", now=day(20))
    with pytest.raises(ReasonNeeded):
        tick_judge(db, "w1", "judge-j1", reason="x", actor="leader", now=day(20))

    assert snapshot(db, *TABLES) == before


def test_ticking_ends_on_the_millisecond_at_which_judging_begins(db):
    add_season(db, works=1, judges=2)
    tick_judge(db, "w1", "judge-j1", reason=WHY, actor="m1-c1", now=day(35) - MS)
    before = snapshot(db, *TABLES)

    for late in (day(35), day(35) + MS):
        with pytest.raises(TickingOver):
            tick_judge(db, "w1", "judge-j2", reason=WHY, actor="m1-c1", now=late)
        with pytest.raises(TickingOver):
            untick_judge(db, "w1", "judge-j1", actor="m1-c1", now=late)

    assert snapshot(db, *TABLES) == before


def test_a_conflict_joins_a_judge_and_a_work_of_one_contest(db):
    add_season(db, works=1, judges=1)
    insert(db, "work", id="far", contest_id="c2", track_id="t", team_id="far", blind_code="F", status="passed",
           current_version=1, draft="{}", draft_revision=1, draft_changed_at=day(1), draft_changed_by="x",
           created_at=day(1))  # fmt: skip

    with pytest.raises(SomethingMissing):
        pin_conflict(db, "judge-j1", "far", reason=WHY, public_url=URL, actor="o1", now=day(34))


def test_comparisons_of_a_conflicting_work_are_void_too(db):
    add_season(db, works=3, judges=1, method="pairwise")
    for number, (winner, loser) in enumerate([("w1", "w2"), ("w2", "w3")]):
        insert(db, "comparison", id=f"p{number}", stage_id="c1-s1", judge_id="judge-j1", winner_id=winner,
               loser_id=loser, made_at=day(36))  # fmt: skip

    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(37))

    assert db.rows("SELECT id, voided_at FROM comparison ORDER BY id") == [("p0", day(37)), ("p1", None)]
