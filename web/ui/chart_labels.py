"""Turns the marks of a chart into what people read: labels for codes, periods, units, titles and a spoken summary."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pandas as pd
import pyarrow as pa

from catalog.charts import ChartSpec, period_of
from catalog.city import District
from catalog.records import Field, Version
from catalog.roles import Period, Roles, role_of
from core.words import Lang, Text
from web.ui import chart_words as words
from web.ui.amounts import as_number
from web.ui.numbers import period_words

LEGEND_LINE = 20  # pixels
PHONE_WIDTH = 330  # pixels of a chart on a narrow phone


@dataclass(frozen=True)
class Labels:
    """The words of one chart.

    fields  by name
    period  the step of its time axis; None when x is no time
    is_one_row_a_mark  so that nothing is added up, and a sum is the value itself
    places  {district as the data names it: its name in the reader's language}
    """

    fields: Mapping[str, Field]
    lang: Lang
    period: Period | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    is_one_row_a_mark: bool = False

    def field(self, name: str | None) -> str:
        found = self.fields.get(name or "")
        return found.title.say(self.lang) if found else (name or "")

    def _inside(self, name: str | None) -> str:
        """A label within a sentence: English has no capital there, but for names like `PM2.5`."""
        label = self.field(name)
        return label[:1].lower() + label[1:] if self.lang == "en" and label[1:2].islower() else label

    def place(self, name: str) -> str:
        """A district in few letters, where it stands among districts: 皇姑区, or `Huanggu` for `Huanggu District`."""
        label = self.places.get(name, name)
        return label if self.lang == "zh" else label.split()[0]

    def axis(self, name: str | None) -> str:
        """A column's label with its unit: `面积(万平方米)`."""
        return self._with_unit(self.field(name), name)

    def is_number(self, name: str | None) -> bool:
        """Whether the values of a column have an order of their own."""
        found = self.fields.get(name or "")
        return found is not None and found.type in ("integer", "number", "year", "yearmonth") and not found.categories

    @property
    def name_of_label(self) -> str:
        """What the column is called that names the points."""
        return next((f.title.say(self.lang) for f in self.fields.values() if role_of(f) == "name"), "")

    def measure(self, spec: ChartSpec) -> str:
        """What the marks are as high as: `客流量合计`, `记录数`."""
        if spec.y is None:
            return words.RECORDS.say(self.lang)
        label = self.field(spec.y)
        if label == words.VALUE.say(self.lang) and spec.where:  # a table of indicators: which one says what it is
            return self._only(spec)
        if spec.aggregate == "mean" and label.startswith(("平均", "Mean", "Average")):
            return label
        if self.is_one_row_a_mark and spec.aggregate not in ("count", "distinct"):
            return label
        return words.MEASURES[spec.aggregate].say(self.lang, label=self._inside(spec.y))

    def measure_axis(self, spec: ChartSpec) -> str:
        has_unit = spec.y is not None and spec.aggregate not in ("count", "distinct")
        return self._with_unit(self.measure(spec), spec.y if has_unit else None)

    def _with_unit(self, label: str, name: str | None) -> str:
        field = self.fields.get(name or "")
        unit = field.unit.say(self.lang) if field and field.unit else ""
        if not unit or unit in label or unit in ("无量纲", "dimensionless"):
            return label
        return words.WITH_UNIT.say(self.lang, label=label, unit=unit)

    def value(self, name: str | None, value: object, part: str = "value") -> str:
        """One value as people read it: the label of a code, 是/否, a period, 其他, (空)."""
        if part != "value" or value is None:
            return (words.OTHER if part == "other" else words.MISSING).say(self.lang)
        if isinstance(value, date | datetime):
            return period_words(value, self.period or "day", self.lang)
        field = self.fields.get(name or "")
        if field is None:
            return str(value)
        if field.type == "boolean" and value in ("true", "false"):
            return (words.YES if value == "true" else words.NO).say(self.lang)
        if value in self.places and role_of(field) == "district":
            return self.places[str(value)]
        return next((c.label.say(self.lang) for c in field.categories if c.value == value), str(value))

    def title(self, spec: ChartSpec) -> str:
        facts = {
            "x": self._inside(spec.x),
            "y": self.field(spec.y),
            "color": self._inside(spec.color),
            "measure": self.measure(spec),
            "period": words.EVERY[self.period].say(self.lang) if self.period else "",
        }
        said = _title(spec, self.period).say(self.lang, **facts)
        only = self._only(spec)
        return words.TITLE_ONLY.say(self.lang, title=said, only=only) if only and only != facts["measure"] else said

    def _only(self, spec: ChartSpec) -> str:
        """What the chart's own filters leave: `小型载客汽车`."""
        chosen = [self.value(name, value) for name, value in spec.where if name in self.fields]
        return ("、" if self.lang == "zh" else ", ").join(chosen)


def _title(spec: ChartSpec, period: Period | None) -> Text:
    is_split = spec.color is not None
    if spec.kind in _OWN_TITLE:
        return _OWN_TITLE[spec.kind]
    if spec.kind == "point_map":
        return words.TITLE_POINTS_SPLIT if is_split else words.TITLE_POINTS
    if period:
        return words.TITLE_OVER_TIME_SPLIT if is_split else words.TITLE_OVER_TIME
    return words.TITLE_BY_SPLIT if is_split else words.TITLE_BY


_OWN_TITLE = {"histogram": words.TITLE_HISTOGRAM, "scatter": words.TITLE_SCATTER}


def labels_of(fields: Sequence[Field], lang: Lang, *, districts: Sequence[District] = ()) -> Labels:
    """districts  of the city: a reader of another language gets their names in it"""
    return Labels({f.name: f for f in fields}, lang, places={d.name: d.label.say(lang) for d in districts})


def labels_for(labels: Labels, spec: ChartSpec, roles: Roles, version: Version | None) -> Labels:
    """The same words for one chart: with the step of its time axis, and whether each mark is a single row."""
    column, period = roles.get(spec.x or ""), period_of(spec, roles)
    is_single = (
        version is not None
        and column is not None
        and period is None
        and spec.color is None
        and column.distinct == version.row_count
    )
    return replace(labels, period=period, is_one_row_a_mark=is_single)


def labelled(marks: pa.Table, spec: ChartSpec, labels: Labels) -> pd.DataFrame:
    """The marks with readable text: `x_label`, `color_label` beside the values; numbers as text in `y_label`."""
    rows = marks.to_pylist()
    for row in rows:
        row["x_label"] = labels.value(spec.x, row.get("x"), row.get("x_part", "value"))
        if spec.color:
            row["color_label"] = labels.value(spec.color, row.get("color"), row.get("color_part", "value"))
        if "low" in row:
            low, high = as_number(row["low"], labels.lang), as_number(row["high"], labels.lang)
            row["x_label"] = words.RANGE.say(labels.lang, low=low, high=high)
        row["y_label"] = as_number(row.get("y"), labels.lang)
    frame = pd.DataFrame(rows)
    if labels.period and "x" in frame:
        frame["x"] = pd.to_datetime(frame["x"])
    return frame


def spoken(frame: pd.DataFrame, spec: ChartSpec, labels: Labels) -> str:
    """A sentence for those who cannot see the chart: what kind, of what, the highest and the lowest."""
    extremes = ""
    if spec.kind not in ("scatter", "point_map") and len(frame):
        most, least = frame.loc[frame["y"].idxmax()], frame.loc[frame["y"].idxmin()]
        extremes = words.ALT_RANGE.say(
            labels.lang,
            most=most["y_label"],
            most_at=_place(most, spec, labels.lang),
            least=least["y_label"],
            least_at=_place(least, spec, labels.lang),
        )
    kind = words.KINDS[spec.kind].say(labels.lang)
    return words.ALT.say(
        labels.lang, kind=kind, title=labels.title(spec), count=as_number(len(frame), labels.lang), range=extremes
    ).strip()


def _place(mark: pd.Series, spec: ChartSpec, lang: Lang) -> str:
    """Which mark: its place on the axis, and its group where there are groups."""
    return words.AT.say(lang, color=mark["color_label"], x=mark["x_label"]) if spec.color else mark["x_label"]


def legend_height(values: Iterable[str]) -> int:
    """Pixels of a legend: its title, then its entries."""
    entries = set(values)
    return LEGEND_LINE * (1 + -(-len(entries) // legend_columns(entries)))


def legend_columns(values: Iterable[str]) -> int:
    """How many entries of a legend stand beside each other, so that it fits a phone."""
    widest = max((sum(13 if ord(c) > 255 else 7 for c in value) for value in values), default=0)
    return max(1, min(5, PHONE_WIDTH // (widest + 34)))
