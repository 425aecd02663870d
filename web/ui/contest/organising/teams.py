"""团队审核: the queue, one team with its people and its past, and all teams by status."""

from html import escape

import streamlit as st

from contest.phases import beijing
from contest.teams.approving import approve_team, return_team
from contest.teams.overriding import propose_disqualification, propose_leader
from contest.teams.queries import (
    list_approval_queue,
    list_decisions,
    list_members,
    list_membership_events,
    list_teams,
)
from contest.teams.records import Member, Team
from contest.teams.words import CATEGORIES, MEMBERSHIP_EVENTS, TEAM_STATUSES
from core.words import Lang
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt, fresh
from web.ui.contest.organising.judging_parts import ask_reasons
from web.ui.contest.organising.naming import name_of
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.numbers import local_day_words
from web.ui.state import query_value

_STATUS_CSS = {
    "pending": "sy-badge-amber",
    "returned": "sy-badge-amber",
    "approved": "sy-badge-green",
    "locked": "sy-badge-green",
    "disqualified": "sy-badge-red",
}


def show_teams(visit: ContestVisit) -> None:
    teams = list_teams(visit.state, visit.contest.id, now=visit.now)
    chosen = next((team for team in teams if team.id == query_value("team")), None)
    if chosen is not None:
        _show_team(visit, chosen)
        return
    _show_queue(visit)
    _show_all(visit, teams)


def _show_queue(visit: ContestVisit) -> None:
    lang = visit.lang
    queue = list_approval_queue(visit.state, visit.contest.id, now=visit.now)
    st.html(f'<h2 class="ct-h2">{escape(words.QUEUE.say(lang))}</h2>')
    if not queue:
        st.html(f'<p class="sy-muted">{escape(words.QUEUE_EMPTY.say(lang))}</p>')
    for team in queue:
        with st.container(border=True):
            st.html(_team(visit, team) + _decisions(visit, team))
            if visit.is_organiser:
                _show_deciding(visit, team)


def _show_deciding(visit: ContestVisit, team: Team) -> None:
    lang, who = visit.lang, {"actor": visit.actor, "now": visit.now}
    label = words.APPROVE.say(lang, team=team.name)
    if st.button(label, type="primary", key=f"organisers.approve.{team.id}"):
        attempt(visit, words.APPROVED, lambda: approve_team(visit.state, team.id, **who))
    with st.expander(words.RETURN.say(lang, team=team.name)):
        reason = st.text_area(words.RETURN_WHY.say(lang), key=fresh(f"organisers.return-why.{team.id}"), max_chars=500)
        if st.button(words.RETURN.say(lang, team=team.name), key=f"organisers.return.{team.id}"):
            attempt(visit, words.RETURNED, lambda: return_team(visit.state, team.id, reason=reason, **who))


def _team(visit: ContestVisit, team: Team) -> str:
    lang = visit.lang
    size = words.TEAM_SIZE.say(lang, size=team.size, minimum=team.minimum, maximum=team.maximum)
    members = "".join(_member(one, lang) for one in list_members(visit.state, team.id))
    return f"""<h3 class="ct-h3">{escape(team.name)} {_badge(team, lang)}</h3>
      <p class="sy-muted">{escape(CATEGORIES[team.category].say(lang))} · {escape(size)}</p>
      <p>{escape(team.about)}</p><ul class="ct-members">{members}</ul>"""


def _badge(team: Team, lang: Lang) -> str:
    css = _STATUS_CSS.get(team.status, "")
    return f'<span class="sy-badge {css}">{escape(TEAM_STATUSES[team.status].say(lang))}</span>'


def _member(member: Member, lang: Lang) -> str:
    leads = f' <span class="sy-badge">{escape(words.LEADER.say(lang))}</span>' if member.is_leader else ""
    return f"""<li><strong>{escape(member.display_name)}</strong>{leads}
      <span class="sy-muted sy-small">{escape(member.affiliation)}</span></li>"""


def _decisions(visit: ContestVisit, team: Team) -> str:
    items = "".join(
        f"""<li>{escape(words.DECIDED[one.result].say(visit.lang))} · {escape(name_of(visit, one.decided_by))} ·
          {escape(beijing(one.decided_at))}{f" · {escape(one.reason)}" if one.reason else ""}</li>"""
        for one in list_decisions(visit.state, team.id)
    )
    title = escape(words.DECISIONS.say(visit.lang))
    return f'<p class="ct-h3">{title}</p><ul class="ds-list">{items}</ul>' if items else ""


# ---- all of them -----------------------------------------------------------------------------------------


def _show_all(visit: ContestVisit, teams: list[Team]) -> None:
    lang = visit.lang
    if not teams:
        st.html(f'<p class="sy-empty">{escape(words.NO_TEAMS.say(lang))}</p>')
        return
    asked = query_value("status")
    status = asked if asked in TEAM_STATUSES else ""
    rows = "".join(_row(visit, team) for team in teams if not status or team.status == status)
    heads = (words.TEAM, words.STATUS, words.PEOPLE_COUNT, words.CATEGORY, words.SINCE)
    body = table(heads, rows, lang, numbers=(words.PEOPLE_COUNT,))
    title = escape(words.ALL_TEAMS.say(lang))
    st.html(f'<section class="co-block"><h2 class="ct-h2">{title}</h2>{_filter(visit, teams, status)}{body}</section>')


def _filter(visit: ContestVisit, teams: list[Team], chosen: str) -> str:
    lang = visit.lang
    counts = {status: sum(team.status == status for team in teams) for status in TEAM_STATUSES}
    ways = [("", words.ANY_STATUS.say(lang), len(teams))]
    ways += [(status, title.say(lang), counts[status]) for status, title in TEAM_STATUSES.items() if counts[status]]
    links = "".join(
        anchor(
            visit.link("organisers", tab="teams", status=status or None),
            f"{title} {count}",
            aria_current="true" if status == chosen else "",
        )
        for status, title, count in ways
    )
    return f'<nav class="co-parts" aria-label="{escape(words.STATUS.say(lang))}">{links}</nav>'


def _row(visit: ContestVisit, team: Team) -> str:
    lang = visit.lang
    name = anchor(visit.link("organisers", tab="teams", team=team.id), team.name)
    return f"""<tr><th scope="row">{name}</th><td>{_badge(team, lang)}</td><td class="sy-right">{team.size}</td>
      <td>{escape(CATEGORIES[team.category].say(lang))}</td>
      <td class="sy-nowrap">{escape(local_day_words(team.created_at, lang))}</td></tr>"""


# ---- one of them -----------------------------------------------------------------------------------------


def _show_team(visit: ContestVisit, team: Team) -> None:
    lang = visit.lang
    back = anchor(visit.link("organisers", tab="teams"), words.BACK_TO_TEAMS.say(lang))
    body = _team(visit, team) + _decisions(visit, team) + _events(visit, team)
    st.html(f'<p>{back}</p><section class="sy-card co-block">{body}</section>')
    if not visit.is_organiser:
        return
    if team.status == "pending":
        _show_deciding(visit, team)
    if team.allows("disqualify"):
        _show_disqualifying(visit, team)
    members = {one.account_id: one.display_name for one in list_members(visit.state, team.id) if not one.is_leader}
    if members:
        _show_appointing(visit, team, members)


def _events(visit: ContestVisit, team: Team) -> str:
    items = "".join(
        f"""<li>{escape(one.display_name)} {escape(MEMBERSHIP_EVENTS[one.kind].say(visit.lang))}
          <span class="sy-muted sy-small">{escape(beijing(one.happened_at))}</span></li>"""
        for one in list_membership_events(visit.state, team.id)
    )
    title = escape(words.CAME_AND_WENT.say(visit.lang))
    return f'<section><h3 class="ct-h3">{title}</h3><ul class="ds-list">{items}</ul></section>' if items else ""


def _show_disqualifying(visit: ContestVisit, team: Team) -> None:
    lang, who = visit.lang, {"actor": visit.actor, "now": visit.now}
    with st.expander(words.DISQUALIFY.say(lang)):
        st.html(f"<p>{escape(words.DISQUALIFY_LEAD.say(lang))}</p>")
        reason = ask_reasons(visit, "organisers.disqualify.reason", label=words.REASON)
        if st.button(words.DISQUALIFY.say(lang), key="organisers.disqualify"):
            attempt(visit, words.PROPOSED, lambda: propose_disqualification(visit.state, team.id, reason=reason, **who))


def _show_appointing(visit: ContestVisit, team: Team, members: dict[str, str]) -> None:
    lang, who = visit.lang, {"actor": visit.actor, "now": visit.now}
    with st.expander(words.APPOINT.say(lang)):
        chosen = st.selectbox(
            words.NEW_LEADER.say(lang), list(members), format_func=members.__getitem__, key="organisers.leader"
        )
        reason = ask_reasons(visit, "organisers.leader.reason", label=words.REASON)
        if st.button(words.APPOINT.say(lang), key="organisers.appoint"):
            attempt(visit, words.PROPOSED, lambda: propose_leader(visit.state, team.id, chosen, reason=reason, **who))
