"""The body of a page for those who run no script: real text, real links, real downloads."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from catalog.links import is_web_address
from catalog.records import Dataset, Resource
from core.words import Lang
from web.portal import Portal
from web.routes import words


def _tail(lang: Lang) -> str:
    return "lang=en" if lang == "en" else ""


def _page(title: str, lang: Lang, *parts: str) -> str:
    notice = f"<p><em>{escape(words.SKIP_JAVASCRIPT.say(lang))}</em></p>"
    return f"<main><h1>{escape(title)}</h1>{notice}{''.join(parts)}</main>"


def _dataset_link(dataset: Dataset, lang: Lang) -> str:
    href = f"/dataset?id={quote(dataset.slug)}" + (f"&amp;{_tail(lang)}" if _tail(lang) else "")
    return f'<a href="{href}">{escape(dataset.title.say(lang))}</a>'


def _origin(dataset: Dataset, lang: Lang) -> str:
    return words.ORIGINS[dataset.origin].say(lang)


def sentence(text: str, lang: Lang) -> str:
    tail = f"?{_tail(lang)}" if _tail(lang) else ""
    links = [("/datasets", words.GO_BROWSE), ("/", words.GO_HOME)]
    anchors = " · ".join(f'<a href="{href}{tail}">{escape(label.say(lang))}</a>' for href, label in links)
    return f"<main><p>{escape(text)}</p><p>{anchors}</p></main>"


def home(portal: Portal, lang: Lang) -> str:
    city, datasets = portal.catalogue.city, portal.catalogue.snapshot().datasets
    themes = "".join(
        f'<li><a href="/datasets?theme={quote(theme.id)}">{escape(theme.label.say(lang))}</a></li>'
        for theme in city.themes
    )
    description = words.HOME_DESCRIPTION.say(lang, site=city.site_name.say(lang), count=len(datasets))
    return _page(city.site_name.say(lang), lang, f"<p>{escape(description)}</p><ul>{themes}</ul>")


def dataset_list(portal: Portal, datasets: Iterable[Dataset], lang: Lang) -> str:
    items = "".join(
        f"<li>{_dataset_link(d, lang)} ({escape(_origin(d, lang))})<br>{escape(d.summary.say(lang))}</li>"
        for d in datasets
    )
    return _page(words.DATASETS.say(lang), lang, f"<ul>{items}</ul>")


def dataset(portal: Portal, one: Dataset, lang: Lang) -> str:
    office = portal.catalogue.city.office(one.publisher)
    parts = [
        f"<p><strong>{escape(_origin(one, lang))}</strong> · "
        f"{escape(words.PUBLISHER.say(lang))}: {escape(office.label.say(lang))}</p>",
        f"<p>{escape(one.summary.say(lang))}</p>",
    ]
    if one.closed_reason:
        parts.append(f"<p>{escape(words.CLOSED.say(lang, reason=one.closed_reason.say(lang)))}</p>")
    return _page(one.title.say(lang), lang, *parts, *[_resource(one, r, lang) for r in one.resources])


def _resource(one: Dataset, resource: Resource, lang: Lang) -> str:
    fields = "".join(
        f"<li>{escape(f.title.say(lang))} ({escape(f.name)}, {escape(f.type)})</li>" for f in resource.fields
    )
    section = f"<h2>{escape(resource.title.say(lang))}</h2>"
    if resource.version:
        rows = words.ROWS.say(lang, count=f"{resource.version.row_count:,}")
        address = f"/download/{quote(one.slug)}/{quote(resource.name)}"
        files = " · ".join(f'<a href="{address}.{x}">{x.upper()}</a>' for x in ("csv", "xlsx", "json", "parquet"))
        section += f"<p>{escape(rows)} · {escape(words.DOWNLOADS.say(lang))}: {files}</p>"
    if resource.is_table:
        return section + f"<h3>{escape(words.FIELDS.say(lang))}</h3><ul>{fields}</ul>"
    return section + _file_or_link(one, resource, lang)


def _file_or_link(one: Dataset, resource: Resource, lang: Lang) -> str:
    if one.is_closed:
        return ""
    if resource.file:
        address = f"/download/{quote(one.slug)}/{quote(resource.name)}/original"
        return f'<p><a href="{address}">{escape(words.DOWNLOADS.say(lang))}: {escape(resource.file.name)}</a></p>'
    return f"<p>{outside(resource.link)}</p>" if resource.link else ""


def outside(address: str) -> str:
    """An address as its publisher gave it: a link where it leads to a page or file, else only its text.

    >>> outside("https://a.example/x.csv"), outside("javascript:alert(1)")
    ('<a href="https://a.example/x.csv" rel="nofollow noopener">https://a.example/x.csv</a>', 'javascript:alert(1)')
    """
    shown = escape(address)
    return f'<a href="{shown}" rel="nofollow noopener">{shown}</a>' if is_web_address(address) else shown
