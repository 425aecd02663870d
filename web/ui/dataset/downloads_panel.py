"""The downloads of the view of now: each format as a link that carries the filter."""

from html import escape

from catalog.exports import FORMATS
from catalog.rows.query import RowQuery
from core.words import Text
from web.ui.amounts import as_number
from web.ui.dataset import words
from web.ui.dataset.visit import Visit
from web.ui.links import Pair, anchor

_CSV_FORMS: tuple[tuple[tuple[Pair, ...], Text], ...] = (
    ((("encoding", "utf-8-sig"),), words.CSV_BOM),
    ((("encoding", "gb18030"),), words.CSV_GB),
    ((("header", "label"),), words.CSV_LABELS),
    ((("encoding", "utf-8-sig"), ("header", "label")), words.CSV_LABELS_BOM),
)


def list_formats(visit: Visit) -> list[str]:
    """The formats that this table can be had in."""
    return [name for name, one in FORMATS.items() if one.fits(visit.resource)]


def other_formats(visit: Visit, query: RowQuery) -> str:
    """What stands behind “other formats”: every format but CSV and Excel, the other forms of CSV, the package."""
    lang = visit.lang
    lines = [
        (visit.download(FORMATS[name].extension, query=query), FORMATS[name].words)
        for name in list_formats(visit)
        if name not in ("csv", "xlsx")
    ]
    lines += [(visit.download("csv", query=query, more=more), said) for more, said in _CSV_FORMS]
    lines.append((f"/download/{visit.dataset.slug}.zip", words.WHOLE_ZIP))
    items = "".join(f"<li>{anchor(href, said.say(lang), rel='nofollow')}</li>" for href, said in lines)
    return f"""<details class="ds-others"><summary class="sy-button">{escape(words.OTHER_FORMATS.say(lang))}</summary>
      <ul>{items}</ul></details>"""


def downloads_panel(visit: Visit) -> str:
    """Every format, the other forms of CSV, the checksum of the stored CSV and the whole package."""
    lang, version = visit.lang, visit.version
    if version is None:
        return ""
    links = "".join(
        f"""<li>{anchor(visit.download(FORMATS[name].extension), name.upper(), css="sy-button", rel="nofollow")}
          <span class="sy-small sy-muted">{escape(FORMATS[name].words.say(lang))}</span></li>"""
        for name in list_formats(visit)
    )
    title = escape(words.DOWNLOAD.say(lang))
    forms = "".join(
        f"<li>{anchor(visit.download('csv', more=more), said.say(lang), rel='nofollow')}</li>"
        for more, said in _CSV_FORMS
    )
    whole = anchor(f"/download/{visit.dataset.slug}.zip", words.WHOLE_ZIP.say(lang), css="sy-button", rel="nofollow")
    checksum = words.CHECKSUM_OF_CSV.say(lang, checksum=version.csv_sha256)
    return f"""<section class="ds-part ds-downloads" id="download"><h2 class="ds-h2">{title}</h2>
      <p>{escape(_what(visit))}</p><ul class="ds-formats">{links}<li>{whole}</li></ul>
      {_folded(words.CSV_FORMS.say(lang), f'<ul class="ds-list">{forms}</ul>')}
      {_folded(words.CHECKSUM.say(lang), f'<p class="ds-hash">{escape(checksum)}</p>')}</section>"""


def _folded(title: str, body: str) -> str:
    return f'<details class="ds-more"><summary>{escape(title)}</summary>{body}</details>'


def _what(visit: Visit) -> str:
    """What the links will give: all rows, the filtered ones, or the summary."""
    if visit.query.is_grouped:
        return words.DOWNLOAD_GROUPED.say(visit.lang)
    said = words.DOWNLOAD_FILTERED if visit.query.narrows else words.DOWNLOAD_ALL_ROWS
    return said.say(visit.lang, count=as_number(visit.matching_rows))
