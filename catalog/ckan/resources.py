"""resource_search: resources by substrings of their fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import RESOURCE_FIELDS, as_resource
from catalog.ckan.view import Placed

MOST_TERMS = 20
_HASH = "hash"  # is compared from its beginning
Dict = dict[str, Any]


def parse_terms(given: Sequence[str]) -> list[tuple[str, str]]:
    """(field, word) pairs of `field:words`, all of which must fit. Raises ValidationFailed."""
    if not given:
        raise ValidationFailed({"query": ["Missing value"]})
    if len(given) > MOST_TERMS:
        raise ValidationFailed({"query": [f"Too many terms; the limit is {MOST_TERMS}"]})
    pairs = [one.partition(":")[::2] for one in given]
    if not all(field and part.strip() for field, part in pairs):
        raise ValidationFailed({"query": ["Must be <field>:<value> pair(s)"]})
    return [(field, word) for field, part in pairs for word in part.split()[:MOST_TERMS]]


def search_resources(
    placed: Iterable[Placed], terms: Sequence[tuple[str, str]], *, order_by: str, public_url: str
) -> list[Dict]:
    """The resources that have all the parts, whatever the case. Raises ValidationFailed for a field that is none."""
    dicts = [as_resource(one.dataset, one.resource, one.place, public_url=public_url) for one in placed]
    for field, _ in terms:
        if field not in RESOURCE_FIELDS and not any(field in one for one in dicts):
            raise ValidationFailed({"query": [f'Field "{field[:100]}" not recognised in resource_search.']})
    found = [one for one in dicts if all(_has(one, field, part) for field, part in terms)]
    return sorted(found, key=_order(order_by)) if order_by else found


def _has(resource: Mapping[str, Any], field: str, part: str) -> bool:
    value, wanted = str(resource.get(field) or "").casefold(), part.casefold()
    return value.startswith(wanted) if field == _HASH else wanted in value


def _order(field: str) -> Callable[[Dict], str]:
    return lambda resource: str(resource.get(field) or "").casefold()
