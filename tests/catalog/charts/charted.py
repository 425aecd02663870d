"""A table for the tests of charts: its version has a real profile, and one function asks for marks."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from catalog.charts import ChartSpec, chart_rows
from catalog.publishing.profile import profile_table
from catalog.records import Field, Resource
from catalog.rows.grammar import parse_row_query
from core.words import Text
from tests.catalog.tables import add_version, open_engine


class Charted:
    """A published table; `draw` gives the marks as dicts."""

    def __init__(self, folder: Path, fields: Sequence[Field], rows: Sequence[Sequence[Any]], **facts: Any) -> None:
        self.engine, self.files = open_engine(folder)
        version = add_version(self.files, fields, rows)
        with duckdb.connect() as connection:
            profile = profile_table(connection, self.files.local_path(version.parquet_key), fields)
        self.version = replace(version, profile=profile)
        self.resource = Resource(
            id="r", name="t", title=Text("表", "Table"), description=Text("", ""), fields=tuple(fields),
            version=self.version, **facts,
        )  # fmt: skip

    def table(self, spec: ChartSpec, *pairs: tuple[str, str]) -> Any:
        query = parse_row_query(pairs, self.version.fields)
        return chart_rows(self.engine, self.files, self.version, spec, query)

    def draw(self, spec: ChartSpec, *pairs: tuple[str, str]) -> list[dict[str, Any]]:
        return self.table(spec, *pairs).to_pylist()
