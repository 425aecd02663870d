"""How the demonstration is told: stories that say when they act, played in the order of time.

A story yields the moment of its next act and goes on when it is that moment's turn. Three contests overlap, so that
their stories are played side by side: every command gets the `now` at which it would have been given, and the audit
chain reads forward.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heapify, heappop, heappush

from catalog.catalogue import Catalogue
from contest.contests.moments import from_beijing
from contest.demonstration.plans import Windows
from contest.phases import Phase
from core.clock import as_local
from core.files import Files
from core.state import State

Story = Generator[datetime, None, None]  # each moment is later than the one before
Wait = Generator[datetime, None, datetime]


@dataclass(frozen=True)
class Stage:
    """Where everything is, what day it is, and who is who: {key of a person: account id}."""

    catalogue: Catalogue
    public_url: str
    today: datetime  # midnight in Beijing of the day of the installation, as naive Beijing time
    people: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> State:
        return self.catalogue.state

    @property
    def files(self) -> Files:
        return self.catalogue.files

    def moment(self, day: int, hour: int, minute: int = 0) -> datetime:
        """A day counted from the installation and an hour of Beijing, as naive UTC."""
        return from_beijing(self.today + timedelta(days=day, hours=hour, minutes=minute))

    def at(self, day: int, hour: int, minute: int = 0) -> Wait:
        """Waits until then: `now = yield from stage.at(-20, 9)`."""
        moment = self.moment(day, hour, minute)
        yield moment
        return moment

    def phases(self, windows: Windows) -> list[Phase]:
        return [
            Phase(kind, self.moment(opens, opens_hour), self.moment(closes, closes_hour))
            for kind, (opens, opens_hour, closes, closes_hour) in windows.items()
        ]

    def year_of(self, day: int) -> int:
        return (self.today + timedelta(days=day)).year


def stage_for(catalogue: Catalogue, *, public_url: str, now: datetime) -> Stage:
    midnight = datetime.combine(as_local(now).date(), time())
    return Stage(catalogue, public_url, midnight)


def play(stories: Iterable[Story], *, until: datetime, tell: Callable[[datetime], None] | None = None) -> None:
    """Plays the stories to their ends in the order of their moments, none of which lies after `until`."""
    waiting = [(moment, place, story) for place, story in enumerate(stories) if (moment := next(story, None))]
    heapify(waiting)
    while waiting:
        moment, place, story = heappop(waiting)
        assert moment <= until, moment  # noqa: S101 — a story of ours would act in the future
        if tell:
            tell(moment)
        following = next(story, None)
        if following is not None:
            assert following >= moment, following  # noqa: S101 — a story of ours would go back
            heappush(waiting, (following, place, story))
