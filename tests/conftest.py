"""Real engines for the tests: DuckDB, a PostgreSQL server of our own, a folder, a local S3 server."""

import pytest

from tests.servers import files, postgres_server, s3_url, state

__all__ = ["files", "postgres_server", "s3_url", "state"]

_SLOW_FOLDERS = {"e2e", "ui", "exports", "publishing"}  # a browser, whole pages, hundreds of imports and files


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _SLOW_FOLDERS & set(item.path.parent.parts) and "tests" in item.path.parts:
            item.add_marker(pytest.mark.slow)
