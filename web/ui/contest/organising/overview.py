"""概况: what to do next for this contest, the time line with now on it, and the numbers."""

from dataclasses import asdict
from html import escape

import streamlit as st

from contest.contests.publish_check import missing_for_publication
from contest.contests.words import KINDS, STATUSES
from contest.statistics.queries import get_statistics
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.organising.section import Todo
from web.ui.contest.organising.starting import show_own_contests
from web.ui.contest.organising.todos import todos
from web.ui.contest.timeline import time_line
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.numbers import full_number


def show_overview(visit: ContestVisit) -> None:
    st.html(_status(visit))
    left, right = _next(visit) + _numbers(visit), _times(visit)
    st.html(f'<div class="ct-columns co-overview"><div>{left}</div><div>{right}</div></div>')
    show_own_contests(visit.state, visit.lang, visit.actor, now=visit.now)


def _status(visit: ContestVisit) -> str:
    contest = visit.contest
    said = words.STATUS_OF.say(
        visit.lang, kind=KINDS[contest.kind], status=STATUSES[contest.status], revision=contest.revision
    )
    return f'<p class="sy-muted co-status">{escape(said)}</p>'


def _next(visit: ContestVisit) -> str:
    found = todos(visit)
    items = "".join(_todo(visit, one) for one in found)
    body = f'<ul class="co-todos">{items}</ul>' if items else f"<p>{escape(words.NOTHING_NEXT.say(visit.lang))}</p>"
    return _section(words.NEXT, body + _missing(visit), visit)


def _todo(visit: ContestVisit, todo: Todo) -> str:
    way = anchor(visit.link("organisers", tab=todo.tab), words.GO.say(visit.lang), css="sy-button") if todo.tab else ""
    return f"<li{'' if todo.tab else ' class=co-fact'}><span>{escape(todo.said.say(visit.lang))}</span>{way}</li>"


def _missing(visit: ContestVisit) -> str:
    """What keeps a draft from being published, a sentence each."""
    if visit.contest.status != "draft":
        return ""
    found = missing_for_publication(visit.state, visit.contest, now=visit.now, calendar=visit.calendar)
    items = "".join(f"<li>{escape(one.say(visit.lang))}</li>" for one in found)
    summary = escape(words.MISSING.say(visit.lang))
    return (
        f'<details class="ct-terms" open><summary>{summary}</summary><ul class="ds-list">{items}</ul></details>'
        if items
        else ""
    )


def _times(visit: ContestVisit) -> str:
    body = (
        time_line(visit.phases, visit.now, visit.lang)
        if visit.phases
        else f"<p>{escape(words.NO_DATES.say(visit.lang))}</p>"
    )
    return _section(words.TIME_LINE, body, visit)


def _numbers(visit: ContestVisit) -> str:
    found = get_statistics(visit.state, visit.contest.id, viewer=visit.actor)
    counts = {"views": found.views, **asdict(found.whole)}
    items = "".join(
        f"<div><dt>{escape(words.FUNNEL[name].say(visit.lang))}</dt><dd>{full_number(count)}</dd></div>"
        for name, count in counts.items()
    )
    return _section(words.NUMBERS, f'<dl class="co-numbers">{items}</dl>', visit)


def _section(title: Text, body: str, visit: ContestVisit) -> str:
    return f'<section><h2 class="ct-h2">{escape(title.say(visit.lang))}</h2>{body}</section>'
