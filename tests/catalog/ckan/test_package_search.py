"""package_search over records: what finds what, in which order, with which counts."""

from datetime import datetime
from typing import Any

import pytest

from catalog.ckan.errors import ActionRefused, BadSearch, SearchQueryInvalid, ValidationFailed
from catalog.ckan.package_search import DEFAULT_SORT, Facet, parse_search, search
from catalog.ckan.solr.corpus import Corpus
from core.words import Text
from tests.catalog.ckan.corpora import CITY, corpus_of, dataset, linked, slugs

NOW = datetime(2026, 3, 15, 12)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(
        dataset(
            "bus-routes",
            "公交线路",
            publisher="jtj",
            theme="transport",
            keywords=("公交", "线路"),
            license_id="CC-BY-4.0",
            metadata_modified_at=datetime(2026, 3, 14, 8),
            resources=(linked("r1", "Timetable", format="CSV"), linked("r2", "Map", format="PDF")),
        ),
        dataset(
            "business-tax",
            "Business tax",
            publisher="",
            theme="",
            keywords=("tax", "money"),
            license_id="cc-zero",
            metadata_modified_at=datetime(2026, 2, 1),
            resources=(linked("r3", "Receipts 2025", format="csv"),),
        ),
        dataset(
            "river-levels",
            "River levels",
            publisher="0c1d",
            theme="9a8b",
            groups=("transport",),
            keywords=("Flexible. ァ", "water"),
            metadata_modified_at=datetime(2026, 1, 2, 3, 4, 5, 678901),
            origin="office",
            extras={"ckan": {"author": "Ada Example", "extras": [{"key": "basin", "value": "Hun He"}]}},
        ),
        dataset(
            "stations",
            "Bus stations",
            publisher="jtj",
            keywords=("公交",),
            summary=Text("水位", "Where buses stop"),
            metadata_modified_at=datetime(2026, 1, 31, 23, 59),
        ),
    )


def found(corpus: Corpus, **params: Any) -> list[str]:
    return slugs(corpus, search(corpus, parse_search(params), now=NOW).places)


EVERYTHING = ["bus-routes", "business-tax", "river-levels", "stations"]


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("title:bus", ["stations"]),
        ("title:buses", ["stations"]),
        ("title:bus*", ["business-tax", "stations"]),
        ("title:*公交*", ["bus-routes"]),
        ("title:公交线路", ["bus-routes"]),
        ('title:"river levels"', ["river-levels"]),
        ('title:"levels river"', []),
        ("name:bus-routes", ["bus-routes"]),
        ("name:bus*", ["bus-routes", "business-tax"]),
        ("name:(bus-routes OR stations)", ["bus-routes", "stations"]),
        ("tags:公交", ["bus-routes", "stations"]),
        ('tags:"Flexible. ァ"', ["river-levels"]),
        ("tags:(公交 线路)", ["bus-routes"]),
        ("tags:公交 -tags:线路", ["stations"]),
        ("-tags:公交", ["business-tax", "river-levels"]),
        ("NOT tags:*", []),
        ("organization:hydro", ["river-levels"]),
        ("owner_org:0c1d", ["river-levels"]),
        ("organization:[* TO *]", ["bus-routes", "river-levels", "stations"]),
        ("-organization:*", ["business-tax"]),
        ("groups:transport", ["bus-routes", "river-levels", "stations"]),
        ("groups:rivers AND groups:transport", ["river-levels"]),
        ("(groups:rivers OR groups:nowhere)", ["river-levels"]),
        ("res_format:CSV", ["bus-routes", "business-tax"]),
        ("res_format:pdf", ["bus-routes"]),
        ("res_name:timetable", ["bus-routes"]),
        ("license_id:cc-zero", ["business-tax"]),
        ("author:ada", ["river-levels"]),
        ("extras_basin:Hun\\ He", ["river-levels"]),
        ('basin:"hun he"', ["river-levels"]),
        ("nobody_knows_this:x", []),
        ("metadata_modified:[2026-02-01T00:00:00Z TO *]", ["bus-routes", "business-tax"]),
        ("metadata_modified:{2026-02-01T00:00:00Z TO *]", ["bus-routes"]),
        ("metadata_modified:[* TO 2026-01]", ["river-levels", "stations"]),
        ("metadata_modified:[NOW-7DAYS TO NOW]", ["bus-routes"]),
        ('metadata_modified:"2026-01-02T03:04:05.678901Z"', ["river-levels"]),
        ("metadata_modified:2026-02-01", ["business-tax"]),
        ("num_resources:2", ["bus-routes"]),
        ("num_resources:[1 TO *]", ["bus-routes", "business-tax"]),
        ("state:draft", []),
        ("capacity:private", []),
        ("state:active +dataset_type:dataset", EVERYTHING),
        ("*:*", EVERYTHING),
        ("*:* -name:stations", EVERYTHING[:3]),
        ("text:水位", ["stations"]),
        ("text:(bus AND stop)", ["stations"]),
    ],
)
def test_a_query_finds(corpus: Corpus, q: str, names: list[str]) -> None:
    assert sorted(found(corpus, q=q)) == names
    assert sorted(found(corpus, fq=q)) == names


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("", EVERYTHING),
        ("*", EVERYTHING),
        ('""', EVERYTHING),
        ("公交", ["bus-routes", "stations"]),
        ("gongjiao", ["bus-routes", "stations"]),
        ("river", ["river-levels"]),
        ("river -levels", []),
        ('"river levels"', ["river-levels"]),
        ("r1", ["bus-routes"]),
        ("rivers - levels", ["river-levels"]),
        ("Timetable", ["bus-routes"]),
    ],
)
def test_plain_words_find_what_the_portal_finds(corpus: Corpus, q: str, names: list[str]) -> None:
    assert sorted(found(corpus, q=q)) == names


def test_filters_narrow_down_together(corpus: Corpus) -> None:
    assert found(corpus, fq="tags:公交", fq_list=["organization:jtj", "-name:stations"]) == ["bus-routes"]
    assert found(corpus, fq=["tags:公交", "name:stations"]) == ["stations"]
    assert found(corpus, fq="organization:jtj +tags:线路") == ["bus-routes"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["bus-routes", "business-tax", "river-levels"]),
        ("name desc", ["river-levels", "business-tax", "bus-routes"]),
        ("title_string asc", ["business-tax", "river-levels", "bus-routes"]),
        ("metadata_modified asc", ["river-levels", "business-tax", "bus-routes"]),
        ("num_tags desc, name desc", ["river-levels", "business-tax", "bus-routes"]),
        ("id ASC,name Asc", ["river-levels", "bus-routes", "business-tax"]),
    ],
)
def test_the_order_is_the_one_that_is_asked_for(corpus: Corpus, sort: str, names: list[str]) -> None:
    if sort.startswith("id"):
        ids = {one.slug: one.id for one in corpus.datasets}
        names = sorted(names, key=ids.__getitem__)

    assert found(corpus, q="-name:stations", sort=sort) == names


def test_pages_follow_each_other_without_gap_or_repeat(corpus: Corpus) -> None:
    pages = [found(corpus, rows=1, start=start, sort="title_string desc") for start in range(5)]

    assert pages == [["bus-routes"], ["river-levels"], ["business-tax"], ["stations"], []]


def test_what_fits_the_words_best_comes_first(corpus: Corpus) -> None:
    assert found(corpus, q="bus stations")[0] == "stations"
    assert found(corpus, q="title:公交 OR tags:线路 OR name:business-tax")[0] == "bus-routes"


def test_facets_count_what_was_found(corpus: Corpus) -> None:
    asked = parse_search({"fq": "groups:transport", "rows": 0, "facet.field": '["organization", "tags", "title"]'})

    page = search(corpus, asked, now=NOW)

    assert (page.count, page.places) == (3, ())
    assert page.facets == (
        Facet("organization", (("jtj", 2), ("hydro", 1))),
        Facet("tags", (("公交", 2), ("Flexible. ァ", 1), ("water", 1), ("线路", 1))),
        Facet("title", ()),
    )


def test_facets_are_as_many_and_as_full_as_asked_for(corpus: Corpus) -> None:
    def tags(**more: Any) -> tuple[tuple[str, int], ...]:
        return search(corpus, parse_search({"facet.field": ["tags"], **more}), now=NOW).facets[0].counts

    assert tags(**{"facet.limit": 1}) == (("公交", 2),)
    assert tags(**{"facet.limit": "-1"}) == tags()
    assert tags(**{"facet.limit": 0}) == ()
    assert tags(**{"facet.mincount": 2}) == (("公交", 2),)
    assert search(corpus, parse_search({"facet.field": ["tags"], "facet": "false"}), now=NOW).facets == ()


def test_use_sorts_by_views() -> None:
    one, other = dataset("one"), dataset("other")
    corpus = corpus_of(one, other, usage={other.id: (7, 0)})

    assert found(corpus, sort="views_recent desc") == ["other", "one"]
    assert found(corpus, fq="views_total:[5 TO *]") == ["other"]


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"limit": 5}, SearchQueryInvalid("(\"Invalid search parameters: ['limit']\",)")),
        ({"sort": "a b c"}, SearchQueryInvalid('Invalid "sort" parameter')),
        ({"sort": "metadata_modified"}, SearchQueryInvalid('Invalid "sort" parameter')),
        ({"sort": ",,"}, SearchQueryInvalid('Invalid "sort" parameter')),
        ({"rows": "many"}, ValidationFailed({"rows": ["Invalid integer"]})),
        ({"rows": -1}, ValidationFailed({"rows": ["Must be a natural number"]})),
        ({"start": "-2"}, ValidationFailed({"start": ["Must be a natural number"]})),
        ({"facet.limit": "x"}, ValidationFailed({"facet.limit": ["Invalid integer"]})),
        ({"q": {"a": 1}}, ValidationFailed({"q": ["Must be a Unicode string value"]})),
        ({"q": "{!func}x"}, BadSearch('Local parameters are not supported in param "q".')),
        ({"fq": " {!child}x"}, BadSearch('Local parameters are not supported in param "fq".')),
    ],
)
def test_parameters_that_cannot_be_used_are_refused(params: dict[str, Any], error: ActionRefused) -> None:
    with pytest.raises(type(error)) as caught:
        parse_search(params)

    assert caught.value.body() == error.body()  # type: ignore[attr-defined]


def test_at_most_a_thousand_are_answered_without_a_word() -> None:
    assert parse_search({"rows": 5000}).rows == 1000
    assert parse_search({"ext_bbox": "1,2,3,4", "use_default_schema": True, "mm": "2"}).sort_said == DEFAULT_SORT


@pytest.mark.parametrize(
    "query", ["a:[", "metadata_modified:[x TO *]", "num_tags:many", " ".join(["x"] * 200) + " a:b"]
)
def test_a_query_that_cannot_be_answered_is_refused(corpus: Corpus, query: str) -> None:
    with pytest.raises(SearchQueryInvalid):
        found(corpus, fq=query)


@pytest.mark.parametrize(
    "filters",
    [
        [" OR ".join(f"title:word{number}" for number in range(101))],
        [f"name:*{number}*" for number in range(101)],
        ["id:(" + " ".join(map(str, range(600))) + ")"] * 2,
        ["title:" + "公交" * 300],
        ['"' + "a " * 300 + '"'],
        ["name:" + "a*" * 20],
    ],
)
def test_what_would_take_long_is_refused(corpus: Corpus, filters: list[str]) -> None:
    with pytest.raises(SearchQueryInvalid, match=r"too many|characters of words"):
        found(corpus, fq_list=filters)
    with pytest.raises(SearchQueryInvalid, match=r"too many|characters of words"):
        found(corpus, q=" ".join(filters))


def test_more_plain_words_than_the_portal_reads_are_refused(corpus: Corpus) -> None:
    with pytest.raises(SearchQueryInvalid, match="characters of words"):
        found(corpus, q="bus " * 200)


def test_many_ids_are_found_at_once(corpus: Corpus) -> None:
    ids = " OR ".join(["nothing"] * 300 + [one.id for one in corpus.datasets])

    assert found(corpus, fq=f"id:({ids})", sort="name asc") == EVERYTHING


def test_an_empty_catalogue_finds_nothing() -> None:
    assert found(corpus_of(), q="bus", **{"facet.field": ["tags"]}) == []


def test_the_next_revision_finds_what_changed_and_what_did_not() -> None:
    kept, changed = dataset("kept", "Kept"), dataset("changed", "Before")
    before = corpus_of(kept, changed)
    assert found(before, q="title:before") == ["changed"]

    after = Corpus(corpus_of(kept, dataset("changed", "After"), city=CITY).index, before)

    assert found(after, q="title:before") == []
    assert found(after, q="title:(after OR kept)", sort="name asc") == ["changed", "kept"]
