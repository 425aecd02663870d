"""What a column is for."""

import pytest

from catalog.records import Category, ColumnProfile
from catalog.roles import is_additive, is_stock, role_of, roles_of
from core.words import Text
from tests.catalog.tables import field


def profile(name: str, *, rows: int = 100, distinct: int = 10):
    return ColumnProfile(name, rows, 0, distinct, None, None, None, (), ())


@pytest.mark.parametrize(
    ("said", "role"),
    [
        (field("day", "date"), "time"),
        (field("month", "yearmonth"), "time"),
        (field("year", "integer"), "time"),
        (field("anything", "string", kind="district"), "district"),
        (field("area", "string", kind="measure"), "text"),
        (field("lng", "number"), "longitude"),
        (field("latitude", "number"), "latitude"),
        (field("route_no"), "identifier"),
        (field("hospital_name"), "name"),
        (field("level", categories=(Category("1", Text("一级", "One")),)), "category"),
        (field("is_open", "boolean"), "category"),
        (field("passengers", "integer"), "measure"),
        (field("hour", "integer"), "category"),
        (field("remark"), "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_declaration_says_what_a_column_is_for(said, role):
    assert role_of(said) == role


def test_a_repeated_text_is_a_category_and_a_text_of_its_own_is_not():
    kind, remark = field("fuel"), field("remark")

    assert role_of(kind, profile("fuel", distinct=4)) == "category"
    assert role_of(remark, profile("remark", distinct=97)) == "text"


@pytest.mark.parametrize(
    ("name", "title", "unit", "expected"),
    [
        ("passengers", "客流量", "人次", True),
        ("length", "长度", "公里", True),
        ("amount", "金额", "万元", True),
        ("mean_temperature", "平均气温", "℃", False),
        ("pm25", "PM2.5", "微克/立方米", False),
        ("price", "成交均价", "元", False),
        ("occupancy", "入住率", "%", False),
        ("score", "得分", "分", False),
    ],
)
def test_only_amounts_may_be_added_up(name, title, unit, expected):
    assert is_additive(field(name, "number", title=Text(title, name), unit=Text(unit, unit))) is expected


def test_a_stock_is_told_from_a_flow():
    assert is_stock(field("vehicles", "integer", title=Text("机动车保有量", "Vehicles owned")))
    assert not is_stock(field("registered", "integer", title=Text("新登记户数", "New firms")))


def test_a_long_table_names_its_indicator():
    fields = (field("indicator"), field("month", "yearmonth"), field("unit"), field("value", "number"))
    roles = roles_of(fields, [profile(f.name) for f in fields])
    plain = roles_of(fields[1:2] + fields[3:], [profile(f.name) for f in fields[1:2] + fields[3:]])

    assert roles.indicator is not None
    assert roles.indicator.name == "indicator"
    assert plain.indicator is None
