"""What results and appeals can refuse, one class a case."""

from contest.results import words
from core.errors import Conflict, Forbidden, Invalid, NotFound


class ResultNotPublic(NotFound):
    """No facts: whoever asks does not learn whether there is one."""

    sentence = words.RESULT_NOT_PUBLIC


class ScoresChangedMeanwhile(Conflict):
    sentence = words.SCORES_CHANGED_MEANWHILE


class NothingToRank(Conflict):
    sentence = words.NOTHING_TO_RANK


class WinnersNotVerified(Conflict):
    """Facts: count, of checks that are missing or failed."""

    sentence = words.WINNERS_NOT_VERIFIED


class DeliberationNeeded(Conflict):
    """Facts: count, of works."""

    sentence = words.DELIBERATION_NEEDED


class NoticeTooShort(Conflict):
    """Facts: days, needed, closes_at (Beijing time, as text)."""

    sentence = words.NOTICE_TOO_SHORT


class AppealsStillOpen(Conflict):
    """Facts: count."""

    sentence = words.APPEALS_STILL_OPEN


class ResultOutdated(Conflict):
    sentence = words.RESULT_OUTDATED


class NotLastStage(Conflict):
    sentence = words.NOT_LAST_STAGE


class LastStage(Conflict):
    sentence = words.LAST_STAGE


class UnknownCheck(Invalid):
    """Facts: item, items."""

    sentence = words.UNKNOWN_CHECK


class WorkHasNoPrize(Conflict):
    sentence = words.WORK_HAS_NO_PRIZE


class UnknownGrounds(Invalid):
    """Facts: grounds, a `Text` that lists them."""

    sentence = words.UNKNOWN_GROUNDS


class AppealBadLength(Invalid):
    """Facts: minimum, maximum, length, in characters."""

    sentence = words.APPEAL_BAD_LENGTH


class AppealNeedsAccount(Forbidden):
    sentence = words.APPEAL_NEEDS_ACCOUNT


class NothingToObjectTo(Conflict):
    sentence = words.NOTHING_TO_OBJECT_TO


class AppealAlreadyOpen(Conflict):
    sentence = words.APPEAL_ALREADY_OPEN


class AppealNotFound(NotFound):
    """No facts: whoever asks does not learn whether there is one."""

    sentence = words.APPEAL_NOT_FOUND


class UnknownOutcome(Invalid):
    """Facts: outcomes."""

    sentence = words.UNKNOWN_OUTCOME


class InvolvedInAppeal(Forbidden):
    """Facts: reason, a `Text`."""

    sentence = words.INVOLVED_IN_APPEAL


class PanelNeeded(Forbidden):
    sentence = words.PANEL_NEEDED


class BadRuling(Invalid):
    """Facts: problem, a `Text`."""

    sentence = words.BAD_RULING
