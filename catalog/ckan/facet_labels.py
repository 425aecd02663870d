"""What the value of a facet is called."""

from collections.abc import Callable, Mapping

from catalog.ckan.view import View


def _unit_title(value: str, view: View, *, is_organization: bool) -> str:
    found = view.directory.find("organization" if is_organization else "group", value)
    return found.title or value if found else value


_LABELS: Mapping[str, Callable[[str, View], str]] = {
    "organization": lambda value, view: _unit_title(value, view, is_organization=True),
    "groups": lambda value, view: _unit_title(value, view, is_organization=False),
    "license_id": lambda value, view: view.city.licence(value).title.zh,
}


def label_of(field: str, value: str, view: View) -> str:
    """The title of an organisation, group or licence; any other value is its own."""
    return _LABELS[field](value, view) if field in _LABELS else value
