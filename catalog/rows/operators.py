"""The ways to filter and to measure a column: SQL, words and types of each come from one row of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.records import Field
from catalog.rows.values import Value, parse_value
from core.words import Text

Takes = Literal["nothing", "one", "any"]  # values: none · exactly one · one or more

_TEXT = frozenset({"string", "yearmonth"})
_NUMBER = frozenset({"integer", "number"})
_ORDERED = _NUMBER | _TEXT | {"date", "datetime", "time", "year"}
_EVERY = _ORDERED | {"boolean"}


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to filter.

    sql         {column} is quoted for us; {value} is one parameter, {values} a list of them
    types       the types of Table Schema it may be used with
    takes       how many values
    takes_end   a day without a time means its last moment (“up to 31 January” includes that day)
    holds_text  a cell that meets it holds the value as a piece
    words       the condition as a sentence; label  as an entry of a menu
    """

    sql: str
    types: frozenset[str]
    takes: Takes
    label: Text
    words: Text
    takes_end: bool = False
    holds_text: bool = False

    def condition(self, column: str, texts: Sequence[str], field: Field) -> tuple[str, list[Value]]:
        """SQL with a `?` for each value, and the values, typed. Raises BadValue or QueryTooLong."""
        values = [parse_value(text, field, is_end=self.takes_end) for text in texts]
        blanks = ", ".join("?" * len(values))
        return self.sql.format(column=column, value="?", values=blanks), values


OPERATORS: dict[str, Operator] = {
    "eq": Operator(
        "{column} IN ({values})",
        _EVERY,
        "any",
        Text("等于", "is"),
        Text("{column} 是 {value}", "{column} is {value}"),
    ),
    "ne": Operator(
        "({column} IS NULL OR {column} NOT IN ({values}))",
        _EVERY,
        "any",
        Text("不等于", "is not"),
        Text("{column} 不是 {value}", "{column} is not {value}"),
    ),
    "in": Operator(
        "{column} IN ({values})",
        _EVERY,
        "any",
        Text("是其中之一", "is one of"),
        Text("{column} 是 {value} 之一", "{column} is one of {value}"),
    ),
    "gt": Operator(
        "{column} > {value}",
        _ORDERED,
        "one",
        Text("大于（晚于）", "is above (after)"),
        Text("{column} 大于 {value}", "{column} is above {value}"),
        takes_end=True,
    ),
    "gte": Operator(
        "{column} >= {value}",
        _ORDERED,
        "one",
        Text("不小于（不早于）", "is at least (from)"),
        Text("{column} 不小于 {value}", "{column} is at least {value}"),
    ),
    "lt": Operator(
        "{column} < {value}",
        _ORDERED,
        "one",
        Text("小于（早于）", "is below (before)"),
        Text("{column} 小于 {value}", "{column} is below {value}"),
    ),
    "lte": Operator(
        "{column} <= {value}",
        _ORDERED,
        "one",
        Text("不大于（不晚于）", "is at most (up to)"),
        Text("{column} 不大于 {value}", "{column} is at most {value}"),
        takes_end=True,
    ),
    "contains": Operator(
        "contains({column}, {value})",
        _TEXT,
        "one",
        Text("包含", "contains"),
        Text("{column} 包含“{value}”", "{column} contains “{value}”"),
        holds_text=True,
    ),
    "not_contains": Operator(
        "({column} IS NULL OR NOT contains({column}, {value}))",
        _TEXT,
        "one",
        Text("不包含", "does not contain"),
        Text("{column} 不包含“{value}”", "{column} does not contain “{value}”"),
    ),
    "starts": Operator(
        "starts_with({column}, {value})",
        _TEXT,
        "one",
        Text("开头是", "starts with"),
        Text("{column} 以“{value}”开头", "{column} starts with “{value}”"),
        holds_text=True,
    ),
    "ends": Operator(
        "suffix({column}, {value})",
        _TEXT,
        "one",
        Text("结尾是", "ends with"),
        Text("{column} 以“{value}”结尾", "{column} ends with “{value}”"),
        holds_text=True,
    ),
    "empty": Operator(
        "{column} IS NULL",
        _EVERY,
        "nothing",
        Text("为空", "is empty"),
        Text("{column} 为空", "{column} is empty"),
    ),
    "not_empty": Operator(
        "{column} IS NOT NULL",
        _EVERY,
        "nothing",
        Text("不为空", "is not empty"),
        Text("{column} 不为空", "{column} is not empty"),
    ),
}


def operators_for(field: Field) -> dict[str, Operator]:
    """The operators that a column may be filtered with, in the order of a menu."""
    kind = field.type if field.type in _EVERY else "string"
    return {name: operator for name, operator in OPERATORS.items() if kind in operator.types}


# ---- measures of a group -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to make many values one. `types` is empty for a measure that takes no column."""

    sql: str
    types: frozenset[str]
    label: Text
    words: Text  # {column} is the label of the column


MEASURES: dict[str, Measure] = {
    "count": Measure("count(*)", frozenset(), Text("行数", "rows"), Text("行数", "rows")),
    "sum": Measure("sum({column})", _NUMBER, Text("合计", "sum"), Text("{column}合计", "sum of {column}")),
    "mean": Measure("avg({column})", _NUMBER, Text("平均", "mean"), Text("{column}平均", "mean of {column}")),
    "min": Measure("min({column})", _ORDERED, Text("最小", "minimum"), Text("{column}最小", "minimum of {column}")),
    "max": Measure("max({column})", _ORDERED, Text("最大", "maximum"), Text("{column}最大", "maximum of {column}")),
}


def measures_for(field: Field) -> dict[str, Measure]:
    """The measures that a column may be summed up with, in the order of a menu."""
    return {name: measure for name, measure in MEASURES.items() if field.type in measure.types}
