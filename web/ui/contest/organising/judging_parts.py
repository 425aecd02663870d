"""What the sections from screening to certificates share: works with their codes and teams, and acts on a click."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TypeVar

import streamlit as st

from contest.contests.queries import list_stages
from contest.contests.records import Stage
from contest.results.words import TABLE
from contest.teams.queries import list_teams
from contest.works.queries import counted_versions, list_works
from core.errors import PortalError
from core.words import Text
from web import contest_console_words as words
from web.ui.contest.doing import attempt, fresh, show_problem
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.state import query_value

PAGE = "organisers"
_LONGEST_REASON = 2000  # characters
_WIDE = (words.WORK, TABLE["work"], words.COMMENT, words.REASON)
Answer = TypeVar("Answer")


def act(visit: ContestVisit, done: Text, command: Callable[..., object], *given: object, **more: object) -> None:
    """Runs a command of the domain in the name of the reader."""
    attempt(visit, done, lambda: command(visit.state, *given, actor=visit.actor, now=visit.now, **more))


def act_if(visit: ContestVisit, is_sure: bool, done: Text, command: Callable[..., object], *given: object, **more: object) -> None:  # fmt: skip  # noqa: E501
    """The same for what cannot be undone: only with its tick."""
    if is_sure:
        act(visit, done, command, *given, **more)
    else:
        show_problem(words.TICK_FIRST.say(visit.lang))


def public_url(visit: ContestVisit) -> str:
    return visit.portal.settings.public_url


def heading(visit: ContestVisit, title: Text) -> None:
    st.html(f'<h2 class="ct-h2 co-block">{escape(title.say(visit.lang))}</h2>')


def note(sentence: str, *, colour: str = "") -> None:
    st.html(f'<p class="sy-note{f" sy-note-{colour}" if colour else ""}">{escape(sentence)}</p>')


def empty(visit: ContestVisit, said: Text) -> None:
    st.html(f'<p class="sy-empty">{escape(said.say(visit.lang))}</p>')


def show_table(
    visit: ContestVisit, heads: Sequence[Text], rows: Sequence[Sequence[str]], *, numbers: Sequence[Text] = ()
) -> None:
    """`rows` are cells of HTML, escaped already."""
    css = [_css(head, numbers) for head in heads]
    lines = ("".join(f"<td{which}>{cell}</td>" for cell, which in zip(row, css, strict=True)) for row in rows)
    st.html(table(heads, "".join(f"<tr>{line}</tr>" for line in lines), visit.lang, numbers=numbers))


def _css(head: Text, numbers: Sequence[Text]) -> str:
    """Numbers stand to the right; names and sentences have room on a phone, where the table scrolls sideways."""
    if head in numbers:
        return ' class="sy-right"'
    return ' class="co-wide"' if head in _WIDE else ""


def tab_link(visit: ContestVisit, tab: str, label: str, *, css: str = "", **params: object) -> str:
    return anchor(visit.link(PAGE, tab=tab, **params), label, css=css)


def stage_of(visit: ContestVisit, tab: str) -> Stage | None:
    """The stage that the address names, else the first; with links to the others. None: said that there is none."""
    stages = list_stages(visit.state, visit.contest.id)
    if not stages:
        empty(visit, words.NO_STAGE)
        return None
    chosen = next((stage for stage in stages if stage.id == query_value("stage")), stages[0])
    if len(stages) > 1:
        links = "".join(
            anchor(
                visit.link(PAGE, tab=tab, stage=stage.id),
                stage.title.say(visit.lang),
                css="ds-proposal",
                aria_current="true" if stage is chosen else "",
            )
            for stage in stages
        )
        st.html(f'<div class="ct-filters">{links}</div>')
    return chosen


def codes_of(visit: ContestVisit) -> dict[str, str]:
    """{work id: its code} of every work that was handed in."""
    return {work.id: work.blind_code for work in list_works(visit.state, visit.contest.id) if work.current_version}


def named_works(visit: ContestVisit) -> dict[str, str]:
    """{work id: code, title and team}, for those who may know whose it is."""
    versions = counted_versions(visit.state, visit.contest.id)
    teams = {team.id: team.name for team in list_teams(visit.state, visit.contest.id, now=visit.now)}
    return {
        work.id: f"{work.blind_code} {versions[work.id].content.get('title', '')} · {teams.get(work.team_id, '')}"
        for work in list_works(visit.state, visit.contest.id)
        if work.id in versions
    }


def choose(visit: ContestVisit, label: Text, options: Mapping[str, str], *, key: str) -> str:
    """One of {id: label}; '' without a choice."""
    return (
        st.selectbox(
            label.say(visit.lang),
            list(options),
            None,
            format_func=lambda one: options.get(one, one),
            placeholder=words.CHOOSE.say(visit.lang),
            key=fresh(key),
        )
        or ""
    )


def ask_reason(visit: ContestVisit, key: str, *, label: Text = words.REASON) -> str:
    """One line on why, for the record; empty again after the act."""
    return st.text_input(label.say(visit.lang), key=fresh(key), max_chars=_LONGEST_REASON)


def ask_reasons(visit: ContestVisit, key: str, *, label: Text = words.REASON) -> str:
    """The same with room for several lines."""
    return st.text_area(label.say(visit.lang), key=fresh(key), max_chars=_LONGEST_REASON)


def ask_if_sure(visit: ContestVisit, key: str, *, label: Text = words.SURE) -> bool:
    """A tick before what cannot be taken back; never set already."""
    return st.checkbox(label.say(visit.lang), key=fresh(key))


def say_of(visit: ContestVisit, texts: Mapping[str, Text]) -> dict[str, str]:
    return {key: text.say(visit.lang) for key, text in texts.items()}


def asked(visit: ContestVisit, query: Callable[[], Answer]) -> Answer | None:
    """What a query answers; where it refuses, the reason stands here and the section goes on."""
    try:
        return query()
    except PortalError as refused:
        note(refused.say(visit.lang))
        return None
