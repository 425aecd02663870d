"""Finding datasets: how they are found, in which order, and what is said about it."""

from datetime import date

import pytest

from catalog.errors import QueryTooLong
from catalog.search.facets import FacetValue
from catalog.search.terms import Correction
from core.words import Text
from tests.catalog.search.snapshots import column, record, search, shipped, slugs, snapshot

BUS = record("bus-routes", "公交线路", "Bus routes", keywords=["公交"])
RIDERS = record("bus-riders", "公交线路每日客流", "Daily riders", keywords=["客流"])
HOSPITALS = record("hospitals", "医院名录", "Hospitals", keywords=["医院", "看病"], theme="health")
SCHOOLS = record("schools", "中小学校", "Schools", keywords=["学校"], theme="education")
CITY = snapshot(BUS, RIDERS, HOSPITALS, SCHOOLS)


@pytest.mark.parametrize(
    "words",
    [
        *("医院", "醫院", "医院数据", "哪里有医院？", "医园"),
        *("yiyuan", "yi yuan", "YIYUAN", "yy", "hospital", "Hospitals", "hopsital"),
    ],
)
def test_the_same_dataset_is_found_however_it_is_asked_for(words: str) -> None:
    assert slugs(search(CITY, words)) == ["hospitals"]


def test_the_dataset_that_is_about_the_word_comes_before_the_one_that_mentions_it() -> None:
    mentions = record("walks", "散步路线", summary=Text("沿途有公园，也经过公交线路。", ""))
    city = snapshot(mentions, RIDERS, BUS)

    assert slugs(search(city, "公交线路")) == ["bus-routes", "bus-riders", "walks"]


def test_what_has_all_the_words_comes_before_what_has_one() -> None:
    assert slugs(search(CITY, "公交 客流")) == ["bus-riders", "bus-routes"]


def test_words_that_every_dataset_has_do_not_decide() -> None:
    assert slugs(search(CITY, "沈阳市和平区的学校数据")) == ["schools"]


def test_several_words_typed_as_one_stretch_of_pinyin_are_found() -> None:
    assert slugs(search(CITY, "gongjiaokeliu"))[0] == "bus-riders"


def test_a_synonym_finds_and_says_so() -> None:
    city = snapshot(record("insurance", "医疗保险结算"), HOSPITALS)

    (hit,) = search(city, "医保").hits

    assert hit.dataset.slug == "insurance"
    assert hit.why == Text("“医保”也叫“医疗保险”", "“医保” is also called “医疗保险”")


def test_an_english_phrase_has_synonyms_as_well() -> None:
    city = snapshot(record("deals", "住房成交", "Housing transactions"), record("prices", "农产品价格", "Prices"))

    assert slugs(search(city, "house prices"))[0] == "deals"


LONGITUDE = column("lon", "经度", "Longitude", kind="longitude")


@pytest.mark.parametrize(
    "words",
    [
        *("经度", "经度 列", "哪个数据集有“经度”这一列？", "jingdu", "lon 字段"),
        *("which dataset has a 经度 column", "longitude field"),
    ],
)
def test_a_column_is_found_by_label_or_name_and_named_as_the_reason(words: str) -> None:
    city = snapshot(BUS, record("stops", "站牌", fields=[LONGITUDE, column("name", "名称", "Name")]))

    (hit,) = search(city, words).hits

    assert hit.dataset.slug == "stops"
    assert hit.why == Text("字段“经度”", "Column “Longitude”")


def test_a_question_about_columns_puts_columns_before_titles() -> None:
    titled = record("prices", "票价")
    with_column = record("routes", "线路", fields=[column("fare", "票价", "Fare")])
    city = snapshot(titled, with_column)

    assert slugs(search(city, "票价")) == ["prices", "routes"]
    assert slugs(search(city, "票价 字段"))[0] == "routes"


def test_a_typing_mistake_is_put_right_and_said() -> None:
    found = search(CITY, "工交")

    assert slugs(found) == ["bus-routes", "bus-riders"]
    assert found.corrected == (Correction("工交", "公交"),)


def test_nothing_is_corrected_where_the_words_are_known() -> None:
    assert search(CITY, "公交").corrected == ()


def test_matched_words_are_marked_in_title_and_summary() -> None:
    city = snapshot(record("a", "公交线路", "Bus routes", summary=Text("每条公交的走向。", "Where each bus goes.")))

    (zh,) = search(city, "gongjiao").hits
    (en,) = search(city, "buses", lang="en").hits

    assert zh.title_marks == (("公交", True), ("线路", False))
    assert zh.summary_marks == (("每条", False), ("公交", True), ("的走向。", False))
    assert zh.why is None
    assert en.title_marks == (("Bus", True), (" routes", False))
    assert en.summary_marks == (("Where each ", False), ("bus", True), (" goes.", False))


def test_a_match_that_cannot_be_seen_has_a_reason() -> None:
    (by_keyword,) = search(CITY, "看病").hits
    (by_other_language,) = search(CITY, "schools").hits

    assert by_keyword.why == Text("关键词“看病”", "Keyword “看病”")
    assert by_other_language.why == Text("题名“Schools”", "Title “Schools”")


def test_without_words_everything_is_listed_newest_first() -> None:
    older = record("older", "旧", modified_on=date(2025, 1, 1))
    newer = record("newer", "新", modified_on=date(2026, 1, 1))

    assert slugs(search(snapshot(older, newer))) == ["newer", "older"]


def test_sorts() -> None:
    a = record("a", "阿", "Zoo", modified_on=date(2025, 1, 1))
    b = record("b", "波", "Yard", modified_on=date(2026, 1, 1))
    c = record("c", "次", "Axe", modified_on=date(2024, 1, 1))
    city = snapshot(b, c, a, usage={a.id: (5, 0), b.id: (9, 1), c.id: (1, 7)})

    assert slugs(search(city, sort="updated")) == ["b", "a", "c"]
    assert slugs(search(city, sort="views")) == ["b", "a", "c"]
    assert slugs(search(city, sort="downloads")) == ["c", "b", "a"]
    assert slugs(search(city, sort="title")) == ["a", "b", "c"]
    assert slugs(search(city, sort="title", lang="en")) == ["c", "b", "a"]


def test_pages_follow_each_other_and_the_one_past_the_end_is_empty() -> None:
    city = snapshot(*(record(f"d{n}", "公交") for n in range(5)))

    pages = [search(city, "公交", page=page, per_page=2) for page in (1, 2, 3, 4)]

    assert [slugs(page) for page in pages] == [["d0", "d1"], ["d2", "d3"], ["d4"], []]
    assert [(page.total, page.pages, page.page) for page in pages] == [(5, 3, 1), (5, 3, 2), (5, 3, 3), (5, 3, 4)]


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "';DROP TABLE dataset;--%", "\\", "\0", "（）", "😀"])
def test_signs_are_plain_text(words: str) -> None:
    assert slugs(search(CITY, words)) == []


def test_a_search_of_ten_thousand_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(QueryTooLong) as refused:
        search(CITY, "公" * 10_000)

    assert refused.value.facts == {"length": 10_000, "limit": 500}


@pytest.mark.timeout(60)
def test_a_long_text_of_unknown_words_is_answered() -> None:
    """It took many times as long when every stretch of it was compared."""
    text = "".join(chr(0x4E00 + (n * 7919) % 16_000) for n in range(500))

    assert search(shipped(), text).total < 20


def test_when_nothing_is_found_the_nearest_themes_are_offered() -> None:
    found = search(CITY, "教课")

    assert (found.total, found.unfiltered, found.hits) == (0, 0, ())
    assert found.nearest_themes == (
        FacetValue("education", Text("教育", "Education"), 1, is_selected=False),
        FacetValue("transport", Text("交通出行", "Transport"), 2, is_selected=False),
        FacetValue("health", Text("医疗卫生", "Health"), 1, is_selected=False),
    )


def test_when_only_a_facet_stands_in_the_way_that_is_told() -> None:
    found = search(CITY, "医院", theme=("transport",))

    assert (found.total, found.unfiltered, found.nearest_themes) == (0, 1, ())


def test_an_empty_catalogue_finds_nothing() -> None:
    found = search(snapshot(), "公交")

    assert (found.total, found.pages, found.hits, found.nearest_themes) == (0, 1, (), ())
    assert search(snapshot()).total == 0
