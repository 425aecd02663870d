"""A first chart of an answer, made as the charts of tables are; none where it would say nothing."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from catalog.charts.marks import MOST_BARS, Relation, marks_of
from catalog.charts.proposals import SHORT_TABLE, aggregate_of, propose_charts
from catalog.charts.spec import ChartSpec
from catalog.quoting import literal, quoted
from catalog.records import NO_TEXT, ColumnProfile, Field, Resource, Version
from catalog.roles import Period, Roles, roles_of
from catalog.rows.engine import Engine
from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.fields import fields_of
from catalog.vocabularies import FIELD_TYPES

FEWEST_ROWS, MOST_ROWS = 2, 5_000
_TELLING = ("line", "area", "bar", "tile_map", "scatter", "point_map")  # kinds that say something of a few rows
_TOP = 20
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)

Column = Sequence[Any]


@dataclass(frozen=True)
class SqlChart:
    """What to draw: `marks` as catalog.charts makes them for `spec`; `rows` of the answer went into it."""

    spec: ChartSpec
    marks: pa.Table
    version: Version
    rows: int

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.version.fields

    @property
    def roles(self) -> Roles:
        return roles_of(self.version.fields, self.version.profile)


def first_chart(engine: Engine, answer: SqlAnswer) -> SqlChart | None:
    """The best of what would be proposed for a table of these rows, where it measures something or shows a place."""
    names = answer.names
    if not FEWEST_ROWS <= answer.rows.num_rows <= MOST_ROWS or len({name.lower() for name in names}) < len(names):
        return None
    columns = list(zip(*answer.values(), strict=True))
    version = _version(fields_of(answer), columns)
    spec = _spec_of(version)
    if spec is None:
        return None
    if _has_too_many_bars(spec, version):  # the rest of them added up would be a number that nobody asked for
        columns = [column[:MOST_BARS] for column in columns]
        version = _version(version.fields, columns)
    marks = marks_of(engine, _relation(version.fields, columns), spec, version)
    return SqlChart(spec, marks, version, len(columns[0])) if marks.num_rows >= FEWEST_ROWS else None


def _has_too_many_bars(spec: ChartSpec, version: Version) -> bool:
    """A bar for each row, and more of them than a chart has."""
    distinct = next((one.distinct for one in version.profile if one.name == spec.x), 0)
    return spec.kind == "bar" and distinct == version.row_count > MOST_BARS


def _spec_of(version: Version) -> ChartSpec | None:
    table = Resource("", "", NO_TEXT, NO_TEXT, version.fields, version=version)
    proposed = (one for one in propose_charts(table) if one.kind in _TELLING and (one.y or one.kind != "bar"))
    spec = next(proposed, None) or _bar_of_rows(roles_of(version.fields, version.profile))
    return replace(spec, period=_period_of(version, spec.x)) if spec and _period_of(version, spec.x) else spec


def _bar_of_rows(roles: Roles) -> ChartSpec | None:
    """A bar for each row of a short answer, whatever names it."""
    names = [column for column in roles.columns if column.field.type == "string" and column.distinct == roles.rows]
    measures = roles.of("measure")
    if not names or not measures or roles.rows > SHORT_TABLE:
        return None
    return ChartSpec("bar", names[0].name, measures[0].name, None, aggregate_of(measures[0]))


def _period_of(version: Version, name: str | None) -> Period | None:
    """Month or year, where every value of a time is the first day of one: an answer by date_trunc."""
    field = next((one for one in version.fields if one.name == name and one.type in ("date", "datetime")), None)
    profile = next((one for one in version.profile if one.name == name), None)
    if field is None or profile is None:
        return None
    days = {value[5:10] for value, _ in profile.top}
    if profile.distinct <= _TOP and days == {"01-01"}:
        return "year"
    return "month" if all(day.endswith("-01") for day in days) and profile.distinct > 1 else None


def _version(fields: tuple[Field, ...], columns: Sequence[Column]) -> Version:
    profile = tuple(_profile(field, values) for field, values in zip(fields, columns, strict=True))
    return Version(
        id="",
        resource_id="",
        number=1,
        created_at=_NO_MOMENT,
        row_count=len(columns[0]),
        fields=fields,
        original_key="",
        original_name="",
        original_bytes=0,
        original_sha256="",
        parquet_key="",
        csv_key="",
        csv_bytes=0,
        csv_sha256="",
        profile=profile,
    )


def _profile(field: Field, values: Column) -> ColumnProfile:
    present = [value for value in values if value is not None]
    counts = Counter(map(str, present))
    is_number = field.type in ("integer", "number")
    ordered = present if is_number else list(map(str, present))
    return ColumnProfile(
        name=field.name,
        rows=len(values),
        missing=len(values) - len(present),
        distinct=len(counts),
        minimum=str(min(ordered)) if ordered else None,
        maximum=str(max(ordered)) if ordered else None,
        mean=sum(present) / len(present) if is_number and present else None,
        top=tuple(counts.most_common(_TOP)),
        histogram=(),
    )


def _relation(fields: Sequence[Field], columns: Sequence[Column]) -> Relation:
    """The rows as what can stand after FROM: JSON in a parameter, with the types of the columns."""
    places = [f"c{place}" for place in range(len(fields))]
    structure = {place: FIELD_TYPES[field.type].sql for place, field in zip(places, fields, strict=True)}
    rows = [dict(zip(places, row, strict=True)) for row in zip(*columns, strict=True)]
    shown = ", ".join(f"r.{place} AS {quoted(field.name)}" for place, field in zip(places, fields, strict=True))
    form = literal(json.dumps([structure]))
    return Relation(f"(SELECT {shown} FROM (SELECT unnest(from_json(?, {form})) AS r))", (json.dumps(rows),))  # noqa: S608
