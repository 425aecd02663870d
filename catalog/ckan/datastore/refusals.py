"""How the DataStore says that a value of a parameter is not to be used."""

from typing import Any

from catalog.ckan.errors import ValidationFailed

_SHOWN = 200  # characters


def invalid(parameter: str, value: Any) -> ValidationFailed:
    """`{"filters": ["invalid value \\"x\\""]}`: the wording that programs look for."""
    return refused(parameter, f'invalid value "{shown(value)}"')


def refused(parameter: str, problem: str) -> ValidationFailed:
    return ValidationFailed({parameter: [problem]})


def shown(value: Any) -> str:
    return str(value).encode(errors="replace").decode()[:_SHOWN]
