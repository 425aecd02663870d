"""The page 我的团队 for somebody without a team: an invitation, founding one, or asking to join one."""

from html import escape

import streamlit as st

from contest.phases import beijing
from contest.teams.founding import create_team
from contest.teams.invitation_queries import get_invitation_by_secret, list_invitations_for, list_requests_of
from contest.teams.joining import accept_invitation, accept_link, decline_invitation, decline_link
from contest.teams.queries import list_teams_looking
from contest.teams.records import Invitation, Team
from contest.teams.requests import ask_to_join, take_request_back
from contest.teams.words import CATEGORIES, INVITATION_STATUSES
from core.errors import PortalError
from web import contest_team_words as words
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.rules_box import ask_to_accept, rules_to_accept
from web.ui.contest.visit import ContestVisit


def show_invitation_of_link(visit: ContestVisit, secret: str) -> bool:
    """What the link invites to, and the two answers. A link that does not work says why, and the answer is no."""
    try:
        invitation = get_invitation_by_secret(visit.state, secret, now=visit.now)
    except PortalError as problem:
        show_problem(problem.say(visit.lang))
        return False
    _show_invitation(visit, invitation, secret)
    return True


def show_invitations(visit: ContestVisit) -> None:
    """Those mailed to the reader's address."""
    for invitation in list_invitations_for(visit.state, visit.actor, now=visit.now):
        if invitation.contest_id == visit.contest.id:
            _show_invitation(visit, invitation, "")


def _show_invitation(visit: ContestVisit, invitation: Invitation, secret: str) -> None:
    lang, state, key = visit.lang, visit.state, invitation.id
    said = words.INVITED_TO.say(lang, who=invitation.invited_by_name, team=invitation.team_name)
    until = words.VALID_UNTIL.say(lang, moment=beijing(invitation.expires_at))
    with st.container(border=True):
        st.html(f'<p><strong>{escape(said)}</strong> <span class="sy-muted sy-small">{escape(until)}</span></p>')
        rules = rules_to_accept(visit)
        is_ready = ask_to_accept(visit, rules, f"team.rules.{key}")
        version = rules.version if rules else None
        who = {"actor": visit.actor, "now": visit.now}
        if st.button(words.JOIN.say(lang), type="primary", key=f"team.join.{key}"):
            if not is_ready:
                show_problem(words.ACCEPT_FIRST.say(lang))
            elif secret:
                attempt(visit, words.JOINED, lambda: accept_link(state, secret, rules_version=version, **who))
            else:
                attempt(visit, words.JOINED, lambda: accept_invitation(state, key, rules_version=version, **who))
        if st.button(words.DECLINE.say(lang), key=f"team.decline.{key}"):
            decline = (
                (lambda: decline_link(state, secret, **who))
                if secret
                else lambda: decline_invitation(state, key, **who)
            )
            attempt(visit, words.DECLINED, decline)


def show_founding(visit: ContestVisit) -> None:
    lang = visit.lang
    rules = rules_to_accept(visit)
    with st.container(border=True):
        st.html(f'<h2 class="ct-h2">{escape(words.CREATE.say(lang))}</h2>')
        name = st.text_input(words.NAME.say(lang), key="team.name", max_chars=30, placeholder=words.NAME_HELP.say(lang))
        category = st.selectbox(
            words.CATEGORY.say(lang),
            list(CATEGORIES),
            format_func=lambda one: CATEGORIES[one].say(lang),
            key="team.kind",
        )
        about = st.text_area(words.ABOUT.say(lang), key="team.about", max_chars=500)
        is_ready = ask_to_accept(visit, rules, "team.rules")
        if not st.button(words.CREATE_BUTTON.say(lang), type="primary", key="team.create"):
            return
        if not is_ready:
            show_problem(words.ACCEPT_FIRST.say(lang))
            return
        attempt(
            visit,
            words.CREATED,
            lambda: create_team(
                visit.state,
                visit.contest.id,
                name=name,
                category=category,
                about=about,
                rules_version=rules.version if rules else None,
                actor=visit.actor,
                now=visit.now,
            ),
        )


def show_teams_looking(visit: ContestVisit) -> None:
    lang = visit.lang
    st.html(f'<h2 class="ct-h2">{escape(words.LOOKING.say(lang))}</h2>')
    teams = list_teams_looking(visit.state, visit.contest.id, now=visit.now)
    if not teams:
        st.html(f'<p class="sy-muted">{escape(words.LOOKING_NONE.say(lang))}</p>')
    for team in teams[:20]:
        _show_team_looking(visit, team)
    _show_own_requests(visit)


def _show_team_looking(visit: ContestVisit, team: Team) -> None:
    lang = visit.lang
    with st.container(border=True):
        st.html(f"""<p><strong>{escape(team.name)}</strong>
          <span class="sy-muted sy-small">{words.SIZE.say(lang, size=team.size, maximum=team.maximum)}</span></p>
          <p>{escape(team.about)}</p><p>{escape(team.looking_for)}</p>""")
        with st.popover(words.ASK.say(lang)):
            message = st.text_area(words.ASK_MESSAGE.say(lang), key=f"team.message.{team.id}", max_chars=500)
            rules = rules_to_accept(visit)
            is_ready = ask_to_accept(visit, rules, f"team.ask-rules.{team.id}")
            if st.button(words.ASK.say(lang), key=f"team.ask.{team.id}", type="primary", disabled=not is_ready):
                attempt(visit, words.ASKED, lambda: _ask(visit, team, message, rules.version if rules else None))


def _ask(visit: ContestVisit, team: Team, message: str, rules_version: int | None) -> None:
    ask_to_join(
        visit.state,
        team.id,
        message=message,
        public_url=visit.portal.settings.public_url,
        rules_version=rules_version,
        actor=visit.actor,
        now=visit.now,
    )


def _show_own_requests(visit: ContestVisit) -> None:
    lang = visit.lang
    mine = [
        one for one in list_requests_of(visit.state, visit.actor, now=visit.now) if one.contest_id == visit.contest.id
    ]
    if not mine:
        return
    st.html(f'<h2 class="ct-h2">{escape(words.MY_REQUESTS.say(lang))}</h2>')
    for request in mine:
        status = INVITATION_STATUSES[request.status].say(lang)
        st.html(f'<p>{escape(request.team_name)} <span class="sy-badge">{escape(status)}</span></p>')
        if request.status == "pending" and st.button(words.TAKE_BACK.say(lang), key=f"team.request.{request.id}"):
            attempt(
                visit,
                words.TAKEN_BACK,
                lambda request=request: take_request_back(visit.state, request.id, actor=visit.actor, now=visit.now),
            )
