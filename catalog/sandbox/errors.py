"""What can be wrong with SQL from a stranger, one class a case; sentences are in words.py."""

from catalog.sandbox import words
from core.errors import Forbidden, Invalid, TooLarge, Unavailable


class SqlEmpty(Invalid):
    """Facts: example, the name of a table."""

    sentence = words.SQL_EMPTY


class SqlTooLong(Invalid):
    """Facts: length, limit, in characters."""

    sentence = words.SQL_TOO_LONG


class SqlNotOne(Invalid):
    """Facts: count."""

    sentence = words.SQL_NOT_ONE


class SqlNotSelect(Invalid):
    """Facts: found, the kind of statement."""

    sentence = words.SQL_NOT_SELECT


class SqlSyntax(Invalid):
    """Facts: problem, a `Text`, or DuckDB's words, which are English."""

    sentence = words.SQL_SYNTAX


class SqlTooDeep(Invalid):
    """No facts."""

    sentence = words.SQL_TOO_DEEP


class SqlUnknownTable(Invalid):
    """Facts: table; suggestions, a `Text`."""

    sentence = words.SQL_UNKNOWN_TABLE


class SqlUnknownColumn(Invalid):
    """Facts: column; columns, those of the tables that were named, the likeliest first."""

    sentence = words.SQL_UNKNOWN_COLUMN


class SqlFailed(Invalid):
    """Anything else that DuckDB refuses. Facts: problem, in its words."""

    sentence = words.SQL_FAILED


class SqlNotAllowed(Forbidden):
    """A function or table that is not for strangers. Facts: what."""

    sentence = words.SQL_NOT_ALLOWED


class SqlTooSlow(Unavailable):
    """Facts: seconds, the limit."""

    sentence = words.SQL_TOO_SLOW


class SqlTooMuchMemory(Unavailable):
    """Facts: megabytes, the limit."""

    sentence = words.SQL_TOO_MUCH_MEMORY


class SqlAnswerTooBig(TooLarge):
    """Facts: megabytes, the limit."""

    sentence = words.SQL_ANSWER_TOO_BIG


class SqlTooWide(Invalid):
    """Facts: count, limit, of columns."""

    sentence = words.SQL_TOO_WIDE


class SqlQueueFull(Unavailable):
    """Facts: retry_after_s."""

    sentence = words.SQL_QUEUE_FULL


class SqlQueueFullOfYou(Unavailable):
    """Facts: count, of this client's queries that wait; retry_after_s."""

    sentence = words.SQL_QUEUE_FULL_OF_YOU


class SqlUnavailable(Unavailable):
    """No worker could be started. Facts: retry_after_s."""

    sentence = words.SQL_UNAVAILABLE
