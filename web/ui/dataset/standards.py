"""开放标准: the same dataset as catalogues, data tools, feed readers and machine learning read it."""

from html import escape

from catalog.describe.offers import offer_of_table, offers_of_dataset
from web.ui.dataset import words
from web.ui.dataset.visit import Visit
from web.ui.links import anchor


def standards_links(visit: Visit) -> str:
    """A list of links, one a standard; the columns of the table that is open come with it."""
    table = offer_of_table(visit.dataset, visit.resource)
    offers = (*offers_of_dataset(visit.dataset), *([table] if table else []))
    items = "".join(f"<li>{anchor(one.href, one.words.say(visit.lang), type=one.media_type)}</li>" for one in offers)
    return f"""<h2 class="ds-h2 ds-part" id="standards">{escape(words.API_STANDARDS.say(visit.lang))}</h2>
      <p>{escape(words.API_STANDARDS_LEAD.say(visit.lang))}</p><ul class="ds-list">{items}</ul>"""
