"""Finding team-mates: somebody asks a team that looks for members, and its leader says yes or no."""

from datetime import datetime

from contest.contests.queries import get_contest
from contest.contests.records import Contest
from contest.errors import NotYours
from contest.phases import beijing
from contest.rights import require_leader
from contest.teams import words
from contest.teams.admission import admit, is_lone
from contest.teams.entrants import accept_and_enter, require_eligible
from contest.teams.errors import (
    AlreadyInTeam,
    ApplicantInTeam,
    ApplicantNotReady,
    AskedAlready,
    TeamNotLooking,
    TooManyRequestsToJoin,
)
from contest.teams.guards import require_room, require_unlocked
from contest.teams.invitation_queries import get_invitation, list_requests_of
from contest.teams.inviting import invitation_end, require_pending
from contest.teams.letters import TEAM_PAGE, tell
from contest.teams.names import as_team_text
from contest.teams.queries import find_team_of, get_team
from contest.teams.records import Entrant, Invitation, Team
from contest.teams.rows import add_invitation, expire_invitations, move_invitation
from core.errors import Conflict, Forbidden
from core.state import State, Transaction
from core.words import Text

MAX_OPEN_REQUESTS = 5  # of one person in a contest


def ask_to_join(
    state: State,
    team_id: str,
    *,
    message: str,
    public_url: str,
    rules_version: int | None = None,
    actor: str,
    now: datetime,
) -> str:
    """The id of the request; the leader is told by mail.

    Raises NotYours, TeamLocked, TeamNotLooking, TeamFull, AlreadyInTeam, AskedAlready, TooManyRequestsToJoin,
    TeamWordsTooLong, TeamWordsUnreadable, and what `accept_and_enter` raises.
    """
    text = as_team_text(message, words.MESSAGE)
    with state.transaction() as tx:
        team = get_team(tx, team_id, now=now)
        contest = require_unlocked(tx, team, "change", now)
        entrant = accept_and_enter(tx, actor, contest, rules_version=rules_version, now=now)
        _require_can_ask(tx, team, actor, now)
        ends_at = invitation_end(tx, contest, now)
        request_id = add_invitation(tx, team, "request", message=text, actor=actor, expires_at=ends_at, now=now)
        url = TEAM_PAGE.format(public_url=public_url.rstrip("/"), contest_id=contest.id)
        facts = {**_facts(team, contest, entrant), "message": text, "url": url, "expires_at": beijing(ends_at)}
        tell(tx, [team.leader_id], words.ASKED_SUBJECT, words.ASKED_BODY, now=now, **facts)
    return request_id


def take_request_back(state: State, request_id: str, *, actor: str, now: datetime) -> None:
    """By the person who asked. Raises NotYours or AnsweredAlready."""
    with state.transaction() as tx:
        request = _get_request(tx, request_id, now)
        if request.invited_by != actor:
            raise NotYours()
        require_pending(request)
        move_invitation(tx, request, "revoke", actor=actor, now=now)


def accept_request(state: State, request_id: str, *, actor: str, now: datetime) -> str:
    """The id of the new member's account. Whatever has changed since they asked is asked again.

    Raises NotYours, TeamLocked, AnsweredAlready, TeamFull, ApplicantInTeam or ApplicantNotReady.
    """
    with state.transaction() as tx:
        request = _get_request(tx, request_id, now)
        require_leader(tx, actor, request.team_id)
        team = get_team(tx, request.team_id, now=now)
        contest = require_unlocked(tx, team, "change", now)
        require_pending(request)
        entrant = _require_ready(tx, request.invited_by, contest)
        move_invitation(tx, request, "accept", actor=actor, now=now)
        try:
            admit(tx, team, contest, entrant, actor=actor, now=now)
        except AlreadyInTeam as taken:
            raise ApplicantInTeam() from taken
        facts = _facts(team, contest, entrant)
        tell(tx, [entrant.id], words.REQUEST_ACCEPTED_SUBJECT, words.REQUEST_ACCEPTED_BODY, now=now, **facts)
    return entrant.id


def decline_request(state: State, request_id: str, *, actor: str, now: datetime) -> None:
    """By the leader. Raises NotYours or AnsweredAlready."""
    with state.transaction() as tx:
        request = _get_request(tx, request_id, now)
        require_leader(tx, actor, request.team_id)
        require_pending(request)
        move_invitation(tx, request, "decline", actor=actor, now=now)
        contest = get_contest(tx, request.contest_id)
        facts = {"team": request.team_name, "contest": contest.title}
        subject, body = words.REQUEST_DECLINED_SUBJECT, words.REQUEST_DECLINED_BODY
        tell(tx, [request.invited_by], subject, body, now=now, **facts)


def _require_can_ask(tx: Transaction, team: Team, actor: str, now: datetime) -> None:
    own = find_team_of(tx, actor, team.contest_id, now=now)
    if own is not None and (own.id == team.id or not is_lone(tx, own)):
        raise AlreadyInTeam(team=own.name)
    if not team.looking_for:
        raise TeamNotLooking(team=team.name)
    require_room(team)
    expire_invitations(tx, team.id, now=now)
    mine = [one for one in list_requests_of(tx, actor, now=now) if one.contest_id == team.contest_id]
    waiting = [one.team_id for one in mine if one.status == "pending"]
    if team.id in waiting:
        raise AskedAlready()
    if len(waiting) >= MAX_OPEN_REQUESTS:
        raise TooManyRequestsToJoin(maximum=MAX_OPEN_REQUESTS)


def _require_ready(tx: Transaction, account_id: str, contest: Contest) -> Entrant:
    """What the person would be told, told to the leader. Raises ApplicantNotReady."""
    try:
        return require_eligible(tx, account_id, contest)
    except (Forbidden, Conflict) as barred:
        raise ApplicantNotReady(problem=Text(barred.say("zh"), barred.say("en"))) from barred


def _get_request(tx: Transaction, request_id: str, now: datetime) -> Invitation:
    request = get_invitation(tx, request_id, now=now)
    if request.direction != "request":
        raise NotYours()
    return request


def _facts(team: Team, contest: Contest, entrant: Entrant) -> dict[str, object]:
    return {"who": entrant.display_name, "team": team.name, "contest": contest.title}
