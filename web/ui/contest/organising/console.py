"""The organisers' console: which sections there are, who may open it, and the section that the address names."""

from html import escape

import streamlit as st

from contest.contests.queries import list_contests
from core.words import Lang
from web import contest_organiser_words as words
from web.portal import get_portal
from web.ui.contest.doing import show_problem
from web.ui.contest.organising.acts import show_acts
from web.ui.contest.organising.data import show_data
from web.ui.contest.organising.dates import show_dates
from web.ui.contest.organising.editing import show_editing
from web.ui.contest.organising.judging_sections import JUDGING
from web.ui.contest.organising.news import show_news
from web.ui.contest.organising.overview import show_overview
from web.ui.contest.organising.people import is_administrator, show_people
from web.ui.contest.organising.rules import show_rules
from web.ui.contest.organising.section import Section
from web.ui.contest.organising.starting import may_create, own_contests
from web.ui.contest.organising.teams import show_teams
from web.ui.contest.organising.todos import count_acts_waiting, count_questions_waiting, count_teams_waiting
from web.ui.contest.visit import CONTEST, ContestVisit, open_contest
from web.ui.links import anchor
from web.ui.state import query_value

TAB = "tab"
SETUP: tuple[Section, ...] = (
    Section("overview", words.OVERVIEW, show_overview),
    Section("editing", words.EDITING, show_editing),
    Section("dates", words.DATES, show_dates),
    Section("rules", words.RULES, show_rules),
    Section("data", words.DATA, show_data),
    Section("teams", words.TEAMS, show_teams, count_teams_waiting),
    Section("news", words.NEWS, show_news, count_questions_waiting),
    Section("people", words.PEOPLE, show_people),
    Section("acts", words.ACTS, show_acts, count_acts_waiting),
)
SECTIONS: tuple[Section, ...] = (*SETUP, *JUDGING)
_OF_ADMINISTRATORS = ("people",)  # an administrator gives roles and organises nothing


def open_console(lang: Lang, account_id: str) -> ContestVisit | None:
    """The contest that the address names, else the newest that this reader runs.

    None while there is no contest, for who may begin one or appoint who does. Raises ContestNotFound or NoContestYet.
    """
    state = get_portal().catalogue.state
    if not query_value(CONTEST):
        own = own_contests(state, account_id)
        if own:
            st.query_params[CONTEST] = own[0].slug
        elif may_create(state, account_id) or (is_administrator(state, account_id) and not list_contests(state)):
            return None
    return open_contest(lang)


def console_lead(visit: ContestVisit) -> str:
    return words.LEAD.say(visit.lang) if sections_for(visit) else ""


def sections_for(visit: ContestVisit) -> list[Section]:
    """What this reader may open: everything for organisers and auditors, the roles for an administrator."""
    if visit.is_organiser or visit.is_auditor:
        return list(SECTIONS)
    if visit.account is not None and is_administrator(visit.state, visit.account.id):
        return [section for section in SECTIONS if section.key in _OF_ADMINISTRATORS]
    return []


def show_console(visit: ContestVisit) -> None:
    sections = sections_for(visit)
    if not sections:
        _show_barred(visit)
        return
    asked = query_value(TAB)
    chosen = next((section for section in sections if section.key == asked), sections[0])
    st.html(_menu(visit, sections, chosen))
    if not visit.is_organiser and visit.is_auditor:
        st.html(f'<p class="sy-note">{escape(words.AUDITOR.say(visit.lang))}</p>')
    with st.container(key="console"):
        chosen.show(visit)


def _show_barred(visit: ContestVisit) -> None:
    show_problem(words.BARRED.say(visit.lang))
    back = anchor(visit.link("contest"), words.TO_CONTEST.say(visit.lang), css="sy-button")
    st.html(f'<p class="sy-row">{back}</p>')


def _menu(visit: ContestVisit, sections: list[Section], chosen: Section) -> str:
    lang = visit.lang
    items = "".join(f"<li>{_item(visit, one, is_chosen=one is chosen)}</li>" for one in sections)
    return f'<nav class="co-menu" aria-label="{escape(words.SECTIONS.say(lang))}"><ul>{items}</ul></nav>'


def _item(visit: ContestVisit, section: Section, *, is_chosen: bool) -> str:
    lang, waiting = visit.lang, section.badge(visit)
    current = ' aria-current="page"' if is_chosen else ""
    badge = (
        f' <span class="co-count"><span aria-hidden="true">{waiting}</span>'
        f'<span class="sy-hidden">{escape(words.WAITING.say(lang, count=waiting))}</span></span>'
        if waiting
        else ""
    )
    href = escape(visit.link("organisers", **{TAB: section.key}))
    return f'<a href="{href}"{current}>{escape(section.title.say(lang))}{badge}</a>'
