"""Wild characters, against the plain definition of them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.ckan.solr.nodes import Wild
from catalog.ckan.solr.wild import fits, literal_of

_PIECES = st.lists(
    st.one_of(st.sampled_from(list(Wild)), st.text("ab", min_size=1, max_size=2)), min_size=1, max_size=6
)


@pytest.mark.slow
@given(st.text("ab", max_size=8), _PIECES)
@settings(max_examples=300, deadline=None)
def test_a_text_fits_where_the_same_regular_expression_matches(text: str, pieces: list[str | Wild]) -> None:
    meaning = {Wild.RUN: ".*", Wild.ONE: "."}
    expression = "".join(meaning[one] if isinstance(one, Wild) else re.escape(one) for one in pieces)

    assert fits(text, pieces) == bool(re.fullmatch(expression, text, re.DOTALL))


@pytest.mark.parametrize(
    ("pieces", "fitting"),
    [
        (("a", Wild.RUN), ["a", "ab", "aba"]),
        ((Wild.RUN, "a"), ["a", "aba"]),
        ((Wild.RUN, "b", Wild.RUN), ["ab", "aba", "b"]),
        (("a", Wild.ONE, "a"), ["aba"]),
        (("a", Wild.RUN, Wild.ONE), ["ab", "aba"]),
        ((Wild.RUN,), ["", "a", "ab", "aba", "b"]),
        (("a", Wild.RUN, "a"), ["aba"]),
    ],
)
def test_a_text_fits_as_a_whole(pieces: tuple[str | Wild, ...], fitting: list[str]) -> None:
    assert [text for text in ("", "a", "ab", "aba", "b") if fits(text, pieces)] == fitting


def test_what_fits_holds_the_longest_literal() -> None:
    assert literal_of((Wild.RUN, "ab", Wild.ONE, "abc")) == "abc"
    assert literal_of((Wild.RUN,)) == ""
