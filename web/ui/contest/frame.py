"""The band that every page of a contest begins with: which contest, where one is in it, and what may be opened."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from core.words import Text
from web import contest_words as words
from web.ui.contest.doing import show_said
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor


@dataclass(frozen=True, slots=True)
class ContestPage:
    """A page in the contest's own navigation. `is_shown`: who finds it useful, not who may open it."""

    path: str
    title: Text
    is_shown: Callable[[ContestVisit], bool]


def _always(_: ContestVisit) -> bool:
    return True


def _is_entrant(visit: ContestVisit) -> bool:
    is_official = visit.is_organiser or visit.judge_id is not None or visit.is_auditor
    return visit.team_id is not None or (not is_official and (visit.is_open("registration") or not visit.phases))


PAGES = (
    ContestPage("contest", words.CONTEST, _always),
    ContestPage("team", words.MY_TEAM, _is_entrant),
    ContestPage("submit", words.SUBMIT, lambda visit: visit.team_id is not None),
    ContestPage("gallery", words.GALLERY, _always),
    ContestPage("vote", words.VOTE, lambda visit: visit.phase("voting") is not None),
    ContestPage("judging", words.JUDGING, lambda visit: visit.judge_id is not None),
    ContestPage("results", words.RESULTS, _always),
    ContestPage(
        "appeal",
        words.APPEAL,
        lambda visit: visit.is_open("appeals") and not (visit.is_organiser or visit.is_auditor),
    ),
    ContestPage(
        "organisers",
        words.ORGANISERS,
        lambda visit: visit.is_organiser or visit.is_auditor or visit.is_administrator,
    ),
)


def show_contest_head(visit: ContestVisit, path: str, lead: str = "") -> None:
    """Title, navigation, what the last act brought. `lead`: one sentence on what the reader should do next."""
    st.html(_head(visit, path, lead))
    show_said()


def _head(visit: ContestVisit, path: str, lead: str) -> str:
    lang = visit.lang
    menu = "".join(
        anchor(visit.link(page.path), page.title.say(lang), aria_current="page" if page.path == path else "")
        for page in PAGES
        if page.path == path or page.is_shown(visit)
    )
    is_home = path == "contest"
    page_title = next((page.title.say(lang) for page in PAGES if page.path == path), "")
    title = visit.contest.title.say(lang)
    kicker = "" if is_home else f'<p class="ct-kicker">{anchor(visit.link("contest"), title)}</p>'
    heading = f'{kicker}<h1 class="ct-title">{escape(title if is_home else page_title)}</h1>'
    said = f'<p class="ct-lead">{escape(lead)}</p>' if lead else ""
    return f"""<section class="sy-band ct-head">{heading}{said}
      <nav class="ct-nav" aria-label="{escape(words.CONTEST_NAVIGATION.say(lang))}">{menu}</nav></section>"""
