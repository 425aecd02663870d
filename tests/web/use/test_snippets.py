"""The ready pieces of code, run as a reader would run them: pasted, against a portal that answers over a socket."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import requests

from catalog.catalogue import open_catalogue
from catalog.publishing.loading import load_folder
from catalog.queries import get_dataset
from catalog.rows.grammar import parse_row_query
from core.settings import Settings
from tests.builders import NOW, field, write_city, write_package
from tests.portal_process import running_portal
from web.use.asking import Use
from web.use.ckan import as_parameters
from web.use.snippets import SNIPPETS

FIELDS = (
    field("code", constraints={"required": True}),
    field("district", kind="district"),
    field("docks", "integer"),
    field("ratio", "number"),
    field("opened", "date"),
    field("seen", "datetime"),
    field("is_free", "boolean"),
    field("month", "yearmonth"),
    field("hour", "time"),
    field('odd "name, #(lf)\\'),
)
ROWS = (
    ("0168", "和平区", 20, 0.5, "2025-01-01", "2025-01-01T08:30:00", "true", "2025-07", "08:30:00", "NA"),
    ("0012", "沈河区", 35, "", "2025-01-02", "2025-01-02T08:30:00", "false", "2025-07", "08:30:00", 'say "hi", all'),
    ("0200", "和平区", "", 1.5, "2025-01-03", "", "", "2025-08", "09:00:00", ""),
)
FILTERED = (("district", "和平区"), ("opened__gte", "2025-01-01"), ("sort", "-opened"))
GROUPED = (("group_by", "district"), ("measure", "count"), ("measure", "sum:docks"))
QUESTIONS = [(), FILTERED, GROUPED, (("search", 'say "hi"'),), (("columns", "code,is_free"), ("docks__not_empty", "1"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = write_city(tmp_path_factory.mktemp("used") / "datasets")
    write_package(folder, "bike-stations", fields=FIELDS, rows=ROWS)
    return folder


@pytest.fixture(scope="module")
def using(folder):
    """Makes a Use: using(pairs, public_url=…)."""
    catalogue = open_catalogue(Settings(data_dir=folder.parent / "here", datasets_dir=folder))
    load_folder(catalogue, now=NOW)
    dataset = get_dataset(catalogue, "bike-stations")
    resource = dataset.resources[0]

    def make(pairs=(), public_url="https://data.example", **more):
        query = parse_row_query(pairs, resource.version.fields)
        return Use(public_url, dataset, resource, resource.version, query, **more)

    yield make
    catalogue.close()


@pytest.fixture(scope="module")
def address(folder):
    with running_portal(folder.parent / "there", PORTAL_DATASETS_DIR=str(folder)) as portal:
        yield portal.url


def _run(command, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _python(code: str, folder: Path) -> str:
    return _run([sys.executable, "-c", code], folder)


@pytest.mark.slow
def test_pandas_reads_typed_rows(using, address, tmp_path):
    code = SNIPPETS["pandas"].write(using(FILTERED, address))

    _python(f"{code}\nrows.to_pickle('rows.pickle')", tmp_path)

    rows = pd.read_pickle(tmp_path / "rows.pickle")  # noqa: S301 — our own
    assert {name: str(kind) for name, kind in rows.dtypes.items()} == {
        "code": "str",
        "district": "str",
        "docks": "Int64",
        "ratio": "float64",
        "opened": "datetime64[us]",
        "seen": "datetime64[us]",
        "is_free": "boolean",
        "month": "str",
        "hour": "str",
        'odd "name, #(lf)\\': "str",
    }
    assert rows["code"].tolist() == ["0200", "0168"]
    assert rows["docks"].tolist() == [pd.NA, 20]
    assert rows.iloc[1, -1] == "NA"


@pytest.mark.slow
def test_pandas_runs_for_every_kind_of_question(using, address, tmp_path):
    uses = [using(question, address) for question in QUESTIONS]
    code = "\n".join(f"{SNIPPETS['pandas'].write(use)}\nfound.append(list(rows.columns))" for use in uses)

    told = _python(f"import json\nfound = []\n{code}\nprint(json.dumps(found))", tmp_path)

    assert json.loads(told.splitlines()[-1]) == [[one.name for one in use.fields] for use in uses]


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_curl_saves_the_filtered_rows(using, address, tmp_path, question):
    use = using(question, address)

    _run(["bash", "-c", SNIPPETS["curl"].write(use)], tmp_path)

    saved = pd.read_csv(tmp_path / "bike-stations.csv", dtype=str)
    assert list(saved.columns) == [one.name for one in use.fields]


@pytest.mark.slow
def test_duckdb_shows_the_rows(using, address, tmp_path):
    code = "\n".join(SNIPPETS["duckdb"].write(using(question, address)) for question in QUESTIONS)

    shown = _python(code, tmp_path)

    assert shown.count("┌") == len(QUESTIONS)
    assert (tmp_path / "bike-stations.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
@pytest.mark.parametrize("question", QUESTIONS)
def test_javascript_walks_through_every_page(using, address, tmp_path, question):
    use = using(question, address)
    code = SNIPPETS["javascript"].write(use).replace("limit=10000", "limit=1")

    (tmp_path / "rows.mjs").write_text(f"{code}\nconsole.log(JSON.stringify(rows));", "utf-8")
    rows = json.loads(_run(["node", "rows.mjs"], tmp_path).splitlines()[-1])

    assert [sorted(row) for row in rows] == [sorted(one.name for one in use.fields)] * len(rows)
    assert len(rows) == {(): 3, FILTERED: 2, GROUPED: 2}.get(question, len(rows))


@pytest.mark.slow
@pytest.mark.parametrize("question", [(), FILTERED, (("columns", "code,is_free"), ("docks__gt", "3"))])
def test_ckanapi_reads_the_same_rows(using, address, tmp_path, question):
    use = using(question, address)
    code = f"{SNIPPETS['ckanapi'].write(use)}\nimport json\nprint(json.dumps(answer))"

    answer = json.loads(_python(code, tmp_path).splitlines()[-1])

    rows = requests.get(use.address(), timeout=30).json()
    assert answer["total"] == rows["total"]
    assert [row["code"] for row in answer["records"]] == [row["code"] for row in rows["rows"]]


@pytest.mark.slow
def test_an_old_version_stays_pinned(using, address, tmp_path):
    code = SNIPPETS["curl"].write(using(FILTERED, address, is_pinned=True))

    assert "version=1" in code
    _run(["bash", "-c", code], tmp_path)


# ---- what is written -----------------------------------------------------------------------------------------------

NASTY = (("district", "\"; rm -rf / #'`$(id)\n\\"), ("search", '"""+1'))


@pytest.mark.parametrize("name", list(SNIPPETS))
def test_no_value_of_a_filter_leaves_its_quotes(using, name):
    written = SNIPPETS[name].write(using(NASTY))

    if written is not None:
        assert "rm -rf /" not in written
        assert "$(id)" not in written
        assert "`" not in written


def test_power_query_types_each_column_and_escapes_its_name(using):
    written = SNIPPETS["excel"].write(using((("columns", json.dumps(["opened", 'odd "name, #(lf)\\'])),)))

    assert '{{"opened", type date}, {"odd ""name, #(#)(lf)\\", type text}}' in written
    assert 'Web.Contents("https://data.example/api/v1/datasets/bike-stations/rows.csv?columns=' in written


def test_r_reads_codes_as_text_and_days_as_days(using):
    written = SNIPPETS["r"].write(using())

    assert '"code" = "character"' in written
    assert '"opened" = "Date"' in written
    assert 'rows[["seen"]] <- as.POSIXct(' in written
    assert '"odd \\"name, #(lf)\\\\" = "character"' in written


def test_a_filter_is_said_in_ckans_words_as_far_as_it_has_them(using):
    use = using((*FILTERED, ("docks__gt", "3"), ("docks__lte", "30"), ("seen__lte", "2025-01-02"), ("columns", "code")))

    assert as_parameters(use) == {
        "resource_id": use.resource.id,
        "filters": {
            "district": ["和平区"],
            "opened": {"gte": "2025-01-01"},
            "docks": {"gt": 3, "lte": 30},
            "seen": {"lte": "2025-01-02T23:59:59.999999"},
        },
        "fields": ["code"],
        "sort": "opened desc",
        "limit": 32_000,
    }
    assert 'RemoteCKAN("https://data.example")' in SNIPPETS["ckanapi"].write(use)


@pytest.mark.parametrize(
    "pairs", [GROUPED, (("search", "a"),), (("code__contains", "0"),), (("docks__gte", "1"), ("docks__gte", "2"))]
)
def test_what_ckan_cannot_ask_has_a_sentence_instead_of_code(using, pairs):
    assert SNIPPETS["ckanapi"].write(using(pairs)) is None
    assert SNIPPETS["ckanapi"].otherwise is not None
    assert as_parameters(replace(using(), is_pinned=True)) is None
