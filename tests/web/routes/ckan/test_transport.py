"""How the API is spoken to: addresses, bodies of every kind, the envelope, refusals, scripts of other sites."""

import json
from datetime import datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from catalog.ckan.errors import BadBody, SearchQueryInvalid, ValidationFailed
from catalog.ckan.writing.rights import Rights
from core.errors import StateAway
from core.people.accounts import Account
from web.routes.ckan import routes
from web.routes.ckan.action import Action, Call, Encoded
from web.routes.ckan.table import ACTIONS

NOON = datetime(2026, 3, 1, 12)
SOMEBODYS = "sod_a-token-of-somebody-who-does-not-exist"
SHOW = "/api/3/action/package_show"
HELP = "https://data.example/api/3/action/help_show?name="


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> str:
    """An action that tells what reached it."""

    def told(call: Call) -> dict[str, Any]:
        files = {name: [one.name, one.path.read_bytes().decode()] for name, one in call.files.items()}
        return {"params": call.params, "files": files, "is_known": call.account is not None}

    monkeypatch.setattr(routes, "ACTIONS", {**ACTIONS, "echo": Action(told, "Says it again.")})
    return "/api/3/action/echo"


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """One token is known."""
    known = Account("a1", "ada@portal.example", "Ada", None, "", "", "en", NOON, NOON, None)
    monkeypatch.setattr(
        "web.routes.ckan.callers.find_account_by_token", lambda state, token, now: known if token == SOMEBODYS else None
    )


def answering(monkeypatch: pytest.MonkeyPatch, result: Any) -> str:
    """The address of an action that answers so, or raises it."""

    def run(call: Call) -> Any:
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(routes, "ACTIONS", {"one": Action(run, "")})
    return "/api/3/action/one"


@pytest.mark.parametrize("address", ["/api/action", "/api/3/action", "/api/1/action"])
@pytest.mark.parametrize("end", ["", "/"])
def test_an_action_answers_in_its_envelope(client: TestClient, address: str, end: str) -> None:
    for answer in (client.post(f"{address}/package_list{end}", json={}), client.get(f"{address}/package_list{end}")):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json;charset=utf-8"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.json() == {
            "help": f"{HELP}package_list",
            "success": True,
            "result": ["bike-stations", "old-bikes"],
        }


def test_the_version_of_the_api_is_told_without_envelope(client: TestClient) -> None:
    for address, version in (("/api", 3), ("/api/3", 3), ("/api/3/", 3), ("/api/1", 1)):
        assert client.get(address).json() == {"version": version}
    assert client.get("/api/4").status_code == 404


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded", ""])
def test_json_is_read_whatever_it_is_called(client: TestClient, echo: str, content_type: str) -> None:
    body = json.dumps({"id": "自行车", "list": [1, {"a": None}], "sum": "1+1=2&3"})

    answer = client.post(echo, content=body, headers={"content-type": content_type})

    assert answer.json()["result"]["params"] == {"id": "自行车", "list": [1, {"a": None}], "sum": "1+1=2&3"}


def test_a_form_has_texts_and_lists_of_them(client: TestClient, echo: str) -> None:
    answer = client.post(echo, data={"id": "公交", "limit": "5", "fq": ["a", "b"], "empty": ""})

    assert answer.json()["result"]["params"] == {"id": "公交", "limit": "5", "fq": ["a", "b"], "empty": ""}


@pytest.mark.parametrize("value", ["1", ""])
def test_a_form_of_one_name_is_json(client: TestClient, echo: str, value: str) -> None:
    assert client.post(echo, data={'{"id": "a"}': value}).json()["result"]["params"] == {"id": "a"}


def test_a_query_string_counts_where_there_is_no_body(client: TestClient, echo: str) -> None:
    by_get = client.get(f"{echo}?id=a&fq=b&fq=c")
    by_post = client.post(f"{echo}?id=a&fq=b&fq=c", headers={"content-type": "application/json"})
    with_body = client.post(f"{echo}?id=a", json={"id": "b"})

    assert by_get.json()["result"]["params"] == by_post.json()["result"]["params"] == {"id": "a", "fq": ["b", "c"]}
    assert with_body.json()["result"]["params"] == {"id": "b"}


def test_a_multipart_body_brings_fields_and_a_file(client: TestClient, echo: str) -> None:
    notes = "长" * 30_000

    answer = client.post(
        echo, data={"id": "公交", "notes": notes, "tag": ["a", "b"]}, files={"upload": ("表.csv", b"a,b\n")}
    )
    without = client.post(echo, files={"id": (None, "a"), "name": (None, "b")})

    assert answer.json()["result"] == {
        "params": {"id": "公交", "notes": notes, "tag": ["a", "b"]},
        "files": {"upload": ["表.csv", "a,b\n"]},
        "is_known": False,
    }
    assert without.json()["result"] == {"params": {"id": "a", "name": "b"}, "files": {}, "is_known": False}


@pytest.mark.parametrize(
    "body",
    [
        *("{", "[1]", '"text"', "null", "no json", '{"a": NaN}', '{"a": "\\ud800"}', '{"a": "\\u0000"}'),
        *("[" * 100_000, '{"a": ' + "1" * 5000 + "}", "\ufeffx"),
    ],
)
def test_a_body_that_is_no_object_is_answered_by_a_sentence(client: TestClient, echo: str, body: str) -> None:
    answer = client.post(echo, content=body.encode(), headers={"content-type": "application/json"})

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json;charset=utf-8"
    assert answer.json().startswith("Bad request: JSON Error: ")


def test_bytes_that_are_no_text_are_refused_too(client: TestClient, echo: str) -> None:
    assert client.post(echo, content=b"\xff\xfe").status_code == 400
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(echo, content=b"a=\xff", headers=form).status_code == 400
    assert client.get(f"{echo}?a=%00").status_code == 400
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post(echo, content=b"--y", headers=broken).json()["success"] is False


def test_what_anybody_sends_is_small(client: TestClient, echo: str) -> None:
    answer = client.post(echo, content=b" " * (routes.ANYBODY.body + 1))

    assert (answer.status_code, answer.headers["connection"]) == (409, "close")
    assert answer.json()["error"]["__type"] == "Validation Error"
    assert client.post(echo, files={"upload": ("a", b"a" * (6 << 20))}).status_code == 409


@pytest.mark.usefixtures("somebody")
def test_only_who_may_write_sends_a_lot(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    received = Action(lambda call: {name: one.size_bytes for name, one in call.files.items()}, "", writes=True)
    monkeypatch.setattr(routes, "ACTIONS", {"write": received})
    file, headers = {"upload": ("a", b"a" * (6 << 20))}, {"authorization": SOMEBODYS}

    refused = client.post("/api/3/action/write", files=file, headers=headers)
    monkeypatch.setattr(routes, "rights_of", lambda state, account: Rights(account.id, True, frozenset()))
    taken = client.post("/api/3/action/write", files=file, headers=headers)

    assert (refused.status_code, taken.json()["result"]) == (409, {"upload": 6 << 20})


def test_an_unknown_action_is_answered_by_a_sentence(client: TestClient) -> None:
    answer = client.post("/api/3/action/foo", json={})

    assert (answer.status_code, answer.text) == (400, '"Bad request: Action name not known: foo"')


def test_writing_by_get_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "ACTIONS", {"write": Action(lambda call: "written", "", writes=True)})

    answer = client.get("/api/3/action/write?id=a")

    assert answer.status_code == 400
    assert answer.json() == "Bad request: JSON Error: Invalid request. Please use POST method for your request"
    assert client.post("/api/3/action/write").json()["result"] == "written"


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (ValidationFailed({"name": ["Missing value"]}), 409, {"name": ["Missing value"], "__type": "Validation Error"}),
        (
            SearchQueryInvalid("x"),
            400,
            {"message": "Search Query is invalid: x", "__type": "Search Query Error"},
        ),
        (BadBody("No", {"a": 1}), 400, {"message": "No", "data": {"a": 1}, "__type": "Integrity Error"}),
        (
            StateAway(),
            503,
            {
                "message": "The database cannot be reached at the moment, so this was not done. "
                "Please try again in a while.",
                "__type": "Service Unavailable",
            },
        ),
    ],
)
def test_a_refusal_says_its_kind(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, body: dict[str, Any]
) -> None:
    answer = client.post(answering(monkeypatch, error), json={})

    assert answer.status_code == status
    assert answer.json() == {"help": f"{HELP}one", "success": False, "error": body}


def test_what_is_not_there_is_told_in_the_language_that_is_asked_for(client: TestClient) -> None:
    english = client.get(f"{SHOW}?id=nothing")
    chinese = client.get(f"{SHOW}?id=nothing", headers={"accept-language": "zh-CN,zh;q=0.9"})

    assert (english.status_code, chinese.status_code) == (404, 404)
    assert english.json()["error"] == {
        "message": "Not found: There is no dataset “nothing”. Search the catalogue, or check that the link is "
        "complete.",
        "__type": "Not Found Error",
    }
    assert chinese.json()["error"]["message"].startswith("Not found: 没有“nothing”这个数据集")


def test_a_mistake_of_ours_is_logged_and_told_without_its_details(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.post(answering(monkeypatch, RuntimeError("secret")), json={})

    assert answer.status_code == 500
    assert answer.json()["error"] == {"message": "Internal Server Error", "__type": "Internal Server Error"}
    assert "secret" not in answer.text
    assert "the action one failed" in caplog.text


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (Encoded(b'{"a":1}'), '{"a":1}'),
        ({"a": float("nan"), "b": [float("inf"), 1.5]}, '{"a":null,"b":[null,1.5]}'),
        ("half \ud800", '"half \\ud800"'),
        ("公交", '"公交"'),
    ],
)
def test_every_result_becomes_json(client: TestClient, monkeypatch: pytest.MonkeyPatch, result: Any, text: str) -> None:
    answer = client.post(answering(monkeypatch, result), json={})

    assert answer.text == f'{{"help":"{HELP}one","success":true,"result":{text}}}'


# ---- scripts of other sites ------------------------------------------------------------------------------------


def test_a_script_of_any_site_may_ask_beforehand(client: TestClient) -> None:
    answer = client.options("/api/3/action/datastore_search", headers={"origin": "https://other.example"})

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == "Authorization, Content-Type, X-CKAN-API-Key"
    assert answer.headers["access-control-allow-methods"] == "GET, POST, OPTIONS"


@pytest.mark.usefixtures("somebody")
def test_jsonp_calls_a_function_as_nobody(client: TestClient, echo: str) -> None:
    answer = client.get(f"{echo}?id=a&callback=show.it", headers={"authorization": SOMEBODYS})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/javascript; charset=utf-8"
    assert answer.text.startswith("show.it({")
    assert answer.text.endswith("});")
    assert json.loads(answer.text[len("show.it(") : -2])["result"] == {
        "params": {"id": "a"},
        "files": {},
        "is_known": False,
    }


@pytest.mark.parametrize("callback", ["alert(1)", "a b", "", "<script>", "1a", "a" * 101])
def test_a_callback_is_the_name_of_a_function(client: TestClient, echo: str, callback: str) -> None:
    answer = client.get(echo, params={"callback": callback})

    assert (answer.status_code, answer.json()[:11]) == (400, "Bad request")


def test_a_refused_call_is_no_script(client: TestClient) -> None:
    answer = client.get(f"{SHOW}?id=nothing&callback=show")

    assert answer.status_code == 404
    assert answer.json()["success"] is False


# ---- tokens ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": SOMEBODYS},
        {"authorization": f"Bearer {SOMEBODYS}"},
        {"authorization": f"bearer  {SOMEBODYS}"},
        {"x-ckan-api-key": SOMEBODYS},
    ],
)
def test_a_token_is_read_from_either_header(client: TestClient, echo: str, headers: dict[str, str]) -> None:
    assert client.post(echo, headers=headers).json()["result"]["is_known"] is True


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize("headers", [{}, {"authorization": "wrong"}, {"authorization": "Bearer "}])
def test_a_token_that_is_none_is_nobodys(client: TestClient, echo: str, headers: dict[str, str]) -> None:
    assert client.post(echo, headers=headers).json()["result"]["is_known"] is False
