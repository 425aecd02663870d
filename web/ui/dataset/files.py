"""Files that are kept as they came, and links to what lies elsewhere: what they are, how big, and where they lead."""

from html import escape

from catalog.links import host_of, is_web_address
from catalog.records import Resource
from web.ui.amounts import as_size
from web.ui.cards import badge
from web.ui.dataset import words
from web.ui.dataset.visit import Visit
from web.ui.links import anchor

SHOWN = 20  # of a long list; the rest folds away
LONGEST_DESCRIPTION = 400  # characters


def files_and_links(visit: Visit) -> str:
    """A list of every resource that is no table; nothing for a closed dataset."""
    if visit.dataset.is_closed:
        return ""
    lines = [_line(visit, one) for one in visit.dataset.resources if not one.is_table]
    if not lines:
        return "" if visit.dataset.resources else f"<p>{escape(words.NO_RESOURCES.say(visit.lang))}</p>"
    shown = f'<ul class="ds-list">{"".join(lines[:SHOWN])}</ul>'
    if len(lines) <= SHOWN:
        return shown
    more = words.MORE_FILES.say(visit.lang, count=len(lines) - SHOWN)
    return f"""{shown}<details class="ds-more"><summary>{escape(more)}</summary>
      <ul class="ds-list">{"".join(lines[SHOWN:])}</ul></details>"""


def _line(visit: Visit, resource: Resource) -> str:
    name = resource.title.say(visit.lang)
    description = resource.description.say(visit.lang)
    if len(description) > LONGEST_DESCRIPTION:
        description = description[:LONGEST_DESCRIPTION] + "…"
    about = f'<br><span class="sy-small">{escape(description)}</span>' if description else ""
    return f"<li>{_title(visit, resource, name)} {_marks(visit, resource)}{about}</li>"


def _title(visit: Visit, resource: Resource, name: str) -> str:
    if resource.file:
        return anchor(f"/download/{visit.dataset.slug}/{resource.name}/original", name, rel="nofollow")
    if resource.link and is_web_address(resource.link):
        return anchor(resource.link, name, rel="nofollow noopener", target="_blank")
    return escape(name)


def _marks(visit: Visit, resource: Resource) -> str:
    """Its format, then its size and checksum, or where the link leads."""
    kind = str(resource.extras.get("format") or "")
    marks = badge(kind[:20]) if kind else ""
    if resource.file:
        size = escape(as_size(resource.file.size_bytes, visit.lang))
        checksum = f"sha256:{resource.file.sha256}"
        return f'{marks} <span class="sy-small sy-muted" title="{checksum}">{size}</span>'
    if not resource.link:
        return marks
    host = host_of(resource.link)
    place = words.LEADS_TO.say(visit.lang, host=host) if host else resource.link[:200]
    return f'{marks} <span class="sy-small sy-muted">{escape(place)}</span>'
