"""Files made on the first request and kept: each can be rebuilt, so the ones used longest ago make room.

A file is made once even when many ask at the same moment, appears whole or not at all, and is not
sent away while it may still be opened by whoever asked for it.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from core.disk import room_on_disk
from core.errors import FileMissing
from core.files import Files, sha256_of
from core.turns import Turns

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


class Derived:
    """The derived files of this process under a quota; `clock` counts seconds."""

    def __init__(self, files: Files, *, quota_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._files, self._quota_bytes, self._clock = files, quota_bytes, clock
        self._guard = Lock()
        self._turns = Turns()
        self._entries: dict[str, _Entry] | None = None

    def get(self, name: str, make: Callable[[Path], None]) -> Kept:
        """The file kept under `name`, which `make` writes to the path it is given when there is none yet.

        Raises DiskFull, and what `make` raises.
        """
        key = PREFIX + name
        with self._turns.of(key):
            found = self._find(key)
            if found is not None:
                return found
            made = self._made(key, make)
        self._make_room()
        return made

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
            entry.sha256 = sha256_of(path)
        return Kept(path, entry.size_bytes, entry.sha256)

    def _made(self, key: str, make: Callable[[Path], None]) -> Kept:
        scratch = self._files.scratch
        with room_on_disk(), tempfile.TemporaryDirectory(dir=scratch, prefix="derived-") as folder:
            part = Path(folder) / "made"
            make(part)
            size_bytes, sha256 = part.stat().st_size, sha256_of(part)
            self._files.put(key, part)
        with self._guard:
            self._ledger()[key] = _Entry(size_bytes, self._clock(), sha256)
        return Kept(self._files.local_path(key), size_bytes, sha256)

    def _ledger(self) -> dict[str, _Entry]:
        """What is kept; at first what earlier processes left, as used long ago."""
        if self._entries is None:
            left = self._files.sizes(PREFIX)
            self._entries = {key: _Entry(size_bytes, float("-inf")) for key, size_bytes in left.items()}
        return self._entries

    def _make_room(self) -> None:
        for key in self._struck_off():
            with self._turns.of(key):
                if not self._is_kept(key):  # not made again meanwhile
                    self._files.remove(key)

    def _struck_off(self) -> list[str]:
        """The keys over the quota, taken off the ledger: removing may be slow, and nobody else waits for it."""
        struck: list[str] = []
        with self._guard:
            entries = self._ledger()
            total = sum(entry.size_bytes for entry in entries.values())
            for key in sorted(entries, key=lambda key: entries[key].used_at):
                if total <= self._quota_bytes or self._clock() - entries[key].used_at < SPARED_S:
                    break
                total -= entries.pop(key).size_bytes
                struck.append(key)
        return struck

    def _is_kept(self, key: str) -> bool:
        with self._guard:
            return key in self._ledger()
