"""双人事项: what becomes of the contest as a whole: publish, cancel, drop the draft, archive."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from contest.contests.machine import CONTEST
from contest.contests.publishing import (
    CANCEL,
    PUBLISH,
    archive_contest,
    drop_draft,
    propose_cancellation,
    propose_publication,
)
from contest.contests.two_people import find_open_act
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.organising.judging_parts import ask_if_sure, ask_reasons
from web.ui.contest.visit import ContestVisit


def show_proposing(visit: ContestVisit) -> None:
    """Only what the contest's status allows, and what nobody has proposed yet."""
    status, publish = visit.contest.status, partial(propose_publication, calendar=visit.calendar)
    offered = [
        (act, *rest)
        for act, kind, *rest in (
            ("publish", PUBLISH, words.PROPOSE_PUBLISH, words.PROPOSED, publish),
            ("cancel", CANCEL, words.PROPOSE_CANCEL, words.PROPOSED, propose_cancellation),
            ("drop", "", words.DROP_DRAFT, words.DROPPED, drop_draft),
        )
        if CONTEST.allows(status, act) and not _is_open(visit, kind)
    ]
    may_archive = CONTEST.allows(status, "archive") and all(one.state(visit.now) == "closed" for one in visit.phases)
    if not offered and not may_archive:
        return
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.PROPOSE.say(visit.lang))}</h2>')
    for act, label, done, command in offered:
        _show(visit, act, label, done, command)
    if may_archive:
        _show_archiving(visit)


def _is_open(visit: ContestVisit, kind: str) -> bool:
    contest_id = visit.contest.id
    return bool(kind) and find_open_act(visit.state, contest_id, kind, f"contest:{contest_id}") is not None


def _show(visit: ContestVisit, act: str, label: Text, done: Text, command: Callable[..., object]) -> None:
    lang = visit.lang
    is_first = act == "publish"
    with st.expander(label.say(lang), expanded=is_first):
        reason = ask_reasons(visit, f"organisers.{act}.reason", label=words.REASON)
        is_sure = is_first or ask_if_sure(visit, f"organisers.{act}.sure", label=words.SURE)
        if st.button(label.say(lang), type="primary" if is_first else "secondary", key=f"organisers.{act}"):
            if not is_sure:
                show_problem(words.TICK_FIRST.say(lang))
                return
            who = {"actor": visit.actor, "now": visit.now}
            attempt(visit, done, lambda: command(visit.state, visit.contest.id, reason=reason, **who))


def _show_archiving(visit: ContestVisit) -> None:
    lang = visit.lang
    with st.expander(words.ARCHIVE.say(lang)):
        is_sure = ask_if_sure(visit, "organisers.archive.sure", label=words.SURE)
        if st.button(words.ARCHIVE.say(lang), key="organisers.archive"):
            if not is_sure:
                show_problem(words.TICK_FIRST.say(lang))
                return
            who = {"actor": visit.actor, "now": visit.now}
            attempt(visit, words.ARCHIVED, lambda: archive_contest(visit.state, visit.contest.id, **who))
