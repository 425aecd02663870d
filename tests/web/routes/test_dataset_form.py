"""What the forms of the dataset page send becomes one short address."""

import pytest

from core.words import Text
from tests.catalog.tables import field
from web.routes.dataset_form import tidy_pairs

FIELDS = (
    field("district", kind="district"),
    field("date", "date"),
    field("riders", "integer", title=Text("客流量", "Riders")),
    field("name"),
    field("a,b"),
)


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        (
            [("tab", "data"), ("filter.district__eq", "和平区"), ("search", "")],
            [("tab", "data"), ("district", "和平区")],
        ),
        (
            [("filter.district__eq", "和平区"), ("filter.district__eq", "铁西区"), ("filter.name__contains", " 桥 ")],
            [("district", "和平区"), ("district", "铁西区"), ("name__contains", "桥")],
        ),
        ([("add_column", "riders"), ("add_operator", "gt"), ("add_value", "9")], [("riders__gt", "9")]),
        ([("add_column", "name"), ("add_operator", "empty"), ("add_value", "")], [("name__empty", "1")]),
        ([("add_column", ""), ("add_operator", "eq"), ("add_value", "x")], []),
        ([("columns", "date"), ("columns", "riders")], [("columns", "date,riders")]),
        ([("columns", "a,b"), ("columns", "date")], [("columns", '["a,b", "date"]')]),
        (
            [("group_by", "district"), ("group_by", ""), ("measure", "count"), ("measure", "sum:riders")],
            [("group_by", "district"), ("measure", "count"), ("measure", "sum:riders")],
        ),
        (
            [("chart", "line"), ("x", "date"), ("y", "riders"), ("period", "month"), ("color", "")],
            [("chart", "line"), ("x", "date:month"), ("y", "riders")],
        ),
        (
            [("by", "district"), ("left", "和平区"), ("right", "铁西区"), ("filter.riders__gte", "5")],
            [("riders__gte", "5"), ("compare", "district:和平区,铁西区")],
        ),
        (
            [("chart", "tile_map"), ("x", "district"), ("measure_of_map", "riders:sum")],
            [("chart", "tile_map"), ("x", "district"), ("y", "riders"), ("aggregate", "sum")],
        ),
        ([("filter.date__gte", "昨天"), ("lang", "en")], [("filter.date__gte", "昨天"), ("lang", "en")]),
    ],
    ids=lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)[:40],
)
def test_what_is_sent_becomes_the_short_form(sent, address):
    assert tidy_pairs(sent, FIELDS) == address


def test_the_form_leads_to_the_page_of_the_dataset(client):
    answer = client.get("/dataset/bike-stations/view?f.tab=data&f.filter.district__eq=和平区&f.search=&other=1")

    assert answer.status_code == 303
    assert answer.headers["location"] == ("/dataset?id=bike-stations&tab=data&district=%E5%92%8C%E5%B9%B3%E5%8C%BA")


def test_an_unknown_dataset_is_left_to_the_page_to_explain(client):
    answer = client.get("/dataset/no-such-thing/view?f.tab=data")

    assert answer.headers["location"] == "/dataset?id=no-such-thing&tab=data"
