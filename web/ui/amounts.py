"""Numbers, sizes and days as people read them."""

from datetime import date, datetime
from math import isfinite

from core.words import Lang, Text

BYTES = Text("{value} 字节", "{value} bytes")
_SIZES = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def as_number(value: object, lang: Lang = "zh") -> str:
    """Thousands apart and no more digits than the value carries; four significant ones for a fraction.

    >>> as_number(1234567), as_number(12.50), as_number(0.123456), as_number(98765.432), as_number(None)
    ('1,234,567', '12.5', '0.1235', '98,765', '')
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if not isfinite(value):
        return ""
    if float(value).is_integer():
        return f"{int(value):,}"
    digits = 0 if abs(value) >= 10_000 else 1 if abs(value) >= 1_000 else 2 if abs(value) >= 1 else 4
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_cell(value: object) -> str:
    """A number of a table: every digit that was published, thousands apart.

    >>> as_cell(1234567), as_cell(1234.5), as_cell(0.000012)
    ('1,234,567', '1,234.5', '0.000012')
    """
    if isinstance(value, int):
        return f"{value:,}"
    if not isinstance(value, float) or not isfinite(value):
        return "" if value is None else str(value)
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text if text not in ("0", "-0") or value == 0 else repr(value)


def as_size(size_bytes: int, lang: Lang) -> str:
    """
    >>> as_size(512, "zh"), as_size(4_300_000, "en")
    ('512 字节', '4.1 MB')
    """
    for unit, name in _SIZES:
        if size_bytes >= unit:
            return f"{size_bytes / unit:.1f} {name}"
    return BYTES.say(lang, value=size_bytes)


def as_day(value: date | datetime | str | None) -> str:
    """The day alone, in the one form that needs no translation: 2026-01-15."""
    return "" if value is None else str(value)[:10]
