"""What two organisers rule beyond the scores: deliberations, vacant places, special prizes."""

import pytest

from contest.errors import NeedsSecondPerson
from contest.results.appeals import AppealWords, accept_appeal, decide_appeal, file_appeal
from contest.results.computing import recompute
from contest.results.errors import BadRuling, DeliberationNeeded, InvolvedInAppeal
from contest.results.publishing import propose_step
from contest.results.queries import get_run, list_awards, list_rows
from contest.results.rulings import Ruling, confirm_ruling, propose_ruling
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_prize, day, insert
from tests.contest.results.season import (
    URL,
    computed,
    judged_stage,
    published,
    ranks,
    verified,
    winners,
)

TIED = {"a": 9.0, "b": 7.0, "c": 7.0, "d": 5.0}


def rule(db, ruling, proposer="o1", confirmer="o2", now=None):
    moment = now or day(48)
    act = propose_ruling(db, "c1-s1", ruling, reason="两位组织者合议记录在案。", actor=proposer, now=moment)
    return confirm_ruling(db, act, actor=confirmer, now=moment)


def problem(db, ruling):
    with pytest.raises(BadRuling) as refused:
        rule(db, ruling)
    return refused.value.facts["problem"].zh


def open_questions(db, run_id):
    return [row.work_id for row in list_rows(db, run_id) if row.needs_deliberation]


def test_equal_works_at_a_line_share_the_prize_and_wait_for_a_ruling(db):
    judged_stage(db, TIED)
    run_id = verified(db)

    assert ranks(db, run_id) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert {one.work_id: one.is_shared for one in list_awards(db, run_id)} == {"a": False, "b": True, "c": True}
    assert open_questions(db, run_id) == ["b", "c"]
    with pytest.raises(DeliberationNeeded):
        propose_step(db, run_id, "notify", reason="按规则进入下一步。", actor="o1", now=day(50))


def test_two_people_may_let_them_share_it(both):
    judged_stage(both, TIED)
    computed(both)

    rule(both, Ruling("as_scored", ("b", "c")))

    run_id = published(both)
    assert winners(both, run_id) == {"a": "first", "b": "second", "c": "second"}
    assert open_questions(both, run_id) == []
    assert recompute(both, run_id)
    assert broken_links(both) == []


def test_or_deliberate_on_their_order(db):
    judged_stage(db, TIED)
    first = computed(db)

    rule(db, Ruling("deliberation", ("c", "b")))

    second = computed(db)
    assert ranks(db, second) == {"a": 1, "c": 2, "b": 3, "d": 4}
    assert winners(db, second) == {"a": "first", "c": "second"}
    assert ranks(db, first) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert recompute(db, first)
    assert recompute(db, second)


def test_a_ruling_takes_two_organisers(db):
    judged_stage(db, TIED)
    computed(db)

    with pytest.raises(NeedsSecondPerson):
        rule(db, Ruling("deliberation", ("c", "b")), confirmer="o1")
    with pytest.raises(RoleNeeded):
        rule(db, Ruling("as_scored", ("b", "c")), proposer="zhou")

    assert open_questions(db, computed(db)) == ["b", "c"]


def test_only_what_the_scores_leave_open_is_deliberated_on(db):
    judged_stage(db, TIED)
    assert "分不出先后" in problem(db, Ruling("deliberation", ("c", "b")))  # before anything was computed
    computed(db)

    assert "分不出先后" in problem(db, Ruling("deliberation", ("d", "a")))
    assert "两件不同的作品" in problem(db, Ruling("deliberation", ("b",)))
    assert "两件不同的作品" in problem(db, Ruling("as_scored", ("b", "b")))
    assert "没有这一类裁定" in problem(db, Ruling("favour", ("b",)))


def test_places_left_vacant_let_the_next_prize_move_up_and_the_latest_ruling_holds(db):
    judged_stage(db)

    rule(db, Ruling("vacancy", prize_id="first", places=1))
    vacant = computed(db)
    rule(db, Ruling("vacancy", prize_id="first", places=0), now=day(49))
    back = computed(db)

    assert winners(db, vacant) == {"a": "second"}
    assert get_run(db, vacant).report["vacant"] == {"first": 1}
    assert winners(db, back) == {"a": "first", "b": "second"}
    assert "名额之间" in problem(db, Ruling("vacancy", prize_id="first", places=2))
    assert "种类不符" in problem(db, Ruling("vacancy", prize_id="no-such", places=1))


def test_a_special_prize_goes_to_a_work_that_stands(db):
    judged_stage(db)
    add_prize(db, "special", ordinal=8, basis="special")

    rule(db, Ruling("special", ("d",), "special"))

    assert winners(db, computed(db)) == {"a": "first", "b": "second", "d": "special"}
    assert "可以获奖之列" in problem(db, Ruling("special", ("nobody",), "special"))
    assert "种类不符" in problem(db, Ruling("special", ("d",), "first"))


def test_who_ruled_on_a_work_does_not_decide_its_appeal(db):
    """I22."""
    judged_stage(db, TIED)
    computed(db)
    rule(db, Ruling("deliberation", ("b", "c")))
    published(db)
    said = AppealWords("procedural", "合议没有通知当事团队，程序不符合公布的规则。")
    appeal_id = file_appeal(db, "c1", said, work_id="c", actor="leader-c", public_url=URL, now=day(51))
    accept_appeal(db, appeal_id, actor="o1", public_url=URL, now=day(51))

    def decide(actor):
        reasons = "核查后认为程序符合规则。"
        decide_appeal(db, appeal_id, outcome="dismissed", reasons=reasons, actor=actor, public_url=URL, now=day(52))

    for actor in ("o1", "o2"):
        with pytest.raises(InvolvedInAppeal):
            decide(actor)
    decide("zhou")


def test_rulings_of_another_stage_do_not_count(db):
    judged_stage(db)
    facts = '{"stage_id": "c1-s2", "kind": "vacancy", "works": [], "prize_id": "first", "places": 1}'
    insert(
        db,
        "two_person_act",
        id="act",
        contest_id="c1",
        kind="award_ruling",
        subject="stage:c1-s2",
        facts=facts,
        reason="示例",
        proposed_by="o1",
        proposed_at=day(47),
        decided_by="o2",
        decided_at=day(47),
        outcome="confirmed",
        decision_reason="",
    )

    assert winners(db, computed(db)) == {"a": "first", "b": "second"}
