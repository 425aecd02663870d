"""人员: who holds which role in the contest; an administrator gives and takes the roles of organisers and auditors."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from contest.contests.records import Contest
from contest.contests.roles import refuse_role_of_entrants
from contest.rights import scope_of
from core.errors import PortalError
from core.mail.addresses import as_address
from core.people.accounts import find_account, find_account_by_email
from core.people.errors import AccountNotFound
from core.people.roles import Grant, grant_role, has_role, list_grants, revoke_role
from core.people.separation import PORTAL
from core.people.words import ROLES
from core.state import State
from core.words import Lang, Text
from web import contest_organiser_words as words
from web.ui.contest.doing import show_problem
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit

_GIVEN_HERE = ("organiser", "auditor")  # judges are invited: their section does it
_SHOWN = ("organiser", "judge", "auditor", "administrator")
_SAID = "contest.said"


def show_people(visit: ContestVisit) -> None:
    grants = _grants(visit.state, visit.contest)
    st.html(_table(visit.state, visit.lang, grants))
    if is_administrator(visit.state, visit.actor):
        show_giving(visit.state, visit.lang, visit.contest, actor=visit.actor, now=visit.now)
    else:
        st.html(f'<p class="sy-muted co-block">{escape(words.ONLY_ADMINISTRATORS.say(visit.lang))}</p>')


def is_administrator(state: State, account_id: str) -> bool:
    return has_role(state, account_id, "administrator", PORTAL)


def show_giving(state: State, lang: Lang, contest: Contest | None, *, actor: str, now: datetime) -> None:
    """For administrators. Without a contest a role can be given for the whole portal alone."""
    here = {scope_of(contest.id): words.HERE} if contest else {}
    places = {**here, PORTAL: words.EVERYWHERE}
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.GIVE_ROLE.say(lang))}</h2>')
    with st.form("organisers.give"):
        email = st.text_input(words.EMAIL.say(lang), key="organisers.give.email", max_chars=254)
        role = st.selectbox(
            words.ROLE.say(lang),
            _GIVEN_HERE,
            format_func=lambda one: ROLES[one].say(lang),
            key="organisers.give.role",
        )
        scope = st.selectbox(
            words.WHERE.say(lang),
            list(places),
            format_func=lambda one: places[one].say(lang),
            key="organisers.give.scope",
        )
        if st.form_submit_button(words.GIVE.say(lang), type="primary", key="organisers.give.button"):
            try:
                _give(state, email, role, scope, actor=actor, now=now)
            except PortalError as refused:
                show_problem(refused.say(lang))
            else:
                _say(words.GIVEN, lang)
    _show_taking(state, lang, _grants(state, contest), actor=actor, now=now)


def _give(state: State, email: str, role: str, scope: str, *, actor: str, now: datetime) -> None:
    """Raises BadAddress, AccountNotFound, and what `grant_role` does."""
    account = find_account_by_email(state, as_address(email))
    if account is None:
        raise AccountNotFound()
    grant_role(state, account.id, role, scope, actor=actor, now=now, checks=(refuse_role_of_entrants,))


def _show_taking(state: State, lang: Lang, grants: Sequence[Grant], *, actor: str, now: datetime) -> None:
    takeable = [one for one in grants if one.role in _GIVEN_HERE]
    if not takeable:
        return
    with st.expander(words.TAKE_TITLE.say(lang)):
        for one in takeable:
            label = words.TAKE.say(lang, who=_name(state, one), role=ROLES[one.role], where=_where(one))
            if st.button(label, key=f"organisers.take.{one.account_id}.{one.role}.{one.scope}"):
                try:
                    revoke_role(state, one.account_id, one.role, one.scope, actor=actor, now=now)
                except PortalError as refused:
                    show_problem(refused.say(lang))
                else:
                    _say(words.TAKEN, lang)


def _say(done: Text, lang: Lang) -> None:
    st.session_state[_SAID] = done.say(lang)
    st.rerun()


def _grants(state: State, contest: Contest | None) -> list[Grant]:
    scopes = (PORTAL,) if contest is None else (scope_of(contest.id), PORTAL)
    held = [grant for scope in scopes for grant in list_grants(state, scope) if grant.role in _SHOWN]
    return sorted(held, key=lambda one: _SHOWN.index(one.role))


def _table(state: State, lang: Lang, grants: Sequence[Grant]) -> str:
    title = f'<h2 class="ct-h2">{escape(words.ROLES_OF.say(lang))}</h2>'
    if not grants:
        return f"{title}<p>{escape(words.NOBODY.say(lang))}</p>"
    rows = "".join(
        f"""<tr><th scope="row">{escape(_name(state, one))}</th><td>{escape(ROLES[one.role].say(lang))}</td>
          <td>{escape(_where(one).say(lang))}</td></tr>"""
        for one in grants
    )
    return title + table((words.NAME, words.ROLE, words.WHERE), rows, lang)


def _where(grant: Grant) -> Text:
    return words.EVERYWHERE if grant.scope == PORTAL else words.HERE


def _name(state: State, grant: Grant) -> str:
    found = find_account(state, grant.account_id)
    return found.display_name if found else grant.account_id
