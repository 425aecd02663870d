"""Packages of two real CKAN portals, kept beside the project in ../shared/data/ckan-dumps; without it, a skip."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "ckan-dumps"
FILES = ("dados.gov.br_packages_000-299.jsonl", "catalog.data.metro.tokyo_package_show.jsonl")


def list_dumped(file: str) -> list[dict[str, Any]]:
    """The packages of one dump; an answer of package_show is taken out of its envelope."""
    if not FOLDER.is_dir():
        pytest.skip(f"the dumps of real portals are not in {FOLDER}")
    return _read(file)


@cache
def _read(file: str) -> list[dict[str, Any]]:
    with (FOLDER / file).open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [one.get("result", one) for one in found]


def units_of(packages: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Every organization or group that the packages name, once."""
    if kind == "organization":
        named = [one["organization"] for one in packages if one.get("organization")]
    else:
        named = [group for one in packages for group in one.get("groups") or ()]
    return list({one["id"]: one for one in named}.values())
