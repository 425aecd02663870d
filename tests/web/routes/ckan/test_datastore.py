"""The DataStore over HTTP: statuses, tags, files, and what anybody may do."""

import pytest
from starlette.testclient import TestClient

from core.clock import utc_now
from core.people.first_administrator import ensure_first_administrator
from core.settings import Settings
from web.portal import Portal

TOKEN = "sod_datastore-token-of-nobody"
SEARCH = "/api/3/action/datastore_search"


@pytest.fixture(scope="module")
def resource_id(portal: Portal) -> str:
    return portal.catalogue.snapshot().by_slug["bike-stations"].resources[0].id


@pytest.fixture(scope="module")
def table(portal: Portal, asking: TestClient) -> str:
    """A table that a program made."""
    settings = Settings(
        data_dir=portal.settings.data_dir,
        admin_email="admin@portal.example",
        admin_password="a long enough secret",
        admin_token=TOKEN,
    )
    ensure_first_administrator(portal.catalogue.state, settings, now=utc_now())
    package = act(asking, "package_create", name="written-by-a-program")["id"]
    made = act(
        asking,
        "datastore_create",
        resource={"package_id": package, "name": "readings"},
        fields=[{"id": "站名", "type": "text"}, {"id": "n", "type": "int"}],
        records=[{"站名": "青年大街", "n": 1}],
        primary_key=["站名"],
    )
    return str(made["resource_id"])


def act(client: TestClient, action: str, **params: object) -> dict:
    answer = client.post(f"/api/3/action/{action}", json=params, headers={"Authorization": TOKEN})
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def test_a_page_is_tagged_and_not_sent_twice(client: TestClient, resource_id: str):
    first = client.get(SEARCH, params={"resource_id": resource_id, "limit": 2})
    again = client.get(
        SEARCH, params={"resource_id": resource_id, "limit": 2}, headers={"If-None-Match": first.headers["ETag"]}
    )
    posted = client.post(SEARCH, json={"resource_id": resource_id}, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, posted.status_code) == (200, 304, 200)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert [row["_id"] for row in first.json()["result"]["records"]] == [1, 2]
    assert again.content == b""


def test_the_columns_of_a_shipped_table_have_their_labels(client: TestClient, resource_id: str):
    fields = client.get(SEARCH, params={"resource_id": resource_id, "limit": 0}).json()["result"]["fields"]

    assert fields[:2] == [
        {"id": "_id", "type": "int"},
        {"id": "code", "type": "text", "info": {"label": "code 列", "label_en": "Column code"}},
    ]


def test_a_program_that_posts_its_query_string_is_understood(client: TestClient, resource_id: str):
    answer = client.post(
        f"{SEARCH}?resource_id={resource_id}&limit=1", headers={"Content-Type": "application/json"}, content=b""
    )

    assert len(answer.json()["result"]["records"]) == 1


def test_a_written_row_is_in_the_next_answer(client: TestClient, table: str):
    before = client.get(SEARCH, params={"resource_id": table})

    act(client, "datastore_upsert", resource_id=table, records=[{"站名": "中街", "n": 2}])
    after = client.get(SEARCH, params={"resource_id": table}, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.json()["result"]["records"][-1] == {"_id": 2, "站名": "中街", "n": 2}
    assert act(client, "datastore_info", id=table)["meta"]["count"] == 2


@pytest.mark.parametrize("action", ["create", "upsert", "delete", "records_delete"])
def test_writing_wants_post_and_a_token(client: TestClient, table: str, action: str):
    address = f"/api/3/action/datastore_{action}"
    body = {"resource_id": table, "records": [{"站名": "x"}], "filters": {}}

    assert client.get(address, params={"resource_id": table}).status_code == 400
    refused = client.post(address, json=body)
    assert (refused.status_code, refused.json()["error"]["__type"]) == (403, "Authorization Error")
    assert client.post(address, json=body, headers={"Authorization": "sod_wrong"}).status_code == 403


def test_what_is_not_there_is_404_and_what_cannot_be_meant_is_409(client: TestClient, table: str):
    missing = client.post(SEARCH, json={"resource_id": "does-not-exist"})
    wrong = client.get(SEARCH, params={"resource_id": table, "filters": '{"nowhere": 1}'})
    nothing = client.post(SEARCH, json={})

    assert (missing.status_code, missing.json()["error"]["__type"]) == (404, "Not Found Error")
    assert (wrong.status_code, wrong.json()["error"]) == (
        409,
        {"filters": ['invalid value "nowhere"'], "__type": "Validation Error"},
    )
    assert nothing.json()["error"] == {"resource_id": ["Missing value"], "__type": "Validation Error"}


def test_a_private_table_is_for_its_own_people(client: TestClient, table: str):
    act(client, "organization_create", name="some-office")
    package = act(client, "package_create", name="hidden-package", private=True, owner_org="some-office")["id"]
    made = act(
        client,
        "datastore_create",
        resource={"package_id": package},
        fields=[{"id": "a", "type": "text"}],
        records=[{"a": "x"}],
    )
    hidden = made["resource_id"]

    assert client.post(SEARCH, json={"resource_id": hidden}).status_code == 403
    assert client.get(f"/datastore/dump/{hidden}").status_code == 403
    assert act(client, "datastore_search", resource_id=hidden)["total"] == 1
    dumped = client.get(f"/datastore/dump/{hidden}", headers={"Authorization": TOKEN})
    assert (dumped.text, dumped.headers["Cache-Control"]) == ("_id,a\r\n1,x\n", "private, no-cache")
    assert hidden not in client.get(SEARCH, params={"resource_id": "_table_metadata", "limit": 1000}).text


def test_a_dump_is_a_file_with_its_name(client: TestClient, resource_id: str):
    whole = client.get(f"/datastore/dump/{resource_id}")
    part = client.get(f"/datastore/dump/{resource_id}", params={"format": "json", "limit": "1"})

    assert whole.headers["Content-Disposition"] == f'attachment; filename="{resource_id}.csv"'
    assert whole.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert whole.text.splitlines()[:2] == ["_id,code,district,docks", "1,0168,和平区,20"]
    assert part.json()["records"] == [[1, "0168", "和平区", 20]]
    unchanged = client.get(f"/datastore/dump/{resource_id}", headers={"If-None-Match": whole.headers["ETag"]})
    assert unchanged.status_code == 304


def test_a_dump_that_cannot_be_meant_is_a_plain_sentence(client: TestClient, resource_id: str):
    wrong = client.get(f"/datastore/dump/{resource_id}", params={"format": "exe"})
    missing = client.get("/datastore/dump/does-not-exist")

    assert (wrong.status_code, wrong.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert wrong.text.startswith("format: Value must be one of")
    assert missing.status_code == 404


def test_a_table_says_how_it_is_asked(client: TestClient, resource_id: str):
    page = client.get(f"/datastore/api_info/{resource_id}", params={"lang": "en"})

    assert page.status_code == 200
    assert f"https://data.example/api/3/action/datastore_search?resource_id={resource_id}" in page.text
    assert "docks (int8)" in page.text
