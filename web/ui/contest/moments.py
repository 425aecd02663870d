"""Moments as readers of a contest need them: date, time, zone, and how long it still is."""

from datetime import datetime, timedelta
from html import escape

from contest.phases import Phase, beijing
from core.clock import as_local
from core.words import Lang
from web import contest_words as words

_SHORT = timedelta(hours=48)


def moment(at: datetime, lang: Lang) -> str:
    """As HTML: Beijing time for people, the instant for machines."""
    stamp = as_local(at).isoformat(timespec="minutes")
    return f'<time datetime="{stamp}">{escape(beijing(at))}</time>'


def time_left(until: datetime, now: datetime, lang: Lang) -> str:
    """How long it still is; nothing when it is over.

    >>> end = datetime(2026, 5, 3)
    >>> time_left(end, datetime(2026, 5, 1), "zh"), time_left(end, end, "en")
    ('还有 48 小时', '')
    """
    left = until - now
    if left <= timedelta(0):
        return ""
    minutes = int(left.total_seconds() // 60)
    if left > _SHORT:
        return words.DAYS_LEFT.say(lang, days=left.days)
    if minutes >= 60:
        return words.HOURS_LEFT.say(lang, hours=minutes // 60)
    return words.MINUTES_LEFT.say(lang, minutes=max(minutes, 1))


def phase_words(phase: Phase, now: datetime, lang: Lang) -> str:
    """What a phase is doing now, in a few words."""
    state = phase.state(now)
    if state == "before":
        return words.OPENS_ON.say(lang, moment=beijing(phase.opens_at))
    if state == "open":
        return words.CLOSES_ON.say(lang, moment=beijing(phase.closes_at))
    return words.CLOSED_ON.say(lang, moment=beijing(phase.closes_at))
