"""Writing over HTTP: what a program sends, whose token counts, and what comes back."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from core.clock import utc_now
from core.people.first_administrator import ensure_first_administrator
from core.people.tokens import create_token
from core.settings import Settings
from tests.catalog.ckan.writing.conftest import add_person, grant
from web.portal import Portal

TOKEN = "sod_writing-token-of-nobody"
TABLE = b"code,n\n007,1\n008,2\n"


@pytest.fixture(scope="module", autouse=True)
def _administrator(portal: Portal) -> None:
    settings = Settings(
        data_dir=portal.settings.data_dir,
        admin_email="admin@portal.example",
        admin_password="a long enough secret",
        admin_token=TOKEN,
    )
    ensure_first_administrator(portal.catalogue.state, settings, now=utc_now())


def ask(client: TestClient, action: str, /, *, token: str = TOKEN, **params: Any):
    headers = {"Authorization": token} if token else {}
    return client.post(f"/api/action/{action}", json=params, headers=headers)


def act(client: TestClient, action: str, /, **params: Any) -> Any:
    answer = ask(client, action, **params)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


def refusal(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["__type"]


def test_what_was_written_is_shown_at_once(client):
    made = act(client, "package_create", name="shown-at-once", title="Now")

    assert act(client, "package_show", id="shown-at-once") == made
    assert act(client, "package_patch", id=made["id"], title="Then")["title"] == "Then"
    assert act(client, "package_show", id=made["id"])["title"] == "Then"
    assert act(client, "package_delete", id=made["id"]) is None
    assert refusal(ask(client, "package_show", token="", id=made["id"])) == (404, "Not Found Error")


@pytest.mark.parametrize(
    ("action", "params", "status"),
    [
        ("package_create", {"name": "x"}, (409, "Validation Error")),
        ("package_create", {}, (409, "Validation Error")),
        ("package_create", {"name": "integrity", "tags": ["metro"]}, (400, "Integrity Error")),
        ("package_update", {}, (409, "Validation Error")),
        ("package_update", {"id": "nothing-here"}, (404, "Not Found Error")),
        ("package_patch", {"id": "bike-stations", "title": "Mine"}, (403, "Authorization Error")),
        ("package_delete", {"id": "nothing-here"}, (404, "Not Found Error")),
        ("dataset_purge", {"id": "bike-stations"}, (403, "Authorization Error")),
        ("organization_purge", {"id": "jtj"}, (403, "Authorization Error")),
        ("group_delete", {"id": "nothing-here"}, (404, "Not Found Error")),
        ("resource_create", {"url": "https://a.example"}, (409, "Validation Error")),
        ("resource_create", {"package_id": "nothing-here"}, (404, "Not Found Error")),
        ("resource_patch", {"id": "nothing-here"}, (404, "Not Found Error")),
        ("resource_delete", {}, (409, "Validation Error")),
        ("package_revise", {}, (409, "Validation Error")),
        ("package_resource_reorder", {"id": "bike-stations", "order": []}, (403, "Authorization Error")),
        ("member_create", {}, (409, "Validation Error")),
        ("api_token_create", {}, (409, "Validation Error")),
        ("api_token_create", {"user": "somebody", "name": "x"}, (403, "Authorization Error")),
        ("api_token_revoke", {}, (409, "Validation Error")),
        ("api_token_revoke", {"jti": "no-such-token"}, (404, "Not Found Error")),
    ],
)
def test_a_refusal_has_the_type_that_clients_know(client, action, params, status):
    assert refusal(ask(client, action, **params)) == status


@pytest.mark.parametrize(
    "action",
    ["package_create", "package_patch", "resource_create", "resource_delete", "organization_create", "member_create"],
)
@pytest.mark.parametrize("token", ["", "sod_no-such-token"])
def test_nobody_writes_without_a_token(client, action, token):
    answer = ask(client, action, token=token, id="bike-stations", name="of-nobody", package_id="bike-stations")

    assert refusal(answer) == (403, "Authorization Error")
    assert "Access denied: writing needs a token" in answer.json()["error"]["message"]


def test_a_publishers_token_makes_a_draft_that_others_do_not_see(client, portal):
    state = portal.catalogue.state
    clerk = add_person(state, "clerk")
    grant(state, clerk.id, "publisher", "office:jtj")
    _, token = create_token(state, name="cli", actor=clerk.id, now=utc_now())
    made = ask(client, "package_create", token=token, name="clerks-draft", owner_org="jtj").json()["result"]

    assert (made["state"], made["organization"]["name"]) == ("draft", "jtj")
    assert refusal(ask(client, "package_show", token="", id="clerks-draft"))[0] in (403, 404)
    assert ask(client, "package_show", token=token, id="clerks-draft").json()["result"] == made
    assert "clerks-draft" not in act(client, "package_list")
    answer = ask(client, "package_create", token=token, name="of-another", owner_org="wjw")
    assert answer.json()["error"]["owner_org"] == ["You cannot add a dataset to this organization"]
    assert act(client, "package_patch", id="clerks-draft", state="active")["state"] == "active"
    assert "clerks-draft" in act(client, "package_list")


def test_a_file_is_sent_as_a_form_and_read_as_a_table(client):
    package = act(client, "package_create", name="with-a-file")
    answer = client.post(
        "/api/action/resource_create",
        data={"package_id": package["id"], "name": "Codes"},
        files={"upload": ("codes.csv", TABLE)},
        headers={"X-CKAN-API-Key": TOKEN},
    )
    made = answer.json()["result"]

    assert (made["name"], made["format"], made["url_type"], made["size"]) == ("Codes", "CSV", "upload", len(TABLE))
    assert made["url"].endswith(f"/resource/{made['id']}/download/codes.csv")
    assert client.get(made["url"].removeprefix("https://data.example")).content == TABLE
    found = act(client, "datastore_search", resource_id=made["id"])
    assert [(row["code"], row["n"]) for row in found["records"]] == [("007", 1), ("008", 2)]

    answer = client.post(
        "/api/action/resource_patch",
        data={"id": made["id"]},
        files={"upload": ("report.pdf", b"%PDF")},
        headers={"Authorization": TOKEN},
    )
    assert (answer.json()["result"]["name"], answer.json()["result"]["format"]) == ("Codes", "PDF")
    assert ask(client, "datastore_search", resource_id=made["id"]).status_code == 404
    assert act(client, "resource_delete", id=made["id"]) is None
    assert act(client, "package_show", id=package["id"])["resources"] == []


def test_organizations_and_groups_are_shown_with_their_packages(client):
    organization = act(client, "organization_create", name="harbour", title="Harbour")
    act(client, "group_create", name="ships")
    act(client, "package_create", name="berths", owner_org="harbour", groups=[{"name": "ships"}])

    assert act(client, "organization_show", id=organization["id"])["package_count"] == 1
    assert act(client, "group_show", id="ships", include_datasets=True)["packages"][0]["name"] == "berths"
    answer = ask(client, "organization_delete", id="harbour")
    assert answer.json()["error"]["message"] == "Organization cannot be deleted while it still has datasets"
    act(client, "package_owner_org_update", id="berths", organization_id="")
    act(client, "organization_delete", id="harbour")
    assert refusal(ask(client, "organization_show", id="harbour")) == (404, "Not Found Error")
    assert act(client, "organization_create", name="harbour")["id"] != organization["id"]


def test_tokens_are_made_listed_and_revoked(client):
    made = act(client, "api_token_create", name="second")
    listed = act(client, "api_token_list")
    assert [one["name"] for one in listed if one["id"] == made["jti"]] == ["second"]
    assert made["token"] not in str(listed)
    assert ask(client, "package_create", token=made["token"], name="by-the-second").status_code == 200

    given = {"Authorization": TOKEN}
    revoked = client.post("/api/action/api_token_revoke", json={"token": made["token"]}, headers=given)
    assert (revoked.status_code, revoked.json()["result"]) == (200, None)
    assert refusal(ask(client, "package_create", token=made["token"], name="too-late")) == (403, "Authorization Error")


def test_a_package_is_revised(client):
    made = act(client, "package_create", name="revised", resources=[{"name": "one", "url": "https://a.example/1"}])
    revised = act(client, "package_revise", match={"name": "revised"}, update={"resources": {"0": {"name": "first"}}})[
        "package"
    ]

    assert [one["name"] for one in revised["resources"]] == ["first"]
    assert revised["id"] == made["id"]


_WILD: tuple[Any, ...] = (
    None,
    "",
    "x",
    7,
    -1.5,
    True,
    [],
    ["x"],
    [None],
    [[]],
    [{}],
    {},
    {"a": {}},
    "9" * 400,
    "é\u202e\n",
)
_NAMES = (
    "id name title notes owner_org private state license_id tags tag_string extras groups resources author maintainer "
    "maintainer_email url version type package_id description format size created upload clear_upload order match "
    "filter update include organization_id image_url users object object_type capacity jti user"
).split()
_ONE_IN = 13  # of all that can be asked: the rest is of the same kinds
_ENTRY = {"tags": {"name": 7}, "extras": {"key": ["k"], "value": {}}, "groups": {"id": {}, "name": []}}
_RESOURCE = ("id", "name", "url", "format", "size", "created", "description", "url_type", "hash")


@pytest.mark.slow
@pytest.mark.parametrize(
    "action",
    "package_create package_update package_patch package_revise resource_create resource_patch organization_patch "
    "member_create".split(),
)
def test_wild_values_are_refused_or_taken_but_never_break(client, action):
    act(client, "organization_create", name=f"wild-{action.replace('_', '-')}")
    package = act(client, "package_create", name=f"wild-{action.replace('_', '-')}", resources=[{"url": "x"}])
    known = {"id": package["id"], "package_id": package["id"], "name": package["name"]}
    asked = [{name: value} for name in _NAMES for value in _WILD]
    asked += [{**known, name: value} for name in _NAMES for value in _WILD if name not in known]
    asked += [{**known, name: [entry]} for name, entry in _ENTRY.items()]
    asked += [{**known, "resources": [{name: value}]} for name in _RESOURCE for value in _WILD]

    broken = [said for said in asked[::_ONE_IN] if ask(client, action, **said).status_code >= 500]

    assert broken == []
