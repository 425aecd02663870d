"""Runs: no conflict, nobody overloaded, enough judges for each work, and a plain reason where that cannot be."""

import json
import shutil
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest.contests.gates import has_passed, pass_gate
from contest.errors import WindowClosed, WindowNotOpenYet
from contest.judging.assigning import open_comparing, preview_assignment, run_assignment
from contest.judging.blind import list_my_assignments
from contest.judging.comparing import get_next_pair
from contest.judging.conflicts import lift_conflict, pin_conflict
from contest.judging.duties import remove_judge, set_duties
from contest.judging.errors import NothingToAssign, ScoresFrozen, StageIsNotPairwise, StageIsPairwise
from contest.judging.planning import Choices
from contest.judging.queries import conflicting_pairs, list_assignments
from contest.scoring.errors import AssignmentImpossible
from contest.screening.errors import WorksUndecided
from core.audit import broken_links
from core.errors import PortalError
from core.people.errors import RoleNeeded
from core.settings import Settings
from core.state import open_state
from tests.contest.builders import add_account, add_contest, add_judge, add_stage, add_team, add_work, day, snapshot
from tests.contest.judging.builders import URL, WHY, actions, add_season, mails, set_status

MS = timedelta(milliseconds=1)
TABLES = ("assignment", "assignment_run", "conflict", "gate", "work", "judge", "audit_event", "outgoing_mail")
LIVE = ("offered", "in_progress", "submitted", "reopened")


def run(db, stage="c1-s1", seed=7, at=36.0, **more):
    return run_assignment(db, stage, seed=seed, public_url=URL, actor="o1", now=day(at), **more)


def live(db, stage="c1-s1"):
    return [(one.judge_id, one.work_id) for one in list_assignments(db, stage) if one.status in LIVE]


def judges_of(db, work):
    return sorted(judge for judge, about in live(db) if about == work)


def test_each_work_gets_its_judges_on_the_version_that_counts(both):
    works, judges = add_season(both, works=4, judges=5)
    with both.transaction() as tx:
        tx.execute("UPDATE work SET current_version = 3 WHERE id = 'w1'")

    plan = run(both)

    assert [len(judges_of(both, work)) for work in works] == [3, 3, 3, 3]
    assert sorted(plan.pairs) == sorted(live(both))
    assert set(plan.loads) == set(judges)
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
    versions = {(one.work_id, one.work_version) for one in list_assignments(both, "c1-s1")}
    assert versions == {("w1", 3), ("w2", 1), ("w3", 1), ("w4", 1)}
    assert {row[0] for row in both.rows("SELECT status FROM work")} == {"in_review"}
    assert has_passed(both, "c1", "open_judging", "c1-s1")
    assert broken_links(both) == []


def test_a_run_keeps_its_seed_input_and_quality(db):
    add_season(db, works=4, judges=5)

    plan = run(db, seed=11)

    row = db.row("SELECT id, seed, method, parameters, input_sha256, objective, connectivity FROM assignment_run")
    assert row[:3] == (plan.run_id, 11, plan.method)
    assert json.loads(row[3]) == {"need": 3, "avoid_same_affiliation": False, "needs_expert": False}
    assert (row[4], row[5]) == (plan.input_sha256, plan.objective)
    assert float(json.loads(row[6])["c1-t1"]) > 0
    assert "assignment.run" in actions(db)


def test_a_preview_writes_nothing_and_says_what_the_run_does(db):
    add_season(db, works=4, judges=5)
    before = snapshot(db, *TABLES)

    shown = preview_assignment(db, "c1-s1", seed=7, actor="o1")
    assert snapshot(db, *TABLES) == before
    done = run(db, seed=7)

    assert (shown.run_id, shown.pairs, shown.input_sha256) == (None, done.pairs, done.input_sha256)


def test_conflicts_found_now_are_written_and_kept_out(db):
    add_contest(db)
    for number in range(4):
        add_account(db, f"m{number}", affiliation="示例科技" if number == 0 else f"单位{number}")
        add_team(db, f"队{number}", [f"m{number}"])
        add_work(db, f"w{number}", f"队{number}", status="passed")
    for number in range(4):
        add_account(db, f"j{number}", affiliation="示例科技" if number == 0 else None)
        add_judge(db, f"j{number}")
    shown = preview_assignment(db, "c1-s1", seed=7, actor="o1")

    done = run(db)

    assert shown.pairs == done.pairs
    assert conflicting_pairs(db, "c1") == {("judge-j0", "w0")}
    assert judges_of(db, "w0") == ["judge-j1", "judge-j2", "judge-j3"]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    barred=st.sets(st.tuples(st.integers(1, 6), st.integers(1, 4)), max_size=9),
    loads=st.lists(st.integers(1, 4), min_size=6, max_size=6),
    seed=st.integers(0, 1000),
)
@pytest.mark.slow
def test_no_run_breaks_a_conflict_a_limit_or_the_need(empty_state_file, tmp_path_factory, barred, loads, seed):
    db = fresh(empty_state_file, tmp_path_factory)
    works, judges = add_season(db, works=4, judges=6)
    limits = dict(zip(judges, loads, strict=True))
    with db.transaction() as tx:
        for judge, load in limits.items():
            tx.execute("UPDATE judge SET max_load = ? WHERE id = ?", (load, judge))
    for judge, work in barred:
        pin_conflict(db, f"judge-j{judge}", f"w{work}", reason=WHY, public_url=URL, actor="o1", now=day(34))
    before = snapshot(db, *TABLES)

    refused = attempt(db, seed)
    given_out = live(db)
    after = snapshot(db, *TABLES)
    barred_pairs = conflicting_pairs(db, "c1")
    db.close()

    assert not set(given_out) & barred_pairs
    assert all(sum(one == judge for one, _ in given_out) <= limits[judge] for judge in judges)
    assert (after == before) if refused else all(sum(one == work for _, one in given_out) == 3 for work in works)


def attempt(db, seed):
    """What stood in the way, if anything did."""
    try:
        run(db, seed=seed)
    except AssignmentImpossible as refused:
        return refused.details
    return ()


def fresh(empty_state_file, tmp_path_factory):
    """A state of its own for each example."""
    where = Settings(data_dir=tmp_path_factory.mktemp("example"))
    shutil.copyfile(empty_state_file, where.state_path)
    return open_state(where)


def test_equal_situations_and_seeds_give_equal_pairs_and_orders(db):
    add_season(db, works=5, judges=5)
    plans = [preview_assignment(db, "c1-s1", seed=3, actor="o1") for _ in range(2)]

    assert plans[0] == plans[1]


def test_the_queue_of_a_judge_is_dense_and_not_by_id(db):
    add_season(db, works=6, judges=3)
    run(db)

    queues = {}
    for one in list_assignments(db, "c1-s1"):
        queues.setdefault(one.judge_id, []).append((one.ordinal, one.work_id))

    assert all([ordinal for ordinal, _ in sorted(queue)] == [1, 2, 3, 4, 5, 6] for queue in queues.values())
    assert len({tuple(work for _, work in sorted(queue)) for queue in queues.values()}) == 3


def test_a_second_run_without_need_is_refused_and_changes_nothing(db):
    add_season(db, works=4, judges=5)
    run(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(NothingToAssign):
        run(db, seed=8)

    assert snapshot(db, *TABLES) == before


def test_a_top_up_replaces_a_judge_who_left_and_keeps_everything_else(db):
    add_season(db, works=4, judges=5)
    run(db)
    set_status(db, "assignment", "submitted", [one.id for one in list_assignments(db, "c1-s1")][:5])
    leaving = max(("judge-j1", "judge-j2"), key=lambda one: sum(judge == one for judge, _ in live(db)))
    remove_judge(db, leaving, scores="void", reason=WHY, actor="o1", now=day(37))
    kept = set(live(db))

    plan = run(db, at=37, seed=8)

    assert kept < set(live(db))
    assert all(len(judges_of(db, work)) == 3 for work in ("w1", "w2", "w3", "w4"))
    assert leaving not in {judge for judge, _ in live(db)}
    assert plan.fixed_count == len(kept)


def test_a_kept_review_of_a_removed_judge_still_counts_as_one(db):
    add_season(db, works=1, judges=4)
    run(db)
    first = list_assignments(db, "c1-s1")[0]
    set_status(db, "assignment", "submitted", [first.id])
    remove_judge(db, first.judge_id, scores="keep", reason=WHY, actor="o1", now=day(37))

    with pytest.raises(NothingToAssign):
        run(db, at=37)


def test_a_conflict_after_assignment_is_replaced_and_never_given_back(db):
    add_season(db, works=2, judges=4)
    run(db)
    judge, work = live(db)[0]
    pin_conflict(db, judge, work, reason=WHY, public_url=URL, actor="o1", now=day(37))
    lift_conflict(db, judge, work, "organiser", reason=WHY, actor="o2", now=day(37))

    run(db, at=38)

    assert (judge, work) not in live(db)
    assert len(judges_of(db, work)) == 3
    assert len(mails(db)) == 2


def test_a_judge_who_was_done_is_called_back(db):
    add_season(db, works=2, judges=4)
    run(db)
    set_status(db, "judge", "completed", ["judge-j1", "judge-j2", "judge-j3", "judge-j4"])
    judge, work = live(db)[0]
    pin_conflict(db, judge, work, reason=WHY, public_url=URL, actor="o1", now=day(37))

    plan = run(db, at=38)

    (called, _), *_ = plan.pairs
    assert db.row("SELECT status FROM judge WHERE id = ?", (called,)) == ("active",)


def test_what_cannot_be_done_is_explained_by_code_and_name(db):
    add_season(db, works=2, judges=3)
    with db.transaction() as tx:
        tx.execute("UPDATE account SET display_name = '示例评委' WHERE id = 'j1'")
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(34))
    before = snapshot(db, *TABLES)

    with pytest.raises(AssignmentImpossible) as refused:
        run(db)

    assert "B-w1" in refused.value.say("zh")
    assert "示例评委" in refused.value.say("zh")
    assert "B-w1" in refused.value.say("en")
    assert "judge-j1" not in refused.value.say("en")
    assert snapshot(db, *TABLES) == before


def test_too_little_room_is_explained(db):
    add_season(db, works=4, judges=3)
    for number in (1, 2, 3):
        set_duties(db, f"judge-j{number}", expertise={}, max_load=3, actor="o1", now=day(34))

    with pytest.raises(AssignmentImpossible) as refused:
        run(db)

    assert "12" in refused.value.say("zh")
    assert "9" in refused.value.say("zh")


def test_experts_are_preferred_and_can_be_demanded(db):
    add_season(db, works=1, judges=5)
    for number in (2, 3, 5):
        set_duties(db, f"judge-j{number}", expertise={"c1-t1": 3}, max_load=5, actor="o1", now=day(34))

    assert {judge for judge, _ in preview_assignment(db, "c1-s1", seed=1, actor="o1").pairs} == {
        "judge-j2",
        "judge-j3",
        "judge-j5",
    }
    for number in (2, 3, 5):
        set_duties(db, f"judge-j{number}", expertise={"c1-t1": 1}, max_load=5, actor="o1", now=day(34))
    with pytest.raises(AssignmentImpossible):
        preview_assignment(db, "c1-s1", seed=1, actor="o1", choices=Choices(needs_expert=True))


def test_judging_cannot_open_while_a_work_is_undecided(db):
    add_season(db, works=3, judges=3)
    set_status(db, "work", "locked", ["w3"])
    before = snapshot(db, *TABLES)

    with pytest.raises(WorksUndecided):
        run(db)

    assert snapshot(db, *TABLES) == before


def test_rejected_and_withdrawn_works_are_not_assigned(db):
    add_season(db, works=4, judges=3)
    set_status(db, "work", "rejected", ["w2"])
    set_status(db, "work", "withdrawn", ["w3"])

    run(db)

    assert {work for _, work in live(db)} == {"w1", "w4"}


def test_assigning_keeps_to_the_window(db):
    add_season(db, works=2, judges=3)
    before = snapshot(db, *TABLES)
    act = {"seed": 1, "public_url": URL, "actor": "o1"}

    with pytest.raises(WindowNotOpenYet):
        run_assignment(db, "c1-s1", now=day(35) - MS, **act)
    for late in (day(45), day(45) + MS):
        with pytest.raises(WindowClosed):
            run_assignment(db, "c1-s1", now=late, **act)
    assert snapshot(db, *TABLES) == before

    run_assignment(db, "c1-s1", now=day(35), **act)


def test_only_organisers_assign(db):
    add_season(db, works=2, judges=3)
    before = snapshot(db, *TABLES)

    for actor in ("j1", "m1-c1", "nobody"):
        with pytest.raises(RoleNeeded):
            run_assignment(db, "c1-s1", seed=1, public_url=URL, actor=actor, now=day(36))
        with pytest.raises(RoleNeeded):
            preview_assignment(db, "c1-s1", seed=1, actor=actor)

    assert snapshot(db, *TABLES) == before


def test_nothing_is_assigned_after_freezing(db):
    add_season(db, works=2, judges=3)
    with db.transaction() as tx:
        pass_gate(tx, "c1", "freeze_scores", "c1-s1", actor="o1", now=day(36))

    with pytest.raises(ScoresFrozen):
        run(db)


def test_a_complete_stage_gives_every_judge_every_shortlisted_work_but_for_conflicts(db):
    add_season(db, works=3, judges=5)
    add_stage(db, "c1", 2, method="complete")
    set_status(db, "work", "shortlisted", ["w1", "w2"])
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(34))

    plan = run(db, stage="c1-s2", at=46)

    assert len(plan.pairs) == 9
    assert ("judge-j1", "w1") not in plan.pairs
    assert {work for _, work in plan.pairs} == {"w1", "w2"}
    assert {row[0] for row in db.rows("SELECT status FROM work WHERE id IN ('w1', 'w2')")} == {"shortlisted"}
    with pytest.raises(WindowClosed):
        run(db, stage="c1-s2", at=50)


def test_a_complete_stage_respects_what_judges_take_on(db):
    add_season(db, works=3, judges=3)
    add_stage(db, "c1", 2, method="complete")
    set_status(db, "work", "shortlisted", ["w1", "w2", "w3"])
    set_duties(db, "judge-j1", expertise={}, max_load=2, actor="o1", now=day(34))

    with pytest.raises(AssignmentImpossible):
        run(db, stage="c1-s2", at=46)


def test_a_stage_of_pairs_is_opened_instead_of_assigned(db):
    add_season(db, works=3, judges=2, method="pairwise")
    with pytest.raises(StageIsPairwise):
        run(db)

    open_comparing(db, "c1-s1", public_url=URL, actor="o1", now=day(36))

    assert get_next_pair(db, "c1-s1", actor="j1", now=day(36)) is not None
    assert {row[0] for row in db.rows("SELECT status FROM work")} == {"in_review"}
    with pytest.raises(PortalError):
        open_comparing(db, "c1-s1", public_url=URL, actor="o1", now=day(36))


def test_opening_pairs_is_for_such_stages_only(db):
    add_season(db, works=3, judges=2)

    with pytest.raises(StageIsNotPairwise):
        open_comparing(db, "c1-s1", public_url=URL, actor="o1", now=day(36))


@pytest.mark.slow
def test_two_runs_at_once_assign_once(both):
    add_season(both, works=4, judges=4)
    start, outcomes = Barrier(2), []

    def go(seed):
        start.wait()
        try:
            run(both, seed=seed)
            outcomes.append("assigned")
        except PortalError as refused:
            outcomes.append(refused.code())

    threads = [Thread(target=go, args=(seed,)) for seed in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["assigned", "nothing_to_assign"]
    assert len(live(both)) == 12


def test_judges_see_what_they_were_given(db):
    add_season(db, works=3, judges=3)
    run(db)

    mine = list_my_assignments(db, "c1", actor="j1")

    assert (mine.submitted, mine.total) == (0, 3)
