"""Changes of state as tables: what is not in the table is refused with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from contest.errors import NotAllowedNow
from core.words import Text


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one kind of thing and the acts that lead from one to another.

    thing      what it is called in a sentence
    statuses   {status: its name}
    acts       {act: its name, as in “cannot …”}
    moves      {(status, act): next status}
    """

    thing: Text
    statuses: Mapping[str, Text]
    acts: Mapping[str, Text]
    moves: Mapping[tuple[str, str], str]

    def allows(self, status: str, act: str) -> bool:
        return (status, act) in self.moves

    def after(self, status: str, act: str) -> str:
        """The status that follows. Raises NotAllowedNow."""
        if not self.allows(status, act):
            raise NotAllowedNow(thing=self.thing, status=self.statuses[status], act=self.acts[act])
        return self.moves[status, act]
