"""Parameters as they are meant: JSON has numbers and lists, while a query string and a form have texts only."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from catalog.ckan.errors import ValidationFailed

MISSING = "Missing value"
_YES = ("true", "yes", "t", "y", "1", "on")
_LARGEST_NUMBER = 18  # digits

Default = TypeVar("Default", int, None)


def required_text(params: Mapping[str, Any], name: str) -> str:
    """Raises ValidationFailed when it is not there, or empty."""
    found = text(params, name)
    if not found:
        raise ValidationFailed({name: [MISSING]})
    return found


def text(params: Mapping[str, Any], name: str, default: str = "") -> str:
    """A text; a number is one as well. The first of several. Raises ValidationFailed for an object."""
    found = params.get(name)
    if isinstance(found, list) and found:
        found = found[0]
    if found is None:
        return default
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        raise ValidationFailed({name: ["Must be a Unicode string value"]})
    return str(found)


def natural_number(params: Mapping[str, Any], name: str, default: Default) -> int | Default:
    """0, 1, 2 … Raises ValidationFailed for anything else; empty is the default.

    >>> natural_number({"limit": "10"}, "limit", None), natural_number({"limit": ""}, "limit", 20)
    (10, 20)
    """
    found = params.get(name)
    if found is None or found == "":
        return default
    number = whole_number(name, found)
    if number < 0:
        raise ValidationFailed({name: ["Must be a natural number"]})
    return number


def whole_number(name: str, found: Any) -> int:
    """Raises ValidationFailed."""
    if isinstance(found, float) and found.is_integer() and abs(found) < 10**_LARGEST_NUMBER:
        return int(found)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**_LARGEST_NUMBER:
        return found
    digits = found.strip() if isinstance(found, str) else ""
    if digits.isascii() and digits.removeprefix("-").isdigit() and len(digits) <= _LARGEST_NUMBER:
        return int(digits)
    raise ValidationFailed({name: ["Invalid integer"]})


def flag(params: Mapping[str, Any], name: str, default: bool = False) -> bool:
    """Whether; anything that is not a yes is a no.

    >>> flag({"all_fields": "True"}, "all_fields"), flag({}, "facet", True), flag({"facet": 0}, "facet", True)
    (True, True, False)
    """
    found = params.get(name)
    if found is None or isinstance(found, bool):
        return default if found is None else found
    return str(found).strip().lower() in _YES


def texts(params: Mapping[str, Any], name: str) -> list[str]:
    """A list of texts: JSON, the text of a JSON list, names joined by commas, or one name.

    >>> texts({"groups": "bb,cc"}, "groups"), texts({"facet.field": '["tags"]'}, "facet.field"), texts({}, "groups")
    (['bb', 'cc'], ['tags'], [])
    """
    found = params.get(name)
    if isinstance(found, str):
        found = _listed(found)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(one, str | int) for one in found):
        raise ValidationFailed({name: ["Not a list of strings"]})
    return [str(one) for one in found]


def _listed(found: str) -> list[Any]:
    if found.lstrip().startswith("["):
        try:
            listed = json.loads(found)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return listed
    return [one.strip() for one in found.split(",") if one.strip()]
