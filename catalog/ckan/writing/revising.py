"""package_revise: a package is matched, parts of it are taken out, others are put in, all in one transaction.

Parts are named by their path, `resources__0__name`: a list by place or by the beginning of an id, `*` for any part,
`extend` to add to a list.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.packages import change_package
from catalog.ckan.writing.saying import as_said
from catalog.ckan.writing.values import MISSING, Params
from catalog.records import Dataset
from core.people.accounts import Account

BETWEEN = "__"
SHORTEST_PREFIX = 5  # of an id, in characters
_MATCH, _UPDATE = "match" + BETWEEN, "update" + BETWEEN

AsPackage = Callable[[Dataset], Mapping[str, Any]]


def revise_package(
    catalogue: Catalogue, params: Params, as_package: AsPackage, *, account: Account | None, now: datetime
) -> Dataset:
    """Raises ValidationFailed when the package is not as `match` says, or a path leads nowhere; else as update does."""
    match, update = _asked(params, "match", _MATCH), _asked(params, "update", _UPDATE)
    patterns = _patterns(params.get("filter"))
    named = match.get("id") or match.get("name")
    if not isinstance(named, str) or not named:
        raise ValidationFailed({"match__id": [MISSING]})

    def say(before: Dataset) -> Params:
        _require_match(match, as_package(before))
        said = _filtered(as_said(before), patterns)
        for path, value in update:
            _put(said, path, value)
        return {**said, "id": before.id}

    return change_package(catalogue, named, say, account=account, now=now)


class _Asked(list[tuple[list[str], Any]]):
    """(path, value) pairs."""

    def get(self, name: str) -> Any:
        return next((value for path, value in self if path == [name]), None)


def _asked(params: Params, whole: str, beginning: str) -> _Asked:
    """What `match` or `update` says, as an object or by flattened names."""
    found = _Asked()
    given = params.get(whole)
    if isinstance(given, str) and given:
        given = _object(whole, given)
    if given is not None and not isinstance(given, Mapping):
        raise ValidationFailed({whole: ["Must be an object"]})
    found += [([str(name)], value) for name, value in (given or {}).items()]
    flat = [(name.removeprefix(beginning), value) for name, value in params.items() if name.startswith(beginning)]
    found += [(name.split(BETWEEN), value) for name, value in flat]
    return found


def _object(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValidationFailed({name: ["Could not be parsed as JSON"]}) from None


def _patterns(given: Any) -> list[tuple[bool, list[str]]]:
    """(whether it stays, path) in order: the first that fits a part decides."""
    said = given.split(",") if isinstance(given, str) else given or []
    if not isinstance(said, list) or not all(isinstance(one, str) and one.strip()[:1] in ("+", "-") for one in said):
        raise ValidationFailed({"filter": ["Every pattern begins with + or -"]})
    return [(one.strip()[0] == "+", one.strip()[1:].split(BETWEEN)) for one in said]


def _require_match(match: _Asked, package: Mapping[str, Any]) -> None:
    for path, wanted in match:
        if path == ["id"] and package["name"] == wanted:
            continue
        try:
            found = _get(package, path)
        except LookupError:
            found = None
        if found != wanted:
            raise ValidationFailed({"match": [f"{BETWEEN.join(path)}: the package does not have this value"]})


def _get(value: Any, path: list[str]) -> Any:
    for step in path:
        value = value[_key(value, step)]
    return value


def _key(value: Any, step: str) -> Any:
    """The name in an object, or the place in a list, told by number or the beginning of an id. Raises LookupError."""
    if isinstance(value, Mapping):
        return step
    if not isinstance(value, list):
        raise LookupError(step)
    if step.lstrip("-").isdecimal() and len(step) < SHORTEST_PREFIX:
        return int(step)
    places = [
        place for place, one in enumerate(value) if isinstance(one, Mapping) and str(one.get("id")).startswith(step)
    ]
    if len(step) < SHORTEST_PREFIX or len(places) != 1:
        raise LookupError(step)
    return places[0]


def _filtered(said: dict[str, Any], patterns: list[tuple[bool, list[str]]]) -> dict[str, Any]:
    kept = _walk(said, [], patterns)
    return kept if isinstance(kept, dict) else {}


def _walk(value: Any, path: list[set[str]], patterns: list[tuple[bool, list[str]]]) -> Any:
    """The part without what the patterns take out. `path` has for each step the names by which it may be called."""
    if isinstance(value, dict):
        steps = [(key, {str(key)}) for key in value]
        return {
            key: _walk(value[key], [*path, names], patterns) for key, names in steps if _stays([*path, names], patterns)
        }
    if isinstance(value, list):
        named = [
            ({str(place), str(one.get("id"))} if isinstance(one, dict) else {str(place)})
            for place, one in enumerate(value)
        ]
        return [
            _walk(one, [*path, names], patterns)
            for one, names in zip(value, named, strict=True)
            if _stays([*path, names], patterns)
        ]
    return value


def _stays(path: list[set[str]], patterns: list[tuple[bool, list[str]]]) -> bool:
    for stays, pattern in patterns:
        if len(pattern) == len(path) and all(_fits(step, names) for step, names in zip(pattern, path, strict=True)):
            return stays
        if (
            stays
            and len(pattern) > len(path)
            and all(_fits(step, names) for step, names in zip(pattern, path, strict=False))
        ):
            return True  # something inside is to stay
    return True


def _fits(step: str, names: set[str]) -> bool:
    return step == "*" or any(
        name == step or (len(step) >= SHORTEST_PREFIX and name.startswith(step)) for name in names
    )


def _put(said: dict[str, Any], path: list[str], value: Any) -> None:
    """Raises ValidationFailed for a path that leads nowhere."""
    try:
        target = _get(said, path[:-1])
        last = path[-1]
        if isinstance(target, list) and last == "extend":
            if not isinstance(value, list):
                raise LookupError(last)
            target.extend(value)
        elif isinstance(target, list):
            key = _key(target, last)
            target[key] = _merged(target[key], value)
        else:
            target[last] = _merged(target.get(last), value)
    except (LookupError, AttributeError, TypeError):
        raise ValidationFailed({"update": [f"{BETWEEN.join(path)}: there is no such part"]}) from None


def _merged(old: Any, new: Any) -> Any:
    """An object adds to an object, and by place or id to a list; everything else takes its place."""
    if isinstance(old, dict) and isinstance(new, Mapping):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, Mapping):
        merged = list(old)
        for step, value in new.items():
            _put({"list": merged}, ["list", str(step)], value)
        return merged
    return new
