"""What two organisers rule on prizes, beyond what follows from the scores.

deliberation   the order of works that the scores cannot tell apart at a line that matters
as_scored      such works stay in the order of their scores; equal ones share the prize
vacancy        places of a prize that are not given (空缺); 0 takes an earlier ruling back
special        a special prize for a work, by name

A ruling goes into the bundle of the next version of the result; versions that exist do not change.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.contests.queries import get_stage, list_prizes
from contest.contests.records import Prize, Stage
from contest.contests.two_people import decide_act, propose_act
from contest.results import words
from contest.results.errors import BadRuling
from contest.results.queries import list_awards, list_rows, list_runs_of_stage
from contest.voting.queries import CANDIDATE_STATUSES
from contest.works.queries import list_works
from core.state import State, Transaction
from core.words import Text

KIND = "award_ruling"
_CONFIRMED = """
    SELECT facts
    FROM two_person_act
    WHERE contest_id = ? AND kind = ? AND outcome = 'confirmed'
    ORDER BY decided_at, id
"""


@dataclass(frozen=True, slots=True)
class Ruling:
    kind: str  # a key of words.RULINGS
    works: tuple[str, ...] = ()  # of a deliberation the order, the best first; of a special prize the one work
    prize_id: str = ""
    places: int = 0


def propose_ruling(state: State, stage_id: str, ruling: Ruling, *, reason: str, actor: str, now: datetime) -> str:
    """The id of the act that another organiser confirms. Raises SomethingMissing, BadRuling, RoleNeeded …"""
    with state.transaction() as tx:
        stage = get_stage(tx, stage_id)
        _check(tx, stage, ruling)
        facts = {
            "stage_id": stage.id,
            "kind": ruling.kind,
            "works": list(ruling.works),
            "prize_id": ruling.prize_id,
            "places": ruling.places,
        }
        subject = f"stage:{stage.id} {ruling.kind} {ruling.prize_id} {' '.join(sorted(ruling.works))}".rstrip()
        return propose_act(tx, stage.contest_id, KIND, subject, facts=facts, reason=reason, actor=actor, now=now)


def confirm_ruling(state: State, act_id: str, *, actor: str, now: datetime) -> Ruling:
    """It counts from the next computation on. Raises NeedsSecondPerson, ActAlreadyDecided …, BadRuling."""
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=KIND, actor=actor, is_confirmed=True, now=now)
        ruling = _ruling(act.facts)
        _check(tx, get_stage(tx, act.facts["stage_id"]), ruling)
    return ruling


def list_rulings(tx: Transaction | State, stage: Stage) -> list[Ruling]:
    """The confirmed ones of a stage, in the order in which they were confirmed."""
    told = [json.loads(facts) for (facts,) in tx.rows(_CONFIRMED, (stage.contest_id, KIND))]
    return [_ruling(facts) for facts in told if facts["stage_id"] == stage.id]


def _ruling(facts: Mapping[str, Any]) -> Ruling:
    return Ruling(facts["kind"], tuple(facts["works"]), facts["prize_id"], facts["places"])


# ---- what can be ruled -----------------------------------------------------------------------------------------


def _check(tx: Transaction, stage: Stage, ruling: Ruling) -> None:
    """Raises BadRuling."""
    prizes = {prize.id: prize for prize in list_prizes(tx, stage.contest_id)}
    find_problem = _PROBLEMS.get(ruling.kind, _problem_of_unknown)
    problem = find_problem(tx, stage, ruling, prizes.get(ruling.prize_id))
    if problem is not None:
        raise BadRuling(problem=problem)


def _problem_of_deliberation(tx: Transaction, stage: Stage, ruling: Ruling, prize: Prize | None) -> Text | None:
    if len(set(ruling.works)) < 2 or len(set(ruling.works)) < len(ruling.works):
        return words.RULING_TWO_WORKS
    return None if set(ruling.works) <= _too_close(tx, stage.id) else words.RULING_NOT_EQUAL


def _too_close(tx: Transaction, stage_id: str) -> set[str]:
    """The works of the newest version that stand at a line too close to call, or share a prize."""
    newest = next(iter(list_runs_of_stage(tx, stage_id)), None)
    if newest is None:
        return set()
    close = {row.work_id for row in list_rows(tx, newest.id) if row.needs_deliberation}
    return close | {award.work_id for award in list_awards(tx, newest.id) if award.is_shared}


def _problem_of_vacancy(tx: Transaction, stage: Stage, ruling: Ruling, prize: Prize | None) -> Text | None:
    if prize is None or prize.basis != "judged":
        return words.RULING_NO_SUCH_PRIZE
    return None if 0 <= ruling.places <= prize.quota else words.RULING_PLACES


def _problem_of_special(tx: Transaction, stage: Stage, ruling: Ruling, prize: Prize | None) -> Text | None:
    if prize is None or prize.basis != "special":
        return words.RULING_NO_SUCH_PRIZE
    standing = {work.id for work in list_works(tx, stage.contest_id, statuses=CANDIDATE_STATUSES)}
    return None if len(ruling.works) == 1 and set(ruling.works) <= standing else words.RULING_NO_SUCH_WORK


def _problem_of_unknown(tx: Transaction, stage: Stage, ruling: Ruling, prize: Prize | None) -> Text | None:
    return words.RULING_UNKNOWN


_PROBLEMS = {
    "deliberation": _problem_of_deliberation,
    "as_scored": _problem_of_deliberation,
    "vacancy": _problem_of_vacancy,
    "special": _problem_of_special,
}
"""{kind of ruling: what is wrong with one, None when it may stand}"""
