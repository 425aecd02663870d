"""概览: the dataset in plain words, and everything a careful reader asks before using it."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from catalog.city import Licence
from catalog.describe.citation import citation_of
from catalog.freshness import freshness_of
from catalog.records import Source
from catalog.vocabularies import GRANULARITIES, OPEN_TYPES
from core.words import Lang, Text
from web.ui.dataset import words
from web.ui.dataset.files import files_and_links
from web.ui.dataset.header import SUMMARY_SHOWN, office_link, promise_of
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link
from web.ui.numbers import day_words, moment_words


def show_about(visit: Visit) -> None:
    st.html(f'<div class="ds-columns"><div>{_story(visit)}</div><div>{_people_and_rules(visit)}</div></div>')
    if visit.version is not None:
        _show_citation(visit)


def _story(visit: Visit) -> str:
    dataset, lang = visit.dataset, visit.lang
    parts = [
        _closed(visit) if dataset.is_closed else "",
        _condition(visit),
        _simulated(visit),
        section(words.FILES_AND_LINKS, files_and_links(visit), lang),
        section(words.DESCRIPTION, _long_summary(dataset.summary.say(lang)), lang),
        section(words.WHAT_NOT, _paragraph(dataset.limits.say(lang)), lang),
        section(words.PROVENANCE, _paragraph(dataset.provenance.say(lang)), lang),
        section(words.SOURCES, _sources(dataset.sources, lang), lang),
        section(words.FACTS, _facts(visit), lang),
    ]
    return "".join(parts)


def section(title: Text, body: str, lang: Lang) -> str:
    return f'<section class="ds-part"><h2 class="ds-h2">{escape(title.say(lang))}</h2>{body}</section>' if body else ""


def _long_summary(text: str) -> str:
    """The whole of a summary of which the first screen shows the beginning."""
    return _paragraph(text) if len(text) > SUMMARY_SHOWN else ""


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _closed(visit: Visit) -> str:
    dataset, lang = visit.dataset, visit.lang
    reason = dataset.closed_reason.say(lang) if dataset.closed_reason else ""
    title = escape(words.CLOSED_TITLE.say(lang))
    return f"""<section class="sy-note sy-note-amber ds-closed"><h2 class="ds-h2">{title}</h2>
      <p>{escape(reason)}</p><p>{escape(words.CLOSED_NOTE.say(lang))}</p></section>"""


def _condition(visit: Visit) -> str:
    condition = visit.dataset.open_condition
    return section(words.CONDITION_TITLE, _paragraph(condition.say(visit.lang)), visit.lang) if condition else ""


def _simulated(visit: Visit) -> str:
    if not visit.dataset.is_simulated:
        return ""
    return f'<div class="sy-note sy-note-amber">{escape(words.SIMULATED_NOTE.say(visit.lang))}</div>'


def _sources(sources: Sequence[Source], lang: Lang) -> str:
    """Each source with what is known of its licence, and with what is not."""
    if not sources:
        return _paragraph(words.NO_SOURCE.say(lang))
    lines = []
    for source in sources:
        name = source.title.say(lang)
        title = anchor(source.path, name) if source.path else escape(name)
        if source.license:
            known = words.SOURCE_LICENCE.say(lang, licence=source.license.say(lang))
        else:
            known = words.SOURCE_LICENCE_UNKNOWN.say(lang) if source.path else ""
        lines.append(f'<li>{title}<br><span class="sy-small sy-muted">{escape(known)}</span></li>')
    return f'<ul class="ds-list">{"".join(lines)}</ul>'


def _people_and_rules(visit: Visit) -> str:
    lang = visit.lang
    return "".join(
        [
            section(words.WHO, facts(_people(visit), lang), lang),
            "" if visit.dataset.is_closed else section(words.PROMISE_TITLE, _promise(visit), lang),
            "" if visit.dataset.is_closed else section(words.LICENCE, _licence(visit), lang),
            section(words.COVERAGE, facts(_coverage(visit), lang), lang),
            section(words.PLAN, facts(_plan(visit), lang), lang),
        ]
    )


def facts(rows: Iterable[tuple[Text, str]], lang: Lang) -> str:
    """A list of (label, HTML); what is empty is left out."""
    lines = "".join(f"<dt>{escape(label.say(lang))}</dt><dd>{value}</dd>" for label, value in rows if value)
    return f'<dl class="ds-facts">{lines}</dl>' if lines else ""


def _people(visit: Visit) -> list[tuple[Text, str]]:
    dataset = visit.dataset
    mail = anchor(f"mailto:{dataset.contact_email}", dataset.contact_email) if dataset.contact_email else ""
    contact = [part for part in (escape(dataset.contact_name.say(visit.lang)), mail) if part]
    return [
        (words.PUBLISHER, office_link(visit)),
        (words.RESPONSIBLE, _in_chinese(dataset.responsible)),
        (words.CONTACT, "<br>".join(contact)),
    ]


def _promise(visit: Visit) -> str:
    due_on = freshness_of(visit.dataset, visit.now).due_on
    due = words.NEXT_DUE.say(visit.lang, day=day_words(due_on, visit.lang)) if due_on else ""
    return _paragraph(promise_of(visit)) + _paragraph(due)


def _licence(visit: Visit) -> str:
    lang = visit.lang
    licence: Licence = visit.portal.catalogue.city.licence(visit.dataset.license_id)
    points = [(words.MAY, licence.may), (words.MUST, licence.must)]
    lists = "".join(
        f"<h3>{escape(title.say(lang))}</h3><ul>{''.join(f'<li>{escape(one.say(lang))}</li>' for one in texts)}</ul>"
        for title, texts in points
        if texts
    )
    title = words.LICENCE_TEXT.say(lang, title=licence.title.say(lang))
    full = anchor(licence.url, title) if licence.url else escape(licence.title.say(lang))
    return f'{_paragraph(licence.plain.say(lang))}<div class="ds-licence">{lists}</div><p class="sy-small">{full}</p>'


def _coverage(visit: Visit) -> list[tuple[Text, str]]:
    dataset, lang = visit.dataset, visit.lang
    city = visit.portal.catalogue.city
    period = moment_words(dataset.temporal_start, lang) if dataset.temporal_start else ""
    if dataset.temporal_end and dataset.temporal_end != dataset.temporal_start:
        period = words.PERIOD_RANGE.say(lang, start=period, end=moment_words(dataset.temporal_end, lang))
    is_city = dataset.spatial_code == city.code
    area = words.AREA_WITH_CODE.say(lang, area=city.name.say(lang), code=city.code) if is_city else dataset.spatial_code
    granularity = GRANULARITIES.get(dataset.spatial_granularity)
    return [
        (words.PERIOD, escape(period)),
        (words.AREA, escape(area)),
        (words.GRANULARITY, escape(granularity.say(lang)) if granularity else ""),
    ]


def _plan(visit: Visit) -> list[tuple[Text, str]]:
    return [
        (words.PLAN_SYSTEM, _in_chinese(visit.dataset.plan_system)),
        (words.PLAN_SECTION, _in_chinese(visit.dataset.plan_section)),
    ]


def _in_chinese(text: str) -> str:
    """The plan's own words, which stay Chinese on the English page: a screen reader must know."""
    return f'<span lang="zh-CN">{escape(text)}</span>' if text else ""


def _facts(visit: Visit) -> str:
    dataset, lang, city = visit.dataset, visit.lang, visit.portal.catalogue.city
    library = city.library(dataset.library).label.say(lang)
    part = city.sublibrary(dataset.sublibrary).label.say(lang)
    shelf = anchor(link("/datasets", lang, sublibrary=dataset.sublibrary), f"{library} · {part}")
    keywords = (dataset.keywords_en if lang == "en" else ()) or dataset.keywords
    rows = [
        (words.OPEN_TYPE, escape(OPEN_TYPES[dataset.open_type].say(lang))),
        (words.LIBRARY, shelf if dataset.sublibrary else ""),
        (words.CODE, escape(dataset.resource_code)),
        (words.ISSUED, day_words(dataset.issued_on, lang)),
        (words.MODIFIED, day_words(dataset.modified_on, lang)),
        (words.KEYWORDS, " ".join(anchor(link("/datasets", lang, q=word), word) for word in keywords)),
    ]
    return facts(rows, lang)


def _show_citation(visit: Visit) -> None:
    lang = visit.lang
    said = citation_of(
        visit.dataset, visit.version, lang, visit.portal.settings.public_url, city=visit.portal.catalogue.city
    )
    st.html(f"""<h2 class="ds-h2 ds-part">{escape(words.CITE.say(lang))}</h2>
      <p class="sy-small sy-muted">{escape(words.CITE_HINT.say(lang))}</p>""")
    st.code(said, language=None, wrap_lines=True)
