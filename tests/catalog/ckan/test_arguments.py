"""Parameters as they are meant, from JSON and from texts."""

from typing import Any

import pytest

from catalog.ckan.arguments import flag, natural_number, required_text, text, texts
from catalog.ckan.errors import ValidationFailed


@pytest.mark.parametrize(
    ("given", "number"),
    [(5, 5), ("5", 5), (" 7 ", 7), (5.0, 5), (0, 0), (None, 20), ("", 20)],
)
def test_a_number_may_be_a_text(given: Any, number: int) -> None:
    assert natural_number({"limit": given}, "limit", 20) == number


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (-1, "Must be a natural number"),
        ("-1", "Must be a natural number"),
        ("1.5", "Invalid integer"),
        (1.5, "Invalid integer"),
        (True, "Invalid integer"),
        ([1], "Invalid integer"),
        ("٣", "Invalid integer"),
        ("1" * 30, "Invalid integer"),
        (10**30, "Invalid integer"),
        (1e300, "Invalid integer"),
    ],
)
def test_what_is_no_number_is_refused(given: Any, problem: str) -> None:
    with pytest.raises(ValidationFailed) as caught:
        natural_number({"limit": given}, "limit", 20)

    assert caught.value.fields == {"limit": [problem]}


YES, NO = (True, "true", "True", "1", 1, "on"), (False, "false", "0", 0, "maybe", "")


@pytest.mark.parametrize(("given", "is_yes"), [*((one, True) for one in YES), *((one, False) for one in NO)])
def test_a_flag_may_be_a_text(given: Any, is_yes: bool) -> None:
    assert flag({"facet": given}, "facet") is is_yes


@pytest.mark.parametrize(
    ("given", "found"),
    [(["a", "b"], ["a", "b"]), ('["a", "b"]', ["a", "b"]), ("a,b", ["a", "b"]), ("a", ["a"]), ("", []), ("[a", ["[a"])],
)
def test_a_list_may_be_a_text(given: Any, found: list[str]) -> None:
    assert texts({"groups": given}, "groups") == found


def test_a_text_may_be_a_number_and_the_first_of_several() -> None:
    assert text({"id": 7}, "id") == "7"
    assert text({"id": ["a", "b"]}, "id") == "a"
    assert text({}, "id", "usual") == "usual"
    for given in ({"a": 1}, [["a"]], True):
        with pytest.raises(ValidationFailed):
            text({"id": given}, "id")


def test_a_text_that_is_needed_is_missed() -> None:
    for params in ({}, {"id": ""}, {"id": None}):
        with pytest.raises(ValidationFailed) as caught:
            required_text(params, "id")
        assert caught.value.fields == {"id": ["Missing value"]}
