"""What founding, joining, leading and leaving a team can refuse, one class a case."""

from contest.teams import words
from core.errors import Conflict, Forbidden, Invalid, NotFound


class ConfirmToEnter(Forbidden):
    sentence = words.CONFIRM_TO_ENTER


class AlreadyInTeam(Conflict):
    """Facts: team, its name."""

    sentence = words.ALREADY_IN_TEAM


class NotInTeam(Conflict):
    sentence = words.NOT_IN_TEAM


class UnknownCategory(Invalid):
    """Facts: category, as given; categories, a `Text`."""

    sentence = words.UNKNOWN_CATEGORY


class TeamNameLength(Invalid):
    """Facts: minimum, maximum, length, in characters."""

    sentence = words.TEAM_NAME_LENGTH


class TeamNameTaken(Conflict):
    """Facts: name."""

    sentence = words.TEAM_NAME_TAKEN


class TeamWordsUnreadable(Invalid):
    """Facts: field, a `Text`."""

    sentence = words.TEAM_WORDS_UNREADABLE


class TeamWordsTooLong(Invalid):
    """Facts: field, a `Text`; maximum, length, in characters."""

    sentence = words.TEAM_WORDS_TOO_LONG


class TeamFull(Conflict):
    """Facts: team, its name; size, maximum."""

    sentence = words.TEAM_FULL


class TeamTooSmall(Conflict):
    """Facts: size, minimum."""

    sentence = words.TEAM_TOO_SMALL


class TeamLocked(Conflict):
    """Facts: closed_at (Beijing time, as text)."""

    sentence = words.TEAM_LOCKED


class HandOverFirst(Conflict):
    sentence = words.HAND_OVER_FIRST


class OnlyWithdrawal(Conflict):
    sentence = words.ONLY_WITHDRAWAL


class NotOneself(Conflict):
    sentence = words.NOT_ONESELF


class LeadsAlready(Conflict):
    sentence = words.LEADS_ALREADY


class JudgingBindsTeam(Conflict):
    sentence = words.JUDGING_BINDS_TEAM


class ResultsBindTeam(Conflict):
    sentence = words.RESULTS_BIND_TEAM


class InvitationNotFound(NotFound):
    sentence = words.INVITATION_NOT_FOUND


class InvitationExpired(Conflict):
    """Facts: expired_at (Beijing time, as text)."""

    sentence = words.INVITATION_EXPIRED


class InvitationUsed(Conflict):
    sentence = words.INVITATION_USED


class InvitationRevoked(Conflict):
    sentence = words.INVITATION_REVOKED


class InvitationDeclined(Conflict):
    sentence = words.INVITATION_DECLINED


class InvitationForAnother(Forbidden):
    sentence = words.INVITATION_FOR_ANOTHER


class AlreadyInvited(Conflict):
    """Facts: expires_at (Beijing time, as text)."""

    sentence = words.ALREADY_INVITED


class MemberAlready(Conflict):
    sentence = words.MEMBER_ALREADY


class TooManyInvitations(Conflict):
    """Facts: maximum."""

    sentence = words.TOO_MANY_INVITATIONS


class AnsweredAlready(Conflict):
    """Facts: status, a `Text`."""

    sentence = words.ANSWERED_ALREADY


class TeamNotLooking(Conflict):
    """Facts: team, its name."""

    sentence = words.TEAM_NOT_LOOKING


class AskedAlready(Conflict):
    sentence = words.ASKED_ALREADY


class TooManyRequestsToJoin(Conflict):
    """Facts: maximum."""

    sentence = words.TOO_MANY_REQUESTS_TO_JOIN


class ApplicantInTeam(Conflict):
    sentence = words.APPLICANT_IN_TEAM


class ApplicantNotReady(Conflict):
    """Facts: problem, a `Text`: the sentence that the person would read."""

    sentence = words.APPLICANT_NOT_READY
