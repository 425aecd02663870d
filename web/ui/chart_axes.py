"""The axes of a chart as people read them: 万 and 亿 or k and M, months by their names, titles that lie flat."""

from typing import Any

import altair as alt
import pandas as pd

from catalog.roles import Period
from core.words import Lang
from web.ui import chart_words as words

# From which largest number on the ticks are shortened, by how much, and what is written after them.
_SHORTER: dict[Lang, tuple[tuple[float, float, str], ...]] = {
    "zh": ((1e9, 1e8, "亿"), (1e5, 1e4, "万")),
    "en": ((1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")),
}
_LARGE_UNITS = ("万", "亿", "10 000", "10,000", "million", "thousand")
_YEAR = {"zh": "utcFormat(datum.value, '%Y') + '年'", "en": "utcFormat(datum.value, '%Y')"}
_MONTH = {"zh": "(utcmonth(datum.value) + 1) + '月'", "en": "utcFormat(datum.value, '%b')"}
_DAY = {"zh": f"{_MONTH['zh']} + utcdate(datum.value) + '日'", "en": "utcFormat(datum.value, '%-d %b')"}


def number_label(largest: float, lang: Lang) -> str:
    """How Vega writes a number where the largest is this: all ticks of an axis in one unit.

    >>> number_label(1_400_000, "zh")
    "datum.value == 0 ? '0' : format(datum.value / 10000, ',.4~r') + '万'"
    >>> number_label(900, "zh")
    "format(datum.value, ',.2~f')"
    """
    for least, unit, name in _SHORTER[lang]:
        if largest >= least:
            return f"datum.value == 0 ? '0' : format(datum.value / {unit:.0f}, ',.4~r') + '{name}'"
    return "format(datum.value, ',.2~f')" if largest >= 1 else "format(datum.value, ',.3~r')"


def number_labels(values: pd.Series, lang: Lang, title: str = "") -> str:
    """The same for the numbers of a chart. Where the unit in its title counts in 万 or millions, they stay as they are.

    >>> number_labels(pd.Series([1_400_000]), "zh", "总投资合计（万元）")
    "format(datum.value, ',.2~f')"
    """
    unit = title.replace("(", "（").rpartition("（")[2]
    if any(word in unit for word in _LARGE_UNITS):
        return number_label(1.0, lang)
    known = pd.to_numeric(values, errors="coerce").abs()
    return number_label(float(known.max()) if known.notna().any() else 0.0, lang)


def number_axis(title: str, values: pd.Series, lang: Lang, **more: Any) -> alt.Axis:
    return alt.Axis(title=title, labelExpr=number_labels(values, lang, title), **{"tickCount": 5, **more})


ABOVE_THE_AXIS = 26  # pixels that the flat title takes, which a legend on top must leave free


def upright_axis(title: str, values: pd.Series, lang: Lang, **more: Any) -> alt.Axis:
    """The axis at the left, its title flat above it: Chinese is not read sideways."""
    flat = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "titleX": 0, "titleY": -10}
    return number_axis(title, values, lang, **{**flat, **more})


def time_axis(times: pd.Series, period: Period, lang: Lang) -> alt.Axis:
    """Years where a year begins and months between; within a single year that year is the axis's title."""
    years = times.dt.year.dropna().unique() if len(times) else []
    is_one_year = len(years) == 1 and period != "year"
    title = words.YEAR.say(lang, year=int(years[0])) if is_one_year else None
    return alt.Axis(
        title=title, labelExpr=_time_label(period, lang, is_one_year), labelOverlap=True, tickCount=8, labelFlush=False
    )


def _time_label(period: Period, lang: Lang, is_one_year: bool) -> str:
    if period == "year":
        return _YEAR[lang]
    month = _MONTH[lang] if is_one_year else f"utcmonth(datum.value) == 0 ? {_YEAR[lang]} : {_MONTH[lang]}"
    return month if period == "month" else f"utcdate(datum.value) == 1 ? ({month}) : {_DAY[lang]}"
