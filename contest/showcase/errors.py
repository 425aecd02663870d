"""What the gallery can refuse, one class a case; sentences are in words.py."""

from contest.showcase import words
from core.errors import Conflict, Invalid, NotFound


class ShownWorkNotFound(NotFound):
    sentence = words.SHOWN_WORK_NOT_FOUND


class ResultsNotFinal(Conflict):
    sentence = words.RESULTS_NOT_FINAL


class ContestShowsNoWorks(Conflict):
    sentence = words.CONTEST_SHOWS_NO_WORKS


class WorkNotShowable(Conflict):
    """Facts: status, a `Text`."""

    sentence = words.WORK_NOT_SHOWABLE


class HiddenByOrganiser(Conflict):
    """Facts: reason."""

    sentence = words.HIDDEN_BY_ORGANISER


class AlreadyHidden(Conflict):
    sentence = words.ALREADY_HIDDEN


class NotHidden(Conflict):
    sentence = words.NOT_HIDDEN


class FollowUpNotFound(NotFound):
    sentence = words.FOLLOW_UP_NOT_FOUND


class FollowUpNotDue(Conflict):
    """Facts: due_at (Beijing time, as text)."""

    sentence = words.FOLLOW_UP_NOT_DUE


class UnknownFollowUpState(Invalid):
    """Facts: state, states."""

    sentence = words.UNKNOWN_FOLLOW_UP_STATE
