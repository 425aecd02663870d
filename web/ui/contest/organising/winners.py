"""Prizes of a version, and what was verified of each winner before the notice."""

from html import escape

import streamlit as st

from contest.contests.queries import list_prizes
from contest.results.queries import list_awards, list_winner_checks
from contest.results.records import ResultRun
from contest.results.verifying import check_winner, count_unverified
from contest.results.words import WINNER_CHECKS
from core.words import Text
from web import contest_console_words as words
from web.ui.contest.doing import fresh, show_problem
from web.ui.contest.organising.judging_parts import (
    act,
    ask_if_sure,
    ask_reason,
    choose,
    heading,
    named_works,
    note,
    show_table,
)
from web.ui.contest.visit import ContestVisit

_UNPUBLISHED = ("computed", "provisional")


def show_awards(visit: ContestVisit, run: ResultRun, *, may_check: bool) -> None:
    awards = list_awards(visit.state, run.id)
    if not awards:
        return
    lang, names = visit.lang, named_works(visit)
    prizes = {prize.id: prize.title.say(lang) for prize in list_prizes(visit.state, visit.contest.id)}
    done = {(one.work_id, one.item): one for one in list_winner_checks(visit.state, run.id)}
    heading(visit, words.WINNERS)
    rows = []
    for award in awards:
        shared = f' <span class="sy-badge">{escape(words.SHARED.say(lang))}</span>' if award.is_shared else ""
        ticks = [_tick(done.get((award.work_id, item))) for item in WINNER_CHECKS]
        work = escape(names.get(award.work_id, award.work_id))
        rows.append((escape(prizes.get(award.prize_id, "")) + shared, work, *ticks))
    show_table(visit, (words.PRIZE, words.WORK, *WINNER_CHECKS.values()), rows)
    if run.status not in _UNPUBLISHED:
        return
    missing = count_unverified(visit.state, run.id)
    if missing:
        note(words.UNVERIFIED.say(lang, count=missing), colour="amber")
    if may_check:
        _show_checking(visit, run, {award.work_id: names.get(award.work_id, award.work_id) for award in awards})


def _tick(check: object) -> str:
    """Not said yet, satisfied, or not."""
    if check is None:
        return "–"
    return "✓" if getattr(check, "is_satisfied", False) else "✗"


def _show_checking(visit: ContestVisit, run: ResultRun, winners: dict[str, str]) -> None:
    lang = visit.lang
    with st.expander(words.VERIFY.say(lang)), st.form("organisers.verify", border=False):
        work_id = choose(visit, words.WORK, winners, key="organisers.verify-work")
        st.html(f"<p>{escape(words.CHECKED_ITEMS.say(lang))}</p>")
        items = [item for item, title in WINNER_CHECKS.items() if _ticked(visit, item, title)]
        answers = {True: words.SATISFIED.say(lang), False: words.NOT_SATISFIED.say(lang)}
        is_satisfied = st.radio(
            words.ANSWER.say(lang), list(answers), format_func=answers.get, key=fresh("organisers.verify-is")
        )
        remark = ask_reason(visit, "organisers.verify-note", label=words.REMARK_OPTIONAL)
        if st.form_submit_button(words.VERIFY.say(lang)):
            _check(visit, run, work_id, items, is_satisfied=bool(is_satisfied), remark=remark)


def _ticked(visit: ContestVisit, item: str, title: Text) -> bool:
    return ask_if_sure(visit, f"organisers.verify-{item}", label=title)


def _check(
    visit: ContestVisit, run: ResultRun, work_id: str, items: list[str], *, is_satisfied: bool, remark: str
) -> None:
    if not work_id or not items:
        show_problem(words.TICK_ITEMS.say(visit.lang))
        return

    def check_each(*given: object, **who: object) -> None:
        for item in items:
            check_winner(*given, work_id, item, is_satisfied=is_satisfied, note=remark, **who)  # type: ignore[arg-type]

    act(visit, words.VERIFIED, check_each, run.id)
