"""Which contests a reader may run, and a form for a new one; also where there is no contest at all."""

from datetime import datetime
from html import escape

import streamlit as st

from contest.contests.editing import MAX_TITLE_CHARS, YEARS, create_contest
from contest.contests.queries import list_contests
from contest.contests.records import Contest
from contest.contests.words import KINDS, STATUSES, TITLE
from contest.rights import is_auditor, is_organiser
from core.clock import as_local, utc_now
from core.errors import PortalError
from core.people.roles import has_role
from core.people.separation import PORTAL
from core.state import State
from core.words import Lang, Text
from web import contest_organiser_words as words
from web import contest_words
from web.portal import get_portal
from web.ui.contest.doing import show_problem, show_said
from web.ui.contest.organising.people import is_administrator, show_giving
from web.ui.contest.visit import CONTEST
from web.ui.links import anchor, link

_SAID = "contest.said"


def own_contests(state: State, account_id: str) -> list[Contest]:
    """Those that the account organises or watches, drafts too, the newest edition first."""
    return [
        one
        for one in list_contests(state)
        if is_organiser(state, account_id, one.id) or is_auditor(state, account_id, one.id)
    ]


def may_create(state: State, account_id: str) -> bool:
    return has_role(state, account_id, "organiser", PORTAL)


def show_own_contests(state: State, lang: Lang, account_id: str, *, now: datetime) -> None:
    """Below the overview: the way to the others, and to a new one."""
    own = own_contests(state, account_id)
    if len(own) > 1 or may_create(state, account_id):
        items = "".join(_item(one, lang) for one in own)
        title = escape(words.MINE.say(lang))
        st.html(f'<section class="co-block"><h2 class="ct-h2">{title}</h2><ul class="ds-list">{items}</ul></section>')
    if may_create(state, account_id):
        with st.expander(words.CREATE.say(lang)):
            _show_creating(state, lang, account_id, now=now)


def show_start(lang: Lang, account_id: str) -> None:
    """The page of somebody who may begin a contest, or appoint who does, while there is none."""
    state, now = get_portal().catalogue.state, utc_now()
    title = escape(contest_words.ORGANISERS.say(lang))
    lead = escape(words.NO_CONTEST.say(lang))
    st.html(f"""<section class="sy-band ct-head co-start"><h1 class="ct-title">{title}</h1>
      <p class="ct-lead">{lead}</p></section>""")
    show_said()
    if may_create(state, account_id):
        _show_creating(state, lang, account_id, now=now)
    if is_administrator(state, account_id):
        show_giving(state, lang, None, actor=account_id, now=now)


def _item(contest: Contest, lang: Lang) -> str:
    way = anchor(link("/organisers", lang, **{CONTEST: contest.slug}), contest.title.say(lang))
    said = f"{KINDS[contest.kind].say(lang)} · {contest.edition_year} · {STATUSES[contest.status].say(lang)}"
    return f'<li>{way} <span class="sy-muted sy-small">{escape(said)}</span></li>'


def _show_creating(state: State, lang: Lang, account_id: str, *, now: datetime) -> None:
    with st.form("organisers.create"):
        left, right = st.columns(2)
        zh = left.text_input(words.IN_ZH.say(lang, field=TITLE), key="organisers.create.zh", max_chars=MAX_TITLE_CHARS)
        en = right.text_input(words.IN_EN.say(lang, field=TITLE), key="organisers.create.en", max_chars=MAX_TITLE_CHARS)
        slug = left.text_input(words.SLUG.say(lang), key="organisers.create.slug", max_chars=60)
        year = right.number_input(
            words.YEAR.say(lang), *YEARS, as_local(now).year, step=1, key="organisers.create.year"
        )
        kind = st.selectbox(
            words.KIND.say(lang),
            list(KINDS),
            format_func=lambda one: KINDS[one].say(lang),
            key="organisers.create.kind",
        )
        if not st.form_submit_button(words.CREATE_BUTTON.say(lang), type="primary", key="organisers.create.button"):
            return
        title = Text(zh, en)
        try:
            create_contest(
                state, slug=slug.strip(), kind=kind, edition_year=year, title=title, actor=account_id, now=now
            )
        except PortalError as refused:
            show_problem(refused.say(lang))
            return
    st.session_state[_SAID] = words.CREATED.say(lang, title=title)
    st.query_params[CONTEST] = slug.strip()
    st.rerun()
