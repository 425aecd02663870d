"""How often something may be tried: counts by key and window of time in state, so that every replica counts together.

Keys are kept as hashes: the table does not tell who came from where.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from core.ids import secret_hash
from core.people.errors import TooManyAttempts
from core.state import State, Transaction

_COUNT = """
    INSERT INTO attempt (key, window_at, hits)
    VALUES (?, ?, 1)
    ON CONFLICT (key, window_at) DO UPDATE SET hits = attempt.hits + 1
"""
_HITS = "SELECT hits FROM attempt WHERE key = ? AND window_at = ?"
_TAKE_BACK = "UPDATE attempt SET hits = hits - 1 WHERE key = ? AND window_at = ? AND hits > 0"
_FORGET = "DELETE FROM attempt WHERE window_at < ?"
_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts in each `window`, counted from the start of the day."""

    name: str
    most: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try under a limit: `Attempt(SIGN_IN, address, network)` counts for this pair alone."""

    limit: Limit
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        return secret_hash("\0".join((self.limit.name, *self.parts)))

    def window_at(self, now: datetime) -> datetime:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (now - midnight) // self.limit.window * self.limit.window


SIGN_IN = Limit("sign-in", 10, timedelta(minutes=15))  # one address from one network, or from one known browser
SIGN_IN_OF_NETWORK = Limit("sign-in-network", 100, timedelta(minutes=15))  # a school behind one address
MAIL_TO_ADDRESS = Limit("mail", 3, timedelta(hours=1))  # links that strangers could have sent to somebody
FORMS_OF_NETWORK = Limit("forms", 200, timedelta(hours=1))  # registering and forgetting: a class does so together
LINKS_OF_NETWORK = Limit("links", 60, timedelta(minutes=15))
PASSWORD_OF_ACCOUNT = Limit("password", 10, timedelta(minutes=15))  # asked again of who is signed in


def count_attempts(state: State, attempts: Sequence[Attempt], *, now: datetime) -> None:
    """Counts one more try under each; counts nothing when one of them is used up. Raises TooManyAttempts."""
    with state.transaction() as tx:
        for attempt in attempts:
            count_attempt(tx, attempt, now=now)


def count_attempt(tx: Transaction, attempt: Attempt, *, now: datetime) -> None:
    """Raises TooManyAttempts, with which the transaction of the caller ends."""
    if is_used_up(tx, attempt, now=now):
        wait_s = ceil((attempt.window_at(now) + attempt.limit.window - now).total_seconds())
        raise TooManyAttempts(minutes=ceil(wait_s / 60), retry_after_s=wait_s)
    tx.execute(_COUNT, (attempt.key, attempt.window_at(now)))


def is_used_up(tx: Transaction | State, attempt: Attempt, *, now: datetime) -> bool:
    found = tx.row(_HITS, (attempt.key, attempt.window_at(now)))
    return found is not None and found[0] >= attempt.limit.most


def take_back_attempts(tx: Transaction, attempts: Sequence[Attempt], *, now: datetime) -> None:
    """What succeeded does not count: a class that signs in together is no attack."""
    for attempt in attempts:
        tx.execute(_TAKE_BACK, (attempt.key, attempt.window_at(now)))


def forget_old_attempts(tx: Transaction, *, now: datetime) -> None:
    tx.execute(_FORGET, (now - _LONGEST,))
