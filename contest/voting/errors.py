"""What public voting can refuse, one class a case; sentences are in words.py."""

from contest.voting import words
from core.errors import Conflict, Forbidden, Invalid, NotFound


class PollNotFound(NotFound):
    sentence = words.POLL_NOT_FOUND


class PollAlreadyMade(Conflict):
    sentence = words.POLL_ALREADY_MADE


class PollRulesFrozen(Conflict):
    """Facts: opens_at (Beijing time, as text)."""

    sentence = words.POLL_RULES_FROZEN


class BadPollRules(Invalid):
    """Facts: problem, a `Text`."""

    sentence = words.BAD_POLL_RULES


class VoterNotConfirmed(Forbidden):
    sentence = words.VOTER_NOT_CONFIRMED


class OfficialsDoNotVote(Forbidden):
    """Facts: role, a `Text`."""

    sentence = words.OFFICIALS_DO_NOT_VOTE


class WorkNotInPoll(Conflict):
    sentence = words.WORK_NOT_IN_POLL


class OwnWorkChosen(Forbidden):
    sentence = words.OWN_WORK_CHOSEN


class TooManyChoices(Invalid):
    """Facts: maximum, count, excess."""

    sentence = words.TOO_MANY_CHOICES


class TooManyCredits(Invalid):
    """Facts: spent, credits."""

    sentence = words.TOO_MANY_CREDITS


class MalformedVotes(Invalid):
    sentence = words.MALFORMED_VOTES


class EmptyBallot(Invalid):
    sentence = words.EMPTY_BALLOT


class NoBallot(NotFound):
    sentence = words.NO_BALLOT


class CountsHidden(Forbidden):
    sentence = words.COUNTS_HIDDEN


class PollAlreadyPublished(Conflict):
    sentence = words.POLL_ALREADY_PUBLISHED


class BallotNotFound(NotFound):
    sentence = words.BALLOT_NOT_FOUND


class UnknownBallotOutcome(Invalid):
    sentence = words.UNKNOWN_BALLOT_OUTCOME


class TooManyAlone(Conflict):
    """Facts: limit, done."""

    sentence = words.TOO_MANY_ALONE


class BallotsUndecided(Conflict):
    """Facts: count."""

    sentence = words.BALLOTS_UNDECIDED


class BallotsUnchecked(Conflict):
    """Facts: count."""

    sentence = words.BALLOTS_UNCHECKED


class VotesNotVerified(Conflict):
    sentence = words.VOTES_NOT_VERIFIED
