"""Installing the demonstration: once, into an empty portal, before the first visitor.

The letters that the commands queue meanwhile are dropped: they are about people who do not exist, and hold links of
invitations that were answered already.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from catalog.catalogue import Catalogue
from contest.demonstration import words
from contest.demonstration.accounts import ACTOR, open_accounts, register_everybody, shut_accounts
from contest.demonstration.contests import FINISHED, IDEAS, OPEN
from contest.demonstration.edition import Edition
from contest.demonstration.finished import finished_edition
from contest.demonstration.finished_vote import public_vote
from contest.demonstration.ideas import ideas
from contest.demonstration.open_edition import open_edition
from contest.demonstration.people import EVERYBODY
from contest.demonstration.season import play, stage_for
from contest.demonstration.works_finished import TEAMS as FINISHED_TEAMS
from contest.demonstration.works_ideas import TEAMS as IDEA_TEAMS
from contest.demonstration.works_open import SUBMITTED
from core.audit import record_event
from core.ids import new_id
from core.leases import release_lease, take_lease
from core.state import State
from core.words import DEFAULT_LANG, Text

LEASE = "demonstration"
LEASE_LASTS = timedelta(minutes=10)
_BEGIN, _DONE = "demonstration.begin", "demonstration.install"
_SHOWN_MISSING = 5

_WAS_DONE = "SELECT 1 FROM audit_event WHERE action = ? LIMIT 1"
_HAS_CONTEST = "SELECT 1 FROM contest LIMIT 1"
_STRANGER = """
    SELECT 1
    FROM account AS a
    WHERE NOT EXISTS (SELECT 1 FROM role_grant AS g WHERE g.account_id = a.id AND g.role = 'administrator')
    LIMIT 1
"""
_DROP_LETTERS = "DELETE FROM outgoing_mail WHERE recipient LIKE '%.example' AND queued_at <= ?"

Report = Callable[[str], None]


def keep_demonstration(
    catalogue: Catalogue, *, is_demo: bool, public_url: str, now: datetime, report: Report = print
) -> None:
    """In demonstration mode sees to it that the content is there; in any other that nobody uses its accounts.

    What happened is one line to `report`; a second start finds nothing to do and says nothing.
    """
    state = catalogue.state
    if not is_demo:
        if shut_accounts(state, now=now):
            report(words.SHUT.say(DEFAULT_LANG))
        return
    if _is_noted(state, _DONE):
        if open_accounts(state, now=now):
            report(words.OPENED.say(DEFAULT_LANG))
        return
    refusal = _refusal(catalogue)
    if refusal is not None:
        report(refusal.say(DEFAULT_LANG))
        return
    holder = new_id()
    if take_lease(state, LEASE, holder=holder, lasts=LEASE_LASTS, now=now):
        if not _is_noted(state, _DONE):
            seconds = install(catalogue, public_url=public_url, now=now)
            said = words.INSTALLED.say(DEFAULT_LANG, contests=3, people=len(EVERYBODY), seconds=seconds)
            report(said)
        release_lease(state, LEASE, holder=holder, now=now)


def install(catalogue: Catalogue, *, public_url: str, now: datetime) -> float:
    """Plays every story into an empty portal; how many seconds it took."""
    started_at = monotonic()
    stage = stage_for(catalogue, public_url=public_url, now=now)
    first = stage.moment(-400, 9)
    _note(catalogue.state, _BEGIN, first)
    play([register_everybody(stage)], until=now)
    edition = Edition(stage)
    play([finished_edition(edition), public_vote(edition), open_edition(stage), ideas(stage)], until=now)
    with catalogue.state.transaction() as tx:
        tx.execute(_DROP_LETTERS, (now,))
    _note(catalogue.state, _DONE, now)
    return monotonic() - started_at


def datasets_needed() -> list[str]:
    """The slugs of the datasets that works or data packs name."""
    plans = [team.work for team in (*FINISHED_TEAMS, *IDEA_TEAMS, SUBMITTED) if team.work]
    used = {use.dataset for plan in plans for use in plan.uses}
    packed = {slug for contest in (FINISHED, OPEN, IDEAS) for slug in contest.pack}
    return sorted(used | packed)


def _refusal(catalogue: Catalogue) -> Text | None:
    """Why nothing is installed: something of its own is there already, or the datasets are not the shipped ones."""
    if _is_noted(catalogue.state, _BEGIN):
        return words.INTERRUPTED
    if catalogue.state.row(_HAS_CONTEST) or catalogue.state.row(_STRANGER):
        return words.IN_USE
    there = {one.slug for one in catalogue.snapshot().datasets if not one.is_closed}
    missing = [slug for slug in datasets_needed() if slug not in there]
    return words.DATASETS_MISSING.filled(datasets=", ".join(missing[:_SHOWN_MISSING])) if missing else None


def _is_noted(state: State, action: str) -> bool:
    return state.row(_WAS_DONE, (action,)) is not None


def _note(state: State, action: str, now: datetime) -> None:
    with state.transaction() as tx:
        record_event(tx, actor=ACTOR, action=action, subject="demonstration", facts={}, now=now)
