"""版本与质量: every version with its checksum and its files, and in words how complete the columns are."""

from html import escape

import streamlit as st

from catalog.queries import list_versions
from catalog.records import Version
from web.ui.amounts import as_number, as_size
from web.ui.dataset import words
from web.ui.dataset.fields import missing
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link
from web.ui.numbers import local_day_words


def show_versions(visit: Visit) -> None:
    versions = list_versions(visit.portal.catalogue, visit.resource)
    st.html(_versions(visit, versions) + _quality(visit))


def _versions(visit: Visit, versions: list[Version]) -> str:
    lang = visit.lang
    headings = (words.VERSIONS, words.VERSION_DAY, words.VERSION_ROWS, words.VERSION_SIZE, words.VERSION_GET)
    head = "".join(
        f'<th scope="col"{" class=sy-right" if one is words.VERSION_ROWS else ""}>{escape(one.say(lang))}</th>'
        for one in headings
    )
    body = "".join(_line(visit, version) for version in versions)
    title = escape(words.VERSIONS.say(lang))
    return f"""<h2 class="ds-h2 ds-part">{title}</h2><p class="sy-muted">{escape(words.VERSION_FOREVER.say(lang))}</p>
      <div class="sy-table-frame ds-versions" tabindex="0" role="region" aria-label="{title}"><table class="sy-table">
      <caption class="sy-hidden">{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""


def _line(visit: Visit, version: Version) -> str:
    lang = visit.lang
    current = visit.resource.version is not None and version.number == visit.resource.version.number
    mark = f' <span class="sy-badge sy-badge-green">{escape(words.VERSION_CURRENT.say(lang))}</span>' if current else ""
    look = anchor(visit.link("data", version=version), words.VERSION_NUMBER.say(lang, number=version.number))
    folder = f"/download/{visit.dataset.slug}/{visit.resource.name}"
    gets = " · ".join(
        (
            anchor(
                link(f"{folder}/original", lang, version=version.number),
                words.VERSION_ORIGINAL.say(lang),
                rel="nofollow",
            ),
            anchor(link(f"{folder}.csv", lang, version=version.number), words.VERSION_CSV.say(lang), rel="nofollow"),
        )
    )
    size = f"{escape(version.original_name)} · {as_size(version.original_bytes, lang)}"
    return f"""<tr><th scope="row" class="sy-nowrap">{look}{mark}</th>
      <td class="sy-nowrap">{local_day_words(version.created_at, lang)}</td>
      <td class="sy-right">{as_number(version.row_count)}</td>
      <td>{size}<br><code class="ds-hash">sha256:{version.original_sha256}</code></td>
      <td class="sy-nowrap">{gets}</td></tr>"""


def _quality(visit: Visit) -> str:
    """Which columns have gaps, the largest first, as sentences."""
    if visit.version is None:
        return ""
    lang = visit.lang
    gaps = sorted((one for one in visit.version.profile if one.missing), key=lambda one: -one.missing)
    full = len(visit.version.profile) - len(gaps)
    said = words.QUALITY_SOME.say(lang, full=full, partial=len(gaps)) if gaps else words.QUALITY_ALL.say(lang)
    gaps_said = (
        words.QUALITY_LINE.say(lang, label=visit.labels.field(one.name), missing=missing(visit, one)) for one in gaps
    )
    lines = "".join(f"<li>{escape(line)}</li>" for line in gaps_said)
    note = f'<p class="sy-small sy-muted">{escape(words.QUALITY_NOTE.say(lang))}</p>' if gaps else ""
    return f"""<section class="ds-part"><h2 class="ds-h2">{escape(words.QUALITY.say(lang))}</h2><p>{escape(said)}</p>
      <ul class="ds-list">{lines}</ul>{note}</section>"""
