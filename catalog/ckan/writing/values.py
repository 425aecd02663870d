"""What a program said, read value by value; what is wrong is gathered under the name of its field, as CKAN says it."""

import json
import re
from collections.abc import Mapping
from typing import Any

from catalog.ckan.errors import BadBody, ValidationFailed

Params = Mapping[str, Any]

MISSING = "Missing value"
_YES = ("true", "yes", "t", "y", "1", "on")
_NAME = re.compile(r"[a-z0-9_-]*")
_TAKEN_BY_PAGES = ("new", "edit", "search")
SHORTEST_NAME, LONGEST_NAME = 2, 100
LONGEST_TITLE = 1_000  # characters


class Problems:
    """{field: [sentences]} while a record is read; `check` raises them all at once."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}

    def add(self, field: str, sentence: str) -> None:
        self.found.setdefault(field, []).append(sentence)

    def check(self) -> None:
        """Raises ValidationFailed when there are any."""
        if self.found:
            raise ValidationFailed(self.found)


def text(params: Params, name: str, problems: Problems) -> str:
    """A text, "" for what is not there. Numbers and truth values are said as JSON says them."""
    value = params.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        problems.add(name, "Must be a Unicode string value")
        return ""
    return json.dumps(value)


def short_text(params: Params, name: str, problems: Problems) -> str:
    found = text(params, name, problems).strip()
    if len(found) > LONGEST_TITLE:
        problems.add(name, f"Must be a maximum of {LONGEST_TITLE} characters long")
    return found


def flag(params: Params, name: str) -> bool:
    value = params.get(name)
    return value if isinstance(value, bool) else str(value).strip().lower() in _YES


def objects(params: Params, name: str) -> list[dict[str, Any]]:
    """A list of objects; nothing for null or an empty text, which forms send. Raises BadBody for anything else."""
    value = params.get(name)
    if value is None or value == "":
        return []
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return value
    wrong = type(value if not isinstance(value, list) else next(one for one in value if not isinstance(one, dict)))
    raise BadBody(f"Only lists of dicts can be placed against subschema ('{name}',) not {wrong}", {**params})


def identifier(params: Params) -> str:
    """The `id` of what is meant, else its `name`. Raises ValidationFailed."""
    for name in ("id", "name"):
        value = params.get(name)
        if isinstance(value, str) and value:
            return value
    raise ValidationFailed({"id": [MISSING]})


def given_name(params: Params, problems: Problems) -> str:
    """The `name` by which programs and addresses call it."""
    value = params.get("name")
    if value is None or value == "":
        problems.add("name", MISSING)
        return ""
    if not isinstance(value, str):
        problems.add("name", "Names must be strings")
        return ""
    if wrong := wrong_name(value):
        problems.add("name", wrong)
    return value


def wrong_name(name: str) -> str | None:
    """What is wrong with a name, in CKAN's words.

    >>> wrong_name("air-quality_2026"), wrong_name("a")
    (None, 'Must be at least 2 characters long')
    """
    if name in _TAKEN_BY_PAGES:
        return "That name cannot be used"
    if len(name) < SHORTEST_NAME:
        return f"Must be at least {SHORTEST_NAME} characters long"
    if len(name) > LONGEST_NAME:
        return f"Name must be a maximum of {LONGEST_NAME} characters long"
    if not _NAME.fullmatch(name):
        return "Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"
    return None
