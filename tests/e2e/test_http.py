"""Addresses, status codes and downloads of the running portal, asked with a real client over a real socket."""

import io
import json
import re
import threading
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import requests

from catalog.counting import totals
from core.settings import Settings
from core.state import open_state
from tests.portal_process import RunningPortal, running_portal
from tests.test_crash import city_folder

METRO = "/download/metro-stations/metro-stations"
RIDERSHIP = "/download/bus-daily-ridership/bus-daily-ridership"


_WHOLE = re.compile(r"-?\d+\.0")  # 12.0 of one reader is the 12 of another


def fetch(portal: RunningPortal, path: str, **headers: str) -> requests.Response:
    return requests.get(portal.url + path, headers=headers, timeout=180)


def plain(value: object) -> str:
    """A cell as text, whatever reader it came through."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).removesuffix(" 00:00:00").removesuffix("T00:00:00")
    return text.removesuffix(".0") if _WHOLE.fullmatch(text) else text


def as_table(records: list[dict[str, object]]) -> list[tuple[str, ...]]:
    return [tuple(plain(value) for value in record.values()) for record in records]


def read_csv(content: bytes, encoding: str) -> list[dict[str, object]]:
    frame = pd.read_csv(io.BytesIO(content), encoding=encoding, dtype=str, keep_default_na=False)
    return frame.to_dict("records")


def read_xlsx(content: bytes) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def read_geojson(content: bytes) -> list[dict[str, object]]:
    return [feature["properties"] for feature in json.loads(content)["features"]]


READERS = {
    "csv": lambda content: read_csv(content, "utf-8"),
    "csv?encoding=utf-8-sig": lambda content: read_csv(content, "utf-8-sig"),
    "csv?encoding=gb18030": lambda content: read_csv(content, "gb18030"),
    "xlsx": read_xlsx,
    "json": json.loads,
    "ndjson": lambda content: [json.loads(line) for line in content.splitlines()],
    "parquet": lambda content: pq.read_table(io.BytesIO(content)).to_pylist(),
}


@pytest.mark.parametrize("address", [METRO, RIDERSHIP])
def test_every_format_reads_back_to_equal_rows(portal: RunningPortal, address: str) -> None:
    tables = {form: as_table(READERS[form](fetch(portal, f"{address}.{form}").content)) for form in READERS}

    assert len(tables["csv"]) > 100
    for form, rows in tables.items():
        assert rows == tables["csv"], form


def test_geojson_has_a_null_geometry_where_there_is_no_coordinate(portal: RunningPortal) -> None:
    document = fetch(portal, f"{METRO}.geojson").json()
    rows = json.loads(fetch(portal, f"{METRO}.json").content)
    wanted = [[row["longitude"], row["latitude"]] if row["longitude"] is not None else None for row in rows]

    got = [f["geometry"]["coordinates"] if f["geometry"] else None for f in document["features"]]
    assert got == wanted
    assert got.count(None) == 159 - 51
    assert "GCJ-02" in json.dumps(document, ensure_ascii=False)


def test_leading_zeros_and_long_codes_survive(portal: RunningPortal) -> None:
    routes = "/download/bus-routes/bus-routes"
    pharmacies = "/download/designated-pharmacies/designated-pharmacies"
    for address, column in ((routes, "route_code"), (pharmacies, "pharmacy_code")):
        wanted = [row[column] for row in json.loads(fetch(portal, f"{address}.json").content)]

        in_csv = [row[column] for row in read_csv(fetch(portal, f"{address}.csv?encoding=gb18030").content, "gb18030")]
        in_xlsx = [row[column] for row in read_xlsx(fetch(portal, f"{address}.xlsx").content)]

        assert in_csv == wanted
        assert in_xlsx == wanted
        assert any(code.startswith("0") for code in wanted)


def test_a_client_that_has_the_file_gets_304_and_a_range_gets_206(portal: RunningPortal) -> None:
    for path in (
        f"{METRO}.csv",
        f"{METRO}.xlsx",
        f"{METRO}.parquet",
        f"{METRO}/original",
        "/download/metro-stations.zip",
    ):
        whole = fetch(portal, path)
        again = fetch(portal, path, **{"If-None-Match": whole.headers["ETag"]})
        part = fetch(portal, path, Range="bytes=10-19")

        assert (whole.status_code, again.status_code, part.status_code) == (200, 304, 206)
        assert again.content == b""
        assert part.content == whole.content[10:20]
        assert int(whole.headers["Content-Length"]) == len(whole.content)


def test_the_whole_dataset_is_one_zip_whose_checksums_hold(portal: RunningPortal) -> None:
    packed = zipfile.ZipFile(io.BytesIO(fetch(portal, "/download/metro-stations.zip").content))
    sums = dict(reversed(line.split("  ", 1)) for line in packed.read("SHA256SUMS").decode().splitlines())

    assert {name: sha256(packed.read(name)).hexdigest() for name in sums} == sums
    assert {"datapackage.json", "dictionary.csv"} <= set(packed.namelist())


def test_a_simulated_dataset_says_so_in_its_name_and_header(portal: RunningPortal) -> None:
    simulated, fact = fetch(portal, f"{RIDERSHIP}.csv"), fetch(portal, f"{METRO}.csv")

    assert simulated.headers["X-Data-Origin"] == "simulated"
    assert requests.utils.quote("模拟") in simulated.headers["Content-Disposition"]
    assert fact.headers["X-Data-Origin"] == "fact"
    assert requests.utils.quote("模拟") not in fact.headers["Content-Disposition"]


def test_people_are_counted_and_bots_and_later_pieces_are_not(tmp_path: Path) -> None:
    bot = {"User-Agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)"}
    settings = Settings(data_dir=tmp_path / "var", datasets_dir=city_folder(tmp_path))
    with running_portal(settings.data_dir, PORTAL_DATASETS_DIR=str(settings.datasets_dir)) as small:
        for headers in ({}, {}, bot, {"Range": "bytes=0-9"}, {"Range": "bytes=10-19"}):
            fetch(small, "/download/townships/townships.csv", **headers)
        for headers in ({}, bot):
            fetch(small, "/dataset?id=townships", **headers)

    state = open_state(settings)
    counted = totals(state)
    state.close()
    assert list(counted.values()) == [(1, 3)]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/datasets", 200),
        ("/overview", 200),
        ("/help", 200),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/_stcore/health", 200),
        ("/nothing", 404),
        ("/datasets/nothing/here", 404),
        ("/wp-admin/setup.php", 404),
        ("/dataset?id=nothing", 404),
        ("/dataset", 404),
        ("/_stcore/metrics", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/_stcore/agent/interact", 404),
        ("/download/nothing/nothing.csv", 404),
        (f"{METRO}.exe", 404),
        (f"{METRO}.csv?nothing=1", 400),
        (f"{METRO}.csv?seq__gte=abc", 400),
        (f"{METRO}.csv?version=99", 404),
        (f"{METRO}.csv?encoding=latin-9", 400),
        (f"{METRO}.csv?header=loud", 400),
        (f"{METRO}.csv?search=" + "长" * 10_000, 400),
        ("/download/districts/../../etc/passwd.csv", 404),
        ("/download/population-register/population-register.csv", 403),
    ],
)
def test_addresses_answer_with_the_right_status(portal: RunningPortal, path: str, status: int) -> None:
    answer = fetch(portal, path)

    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_refused_download_says_why_in_the_readers_language(portal: RunningPortal) -> None:
    chinese = fetch(portal, f"{METRO}.csv?nothing=1", Accept="text/html")
    english = fetch(portal, f"{METRO}.csv?nothing=1&lang=en").json()

    assert "nothing" in chinese.text
    assert "列" in chinese.text
    assert english["error"]["code"] == "unknown_column"
    assert "station" in english["error"]["message"]


def test_the_sitemap_lists_every_dataset(portal: RunningPortal) -> None:
    names = (Path(__file__).parents[1] / "datasets" / "names.txt").read_text("utf-8").split()
    sitemap = fetch(portal, "/sitemap.xml").text

    assert [name for name in names if not name.isdigit() and f"id={name}</loc>" not in sitemap] == []


def big_city(folder: Path) -> Path:
    """A city whose one dataset is 200 MB of CSV."""
    from bench.trips import table, write_folder

    write_folder(folder, table(1_350_000), Path(__file__).parents[2] / "datasets")
    return folder


def settled_bytes(portal: RunningPortal) -> int:
    """Memory once the words of the search, which are indexed after the start, no longer add to it."""
    seen = [portal.resident_bytes()]
    for _ in range(60):
        time.sleep(1)
        seen.append(portal.resident_bytes())
        if len(seen) > 4 and max(seen[-4:]) - min(seen[-4:]) < 1_000_000:
            break
    return seen[-1]


def test_a_download_of_200_mb_takes_less_than_20_mb_of_memory(tmp_path: Path) -> None:
    city = big_city(tmp_path / "datasets")
    with running_portal(tmp_path / "var", PORTAL_DATASETS_DIR=str(city)) as big:
        address = f"{big.url}/download/bench-trips/bench-trips.csv"
        requests.get(address, headers={"Range": "bytes=0-99"}, timeout=60)
        before, peak, size = settled_bytes(big), 0, 0
        is_done = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not is_done.is_set():
                peak = max(peak, big.resident_bytes())
                time.sleep(0.005)

        watcher = threading.Thread(target=watch)
        watcher.start()
        with requests.get(address, stream=True, timeout=120) as answer:
            for chunk in answer.iter_content(1 << 20):
                size += len(chunk)
        is_done.set()
        watcher.join()

    assert size > 200_000_000
    assert peak - before < 20_000_000
