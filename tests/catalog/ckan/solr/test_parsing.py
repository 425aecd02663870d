"""The query language: what clients send, what is refused, and that no text does anything else."""

import string
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.ckan.errors import SearchQueryInvalid
from catalog.ckan.solr.nodes import (
    EVERYTHING,
    Either,
    Every,
    Node,
    Not,
    Pattern,
    Phrase,
    Range,
    Wild,
    Word,
    as_query,
)
from catalog.ckan.solr.parsing import MOST_VALUES, parse_query

A, B, C = Word("", "a"), Word("", "b"), Word("", "c")

QUERIES: list[tuple[str, Node]] = [
    ("", EVERYTHING),
    ("  ", EVERYTHING),
    ("*:*", EVERYTHING),
    ("a", A),
    ("a b c", Every((A, B, C))),
    ("a AND b && c", Every((A, B, C))),
    ("a OR b || c", Either((A, B, C))),
    ("a AND b OR c", Either((Every((A, B)), C))),
    ("a OR b c", Every((Either((A, B)), C))),
    ("+a -b !c", Every((A, Not(B), Not(C)))),
    ("NOT a AND NOT b", Every((Not(A), Not(B)))),
    ("(a (b))", Every((A, B))),
    ("title:bus", Word("title", "bus")),
    ("title: bus", Word("title", "bus")),
    ("+organization:jtj", Word("organization", "jtj")),
    ("tags:(a OR b)", Either((Word("tags", "a"), Word("tags", "b")))),
    ("tags:(a name:b)", Every((Word("tags", "a"), Word("name", "b")))),
    ('title:"two words"', Phrase("title", "two words")),
    (r'"a \"b\" \\"', Phrase("", 'a "b" \\')),
    ("title:*公交*", Pattern("title", (Wild.RUN, "公交", Wild.RUN))),
    ("name:a**b?", Pattern("name", ("a", Wild.RUN, "b", Wild.ONE))),
    (r"name:a\*b", Word("name", "a*b")),
    ("url:*", Pattern("url", (Wild.RUN,))),
    ("metadata_modified:[2026-01-01T00:00:00Z TO *]", Range("metadata_modified", "2026-01-01T00:00:00Z", None)),
    ("metadata_modified:[NOW-7DAYS/DAY TO NOW}", Range("metadata_modified", "NOW-7DAYS/DAY", "NOW", True, False)),
    ("num_tags:{* TO 5]", Range("num_tags", None, "5", False, True)),
    ("title:bus^2.5 a~2", Every((Word("title", "bus"), A))),
    ('"a b"~3^2', Phrase("", "a b")),
    ("bus TO airport", Every((Word("", "bus"), Word("", "TO"), Word("", "airport")))),
    ("res_url:http://a.example/x", Word("res_url", "http://a.example/x")),
    ("extras_resource_code:200024/000001", Word("extras_resource_code", "200024/000001")),
    ("air-quality", Word("", "air-quality")),
]


@pytest.mark.parametrize(("text", "node"), QUERIES, ids=[text for text, _ in QUERIES])
def test_a_query_becomes_nodes(text: str, node: Node) -> None:
    assert parse_query(text) == node


def test_a_harvester_gets_what_changed_in_either_of_its_organizations() -> None:
    asked = parse_query("organization:a OR organization:b metadata_modified:[2026-01-01T00:00:00Z TO *]")

    assert asked == Every(
        (
            Either((Word("organization", "a"), Word("organization", "b"))),
            Range("metadata_modified", "2026-01-01T00:00:00Z", None),
        )
    )


REFUSED = [
    *("(a", "a)", '"a', "title:", "a AND", "OR a", "a AND OR b", "NOT", "()", "a:[1 TO", "a:[1 2]", "[a TO b]", "*:a"),
    *("a\\", "/a+/", "name:/(a+)+$/", "^2", "{", "~", "a:[1 TO 2", "a:(b", "-", "(" * 50 + "a" + ")" * 50),
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(SearchQueryInvalid):
        parse_query(text)


def test_as_many_clauses_as_solr_takes_and_no_more() -> None:
    ids = " OR ".join(f"id:{number}" for number in range(MOST_VALUES))

    assert len(parse_query(ids).nodes) == MOST_VALUES  # type: ignore[union-attr]
    with pytest.raises(SearchQueryInvalid):
        parse_query(f"{ids} OR id:more")


# ---- properties ------------------------------------------------------------------------------------------------

_TEXTS = st.text(min_size=1, max_size=12)
_FIELDS = st.sampled_from(["", "title", "tags", "extras_a.b", "-odd", "AND", "公共"])
_NAMED = _FIELDS.filter(bool)


@st.composite
def _patterns(draw: st.DrawFn) -> Pattern:
    literals = draw(st.lists(_TEXTS, min_size=1, max_size=3))
    wilds = draw(st.lists(st.sampled_from(list(Wild)), min_size=len(literals), max_size=len(literals)))
    pieces: list[str | Wild] = [piece for pair in zip(literals, wilds, strict=True) for piece in pair]
    return Pattern(draw(_FIELDS), tuple(pieces[draw(st.sampled_from([0, 1])) :]))


_ENDS = st.none() | st.text(max_size=12)
_LEAVES = st.one_of(
    st.just(EVERYTHING),
    st.builds(Word, _FIELDS, _TEXTS),
    st.builds(Phrase, _FIELDS, st.text(max_size=12)),
    _patterns(),
    st.builds(Range, _NAMED, _ENDS, _ENDS, st.booleans(), st.booleans()),
)
_NODES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Every, st.lists(inner, min_size=2, max_size=4).map(tuple)),
        st.builds(Either, st.lists(inner, min_size=2, max_size=4).map(tuple)),
    ),
    max_leaves=12,
)


@pytest.mark.slow
@given(_NODES)
@settings(max_examples=200, deadline=None)
def test_a_printed_query_is_read_as_the_same(node: Node) -> None:
    assert parse_query(as_query(node)) == node


@given(st.text(alphabet=string.printable + "公交“", max_size=60) | st.text(max_size=60))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        node = parse_query(text)
    except SearchQueryInvalid:
        return
    assert parse_query(as_query(node)) == node


LONG = {
    "letters": "a" * 100_000,
    "escapes": "\\" * 99_999,
    "an open phrase": '"' + "\\a" * 49_000,
    "fields": "a:" * 50_000,
    "brackets": "(" * 100_000,
    "signs": "-" * 100_000,
    "wild cards": "* " * 1_000,
    "boosts": "a^1" * 30_000,
    "ranges": "[" * 50_000,
    "words": "a " * 50_000,
    "distances": "a~" + "1." * 45_000,
    "an open range": "a:[" + "x" * 90_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_no_text_is_slow(kind: str) -> None:
    began = time.perf_counter()
    with suppress(SearchQueryInvalid):
        parse_query(LONG[kind])

    assert time.perf_counter() - began < 5  # on a machine that does much else
