"""数据目录"""

from catalog.search.query import parse_dataset_query
from web import words
from web.ui import reads
from web.ui.browse_views import show_browse
from web.ui.catalogue_links import BROWSE_VIEWS
from web.ui.catalogue_views import show_catalogue_head, show_results
from web.ui.shell import explained, page_title
from web.ui.state import current_lang, query_pairs, query_value

lang = current_lang()
page_title(words.DATASETS.say(lang))
query = parse_dataset_query(query_pairs())
browse = query_value("browse")
view = browse if browse in BROWSE_VIEWS else ""

show_catalogue_head(query, view, lang)
with explained():
    if view:
        show_browse(view, reads.datasets(), reads.city(), lang)
    else:
        show_results(reads.found_datasets(query, lang), query, reads.city(), lang, facts_of=reads.card_facts)
