"""A question to the rows of a table, as a record."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.rows.conditions import Condition
from catalog.rows.operators import OPERATORS


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one column; the values as they were written."""

    column: str
    operator: str = "eq"
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows and columns, in what order, or in what groups. Equal questions are equal records.

    filters   all of them hold; two filters that take any of several values become one for the same column
    sort      (column, is it descending), most important first; in groups also the name of a measure
    columns   empty: all of them
    measures  (function, column), column None for `count`; empty with `group_by`: `count`
    where     a further condition, of the kinds that a list of filters cannot say
    nulls_first  the sorted columns whose empty cells come first
    """

    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    columns: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    measures: tuple[tuple[str, str | None], ...] = ()
    search: str | None = None
    where: Condition | None = None
    nulls_first: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        directions = dict(reversed(self.sort))
        names = dict.fromkeys(column for column, _ in self.sort)
        object.__setattr__(self, "filters", _merged(self.filters))
        object.__setattr__(self, "sort", tuple((name, directions[name]) for name in names))
        object.__setattr__(self, "columns", tuple(dict.fromkeys(self.columns)))
        object.__setattr__(self, "group_by", tuple(dict.fromkeys(self.group_by)))
        object.__setattr__(self, "measures", tuple(dict.fromkeys(self.measures)))
        object.__setattr__(self, "search", (self.search or "").strip() or None)

    @property
    def is_grouped(self) -> bool:
        return bool(self.group_by or self.measures)

    @property
    def narrows(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.filters or self.search or self.where is not None)

    @property
    def rows_only(self) -> "RowQuery":
        """The same rows in the same order, whatever of them is shown."""
        return replace(self, columns=(), group_by=(), measures=())

    @property
    def unordered(self) -> "RowQuery":
        """The same rows, in whatever order."""
        return replace(self.rows_only, sort=(), nulls_first=())


def _merged(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """The filters without repetition, with the values of one column and operator brought together."""
    merged: dict[tuple[object, ...], tuple[str, ...]] = {}
    for one in filters:
        takes_any = OPERATORS[one.operator].takes == "any"
        key = (one.column, one.operator) if takes_any else (one.column, one.operator, one.values)
        merged[key] = tuple(dict.fromkeys(merged.get(key, ()) + one.values))
    return tuple(Filter(str(key[0]), str(key[1]), values) for key, values in merged.items())


def measure_name(function: str, column: str | None) -> str:
    """The column of the answer.

    >>> measure_name("sum", "passengers"), measure_name("count", None)
    ('sum_passengers', 'count')
    """
    return function if column is None else f"{function}_{column}"
