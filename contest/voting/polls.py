"""Setting up the public vote of a contest. Its rules can be changed until voting begins, and never afterwards."""

from dataclasses import replace
from datetime import datetime
from secrets import randbits
from typing import Any

from contest.contests.queries import require_published
from contest.contests.settings import LIMITS, POLL_METHODS, ContestSettings
from contest.errors import WindowClosed
from contest.phases import beijing, get_phase
from contest.rights import require_organiser
from contest.voting import words
from contest.voting.errors import BadPollRules, PollAlreadyMade, PollRulesFrozen
from contest.voting.queries import find_poll_of, get_poll
from contest.voting.records import Poll, PollMethod
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

_SEED_BITS = 62  # a secret; fits a BIGINT
_ADD = """
    INSERT INTO poll (id, contest_id, method, minimum, maximum, credits, seed)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = "UPDATE poll SET method = ?, minimum = ?, maximum = ?, credits = ? WHERE id = ?"


def open_poll(
    state: State,
    contest_id: str,
    *,
    actor: str,
    now: datetime,
    method: PollMethod | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    credits: int | None = None,  # noqa: A002 — the word of the rules
    seed: int | None = None,
) -> Poll:
    """Sets up the vote; what is left out is taken from the settings of the contest. It opens with its window.

    Raises RoleNeeded, ContestNotFound, ContestNotOpen, SomethingMissing without windows of voting and checking,
    PollAlreadyMade, WindowClosed or BadPollRules.
    """
    chosen = randbits(_SEED_BITS) if seed is None else seed
    with state.transaction() as tx:
        require_organiser(tx, actor, contest_id)
        contest = require_published(tx, contest_id)
        if find_poll_of(tx, contest_id) is not None:
            raise PollAlreadyMade()
        get_phase(tx, contest_id, "verification")
        _require_not_over(tx, contest_id, now)
        wanted = _given(method=method, minimum=minimum, maximum=maximum, credits=credits)
        poll = _checked(replace(_from_settings(contest_id, contest.settings), **wanted))
        tx.execute(_ADD, (poll.id, contest_id, poll.method, poll.minimum, poll.maximum, poll.credits, chosen))
        _record(tx, "poll.open", poll, actor=actor, now=now)
        return poll


def change_poll(
    state: State,
    poll_id: str,
    *,
    actor: str,
    now: datetime,
    method: PollMethod | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    credits: int | None = None,  # noqa: A002 — the word of the rules
) -> Poll:
    """Other rules, while nobody could vote yet. Raises PollNotFound, RoleNeeded, PollRulesFrozen or BadPollRules."""
    with state.transaction() as tx:
        poll = get_poll(tx, poll_id)
        require_organiser(tx, actor, poll.contest_id)
        _require_not_begun(tx, poll.contest_id, now)
        changed = _checked(replace(poll, **_given(method=method, minimum=minimum, maximum=maximum, credits=credits)))
        tx.execute(_CHANGE, (changed.method, changed.minimum, changed.maximum, changed.credits, poll_id))
        _record(tx, "poll.change", changed, actor=actor, now=now)
        return changed


def _from_settings(contest_id: str, settings: ContestSettings) -> Poll:
    return Poll(
        id=new_id(),
        contest_id=contest_id,
        method="quadratic" if settings.poll_method == "quadratic" else "choices",
        minimum=settings.poll_minimum,
        maximum=settings.poll_maximum,
        credits=settings.poll_credits,
        verified_at=None,
        published_at=None,
    )


def _given(**rules: Any) -> dict[str, Any]:
    return {name: value for name, value in rules.items() if value is not None}


def _checked(poll: Poll) -> Poll:
    """Raises BadPollRules. The limits are those of the settings of a contest."""
    most_choices, most_credits = LIMITS["poll_maximum"][1], LIMITS["poll_credits"][1]
    numbers = (poll.minimum, poll.maximum, poll.credits)
    if poll.method not in POLL_METHODS:
        raise BadPollRules(problem=words.UNKNOWN_METHOD)
    if any(type(number) is not int for number in numbers) or not 1 <= poll.minimum <= poll.maximum <= most_choices:
        raise BadPollRules(problem=words.BAD_RANGE.filled(maximum=poll.maximum, limit=most_choices))
    if not poll.minimum <= poll.credits <= most_credits:
        raise BadPollRules(problem=words.BAD_CREDITS.filled(minimum=poll.minimum, limit=most_credits))
    return poll


def _require_not_over(tx: Transaction, contest_id: str, now: datetime) -> None:
    voting = get_phase(tx, contest_id, "voting")
    if now >= voting.closes_at:
        raise WindowClosed(phase=voting.title, closed_at=beijing(voting.closes_at))


def _require_not_begun(tx: Transaction, contest_id: str, now: datetime) -> None:
    opens_at = get_phase(tx, contest_id, "voting").opens_at
    if now >= opens_at:
        raise PollRulesFrozen(opens_at=beijing(opens_at))


def _record(tx: Transaction, action: str, poll: Poll, *, actor: str, now: datetime) -> None:
    facts = {
        "contest_id": poll.contest_id,
        "method": poll.method,
        "minimum": poll.minimum,
        "maximum": poll.maximum,
        "credits": poll.credits,
    }
    record_event(tx, actor=actor, action=action, subject=f"poll:{poll.id}", facts=facts, now=now)
