"""Writing an assignment down: the run, its assignments in each judge's own order, and what moves with them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256

from contest.contests.records import Stage
from contest.judging.duties import resume_judging
from contest.judging.planning import Choices, Situation
from contest.judging.records import AssignmentPlan
from contest.scoring.request import Pair
from contest.works.moving import move_works
from core.audit import record_event
from core.ids import new_id
from core.state import Transaction, insert_rows

_ADD_RUN = """
    INSERT INTO assignment_run
        (id, stage_id, seed, method, parameters, input_sha256, objective, connectivity, made_by, made_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD = """
    INSERT INTO assignment
        (id, stage_id, judge_id, work_id, work_version, run_id, ordinal, status, void_reason, offered_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'offered', '', ?)
"""
_LAST_ORDINALS = "SELECT judge_id, max(ordinal) FROM assignment WHERE stage_id = ? GROUP BY judge_id ORDER BY judge_id"


def write_plan(
    tx: Transaction,
    situation: Situation,
    plan: AssignmentPlan,
    seed: int,
    choices: Choices,
    *,
    actor: str,
    now: datetime,
) -> AssignmentPlan:
    """The plan with the id of its run. Judges who were done go on; works that passed screening are in review."""
    stage, run_id = situation.stage, new_id()
    parameters = {"need": situation.request.need, **asdict(choices)}
    _write_run(tx, run_id, stage, plan, seed, parameters, actor=actor, now=now)
    ordinals: Counter[str] = Counter(dict(tx.rows(_LAST_ORDINALS, (stage.id,))))
    rows = []
    for judge_id, work_id in _shuffled(plan.pairs, seed):
        ordinals[judge_id] += 1
        version = situation.works[work_id].current_version
        rows.append((new_id(), stage.id, judge_id, work_id, version, run_id, ordinals[judge_id], now))
    insert_rows(tx, _ADD, rows)
    for judge_id in sorted({judge_id for judge_id, _ in plan.pairs}):
        resume_judging(tx, judge_id, actor=actor, now=now)
    given = [situation.works[work_id] for work_id in sorted({work_id for _, work_id in plan.pairs})]
    move_works(tx, [work for work in given if work.status == "passed"], "assign", actor=actor, now=now)
    return replace(plan, run_id=run_id)


def _write_run(
    tx: Transaction,
    run_id: str,
    stage: Stage,
    plan: AssignmentPlan,
    seed: int,
    parameters: dict[str, object],
    *,
    actor: str,
    now: datetime,
) -> None:
    texts = (json.dumps(parameters, sort_keys=True), plan.input_sha256, plan.objective, json.dumps(plan.connectivity))
    tx.execute(_ADD_RUN, (run_id, stage.id, seed, plan.method, *texts, actor, now))
    facts = {
        "run_id": run_id,
        "seed": seed,
        "method": plan.method,
        "input_sha256": plan.input_sha256,
        "pairs": [list(pair) for pair in plan.pairs],
    }
    record_event(tx, actor=actor, action="assignment.run", subject=f"stage:{stage.id}", facts=facts, now=now)


def _shuffled(pairs: Iterable[Pair], seed: int) -> list[Pair]:
    """Every judge's works in an order of their own, which says nothing about the works."""
    by_judge: defaultdict[str, list[str]] = defaultdict(list)
    for judge_id, work_id in sorted(pairs):
        by_judge[judge_id].append(work_id)
    return [
        (judge_id, work_id)
        for judge_id, works in by_judge.items()
        for work_id in sorted(works, key=lambda one: sha256(f"{seed}:{judge_id}:{one}".encode()).digest())
    ]
