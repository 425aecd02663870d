"""Reading tags, vocabularies, licences and formats."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import flag, natural_number, required_text, text
from catalog.ckan.errors import TagNotFound, VocabularyNotFound
from catalog.ckan.licences import list_licences
from catalog.ckan.packages import as_package, as_tag_of
from catalog.ckan.tags import find_datasets_of_tag, list_formats, list_tags
from web.routes.ckan.action import Action, Call
from web.routes.ckan.reading import SHOWN_OF_A_WRONG_ID, view

MOST_FOUND, MOST_PACKAGES, MOST_PARTS = 1_000, 1_000, 10


def _tag_list(call: Call) -> list[Any]:
    _require_no_vocabulary(call)
    names = list_tags(view(call).corpus, *text(call.params, "query").split())
    return [as_tag_of(name) for name in names] if flag(call.params, "all_fields") else names


def _tag_show(call: Call) -> dict[str, Any]:
    _require_no_vocabulary(call)
    now, name = view(call), required_text(call.params, "id")
    datasets = find_datasets_of_tag(now.corpus, name)
    if datasets is None:
        raise TagNotFound(name=name[:SHOWN_OF_A_WRONG_ID])
    told = as_tag_of(name)
    if flag(call.params, "include_datasets"):
        public_url = call.portal.settings.public_url
        told["packages"] = [as_package(one, now.city, public_url=public_url) for one in datasets[:MOST_PACKAGES]]
    return told


def _tag_search(call: Call) -> dict[str, Any]:
    names = _found(call)
    start, limit = natural_number(call.params, "offset", 0), natural_number(call.params, "limit", MOST_FOUND)
    return {"count": len(names), "results": [as_tag_of(name) for name in names[start : start + limit]]}


def _tag_autocomplete(call: Call) -> list[str]:
    return _found(call)[: natural_number(call.params, "limit", 10)]


def _found(call: Call) -> list[str]:
    _require_no_vocabulary(call)
    given = call.params.get("query", call.params.get("q", ""))
    texts = given if isinstance(given, list) else [given]
    parts = [word for one in texts[:MOST_PARTS] if one is not None for word in str(one).split()]
    return list_tags(view(call).corpus, *parts[:MOST_PARTS]) if parts else []


def _require_no_vocabulary(call: Call) -> None:
    wanted = text(call.params, "vocabulary_id")
    if wanted:
        raise VocabularyNotFound(name=wanted[:SHOWN_OF_A_WRONG_ID])


def _vocabulary_show(call: Call) -> None:
    raise VocabularyNotFound(name=required_text(call.params, "id")[:SHOWN_OF_A_WRONG_ID])


def _vocabulary_list(call: Call) -> list[Any]:
    return []


def _license_list(call: Call) -> list[dict[str, Any]]:
    return list_licences(view(call).city)


def _format_autocomplete(call: Call) -> list[str]:
    return list_formats(view(call).corpus, text(call.params, "q"), natural_number(call.params, "limit", 5))


ACTIONS: Mapping[str, Action] = {
    "tag_list": Action(
        _tag_list,
        "The tags of public datasets.\n\n:param query: only those that hold this text\n"
        ":param all_fields: dicts instead of names",
    ),
    "tag_show": Action(
        _tag_show, "One tag.\n\n:param id: its name\n:param include_datasets: the datasets that have it as well"
    ),
    "tag_search": Action(
        _tag_search,
        "Tags that hold a text.\n\n:param query: the text\n:param limit: how many\n"
        ":param offset: how many to leave out at the beginning",
    ),
    "tag_autocomplete": Action(
        _tag_autocomplete, "The names of tags that hold a text.\n\n:param query: the text\n:param limit: how many"
    ),
    "vocabulary_list": Action(_vocabulary_list, "Vocabularies of tags: none, all tags are free."),
    "vocabulary_show": Action(_vocabulary_show, "One vocabulary; there are none.\n\n:param id: its name"),
    "license_list": Action(_license_list, "The licences that a dataset may have."),
    "format_autocomplete": Action(
        _format_autocomplete, "Formats of resources that hold a text.\n\n:param q: the text\n:param limit: how many"
    ),
}
