"""Whom an assignment run would give what: the request to the mathematics, and its answer, without writing anything."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from contest.contests.queries import get_contest
from contest.contests.records import Stage
from contest.judging.errors import NothingToAssign, StageIsPairwise
from contest.judging.finding import find_conflicts
from contest.judging.machine import LIVE
from contest.judging.queries import conflicting_pairs, list_assignments, list_conflicts, list_serving_judges
from contest.judging.records import AssignmentPlan, Judge
from contest.scoring.assignment import assign
from contest.scoring.connectivity import by_group, connectivity
from contest.scoring.errors import AssignmentImpossible
from contest.scoring.obstacles import Obstacle, explain_impossible
from contest.scoring.request import Pair, Request, input_sha256
from contest.works.queries import list_works
from contest.works.records import Work
from core.people.accounts import get_account
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

COST_OF_A_STEP = 3  # of expertise, so that a cost is from 0 to 9
EXPERT = 2  # from here on a judge knows the field
_SHOWN_OBSTACLES = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """What the organiser may ask for beside the settings of the contest."""

    avoid_same_affiliation: bool = False
    needs_expert: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides an assignment, as it is at one moment."""

    stage: Stage
    request: Request
    works: Mapping[str, Work]
    names: Mapping[str, str]  # {judge id: name}, for sentences


def candidates(tx: Reader, stage: Stage) -> list[Work]:
    """The works that a stage judges now: in the first those that passed screening, later the shortlisted."""
    statuses = ("passed", "in_review") if stage.ordinal == 1 else ("shortlisted",)
    return sorted(list_works(tx, stage.contest_id, statuses=statuses), key=lambda work: work.id)


def situation_of(tx: Reader, stage: Stage, choices: Choices, *, only: Work | None = None) -> Situation:
    """Of all works that the stage judges, or of one of them. Raises StageIsPairwise or NothingToAssign."""
    if stage.method == "pairwise":
        raise StageIsPairwise()
    works = {work.id: work for work in ([only] if only else candidates(tx, stage))}
    if not works:
        raise NothingToAssign()
    judges = list_serving_judges(tx, stage.contest_id)
    accounts = {judge.id: get_account(tx, judge.account_id or "") for judge in judges}
    barred = _barred(tx, stage.contest_id)
    kept, gone = _existing(tx, stage)
    elsewhere = Counter(judge_id for judge_id, work_id in kept if work_id not in works)
    request = Request(
        works={work.id: work.track_id for work in works.values()},
        judges={judge_id: account.affiliation_id for judge_id, account in accounts.items()},
        need=get_contest(tx, stage.contest_id).settings.min_reviews,
        max_load={judge.id: max(0, judge.max_load - elsewhere[judge.id]) for judge in judges},
        conflicts=frozenset(barred | gone),
        costs=_costs(judges, works.values()),
        fixed=frozenset(pair for pair in kept - barred if pair[1] in works),
        avoid_same_affiliation=choices.avoid_same_affiliation,
        experts=_experts(judges, works.values()) if choices.needs_expert else None,
    )
    return Situation(stage, request, works, {judge_id: one.display_name for judge_id, one in accounts.items()})


def plan_for(situation: Situation, *, seed: int) -> AssignmentPlan:
    """The pairs to add. Raises AssignmentImpossible, which names what stands in the way, or NothingToAssign."""
    try:
        plan = _complete(situation) if situation.stage.method == "complete" else _balanced(situation, seed)
    except AssignmentImpossible as refused:
        raise _readable(refused, situation) from None
    if not plan.pairs:
        raise NothingToAssign()
    return plan


def _balanced(situation: Situation, seed: int) -> AssignmentPlan:
    found = assign(situation.request, seed=seed)
    return AssignmentPlan(
        pairs=found.added,
        fixed_count=len(found.pairs) - len(found.added),
        method=found.method,
        objective=str(found.cost),
        connectivity={group: str(value) for group, value in found.connectivity.items()},
        input_sha256=found.input_sha256,
        loads=found.loads,
    )


def _complete(situation: Situation) -> AssignmentPlan:
    """Every judge every work, but for conflicts."""
    request = situation.request
    out = {*request.conflicts, *request.fixed}
    added = [(judge, work) for judge in sorted(request.judges) for work in sorted(request.works)]
    added = [pair for pair in added if pair not in out]
    pairs = sorted({*added, *request.fixed})
    loads = {judge: sum(each == judge for each, _ in pairs) for judge in sorted(request.judges)}
    _require_possible(request, loads)
    groups = by_group(pairs, request.works)
    return AssignmentPlan(
        pairs=added,
        fixed_count=len(pairs) - len(added),
        method="complete-1",
        objective=str(sum(request.costs.get(pair, 0) for pair in pairs)),
        connectivity={
            group: str(connectivity(within, [work for work in request.works if request.works[work] == group]))
            for group, within in groups.items()
        },
        input_sha256=input_sha256(request),
        loads=loads,
    )


def _require_possible(request: Request, loads: Mapping[str, int]) -> None:
    """Each work needs its least number of judges, and nobody more works than they take on."""
    obstacles = explain_impossible(replace(request, max_load=max([*loads.values(), 1])))
    over = [judge for judge, load in loads.items() if load > request.limit(judge)]
    if over:
        needed, room = sum(loads[judge] for judge in over), sum(request.limit(judge) for judge in over)
        obstacles.append(Obstacle("capacity", needed, room))
    if obstacles:
        refused = AssignmentImpossible(obstacles=Text("", ""))
        refused.details = tuple(obstacles)
        raise refused


def _readable(refused: AssignmentImpossible, situation: Situation) -> AssignmentImpossible:
    """The same with blind codes and names of judges in place of ids."""
    told = [_named(one, situation) for one in refused.details if isinstance(one, Obstacle)]
    texts = [one.text for one in told[:_SHOWN_OBSTACLES]]
    named = AssignmentImpossible(obstacles=Text("".join(t.zh for t in texts), " ".join(t.en for t in texts)))
    named.details = tuple(told)
    return named


def _named(obstacle: Obstacle, situation: Situation) -> Obstacle:
    code = situation.works[obstacle.work].blind_code if obstacle.work else None
    return replace(obstacle, work=code, judges=tuple(situation.names.get(one, one) for one in obstacle.judges))


def _barred(tx: Reader, contest_id: str) -> set[Pair]:
    """Conflicts that stand, and those that would be written now; one that was lifted is neither."""
    known = {(one.judge_id, one.work_id, one.source) for one in list_conflicts(tx, contest_id)}
    found = {
        (one.judge_id, one.work_id)
        for one in find_conflicts(tx, contest_id)
        if (one.judge_id, one.work_id, one.source) not in known
    }
    return conflicting_pairs(tx, contest_id) | found


def _existing(tx: Reader, stage: Stage) -> tuple[set[Pair], set[Pair]]:
    """(pairs that stay, pairs that were tried and ended): nobody gets a work back that was taken from them."""
    pairs: dict[bool, set[Pair]] = defaultdict(set)
    for one in list_assignments(tx, stage.id):
        pairs[one.status in LIVE].add((one.judge_id, one.work_id))
    return pairs[True], pairs[False]


def _costs(judges: Sequence[Judge], works: Collection[Work]) -> dict[Pair, int]:
    """How much worse than the best known pair each one fits; those that fit as well as it are left out."""
    steps = {(judge.id, work.id): 3 - judge.expertise.get(work.track_id, 0) for judge in judges for work in works}
    best = min(steps.values(), default=0)
    return {pair: (step - best) * COST_OF_A_STEP for pair, step in steps.items() if step > best}


def _experts(judges: Sequence[Judge], works: Collection[Work]) -> frozenset[Pair]:
    return frozenset(
        (judge.id, work.id) for judge in judges for work in works if judge.expertise.get(work.track_id, 0) >= EXPERT
    )
