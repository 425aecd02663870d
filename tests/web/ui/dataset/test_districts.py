"""One click to a single district, wherever rows are looked at."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("city_portal")

HEPING = "%E5%92%8C%E5%B9%B3%E5%8C%BA"


def strip(tab: str = "", dataset: str = "trips", **query):
    """The links of the strip as (text, href, is chosen)."""
    drawn = run_page("dataset", id=dataset, **({"tab": tab} if tab else {}), **query)
    return [(text, href, (text, href) in drawn.current) for text, href in drawn.links if href in _hrefs(drawn)]


def _hrefs(drawn) -> set[str]:
    return {a["href"] for tag, a in drawn.elements if tag == "a" and "ds-district" in a.get("class", "").split()}


def test_the_overview_offers_each_district_and_leads_to_its_rows():
    found = strip()

    assert [text for text, _, _ in found] == ["和平区", "沈河区", "大东区", "皇姑区", "铁西区", "浑南区", "于洪区"]
    assert found[0] == ("和平区", f"/dataset?id=trips&tab=data&district={HEPING}", False)


def test_a_chosen_district_is_marked_and_the_whole_city_is_the_way_back():
    found = strip("data", district="和平区", riders__gte="5")

    assert found[:2] == [
        ("全市", "/dataset?id=trips&tab=data&riders__gte=5", False),
        ("和平区", f"/dataset?id=trips&tab=data&riders__gte=5&district={HEPING}", True),
    ]


def test_english_names_are_short_and_lead_to_the_same_rows():
    found = strip("data", lang="en")

    assert ("Heping", f"/dataset?id=trips&tab=data&district={HEPING}&lang=en", False) in found


@pytest.mark.parametrize(
    ("tab", "query"),
    [
        ("charts", {"chart": "bar", "x": "district", "y": "riders"}),  # a bar for each district already
        ("charts", {"compare": "district:和平区,铁西区"}),
        ("map", {}),  # tiles: one for each district
        ("data", {"group_by": "district"}),
    ],
)
def test_nothing_is_offered_where_the_districts_stand_beside_each_other(tab, query):
    assert strip(tab, **query) == []


def test_a_table_of_few_rows_is_read_without_it():
    assert strip("data", dataset="stations") == []
