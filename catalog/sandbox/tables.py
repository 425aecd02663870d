"""The tables that SQL can name: every public one, by its id and by names that can be written without quotes.

`<dataset>` is the first table of a dataset, `<dataset>__<table>` any of them where there are several, both with
`_` for what cannot stand in a name; the slug as it is (in quotes) and the id of the resource (in quotes) work too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from catalog.quoting import quoted
from catalog.records import Dataset, Field, Resource, Version
from catalog.sandbox.reserved import RESERVED

MOST_SUGGESTED = 5
_NO_WORD = re.compile(r"\W+")
_PLAIN = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class SqlTable:
    """A table with its current version. `name` is the one to write, `names` all that work, in small letters."""

    name: str
    names: tuple[str, ...]
    dataset: Dataset
    resource: Resource
    version: Version

    @property
    def written(self) -> str:
        """The name as it stands in a statement."""
        return written(self.name)

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.version.fields


@dataclass(frozen=True)
class SqlTables:
    """All of one revision, in the order of their datasets."""

    all: tuple[SqlTable, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, SqlTable]:
        """Where two claim a name, it is the first one's whose own name it is, else the first one's."""
        found = {table.name.lower(): table for table in reversed(self.all)}
        for table in self.all:
            for name in table.names:
                found.setdefault(name, table)
        return found

    @cached_property
    def version_ids(self) -> frozenset[str]:
        return frozenset(table.version.id for table in self.all)

    def find(self, name: str) -> SqlTable | None:
        return self._by_name.get(name.lower())

    def like(self, name: str) -> list[SqlTable]:
        """What may have been meant: by the title or a part of the name, else by its spelling."""
        word = name.lower()
        named = [table for table in self.all if word and (word in table.name or word in _titles(table))]
        close = get_close_matches(word, list(self._by_name), MOST_SUGGESTED, 0.7)
        spelt = [self._by_name[one] for one in close]
        return list({table.name: table for table in (*spelt, *named)}.values())[:MOST_SUGGESTED]


def tables_of(datasets: Iterable[Dataset]) -> SqlTables:
    return SqlTables(tuple(table for dataset in datasets for table in _tables_of(dataset)))


def _tables_of(dataset: Dataset) -> Iterator[SqlTable]:
    """A closed dataset and one without rows have none."""
    short, is_first = as_name(dataset.slug), True
    has_several = len(dataset.resources) > 1
    for resource in dataset.resources:
        if resource.version is None or dataset.is_closed:
            continue
        long = f"{short}__{as_name(resource.name)}"
        more = (short, dataset.slug.lower()) if is_first else ()
        names = (resource.id.lower(), long, *more)
        yield SqlTable(long if has_several else short, names, dataset, resource, resource.version)
        is_first = False


def as_name(text: str) -> str:
    """
    >>> as_name("hotline-12345"), as_name("公交 线路.csv")
    ('hotline_12345', '公交_线路_csv')
    """
    return _NO_WORD.sub("_", text).lower()


def written(name: str) -> str:
    """A name as it can stand in SQL: in quotes only where it must.

    >>> written("bus_routes"), written("2025_trips"), written("order"), written("名称")
    ('bus_routes', '"2025_trips"', '"order"', '名称')
    """
    return name if _PLAIN.fullmatch(name) and name.lower() not in RESERVED else quoted(name)


def _titles(table: SqlTable) -> str:
    titles = (table.dataset.title, table.resource.title)
    return "\n".join(f"{title.zh}\n{title.en}" for title in titles).lower()
