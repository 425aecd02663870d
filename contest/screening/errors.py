"""What can go wrong with screening because of a request; sentences are in words.py."""

from contest.screening import words
from core.errors import Conflict, Invalid


class ScreeningReasonUnknown(Invalid):
    """Facts: reasons."""

    sentence = words.REASON_UNKNOWN


class ReturnedBefore(Conflict):
    sentence = words.RETURNED_BEFORE


class TeamAwaitsApproval(Conflict):
    sentence = words.TEAM_AWAITS_APPROVAL


class WorksUndecided(Conflict):
    """Facts: count."""

    sentence = words.WORKS_UNDECIDED


class JudgingIsOpen(Conflict):
    sentence = words.JUDGING_IS_OPEN
