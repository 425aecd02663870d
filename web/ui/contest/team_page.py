"""The page 我的团队: which of its faces this reader sees, and what to do next."""

from contest.contests.roles import refuse_conflicting_roles
from contest.teams.queries import find_team_of
from contest.teams.records import Team
from core.errors import PortalError
from web import contest_team_words as words
from web.ui.contest.doing import show_problem
from web.ui.contest.joining import (
    show_founding,
    show_invitation_of_link,
    show_invitations,
    show_teams_looking,
)
from web.ui.contest.moments import phase_words
from web.ui.contest.rules_box import show_changed_rules
from web.ui.contest.team import show_team
from web.ui.contest.visit import ContestVisit
from web.ui.state import query_value


def _own_team(visit: ContestVisit) -> Team | None:
    return find_team_of(visit.state, visit.actor, visit.contest.id, now=visit.now) if visit.account else None


def team_lead(visit: ContestVisit) -> str:
    lang, registration = visit.lang, visit.phase("registration")
    team = _own_team(visit)
    if team is not None:
        if team.status == "forming" and team.leader_id != visit.actor:
            return words.LEAD_FORMING_MEMBER.say(lang)
        return words.LEADS[team.status].say(lang) if team.status in words.LEADS else ""
    if registration is not None and not visit.is_open("registration"):
        return words.LEAD_CLOSED.say(lang, when=phase_words(registration, visit.now, lang))
    if query_value("invitation"):
        return words.LEAD_INVITED.say(lang)
    return (words.LEAD_NEW if visit.account else words.LEAD_VISITOR).say(lang)


def show_team_page(visit: ContestVisit) -> None:
    team, secret = _own_team(visit), query_value("invitation")
    if team is not None:
        show_changed_rules(visit)
        show_team(visit, team)
        if team.size == 1 and secret:
            show_invitation_of_link(visit, secret)
        return
    if not _may_enter(visit):
        return
    is_invited = bool(secret) and show_invitation_of_link(visit, secret)
    show_invitations(visit)
    if visit.is_open("registration") and not is_invited:  # who came to answer is not asked to found a team
        show_founding(visit)
        show_teams_looking(visit)


def _may_enter(visit: ContestVisit) -> bool:
    """Organisers, judges and other officials of the contest do not enter it: said here, asked again by the commands."""
    try:
        refuse_conflicting_roles(visit.state, visit.actor, visit.contest.id)
    except PortalError as barred:
        show_problem(barred.say(visit.lang))
        return False
    return True
