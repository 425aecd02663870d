"""What every shipped dataset promises: it is there, described in full, marked for what it is, and joins the others."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package as FrictionlessPackage

from catalog.charts.spec import chart_of_publisher
from catalog.city import read_city
from catalog.publishing.packages import read_package
from scripts.simulate.city import BOUNDS
from scripts.simulate.framework import write_package
from scripts.simulate.registry import PACKAGES
from tests.datasets.shipped import (
    DATASETS,
    NAMES,
    columns,
    content,
    descriptor,
    fields,
    resource,
    resources,
    table,
    values,
)

UPDATE_CYCLES = {"realtime", "daily", "weekly", "monthly", "quarterly", "semiannual", "annual", "irregular"}
OPEN_TYPES = {"unconditional", "conditional_realname", "conditional_review", "closed"}
TEXTS = ("title", "description", "limits", "question", "provenance")


# ---- all 76 are there, and each is described in full ------------------------------------------------------------


def test_the_list_names_76_datasets_of_42_rows():
    rows = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").split()[::2]

    assert len(NAMES) == len(set(NAMES)) == 76
    assert sorted({int(row) for row in rows}) == list(range(1, 43))


def test_every_dataset_of_the_list_is_shipped_and_no_other():
    folders = {path.parent.name for path in DATASETS.glob("*/datapackage.json")}

    assert sorted(set(NAMES) - folders) == []
    assert sorted(folders - set(NAMES)) == []
    assert sorted(package.name for package in PACKAGES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_dataset_is_described_in_full(name):
    record = descriptor(name)

    assert record["name"] == name
    assert [text for text in TEXTS if not record.get(text) or not record.get(f"{text}_en")] == []
    assert len(record["description"]) >= 60
    assert len(record["description_en"]) >= 60
    assert record["keywords"]
    assert record["keywords_en"]
    assert record["licenses"][0]["name"] == "CC-BY-4.0"
    assert record["contributors"][0]["roles"] == ["contact"]
    assert record["contributors"][0]["email"].endswith(".example")
    assert record["publisher"] in {row["id"] for row in table("offices")}
    assert (record["library"], record["sublibrary"]) in {(row["library"], row["id"]) for row in table("libraries")}
    assert record["theme"] in {row["id"] for row in table("themes")}
    assert record["update_cycle"] in UPDATE_CYCLES
    assert record["open_type"] in OPEN_TYPES
    assert record["responsible"]
    assert record["plan_section"]
    assert record["resources"]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_label_and_every_code_too(name):
    unlabelled = [
        field["name"]
        for found in descriptor(name)["resources"]
        for field in found["schema"]["fields"]
        if not (field.get("title") and field.get("title_en"))
        or any(not (code["label"] and code["label_en"]) for code in field.get("categories", []))
        or bool(field.get("unit")) != bool(field.get("unit_en"))
        or bool(field.get("description")) != bool(field.get("description_en"))
    ]

    assert unlabelled == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_header_of_a_file_is_its_schema_and_coded_columns_hold_only_their_codes(name):
    for found in (found for found in descriptor(name)["resources"] if "path" in found):
        schema = found["schema"]["fields"]
        strays = {
            field["name"]: sorted(set(values(name, found["name"], field["name"])) - codes)
            for field in schema
            if (codes := {code["value"] for code in field.get("categories", [])})
        }

        assert list(columns(name, found["name"])) == [field["name"] for field in schema]
        assert [column for column, stray in strays.items() if stray] == []


def test_the_chart_that_a_publisher_chose_can_be_drawn():
    city = read_city(DATASETS)
    drawn = [
        chart_of_publisher(found.chart, found.fields)
        for name in NAMES
        for found in read_package(DATASETS / name, city).resources
        if found.chart
    ]

    assert {spec.kind for spec in drawn} >= {"bar", "line", "point_map", "tile_map"}


def test_related_datasets_exist():
    assert [(name, other) for name in NAMES for other in descriptor(name)["related"] if other not in NAMES] == []


def test_resource_codes_and_titles_are_used_once():
    codes = Counter(descriptor(name)["resource_code"] for name in NAMES)
    titles = Counter(descriptor(name)["title"] for name in NAMES)

    assert [code for code, count in (codes | titles).items() if count > 1] == []


# ---- closed, simulated and factual ones say so ------------------------------------------------------------------


def test_closed_datasets_show_their_structure_and_reason_but_no_row():
    closed = sorted(name for name in NAMES if descriptor(name)["open_type"] == "closed")

    assert closed == [
        "camera-locations",
        "health-records",
        "personal-credit",
        "population-register",
        "property-register",
        "student-cards",
        "vehicle-register",
    ]
    for name in closed:
        assert descriptor(name)["closed_reason"]
        assert descriptor(name)["closed_reason_en"]
        assert [found["data"][1:] for found in descriptor(name)["resources"]] == [[]]  # a header and nothing below it
        assert sorted(path.name for path in (DATASETS / name).iterdir()) == ["datapackage.json"]


def test_facts_are_those_of_the_table_and_name_their_sources():
    facts = sorted(name for name in NAMES if descriptor(name)["origin"] == "fact")

    assert facts == [
        "conference-and-contests",
        "districts",
        "economic-zone-cities",
        "holidays-2026",
        "incubators",
        "industry-clusters",
        "metro-stations",
        "plan-targets",
        "plan-tasks",
        "population-register",
        "townships",
    ]
    for name in facts:
        assert "frozen_on" not in descriptor(name)
        assert [source for source in descriptor(name)["sources"] if not source.get("license_en")] == []
        assert descriptor(name)["sources"]


def test_simulated_datasets_carry_the_mark_and_stop_at_the_end_of_2025():
    for name in (name for name in NAMES if descriptor(name)["origin"] == "simulated"):
        assert "由本项目的程序按固定种子生成" in descriptor(name)["sources"][-1]["title"]
        assert re.search("模拟|示例", descriptor(name)["description"] + descriptor(name)["limits"])
        assert descriptor(name)["frozen_on"] == "2025-12-31"
        assert descriptor(name).get("temporal_end", "") <= "2025-12-31"


# names of bodies and places in simulated data; a kind of thing (an indicator, a crop) needs no mark
BODY_COLUMNS = [
    ("enterprises", "enterprises", "name"),
    ("buildings", "buildings", "name"),
    ("place-names", "place-names", "name"),
    ("wifi-areas", "wifi-areas", "name"),
    ("platform-interfaces", "platform-interfaces", "name"),
    ("data-products", "data-products", "name"),
    ("industrial-cloud-services", "industrial-cloud-services", "name"),
    ("hospitals", "hospitals", "hospital_name"),
    ("schools", "schools", "school_name"),
    ("scenic-spots", "scenic-spots", "spot_name"),
    ("heating-companies", "heating-companies", "company_name"),
    ("credit-list", "credit-list", "enterprise_name"),
    ("planning-projects", "planning-projects", "project"),
    ("construction-sites", "construction-sites", "site"),
]


@pytest.mark.parametrize(("name", "resource_name", "column"), BODY_COLUMNS)
def test_simulated_bodies_are_called_sample(name, resource_name, column):
    assert [value for value in values(name, resource_name, column) if "示例" not in value] == []


# ---- nothing that could be a real person's or body's ------------------------------------------------------------

_LOOKS_REAL = {
    "mobile": re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    "telephone": re.compile(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"),
    "identity number": re.compile(r"(?<!\d)[1-8]\d{5}(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d{4}[\dXx](?!\d)"),
    "social credit code": re.compile(r"(?<![0-9A-Z])[159Y][1239]\d{6}[0-9A-HJ-NP-RTUW-Y]{10}(?![0-9A-Z])"),
    "mail": re.compile(r"[\w.]+@[\w.]+"),
    "plate": re.compile(r"辽[A-Z][0-9A-Z]{5}"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", _LOOKS_REAL)
def test_no_value_looks_like_a_telephone_an_identity_or_a_credit_code(kind):
    pattern = _LOOKS_REAL[kind]
    found = {
        (name, found["name"], match[0])
        for name, found in resources()
        if (match := pattern.search(content(name, found["path"]).decode("utf-8")))
    }

    assert found == set()


@pytest.mark.slow
def test_coordinates_lie_inside_the_city():
    west, south, east, north = BOUNDS
    limits = {"longitude": (west, east), "latitude": (south, north)}
    outside = [
        (name, found["name"], value)
        for name, found, field in fields()
        if field.get("kind") in limits and "path" in found
        for value in values(name, found["name"], field["name"])
        if not limits[field["kind"]][0] <= float(value) <= limits[field["kind"]][1]
    ]

    assert outside == []


def test_a_table_with_coordinates_names_their_system():
    unnamed = {
        (name, found["name"])
        for name, found, field in fields()
        if field.get("kind") == "longitude" and found.get("coordinate_system") not in ("WGS-84", "GCJ-02", "CGCS2000")
    }

    assert unnamed == set()


def test_51_of_159_line_stations_have_coordinates_and_they_are_gcj_02():
    assert len(columns("metro-stations", "metro-stations")["station"]) == 159
    assert len(values("metro-stations", "metro-stations", "longitude")) == 51
    assert resource("metro-stations", "metro-stations")["coordinate_system"] == "GCJ-02"


# ---- facts that were easy to get wrong --------------------------------------------------------------------------


def test_populations_are_those_of_the_census():
    districts = columns("districts", "districts")
    population = dict(zip(districts["name"], map(int, districts["population_2020"]), strict=True))

    assert population == {
        "和平区": 730800,
        "沈河区": 782600,
        "大东区": 755000,
        "皇姑区": 877300,
        "铁西区": 1335935,
        "苏家屯区": 524300,
        "浑南区": 798800,
        "沈北新区": 619400,
        "于洪区": 1066100,
        "辽中区": 395000,
        "康平县": 278384,
        "法库县": 340900,
        "新民市": 565600,
    }
    assert abs(sum(population.values()) - 9_070_093) < 1000  # eleven of them are rounded to a hundred persons


def test_the_plan_has_34_measures_and_170_areas_of_which_50_are_new():
    assert len(columns("plan-tasks", "plan-tasks")["task_id"]) == 34
    assert Counter(columns("wifi-areas", "wifi-areas")["is_new_in_2017"]) == {"true": 50, "false": 120}
    assert len(set(columns("wifi-areas", "wifi-areas")["category"])) == 9


def test_the_days_of_a_holiday_are_all_listed_and_their_weekdays_are_right():
    days = columns("holidays-2026", "holidays-2026")
    weekdays = [f"星期{'一二三四五六日'[date.fromisoformat(day).weekday()]}" for day in days["date"]]

    assert "2026-01-02" in days["date"]
    assert list(days["weekday"]) == weekdays
    assert Counter(days["kind"]) == {"放假": 33, "调休上班": 6}


# ---- they join --------------------------------------------------------------------------------------------------

# (dataset, resource, column) → (dataset, resource, column): every value of the first is found in the second
TEN_JOINS = [
    (("bus-daily-ridership", "bus-daily-ridership", "route_code"), ("bus-routes", "bus-routes", "route_code")),
    (("outpatient-visits", "outpatient-visits", "hospital_id"), ("hospitals", "hospitals", "hospital_id")),
    (("food-inspections", "food-inspections", "enterprise_id"), ("enterprises", "enterprises", "enterprise_id")),
    (("visitor-numbers", "visitor-numbers", "spot_id"), ("scenic-spots", "scenic-spots", "spot_id")),
    (("enrolment", "enrolment", "school_id"), ("schools", "schools", "school_id")),
    (
        ("construction-sites", "construction-sites", "project_id"),
        ("planning-projects", "planning-projects", "project_id"),
    ),
    (("utility-outages", "utility-outages", "company_id"), ("heating-companies", "heating-companies", "company_id")),
    (("data-products", "data-products", "enterprise_id"), ("enterprises", "enterprises", "enterprise_id")),
    (("townships", "townships", "district_code"), ("districts", "districts", "code")),
    (("plan-targets", "plan-targets", "task_id"), ("plan-tasks", "plan-tasks", "task_id")),
]


@pytest.mark.parametrize(("mine", "theirs"), TEN_JOINS)
def test_ten_joins_between_datasets_hold(mine, theirs):
    keys, known = set(values(*mine)), values(*theirs)

    assert keys
    assert keys <= set(known)
    assert len(known) == len(set(known))  # a key on their side, so that a join repeats no row


def test_every_declared_foreign_key_holds():
    broken = [
        (name, found["name"], key["fields"], sorted(lost)[:3])
        for name, found in resources()
        for key in found["schema"].get("foreign_keys_across", [])
        if (lost := _lost(name, found, key))
    ]

    assert broken == []


def _lost(name, found, key):
    theirs = key["reference"]
    known = values(theirs["dataset"], theirs["resource"], theirs["fields"][0])
    return set(values(name, found["name"], key["fields"][0])) - set(known)


def test_district_code_and_name_are_the_same_pair_everywhere():
    districts = columns("districts", "districts")
    pairs = set(zip(districts["code"], districts["name"], strict=True)) | {("", "")}
    strays = {
        (name, found["name"], pair)
        for name, found in resources()
        if {"district_code", "district"} <= columns(name, found["name"]).keys()
        for pair in zip(
            columns(name, found["name"])["district_code"], columns(name, found["name"])["district"], strict=True
        )
        if pair not in pairs
    }

    assert strays == set()


# ---- 一数一源 ----------------------------------------------------------------------------------------------------


def test_an_element_has_one_source_and_references_point_at_known_elements():
    known = {row["code"] for row in table("elements")}
    held = [(field["element"], field["element_role"], name) for name, _, field in fields() if "element" in field]
    sources = Counter(element for element, role, _ in held if role == "source")

    assert [use for use in held if use[0] not in known or use[1] not in ("source", "reference")] == []
    assert [element for element, count in sources.items() if count > 1] == []
    assert sorted({element for element, role, _ in held if role == "reference"} - sources.keys()) == []


def test_an_element_belongs_to_the_office_that_publishes_its_source():
    offices = {row["code"]: row["office"] for row in table("elements")}
    wrong = [
        (field["element"], name)
        for name, _, field in fields()
        if field.get("element_role") == "source" and offices[field["element"]] != descriptor(name)["publisher"]
    ]

    assert wrong == []


def test_every_element_is_held_by_some_field():
    held = {field["element"] for _, _, field in fields() if "element" in field}

    assert sorted({row["code"] for row in table("elements")} - held) == []


# ---- files ------------------------------------------------------------------------------------------------------


def test_a_csv_over_a_megabyte_is_packed_and_a_smaller_one_is_not():
    wrong = [
        (name, found["path"])
        for name, found in resources()
        if found["path"].endswith(".gz") != (len(content(name, found["path"])) > 1_000_000)
    ]

    assert wrong == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_writing_a_dataset_again_changes_nothing(package, tmp_path):
    shipped, again = DATASETS / package.name, tmp_path / package.name
    again.mkdir()
    for table_ in package.tables:
        if table_.rows is None and not table_.is_empty:
            shutil.copy(shipped / resource(package.name, table_.name)["path"], again)

    write_package(package, root=tmp_path)

    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in shipped.iterdir()
    }


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", NAMES)
def test_frictionless_finds_no_error(name):
    report = FrictionlessPackage(str(DATASETS / name / "datapackage.json")).validate()

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
