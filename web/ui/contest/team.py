"""The page 我的团队 for a member: members, invitations, requests, the team's words, and the ways out."""

from collections.abc import Callable
from html import escape

import streamlit as st

from contest.phases import beijing
from contest.teams.approving import submit_team
from contest.teams.founding import change_team
from contest.teams.invitation_queries import list_invitations, list_requests
from contest.teams.inviting import invite_by_link, invite_by_mail, revoke_invitation
from contest.teams.leaving import dissolve_team, hand_over, leave_team, remove_member, withdraw_team
from contest.teams.queries import list_decisions, list_members
from contest.teams.records import Invitation, Member, Team
from contest.teams.requests import accept_request, decline_request
from contest.teams.words import CATEGORIES, TEAM_STATUSES
from core.words import Text
from web import contest_team_words as words
from web.ui.contest.doing import attempt, fresh, show_problem
from web.ui.contest.team_after import show_after
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor

_LINK = "team.link"  # the link just made, shown once


def show_team(visit: ContestVisit, team: Team) -> None:
    is_leader = team.leader_id == visit.actor
    members = list_members(visit.state, team.id)
    _show_head(visit, team)
    show_after(visit, team, is_leader=is_leader)
    _show_members(visit, team, members)
    if is_leader and team.allows("change") and not team.is_full:
        _show_inviting(visit, team)
    if is_leader and team.allows("submit"):
        _show_handing_in(visit, team)
    if is_leader and team.allows("change"):
        _show_requests(visit, team)
        _show_waiting(visit, team)
        _show_editing(visit, team)
        if len(members) > 1:
            _show_lead(visit, team, members)
    _show_ways_out(visit, team, is_leader=is_leader)


def _act(visit: ContestVisit, done: Text, command: Callable[..., object], *given: object, **more: object) -> None:
    attempt(visit, done, lambda: command(visit.state, *given, actor=visit.actor, now=visit.now, **more))


def _show_head(visit: ContestVisit, team: Team) -> None:
    lang = visit.lang
    returned = next(iter(list_decisions(visit.state, team.id)), None)
    why = ""
    if team.status == "returned" and returned is not None:
        said = words.RETURNED_WHY.say(lang, reason=returned.reason)
        why = f'<p class="sy-note sy-note-amber">{escape(said)}</p>'
    label = words.TO_WORK if visit.is_open("submission") else words.SEE_ENTRY
    work = anchor(visit.link("submit"), label.say(lang), css="sy-button")
    st.html(f"""<section class="ct-team"><h2 class="ct-h2">{escape(team.name)}
      <span class="sy-badge sy-badge-red">{escape(TEAM_STATUSES[team.status].say(lang))}</span></h2>
      <p class="sy-muted">{escape(CATEGORIES[team.category].say(lang))} · {escape(_size(visit, team))}</p>
      <p>{escape(team.about)}</p>{why}<p class="sy-row">{work}</p></section>""")


def _show_handing_in(visit: ContestVisit, team: Team) -> None:
    """Below the invitations: whoever hands in first finds out too late that team-mates come before."""
    if st.button(words.HAND_IN.say(visit.lang), type="primary", key="team.submit"):
        _act(visit, words.HANDED_IN, submit_team, team.id)


def _size(visit: ContestVisit, team: Team) -> str:
    return words.SIZE.say(visit.lang, size=team.size, maximum=team.maximum)


def _show_members(visit: ContestVisit, team: Team, members: list[Member]) -> None:
    items = "".join(_member(visit, one) for one in members)
    st.html(f"""<section class="ct-team"><h2 class="ct-h2">{escape(words.MEMBERS.say(visit.lang))}</h2>
      <ul class="ct-members">{items}</ul></section>""")


def _member(visit: ContestVisit, member: Member) -> str:
    lang = visit.lang
    marks = [words.LEADER] if member.is_leader else []
    marks += [words.YOU] if member.account_id == visit.actor else []
    badges = "".join(f'<span class="sy-badge sy-badge-red">{escape(mark.say(lang))}</span>' for mark in marks)
    return f"""<li><strong>{escape(member.display_name)}</strong> {badges}
      <span class="sy-muted sy-small">{escape(member.affiliation)}</span></li>"""


def _show_inviting(visit: ContestVisit, team: Team) -> None:
    lang, url = visit.lang, visit.portal.settings.public_url
    with st.container(border=True):
        st.html(f'<h2 class="ct-h2">{escape(words.INVITE.say(lang))}</h2>')
        with st.form("team.invite", border=False):
            email = st.text_input(words.INVITE_EMAIL.say(lang), key="team.email", type="email", autocomplete="email")
            if st.form_submit_button(words.INVITE_BUTTON.say(lang), type="primary"):
                _act(visit, words.INVITE_SENT, invite_by_mail, team.id, email, public_url=url)
        if st.button(words.INVITE_LINK.say(lang), key="team.make-link"):
            attempt(visit, words.LINK_DONE, lambda: _make_link(visit, team))
        _show_made_link(visit)


def _make_link(visit: ContestVisit, team: Team) -> None:
    url = visit.portal.settings.public_url
    st.session_state[_LINK] = invite_by_link(visit.state, team.id, public_url=url, actor=visit.actor, now=visit.now)


def _show_made_link(visit: ContestVisit) -> None:
    made = st.session_state.get(_LINK)
    if made is not None:
        said = words.LINK_READY.say(visit.lang, moment=beijing(made.expires_at))
        st.html(f'<p>{escape(said)}</p><p class="ct-link"><code>{escape(made.url)}</code></p>')


def _show_waiting(visit: ContestVisit, team: Team) -> None:
    waiting = [one for one in list_invitations(visit.state, team.id, now=visit.now) if one.status == "pending"]
    if not waiting:
        return
    st.html(f'<h2 class="ct-h2">{escape(words.WAITING.say(visit.lang))}</h2>')
    for invitation in waiting:
        target = invitation.email or words.LINK_MADE.say(visit.lang)
        until = words.VALID_UNTIL.say(visit.lang, moment=beijing(invitation.expires_at))
        st.html(f'<p>{escape(target)} <span class="sy-muted sy-small">{escape(until)}</span></p>')
        if st.button(f"{words.REVOKE.say(visit.lang)} · {target}", key=f"team.revoke.{invitation.id}"):
            _act(visit, words.REVOKED, revoke_invitation, invitation.id)


def _show_requests(visit: ContestVisit, team: Team) -> None:
    requests = list_requests(visit.state, team.id, now=visit.now)
    if not requests:
        return
    st.html(f'<h2 class="ct-h2">{escape(words.REQUESTS.say(visit.lang))}</h2>')
    for request in requests:
        _show_request(visit, request)


def _show_request(visit: ContestVisit, request: Invitation) -> None:
    lang = visit.lang
    with st.container(border=True):
        st.html(f"<p><strong>{escape(request.invited_by_name)}</strong></p><p>{escape(request.message)}</p>")
        if st.button(f"{words.ADMIT.say(lang)} · {request.invited_by_name}", key=f"team.admit.{request.id}"):
            _act(visit, words.ADMITTED, accept_request, request.id)
        if st.button(f"{words.REFUSE.say(lang)} · {request.invited_by_name}", key=f"team.refuse.{request.id}"):
            _act(visit, words.REFUSED, decline_request, request.id)


def _show_editing(visit: ContestVisit, team: Team) -> None:
    lang = visit.lang
    with st.expander(words.EDIT.say(lang)), st.form("team.edit", border=False):
        name = st.text_input(words.NAME.say(lang), team.name, key="team.new-name", max_chars=30)
        kinds = list(CATEGORIES)
        category = st.selectbox(
            words.CATEGORY.say(lang),
            kinds,
            kinds.index(team.category),
            format_func=lambda one: CATEGORIES[one].say(lang),
            key="team.new-kind",
        )
        about = st.text_area(words.ABOUT.say(lang), team.about, key="team.new-about", max_chars=500)
        looking = st.text_area(words.LOOKING_FOR.say(lang), team.looking_for, key="team.looking", max_chars=500)
        if st.form_submit_button(words.EDIT.say(lang)):
            changed = {"name": name, "category": category, "about": about, "looking_for": looking}
            _act(visit, words.EDITED, change_team, team.id, **changed)


def _show_lead(visit: ContestVisit, team: Team, members: list[Member]) -> None:
    lang = visit.lang
    others = {one.account_id: one.display_name for one in members if one.account_id != visit.actor}
    with st.expander(f"{words.HAND_OVER.say(lang)} · {words.REMOVE.say(lang)}"):
        chosen = st.selectbox(
            words.HAND_OVER_TO.say(lang), list(others), format_func=others.__getitem__, key="team.heir"
        )
        if st.button(words.HAND_OVER.say(lang), key="team.hand-over"):
            _act(visit, words.HANDED_OVER, hand_over, team.id, chosen)
        gone = st.selectbox(words.REMOVE_WHOM.say(lang), list(others), format_func=others.__getitem__, key="team.gone")
        if st.button(words.REMOVE.say(lang), key="team.remove"):
            _act(visit, words.REMOVED, remove_member, team.id, gone)


def _show_ways_out(visit: ContestVisit, team: Team, *, is_leader: bool) -> None:
    """Only what this reader may try; each act asks once more."""
    acts = [(words.LEAVE, words.LEFT, leave_team, team.allows("change"))]
    if is_leader:
        acts += [
            (words.DISSOLVE, words.DISSOLVED, dissolve_team, team.allows("dissolve")),
            (words.WITHDRAW, words.WITHDRAWN, withdraw_team, team.allows("withdraw")),
        ]
    offered = [act for act in acts if act[3]]
    if not offered:
        return
    lang = visit.lang
    with st.expander(words.LEAVE_TITLE.say(lang)):
        is_sure = st.checkbox(words.SURE.say(lang), key=fresh("team.sure"))
        for label, done, command, _ in offered:
            if st.button(label.say(lang), key=f"team.{command.__name__}"):
                if is_sure:
                    _act(visit, done, command, team.id)
                else:
                    show_problem(words.SURE_FIRST.say(lang))
