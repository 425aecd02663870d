"""The one folder that workers can read: public tables that were asked for, under names that say nothing."""

import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from threading import Lock

from catalog.records import Version
from catalog.sandbox.child import TABLES
from core.files import Files

_SPARED = 4  # tables at least that stay however small the quota: a join needs several


class Shelf:
    """Files `t/<version>.parquet` in a folder of its own: links to the stored files, or copies where none can be made.

    A version never changes, and its id is made of its content: the name tells nothing but that.
    """

    def __init__(self, files: Files, *, quota_bytes: int) -> None:
        self._files, self._quota_bytes = files, quota_bytes
        self._lock = Lock()
        self.folder = Path(tempfile.mkdtemp(prefix="sql-", dir=files.scratch))
        self._tables = self.folder / TABLES
        self._tables.mkdir()
        for each in (self.folder, self._tables):
            each.chmod(0o755)  # a worker that is nobody reads here

    def put(self, version: Version) -> str:
        """The path of the version's rows as a worker sees it. Raises FileMissing or FilesUnavailable."""
        path = self._tables / f"{version.id}.parquet"
        with self._lock:
            is_new = not path.exists()
            if is_new:
                _place(self._files.local_path(version.parquet_key), path)
            os.utime(path)  # asked for now
            if is_new:
                self._make_room()
        return f"{TABLES}/{path.name}"

    def put_rows(self, version: Version, write: Callable[[Path], None]) -> str:
        """The same for rows that are in no file yet; `write` makes one. The id of the version names their moment."""
        path = self._tables / f"{version.id}.parquet"
        with self._lock:
            if not path.exists():
                part = path.with_suffix(".part")
                write(part)
                part.chmod(0o644)
                part.replace(path)
                self._make_room()
            os.utime(path)
        return f"{TABLES}/{path.name}"

    def keep_only(self, version_ids: Collection[str]) -> None:
        """Takes away every table but those: what was withdrawn, closed or replaced."""
        with self._lock:
            for path in self._tables.iterdir():
                if path.stem not in version_ids:
                    path.unlink()

    def _make_room(self) -> None:
        """Takes away what was asked for longest ago. A worker that still reads it has it open."""
        found = sorted(((path.stat(), path) for path in self._tables.iterdir()), key=lambda one: -one[0].st_mtime)
        total = 0
        for place, (facts, path) in enumerate(found):
            total += facts.st_size
            if total > self._quota_bytes and place >= _SPARED:
                path.unlink()

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _place(source: Path, path: Path) -> None:
    """A second name for the same bytes where the file system can, else a copy."""
    with suppress(OSError):
        os.link(source, path)
        return
    part = path.with_suffix(".part")
    shutil.copyfile(source, part)
    part.chmod(0o644)
    part.replace(path)
