"""What a visitor or a client can cause: a code, the facts, and a sentence that says what to do next.

Anything that is not a `PortalError` is a bug and is left to crash.
"""

import re

from core import words
from core.words import Lang, Text


class PortalError(Exception):
    """Base of every error with a sentence of its own. Leaf classes set `sentence`, whose blanks are the facts."""

    status = 400
    sentence: Text

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.say("en"))

    @classmethod
    def code(cls) -> str:
        """The class name in snake case: `UnknownColumn` → `unknown_column`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def say(self, lang: Lang) -> str:
        """The sentence with its facts; a fact that is itself a `Text` is said in the same language."""
        return self.sentence.say(lang, **self.facts)


class Invalid(PortalError):
    status = 400


class Forbidden(PortalError):
    status = 403


class NotFound(PortalError):
    status = 404


class Conflict(PortalError):
    status = 409


class TooLarge(PortalError):
    status = 413


class Unavailable(PortalError):
    status = 503


class BadSetting(Invalid):
    sentence = words.BAD_SETTING


class DemoIsLocal(Invalid):
    sentence = words.DEMO_IS_LOCAL


class StateInUse(Unavailable):
    sentence = words.STATE_IN_USE


class StateUnavailable(Unavailable):
    """At the start. Facts: address, without the password."""

    sentence = words.STATE_UNAVAILABLE


class StateAway(Unavailable):
    """Later on. No facts: visitors read it, and where the database is does not concern them."""

    sentence = words.STATE_AWAY


class StateUnreadable(Unavailable):
    """Facts: path, problem."""

    sentence = words.STATE_UNREADABLE


class DataDirUnusable(Invalid):
    """Facts: path, problem."""

    sentence = words.DATA_DIR_UNUSABLE


class DiskFull(Unavailable):
    """No facts: visitors read it too."""

    sentence = words.DISK_FULL


class FilesUnavailable(Unavailable):
    """No facts: visitors read it too."""

    sentence = words.FILES_UNAVAILABLE


class StateIsNewer(Conflict):
    sentence = words.STATE_IS_NEWER


class FileMissing(NotFound):
    sentence = words.FILE_MISSING


class BadFileKey(Invalid):
    sentence = words.BAD_FILE_KEY
