"""`/api/v1/datasets/{name}/rows`: questions, pages, formats, caching and refusals."""

import json
from io import BytesIO, StringIO
from urllib.parse import urlsplit

import pandas as pd
import pyarrow.parquet as pq
import pytest

from catalog import catalogue
from catalog.queries import get_dataset
from web.routes.rows_api import rows

ROWS = "/api/v1/datasets/bike-stations/rows"


def _codes(answer):
    return [row["code"] for row in answer.json()["rows"]]


def test_a_first_page_says_where_it_is_from_and_types_its_cells(asking):
    answer = asking.get(f"{ROWS}?limit=1&filter.sort=乙,丙")

    found = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert {name: found[name] for name in ("dataset", "resource", "version", "origin", "total", "limit")} == {
        "dataset": "bike-stations",
        "resource": "bike-stations",
        "version": 1,
        "origin": "simulated",
        "total": 13,
        "limit": 1,
    }
    assert found["fields"][2] == {
        "name": "docks",
        "type": "integer",
        "title": {"zh": "docks 列", "en": "Column docks"},
        "unit": {"zh": "个", "en": "docks"},
    }
    assert found["rows"] == [
        {
            "code": "0001",
            "district": "沈河区",
            "docks": 5,
            "ratio": 0.125,
            "opened": "2025-01-01",
            "seen": "2025-01-01T08:30:00",
            "is_free": True,
            "month": "2025-07",
            "hour": "08:30:00",
            "year": 2001,
            "sort": "乙,丙",
        }
    ]


def test_the_next_link_walks_through_everything_that_is_asked_for(asking):
    address, codes = f"{ROWS}?limit=4&district=和平区&district=铁西区&sort=-is_free,docks&columns=code,docks", []
    while address:
        found = asking.get(address).json()
        codes += [row["code"] for row in found["rows"]]
        address = urlsplit(found["next"])._replace(scheme="", netloc="").geturl() if found["next"] else None

    whole = asking.get(f"{ROWS}?limit=100&district=和平区&district=铁西区&sort=-is_free,docks")
    assert codes == _codes(whole)
    assert len(set(codes)) == whole.json()["total"] == 16


def test_groups_have_their_measures_and_a_total(asking):
    found = asking.get(f"{ROWS}?group_by=district&measure=count&measure=sum:docks&sort=-sum_docks&limit=2").json()

    assert found["rows"] == [
        {"district": "沈河区", "count": 9, "sum_docks": 485},
        {"district": "和平区", "count": 8, "sum_docks": 360},
    ]
    assert (found["total"], found["next"] is not None) == (3, True)


def test_the_total_can_be_left_out(asking):
    assert asking.get(f"{ROWS}?include_total=false&limit=1").json()["total"] is None


@pytest.mark.parametrize("question", ["", "?district=和平区", "?sort=-code&columns=code,seen"])
def test_csv_without_a_limit_is_the_whole_file(asking, question):
    answer = asking.get(f"{ROWS}.csv{question}")
    page = asking.get(f"{ROWS}.csv{question}{'&' if question else '?'}limit=10000")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="bike-stations.csv"')
    assert answer.content == page.content


def test_the_stored_csv_itself_is_sent_when_nothing_is_left_out(asking, portal):
    version = get_dataset(portal.catalogue, "bike-stations").resources[0].version

    assert asking.get(f"{ROWS}.csv").headers["etag"] == f'"{version.csv_sha256}"'
    assert asking.get(f"{ROWS}.csv", headers={"range": "bytes=0-3"}).content == b"code"


def test_a_page_of_csv_has_headings_a_total_and_a_link_to_the_next(asking):
    answer = asking.get(f"{ROWS}.csv?limit=2&columns=code,docks")

    assert answer.text == "code,docks\n0001,5\n0002,10\n"
    assert answer.headers["x-total-count"] == "25"
    assert 'rel="next"' in answer.headers["link"]


def test_every_format_has_the_same_rows(asking):
    asked = "?docks__gte=50&columns=code,opened,docks"
    wanted = asking.get(f"{ROWS}{asked}").json()["rows"]

    lines = asking.get(f"{ROWS}.ndjson{asked}").text.splitlines()
    csv = pd.read_csv(StringIO(asking.get(f"{ROWS}.csv{asked}").text), dtype={"code": str})
    parquet = pq.read_table(BytesIO(asking.get(f"{ROWS}.parquet{asked}").content)).to_pylist()

    assert [json.loads(line) for line in lines] == wanted
    assert csv.to_dict("records") == wanted
    assert [{**row, "opened": row["opened"].isoformat()} for row in parquet] == wanted


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/x-ndjson, application/json;q=0.5", "application/x-ndjson"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/json;q=0, text/csv;q=0.1", "text/csv; charset=utf-8"),
        (";;q=x,,", "application/json"),
    ],
)
def test_accept_chooses_the_format(asking, accept, media_type):
    assert asking.get(ROWS, headers={"accept": accept}).headers["content-type"] == media_type


def test_the_same_question_is_not_sent_again(asking):
    first = asking.get(f"{ROWS}?limit=3")
    again = asking.get(f"{ROWS}?limit=3", headers={"if-none-match": first.headers["etag"]})
    other = asking.get(f"{ROWS}?limit=4", headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200
    assert first.headers["cache-control"] == "public, no-cache"
    assert asking.get(f"{ROWS}?version=1").headers["cache-control"] == "public, max-age=31536000, immutable"


def test_what_is_kept_is_given_again_without_asking_the_rows(asking, monkeypatch):
    address = f"{ROWS}?limit=7&sort=ratio"
    monkeypatch.setattr(catalogue, "LOOK_EVERY_S", 600.0)
    first = asking.get(address)

    with monkeypatch.context() as without_rows:
        without_rows.setattr(rows, "read_page", None)  # would fail
        again = asking.get(address)
        unchanged = asking.get(address, headers={"if-none-match": first.headers["etag"]})

    def told(answer):
        return {name: value for name, value in answer.headers.items() if name != "ratelimit"}

    assert (again.content, told(again)) == (first.content, told(first))
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert asking.get(address, headers={"accept": "text/csv"}).headers["content-type"] == "text/csv; charset=utf-8"


def test_a_table_of_several_is_named_in_the_address(asking):
    of_stops = asking.get("/api/v1/datasets/lines/resources/stops/rows?count__gt=0").json()

    assert (of_stops["resource"], _first(of_stops)) == ("stops", {"code": "stops", "count": 1})
    assert asking.get("/api/v1/datasets/lines/rows").json()["resource"] == "lines"
    assert asking.get("/api/v1/datasets/lines/resources/no/rows").json()["error"]["code"] == "resource_not_found"


def _first(found):
    return found["rows"][0]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/datasets/no-such/rows", 404, "dataset_not_found"),
        ("/api/v1/datasets/secret-bikes/rows", 403, "dataset_closed"),
        ("/api/v1/no-such", 404, "api_address_not_found"),
        (f"{ROWS}.xml", 404, "unknown_format"),
        (f"{ROWS}?version=7", 404, "version_not_found"),
        (f"{ROWS}?version=x", 400, "bad_count"),
        (f"{ROWS}?limit=-1", 400, "bad_count"),
        (f"{ROWS}?limit=33000", 400, "bad_count"),
        (f"{ROWS}?limit=²", 400, "bad_count"),
        (f"{ROWS}?offset=99999999999999999999", 400, "bad_count"),
        (f"{ROWS}?sort=code&offset=1000000000000", 400, "offset_too_deep"),
        (f"{ROWS}?sort=code;drop table x", 400, "bad_sort"),
        (f"{ROWS}?nope=1", 400, "unknown_column"),
        (f"{ROWS}?docks__like=1", 400, "unknown_operator"),
        (f"{ROWS}?opened__gte=soon", 400, "bad_value"),
        (f"{ROWS}?measure=median:docks", 400, "bad_measure"),
        (f"{ROWS}?search={'x' * 300}", 400, "query_too_long"),
        (f"{ROWS}?cursor=nonsense", 400, "bad_cursor"),
        (f"{ROWS}?include_total=maybe", 400, "unknown_value"),
        (f"{ROWS}.csv?encoding=utf-7", 400, "unknown_value"),
        (f"{ROWS}?lang=fr", 400, "unknown_value"),
        (f"{ROWS}?code=%ff%00", 200, None),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(asking, address, status, code):
    answer = asking.get(address)

    assert answer.status_code == status
    if code:
        error = answer.json()["error"]
        assert error["code"] == code
        assert error["message"] == error["zh"] != error["en"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_cursor_goes_with_its_own_question_and_version_only(asking):
    cursor = asking.get(f"{ROWS}?limit=2&sort=code").json()["next"].partition("cursor=")[2]

    def code(question):
        return asking.get(f"{ROWS}?{question}&cursor={cursor}").json().get("error", {}).get("code")

    assert code("sort=code&limit=9&columns=code") is None
    assert code("sort=-code") == code("sort=code&offset=3") == code("sort=code&version=2") == "bad_cursor"


def test_messages_come_in_the_language_asked_for(asking):
    error = asking.get(f"{ROWS}?limit=0&lang=en").json()["error"]

    assert error["message"] == error["en"] == "limit cannot be “0”. Give a whole number from 1 to 10000."


def test_any_site_may_ask_before_it_asks(asking):
    answer = asking.options(ROWS, headers={"origin": "https://else.example"})

    assert (answer.status_code, answer.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


def test_nothing_can_be_sent_to_the_rows(asking):
    assert asking.post(ROWS, json={}).status_code == 405
