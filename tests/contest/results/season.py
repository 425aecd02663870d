"""A stage whose scores are frozen: four works, three judges who agree but for their severity, two prizes."""

from contest.results.computing import compute_results
from contest.results.publishing import confirm_step, propose_step, release_provisional
from contest.results.queries import list_awards, list_rows
from contest.results.verifying import check_winner
from contest.results.words import WINNER_CHECKS
from tests.contest.builders import (
    CRITERIA,
    add_contest,
    add_judge,
    add_prize,
    add_review,
    add_team,
    add_work,
    day,
    grant,
    insert,
)

URL = "https://data.example"
MARKS = {"a": 9.0, "b": 8.0, "c": 6.5, "d": 5.0}
SEVERITY = {"j1": 0.0, "j2": 0.5, "j3": -0.5}


def marks_of(mark):
    return {key: str(mark) for key, _ in CRITERIA}


def judged_stage(db, marks=MARKS, **contest):
    """Works `a` to `d` of teams `team-a` …, led by `leader-a` …; `zhou` is the auditor."""
    add_contest(db, **contest)
    for judge in SEVERITY:
        add_judge(db, judge)
    for work_id, mark in marks.items():
        add_team(db, f"team-{work_id}", [f"leader-{work_id}"])
        add_work(db, work_id, f"team-{work_id}", status="reviewed")
        for judge, severity in SEVERITY.items():
            add_review(db, f"judge-{judge}", work_id, marks_of(mark + severity))
    add_prize(db, "first", ordinal=1)
    add_prize(db, "second", ordinal=2)
    grant(db, "zhou", "auditor", "contest:c1")
    freeze(db, "c1-s1")
    return db


def freeze(db, stage_id):
    insert(db, "gate", contest_id="c1", stage_id=stage_id, kind="freeze_scores", passed_by="o1", passed_at=day(46))


def computed(db, now=None, stage_id="c1-s1"):
    return compute_results(db, stage_id, actor="o1", now=now or day(46))


def provisional(db, now=None):
    run_id = computed(db, now=now)
    release_provisional(db, run_id, actor="o1", now=now or day(47))
    return run_id


def verified(db, now=None):
    run_id = provisional(db, now=now)
    for award in list_awards(db, run_id):
        for item in WINNER_CHECKS:
            check_winner(db, run_id, award.work_id, item, is_satisfied=True, note="", actor="o1", now=now or day(48))
    return run_id


def step(db, run_id, name, now):
    act = propose_step(db, run_id, name, reason="按规则进入下一步。", actor="o1", now=now)
    return confirm_step(db, act, name, actor="o2", public_url=URL, now=now)


def published(db, now=None):
    return step(db, verified(db, now=now), "notify", now or day(50))


def final(db):
    return step(db, published(db), "finalise", day(57))


def ranks(db, run_id):
    return {row.work_id: row.rank for row in list_rows(db, run_id)}


def winners(db, run_id):
    return {award.work_id: award.prize_id for award in list_awards(db, run_id)}


def statuses(db):
    return dict(db.rows("SELECT id, status FROM work"))
