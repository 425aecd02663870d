"""Files made on the first request and kept: each can be rebuilt, so the ones used longest ago make room.

A file is made once even when many ask at the same moment, appears whole or not at all, and is not
sent away while it may still be opened by whoever asked for it.
"""

import hashlib
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from core.errors import FileMissing
from core.files import Files

PREFIX = "derived/"
SPARED_S = 600.0  # a file handed out this recently may not be open yet; one that is open outlives its name


@dataclass(frozen=True, slots=True)
class Kept:
    path: Path
    size_bytes: int
    sha256: str


@dataclass(slots=True)
class _Entry:
    size_bytes: int
    used_at: float
    sha256: str | None = None


class _Turn:
    """A lock that goes when nobody waits for it."""

    def __init__(self) -> None:
        self.lock = Lock()


class Derived:
    """The derived files of this process under a quota; `clock` counts seconds."""

    def __init__(self, files: Files, *, quota_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._files, self._quota_bytes, self._clock = files, quota_bytes, clock
        self._guard = Lock()
        self._turns = WeakValueDictionary[str, _Turn]()
        self._entries: dict[str, _Entry] | None = None

    def get(self, name: str, make: Callable[[Path], None]) -> Kept:
        """The file kept under `name`, which `make` writes to the path it is given when there is none yet."""
        key = PREFIX + name
        turn = self._turn_of(key)
        with turn.lock:
            found = self._find(key)
            if found is not None:
                return found
            made = self._made(key, make)
        self._make_room()
        return made

    def _turn_of(self, key: str) -> _Turn:
        with self._guard:
            return self._turns.setdefault(key, _Turn())

    def _find(self, key: str) -> Kept | None:
        with self._guard:
            entry = self._ledger().get(key)
            if entry is None:
                return None
            entry.used_at = self._clock()
        try:
            path = self._files.local_path(key)
        except FileMissing:
            return None
        if entry.sha256 is None:  # made by an earlier process
            entry.sha256 = _sha256(path)
        return Kept(path, entry.size_bytes, entry.sha256)

    def _made(self, key: str, make: Callable[[Path], None]) -> Kept:
        with tempfile.TemporaryDirectory(dir=self._files.scratch, prefix="derived-") as folder:
            part = Path(folder) / "made"
            make(part)
            size_bytes, sha256 = part.stat().st_size, _sha256(part)
            self._files.put(key, part)
        with self._guard:
            self._ledger()[key] = _Entry(size_bytes, self._clock(), sha256)
        return Kept(self._files.local_path(key), size_bytes, sha256)

    def _ledger(self) -> dict[str, _Entry]:
        """What is kept; at first what earlier processes left, as used long ago."""
        if self._entries is None:
            keys = self._files.keys(PREFIX)
            self._entries = {key: _Entry(self._files.size(key), float("-inf")) for key in keys}
        return self._entries

    def _make_room(self) -> None:
        with self._guard:
            entries = self._ledger()
            total = sum(entry.size_bytes for entry in entries.values())
            oldest_first = sorted(entries, key=lambda key: entries[key].used_at)
            for key in oldest_first:
                if total <= self._quota_bytes or self._clock() - entries[key].used_at < SPARED_S:
                    return
                total -= entries.pop(key).size_bytes
                self._files.remove(key)


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
