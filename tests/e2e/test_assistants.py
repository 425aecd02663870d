"""An assistant's own client, of the official SDK, over a real socket."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from mcp.client import Client
from mcp.types import CallToolResult

from tests.portal_process import RunningPortal

pytestmark = pytest.mark.slow

Ask = Callable[[str, dict[str, Any]], CallToolResult]


def talk(portal: RunningPortal, say: Callable[[Client], Awaitable[Any]]) -> Any:
    async def session() -> Any:
        async with Client(f"{portal.url}/mcp") as client:
            return await say(client)

    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a loop running in this one
        return thread.submit(asyncio.run, session()).result()


@pytest.fixture
def ask(portal: RunningPortal) -> Ask:
    return lambda name, arguments: talk(portal, lambda client: client.call_tool(name, arguments))


def test_the_tools_are_listed_as_reading_only(portal: RunningPortal) -> None:
    tools = talk(portal, lambda client: client.list_tools()).tools

    assert [tool.name for tool in tools] == [
        "search_datasets",
        "get_dataset",
        "list_resources",
        "query_rows",
        "run_sql",
    ]
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)


def test_an_assistant_finds_a_dataset_and_asks_its_rows(ask: Ask) -> None:
    found = ask("search_datasets", {"words": "地铁站", "limit": 3}).structured_content

    assert found["datasets"][0]["name"] == "metro-stations"

    tables = ask("list_resources", {"name": "metro-stations"}).structured_content["resources"]
    rows = ask(
        "query_rows", {"dataset": "metro-stations", "group_by": ["line"], "sort": "-count", "limit": 2}
    ).structured_content

    assert "line" in [field["name"] for field in tables[0]["fields"]]
    assert rows["origin"] == "fact"
    assert [set(row) for row in rows["rows"]] == [{"line", "count"}] * 2
    assert rows["has_more"] == (rows["total"] > 2)


def test_a_condition_leaves_the_rows_that_meet_it(ask: Ask) -> None:
    lines = ask("query_rows", {"dataset": "metro-stations", "group_by": ["line"]}).structured_content["rows"]
    wanted = lines[0]["line"]

    rows = ask(
        "query_rows", {"dataset": "metro-stations", "conditions": {"line": wanted}, "limit": 500}
    ).structured_content

    assert rows["total"] == lines[0]["count"]
    assert {row["line"] for row in rows["rows"]} == {wanted}


def test_sql_runs_over_the_name_that_the_tables_are_listed_by(ask: Ask) -> None:
    table = ask("list_resources", {"name": "metro-stations"}).structured_content["resources"][0]

    answer = ask("run_sql", {"sql": f"SELECT count(*) AS n FROM {table['sql_table']}"}).structured_content

    assert answer["rows"] == [[table["rows"]]]
    assert not answer["is_simulated"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("get_dataset", {"name": "no-such"}, "no-such"),
        ("query_rows", {"dataset": "metro-stations", "conditions": {"colour": "red"}}, "colour"),
        ("query_rows", {"dataset": "metro-stations", "limit": 501}, "limit"),
        ("run_sql", {"sql": "DROP TABLE x"}, "SELECT"),
        ("run_sql", {"sql": "SELECT * FROM read_csv('/etc/passwd')"}, "read_csv"),
        ("no_such_tool", {}, "no_such_tool"),
    ],
)
def test_a_refusal_says_why(ask: Ask, tool: str, arguments: dict[str, Any], said: str) -> None:
    answer = ask(tool, arguments)

    assert answer.is_error
    assert said in answer.content[0].text


def test_a_browser_on_any_site_may_ask_and_nothing_is_a_server_error(portal: RunningPortal) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}

    answer = requests.post(
        f"{portal.url}/mcp", json=asked, headers={**accept, "Origin": "https://a.example"}, timeout=30
    )
    wrong = [
        requests.post(f"{portal.url}/mcp", data=b"{", headers=accept, timeout=30),
        requests.get(f"{portal.url}/mcp", timeout=30),
        requests.delete(f"{portal.url}/mcp", timeout=30),
    ]

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert requests.options(f"{portal.url}/mcp", timeout=30).status_code == 204
    assert [400 <= one.status_code < 500 for one in wrong] == [True] * 3
