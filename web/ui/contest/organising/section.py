"""What the console is put together from: sections, what comes next, and kinds of acts that take two people."""

from collections.abc import Callable
from dataclasses import dataclass

from contest.contests.records import TwoPersonAct
from core.words import Text
from web.ui.contest.visit import ContestVisit


def no_badge(_: ContestVisit) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the console, `?tab=<key>`. `badge`: how many things wait in it for an organiser."""

    key: str
    title: Text
    show: Callable[[ContestVisit], None]
    badge: Callable[[ContestVisit], int] = no_badge


@dataclass(frozen=True, slots=True)
class Todo:
    """A sentence on what comes next, and the section where it is done; without one it is only told."""

    said: Text
    tab: str = ""


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act that one organiser proposes and another confirms.

    confirm    the command of the domain that decides the act and does what follows
    about      what it is about, beside its title: a team's name, say
    turn_down  the command that refuses it with a reason; None: refusing it changes nothing else
    """

    title: Text
    confirm: Callable[[ContestVisit, TwoPersonAct], object]
    about: Callable[[ContestVisit, TwoPersonAct], str] = lambda _visit, _act: ""
    turn_down: Callable[[ContestVisit, TwoPersonAct, str], object] | None = None
