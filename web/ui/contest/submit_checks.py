"""What the automatic checks say of the draft, and the button that hands it in."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from contest.works.checking import check_outside, check_state
from contest.works.checks import Finding, errors_of, links_of
from contest.works.drafts import has_unsent_changes
from contest.works.links import LinkResult, check_address, check_link
from contest.works.queries import list_attachments
from contest.works.submitting import submit_work
from core.ids import new_id
from web import contest_submit_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.submit_desk import Desk
from web.ui.contest.submit_form import section_head, target_of

_LINKS = "submit.links"  # {address: what it leads to}, as it was asked last
_TOKEN = "submit.token"  # noqa: S105 — names one submission, so that pressing twice is one version


def findings_of(desk: Desk) -> list[Finding]:
    """Errors first. What needs files is read again only when files or links changed."""
    visit, work = desk.visit, desk.work
    known: Mapping[str, LinkResult] = st.session_state.setdefault(_LINKS, {})
    links = [url for _, url in links_of(visit.contest.kind, work.draft)]
    files = [one.id for one in list_attachments(visit.state, work.id)]
    slot, seen = f"submit.outside.{work.id}", (links, files, len(known))
    if st.session_state.get(slot, (None,))[0] != seen:
        store = visit.portal.catalogue.files
        found = check_outside(visit.state, store, work, lambda url: known.get(url) or check_address(url))
        st.session_state[slot] = (seen, found)
    every = [*check_state(visit.state, work).findings, *st.session_state[slot][1]]
    return sorted(every, key=lambda one: not one.is_error)


def show_checks(desk: Desk, findings: Sequence[Finding]) -> None:
    lang = desk.lang
    st.html(section_head(desk, "checks") + _as_html(desk, findings))
    links = [url for _, url in links_of(desk.visit.contest.kind, desk.work.draft)]
    with st.container():
        if links and st.button(words.CHECK_LINKS.say(lang), key="submit.check-links"):
            with st.spinner(words.ASKING_LINKS.say(lang)):
                attempt(desk.visit, words.LINKS_CHECKED, lambda: _ask(links))


def _ask(links: Sequence[str]) -> None:
    known = st.session_state.get(_LINKS, {})
    st.session_state[_LINKS] = {**known, **{url: check_link(url) for url in links if url not in known}}


def _as_html(desk: Desk, findings: Sequence[Finding]) -> str:
    errors = errors_of(findings)
    warnings = [one for one in findings if not one.is_error]
    if not findings:
        return f'<p class="sy-note sy-note-green">{escape(words.ALL_GOOD.say(desk.lang))}</p>'
    blocks = ((words.ERRORS, errors, "red"), (words.WARNINGS, warnings, "amber"))
    return "".join(
        f"""<section class="sy-note sy-note-{colour} su-findings">
          <h3>{escape(head.say(desk.lang, count=len(some)))}</h3>
          <ul>{"".join(_item(desk, one) for one in some)}</ul></section>"""
        for head, some, colour in blocks
        if some
    )


def _item(desk: Desk, one: Finding) -> str:
    return f'<li><a href="{escape(target_of(desk, one.field))}">{escape(one.sentence.say(desk.lang))}</a></li>'


# ---- handing in ----------------------------------------------------------------------------------------------


def show_submitting(desk: Desk) -> None:
    lang, work = desk.lang, desk.work
    is_new = work.current_version == 0 or has_unsent_changes(desk.visit.state, work)
    if not is_new:
        said = words.CHANGE_FIRST if work.status == "returned" else words.NOTHING_NEW
        st.html(f'<p class="sy-note sy-note-green">{escape(said.say(lang, number=work.current_version))}</p>')
        return
    if not desk.is_leader:
        st.html(f'<p class="sy-note">{escape(words.ONLY_LEADER.say(lang, leader=desk.leader))}</p>')
        return
    st.html(f'<p class="sy-muted">{escape(words.SUBMIT_CONFIRM.say(lang))}</p>')
    label = words.SUBMIT_AGAIN if work.current_version else words.SUBMIT
    if st.button(label.say(lang, number=work.current_version + 1), type="primary", key="submit.send"):
        with st.spinner(words.SENDING.say(lang)):  # links are opened on the way, which can take seconds
            attempt(desk.visit, words.SUBMITTED, lambda: _submit(desk))


def _submit(desk: Desk) -> None:
    """The token is given up only once a version stands."""
    visit = desk.visit
    token = st.session_state.setdefault(_TOKEN, new_id())
    submit_work(
        visit.state,
        visit.portal.catalogue.files,
        desk.work.id,
        actor=visit.actor,
        client_token=token,
        check_link=check_link,
        now=visit.now,
    )
    del st.session_state[_TOKEN]
