"""What every page of a contest knows: which contest, who is reading, what they are in it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.contests.queries import get_contest, get_public_contest
from contest.contests.records import Contest
from contest.contests.workdays import Calendar
from contest.current import current_contest
from contest.holidays import working_days
from contest.phases import Phase, list_phases
from contest.rights import is_auditor, is_organiser, judge_id_of, team_id_of
from core.clock import utc_now
from core.people.accounts import Account
from core.people.roles import has_role
from core.people.separation import PORTAL
from core.state import State
from core.words import Lang
from web.portal import Portal, get_portal
from web.ui.account.visitor import current_account
from web.ui.links import link
from web.ui.state import query_value

CONTEST = "contest"  # the parameter that names it in every address


@dataclass(frozen=True)
class ContestVisit:
    portal: Portal
    lang: Lang
    now: datetime  # read once: everything on the page happens at this moment
    contest: Contest
    phases: Sequence[Phase]
    account: Account | None
    team_id: str | None
    judge_id: str | None
    is_organiser: bool
    is_auditor: bool
    is_administrator: bool = False  # of the portal: gives roles, organises nothing

    @property
    def state(self) -> State:
        return self.portal.catalogue.state

    @property
    def actor(self) -> str:
        """The account that acts; only for pages that have asked for one."""
        if self.account is None:
            raise LookupError("nobody is signed in")
        return self.account.id

    @property
    def calendar(self) -> Calendar:
        """The working days by which notices and appeals are measured."""
        return working_days(self.portal.catalogue)

    def phase(self, kind: str) -> Phase | None:
        return next((phase for phase in self.phases if phase.kind == kind), None)

    def is_open(self, kind: str) -> bool:
        phase = self.phase(kind)
        return phase is not None and phase.is_open(self.now)

    def is_over(self, kind: str) -> bool:
        phase = self.phase(kind)
        return phase is not None and phase.state(self.now) == "closed"

    def link(self, page: str, **params: object) -> str:
        """A page of this contest, in the reader's language."""
        return link(f"/{page}", self.lang, **{CONTEST: self.contest.slug, **params})


def open_contest(lang: Lang) -> ContestVisit:
    """The contest that the address names; without one, the contest that most concerns a reader now.

    A draft is there for its organisers and auditors, and for administrators, who appoint them.

    Raises ContestNotFound or NoContestYet.
    """
    portal, now, account = get_portal(), utc_now(), current_account()
    state = portal.catalogue.state
    contest = _asked_for(state, query_value(CONTEST), account, now)
    me = account.id if account else ""
    return ContestVisit(
        portal=portal,
        lang=lang,
        now=now,
        contest=contest,
        phases=list_phases(state, contest.id),
        account=account,
        team_id=team_id_of(state, me, contest.id) if me else None,
        judge_id=judge_id_of(state, me, contest.id) if me else None,
        is_organiser=bool(me) and is_organiser(state, me, contest.id),
        is_auditor=bool(me) and is_auditor(state, me, contest.id),
        is_administrator=bool(me) and has_role(state, me, "administrator", PORTAL),
    )


def _asked_for(state: State, slug: str, account: Account | None, now: datetime) -> Contest:
    if not slug:
        return current_contest(state, now)
    contest = get_contest(state, slug)
    if contest.is_public or (account is not None and _sees_drafts(state, account.id, contest.id)):
        return contest
    return get_public_contest(state, slug)  # says that there is none


def _sees_drafts(state: State, account_id: str, contest_id: str) -> bool:
    return (
        is_organiser(state, account_id, contest_id)
        or is_auditor(state, account_id, contest_id)
        or has_role(state, account_id, "administrator", PORTAL)
    )
