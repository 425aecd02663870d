"""What judging can refuse, one class a case; sentences are in words.py."""

from contest.judging import words
from core import errors


class JudgeInTeam(errors.Conflict):
    sentence = words.JUDGE_IN_TEAM


class JudgeAlready(errors.Conflict):
    sentence = words.JUDGE_ALREADY


class JudgeInvitationNotFound(errors.NotFound):
    """No facts: a wrong secret and a used one look the same."""

    sentence = words.JUDGE_INVITATION_NOT_FOUND


class JudgeInvitationExpired(errors.Conflict):
    """Facts: expired_at (Beijing time, as text)."""

    sentence = words.JUDGE_INVITATION_EXPIRED


class JudgeNotConfirmed(errors.Forbidden):
    sentence = words.JUDGE_NOT_CONFIRMED


class PledgeNeeded(errors.Invalid):
    sentence = words.PLEDGE_NEEDED


class BadExpertise(errors.Invalid):
    sentence = words.BAD_EXPERTISE


class BadLoad(errors.Invalid):
    """Facts: maximum."""

    sentence = words.BAD_LOAD


class JudgeNotDone(errors.Conflict):
    """Facts: count of works without a submitted review."""

    sentence = words.JUDGE_NOT_DONE


class TickingOver(errors.Conflict):
    """Facts: since (Beijing time, as text)."""

    sentence = words.TICKING_OVER


class ConflictNotFound(errors.NotFound):
    sentence = words.CONFLICT_NOT_FOUND


class NothingToAssign(errors.Conflict):
    sentence = words.NOTHING_TO_ASSIGN


class StageIsPairwise(errors.Conflict):
    sentence = words.STAGE_IS_PAIRWISE


class StageIsNotPairwise(errors.Conflict):
    sentence = words.STAGE_IS_NOT_PAIRWISE


class UnknownFlag(errors.Invalid):
    """Facts: key."""

    sentence = words.UNKNOWN_FLAG


class CommentNeeded(errors.Invalid):
    """Facts: criteria (`Text`), minimum (characters)."""

    sentence = words.COMMENT_NEEDED


class CommentTooLong(errors.TooLarge):
    """Facts: maximum (characters)."""

    sentence = words.COMMENT_TOO_LONG


class ReviewChangedMeanwhile(errors.Conflict):
    sentence = words.REVIEW_CHANGED_MEANWHILE


class ScoresFrozen(errors.Conflict):
    sentence = words.SCORES_FROZEN


class ScoresNotFrozen(errors.Conflict):
    sentence = words.SCORES_NOT_FROZEN


class TooFewReviews(errors.Conflict):
    """Facts: count, minimum, codes (blind codes)."""

    sentence = words.TOO_FEW_REVIEWS


class SamePairTwice(errors.Conflict):
    sentence = words.SAME_PAIR_TWICE
