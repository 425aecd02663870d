"""Real engines for the tests: DuckDB, a PostgreSQL server of our own, a folder, a local S3 server."""

from tests.servers import files, postgres_server, s3_url, state

__all__ = ["files", "postgres_server", "s3_url", "state"]
