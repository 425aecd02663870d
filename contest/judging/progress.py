"""How far the judges are, for organisers: counts while judging is open, never a mark. And the mail that reminds."""

from collections import Counter, defaultdict
from datetime import datetime

from contest.contests.queries import get_contest, get_stage
from contest.contests.records import Stage
from contest.judging.counting import comparisons_by_judge, count_reviews, works_of_stage
from contest.judging.letters import judging_link, reminder_letter
from contest.judging.machine import LIVE, UNSENT
from contest.judging.queries import (
    OUT,
    conflicting_pairs,
    judging_closes_at,
    list_assignments,
    list_judges,
    require_judging,
    window_of,
)
from contest.judging.records import Judge, JudgeLoad, Progress, WorkCoverage
from contest.phases import get_phase
from contest.rights import require_organiser, require_overseer
from contest.works.queries import list_works
from core.audit import record_event
from core.mail.queue import queue_mail
from core.people.accounts import Account, get_account
from core.state import State, Transaction

Reader = Transaction | State

LATE_AFTER = 0.75  # of the window: whoever has something to send by then is late


def get_progress(tx: Reader, stage_id: str, *, actor: str, now: datetime) -> Progress:
    """Raises SomethingMissing or RoleNeeded."""
    stage = get_stage(tx, stage_id)
    require_overseer(tx, actor, stage.contest_id)
    counts = count_reviews(tx, stage)
    works = [
        WorkCoverage(work.id, work.blind_code, counts.assigned[work.id], counts.submitted[work.id])
        for work in works_of_stage(tx, stage)
    ]
    settings = get_contest(tx, stage.contest_id).settings
    return Progress(settings.min_reviews, _loads(tx, stage, now), works)


def _loads(tx: Reader, stage: Stage, now: datetime) -> list[JudgeLoad]:
    statuses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in list_assignments(tx, stage.id):
        statuses[one.judge_id][one.status] += 1
    late = _is_late(tx, stage, now)
    judges = [one for one in list_judges(tx, stage.contest_id) if one.account_id]
    if stage.method == "pairwise":
        made = comparisons_by_judge(tx, stage)
        return [_load(tx, judge, Counter(submitted=made[judge.id]), is_late=late) for judge in judges]
    return [_load(tx, judge, statuses[judge.id], is_late=late) for judge in judges]


def _load(tx: Reader, judge: Judge, statuses: Counter[str], *, is_late: bool) -> JudgeLoad:
    return JudgeLoad(
        judge_id=judge.id,
        name=get_account(tx, judge.account_id or "").display_name,
        status=judge.status,
        max_load=judge.max_load,
        assigned=sum(statuses[one] for one in LIVE),
        submitted=statuses["submitted"],
        recused=statuses["recused"],
        is_late=is_late and any(statuses[one] for one in UNSENT),
    )


def _is_late(tx: Reader, stage: Stage, now: datetime) -> bool:
    phase = get_phase(tx, stage.contest_id, window_of(tx, stage))
    return now >= phase.opens_at + (phase.closes_at - phase.opens_at) * LATE_AFTER


def remind_judges(state: State, stage_id: str, *, public_url: str, actor: str, now: datetime) -> int:
    """Mails every judge who still has something to send; returns how many.

    Raises SomethingMissing, RoleNeeded, WindowNotOpenYet, WindowClosed or ScoresFrozen.
    """
    with state.transaction() as tx:
        stage = get_stage(tx, stage_id)
        require_organiser(tx, actor, stage.contest_id)
        require_judging(tx, stage, now)
        waiting = _waiting(tx, stage)
        for account, count in waiting:
            letter = reminder_letter(
                get_contest(tx, stage.contest_id).title,
                count=count,
                closes_at=judging_closes_at(tx, stage),
                link=judging_link(public_url, stage.contest_id),
            )
            queue_mail(tx, to=account.email, letter=letter, lang=account.lang, now=now)
        facts = {"stage_id": stage_id, "reminded": len(waiting)}
        record_event(tx, actor=actor, action="judge.remind", subject=f"stage:{stage_id}", facts=facts, now=now)
    return len(waiting)


def _waiting(tx: Transaction, stage: Stage) -> list[tuple[Account, int]]:
    """(account, number of works to send) of each active judge who has some, in the order of invitation."""
    out = {work.id for work in list_works(tx, stage.contest_id, statuses=OUT)}
    barred = conflicting_pairs(tx, stage.contest_id)
    unsent = Counter(
        one.judge_id
        for one in list_assignments(tx, stage.id)
        if one.status in UNSENT and one.work_id not in out and (one.judge_id, one.work_id) not in barred
    )
    judges = [one for one in list_judges(tx, stage.contest_id) if one.status == "active" and unsent[one.id]]
    accounts = [(get_account(tx, one.account_id or ""), unsent[one.id]) for one in judges]
    return [(account, count) for account, count in accounts if account.email]
