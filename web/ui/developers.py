"""开发者: a first request to copy, what is offered, what its limits are and what can be relied on."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from catalog.describe.plain import rows_url
from catalog.queries import find_example
from catalog.records import Dataset, Resource
from core.words import Lang, Text
from web import developer_words as words
from web.developer_words import DOORS, Door
from web.portal import get_portal
from web.ui.links import anchor, link

_PROMISES = (
    words.PROMISE_ADDRESSES,
    words.PROMISE_VERSIONS,
    words.PROMISE_TYPES,
    words.PROMISE_CACHE,
    words.PROMISE_MESSAGES,
)
Example = tuple[Dataset, Resource]

_FOR_PROGRAMS = ("/api/openapi.json", "/api/3/action/status_show")


def show_developers(lang: Lang) -> None:
    portal = get_portal()
    example = find_example(portal.catalogue)
    st.html(f"""<div class="sy-page-head"><h1 class="sy-title">{escape(words.DEVELOPERS.say(lang))}</h1>
      <p class="sy-lead">{escape(words.LEAD.say(lang))}</p></div>
      <h2 class="sy-h2 dv-first">{escape(words.FIRST_REQUEST.say(lang))}</h2>
      <p>{escape(words.FIRST_REQUEST_LEAD.say(lang))}</p>""")
    st.code(first_request(example, portal.settings.public_url), language=None, wrap_lines=True)
    go = anchor(link("/datasets", lang), words.FIND_A_DATASET.say(lang), css="sy-button sy-button-primary")
    doors = "".join(_door(door, example, portal.settings.public_url, lang) for door in DOORS)
    limits = words.LIMIT_REQUESTS.filled(quota=f"{portal.settings.api_requests_a_minute:,}")
    st.html(f"""<p>{escape(words.FIRST_REQUEST_MORE.say(lang))}</p><p class="sy-row dv-go">{go}</p>
      <section class="sy-section"><div class="sy-section-head">
        <h2>{escape(words.WHAT_IS_OFFERED.say(lang))}</h2></div><div class="sy-grid">{doors}</div></section>
      {_list(words.LIMITS, (limits, words.LIMIT_ROWS, words.LIMIT_TIME), lang)}
      {_list(words.PROMISE, _PROMISES, lang)}""")


def first_request(example: Example | None, public_url: str) -> str:
    """Two lines for a terminal; the first alone while nothing is published."""
    lines = [f'curl "{public_url}/api/v1/datasets?per_page=3"']
    if example is not None:
        lines.append(f'curl "{rows_url(*example, public_url)}?limit=3"')
    return "\n".join(lines)


def _door(door: Door, example: Example | None, public_url: str, lang: Lang) -> str:
    address = door.address
    if example is not None:
        dataset, resource = example
        address = address.format(dataset=dataset.slug, resource=resource.name, table=resource.id)
    links = "".join(f"<li>{anchor(_in_language(href, lang), said.say(lang))}</li>" for href, said in door.links)
    return f"""<article class="sy-card"><h3 class="sy-card-title">{escape(door.title.say(lang))}</h3>
      <p>{escape(door.words.say(lang))}</p><p class="dv-address"><code>{escape(public_url + address)}</code></p>
      <ul class="sy-card-foot dv-links">{links}</ul></article>"""


def _in_language(href: str, lang: Lang) -> str:
    """Pages for people have a language, documents for programs do not."""
    path, mark, fragment = href.partition("#")
    return (path if path in _FOR_PROGRAMS else link(path, lang)) + mark + fragment


def _list(title: Text, sentences: Iterable[Text], lang: Lang) -> str:
    items = "".join(f"<li>{escape(said.say(lang))}</li>" for said in sentences)
    return f"""<section class="sy-section"><div class="sy-section-head"><h2>{escape(title.say(lang))}</h2></div>
      <ul class="dv-list">{items}</ul></section>"""
