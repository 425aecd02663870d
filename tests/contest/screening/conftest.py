"""The file store of the works."""

from tests.contest.works.conftest import store

__all__ = ["store"]
