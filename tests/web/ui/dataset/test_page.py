"""The dataset page: each part by its address, the filter carried everywhere, wild addresses explained."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("city_portal")


def page(tab: str = "", dataset: str = "trips", **query):
    return run_page("dataset", id=dataset, **({"tab": tab} if tab else {}), **query)


# ---- the frame of the page ----


def test_the_first_screen_says_what_whose_and_how_to_get_it():
    drawn = page()

    assert "公交客流" in drawn.text_of("ds-title")
    assert drawn.text_of("ds-office") == ["市交通局"]
    assert drawn.text_of("sy-badges")[0].split()[:2] == ["模拟", "无条件开放"]
    assert drawn.text_of("ds-chart-title") == ["每月客流量合计"]
    assert any(text.startswith("下载 CSV") and href == "/download/trips/trips.csv" for text, href in drawn.links)


def test_the_first_screen_leads_with_the_question_it_answers_and_says_when_it_ended():
    drawn = page()

    assert drawn.text_of("ds-question") == ["哪个区的站点最多？"]
    assert "数据截至 2025年12月31日，不再更新" in drawn.text_of("sy-badges")[0]
    assert "次下载" not in drawn.text_of("sy-badges")[0]


def test_excel_and_every_other_format_of_the_view_are_in_the_first_screen():
    drawn = page("charts", district="和平区")
    filtered = "?district=%E5%92%8C%E5%B9%B3%E5%8C%BA"

    assert ("下载 Excel", f"/download/trips/trips.xlsx{filtered}") in drawn.links
    (others,) = drawn.text_of("ds-others")
    assert others.startswith("其他格式 JSON")
    assert any(href == f"/download/trips/trips.parquet{filtered}" for _, href in drawn.links)
    assert ("整包下载（ZIP）", "/download/trips.zip") in drawn.links


def test_the_parts_are_links_and_the_chosen_one_is_current():
    drawn = page("data", district="和平区")
    carried = "district=%E5%92%8C%E5%B9%B3%E5%8C%BA"

    assert ("数据", f"/dataset?id=trips&tab=data&{carried}") in drawn.current
    assert ("字段", f"/dataset?id=trips&tab=fields&{carried}") in drawn.links
    assert ("地图", f"/dataset?id=trips&tab=map&{carried}") in drawn.links


def test_english_is_complete_and_kept_on_every_link():
    drawn = page("data", lang="en")

    assert "Riders" in drawn.text
    assert [href for _, href in drawn.links_to("/dataset") if "lang=en" not in href] == []


# ---- rows ----


def test_the_rows_are_those_of_the_filter_and_so_are_the_downloads():
    drawn = page("data", district="和平区", date__gte="2025-01-01", per_page="20")

    assert drawn.text_of("ds-count") == ["符合条件的有 59 行，共 840 行。 第 1—20 行"]
    assert "区县 是 和平区 ✕" in drawn.text
    filtered = "district=%E5%92%8C%E5%B9%B3%E5%8C%BA&date__gte=2025-01-01"
    assert ("XLSX", f"/download/trips/trips.xlsx?{filtered}") in drawn.links
    assert "铁西区" not in "".join(drawn.text_of("ds-rows"))


def test_a_condition_is_removed_by_its_chip():
    drawn = page("data", district="和平区", riders__gte="5")

    assert ("区县 是 和平区 ✕", "/dataset?id=trips&tab=data&riders__gte=5") in drawn.links


def test_a_heading_sorts_all_rows_up_then_down_then_not():
    label = "客流量"

    up = dict(page("data").links)[label]
    down = dict(page("data", sort="riders").links)[f"{label}▲"]
    back = dict(page("data", sort="-riders").links)[f"{label}▼"]

    assert [up, down, back] == [
        "/dataset?id=trips&tab=data&sort=riders",
        "/dataset?id=trips&tab=data&sort=-riders",
        "/dataset?id=trips&tab=data",
    ]


def test_codes_keep_their_zeros_and_markup_in_the_data_is_only_text():
    codes, names = page("data"), page("data", dataset="stations")

    assert "00" in "".join(codes.text_of("ds-rows")).split()
    assert "1号站 <b>" in names.text


def test_a_page_past_the_end_leads_to_the_last():
    drawn = page("data", page="99")

    assert "没有第 99 页：这些行一共 17 页。" in drawn.text
    assert ("去最后一页", "/dataset?id=trips&tab=data&page=17") in drawn.links


def test_groups_are_counted_and_added_up():
    drawn = page("data", group_by="district", measure=["count", "sum:riders"], sort="-sum_riders")

    assert drawn.text_of("ds-count") == ["汇总成 7 组。 共 840 行。"]
    assert "".join(drawn.text_of("ds-rows")).split()[-3:] == ["和平区", "120", "1,190"]


def test_nothing_found_says_what_to_do():
    drawn = page("data", district="不在这里")

    assert "没有符合条件的行" in drawn.text
    assert ("清除全部", "/dataset?id=trips&tab=data") in drawn.links


# ---- charts, maps, comparison ----


def test_the_proposed_charts_are_links_over_the_current_filter():
    drawn = page("charts", district="和平区")

    assert drawn.text_of("ds-chart-title") == ["每月客流量合计"]
    assert [text for text, _ in drawn.current] == ["图表", "每月客流量合计", "和平区"]
    assert all("district=%E5%92%8C" in href for _, href in drawn.links_to("/dataset") if "chart=" in href)


def test_a_chart_of_the_address_is_drawn():
    drawn = page("charts", chart="bar", x="district", y="riders", aggregate="mean")

    assert drawn.text_of("ds-chart-title") == ["各区县的平均客流量"]


def test_two_districts_are_compared_in_a_table():
    drawn = page("charts", compare="district:和平区,沈河区")

    assert drawn.text_of("ds-chart-title") == ["和平区与沈河区：客流量合计（人次）"]
    assert "客流量合计（人次） 1,190 2,380 +1,190 +100.0%" in drawn.text


def test_a_map_has_points_where_there_are_coordinates_and_tiles_where_there_are_districts():
    points, tiles = page("map", dataset="stations"), page("map")

    assert points.text_of("ds-chart-title") == ["位置分布"]
    assert ("按区县", "/dataset?id=stations&tab=map&chart=tile_map&x=district") in points.links
    assert tiles.text_of("ds-chart-title") == ["各区县的客流量合计"]


# ---- fields, programs, versions ----


def test_a_field_shows_what_its_values_look_like():
    text = page("fields").text

    assert "客流量 riders" in text
    assert "最小 10 最大 70" in text
    assert "空值 7（0.8%）" in text


def test_versions_are_listed_with_their_files_and_gaps():
    drawn = page("versions")

    assert ("CSV", "/download/trips/trips.csv?version=1") in drawn.links
    assert ("原始文件", "/download/trips/trips/original?version=1") in drawn.links
    assert "客流量：空值 7（0.8%）" in drawn.text


# ---- closed ----


def test_a_closed_dataset_says_why_lists_its_fields_and_offers_nothing_to_download():
    overview, fields = page(dataset="camera-places"), page("fields", dataset="camera-places")

    assert "为什么不开放" in overview.text
    assert [text for text, _ in overview.links if text in ("概览", "数据", "图表", "字段")] == ["概览", "字段"]
    assert [href for _, href in overview.links if href.startswith("/download")] == []
    assert "不予开放，没有统计。" in fields.text


# ---- wild addresses ----

NASTY = ['"a"b', "'; DROP TABLE x; --", "%", "_", "<script>", "\\", "界" * 10_000]


@pytest.mark.parametrize("value", NASTY, ids=lambda value: value[:12])
@pytest.mark.parametrize("name", ["district", "search", "sort", "columns", "group_by", "measure", "riders__gte"])
def test_any_text_in_any_box_is_explained_or_finds_nothing(name, value):
    drawn = page("data", **{name: value})

    assert "<script>" not in drawn.html
    assert drawn.text_of("ds-title") == ["公交客流"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"nocolumn": "1"}, "没有“nocolumn”这一列"),
        ({"date__gte": "昨天"}, "不能与“昨天”比较"),
        ({"district__gt5": "x"}, "不能用“gt5”来筛选"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_filter_that_fits_no_column_is_a_sentence_with_a_way_out(query, sentence):
    drawn = page("data", **query)

    assert sentence in drawn.text
    assert ("去掉这些条件，看全部数据", "/dataset?id=trips&tab=data") in drawn.links


@pytest.mark.parametrize(
    "query",
    [
        {"tab": "charts", "chart": "pie"},
        {"tab": "charts", "chart": "bar", "x": '"a"b'},
        {"tab": "charts", "compare": "moon:1,2"},
        {"tab": "map", "chart": "tile_map"},
    ],
    ids=str,
)
def test_a_chart_that_cannot_be_drawn_is_a_sentence(query):
    assert page(**query).text_of("ds-problem") != []


def test_an_unknown_dataset_table_or_version_is_explained():
    said = [
        page(dataset="no-such").text,
        page(resource="no-such").text,
        page(version="7").text,
        page(version="seven").text,
    ]

    assert ["没有找到" in text for text in said] == [True] * 4


def test_an_unknown_part_is_the_overview():
    assert page("nonsense").current[0] == ("概览", "/dataset?id=trips")


def test_the_tab_for_programs_leads_to_the_dataset_in_every_standard():
    drawn = page("api", lang="en")

    standards = [one for one in drawn.links if one[1].startswith(("/dataset/", "/feeds/")) or "metadata" in one[1]]
    assert standards == [
        ("DCAT-AP 3 (Turtle)", "/dataset/trips.ttl"),
        ("DCAT-AP 3 (JSON-LD)", "/dataset/trips.jsonld"),
        ("DCAT-AP 3 (RDF/XML)", "/dataset/trips.rdf"),
        ("Data Package v2 (datapackage.json)", "/dataset/trips/datapackage.json"),
        ("Croissant 1.0 (machine learning)", "/dataset/trips/croissant.json"),
        ("Atom feed: new versions of this dataset", "/feeds/dataset/trips.atom"),
        ("CSVW (the columns of this table)", "/download/trips/trips.csv-metadata.json"),
    ]
