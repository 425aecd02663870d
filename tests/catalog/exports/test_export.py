"""A download is made once for a version and a request, has a good name and constant memory."""

import threading
from pathlib import Path

import pytest

from catalog.exports import export_file
from catalog.exports.filenames import safe_stem
from catalog.rows.grammar import parse_row_query
from catalog.rows.query import RowQuery
from core.words import Text
from tests.catalog.exports.ground import STOPS, add_stops, open_ground
from tests.catalog.tables import add_version, field


@pytest.fixture
def ground(tmp_path):
    opened = open_ground(tmp_path)
    yield opened
    opened.engine.close()


def made(ground, dataset, fmt, *pairs, **options):
    (resource,) = dataset.resources
    return export_file(ground, dataset, resource, resource.version, parse_row_query(pairs, STOPS), fmt, **options)


def test_facts_of_an_export(ground):
    export = made(ground, add_stops(ground), "csv", ("district", "和平区"), encoding="gb18030")

    assert export.filename == "公交站点-和平区(模拟).csv"
    assert export.media_type == "text/csv; charset=gb18030"
    assert export.etag == export.sha256
    assert export.size_bytes == export.path.stat().st_size


@pytest.mark.parametrize(
    ("pairs", "lang", "name"),
    [
        ((), "zh", "公交站点(模拟).csv"),
        ((), "en", "Bus stops (simulated).csv"),
        ((("district", "和平区"), ("district", "沈河区")), "zh", "公交站点-和平区-沈河区(模拟).csv"),
        ((("riders__gte", "3"),), "zh", "公交站点-筛选(模拟).csv"),
        ((("search", "x"),), "en", "Bus stops-filtered (simulated).csv"),
        ((("group_by", "district"),), "zh", "公交站点-汇总(模拟).csv"),
        ((("district", '../../etc/"a|b'),), "zh", "公交站点-.._.._etc__a_b(模拟).csv"),
        ((("district", "长" * 300),), "zh", f"公交站点-{'长' * 53}(模拟).csv"),
    ],
)
def test_the_name_says_what_was_chosen_and_that_it_is_simulated(ground, pairs, lang, name):
    assert made(ground, add_stops(ground), "csv", *pairs, lang=lang).filename == name


def test_the_name_does_not_promise_groups_where_there_are_none(ground):
    made_of_rows = made(ground, add_stops(ground), "geojson", ("group_by", "district"))

    assert made_of_rows.filename == "公交站点(模拟).geojson"


def test_the_name_of_facts_is_not_marked(ground):
    assert made(ground, add_stops(ground, origin="fact"), "json").filename == "公交站点.json"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a_b_c_d_e_f_g_h_i_j"),
        ("尾点. . ", "尾点"),
        (".hidden", "hidden"),
        ("COM1", "COM1_"),
        ("nul.txt", "nul.txt_"),
        ("a\x00b\nc\u202ed", "a_b_c_d"),
        ("", "_"),
        ("\ud800", "_"),
    ],
)
def test_a_stem_is_safe_on_every_file_system(text, stem):
    assert safe_stem(text) == stem


def test_equal_requests_share_a_file_and_other_requests_do_not(ground):
    dataset = add_stops(ground)

    first = made(ground, dataset, "xlsx", ("riders__gte", "1"), ("district", "和平区"))
    made(ground, dataset, "xlsx", ("riders__gte", "1"), ("district", "和平区"), encoding="gb18030")
    made(ground, dataset, "json", lang="zh")
    made(ground, dataset, "json", lang="en", header="label")
    count = len(ground.files.keys("derived/"))
    made(ground, dataset, "xlsx", ("riders__gte", "2"), ("district", "和平区"))
    made(ground, dataset, "xlsx", ("riders__gte", "1"), ("district", "和平区"), lang="en")

    assert count == 2
    assert len(ground.files.keys("derived/")) == 4
    assert first.path.exists()


def test_a_changed_licence_or_title_makes_the_file_anew(ground):
    before = made(ground, add_stops(ground), "xlsx")
    after = made(ground, add_stops(ground, title=Text("新名", "New")), "xlsx")

    assert before.path != after.path


@pytest.mark.parametrize("fmt", ["csv", "xlsx", "json", "ndjson", "parquet", "geojson"])
def test_the_same_request_gives_the_same_bytes_in_another_place(tmp_path, fmt):
    sums = []
    for place in ("one", "two"):
        ground = open_ground(tmp_path / place)
        sums.append(made(ground, add_stops(ground), fmt, ("district", "和平区")).sha256)
        ground.engine.close()

    assert sums[0] == sums[1]


def test_many_who_ask_at_once_get_one_file(ground):
    dataset, found = add_stops(ground), []

    threads = [threading.Thread(target=lambda: found.append(made(ground, dataset, "xlsx"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 1


def rss_bytes():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_transcoding_two_hundred_megabytes_takes_little_memory(ground, encoding):
    dataset = add_stops(ground)
    rows = [(n, "一段说明文字" * 40) for n in range(280_000)]
    version = add_version(ground.files, (field("n", "integer"), field("note")), rows, version_id="big")
    del rows
    before, most, done = rss_bytes(), [0], threading.Event()

    def watch():
        while not done.wait(0.005):
            most[0] = max(most[0], rss_bytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    export = export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "csv", encoding=encoding)
    done.set()
    watcher.join()

    assert version.csv_bytes > 200_000_000
    assert export.size_bytes > 130_000_000
    assert most[0] - before < 20_000_000
