"""Reads the shipped folder as it lies on disk, without the portal: descriptors, rows, columns."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
NAMES = [line.split()[1] for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()]


@cache
def descriptor(name: str) -> dict[str, Any]:
    return json.loads((DATASETS / name / "datapackage.json").read_text(encoding="utf-8"))


def resource(name: str, resource_name: str) -> dict[str, Any]:
    return next(found for found in descriptor(name)["resources"] if found["name"] == resource_name)


def resources() -> Iterator[tuple[str, dict[str, Any]]]:
    """(dataset, resource) of all that have rows."""
    return ((name, found) for name in NAMES for found in descriptor(name)["resources"] if "path" in found)


def fields() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(dataset, resource, field) of every resource, also the closed ones."""
    return (
        (name, found, field)
        for name in NAMES
        for found in descriptor(name)["resources"]
        for field in found["schema"]["fields"]
    )


def content(name: str, path: str) -> bytes:
    raw = (DATASETS / name / path).read_bytes()
    return gzip.decompress(raw) if path.endswith(".gz") else raw


@cache
def columns(name: str, resource_name: str) -> dict[str, tuple[str, ...]]:
    """{column: its values as written, in order}."""
    text = content(name, resource(name, resource_name)["path"]).decode("utf-8")
    header, *rows = csv.reader(io.StringIO(text))
    return dict(zip(header, zip(*rows, strict=True), strict=True))


def values(name: str, resource_name: str, column: str) -> list[str]:
    """The values that are there, without the missing ones."""
    return [value for value in columns(name, resource_name)[column] if value]


def table(name: str) -> list[dict[str, str]]:
    """Rows of one of the small lists beside the datasets: offices.csv, themes.csv …"""
    with (DATASETS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
