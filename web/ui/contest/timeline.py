"""The season as a list of phases with now marked on it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from contest.phases import Phase
from core.words import Lang
from web import contest_words as words
from web.ui.contest.moments import moment, time_left

_STATE_WORDS = {
    "before": words.PHASE_AHEAD,
    "open": words.NOW_OPEN,
    "grace": words.PHASE_OVER,
    "closed": words.PHASE_OVER,
}
_STATE_CSS = {"before": "ahead", "open": "now", "grace": "over", "closed": "over"}


def time_line(phases: Sequence[Phase], now: datetime, lang: Lang) -> str:
    items = "".join(_item(phase, now, lang) for phase in phases)
    return (
        f"""<ol class="ct-line">{items}</ol><p class="sy-small sy-muted">{escape(words.BEIJING_TIME.say(lang))}</p>"""
    )


def _item(phase: Phase, now: datetime, lang: Lang) -> str:
    state = phase.state(now)
    left = time_left(phase.closes_at, now, lang) if state == "open" else ""
    countdown = f'<span class="ct-left">{escape(left)}</span>' if left else ""
    when = words.FROM_TO.say(lang, opens=moment(phase.opens_at, lang), closes=moment(phase.closes_at, lang))
    current = ' aria-current="step"' if state == "open" else ""
    return f"""<li class="ct-{_STATE_CSS[state]}"{current}><span class="ct-phase">{escape(phase.title.say(lang))}</span>
      <span class="ct-state">{escape(_STATE_WORDS[state].say(lang))}</span>{countdown}
      <span class="ct-when">{when}</span></li>"""
