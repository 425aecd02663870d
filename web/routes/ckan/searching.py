"""package_search."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import flag
from catalog.ckan.facet_labels import label_of
from catalog.ckan.package_search import Facet, parse_search, search
from catalog.ckan.view import View
from web.routes.ckan.action import Action, Call, Encoded
from web.routes.ckan.envelope import as_bytes
from web.routes.ckan.reading import rights, view


def _package_search(call: Call) -> Encoded:
    """The packages are kept as JSON text, and the rest is written round them."""
    asked, now = parse_search(call.params), view(call)
    corpus = now.corpus_with(_hidden(call, now))
    page = search(corpus, asked, now=call.now)
    results = now.texts.list_of((corpus.datasets[place] for place in page.places), now.city)
    told = as_bytes(
        {
            "count": page.count,
            "facets": {facet.field: dict(facet.counts) for facet in page.facets},
            "search_facets": {facet.field: _titled(facet, now) for facet in page.facets},
            "sort": asked.sort_said,
        }
    )
    return Encoded(b'%b,"results":%b}' % (told[:-1], results))


def _hidden(call: Call, now: View) -> list[Any]:
    """What is not public is found when it is asked for, by whoever may see it."""
    with_private, with_drafts = flag(call.params, "include_private"), flag(call.params, "include_drafts")
    if call.account is None or not (with_private or with_drafts):
        return []
    wanted = {"private": with_private, "draft": with_drafts}
    return [one for one in now.visible_to(rights(call)) if wanted.get(one.visibility, False)]


def _titled(facet: Facet, now: View) -> dict[str, Any]:
    items = [
        {"count": count, "display_name": label_of(facet.field, value, now), "name": value}
        for value, count in facet.counts
    ]
    return {"items": sorted(items, key=_by_title, reverse=True), "title": facet.field}


def _by_title(item: dict[str, Any]) -> str:
    return str(item["display_name"])


ACTIONS: Mapping[str, Action] = {
    "package_search": Action(
        _package_search,
        "Datasets by words or by a query in the syntax of Solr.\n\n"
        ":param q: words, or fields and values such as `title:bus AND tags:metro`\n"
        ":param fq: a query that narrows down, as `organization:name` or `metadata_modified:[NOW-7DAYS TO *]`\n"
        ":param fq_list: several of them\n"
        ":param sort: fields with asc or desc, joined by commas\n"
        ":param rows: how many, at most 1000\n:param start: how many to leave out at the beginning\n"
        ":param facet.field: fields whose values are counted, such as organization, groups, tags, res_format\n"
        ":param facet.limit: values of a field, -1 for all\n:param facet.mincount: the fewest datasets of a value\n"
        ":param include_private: also what is not public and the token may see\n"
        ":param include_drafts: the same for drafts",
    ),
}
