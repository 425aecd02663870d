"""The file store: originals, versions, derived files, in a folder or in an S3-compatible store.

A key is a relative path such as `versions/3f2a…/data.parquet`. A file appears whole or not at all.
"""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from core.disk import make_data_dir, room_on_disk
from core.errors import BadFileKey, FileMissing, FilesUnavailable
from core.settings import MB, Settings
from core.turns import Turns

_PATIENCE = {"connect_timeout": 5, "read_timeout": 60, "retries": {"max_attempts": 2}}  # of an S3 client
_ABANDONED_S = 86_400.0  # a temporary file that nobody touched for a day belonged to a process that was killed


class Files(Protocol):
    """What both stores do.

    put, put_bytes   replace what is there, whole or not at all
    local_path       a file to read, never to write; from a remote store, a copy
    sizes            {key: bytes} of the keys that begin with `prefix`, sorted; `keys` are theirs
    scratch          a local folder for temporary files; what is a day old in it is removed when the store is opened

    `read_bytes`, `local_path` and `size` raise FileMissing; a key that could leave the store raises BadFileKey;
    writing raises DiskFull, and everything FilesUnavailable when a remote store does not answer.
    """

    def put(self, key: str, source: Path) -> None: ...
    def put_bytes(self, key: str, content: bytes) -> None: ...
    def read_bytes(self, key: str) -> bytes: ...
    def local_path(self, key: str) -> Path: ...
    def exists(self, key: str) -> bool: ...
    def size(self, key: str) -> int: ...
    def remove(self, key: str) -> None: ...
    def sizes(self, prefix: str) -> dict[str, int]: ...
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

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root, self.scratch = root, scratch
        _prepare(root, scratch)

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

    def sizes(self, prefix: str) -> dict[str, int]:
        folder = self._root / prefix.rpartition("/")[0]
        found = {p.relative_to(self._root).as_posix(): p for p in folder.rglob("*") if p.is_file()}
        wanted = sorted(key for key in found if key.startswith(prefix) and not key.endswith(".part"))
        return {key: found[key].stat().st_size for key in wanted}

    def keys(self, prefix: str) -> list[str]:
        return list(self.sizes(prefix))


class RemoteFiles:
    """Files in an object store, by fsspec. `local_path` is a copy in the local cache, fetched once."""

    _SPARED_S = 600.0  # a copy handed out this recently may still be opened, and is not evicted

    def __init__(self, url: str, cache: Path, scratch: Path, *, quota_bytes: int) -> None:
        import fsspec
        from botocore.exceptions import BotoCoreError

        self._fs: Any
        self._fs, self._root = fsspec.core.url_to_fs(url, config_kwargs=_PATIENCE)
        self._failures = (OSError, BotoCoreError)
        self._cache, self._quota_bytes = cache, quota_bytes
        self._turns = Turns()
        self.scratch = scratch
        _prepare(cache, scratch)

    def _address(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{checked_key(key)}"

    @contextmanager
    def _answering(self, key: str) -> Iterator[None]:
        """Turns what the store says into FileMissing, FilesUnavailable, or DiskFull for the disk of the copies."""
        try:
            with room_on_disk():
                yield
        except FileNotFoundError:
            raise FileMissing(key=key) from None
        except self._failures as failed:
            raise FilesUnavailable() from failed

    def put(self, key: str, source: Path) -> None:
        with self._replacing(key) as address:
            self._fs.put_file(str(source), address)

    def put_bytes(self, key: str, content: bytes) -> None:
        with self._replacing(key) as address:
            self._fs.pipe_file(address, content)

    @contextmanager
    def _replacing(self, key: str) -> Iterator[str]:
        """The address to write to; the copy of what stood there before is no longer served."""
        address = self._address(key)
        with self._turns.of(key), self._answering(key):
            yield address
            (self._cache / key).unlink(missing_ok=True)

    def read_bytes(self, key: str) -> bytes:
        address = self._address(key)
        with self._answering(key):
            return bytes(self._fs.cat_file(address))

    def local_path(self, key: str) -> Path:
        path = self._cache / checked_key(key)
        with self._turns.of(key):
            if not path.is_file():
                self._fetch(key, path)
            os.utime(path)
        return path

    def _fetch(self, key: str, path: Path) -> None:
        with self._answering(key), _whole(path) as target:
            self._fs.get_file(self._address(key), str(target))
        _evict(self._cache, self._quota_bytes, spared_s=self._SPARED_S, newest=path)

    def exists(self, key: str) -> bool:
        address = self._address(key)
        with self._answering(key):
            self._fs.invalidate_cache()
            return bool(self._fs.isfile(address))

    def size(self, key: str) -> int:
        address = self._address(key)
        with self._answering(key):
            return int(self._fs.info(address, refresh=True)["size"])

    def remove(self, key: str) -> None:
        (self._cache / checked_key(key)).unlink(missing_ok=True)
        if self.exists(key):
            with self._answering(key):
                self._fs.rm_file(self._address(key))

    def sizes(self, prefix: str) -> dict[str, int]:
        root = self._root.rstrip("/") + "/"
        with self._answering(prefix):
            self._fs.invalidate_cache()
            found = self._fs.find(root + prefix.rpartition("/")[0], detail=True)
        sizes = {address.removeprefix(root): int(info["size"]) for address, info in found.items()}
        return {key: sizes[key] for key in sorted(sizes) if key.startswith(prefix)}

    def keys(self, prefix: str) -> list[str]:
        return list(self.sizes(prefix))


def sha256_of(path: Path) -> str:
    """The checksum of a file's bytes, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _prepare(store: Path, scratch: Path) -> None:
    """Makes both folders, and removes what processes that were killed left in them."""
    for folder, pattern in ((store, "*.part"), (scratch, "*")):
        make_data_dir(folder)
        _remove_abandoned(folder, pattern)


def _remove_abandoned(folder: Path, pattern: str) -> None:
    before = time.time() - _ABANDONED_S
    with suppress(FileNotFoundError):  # another process finishes with its own while we look
        old = [path for path in folder.rglob(pattern) if path.lstat().st_mtime < before]
        for path in sorted(old, reverse=True):  # what is in a folder before the folder
            if path.is_symlink() or not path.is_dir():
                path.unlink(missing_ok=True)
            elif not any(path.iterdir()):
                path.rmdir()


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A temporary file that takes the place of `path` once it is complete and on the disk."""
    with room_on_disk():
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
    root, here = settings.files_root, settings.data_dir.resolve()
    if root.startswith("s3://"):
        return RemoteFiles(root, here / "cache", here / "scratch", quota_bytes=settings.cache_quota_mb * MB)
    return FolderFiles(Path(root.removeprefix("file://")), here / "scratch")
