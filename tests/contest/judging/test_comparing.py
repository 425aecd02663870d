"""Finals by pairs: what is offered, recorded, undone, and never shown."""

from datetime import timedelta

import pytest

from contest.contests.errors import GateNotPassed
from contest.contests.gates import pass_gate
from contest.errors import NotYours, ReasonNeeded, SomethingMissing, WindowClosed, WindowNotOpenYet
from contest.judging.comparing import (
    get_compared_file,
    get_next_pair,
    list_my_comparisons,
    record_comparison,
    void_comparison,
)
from contest.judging.conflicts import pin_conflict
from contest.judging.errors import SamePairTwice, ScoresFrozen, StageIsNotPairwise
from contest.works.errors import AttachmentNotFound
from core.audit import broken_links
from tests.contest.builders import day, snapshot
from tests.contest.judging.builders import URL, WHY, actions, add_season

MS = timedelta(milliseconds=1)
TABLES = ("comparison", "audit_event")


def add_final(db, works=4, judges=2):
    add_season(db, works=works, judges=judges, method="pairwise")
    with db.transaction() as tx:
        pass_gate(tx, "c1", "open_judging", "c1-s1", actor="o1", now=day(35))


def say(db, winner, loser, actor="j1", at=40.0):
    return record_comparison(db, "c1-s1", winner_id=winner, loser_id=loser, actor=actor, now=day(at))


def pair_of(db, actor="j1", at=40.0):
    found = get_next_pair(db, "c1-s1", actor=actor, now=day(at))
    return {work.work_id for work in found} if found else None


def test_a_judge_compares_every_pair_once_and_is_done(both):
    add_final(both, works=4)
    seen = []

    for _ in range(6):
        one, other = get_next_pair(both, "c1-s1", actor="j1", now=day(40))
        seen.append(frozenset((one.work_id, other.work_id)))
        say(both, one.work_id, other.work_id)

    assert len(set(seen)) == 6
    assert get_next_pair(both, "c1-s1", actor="j1", now=day(40)) is None
    assert pair_of(both, "j2") is not None
    assert broken_links(both) == []


def test_the_pair_stays_the_same_until_it_is_answered(db):
    add_final(db)

    assert get_next_pair(db, "c1-s1", actor="j1", now=day(40)) == get_next_pair(db, "c1-s1", actor="j1", now=day(41))


def test_works_in_conflict_are_never_met(db):
    add_final(db, works=3)
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(35))
    before = snapshot(db, *TABLES)

    assert pair_of(db) == {"w2", "w3"}
    for pair in (("w1", "w2"), ("w2", "w1")):
        with pytest.raises(NotYours):
            say(db, *pair)
    with pytest.raises(NotYours):
        get_compared_file(db, "c1-s1", "w1", "f", actor="j1", now=day(40))
    assert snapshot(db, *TABLES) == before

    say(db, "w2", "w3")
    assert pair_of(db) is None
    assert pair_of(db, "j2") is not None


def test_what_was_said_about_a_work_in_conflict_disappears_for_the_judge(db):
    add_final(db, works=3)
    hidden = say(db, "w1", "w2")
    kept = say(db, "w2", "w3")
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(41))

    assert [one.id for one in list_my_comparisons(db, "c1-s1", actor="j1")] == [kept]
    with pytest.raises(NotYours):
        void_comparison(db, hidden, actor="j1", now=day(41))


def test_the_same_answer_twice_is_one_comparison_and_the_other_answer_is_refused(db):
    add_final(db)
    first = say(db, "w1", "w2")
    before = snapshot(db, *TABLES)

    assert say(db, "w1", "w2") == first
    with pytest.raises(SamePairTwice):
        say(db, "w2", "w1")
    with pytest.raises(SamePairTwice):
        say(db, "w1", "w1")

    assert snapshot(db, *TABLES) == before


def test_undoing_brings_the_pair_back(db):
    add_final(db, works=2)
    said = say(db, "w1", "w2")
    assert pair_of(db) is None

    void_comparison(db, said, actor="j1", now=day(41))

    assert pair_of(db) == {"w1", "w2"}
    say(db, "w2", "w1", at=42)
    mine = [(one.winner_id, one.voided_at) for one in list_my_comparisons(db, "c1-s1", actor="j1")]
    assert mine == [("w2", None), ("w1", day(41))]
    assert actions(db)[1:] == ["comparison.make", "comparison.void", "comparison.make"]


def test_only_the_judge_undoes_it_or_an_organiser_with_a_reason(db):
    add_final(db)
    said = say(db, "w1", "w2")
    before = snapshot(db, *TABLES)

    for actor in ("j2", "m1-c1", "nobody"):
        with pytest.raises(NotYours):
            void_comparison(db, said, actor=actor, now=day(41))
    with pytest.raises(NotYours):
        void_comparison(db, "none", actor="j1", now=day(41))
    with pytest.raises(ReasonNeeded):
        void_comparison(db, said, actor="o1", now=day(41))
    assert snapshot(db, *TABLES) == before

    void_comparison(db, said, actor="o1", reason=WHY, now=day(41))
    with pytest.raises(SomethingMissing):
        void_comparison(db, said, actor="j1", now=day(41))


def test_a_judge_sees_only_the_own_comparisons(db):
    add_final(db)
    say(db, "w1", "w2")

    assert list_my_comparisons(db, "c1-s1", actor="j2") == []
    for actor in ("o1", "m1-c1"):
        with pytest.raises(NotYours):
            list_my_comparisons(db, "c1-s1", actor=actor)


def test_only_judges_compare(db):
    add_final(db)

    for actor in ("o1", "m1-c1", "nobody"):
        with pytest.raises(NotYours):
            pair_of(db, actor)
        with pytest.raises(NotYours):
            say(db, "w1", "w2", actor=actor)


def test_the_window_is_half_open_and_freezing_ends_it(db):
    add_final(db)
    before = snapshot(db, "comparison")

    with pytest.raises(WindowNotOpenYet):
        record_comparison(db, "c1-s1", winner_id="w1", loser_id="w2", actor="j1", now=day(35) - MS)
    for late in (day(45), day(45) + MS):
        with pytest.raises(WindowClosed):
            record_comparison(db, "c1-s1", winner_id="w1", loser_id="w2", actor="j1", now=late)
    assert snapshot(db, "comparison") == before
    record_comparison(db, "c1-s1", winner_id="w1", loser_id="w2", actor="j1", now=day(45) - MS)

    with db.transaction() as tx:
        pass_gate(tx, "c1", "freeze_scores", "c1-s1", actor="o1", now=day(44))
    with pytest.raises(ScoresFrozen):
        say(db, "w3", "w4")


def test_comparing_waits_until_it_is_opened_and_is_for_stages_of_pairs(db):
    add_season(db, works=2, judges=1, method="pairwise")
    with pytest.raises(GateNotPassed):
        pair_of(db)

    with db.transaction() as tx:
        tx.execute("UPDATE stage SET method = 'calibrated'")
    with pytest.raises(StageIsNotPairwise):
        pair_of(db)


def test_a_work_of_nowhere_is_not_compared_and_has_no_files(db):
    add_final(db)

    with pytest.raises(NotYours):
        say(db, "w1", "other")
    with pytest.raises(AttachmentNotFound):
        get_compared_file(db, "c1-s1", "w1", "other", actor="j1", now=day(40))
