"""The time line: set while a draft, checked as a whole, and afterwards only moved in public.

A deadline may be extended with a reason that everybody can read. It is never moved into the past, and nothing that
is already open gets shorter. What has closed opens again only while nobody could have gained from it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from contest.contests import words
from contest.contests.errors import (
    BadNumber,
    IntoThePast,
    NeverShorter,
    NothingMoved,
    PhaseBackwards,
    PhasesArePublished,
    SameTwice,
    TimelineBroken,
)
from contest.contests.queries import require_published
from contest.contests.reasons import require_reason
from contest.contests.records import Contest
from contest.contests.reopening import refuse_reopening
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.timeline_check import timeline_problems
from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from contest.errors import SomethingMissing
from contest.phases import PHASES, Phase, beijing, list_phases
from contest.rights import require_organiser
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

MAX_GRACE_S = 3600

_CLEAR = "DELETE FROM contest_phase WHERE contest_id = ?"
_ADD = "INSERT INTO contest_phase (contest_id, kind, opens_at, closes_at, grace_s) VALUES (?, ?, ?, ?, ?)"
_MOVE = "UPDATE contest_phase SET opens_at = ?, closes_at = ? WHERE contest_id = ? AND kind = ?"
_TELL = """
    INSERT INTO phase_change (id, contest_id, kind, edge, old_at, new_at, reason, changed_by, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def set_phases(
    state: State, contest_id: str, phases: Sequence[Phase], *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision. A draft keeps also windows that do not fit yet: `timeline_problems` says what is wrong.

    Raises what `begin_edit` does; PhasesArePublished; SomethingMissing for an unknown phase, SameTwice, PhaseBackwards
    or BadNumber for a grace of more than an hour.
    """
    for phase in phases:
        _check(phase, phases)
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        if contest.status != "draft":
            raise PhasesArePublished()
        tx.execute(_CLEAR, (contest.id,))
        for one in phases:
            tx.execute(_ADD, (contest.id, one.kind, one.opens_at, one.closes_at, one.grace_s))
        facts = {one.kind: [one.opens_at, one.closes_at, one.grace_s] for one in phases}
        return finish_edit(tx, contest, "contest.phases", facts=facts, actor=actor, now=now)


def extend_phase(
    state: State,
    contest_id: str,
    kind: str,
    *,
    closes_at: datetime,
    reason: str,
    actor: str,
    now: datetime,
    calendar: Calendar = WEEKENDS_ONLY,
) -> None:
    """Moves one deadline of a published contest. Raises as `move_phases`."""
    with state.transaction() as tx:
        contest = require_published(tx, contest_id)
        old = {phase.kind: phase for phase in list_phases(tx, contest.id)}
        if kind not in old:
            raise SomethingMissing(what=kind[:100])
        moved = [replace(old[kind], closes_at=closes_at)]
        _move(tx, contest, moved, reason=reason, actor=actor, now=now, calendar=calendar)


def move_phases(
    state: State,
    contest_id: str,
    phases: Sequence[Phase],
    *,
    reason: str,
    actor: str,
    now: datetime,
    calendar: Calendar = WEEKENDS_ONLY,
) -> None:
    """Moves several windows of a published contest at once, since a later deadline often moves what follows.

    phases  the windows that change, as they shall be; their grace stays as it was

    The public reads each moved edge with its reason in `list_phase_changes`. Raises ContestNotFound, ContestNotOpen,
    RoleNeeded, ReasonNeeded, SomethingMissing, SameTwice, PhaseBackwards, NothingMoved, IntoThePast, NeverShorter,
    StaysClosed, or TimelineBroken where the phases would not fit together any more.
    """
    with state.transaction() as tx:
        contest = require_published(tx, contest_id)
        _move(tx, contest, phases, reason=reason, actor=actor, now=now, calendar=calendar)


def shifted(phases: Sequence[Phase], kind: str, closes_at: datetime, *, now: datetime) -> list[Phase]:
    """The windows to move when one deadline moves, and with it by as much everything after it that has not opened.

    What closes together with it, as appeals do with the public notice, goes on closing together.
    For showing to the organiser before `move_phases`. Raises SomethingMissing.
    """
    order = list(PHASES)
    by_kind = {phase.kind: phase for phase in phases}
    if kind not in by_kind:
        raise SomethingMissing(what=kind[:100])
    first = by_kind[kind]
    delta = closes_at - first.closes_at
    after = [phase for phase in phases if order.index(phase.kind) > order.index(kind)]
    together = [replace(one, closes_at=closes_at) for one in after if _ends_with(one, first) and now >= one.opens_at]
    later = [phase for phase in after if now < phase.opens_at]
    moved = [replace(one, opens_at=one.opens_at + delta, closes_at=one.closes_at + delta) for one in later]
    return [replace(first, closes_at=closes_at), *together, *moved]


def _ends_with(one: Phase, other: Phase) -> bool:
    return one.closes_at == other.closes_at


def _move(
    tx: Transaction,
    contest: Contest,
    phases: Sequence[Phase],
    *,
    reason: str,
    actor: str,
    now: datetime,
    calendar: Calendar,
) -> None:
    require_organiser(tx, actor, contest.id)
    said = require_reason(reason)
    old = {phase.kind: phase for phase in list_phases(tx, contest.id)}
    for phase in phases:
        _check(phase, phases)
        if phase.kind not in old:
            raise SomethingMissing(what=phase.kind)
    moves = [move for phase in phases for move in _moves(old[phase.kind], phase)]
    if not moves:
        raise NothingMoved()
    for was, edge, new_at in moves:
        _check_move(tx, contest.id, was, edge, new_at, now)
    _check_whole(contest, list(old.values()), phases, calendar)
    for phase in phases:
        tx.execute(_MOVE, (phase.opens_at, phase.closes_at, contest.id, phase.kind))
    for was, edge, new_at in moves:
        old_at = getattr(was, edge)
        tx.execute(_TELL, (new_id(), contest.id, was.kind, edge, old_at, new_at, said, actor, now))
    facts = {"reason": said, "moved": [[was.kind, edge, getattr(was, edge), new_at] for was, edge, new_at in moves]}
    record_event(tx, actor=actor, action="contest.move_phases", subject=f"contest:{contest.id}", facts=facts, now=now)


def _moves(old: Phase, new: Phase) -> list[tuple[Phase, str, datetime]]:
    """(the phase as it was, edge, new moment) of each edge that changes."""
    edges = ("opens_at", "closes_at")
    return [(old, edge, getattr(new, edge)) for edge in edges if getattr(new, edge) != getattr(old, edge)]


def _check_move(tx: Transaction, contest_id: str, was: Phase, edge: str, new_at: datetime, now: datetime) -> None:
    """Raises IntoThePast, NeverShorter or StaysClosed."""
    state = was.state(now)
    if state != "before" and (edge == "opens_at" or new_at < was.closes_at):
        raise NeverShorter(phase=was.title)
    if new_at <= now:
        raise IntoThePast(phase=was.title, moment=beijing(new_at))
    if state in ("grace", "closed"):
        refuse_reopening(tx, contest_id, was.kind)


def _check_whole(contest: Contest, old: Sequence[Phase], moved: Sequence[Phase], calendar: Calendar) -> None:
    """Raises TimelineBroken with the first problem that was not there before."""
    workdays = contest.settings.publicity_workdays
    new = {**{phase.kind: phase for phase in old}, **{phase.kind: phase for phase in moved}}
    known = timeline_problems(old, publicity_workdays=workdays, calendar=calendar)
    problems = timeline_problems(list(new.values()), publicity_workdays=workdays, calendar=calendar)
    for problem in problems:
        if problem not in known:
            raise TimelineBroken(problem=problem)


def _check(phase: Phase, phases: Sequence[Phase]) -> None:
    """Raises SomethingMissing, SameTwice, PhaseBackwards or BadNumber."""
    if phase.kind not in PHASES:
        raise SomethingMissing(what=phase.kind[:100])
    if sum(one.kind == phase.kind for one in phases) > 1:
        raise SameTwice(what=phase.title)
    if phase.opens_at >= phase.closes_at:
        opens, closes = beijing(phase.opens_at), beijing(phase.closes_at)
        raise PhaseBackwards(phase=phase.title, opens_at=opens, closes_at=closes)
    if not 0 <= phase.grace_s <= MAX_GRACE_S:
        raise BadNumber(field=words.GRACE, least=0, greatest=MAX_GRACE_S)
