"""Documents are made once for a state of the catalogue; pages are counted from 1; feeds hold any text."""

import threading
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import feedparser
import pytest

from catalog.describe.documents import Documents
from catalog.describe.errors import PageNotFound
from catalog.describe.feeds import as_atom, entry_of, newest_first
from catalog.describe.paging import paged
from core.words import Text
from tests.builders import make_dataset, shipped_city

URL = "https://data.example"
WORDS = {"title": "t", "subtitle": "s", "html_url": URL, "site": "site", "lang": "en"}


def state_of(*slugs: str) -> SimpleNamespace:
    """A snapshot, as far as documents look at it."""
    return SimpleNamespace(datasets=tuple(make_dataset(slug) for slug in slugs))


def test_a_document_is_made_once_for_a_state_and_again_for_the_next():
    documents, made = Documents(), []
    first, second = state_of("a"), state_of("a", "b")

    def get(state, name="x"):
        return documents.get(state, name, lambda: made.append(name) or f"{name} {len(state.datasets)}".encode()).content

    assert [get(first), get(first), get(second), get(second), get(first)] == [b"x 1", b"x 1", b"x 2", b"x 2", b"x 1"]
    assert made == ["x", "x", "x"]


def test_equal_content_has_an_equal_etag_whatever_the_state():
    documents = Documents()

    one, same = (documents.get(state_of("a"), "x", lambda: b"same") for _ in range(2))

    assert one.etag == same.etag
    assert documents.get(state_of("a"), "x", lambda: b"other").etag != one.etag


def test_those_used_longest_ago_make_room():
    documents, state, made = Documents(most_bytes=10), state_of("a"), []

    def get(name):
        documents.get(state, name, lambda: made.append(name) or b"12345")

    for name in ("a", "b", "a", "c", "a", "b"):
        get(name)

    assert made == ["a", "b", "c", "b"]


def test_many_who_ask_at_once_wait_for_one_making():
    documents, state, made, together = Documents(), state_of("a"), [], threading.Barrier(8)

    def ask():
        together.wait()
        documents.get(state, "x", lambda: made.append(1) or b"x")

    askers = [threading.Thread(target=ask) for _ in range(8)]
    for each in askers:
        each.start()
    for each in askers:
        each.join()

    assert made == [1]


def test_what_could_not_be_made_is_tried_again():
    documents, state = Documents(), state_of("a")

    with pytest.raises(PageNotFound):
        documents.get(state, "x", lambda: paged([], "2", size=1, address="/x") and b"")

    assert documents.get(state, "x", lambda: b"x").content == b"x"


def test_a_page_knows_its_neighbours():
    page = paged(list("abcde"), "2", size=2, address="/x", more=(("q", "北 京"),))

    assert list(page.items) == ["c", "d"]
    assert page.links == {
        "first": "/x?q=%E5%8C%97+%E4%BA%AC",
        "prev": "/x?q=%E5%8C%97+%E4%BA%AC",
        "next": "/x?q=%E5%8C%97+%E4%BA%AC&page=3",
        "last": "/x?q=%E5%8C%97+%E4%BA%AC&page=3",
    }


def test_an_empty_list_has_one_empty_page():
    page = paged([], None, size=2, address="/x")

    assert (list(page.items), page.links) == ([], {"first": "/x", "last": "/x"})


@pytest.mark.parametrize("asked", ["0", "4", "-1", "1.0", " 1", "x", "¹", "9" * 30])
def test_a_page_that_is_not_there_is_refused(asked):
    with pytest.raises(PageNotFound):
        paged(list("abcde"), asked, size=2, address="/x")


def test_a_feed_holds_any_text_and_puts_the_latest_first():
    wild = "a\x00\x0b<b>&amp; ]]> 𠮷\ufffe"
    old = make_dataset("old", metadata_modified_at=datetime(2026, 1, 1))
    new = make_dataset("new", title=Text(wild, wild), keywords_en=(wild,), metadata_modified_at=datetime(2026, 2, 1, 9))
    same = replace(old, slug="also-old", id="0-1")
    entries = [entry_of(one, shipped_city(), public_url=URL, lang="en") for one in newest_first([old, new, same])]

    feed = feedparser.parse(as_atom(paged(entries, None, size=9, address=f"{URL}/f.atom"), **WORDS))

    assert feed.bozo is False
    assert [entry.link for entry in feed.entries] == [
        f"{URL}/dataset?id=new&lang=en",
        f"{URL}/dataset?id=also-old&lang=en",
        f"{URL}/dataset?id=old&lang=en",
    ]
    assert feed.feed.updated == "2026-02-01T09:00:00Z"
    assert feed.entries[1].id == f"{URL}/dataset/0-1"


def test_an_empty_feed_is_a_feed():
    feed = feedparser.parse(as_atom(paged([], None, size=9, address=f"{URL}/f.atom"), **WORDS))

    assert (feed.bozo, feed.feed.title, feed.entries) == (False, "t", [])
