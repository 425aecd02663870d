"""What certificates can refuse, one class a case."""

from contest.certificates import words
from core.errors import Conflict, NotFound


class CertificateNotFound(NotFound):
    """Facts: code, as it was asked for."""

    sentence = words.CERTIFICATE_NOT_FOUND


class ResultNotFinal(Conflict):
    """Facts: status, a `Text`."""

    sentence = words.RESULT_NOT_FINAL


class NothingToIssue(Conflict):
    sentence = words.NOTHING_TO_ISSUE
