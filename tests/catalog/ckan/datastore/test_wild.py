"""Whatever is sent, the answer is rows or a refusal that says which parameter was wrong."""

import json
import random
from typing import Any

import pytest

from catalog.ckan.datastore import changing
from catalog.ckan.datastore.dump import dump
from catalog.ckan.datastore.search import search
from core.errors import PortalError
from tests.builders import NOW
from tests.catalog.ckan.datastore.asking import Desk

pytestmark = pytest.mark.slow

TRIES = 250
COLUMNS = ("名称", "n", "x", "d", "m", "b", "l", "j", "c", "_id", "rank", "nowhere", "$or", "$and", "$$n")
SCALARS = (
    *(None, True, False, 0, -1, 2.5, 1e308, float("nan"), float("inf"), 10**30, "", " ", "a", "药店", "2020-01-01"),
    *(
        "08:00",
        "true",
        "[1]",
        "{}",
        '{"a":',
        "\ud800",
        "\0",
        "'",
        '"',
        ";--",
        "(",
        "[",
        "\\",
        "%",
        "x" * 300,
        "1e5",
        "١",
    ),
)
OPERATORS = ("a", "&", "|", "!", "(", ")", "药店", ":*", "'", "<->", "the", "1")
FORMATS = ("csv", "tsv", "json", "xml", "ndjson", "parquet", "xlsx", "geojson")


class Chance:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def value(self, depth: int = 0) -> Any:
        if depth < 3 and self._random.random() < 0.3:
            inner = [self.value(depth + 1) for _ in range(self._random.randint(0, 3))]
            names = ["gt", "gte", "lt", "lte", "eq", *COLUMNS]
            return inner if self._random.random() < 0.5 else {self._random.choice(names): one for one in inner}
        return self._random.choice(SCALARS)

    def words(self) -> Any:
        text = " ".join(self._random.choices(OPERATORS, k=self._random.randint(1, 6)))
        return self._random.choice([text, self.value(), {self._random.choice(COLUMNS): text}])

    def sort(self) -> Any:
        ways = ("", " asc", " desc", " nulls last", " desc nulls first", " sideways")
        clauses = [self._random.choice(COLUMNS) + self._random.choice(ways) for _ in range(self._random.randint(1, 3))]
        return self._random.choice([", ".join(clauses), clauses, self.value()])

    def params(self) -> dict[str, Any]:
        makers = {
            "filters": lambda: {self._random.choice(COLUMNS): self.value()},
            "q": self.words,
            "full_text": self.words,
            "sort": self.sort,
            "fields": lambda: self._random.choice([self.value(), self._random.sample(COLUMNS, 2)]),
            "plain": lambda: self._random.choice([True, False]),
            "include_next_page": lambda: True,
        }
        makers |= dict.fromkeys(("limit", "offset", "distinct", "records_format", "include_total"), self.value)
        return {name: make() for name, make in makers.items() if self._random.random() < 0.3}

    def record(self) -> dict[str, Any]:
        return {self._random.choice(COLUMNS): self.value() for _ in range(3)}

    def format(self) -> str:
        return self._random.choice(FORMATS)


@pytest.fixture(scope="module")
def table(desk: Desk) -> str:
    made = desk.make(
        "名称 text, n int, x numeric, d date, m timestamp, b bool, l text[], j json, c time",
        {"名称": "a b", "n": 1, "x": 2.5, "d": "2020-01-01", "m": "2020-01-01", "b": True, "l": ["x"], "j": {"a": 1}},
        {"名称": "药店", "n": 2},
        primary_key=["n"],
    )
    desk.upsert(made, {"n": 5, "c": "08:00"})
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_makes_it_stumble(desk: Desk, table: str, seed: int):
    chance, statuses = Chance(seed), list[int]()
    for _ in range(TRIES):
        params = chance.params()
        write = {"resource_id": table, "records": [chance.record()], "method": "upsert", "dry_run": True}
        for act in (
            lambda: json.loads(search(desk.catalogue, {"resource_id": table, **params}, None).json),  # noqa: B023
            lambda: dump(desk.catalogue, desk.table(table), {**params, "format": chance.format()}),  # noqa: B023
            lambda: changing.upsert(desk.catalogue, write, account=desk.administrator, now=NOW),  # noqa: B023
        ):
            try:
                act()
                statuses.append(200)
            except PortalError as refusal:
                statuses.append(refusal.status)

    assert max(statuses) < 500
    assert statuses.count(200) > TRIES / 4
    assert desk.ids(table) == [1, 2, 3]
