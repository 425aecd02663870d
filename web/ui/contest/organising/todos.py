"""What an organiser should do next for a contest at this moment, from its phases and from what waits."""

from collections.abc import Iterator

from contest.contests.publish_check import missing_for_publication
from contest.contests.publishing import PUBLISH
from contest.contests.queries import list_open_questions
from contest.contests.two_people import find_open_act, list_open_acts
from contest.phases import beijing
from contest.showcase.showcase import is_decided
from contest.teams.queries import list_approval_queue
from web import contest_organiser_words as words
from web.ui.contest.organising.judging_sections import NEXT
from web.ui.contest.organising.section import Todo
from web.ui.contest.visit import ContestVisit


def todos(visit: ContestVisit) -> list[Todo]:
    """What can be done first, then what is going on."""
    found = [*_publication(visit), *_waiting(visit)]
    for more in NEXT:
        found += more(visit)
    return [*found, *_phases(visit)]


def count_teams_waiting(visit: ContestVisit) -> int:
    return len(list_approval_queue(visit.state, visit.contest.id, now=visit.now))


def count_questions_waiting(visit: ContestVisit) -> int:
    return len(list_open_questions(visit.state, visit.contest.id))


def count_acts_waiting(visit: ContestVisit) -> int:
    """Those that this reader may decide: whoever proposed one waits for somebody else."""
    return sum(act.proposed_by != visit.actor for act in list_open_acts(visit.state, visit.contest.id))


def _publication(visit: ContestVisit) -> Iterator[Todo]:
    contest = visit.contest
    if contest.status != "draft":
        return
    missing = missing_for_publication(visit.state, contest, now=visit.now, calendar=visit.calendar)
    if missing:
        yield Todo(words.NOT_READY.filled(count=len(missing)), "editing")
    elif find_open_act(visit.state, contest.id, PUBLISH, f"contest:{contest.id}") is None:
        yield Todo(words.READY, "acts")
    else:
        yield Todo(words.WAITS_FOR_SECOND, "acts")


def _waiting(visit: ContestVisit) -> Iterator[Todo]:
    acts = list_open_acts(visit.state, visit.contest.id)
    own = sum(act.proposed_by == visit.actor for act in acts)
    for said, tab, count in (
        (words.ACTS_WAIT, "acts", len(acts) - own),
        (words.TEAMS_WAIT, "teams", count_teams_waiting(visit)),
        (words.QUESTIONS_WAIT, "news", count_questions_waiting(visit)),
        (words.OWN_ACTS_WAIT, "acts", own),
    ):
        if count:
            yield Todo(said.filled(count=count), tab)


def _phases(visit: ContestVisit) -> Iterator[Todo]:
    if visit.contest.status != "published":
        return
    open_now = [phase for phase in visit.phases if phase.is_open(visit.now)]
    for phase in open_now:
        yield Todo(words.OPEN_NOW.filled(phase=phase.title, moment=beijing(phase.closes_at)))
    ahead = [phase for phase in visit.phases if phase.state(visit.now) == "before"]
    if ahead:
        nearest = min(ahead, key=lambda phase: phase.opens_at)
        yield Todo(words.OPENS_NEXT.filled(phase=nearest.title, moment=beijing(nearest.opens_at)))
    elif not open_now and visit.phases and is_decided(visit.state, visit.contest.id):
        yield Todo(words.ALL_OVER, "acts")
