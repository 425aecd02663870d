"""The sections of the console from screening to certificates, and the acts of two people that belong to them."""

from collections.abc import Callable, Iterable, Mapping

from contest.contests.records import TwoPersonAct
from contest.screening.deciding import confirm_rejection
from contest.screening.queries import REJECTION
from web import contest_console_words as words
from web.ui.contest.organising.assigning import show_assigning
from web.ui.contest.organising.conflicts import show_conflicts
from web.ui.contest.organising.judges import show_judges
from web.ui.contest.organising.judging_parts import named_works, public_url
from web.ui.contest.organising.progress import show_progress
from web.ui.contest.organising.screening import count_to_screen, show_screening
from web.ui.contest.organising.section import ActKind, Section, Todo
from web.ui.contest.visit import ContestVisit

JUDGING: tuple[Section, ...] = (
    Section("screening", words.SCREENING, show_screening, count_to_screen),
    Section("judges", words.JUDGES_TAB, show_judges),
    Section("conflicts", words.CONFLICTS, show_conflicts),
    Section("assigning", words.ASSIGNING, show_assigning),
    Section("progress", words.PROGRESS, show_progress),
)


def _about_work(visit: ContestVisit, act: TwoPersonAct) -> str:
    work_id = str(act.facts.get("work_id", ""))
    return named_works(visit).get(work_id, work_id)


ACTS: Mapping[str, ActKind] = {
    REJECTION: ActKind(
        words.ACT_REJECT,
        lambda visit, act: confirm_rejection(
            visit.state, act.id, actor=visit.actor, public_url=public_url(visit), now=visit.now
        ),
        _about_work,
    ),
}


def _screening(visit: ContestVisit) -> Iterable[Todo]:
    if count := count_to_screen(visit):
        yield Todo(words.SCREENING_WAITS.filled(count=count), "screening")


NEXT: tuple[Callable[[ContestVisit], Iterable[Todo]], ...] = (_screening,)
