"""The first screen: what the dataset is called, whose it is, whether it is kept up, its first chart, its download."""

from html import escape

import streamlit as st

from catalog.freshness import freshness_of
from catalog.rows.query import RowQuery
from catalog.vocabularies import UPDATE_CYCLES
from core.words import Lang, Text
from web.ui.amounts import as_number, as_size
from web.ui.cards import badge, downloads_words, freshness_badge, open_type_badge, origin_badge, views_words
from web.ui.dataset import words
from web.ui.dataset.districts import district_strip
from web.ui.dataset.downloads_panel import other_formats
from web.ui.dataset.drawing import show_chart
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link
from web.ui.numbers import day_words, local_day_words

FIRST_CHART_HEIGHT = 270
SUMMARY_SHOWN = 600  # characters of it on the first screen


def show_header(visit: Visit) -> None:
    """Beside the words stands the first chart, on the overview only: the other parts show what they are for."""
    has_chart = visit.tab == "overview" and bool(visit.proposals)
    st.html(_trail(visit))
    if not has_chart:
        st.html(_about(visit, is_short=visit.tab != "overview"))
        return
    left, right = st.columns([5, 6], gap="large", vertical_alignment="top")
    with left:
        st.html(_about(visit))
    with right:
        show_chart(visit, visit.proposals[0], height=FIRST_CHART_HEIGHT, is_first=True)


def _trail(visit: Visit) -> str:
    city, lang = visit.portal.catalogue.city, visit.lang
    theme = city.theme(next(iter(visit.dataset.themes), ""))
    label = theme.label.say(lang)
    place = anchor(link("/datasets", lang, theme=theme.id), label) if theme.id else escape(label)
    return f"""<nav class="ds-trail sy-small" aria-label="{escape(words.BREADCRUMB.say(lang))}">
      {anchor(link("/datasets", lang), words.CATALOGUE.say(lang))}<span aria-hidden="true">/</span>
      {place}</nav>
      <h1 class="sy-title ds-title">{escape(visit.dataset.title.say(lang))}</h1>"""


def office_link(visit: Visit) -> str:
    """The office, leading to what it publishes."""
    office = visit.portal.catalogue.city.office(visit.dataset.publisher)
    label = office.label.say(visit.lang)
    return anchor(link("/datasets", visit.lang, office=office.id), label) if office.id else escape(label)


def _about(visit: Visit, *, is_short: bool = False) -> str:
    css = "ds-about ds-about-short" if is_short else "ds-about"
    return f"""<div class="{css}">
      <p class="ds-office">{office_link(visit)}</p>
      <div class="sy-badges">{_badges(visit)}</div>{"" if is_short else _story(visit)}
      {_buttons(visit)}{_old_version(visit)}{"" if is_short else district_strip(visit, "data")}</div>"""


def _story(visit: Visit) -> str:
    """First a question that it answers, since that tells a citizen whether to stay; then what it is."""
    dataset, lang = visit.dataset, visit.lang
    is_promise = freshness_of(dataset, visit.now).state not in ("frozen", "irregular") and not dataset.is_closed
    promise = f'<p class="sy-small sy-muted">{escape(promise_of(visit))}</p>' if is_promise else ""
    question, summary = dataset.question.say(lang), dataset.summary.say(lang)
    if len(summary) > SUMMARY_SHOWN:
        summary = summary[:SUMMARY_SHOWN] + "…"
    asked = f'<p class="ds-question">{escape(question)}</p>' if question else ""
    said = f'<p class="ds-summary">{escape(summary)}</p>' if summary else ""
    return asked + said + promise


def _badges(visit: Visit) -> str:
    dataset, lang = visit.dataset, visit.lang
    badges = [origin_badge(dataset.origin, lang), open_type_badge(dataset.open_type, lang)]
    if dataset.is_closed:
        return "".join(badges)
    views, downloads = visit.portal.catalogue.snapshot().usage(dataset.id)
    badges += _renewal(visit)
    if any(resource.version for resource in dataset.resources):
        badges.append(badge(words.ROWS.say(lang, count=as_number(dataset.row_count))))
    if views:
        badges.append(badge(views_words(views, lang)))
    if downloads:
        badges.append(badge(downloads_words(downloads, lang)))
    return "".join(badges)


def _renewal(visit: Visit) -> list[str]:
    """How often it is renewed and whether that is kept; or the day on which it ended."""
    dataset, lang = visit.dataset, visit.lang
    state = freshness_of(dataset, visit.now).state
    if state == "frozen" and dataset.frozen_on:
        return [badge(words.ENDED.say(lang, day=day_words(dataset.frozen_on, lang)))]
    if state == "irregular":
        return [badge(words.RENEWED.say(lang, day=day_words(dataset.modified_on, lang)))]
    cycle = UPDATE_CYCLES[dataset.update_cycle].label.say(lang)
    return [badge(words.UPDATE_CYCLE.say(lang, cycle=cycle)), freshness_badge(state, lang)]


def promise_of(visit: Visit) -> str:
    """The update promise and whether it is kept, as one sentence."""
    dataset, lang = visit.dataset, visit.lang
    sentence: Text = words.PROMISE[freshness_of(dataset, visit.now).state]
    return sentence.say(
        lang,
        cycle=_cycle(dataset.update_cycle, lang),
        day=day_words(dataset.modified_on, lang),
        frozen=day_words(dataset.frozen_on, lang) if dataset.frozen_on else "",
    )


def _cycle(cycle: str, lang: Lang) -> str:
    label = UPDATE_CYCLES[cycle].label.say(lang)
    return label if lang == "zh" else label.lower()


def _buttons(visit: Visit) -> str:
    """The rows in view as CSV and for Excel: all, or those of the current filter; the rest is one click away."""
    if visit.version is None:
        return ""
    lang = visit.lang
    if visit.problem is None and visit.query.narrows:
        query, label = visit.query, words.DOWNLOAD_CSV_FILTERED.say(lang)
    else:
        query, label = RowQuery(), words.DOWNLOAD_CSV.say(lang, size=as_size(visit.version.csv_bytes, lang))
    main = anchor(visit.download("csv", query=query), label, css="sy-button sy-button-primary", rel="nofollow")
    excel = anchor(visit.download("xlsx", query=query), words.DOWNLOAD_EXCEL.say(lang), css="sy-button", rel="nofollow")
    return f'<div class="sy-row ds-buttons">{main}{excel}{other_formats(visit, query)}</div>'


def _old_version(visit: Visit) -> str:
    if visit.version is None or visit.is_newest:
        return ""
    said = words.OLD_VERSION.say(
        visit.lang, number=visit.version.number, day=local_day_words(visit.version.created_at, visit.lang)
    )
    newest = anchor(visit.link(version=visit.resource.version), words.TO_NEWEST.say(visit.lang))
    return f'<div class="sy-note sy-note-amber">{escape(said)} {newest}</div>'
