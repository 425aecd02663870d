"""The official rules of the standards, read from beside the project, and what they say of a document."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from jsonschema import Draft4Validator
from rdflib import RDF, Graph, Namespace
from referencing import Registry
from referencing.jsonschema import DRAFT4

SHARED = Path(__file__).parents[4] / "shared" / "data"
DCAT_AP = SHARED / "standards" / "dcat-ap-3.0.1"
DCAT_US = SHARED / "standards" / "dcat-us-1.1"
FEDERAL = {"bureauCode", "programCode"}  # codes of bodies of the United States: a city has none
SHACL = Namespace("http://www.w3.org/ns/shacl#")

needs_standards = pytest.mark.skipif(not DCAT_AP.is_dir(), reason=f"the official shapes are not in {DCAT_AP}")


@cache
def shapes(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(DCAT_AP / name)
    return graph


def problems_of(graph: Graph, *names: str) -> Counter[tuple[str, str]]:
    """{(severity, property): how often} of everything that these shapes find."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(*names), inference="none")
    return Counter(
        (_last(report.value(one, SHACL.resultSeverity)), _last(report.value(one, SHACL.resultPath)))
        for one in report.subjects(RDF.type, SHACL.ValidationResult)
    )


def violations_of(graph: Graph) -> Counter[tuple[str, str]]:
    """Against what must hold: the mandatory properties, and the classes of values."""
    return problems_of(graph, "shapes.ttl", "range.ttl")


def _last(name: object) -> str:
    return str(name).replace("#", "/").rpartition("/")[2]


@cache
def _data_json_validator() -> Draft4Validator:
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in DCAT_US.glob("*.json")}
    dataset = schemas["dataset.json"]
    dataset["required"] = [name for name in dataset["required"] if name not in FEDERAL]
    folder = schemas["catalog.json"]["id"].rpartition("/")[0]
    registry = Registry().with_resources(
        (f"{folder}/{name}", DRAFT4.create_resource(schema)) for name, schema in schemas.items()
    )
    checker = Draft4Validator.FORMAT_CHECKER
    return Draft4Validator(schemas["catalog.json"], registry=registry, format_checker=checker)


def data_json_problems(document: Any) -> list[tuple[list[Any], str]]:
    """(where, what) the JSON schemas of DCAT-US find."""
    found = _data_json_validator().iter_errors(document)
    return [(list(problem.absolute_path), problem.message[:200]) for problem in found]
