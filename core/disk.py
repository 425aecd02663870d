"""What can go wrong with the disk: a folder that cannot be written to, no room left."""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import DataDirUnusable, DiskFull

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FULL_IN_WORDS = ("No space left on device", "Disk quota exceeded")  # how DuckDB passes it on


def make_data_dir(path: Path) -> None:
    """Makes the folder where there is none. Raises DataDirUnusable when nothing can be written there, or DiskFull."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as refused:
        if is_full(refused):
            raise DiskFull() from refused
        raise DataDirUnusable(path=path, problem=refused.strerror or refused) from refused


@contextmanager
def room_on_disk() -> Iterator[None]:
    """Turns the lack of room into DiskFull."""
    try:
        yield
    except Exception as failed:
        if is_full(failed):
            raise DiskFull() from failed
        raise


def is_full(error: BaseException) -> bool:
    """Whether an error, of Python or of a library, says that there is no room left.

    >>> is_full(OSError(28, "No space left on device")), is_full(OSError(2, "No such file or directory"))
    (True, False)
    """
    if isinstance(error, OSError):
        return error.errno in _FULL
    return any(words in str(error) for words in _FULL_IN_WORDS)
