"""The page of one work: what it is, the data it uses, whether it still runs."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from contest.showcase.records import Liveness, ShownDetails
from contest.works.content import FORM
from contest.works.records import DatasetUse
from core.words import Lang
from web import contest_gallery_words as words
from web.ui import reads
from web.ui.cards import badge
from web.ui.contest.prose import prose
from web.ui.contest.work_cards import award_badges, picture_of, work_title
from web.ui.links import anchor, link
from web.ui.numbers import local_day_words

_TEXTS = ("summary", "problem", "users", "deployment", "reproducibility", "ai_use", "third_party")
_OUTSIDE = {"rel": "nofollow noopener", "target": "_blank"}


def show_work(shown: ShownDetails, lang: Lang) -> None:
    st.html(_head(shown, lang))
    if shown.screenshots:
        st.html(_pictures(shown, lang))
    st.html(f"""<div class="ct-columns ct-home"><div>{_texts(shown.content, lang)}</div>
      <div>{_uses(shown, lang)}{_sources(shown.content, lang)}</div></div>""")


def _head(shown: ShownDetails, lang: Lang) -> str:
    card, content = shown.card, shown.content
    edition = words.EDITION.say(lang, contest=card.contest_title.say(lang), track=card.track_title.say(lang))
    buttons = "".join(
        anchor(str(content[name]), label.say(lang), css=css, **_OUTSIDE)
        for name, label, css in (
            ("app_url", words.OPEN_APP, "sy-button ct-button"),
            ("video_url", words.VIDEO, "sy-button"),
            ("code_url", words.SOURCE_CODE, "sy-button"),
        )
        if str(content.get(name) or "").startswith("https://")
    )
    note = f'<p class="sy-note">{escape(words.ANONYMOUS.say(lang))}</p>' if shown.is_anonymous else ""
    return f"""<section class="sy-page-head ct-work-head">
      <p class="ct-kicker">{anchor(link("/gallery", lang), words.BACK.say(lang))}</p>
      <h1 class="ct-title">{escape(work_title(card, lang))}</h1><p class="ct-lead">{escape(card.one_line)}</p>
      <p class="sy-muted">{escape(" · ".join(part for part in (card.team_name, edition) if part))}</p>
      <div class="sy-badges">{award_badges(card, lang)}</div>{note}
      <div class="sy-row">{buttons}{_liveness(card.liveness, lang)}</div></section>"""


def _liveness(liveness: Liveness, lang: Lang) -> str:
    if liveness.checked_at is None:
        return ""
    day = local_day_words(liveness.checked_at, lang)
    if liveness.is_alive:
        return f'<span class="sy-badge sy-badge-green">{escape(words.ALIVE.say(lang, day=day))}</span>'
    said = words.NOT_ALIVE.say(lang, day=day, problem=liveness.problem)
    return f'<span class="sy-badge sy-badge-amber ct-wrap">{escape(said)}</span>'


def _pictures(shown: ShownDetails, lang: Lang) -> str:
    title = work_title(shown.card, lang)
    pictures = "".join(
        f"""<a href="{escape(picture_of(shot.attachment_id))}"><img class="ct-work-image" loading="lazy"
          src="{escape(picture_of(shot.attachment_id))}"
          alt="{escape(words.PICTURE_OF.say(lang, title=title, number=number))}"></a>"""
        for number, shot in enumerate(shown.screenshots, start=1)
    )
    return f'<div class="sy-grid ct-pictures">{pictures}</div>'


def _texts(content: Mapping[str, Any], lang: Lang) -> str:
    return "".join(
        f"""<section><h2 class="ct-h2">{escape(FORM[name].label.say(lang))}</h2>
          <div class="ct-text">{prose(str(content[name]))}</div></section>"""
        for name in _TEXTS
        if content.get(name)
    )


def _uses(shown: ShownDetails, lang: Lang) -> str:
    if not shown.uses:
        return ""
    items = "".join(_use(use, lang) for use in shown.uses)
    return f"""<section><h2 class="ct-h2">{escape(words.DATA_USED.say(lang))}</h2>
      <ul class="ct-uses">{items}</ul></section>"""


def _use(use: DatasetUse, lang: Lang) -> str:
    title = use.title.say(lang)
    name = escape(title) if use.is_withdrawn else anchor(link("/dataset", lang, id=use.slug), title)
    role = words.CORE if use.role == "core" else words.AUXILIARY
    badges = badge(role.say(lang)) + (badge(words.WITHDRAWN.say(lang), colour="amber") if use.is_withdrawn else "")
    fields = words.FIELDS_USED.say(lang, fields=_fields(use, lang)) if use.fields else ""
    return f"""<li class="sy-card"><strong>{name}</strong><span class="sy-badges">{badges}</span>
      <span>{escape(use.purpose)}</span><span class="sy-small sy-muted">{escape(fields)}</span></li>"""


def _fields(use: DatasetUse, lang: Lang) -> str:
    """The labels of the columns it uses; the bare name of one that is gone."""
    dataset = reads.snapshot().by_id.get(use.dataset_id)
    resources = dataset.resources if dataset else ()
    labels = {field.name: field.title.say(lang) for resource in resources for field in resource.fields}
    return ("、" if lang == "zh" else ", ").join(labels.get(name, name) for name in use.fields)


def _sources(content: Mapping[str, Any], lang: Lang) -> str:
    sources = content.get("other_sources") or []
    if not sources:
        return ""
    items = "".join(f"<li>{_source(source)}</li>" for source in sources)
    title = words.OTHER_SOURCES.say(lang)
    return f'<section><h2 class="ct-h2">{escape(title)}</h2><ul class="ds-list">{items}</ul></section>'


def _source(source: Mapping[str, str]) -> str:
    title, url, licence = (source.get(name, "") for name in ("title", "url", "licence"))
    name = anchor(url, title or url, **_OUTSIDE) if url.startswith("https://") else escape(title)
    return f'{name} <span class="sy-muted sy-small">{escape(licence)}</span>'
