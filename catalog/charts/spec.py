"""What a chart shows, as a record and as a piece of a URL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from catalog.charts import words as words
from catalog.records import Field
from catalog.roles import Period
from core.errors import Invalid
from core.words import Text

Kind = Literal["bar", "line", "area", "scatter", "histogram", "heatmap", "point_map", "tile_map"]
Aggregate = Literal["count", "sum", "mean", "min", "max", "median", "distinct"]
KINDS: tuple[Kind, ...] = get_args(Kind)
AGGREGATES: tuple[Aggregate, ...] = get_args(Aggregate)
PERIODS: tuple[Period, ...] = get_args(Period)
PARAMETERS = (
    "chart",
    "x",
    "y",
    "color",
    "aggregate",
)  # of the URL; a period is written with its column: `x=date:month`

_NUMERIC_X = ("scatter", "histogram", "point_map")


class BadChart(Invalid):
    """Facts: reason, a `Text`."""

    sentence = words.BAD_CHART


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart of one table.

    x          the column along the axis; longitude on a point map, the district on a tile map
    y          the column that is measured (None: rows are counted); latitude on a point map
    color      the column that splits the marks; the second axis of a heat map
    aggregate  how y becomes one number a mark; not used by scatter, histogram and point map
    period     the step to which a time on x is cut
    where      filters that belong to the chart: (parameter of the row grammar, value)
    """

    kind: Kind
    x: str | None = None
    y: str | None = None
    color: str | None = None
    aggregate: Aggregate = "count"
    period: Period | None = None
    where: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in (self.x, self.y, self.color) if name)


def as_pairs(spec: ChartSpec) -> list[tuple[str, str]]:
    """The chart as parameters of a URL, with the filters that belong to it first.

    >>> as_pairs(ChartSpec("line", "date", "passengers", aggregate="sum", period="month"))
    [('chart', 'line'), ('x', 'date:month'), ('y', 'passengers'), ('aggregate', 'sum')]
    """
    x = f"{spec.x}:{spec.period}" if spec.x and spec.period else spec.x
    named = [("chart", spec.kind), ("x", x), ("y", spec.y), ("color", spec.color)]
    if spec.y and spec.kind not in _NUMERIC_X:
        named.append(("aggregate", spec.aggregate))
    return [*spec.where, *((name, value) for name, value in named if value)]


def parse_chart(pairs: Iterable[tuple[str, str]], fields: Sequence[Field]) -> ChartSpec | None:
    """The chart that a URL asks for; None when it asks for none. Raises BadChart with what to change."""
    asked = {name: value.strip() for name, value in pairs if name in PARAMETERS and value.strip()}
    if "chart" not in asked:
        return None
    return checked(_spec_of(asked, fields), fields)


def chart_of_publisher(chart: Mapping[str, Any], fields: Sequence[Field]) -> ChartSpec:
    """The first chart that a publisher declared: `kind x y color aggregate period where`. Raises BadChart."""
    asked = {name: str(chart[name]) for name in ("x", "y", "color", "aggregate") if chart.get(name)}
    asked["chart"] = str(chart.get("kind", ""))
    if chart.get("period") and "x" in asked:
        asked["x"] += f":{chart['period']}"
    spec = _spec_of(asked, fields)
    where = tuple((str(name), str(value)) for name, value in dict(chart.get("where") or {}).items())
    return checked(ChartSpec(spec.kind, spec.x, spec.y, spec.color, spec.aggregate, spec.period, where), fields)


def _spec_of(asked: Mapping[str, str], fields: Sequence[Field]) -> ChartSpec:
    kind = _one_of(asked["chart"], KINDS, words.UNKNOWN_KIND)
    x, period = _column_and_period(asked.get("x"), fields)
    y = asked.get("y")
    default = "sum" if y else "count"
    aggregate = _one_of(asked.get("aggregate", default), AGGREGATES, words.UNKNOWN_AGGREGATE)
    if y is None and aggregate != "count" and kind not in _NUMERIC_X:
        raise BadChart(reason=words.NOTHING_TO_MEASURE)
    return ChartSpec(
        cast(Kind, kind), x, y, asked.get("color"), cast(Aggregate, aggregate), cast(Period | None, period)
    )


def _one_of(value: str, allowed: Sequence[str], sentence: Text) -> str:
    if value not in allowed:
        raise BadChart(reason=sentence.filled(value=value[:40], allowed=" ".join(allowed)))
    return value


def _column_and_period(text: str | None, fields: Sequence[Field]) -> tuple[str | None, str | None]:
    """`date:month` → (date, month), unless a column is really called so."""
    if text is None or any(f.name == text for f in fields):
        return text, None
    column, _, period = text.rpartition(":")
    return (column, period) if column and period in PERIODS else (text, None)


def checked(spec: ChartSpec, fields: Sequence[Field]) -> ChartSpec:
    """The same chart, when its columns exist and can be drawn that way. Raises BadChart."""
    by_name = {f.name: f for f in fields}
    for name in spec.columns:
        if name not in by_name:
            raise BadChart(reason=words.NO_SUCH_COLUMN.filled(column=name[:60], columns=" · ".join(by_name)))
    if spec.x is None:
        raise BadChart(reason=words.NO_X)
    if spec.kind in ("scatter", "point_map") and spec.y is None:
        raise BadChart(reason=words.NO_Y)
    if spec.kind == "heatmap" and spec.color is None:
        raise BadChart(reason=words.NO_SECOND_AXIS)
    for name in _must_be_numbers(spec):
        if by_name[name].type not in ("integer", "number"):
            raise BadChart(reason=words.NOT_A_NUMBER.filled(column=by_name[name].title))
    if spec.period and by_name[spec.x].type not in ("date", "datetime", "yearmonth", "year", "string"):
        raise BadChart(reason=words.NOT_A_TIME.filled(column=by_name[spec.x].title))
    return spec


def _must_be_numbers(spec: ChartSpec) -> list[str]:
    """The columns of which the chart needs the numbers themselves."""
    numbers = [spec.x] if spec.kind in _NUMERIC_X else []
    if spec.aggregate not in ("count", "distinct") or spec.kind in ("scatter", "point_map"):
        numbers.append(spec.y)
    return [name for name in numbers if name]
