"""Real engines for the tests: DuckDB, a PostgreSQL server of our own, a folder, a local S3 server."""

import pytest

from tests.servers import files, postgres_server, s3_url, state

__all__ = ["files", "postgres_server", "s3_url", "state"]

# A browser, whole pages, hundreds of imports and files, or a state of its own for each of hundreds of tests.
_SLOW_FOLDERS = set(
    "e2e ui leaks exports publishing people mail contests teams works screening judging results certificates "
    "statistics voting showcase demonstration sandbox live ckan rows_api describe".split()
)

# What takes minutes: a whole season, every page as every role, long random walks, two portals moved here, bombs.
_SEASON = {"season", "leaks", "dumps", "test_seasons.py", "test_contest_pages.py", "test_crowd.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _SLOW_FOLDERS & set(item.path.parent.parts) and "tests" in item.path.parts:
            item.add_marker(pytest.mark.slow)
        if _SEASON & set(item.path.parts) and "tests" in item.path.parts:
            item.add_marker(pytest.mark.season)
