"""The city is data: what its files say, and what is said when they say it wrong."""

import json
from pathlib import Path

import pytest

from catalog.city import City, District, LifeEvent, read_city
from catalog.errors import CityInvalid
from core.words import Text


def test_the_city_says_its_name_its_desk_and_that_it_is_a_demonstration(city: City) -> None:
    assert (city.code, city.name, city.site_name) == (
        "210100",
        Text("沈阳", "Shenyang"),
        Text("沈阳开放数据", "Shenyang Open Data"),
    )
    assert city.contact_email == "data@portal.example"
    assert "演示" in city.statement.zh
    assert "simulated" in city.statement.en


def test_the_tile_map_puts_thirteen_districts_where_they_lie(city: City) -> None:
    tiles = {(d.tile_row, d.tile_column): d.name for d in city.districts}

    assert [[tiles.get((row, column), "") for column in range(4)] for row in range(5)] == [
        ["", "", "康平县", ""],
        ["", "", "法库县", "沈北新区"],
        ["新民市", "于洪区", "皇姑区", "大东区"],
        ["", "铁西区", "和平区", "沈河区"],
        ["辽中区", "", "苏家屯区", "浑南区"],
    ]


@pytest.mark.parametrize("asked", ["210106", "铁西区"])
def test_a_district_is_found_by_code_and_by_name(city: City, asked: str) -> None:
    assert city.district(asked) == District("210106", "铁西区", "Tiexi District", 3, 1)
    assert city.district("铁西") is None


def test_sub_libraries_stand_under_their_library(city: City) -> None:
    assert [part.id for part in city.library("base").sublibraries] == [
        "population",
        "legal-entities",
        "buildings",
        "vehicles",
    ]
    assert city.sublibrary("tourism").library == "social"


def test_a_licence_says_what_one_may_and_must_in_plain_words(city: City) -> None:
    licence = city.licence("CC-BY-4.0")

    assert [point.en for point in licence.may] == [
        "View, copy and pass it on",
        "Adapt it and combine it with other data",
        "Use it in commercial products and services",
    ]
    assert [point.zh for point in licence.must] == ["注明提供单位、数据集名称和链接", "说明是否作过修改"]
    assert city.licence("CC0-1.0").must == ()


def test_life_events_lead_to_words_or_to_themes(city: City) -> None:
    assert [event.name for event in city.life_events] == [
        "出行",
        "看病",
        "上学",
        "找工作",
        "取暖",
        "吃得放心",
        "办事",
        "空气与天气",
    ]
    assert city.life_events[4] == LifeEvent("heating", "取暖", "Keeping warm", "🔥", Text("取暖", "heating"), ())
    assert city.life_events[7].themes == ("environment", "weather")


def _without_name(folder: Path) -> None:
    about = json.loads((folder / "city.json").read_text(encoding="utf-8"))
    del about["contact"]["name_en"]
    (folder / "city.json").write_text(json.dumps(about), encoding="utf-8")


def _with_line(name: str, line: str) -> object:
    def change(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")

    return change


@pytest.mark.parametrize(
    ("change", "file", "field"),
    [
        (lambda folder: (folder / "city.json").write_text("{"), "city.json", "JSON"),
        (lambda folder: (folder / "city.json").write_text("[]"), "city.json", "JSON"),
        (_without_name, "city.json", "contact.name_en"),
        (lambda folder: (folder / "offices.csv").unlink(), "offices.csv", "—"),
        (lambda folder: (folder / "themes.csv").write_text("id,name\na,b\n"), "themes.csv", "'name_en'"),
        (lambda folder: (folder / "themes.csv").write_text(""), "themes.csv", "id"),
        (lambda folder: (folder / "themes.csv").write_bytes(b"id\n\xc9\xf2"), "themes.csv", "—"),
        (_with_line("offices.csv", "jtj,又一个,Again"), "offices.csv", "id @ 31"),
        (_with_line("districts.csv", "210199,新区,New,north,2"), "districts.csv", "code @ 15"),
        (_with_line("life-events.csv", "play,玩,Play,🎈,,,leisure"), "life-events.csv", "play · query, themes"),
        (_with_line("life-events.csv", "play,玩,Play,🎈,,,"), "life-events.csv", "play · query, themes"),
    ],
)
def test_a_mistake_in_the_files_names_file_and_field(datasets_dir, change, file, field) -> None:
    change(datasets_dir)

    with pytest.raises(CityInvalid) as refused:
        read_city(datasets_dir)

    assert (refused.value.file, refused.value.field) == (file, field)
    assert refused.value.say("zh").startswith("城市设置")
    assert refused.value.say("en").startswith("The city settings")


def test_the_fingerprint_follows_what_datasets_are_checked_against(datasets_dir: Path) -> None:
    before = read_city(datasets_dir).fingerprint

    _with_line("life-events.csv", "play,玩,Play,🎈,乐园,park,")(datasets_dir)
    assert read_city(datasets_dir).fingerprint == before

    _with_line("offices.csv", "new,新单位,New office")(datasets_dir)
    assert read_city(datasets_dir).fingerprint != before
