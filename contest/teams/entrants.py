"""Who may enter a contest at this moment: a confirmed person without another role in it, who accepted its rules."""

from datetime import datetime

from contest.contests.queries import require_published
from contest.contests.records import Contest
from contest.contests.roles import refuse_conflicting_roles
from contest.contests.rules import record_acceptance, require_accepted
from contest.errors import NotYours
from contest.phases import require_open
from contest.teams.errors import ConfirmToEnter
from contest.teams.records import Entrant
from core.state import State, Transaction

_ENTRANT = "SELECT id, email, display_name, lang, confirmed_at, closed_at FROM account WHERE id = ?"


def get_entrant(tx: Transaction | State, account_id: str) -> Entrant:
    """Raises NotYours for a closed account and for one that never was."""
    found = tx.row(_ENTRANT, (account_id,))
    if found is None or found[5] is not None:
        raise NotYours()
    return Entrant(*found)


def require_registration(tx: Transaction | State, contest_id: str, now: datetime) -> Contest:
    """The contest, if it takes teams now. Raises ContestNotFound, ContestNotOpen, WindowNotOpenYet or WindowClosed."""
    contest = require_published(tx, contest_id)
    require_open(tx, contest.id, "registration", now)
    return contest


def require_eligible(tx: Transaction | State, account_id: str, contest: Contest) -> Entrant:
    """The person, if nothing about them bars them from the contest.

    Raises NotYours, ConfirmToEnter, what `refuse_conflicting_roles` raises for a judge, an organiser and the like,
    and what `require_accepted` raises for who has yet to accept the rules.
    """
    entrant = get_entrant(tx, account_id)
    if entrant.confirmed_at is None:
        raise ConfirmToEnter()
    refuse_conflicting_roles(tx, account_id, contest.id)
    require_accepted(tx, account_id, contest.id)
    return entrant


def accept_and_enter(
    tx: Transaction, account_id: str, contest: Contest, *, rules_version: int | None, now: datetime
) -> Entrant:
    """As `require_eligible`, after recording that the person accepted the version that the form showed, if it did.

    Raises also RulesMovedOn.
    """
    if rules_version is not None:
        record_acceptance(tx, account_id, contest.id, version=rules_version, now=now)
    return require_eligible(tx, account_id, contest)
