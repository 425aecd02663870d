"""Completions: by Chinese, pinyin, initials and English, beginnings first, each thing once."""

import pytest

from catalog.search.suggestions import Suggestion, suggest
from core.words import Text
from tests.catalog.search.snapshots import record, snapshot

BUS = record("bus-routes", "公交线路", "Bus routes", keywords=["公交", "线路"])
STOPS = record("bus-stops", "市区公交站", "Bus stops", keywords=["公交"])
AIR = record("air", "空气质量", "Air quality", keywords=["雾霾"], theme="environment")
CITY = snapshot(BUS, STOPS, AIR)

KEYWORD = Suggestion(Text("公交", "公交"), "keyword", "公交")
ROUTES = Suggestion(Text("公交线路", "Bus routes"), "dataset", "bus-routes")
AT_STOPS = Suggestion(Text("市区公交站", "Bus stops"), "dataset", "bus-stops")


@pytest.mark.parametrize("typed", ["公", "公交", "gongj", "gongjiao", "gj"])
def test_beginnings_come_before_middles_and_keywords_before_titles(typed: str) -> None:
    assert suggest(CITY, typed, 5) == [KEYWORD, ROUTES, AT_STOPS]


def test_english_beginnings_are_completed() -> None:
    assert suggest(CITY, "Bus r", 5) == [ROUTES]


def test_themes_that_hold_something_are_suggested_first() -> None:
    theme = Suggestion(Text("交通出行", "Transport"), "theme", "transport")

    assert suggest(CITY, "交通", 5) == [theme]
    assert suggest(CITY, "教育", 5) == []


def test_there_are_never_more_than_asked_for() -> None:
    assert suggest(CITY, "gj", 1) == [KEYWORD]


@pytest.mark.parametrize("typed", ["", " ", "%", "'", "没有这个词"])
def test_nothing_typed_or_nothing_known_suggests_nothing(typed: str) -> None:
    assert suggest(CITY, typed, 5) == []
