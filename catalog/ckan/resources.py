"""resource_search: resources by substrings of their fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import as_resource
from catalog.ckan.view import Placed

MOST_TERMS = 20
_HASH = "hash"  # is compared from its beginning
Dict = dict[str, Any]


def parse_terms(given: Sequence[str]) -> list[tuple[str, str]]:
    """(field, part) pairs of `field:part`. Raises ValidationFailed."""
    if not given:
        raise ValidationFailed({"query": ["Missing value"]})
    if len(given) > MOST_TERMS:
        raise ValidationFailed({"query": [f"Too many terms; the limit is {MOST_TERMS}"]})
    pairs = [tuple(one.partition(":")[::2]) for one in given]
    wrong = [field for field, part in pairs if not field or not part]
    if wrong:
        raise ValidationFailed({"query": ["Must be in the form {field}:{value}"]})
    return [(field, part) for field, part in pairs]


def search_resources(
    placed: Iterable[Placed], terms: Sequence[tuple[str, str]], *, order_by: str, public_url: str
) -> list[Dict]:
    """The resources that have all the parts, whatever the case; none for a field that no resource has."""
    dicts = (as_resource(one.dataset, one.resource, one.place, public_url=public_url) for one in placed)
    found = [one for one in dicts if all(_has(one, field, part) for field, part in terms)]
    return sorted(found, key=_order(order_by)) if order_by else found


def _has(resource: Mapping[str, Any], field: str, part: str) -> bool:
    value, wanted = str(resource.get(field) or "").casefold(), part.casefold()
    return value.startswith(wanted) if field == _HASH else wanted in value


def _order(field: str) -> Callable[[Dict], str]:
    return lambda resource: str(resource.get(field) or "").casefold()
