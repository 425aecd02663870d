"""The files of a work: what is there, and a plain form that sends one more without any script."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from contest.works.attachments import KINDS, remove_attachment
from contest.works.file_types import endings_of
from contest.works.queries import list_attachments
from contest.works.records import Attachment
from web import contest_submit_words as words
from web.ui.amounts import as_size
from web.ui.contest.doing import attempt
from web.ui.contest.submit_desk import Desk
from web.ui.links import anchor


def show_files(desk: Desk) -> None:
    lang, settings = desk.lang, desk.visit.contest.settings
    limits = {
        "count": settings.max_attachments,
        "file_mb": settings.max_file_mb,
        "total_mb": settings.max_total_mb,
    }
    st.html(f'<p class="sy-muted">{escape(words.FILES_LEAD.say(lang, **limits))}</p>')
    files = list_attachments(desk.visit.state, desk.work.id)
    with st.container():
        if not files:
            st.html(f'<p class="sy-muted">{escape(words.NO_FILES.say(lang))}</p>')
        for one in files:
            _show_file(desk, one)
    if desk.refusal is None:
        st.html(_upload_form(desk))


def _show_file(desk: Desk, one: Attachment) -> None:
    lang = desk.lang
    label = KINDS[one.kind].label.say(lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"""<div class="su-hit"><p>{anchor(f"/contest/attachments/{one.id}", one.file_name)}</p>
          <p class="sy-small sy-muted">{escape(label)} · {as_size(one.size_bytes, lang)}</p></div>""")
        if desk.refusal is not None:
            return
        if st.button(words.REMOVE_FILE.say(lang, name=one.file_name), key=f"submit.file.{one.id}"):
            attempt(desk.visit, words.FILE_REMOVED, lambda: _remove(desk, one))


def _remove(desk: Desk, one: Attachment) -> None:
    visit = desk.visit
    remove_attachment(visit.state, visit.portal.catalogue.files, one.id, actor=visit.actor, now=visit.now)


def _upload_form(desk: Desk) -> str:
    lang = desk.lang
    options = "".join(f'<option value="{key}">{escape(kind.label.say(lang))}</option>' for key, kind in KINDS.items())
    accept = ",".join(dict.fromkeys(endings_of(one) for one in (kind.types for kind in KINDS.values())))
    back = urlencode({"lang": lang, "next": desk.visit.link("submit")})
    return f"""<form class="su-upload" method="post" enctype="multipart/form-data" target="_self"
        action="/contest/works/{escape(desk.work.id)}/attachments?{escape(back)}">
      <div class="ac-field"><label for="su-kind">{escape(words.FILE_KIND.say(lang))}</label>
        <select id="su-kind" name="kind">{options}</select></div>
      <div class="ac-field"><label for="su-file">{escape(words.FILE.say(lang))}</label>
        <input id="su-file" name="file" type="file" required accept="{escape(accept.replace(" ", ""))}"></div>
      <button type="submit" class="sy-button">{escape(words.UPLOAD.say(lang))}</button></form>
      <details class="ct-terms"><summary>{escape(words.FILE_RULES.say(lang))}</summary>
        <ul class="su-rules">{_rules(desk)}</ul></details>"""


def _rules(desk: Desk) -> str:
    is_blind = desk.visit.contest.settings.is_blind
    return "".join(
        "<li>"
        + escape(
            (words.FILE_RULE_HIDDEN if is_blind and not kind.is_blind else words.FILE_RULE).say(
                desk.lang, kind=kind.label, endings=endings_of(kind.types), count=kind.maximum
            )
        )
        + "</li>"
        for kind in KINDS.values()
    )
