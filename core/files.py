"""The file store: originals, versions, derived files, in a folder or in an S3-compatible store.

A key is a relative path such as `versions/3f2a…/data.parquet`. A file appears whole or not at all.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from weakref import WeakValueDictionary

from core.errors import BadFileKey, FileMissing
from core.settings import MB, Settings


class Files(Protocol):
    def put(self, key: str, source: Path) -> None: ...
    def put_bytes(self, key: str, content: bytes) -> None: ...
    def read_bytes(self, key: str) -> bytes: ...
    def local_path(self, key: str) -> Path: ...
    def exists(self, key: str) -> bool: ...
    def size(self, key: str) -> int: ...
    def remove(self, key: str) -> None: ...
    def keys(self, prefix: str) -> list[str]: ...
    @property
    def scratch(self) -> Path: ...


def checked_key(key: str) -> str:
    """The key itself. Raises BadFileKey for anything that could leave the store."""
    parts = key.split("/")
    if not key or "\\" in key or "\0" in key or any(part in ("", ".", "..") for part in parts):
        raise BadFileKey(key=key[:100])
    return key


class FolderFiles:
    """Files in a local folder: `local_path` is the very file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.scratch = root.parent / "scratch"
        for folder in (root, self.scratch):
            folder.mkdir(parents=True, exist_ok=True)

    def _path(self, key: str) -> Path:
        return self._root / checked_key(key)

    def put(self, key: str, source: Path) -> None:
        with _whole(self._path(key)) as target:
            shutil.copyfile(source, target)

    def put_bytes(self, key: str, content: bytes) -> None:
        with _whole(self._path(key)) as target:
            target.write_bytes(content)

    def read_bytes(self, key: str) -> bytes:
        return self.local_path(key).read_bytes()

    def local_path(self, key: str) -> Path:
        path = self._path(key)
        if not path.is_file():
            raise FileMissing(key=key)
        return path

    def exists(self, key: str) -> bool:
        return self._path(key).is_file()

    def size(self, key: str) -> int:
        return self.local_path(key).stat().st_size

    def remove(self, key: str) -> None:
        self._path(key).unlink(missing_ok=True)

    def keys(self, prefix: str) -> list[str]:
        folder = self._root / prefix.rpartition("/")[0]
        paths = (p.relative_to(self._root).as_posix() for p in folder.rglob("*") if p.is_file())
        return sorted(key for key in paths if key.startswith(prefix) and not key.endswith(".part"))


class _Turn:
    """A lock that a WeakValueDictionary can hold: it goes when nobody waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class RemoteFiles:
    """Files in an object store, by fsspec. `local_path` is a copy in the local cache, fetched once."""

    _SPARED_S = 600.0  # a copy handed out this recently may still be opened, and is not evicted

    def __init__(self, url: str, cache: Path, *, quota_bytes: int) -> None:
        import fsspec

        self._fs: Any
        self._fs, self._root = fsspec.core.url_to_fs(url)
        self._cache, self._quota_bytes = cache, quota_bytes
        self._guard, self._turns = Lock(), WeakValueDictionary[str, _Turn]()
        self.scratch = cache.parent / "scratch"
        for folder in (cache, self.scratch):
            folder.mkdir(parents=True, exist_ok=True)

    def _address(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{checked_key(key)}"

    def put(self, key: str, source: Path) -> None:
        self._fs.put_file(str(source), self._address(key))

    def put_bytes(self, key: str, content: bytes) -> None:
        self._fs.pipe_file(self._address(key), content)

    def read_bytes(self, key: str) -> bytes:
        try:
            return bytes(self._fs.cat_file(self._address(key)))
        except FileNotFoundError:
            raise FileMissing(key=key) from None

    def local_path(self, key: str) -> Path:
        path = self._cache / checked_key(key)
        with self._turn_of(key):
            if not path.is_file():
                self._fetch(key, path)
            os.utime(path)
        return path

    def _turn_of(self, key: str) -> "_Turn":
        """One fetch of a key at a time; different keys do not wait for each other."""
        with self._guard:
            return self._turns.setdefault(key, _Turn())

    def _fetch(self, key: str, path: Path) -> None:
        try:
            with _whole(path) as target:
                self._fs.get_file(self._address(key), str(target))
        except FileNotFoundError:
            raise FileMissing(key=key) from None
        _evict(self._cache, self._quota_bytes, spared_s=self._SPARED_S, newest=path)

    def exists(self, key: str) -> bool:
        self._fs.invalidate_cache()
        return bool(self._fs.isfile(self._address(key)))

    def size(self, key: str) -> int:
        try:
            return int(self._fs.info(self._address(key), refresh=True)["size"])
        except FileNotFoundError:
            raise FileMissing(key=key) from None

    def remove(self, key: str) -> None:
        (self._cache / checked_key(key)).unlink(missing_ok=True)
        if self.exists(key):
            self._fs.rm_file(self._address(key))

    def keys(self, prefix: str) -> list[str]:
        self._fs.invalidate_cache()
        root = self._root.rstrip("/") + "/"
        addresses = self._fs.find(root + prefix.rpartition("/")[0])
        return sorted(key for a in addresses if (key := a.removeprefix(root)).startswith(prefix))


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A temporary file that takes the place of `path` once it is complete and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _evict(folder: Path, quota_bytes: int, *, spared_s: float, newest: Path) -> None:
    """Removes the copies used longest ago until the folder fits its quota."""
    now = newest.stat().st_mtime
    copies = sorted((p.stat().st_mtime, p.stat().st_size, p) for p in folder.rglob("*") if p.is_file())
    total = sum(size for _, size, _ in copies)
    for used_at, size, path in copies:
        if total <= quota_bytes or now - used_at < spared_s:
            return
        path.unlink(missing_ok=True)
        total -= size


def open_files(settings: Settings) -> Files:
    root = settings.files_root
    if root.startswith("s3://"):
        return RemoteFiles(root, settings.data_dir.resolve() / "cache", quota_bytes=settings.cache_quota_mb * MB)
    return FolderFiles(Path(root.removeprefix("file://")))
