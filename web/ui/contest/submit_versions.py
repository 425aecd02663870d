"""What was handed in: the receipt of the version that counts, all versions, and the ways to take the work back."""

from collections.abc import Callable
from html import escape

import streamlit as st

from contest.contests.gates import list_gates
from contest.phases import beijing
from contest.works.clockwork import current_status
from contest.works.machine import MACHINE
from contest.works.queries import counted_version, list_versions
from contest.works.records import WorkVersion
from contest.works.withdrawing import ask_release, find_release_request, take_back_withdrawal, withdraw_work
from core.words import Text
from web import contest_submit_words as words
from web import contest_words
from web.ui.amounts import as_size
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.submit_desk import Desk
from web.ui.contest.tables import table
from web.ui.links import anchor, link

TO_RECEIPT = "#submit-receipt"


def show_receipt_of(desk: Desk) -> None:
    """The receipt of the version that counts, with the ways to keep it and to verify it."""
    version = counted_version(desk.visit.state, desk.work.id)
    if version is not None:
        st.html(_receipt_card(desk, version))


def _receipt_card(desk: Desk, version: WorkVersion) -> str:
    lang = desk.lang
    facts = (
        (words.RECEIPT_CODE, version.receipt_code),
        (words.VERSION, str(version.number)),
        (words.MOMENT, beijing(version.submitted_at)),
        (words.FILES, _files(desk, version) or words.NO_FILES_SENT.say(lang)),
        (words.HASH, version.sha256),
    )
    rows = "".join(f"<dt>{escape(label.say(lang))}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    pdf = anchor(f"/contest/receipts/{version.receipt_code}.pdf", words.PDF.say(lang), css="sy-button")
    verify = anchor(link("/receipt", lang, code=version.receipt_code), words.VERIFY.say(lang), css="sy-button")
    return f"""<section class="sy-card su-receipt" id="submit-receipt">
      <h2 class="ct-h2">{escape(words.RECEIPT.say(lang))}</h2>
      <dl>{rows}</dl><p class="sy-row">{pdf}{verify}</p></section>"""


def _files(desk: Desk, version: WorkVersion) -> str:
    files = version.content.get("files", [])
    return "\n".join(f"{one['file_name']} · {as_size(one['size_bytes'], desk.lang)}" for one in files)


def show_versions(desk: Desk) -> None:
    lang, versions = desk.lang, list_versions(desk.visit.state, desk.work.id)
    if not versions:
        return
    rows = "".join(_row(desk, one) for one in reversed(versions))
    heads = (words.VERSION, words.MOMENT, words.RECEIPT_CODE, words.HASH)
    st.html(f'<h2 class="ct-h2">{escape(words.VERSIONS.say(lang))}</h2>{table(heads, rows, lang)}')


def _row(desk: Desk, one: WorkVersion) -> str:
    lang = desk.lang
    marks = [words.COUNTS] if one.number == desk.work.current_version else []
    marks += [words.LATE] if one.is_late else []
    badges = "".join(f' <span class="sy-badge sy-badge-red">{escape(mark.say(lang))}</span>' for mark in marks)
    code = anchor(link("/receipt", lang, code=one.receipt_code), one.receipt_code)
    return f"""<tr><th scope="row">{escape(words.VERSION_NUMBER.say(lang, number=one.number))}{badges}</th>
      <td>{escape(beijing(one.submitted_at))}</td><td class="sy-nowrap">{code}</td>
      <td title="{one.sha256}">{one.sha256[:12]}…</td></tr>"""


def show_ways_out(desk: Desk) -> None:
    """Only what the state of the work and of the contest allows; each act asks once more."""
    visit = desk.visit
    if not desk.is_leader:
        return
    status = current_status(visit.state, desk.work, visit.now)
    is_judged = any(gate.kind == "open_judging" for gate in list_gates(visit.state, desk.work.contest_id))
    if MACHINE.allows(status, "ask_release") and is_judged:
        _show_asking(desk)
    elif MACHINE.allows(status, "withdraw") and not is_judged:
        _show_act(desk, words.WITHDRAW, words.WITHDRAW_WHY, words.WITHDRAWN, withdraw_work)
    elif MACHINE.allows(status, "take_back") and visit.is_open("submission"):
        _show_act(desk, words.TAKE_BACK, words.TAKE_BACK_WHY, words.TAKEN_BACK, take_back_withdrawal)


def _show_act(desk: Desk, label: Text, why: Text, done: Text, command: Callable[..., None]) -> None:
    visit, lang = desk.visit, desk.lang
    with st.expander(label.say(lang)):
        st.html(f"<p>{escape(why.say(lang))}</p>")
        is_sure = st.checkbox(words.SURE.say(lang), key=f"submit.sure.{command.__name__}")
        if not st.button(label.say(lang), key=f"submit.{command.__name__}"):
            return
        if is_sure:
            attempt(visit, done, lambda: command(visit.state, desk.work.id, actor=visit.actor, now=visit.now))
        else:
            show_problem(words.SURE_FIRST.say(lang))


def _show_asking(desk: Desk) -> None:
    visit, lang = desk.visit, desk.lang
    if find_release_request(visit.state, desk.work.id) is not None:
        st.html(f'<p class="sy-note sy-note-amber">{escape(words.ASKED_ALREADY.say(lang))}</p>')
        return
    with st.expander(words.ASK_RELEASE.say(lang)):
        st.html(f"<p>{escape(words.ASK_WHY.say(lang))}</p>")
        reason = st.text_area(contest_words.REASON.say(lang), key="submit.reason", max_chars=1000)
        if st.button(words.ASK_RELEASE.say(lang), key="submit.ask_release"):
            who = {"actor": visit.actor, "now": visit.now}
            attempt(visit, words.ASKED, lambda: ask_release(visit.state, desk.work.id, reason=reason, **who))
