"""A DuckDB of its own for imports: limited like the others, and gone, with its memory, when the work is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY_MB = 512


@contextmanager
def open_workbench(
    scratch: Path, *, memory_mb: int = MEMORY_MB, threads: int = 2
) -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory connection whose big sorts spill into `scratch`."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory_mb}MB",
        "threads": threads,
        "temp_directory": str(scratch / "import-temp"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    connection = duckdb.connect(":memory:", config=config)
    try:
        yield connection
    finally:
        connection.close()
