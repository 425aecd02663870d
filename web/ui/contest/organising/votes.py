"""票数核查: the public vote from its rules to its counts, with suspicious ballots looked at before anything is said."""

from html import escape

import streamlit as st

from contest.contests.settings import POLL_METHODS
from contest.phases import beijing
from contest.voting.counting import organiser_counts
from contest.voting.machine import BALLOT
from contest.voting.polls import change_poll, open_poll
from contest.voting.publication import propose_publication
from contest.voting.queries import find_poll_of, get_poll_state
from contest.voting.records import CheckedBallot, Poll
from contest.voting.suspects import list_checked
from contest.voting.verification import (
    ALONE_AT_MOST,
    decide_ballots,
    finish_verification,
    propose_decisions,
    quarantine_suspicious,
)
from contest.voting.words import BALLOT_OUTCOMES, BALLOT_STATUSES, POLL_STATES
from web import contest_console_words as words
from web.ui.contest.doing import fresh
from web.ui.contest.organising.judging_parts import (
    act,
    act_if,
    ask_if_sure,
    ask_reason,
    asked,
    empty,
    heading,
    named_works,
    note,
    say_of,
    show_table,
)
from web.ui.contest.visit import ContestVisit


def show_votes(visit: ContestVisit) -> None:
    poll = find_poll_of(visit.state, visit.contest.id)
    if visit.phase("voting") is None:
        empty(visit, words.NO_VOTING)
        return
    if poll is None:
        empty(visit, words.NO_POLL)
        if visit.is_organiser:
            _show_rules(visit, None)
        return
    state = get_poll_state(visit.state, poll, visit.now)
    rules = {"method": POLL_METHODS[poll.method].say(visit.lang), "minimum": poll.minimum, "maximum": poll.maximum}
    note(words.POLL_IS.say(visit.lang, state=POLL_STATES[state].say(visit.lang), **rules))
    if state == "scheduled" and visit.is_organiser:
        _show_rules(visit, poll)
    if state in ("scheduled", "open"):
        note(words.COUNTS_HIDDEN.say(visit.lang))
        return
    if state == "verifying" or not visit.is_organiser:
        _show_verifying(visit, poll)
    _show_counts(visit, poll)


def _show_rules(visit: ContestVisit, poll: Poll | None) -> None:
    """The rules can be changed until voting begins."""
    lang, settings = visit.lang, visit.contest.settings
    with st.form("organisers.poll"):
        methods = list(POLL_METHODS)
        method = st.radio(
            words.METHOD.say(lang),
            methods,
            methods.index(poll.method if poll else settings.poll_method),
            format_func=say_of(visit, POLL_METHODS).get,
            key="organisers.poll-method",
        )
        fields = {
            "minimum": (words.MINIMUM, 20, poll.minimum if poll else settings.poll_minimum),
            "maximum": (words.MAXIMUM, 20, poll.maximum if poll else settings.poll_maximum),
            "credits": (words.CREDITS, 10000, poll.credits if poll else settings.poll_credits),
        }
        numbers = {
            name: int(st.number_input(label.say(lang), 1, most, value, key=f"organisers.poll-{name}"))
            for name, (label, most, value) in fields.items()
        }
        if st.form_submit_button((words.CHANGE_POLL if poll else words.OPEN_POLL).say(lang), type="primary"):
            if poll is None:
                act(visit, words.POLL_OPENED, open_poll, visit.contest.id, method=method, **numbers)
            else:
                act(visit, words.SAVED, change_poll, poll.id, method=method, **numbers)


def _show_verifying(visit: ContestVisit, poll: Poll) -> None:
    lang = visit.lang
    note(words.VERIFY_LEAD.say(lang))
    may_check = visit.is_organiser and poll.verified_at is None
    if may_check and st.button(words.FIND_SUSPICIOUS.say(lang), type="primary", key="organisers.suspects"):
        act(visit, words.FOUND_SUSPICIOUS, quarantine_suspicious, poll.id)
    checked = asked(visit, lambda: list_checked(visit.state, poll.id, actor=visit.actor, now=visit.now)) or []
    heading(visit, words.PUT_ASIDE)
    if checked:
        heads = (words.BALLOT, words.STATUS, words.SIGNALS, words.REASON)
        show_table(visit, heads, [_row(visit, number, one) for number, one in enumerate(checked, start=1)])
        if visit.is_organiser:
            _show_deciding(visit, poll, checked)
    else:
        empty(visit, words.NONE_ASIDE)
    if may_check and st.button(words.FINISH_CHECK.say(lang), key="organisers.finish-check"):
        act(visit, words.CHECK_FINISHED, finish_verification, poll.id)
    if poll.verified_at is not None:
        note(words.CHECKED_AT.say(lang, moment=beijing(poll.verified_at)), colour="green")
        if visit.is_organiser:
            _show_publishing(visit, poll)


def _show_publishing(visit: ContestVisit, poll: Poll) -> None:
    lang = visit.lang
    with st.expander(words.PUBLISH_VOTES.say(lang)), st.form("organisers.publish-votes", border=False):
        reason = ask_reason(visit, "organisers.publish-votes-reason")
        is_sure = ask_if_sure(visit, "organisers.publish-votes-sure", label=words.CHECKED_ALL)
        if st.form_submit_button(words.PROPOSE.say(lang), type="primary"):
            act_if(visit, is_sure, words.PROPOSED, propose_publication, poll.id, reason=reason)


def _row(visit: ContestVisit, number: int, one: CheckedBallot) -> tuple[str, ...]:
    """Numbered: neither whose ballot it is nor for whom."""
    signals = " ".join(signal.sentence.say(visit.lang) for signal in one.signals)
    status = BALLOT_STATUSES[one.status].say(visit.lang)
    cast = words.BALLOT_OF.say(visit.lang, number=number, choices=one.choices, moment=beijing(one.changed_at))
    return escape(cast), escape(status), escape(signals), escape(one.reason)


def _show_deciding(visit: ContestVisit, poll: Poll, checked: list[CheckedBallot]) -> None:
    lang = visit.lang
    waiting = {
        one.account_id: words.BALLOT_NUMBER.say(lang, number=number)
        for number, one in enumerate(checked, start=1)
        if BALLOT.allows(one.status, "count")
    }
    if not waiting:
        return
    with st.form("organisers.ballots"):
        chosen = st.multiselect(
            words.WHICH_BALLOTS.say(lang),
            list(waiting),
            format_func=lambda one: waiting.get(one, ""),
            placeholder=words.CHOOSE.say(lang),
            select_all=False,
            key=fresh("organisers.ballots-which"),
        )
        outcome = st.radio(
            words.DECISION.say(lang),
            list(BALLOT_OUTCOMES),
            format_func=say_of(visit, BALLOT_OUTCOMES).get,
            horizontal=True,
            key="organisers.ballots-outcome",
        )
        reason = ask_reason(visit, "organisers.ballots-reason")
        st.html(f'<p class="sy-muted sy-small">{escape(words.ALONE_WHY.say(lang, limit=ALONE_AT_MOST))}</p>')
        alone = st.form_submit_button(words.DECIDE_ALONE.say(lang), type="primary", key="organisers.ballots-alone")
        together = st.form_submit_button(words.PROPOSE.say(lang), key="organisers.ballots-propose")
    said = {"outcome": str(outcome), "reason": reason}
    if alone:
        act(visit, words.DECIDED, decide_ballots, poll.id, chosen, **said)
    elif together:
        act(visit, words.PROPOSED, propose_decisions, poll.id, chosen, **said)


def _show_counts(visit: ContestVisit, poll: Poll) -> None:
    counts = asked(visit, lambda: organiser_counts(visit.state, poll.id, actor=visit.actor, now=visit.now))
    if counts is None:
        return
    names = named_works(visit)
    heading(visit, words.COUNTS)
    facts = {"valid": counts.valid, "invalid": counts.invalid, "aside": counts.quarantined, "few": counts.incomplete}
    note(words.BALLOTS.say(visit.lang, **facts))
    numbers = (words.RANK, words.VOTES_COUNT, words.BALLOTS_COUNT)
    rows = [
        (str(one.rank), escape(names.get(one.work_id, one.work_id)), str(one.votes), str(one.ballots))
        for one in counts.works
    ]
    show_table(visit, (words.RANK, words.WORK, *numbers[1:]), rows, numbers=numbers)
