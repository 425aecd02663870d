"""Answers kept in memory: a version never changes, so what was answered once about it may be answered again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

Answer = TypeVar("Answer")


class Answers:
    """A cache of (version, request) → answer under a quota in bytes; what was used longest ago goes first.

    An answer must be immutable, since every caller gets the same object. Two threads that ask at once may both
    compute it: the answers are equal.
    """

    def __init__(self, quota_bytes: int) -> None:
        self._quota_bytes, self._used_bytes = quota_bytes, 0
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._guard = Lock()

    def get(self, key: Hashable, compute: Callable[[], Answer], size_of: Callable[[Answer], int]) -> Answer:
        """The kept answer, or a fresh one, which is kept when it takes less than a tenth of the quota."""
        kept = self.find(key)
        if kept is not None:
            return cast(Answer, kept)
        answer = compute()
        self.keep(key, answer, size_of(answer))
        return answer

    def find(self, key: Hashable) -> object | None:
        with self._guard:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: Hashable, answer: object, size_bytes: int) -> None:
        """Nothing happens to an answer that would take a tenth of the quota or more."""
        size_bytes += 500  # the key and the book-keeping
        if size_bytes * 10 > self._quota_bytes:
            return
        with self._guard:
            _, replaced_bytes = self._kept.pop(key, (None, 0))
            self._kept[key] = (answer, size_bytes)
            self._used_bytes += size_bytes - replaced_bytes
            while self._used_bytes > self._quota_bytes:
                _, (_, freed_bytes) = self._kept.popitem(last=False)
                self._used_bytes -= freed_bytes

    def clear(self) -> None:
        with self._guard:
            self._kept.clear()
            self._used_bytes = 0
