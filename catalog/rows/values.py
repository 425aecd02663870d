"""What a visitor writes as a value, as a value of the column's type; and what a good one looks like."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from catalog.errors import BadValue, QueryTooLong
from catalog.records import Field
from core.words import Text

VALUE_LIMIT = 2_000
_SHOWN = 60

Value = str | int | float | bool | date | datetime | time


@dataclass(frozen=True, slots=True)
class ValueType:
    """How a text becomes a value. `parse` raises ValueError; `expected` ends the sentence “give …”."""

    parse: Callable[[str], Value]
    expected: Text


def parse_value(text: str, field: Field, *, is_end: bool = False) -> Value:
    """The value that `text` stands for in this column.

    is_end  a day without a time then means its last moment: `ts__lte=2025-01-31` takes the whole day

    Raises BadValue, which says what a good value looks like, or QueryTooLong.
    """
    if len(text) > VALUE_LIMIT:
        raise QueryTooLong(length=len(text), limit=VALUE_LIMIT)
    kind = VALUE_TYPES.get(field.type, VALUE_TYPES["string"])
    try:
        text.encode()
        value = kind.parse(text if kind.parse is str else text.strip())
    except (ValueError, OverflowError):
        raise BadValue(column=field.name, value=_shown(text), expected=kind.expected) from None
    if is_end and isinstance(value, datetime) and _is_day(text):
        return value.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return value


def _shown(text: str) -> str:
    printable = text.encode(errors="replace").decode()
    return printable if len(printable) <= _SHOWN else printable[:_SHOWN] + "…"


def _integer(text: str) -> int:
    number = int(text) if re.fullmatch(r"[+-]?\d+", text) else int(_whole(_number(text)))
    if not -(2**63) <= number < 2**63:
        raise ValueError
    return number


def _whole(number: float) -> float:
    if not number.is_integer():
        raise ValueError
    return number


def _number(text: str) -> float:
    number = float(text)
    if number != number or number in (float("inf"), float("-inf")) or "_" in text:
        raise ValueError
    return number


_BOOLEANS = {
    **dict.fromkeys(("true", "1", "yes", "是"), True),
    **dict.fromkeys(("false", "0", "no", "否"), False),
}


def _boolean(text: str) -> bool:
    try:
        return _BOOLEANS[text.lower()]
    except KeyError:
        raise ValueError from None


_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))")


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text.strip()) is not None


def _date(text: str) -> date:
    """A day as people write it: 2025-01-31, 2025/1/31, 2025年1月31日, 20250131."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError
    year, month, day = (int(part) for part in found.groups() if part)
    return date(year, month, day)


def _datetime(text: str) -> datetime:
    if _is_day(text):
        return datetime.combine(_date(text), time())
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError
    return moment


def _time(text: str) -> time:
    moment = time.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError
    return moment


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text.removesuffix("年")):
        raise ValueError
    return int(text.removesuffix("年"))


def _yearmonth(text: str) -> str:
    found = re.fullmatch(r"(\d{4})(?:-|/|年)?(\d{1,2})月?", text)
    if found is None or not 1 <= int(found[2]) <= 12:
        raise ValueError
    return f"{int(found[1]):04d}-{int(found[2]):02d}"


VALUE_TYPES = {
    "string": ValueType(str, Text("文字", "a text")),
    "integer": ValueType(_integer, Text("一个整数，例如 1200", "a whole number such as 1200")),
    "number": ValueType(_number, Text("一个数，例如 12.5", "a number such as 12.5")),
    "boolean": ValueType(_boolean, Text("true 或 false", "true or false")),
    "date": ValueType(_date, Text("一个日期，例如 2025-01-31", "a date such as 2025-01-31")),
    "datetime": ValueType(
        _datetime,
        Text("一个时刻，例如 2025-01-31 或 2025-01-31T08:30:00", "a moment such as 2025-01-31 or 2025-01-31T08:30:00"),
    ),
    "time": ValueType(_time, Text("一个钟点，例如 08:30", "a time of day such as 08:30")),
    "year": ValueType(_year, Text("一个四位数的年份，例如 2025", "a year of four digits such as 2025")),
    "array": ValueType(str, Text("一个 JSON 列表", "a JSON list")),
    "object": ValueType(str, Text("一段 JSON", "a piece of JSON")),
    "yearmonth": ValueType(_yearmonth, Text("一个月份，例如 2025-07", "a month such as 2025-07")),
}
