"""Acting on a page: a button runs one command of the contest, and what came of it is said where it was pressed."""

from collections.abc import Callable
from html import escape

import streamlit as st

from contest.refusals import note_refusal
from core.errors import PortalError
from core.words import Text
from web.ui.contest.visit import ContestVisit

_SAID = "contest.said"
_ROUND = "contest.round"  # how many acts of this reader succeeded


def attempt(visit: ContestVisit, done: Text, command: Callable[[], object]) -> None:
    """Runs the command. Done: the page is drawn anew, and says so at its top. Refused: the reason stands here."""
    try:
        command()
    except PortalError as refused:
        note_refusal(visit.state, visit.actor, refused, contest_id=visit.contest.id, now=visit.now)
        show_problem(refused.say(visit.lang))
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    say_done(done.say(visit.lang))
    st.rerun()


def fresh(key: str) -> str:
    """A key for a field that is empty again once an act succeeded: a reason or a tick is never meant for the next one.

    What was refused keeps what was typed.
    """
    done = st.session_state.get(_ROUND, 0)
    return f"{key}.{done}" if done else key


def say_done(sentence: str) -> None:
    """To be said at the top of the page when it is drawn next."""
    st.session_state[_SAID] = sentence


def show_said() -> None:
    """What the last act brought, once."""
    said = st.session_state.pop(_SAID, None)
    if said:
        st.html(f'<p class="sy-note sy-note-green" role="status">{escape(said)}</p>')


def show_problem(sentence: str) -> None:
    st.html(f'<p class="sy-note sy-note-red" role="alert">{escape(sentence)}</p>')
