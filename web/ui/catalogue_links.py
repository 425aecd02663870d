"""Links to the catalogue's list: a query to the catalogue as an address."""

from catalog.search.query import DatasetQuery, dataset_query_as_pairs
from core.words import Lang
from web.ui.links import link_of_pairs

BROWSE_VIEWS = ("theme", "office", "library")


def query_link(query: DatasetQuery, lang: Lang) -> str:
    return link_of_pairs("/datasets", lang, dataset_query_as_pairs(query))
