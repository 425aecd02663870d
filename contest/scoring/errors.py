"""What the mathematics of judging can refuse, one class a case; sentences are in words.py."""

from contest.scoring import words
from core.errors import Conflict, Invalid


class MarkOffGrid(Invalid):
    """Facts: criterion, mark, maximum, step."""

    sentence = words.MARK_OFF_GRID


class MarksIncomplete(Invalid):
    """Facts: missing, names of criteria."""

    sentence = words.MARKS_INCOMPLETE


class CriterionUnknown(Invalid):
    """Facts: criterion, a key."""

    sentence = words.CRITERION_UNKNOWN


class RubricUnsound(Invalid):
    """Facts: total, the sum of the weights that count."""

    sentence = words.RUBRIC_UNSOUND


class AssignmentImpossible(Conflict):
    """Facts: obstacles (a `Text`, one sentence each). `details` holds them as records for a table."""

    sentence = words.ASSIGNMENT_IMPOSSIBLE
    details: tuple[object, ...] = ()


class BundleUnreadable(Invalid):
    """Facts: problem (a `Text`)."""

    sentence = words.BUNDLE_UNREADABLE
