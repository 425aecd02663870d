"""Sensible first charts for a table that nobody has described: best first, the publisher's own before all."""

from collections.abc import Iterator

from catalog.charts.periods import calm_period
from catalog.charts.spec import Aggregate, BadChart, ChartSpec, chart_of_publisher
from catalog.records import Field, Resource
from catalog.roles import Column, Roles, is_additive, roles_of

MOST_PROPOSALS = 6
SERIES_PERIODS = 3  # a time with fewer steps is no series
MANY_DISTRICTS = 6  # a map of fewer is mostly empty
FEW_COLORS = 8
SHORT_TABLE = 40  # rows of a table whose rows can each have a bar


def propose_charts(resource: Resource) -> list[ChartSpec]:
    """Up to six charts of a published table, best first; none for one without rows.

    A publisher's own chart that does not fit the table any more is left out.
    """
    version = resource.version
    if version is None or not version.row_count:
        return []
    found: list[ChartSpec] = []
    roles = roles_of(version.fields, version.profile)
    for spec in (*_of_publisher(resource), *_all(roles)):
        if spec not in found:
            found.append(spec)
    return found[:MOST_PROPOSALS] or list(_last_resort(roles))


def _of_publisher(resource: Resource) -> Iterator[ChartSpec]:
    if resource.chart and resource.version:
        try:
            yield chart_of_publisher(resource.chart, resource.version.fields)
        except BadChart:
            return


def _all(roles: Roles) -> Iterator[ChartSpec]:
    time = _series_time(roles)
    if time is not None:
        yield from _over_time(roles, time)
    yield from _of_short_table(roles)
    yield from _by_district(roles)
    yield from _by_category(roles)
    yield from _of_numbers(roles)
    if time is None:
        yield from _events(roles)
    yield from _points(roles)


# ---- tables that tell a story over time -------------------------------------------------------------------------


def _series_time(roles: Roles) -> Column | None:
    """The time of a series: several rows share a step of it, or each row is one step. Not a date of birth of things."""
    has_row_names = any(c.distinct == roles.rows and roles.rows > 1 for c in roles.of("identifier", "name"))
    times = [c for c in roles.of("time") if c.distinct >= SERIES_PERIODS]
    if not times or (has_row_names and not any(c.field.is_key for c in times)):
        return None
    return next((c for c in times if c.field.is_key), times[0])


def _over_time(roles: Roles, time: Column) -> Iterator[ChartSpec]:
    measure, where = _main_measure(roles), _one_indicator(roles)
    period = calm_period(time, measure)
    aggregate = aggregate_of(measure)
    y = measure.name if measure else None
    yield ChartSpec("line", time.name, y, None, aggregate, period, where)
    split = _split(roles, besides=(time.name, *(name for name, _ in where)))
    if split is not None:
        is_stacked = aggregate in ("sum", "count") and not where
        yield ChartSpec("area" if is_stacked else "line", time.name, y, split.name, aggregate, period, where)
        yield ChartSpec("heatmap", time.name, y, split.name, aggregate, period, where)


# ---- what is measured, and how ----------------------------------------------------------------------------------


def _main_measure(roles: Roles) -> Column | None:
    """The first column of varied numbers; the publisher's order says what matters most."""
    varied = [c for c in roles.of("measure") if c.is_varied]
    declared = [c for c in varied if c.field.kind == "measure"]
    return next(iter(declared or varied), None)


def aggregate_of(measure: Column | None) -> Aggregate:
    if measure is None:
        return "count"
    return "sum" if is_additive(measure.field) else "mean"


def _one_indicator(roles: Roles) -> tuple[tuple[str, str], ...]:
    """A long table shows one indicator at a time: its most frequent one."""
    column = roles.indicator
    if column is None or column.profile is None or not column.profile.top:
        return ()
    return ((column.name, column.profile.top[0][0]),)


def _split(roles: Roles, *, besides: tuple[str, ...]) -> Column | None:
    """A column of few values to colour by; declared categories before districts."""
    few = [c for c in roles.of("category") if 2 <= c.distinct <= FEW_COLORS and c.name not in besides]
    district = roles.district
    if few or district is None or district.name in besides or district.distinct < 2:
        return next(iter(few), None)
    return district


# ---- tables of things -------------------------------------------------------------------------------------------


def _of_short_table(roles: Roles) -> Iterator[ChartSpec]:
    """A bar for each row, where rows are few and have names of their own."""
    measure = _main_measure(roles)
    if roles.rows > SHORT_TABLE or measure is None or roles.indicator:
        return
    named = [c for c in (*roles.of("district", "name"), *roles.of("text")) if c.distinct == roles.rows]
    if named:
        yield ChartSpec("bar", named[0].name, measure.name, None, aggregate_of(measure))


def _by_district(roles: Roles) -> Iterator[ChartSpec]:
    district, where = roles.district, _one_indicator(roles)
    if district is None or district.distinct < MANY_DISTRICTS:
        return
    measure = _main_measure(roles)
    if measure is not None and (_series_time(roles) or roles.rows <= SHORT_TABLE):
        yield ChartSpec("tile_map", district.name, measure.name, None, aggregate_of(measure), None, where)
    else:
        yield ChartSpec("tile_map", district.name)


def _by_category(roles: Roles) -> Iterator[ChartSpec]:
    """Sorted bars: rows by the most telling categories, then the measure by the first of them."""
    taken = {name for name, _ in _one_indicator(roles)}
    telling = sorted(
        (c for c in roles.of("category") if 1 < c.distinct < roles.rows and c.name not in taken),
        key=lambda c: not 3 <= c.distinct <= 20,
    )
    measure = _main_measure(roles)
    if _series_time(roles) is None:
        yield from (ChartSpec("bar", c.name) for c in telling[:2])
    if measure is not None and telling:
        yield ChartSpec("bar", telling[0].name, measure.name, None, aggregate_of(measure), None, _one_indicator(roles))
    if len(telling) > 1 and _series_time(roles) is None:
        yield ChartSpec("heatmap", telling[0].name, None, telling[1].name)


def _of_numbers(roles: Roles) -> Iterator[ChartSpec]:
    if roles.indicator is not None:
        return
    measures = [c for c in roles.of("measure") if c.distinct > 2]
    if len(measures) > 1:
        yield ChartSpec("scatter", measures[0].name, measures[1].name)
    if measures and roles.rows > SHORT_TABLE:
        yield ChartSpec("histogram", measures[0].name)


def _events(roles: Roles) -> Iterator[ChartSpec]:
    """Things that have a date: how many there were in each period."""
    for time in [c for c in roles.of("time") if c.distinct >= SERIES_PERIODS][:1]:
        period = calm_period(time, None)
        yield ChartSpec("area", time.name, None, None, "count", period)


def _points(roles: Roles) -> Iterator[ChartSpec]:
    if roles.coordinates is not None:
        longitude, latitude = roles.coordinates
        split = next((c for c in roles.of("category") if 2 <= c.distinct <= FEW_COLORS), None)
        yield ChartSpec("point_map", longitude.name, latitude.name, split.name if split else None)


def _last_resort(roles: Roles) -> Iterator[ChartSpec]:
    """Something honest for a table of words: its most repeated values."""
    repeated = [c for c in roles.columns if c.role in ("text", "name", "time") and 1 < c.distinct < roles.rows]
    for column in sorted(repeated, key=lambda c: c.distinct)[:1]:
        yield ChartSpec("bar", column.name)
    if not repeated:
        anything = [c for c in roles.columns if c.distinct and _is_readable(c.field)]
        yield from (ChartSpec("bar", c.name) for c in anything[:1])


def _is_readable(field: Field) -> bool:
    return field.type not in ("number", "datetime")
