"""The sections of the console from screening to certificates, and the acts of two people that belong to them.

The place to extend: a `Section` a line in JUDGING, an `ActKind` a line in ACTS under the kind the domain gives it, and
in NEXT a function that says what comes next. Empty until they are there: the console shows what comes before.
"""

from collections.abc import Callable, Iterable, Mapping

from web.ui.contest.organising.section import ActKind, Section, Todo
from web.ui.contest.visit import ContestVisit

JUDGING: tuple[Section, ...] = ()
ACTS: Mapping[str, ActKind] = {}
NEXT: tuple[Callable[[ContestVisit], Iterable[Todo]], ...] = ()
