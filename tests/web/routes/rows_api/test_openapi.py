"""The OpenAPI documents: valid, made from the tables that serve, and true of what is answered."""

import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from catalog.exports import FORMATS
from catalog.rows.operators import OPERATORS
from catalog.search.facets import FACETS
from tests.builders import write_city, write_package
from tests.portal_process import running_portal
from tests.web.routes.rows_api.conftest import TYPED, TYPED_ROWS
from web.routes.ckan.table import ACTIONS
from web.routes.rows_api.endpoints import ENDPOINTS
from web.routes.rows_api.parameters import ROW_PARAMETERS

OF_TABLE = "/api/v1/datasets/bike-stations/openapi.json"
ROWS = "/api/v1/datasets/bike-stations/rows"


def _names(operation):
    return [one["name"] for one in operation["parameters"]]


def _checked(document, schema, value):
    """Raises where the value is not as the schema of the document says."""
    Draft202012Validator({**schema, "components": document["components"]}).validate(value)


def _schema(document, path):
    return document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize("address", ["/api/openapi.json", OF_TABLE, "/api/v1/datasets/lines/openapi.json"])
def test_the_documents_are_valid(asking, address):
    validate(asking.get(address).json())


def test_every_endpoint_action_and_download_is_described(asking):
    paths = asking.get("/api/openapi.json").json()["paths"]

    assert {one.path for one in ENDPOINTS} <= paths.keys()
    assert {f"/api/3/action/{name}" for name in ACTIONS} <= paths.keys()
    assert {"/download/{dataset}/{resource}.{format}", "/catalog.ttl", "/data.json"} <= paths.keys()
    of_list = paths["/api/v1/datasets"]["get"]
    assert set(_names(of_list)) == {"q", *FACETS, "sort", "page", "per_page", "lang"}
    of_file = paths["/download/{dataset}/{resource}.{format}"]["get"]["parameters"]
    assert next(one for one in of_file if one["name"] == "format")["schema"]["enum"] == list(FORMATS)


def test_what_must_be_named_has_an_example_that_works(asking):
    paths = asking.get("/api/openapi.json").json()["paths"]

    for path, methods in paths.items():
        if path.startswith("/api/v1/") or path.startswith("/download/"):
            given = {one["name"]: one.get("example") for one in methods["get"]["parameters"] if one["in"] == "path"}
            address = re.sub(r"{(\w+)}", lambda found: given[found[1]], path)  # noqa: B023 — used at once
            assert asking.get(address).status_code == 200, address


def test_each_column_is_a_typed_parameter_for_each_way_to_filter_it(asking):
    operation = asking.get(OF_TABLE).json()["paths"][ROWS]["get"]
    by_name = {one["name"]: one for one in operation["parameters"]}

    assert by_name["docks"]["schema"] == {"type": "array", "items": {"type": "integer"}}
    assert by_name["opened__gte"]["schema"] == {"type": "string", "format": "date"}
    assert by_name["opened__gte"]["description"] == "opened 列 不小于 … · Column opened is at least …"
    assert "docks__contains" not in by_name
    assert {f"code__{name}" for name in OPERATORS if name != "eq"} <= by_name.keys()
    assert "filter.sort__eq" in by_name
    assert by_name.keys() >= ROW_PARAMETERS.keys()


@pytest.mark.parametrize(
    "question", ["", "?sort=-docks&limit=3", "?columns=code,hour", "?group_by=year,month&measure=mean:docks"]
)
def test_pages_are_as_the_document_of_the_table_says(asking, question):
    document = asking.get(OF_TABLE).json()

    _checked(document, _schema(document, ROWS), asking.get(f"{ROWS}{question}").json())


def test_a_column_that_bears_the_name_of_a_measure_may_be_either(asking):
    document = asking.get("/api/v1/datasets/lines/openapi.json").json()
    path = "/api/v1/datasets/lines/rows"

    assert _schema(document, path)["properties"]["rows"]["items"]["properties"]["count"] == {}
    _checked(document, _schema(document, path), asking.get(f"{path}?group_by=code&measure=count").json())


def test_lists_datasets_and_refusals_are_as_the_document_says(asking):
    document = asking.get("/api/openapi.json").json()

    _checked(document, _schema(document, "/api/v1/datasets"), asking.get("/api/v1/datasets?q=bike").json())
    for name in ("bike-stations", "lines", "secret-bikes"):
        found = asking.get(f"/api/v1/datasets/{name}").json()
        _checked(document, _schema(document, "/api/v1/datasets/{name}"), found)
    problem = document["paths"]["/api/v1/datasets"]["get"]["responses"]["400"]["content"]["application/json"]["schema"]
    _checked(document, problem, asking.get("/api/v1/datasets?page=x").json())


@pytest.mark.parametrize(("query", "said", "unsaid"), [("", "参数", "Parameter"), ("?lang=en", "Parameter", "参数")])
def test_the_documentation_needs_no_script_and_nothing_from_elsewhere(asking, query, said, unsaid):
    page = asking.get(f"/api/docs{query}")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f">{said}<" in page.text
    assert f">{unsaid}<" not in page.text
    assert "<script" not in page.text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)
    assert all(f'id="{tag}"' in page.text for tag in ("v1", "files", "CKAN"))


# ---- every address, with whatever a generator thinks of ------------------------------------------------------------

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("fuzzed")
    folder = write_city(root / "datasets")
    write_package(folder, "bike-stations", fields=TYPED, rows=TYPED_ROWS)
    with running_portal(root / "var", PORTAL_DATASETS_DIR=str(folder)) as portal:
        yield portal.url


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "examples", "seconds"),
    [pytest.param("/api/openapi.json", 4, 35, marks=pytest.mark.season), (OF_TABLE, 20, 20)],
)
def test_nothing_fails_and_every_answer_is_as_described(address, document, examples, seconds):
    asked = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}{document}", "--checks", CHECKS]
    bounds = ["--phases", "examples,fuzzing", "-n", str(examples), "--max-time", str(seconds), "--seed", "1"]

    done = subprocess.run([*asked, *bounds, "--no-color"], capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stdout[-6000:]
