"""What can go wrong when rows are written one by one."""

from catalog.live import words
from core.errors import Conflict, Invalid, NotFound


class RowsRefused(Invalid):
    """Nothing of the batch was written.

    about     what of the request is wrong: records, key or table
    problem   what is wrong with it, in English, for a program
    row       which of the records, counted from 0
    """

    sentence = words.ROWS_REFUSED

    def __init__(self, about: str, problem: str, row: int | None = None) -> None:
        self.about, self.problem, self.row = about, problem, row
        super().__init__(problem=problem)


class TableNotReady(NotFound):
    """Facts: name."""

    sentence = words.TABLE_NOT_READY


class TableChanged(Conflict):
    """No facts."""

    sentence = words.TABLE_CHANGED
