"""What any part of the contest can refuse, one class a case; parts have errors of their own beside these."""

from contest import words
from core.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable


class NotAllowedNow(Conflict):
    """A change of state that is not in the table. Facts: thing, status, act, each a `Text`."""

    sentence = words.NOT_ALLOWED_NOW


class WindowNotOpenYet(Conflict):
    """Facts: phase (`Text`), opens_at (Beijing time, as text)."""

    sentence = words.WINDOW_NOT_OPEN_YET


class WindowClosed(Conflict):
    """Facts: phase (`Text`), closed_at (Beijing time, as text)."""

    sentence = words.WINDOW_CLOSED


class PhaseStillOpen(Conflict):
    """Facts: phase (`Text`), closes_at (Beijing time, as text)."""

    sentence = words.PHASE_STILL_OPEN


class ContestNotFound(NotFound):
    """Facts: id, as it was asked for."""

    sentence = words.CONTEST_NOT_FOUND


class NoContestYet(NotFound):
    sentence = words.NO_CONTEST_YET


class ContestNotOpen(Conflict):
    """A draft, cancelled or archived contest. Facts: title, status, each a `Text`."""

    sentence = words.CONTEST_NOT_OPEN


class NotYours(Forbidden):
    """No facts: whoever asks learns nothing about what exists."""

    sentence = words.NOT_YOURS


class SomethingMissing(NotFound):
    """Facts: what, the id as it was asked for."""

    sentence = words.SOMETHING_MISSING


class NeedsSecondPerson(Forbidden):
    sentence = words.NEEDS_SECOND_PERSON


class AlreadyProposed(Conflict):
    sentence = words.ALREADY_PROPOSED


class ReasonNeeded(Invalid):
    """Facts: minimum, a number of characters."""

    sentence = words.REASON_NEEDED


class FontMissing(Unavailable):
    """Facts: line, the command that installs it."""

    sentence = words.FONT_MISSING
