"""datastore_search_sql over a small portal, and answers to SQL as files. The portal has bike-stations and old-bikes."""

import io
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalog.queries import get_dataset
from catalog.sandbox.fair_queue import FairQueue
from web.portal import Portal

ACTION = "/api/3/action/datastore_search_sql"


def ask(client: TestClient, sql: str) -> Any:
    answer = client.post(ACTION, json={"sql": sql})
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def refused(client: TestClient, sql: str) -> tuple[int, dict[str, Any]]:
    answer = client.post(ACTION, json={"sql": sql})
    return answer.status_code, answer.json()["error"]


def test_rows_come_as_ckan_says_them(client: TestClient, portal: Portal) -> None:
    resource = get_dataset(portal.catalogue, "bike-stations").resources[0].id
    sql = f"SELECT * FROM \"{resource}\" WHERE district = '和平区' ORDER BY docks"

    assert ask(client, sql) == {
        "records": [
            {"_id": 3, "code": "0200", "district": "和平区", "docks": 15},
            {"_id": 1, "code": "0168", "district": "和平区", "docks": 20},
        ],
        "fields": [
            {"id": "_id", "type": "int4"},
            {"id": "code", "type": "text"},
            {"id": "district", "type": "text"},
            {"id": "docks", "type": "int8"},
        ],
        "sql": sql,
    }


def test_a_query_string_and_a_form_do_as_well(client: TestClient) -> None:
    sql = "SELECT count(*) FROM bike_stations"

    answers = [client.get(ACTION, params={"sql": sql}), client.post(ACTION, data={"sql": sql})]

    assert [answer.json()["result"]["records"] for answer in answers] == [[{"count": 3}]] * 2


def test_rows_over_the_limit_are_told(client: TestClient) -> None:
    result = ask(client, "SELECT * FROM range(32001)")

    assert (len(result["records"]), result["records_truncated"]) == (32_000, True)
    assert "records_truncated" not in ask(client, "SELECT * FROM range(32000)")


VALIDATION, AUTHORIZATION = "Validation Error", "Authorization Error"


@pytest.mark.parametrize(
    ("sql", "status", "kind"),
    [
        ("SELECT * FROM pg_catalog.pg_database", 403, AUTHORIZATION),
        ("SELECT * FROM pg_roles", 403, AUTHORIZATION),
        ("SELECT query_to_xml('select 1', true, true, '')", 403, AUTHORIZATION),
        ("SELECT * FROM read_csv('/etc/passwd')", 403, AUTHORIZATION),
        ("SELECT ** FROM foobar", 409, VALIDATION),
        ("SELECT 1; SELECT 2", 409, VALIDATION),
        ("DROP TABLE bike_stations", 409, VALIDATION),
        ("", 409, VALIDATION),
    ],
)
def test_what_is_refused_has_the_status_of_its_kind(client: TestClient, sql: str, status: int, kind: str) -> None:
    answered, error = refused(client, sql)

    assert (answered, error["__type"]) == (status, kind)


def test_a_refused_statement_is_told_in_the_shape_that_programs_read(client: TestClient) -> None:
    sql = 'SELECT * FROM "nothing"'
    said = "There is no table “nothing”. Look for it in the list of tables."
    missing = 'relation "nothing" does not exist'

    assert refused(client, sql)[1] == {
        "query": [f"{missing}. {said}"],
        "message": said,
        "info": {"statement": [sql], "params": [{}], "orig": [missing]},
        "__type": VALIDATION,
    }
    assert refused(client, "SELECT 1; SELECT 2")[1]["query"] == ["Query is not a single statement."]
    assert refused(client, " ")[1] == {"sql": ["Missing value"], "__type": VALIDATION}


@pytest.fixture
def full_queue(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """One in which there is no place to wait."""
    queue = FairQueue(places=1, waiting=0, waiting_of_client=1, patience_s=12)
    monkeypatch.setattr(portal.sandbox, "_queue", queue)


@pytest.mark.usefixtures("full_queue")
def test_a_full_queue_says_when_to_come_again(client: TestClient) -> None:
    answers = [client.post(ACTION, json={"sql": "SELECT 1"}), client.get("/sql/result.csv", params={"q": "SELECT 1"})]

    assert [(one.status_code, one.headers["retry-after"]) for one in answers] == [(503, "12")] * 2


# ---- files -----------------------------------------------------------------------------------------------------------

QUERY = "SELECT code, docks, docks > 16 AS many, NULL AS nothing FROM bike_stations ORDER BY code"


def test_an_answer_is_a_csv_file(client: TestClient) -> None:
    answer = client.get("/sql/result.csv", params={"q": QUERY})

    assert answer.content.decode("utf-8-sig").splitlines() == [
        "code,docks,many,nothing",
        "0012,35,true,",
        "0168,20,true,",
        "0200,15,false,",
    ]
    assert answer.headers["content-disposition"].startswith('attachment; filename="query.csv"; filename*=utf-8')
    assert "x-data-origin" not in answer.headers


def test_an_answer_is_a_json_file(client: TestClient) -> None:
    answer = client.get("/sql/result.json", params={"q": f"{QUERY} LIMIT 1"})

    assert answer.json() == [{"code": "0012", "docks": 35, "many": True, "nothing": None}]


def test_an_answer_is_a_workbook_that_tells_its_query(client: TestClient) -> None:
    answer = client.get("/sql/result.xlsx", params={"q": "SELECT '=1+1' AS formula, code FROM old_bikes"})

    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        texts, rows = book.read("xl/sharedStrings.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1" in texts
    assert "<f>" not in rows
    assert "模拟数据" in texts


def test_simulated_rows_are_marked_in_name_and_header(client: TestClient) -> None:
    answer = client.get("/sql/result.csv", params={"q": "SELECT * FROM old_bikes"})

    assert answer.headers["x-data-origin"] == "simulated"
    assert "%28%E6%A8%A1%E6%8B%9F%29.csv" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "query", "status"),
    [
        ("result.pdf", "SELECT 1", 404),
        ("result.csv", "SELECT", 400),
        ("result.csv", "SELECT * FROM duckdb_settings()", 403),
    ],
)
def test_what_cannot_be_a_file_says_why(client: TestClient, address: str, query: str, status: int) -> None:
    answer = client.get(f"/sql/{address}", params={"q": query})

    assert (answer.status_code, set(answer.json()["error"])) == (status, {"code", "message"})
