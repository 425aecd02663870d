"""Why no assignment exists, in words an organiser can act on."""

from collections.abc import Iterable
from dataclasses import dataclass

from contest.scoring.program import Program
from contest.scoring.request import Request
from contest.scoring.words import NOBODY, OBSTACLES
from core.words import Text


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason.

    kind     a key of `words.OBSTACLES`
    work     the work it is about; None when it is about all together
    judges   those who are kept out by a conflict, or who are full
    """

    kind: str
    needed: int
    available: int
    work: str | None = None
    judges: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        return self.needed - self.available

    @property
    def text(self) -> Text:
        return OBSTACLES[self.kind].filled(
            work=self.work,
            needed=self.needed,
            available=self.available,
            missing=self.missing,
            judges=Text("、".join(self.judges), ", ".join(self.judges)) if self.judges else NOBODY,
        )


def explain_impossible(request: Request) -> list[Obstacle]:
    """What stands in the way of an assignment, by work; empty when one exists.

    What can be counted work by work comes first; when nothing is found so, the program is solved with as few reviews
    missing as possible, and the works that then miss some are named.
    """
    return count_obstacles(request) or list(_crowded(request))


def count_obstacles(request: Request) -> list[Obstacle]:
    """What can be counted work by work. That there is nothing does not yet mean that an assignment exists."""
    return list(_counted(request))


def _counted(request: Request) -> Iterable[Obstacle]:
    eligible: dict[str, list[str]] = {work: [] for work in sorted(request.works)}
    for judge, work in request.eligible():
        eligible[work].append(judge)
    for work, judges in eligible.items():
        yield from _about_work(request, work, judges)
    needed = sum(request.missing(work) for work in request.works)
    room = sum(request.room(judge) for judge in request.judges)
    if room < needed:
        yield Obstacle("capacity", needed, room)


def _about_work(request: Request, work: str, judges: list[str]) -> Iterable[Obstacle]:
    conflicted = tuple(sorted({judge for judge, about in request.conflicts if about == work} & request.judges.keys()))
    kept_by = {judge for judge, about in request.fixed if about == work}
    wrongly_kept = tuple(sorted(judge for judge in kept_by if (judge, work) in request.conflicts))
    missing = request.missing(work)
    if wrongly_kept:
        yield Obstacle("kept", 0, 0, work, wrongly_kept)
    if len(judges) < missing:
        yield Obstacle("judges", request.need, request.need - missing + len(judges), work, conflicted)
    elif request.avoid_same_affiliation and (found := _voices(request, judges, kept_by)) < missing:
        yield Obstacle("affiliations", request.need, request.need - missing + found, work)
    experts = request.experts
    if experts is not None and missing and not any((judge, work) in experts for judge in {*judges, *kept_by}):
        yield Obstacle("experts", 1, 0, work, conflicted)


def _voices(request: Request, judges: Iterable[str], kept_by: Iterable[str]) -> int:
    """How many of the judges can review one work together: one of each affiliation, everyone without one."""
    taken = {request.judges.get(judge) for judge in kept_by}
    affiliations = [request.judges[judge] for judge in judges]
    return len({one for one in affiliations if one} - taken) + sum(not one for one in affiliations)


def _crowded(request: Request) -> Iterable[Obstacle]:
    program = Program(request)
    short, chosen = program.shortage()
    for work, missing in sorted(short.items()):
        judges = tuple(judge for judge, about in program.pairs if about == work and (judge, work) not in chosen)
        yield Obstacle("crowded", request.need, request.need - missing, work, judges)
