"""Searching ten and a hundred thousand datasets, beside the same look-up in a bare DuckDB."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from time import perf_counter

import duckdb
import numpy as np
import pyarrow as pa

from bench.records import SUBJECTS, shipped_records, synthetic_records
from bench.report import Line, Section, line_of
from bench.timing import Action, best, side_by_side
from catalog.city import City, read_city
from catalog.records import Dataset
from catalog.search.facets import FACETS
from catalog.search.find import find_datasets
from catalog.search.index import Index, build_index
from catalog.search.query import DatasetQuery
from catalog.search.segment import words_of
from catalog.search.synonyms import read_synonyms

NOW = datetime.fromisoformat("2026-01-01T04:00:00")  # naive UTC
_WORDS = list(SUBJECTS)
_CODED = [facet for facet in FACETS if facet not in ("format", "freshness")]


@dataclass(frozen=True)
class Indexed:
    """What `find_datasets` needs of a snapshot."""

    index: Index


def measure_search(datasets: Path, counts: Sequence[int], repetitions: int) -> Section:
    city = read_city(datasets)
    shipped = shipped_records(datasets, city)
    return Section(
        "Searching the catalogue: 20 hits with marks, the total and nine facets with counts",
        tuple(chain.from_iterable(_lines(datasets, city, shipped, count, repetitions) for count in counts)),
    )


def _lines(datasets: Path, city: City, shipped: Sequence[Dataset], count: int, repetitions: int) -> Iterator[Line]:
    records = list(synthetic_records(count, shipped, city))
    started_at = perf_counter()
    index = build_index(records, city, {}, read_synonyms(datasets))
    build_s = perf_counter() - started_at
    _ = index.text
    words_s = perf_counter() - started_at - build_s
    yield Line(f"j   {count:,} datasets: facets and orders are built", build_s, "s")
    yield Line(f"j   {count:,} datasets: words are read, at first search", words_s, "s")
    floor = SearchFloor(index)
    for name, narrowed in _QUESTIONS.items():
        query = [replace(narrowed, words=word if name != "every dataset" else "") for word in _WORDS]
        ours = _finding(index, query)
        timings = side_by_side({"": ours, **floor.ways(query)}, repetitions)
        mine = timings.pop("")
        aim = "≤ 2.5" if count <= 10_000 else ""
        yield line_of(f"j   {count:,} datasets: {name}", mine, floor=best(timings), aim=aim)
    floor.close()


_QUESTIONS = {
    "a word": DatasetQuery(),
    "a word within a theme": DatasetQuery(theme=("transport",)),
    "every dataset": DatasetQuery(),
}


def _finding(index: Index, queries: Sequence[DatasetQuery]) -> Action:
    snapshot = Indexed(index)
    return lambda n: find_datasets(snapshot, queries[n % len(queries)], now=NOW, lang="zh")


# ---- the floor -----------------------------------------------------------------------------------------------------

_BY_POSTING = """
    SELECT place, sum(weight) AS weight FROM posting
    WHERE list_contains($tokens, token)
    GROUP BY place HAVING count(*) = len($tokens)
"""
_BY_SCAN = "SELECT place, 1.0 AS weight FROM record WHERE contains(title, $word) OR contains(summary, $word)"
_ALL = "SELECT place, 1.0 AS weight FROM record"
_PAGE = """
    SELECT title, summary FROM ({found}) AS f JOIN record USING (place)
    WHERE {theme} ORDER BY f.weight DESC, place LIMIT 20
"""
_TOTAL = "SELECT count(*) FROM ({found}) AS f JOIN record USING (place) WHERE {theme}"
_COUNTS = """
    SELECT {facets}, count(*) FROM ({found}) AS f JOIN record USING (place)
    WHERE {theme} GROUP BY GROUPING SETS ({sets})
"""


class SearchFloor:
    """Page, total and the counts of seven facets by SQL: from a table of postings, and by a scan of the texts."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._tokens = {token: number for number, token in enumerate(index.text.words)}
        self._duckdb = duckdb.connect(":memory:", config={"threads": 2})
        self._duckdb.register("records", _record_table(index.datasets))
        self._duckdb.execute("CREATE TABLE record AS SELECT * FROM records")
        self._duckdb.register("postings", _posting_table(index, self._tokens))
        self._duckdb.execute("CREATE TABLE posting AS SELECT * FROM postings")
        self._duckdb.unregister("postings")

    def ways(self, queries: Sequence[DatasetQuery]) -> dict[str, Action]:
        found = {"postings": _BY_POSTING, "scan": _BY_SCAN} if queries[0].words else {"scan": _ALL}
        return {name: self._asking(sql, queries) for name, sql in found.items()}

    def _asking(self, found: str, queries: Sequence[DatasetQuery]) -> Action:
        words = {
            "found": found,
            "theme": "theme = $theme" if queries[0].theme else "TRUE",
            "facets": ", ".join(_CODED),
            "sets": ", ".join(f"({facet})" for facet in _CODED),
        }
        statements = [sql.format(**words) for sql in (_PAGE, _TOTAL, _COUNTS)]

        def ask(number: int) -> None:
            query = queries[number % len(queries)]
            given = {"tokens": self._pieces(query.words), "word": query.words, "theme": "".join(query.theme)}
            for sql in statements:
                self._duckdb.execute(sql, {n: v for n, v in given.items() if f"${n}" in sql}).fetchall()

        return ask

    def _pieces(self, words: str) -> list[int]:
        """The numbers of the tokens that together are the word."""
        known = [words] if words in self._tokens else [word for word in words_of(words) if word in self._tokens]
        return [self._tokens[word] for word in known]

    def close(self) -> None:
        self._duckdb.close()


def _record_table(datasets: Sequence[Dataset]) -> pa.Table:
    attribute = {"office": "publisher"}
    columns = {facet: [getattr(one, attribute.get(facet, facet)) for one in datasets] for facet in _CODED}
    texts = {"title": [one.title.zh for one in datasets], "summary": [one.summary.zh for one in datasets]}
    return pa.table({"place": np.arange(len(datasets), dtype=np.int32), **texts, **columns})


def _posting_table(index: Index, tokens: dict[str, int]) -> pa.Table:
    """Ordered by token, so that a look-up reads one stretch."""
    found = [(number, posting) for token, number in tokens.items() if (posting := index.text.words.find(token))]
    return pa.table(
        {
            "token": np.repeat(
                np.array([number for number, _ in found], np.int32), [len(posting.places) for _, posting in found]
            ),
            "place": np.concatenate([posting.places for _, posting in found]),
            "weight": np.concatenate([posting.weights for _, posting in found]),
        }
    )
