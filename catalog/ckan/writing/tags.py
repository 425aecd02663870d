"""Tags: given one by one or in one text, each a word or a few."""

import re
from typing import Any

from catalog.ckan.writing.values import MISSING, Params, Problems, objects, text

SHORTEST, LONGEST = 2, 100
_TAG = re.compile(r"[\w \-.]*")


def read_tags(params: Params, problems: Problems) -> tuple[str, ...]:
    """The names in their order, each once. `tags` counts before `tag_string`. Raises BadBody."""
    if params.get("tags") or "tag_string" not in params:
        given = objects(params, "tags")
        names, field = [text(one, "name", problems).strip() for one in given], "tags"
    else:
        said = text(params, "tag_string", problems)
        names, field = [name for one in said.split(",") if (name := one.strip())], "tag_string"
    wrong = [_problem(name) for name in names]
    if any(wrong):
        problems.found[field] = _told(field, wrong)
    return tuple(dict.fromkeys(names))


def _told(field: str, wrong: list[str | None]) -> list[Any]:
    """For a list of objects, an object each; for one text, the sentences."""
    if field == "tag_string":
        return [one for one in wrong if one]
    return [{"name": [one]} if one else {} for one in wrong]


def _problem(name: str) -> str | None:
    if not name:
        return MISSING
    if len(name) < SHORTEST:
        return f'Tag "{name}" length is less than minimum {SHORTEST}'
    if len(name) > LONGEST:
        return f'Tag "{name[:LONGEST]}…" length is more than maximum {LONGEST}'
    if not _TAG.fullmatch(name):
        return (
            f'Tag "{name}" can only contain alphanumeric characters, spaces (" "), hyphens ("-"), underscores ("_") '
            'or dots (".")'
        )
    return None
