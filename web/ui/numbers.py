"""Numbers and days as people read them in each language."""

from datetime import date, datetime

from core.clock import as_local
from core.words import Lang, Text

_YEAR = Text("{year}年", "{year}")
_MONTH = Text("{year}年{month}月", "{month} {year}")
_DAY = Text("{year}年{month}月{day}日", "{day} {month} {year}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS: dict[Lang, tuple[tuple[float, str], ...]] = {
    "zh": ((1e8, "亿"), (1e4, "万")),
    "en": ((1e9, "B"), (1e6, "M"), (1e3, "k")),
}


def full_number(value: float) -> str:
    """Every digit, thousands apart.

    >>> full_number(1234567), full_number(12.5)
    ('1,234,567', '12.5')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def short_number(value: float, lang: Lang) -> str:
    """Three digits or so, in 万 and 亿 or in k, M and B.

    >>> short_number(1234567, "zh"), short_number(1234567, "en"), short_number(890, "zh")
    ('123.5万', '1.2M', '890')
    """
    for size, name in _STEPS[lang]:
        if abs(value) >= size:
            return f"{value / size:.1f}".removesuffix(".0") + name
    return full_number(value)


def day_words(day: date, lang: Lang) -> str:
    """
    >>> day_words(date(2026, 1, 5), "zh"), day_words(date(2026, 1, 5), "en")
    ('2026年1月5日', '5 Jan 2026')
    """
    return _DAY.say(lang, year=day.year, month=_month(day, lang), day=day.day)


def local_day_words(moment: datetime, lang: Lang) -> str:
    """The day on which a naive UTC moment falls for the reader.

    >>> local_day_words(datetime(2026, 1, 4, 17, 0), "zh")
    '2026年1月5日'
    """
    return day_words(as_local(moment).date(), lang)


def period_words(day: date, period: str, lang: Lang) -> str:
    """A day, or the month or year that begins on it; a week is named by its first day.

    >>> period_words(date(2026, 1, 5), "week", "zh"), period_words(date(2026, 1, 1), "month", "en")
    ('2026年1月5日', 'Jan 2026')
    """
    if period == "year":
        return _YEAR.say(lang, year=day.year)
    if period == "month":
        return _MONTH.say(lang, year=day.year, month=_month(day, lang))
    return day_words(day, lang)


def moment_words(text: str | None, lang: Lang) -> str:
    """A day, month or year written in numbers as people say it; anything else as it was written.

    >>> moment_words("2025-12-31", "zh"), moment_words("2025-12", "en"), moment_words("today", "zh")
    ('2025年12月31日', 'Dec 2025', 'today')
    """
    for form, period in (("%Y-%m-%d", "day"), ("%Y-%m", "month"), ("%Y", "year")):
        try:
            return period_words(datetime.strptime(text or "", form).date(), period, lang)  # noqa: DTZ007 - a day alone
        except ValueError:
            continue
    return text or ""


def _month(day: date, lang: Lang) -> str:
    return str(day.month) if lang == "zh" else _MONTHS[day.month - 1]
