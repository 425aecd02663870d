"""How a shipped dataset is declared, and how it becomes a Data Package on disk."""

import csv
import gzip
import hashlib
import io
import json
import uuid
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2] / "datasets"
SEED = 20170707  # the day the plan was published
FROZEN_ON = "2025-12-31"  # the last day of every simulated series
COMPRESS_ABOVE_BYTES = 1_000_000
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "dataset.open-data.shenyang")

Row = Sequence[Any]


@dataclass(frozen=True)
class F:
    """A field: name, label, English label, Table Schema type; the rest by keyword.

    codes  {value: (label, English label)} of a coded field
    kind   district | district_code | longitude | latitude | identifier | name | category | measure | period
    element, role  the data element of elements.csv that it holds, as "source" or "reference"
    """

    name: str
    title: str
    title_en: str
    type: str = "string"
    unit: str | None = None
    unit_en: str | None = None
    kind: str | None = None
    description: str | None = None
    description_en: str | None = None
    codes: dict[str, tuple[str, str]] | None = None
    required: bool = False
    unique: bool = False
    minimum: float | str | None = None
    maximum: float | str | None = None
    pattern: str | None = None
    element: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Table:
    """A resource. `rows` makes the data; without it the CSV already in the folder is the source (facts, hand-kept)."""

    name: str
    title: str
    title_en: str
    fields: Sequence[F]
    rows: Callable[[], Iterable[Row]] | None = None
    key: Sequence[str] = ()
    foreign_keys: Sequence[tuple[str, str, str, str]] = ()  # (field, dataset, resource, their field)
    coordinate_system: str | None = None
    chart: dict[str, Any] | None = None
    description: str = ""
    description_en: str = ""
    is_empty: bool = False  # a closed dataset: its structure is public, its rows are not


@dataclass(frozen=True)
class Package:
    """A dataset. Texts come in pairs; summaries have 60 characters or more and use plain words."""

    name: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    limits: str  # what it is not, in plain words
    limits_en: str
    question: str  # one question a citizen could answer with it
    question_en: str
    keywords: Sequence[str]
    keywords_en: Sequence[str]
    publisher: str  # id in offices.csv
    library: str  # "base/population": ids in libraries.csv
    theme: str  # id in themes.csv
    update_cycle: str  # realtime daily weekly monthly quarterly semiannual annual irregular
    origin: str  # fact | simulated
    plan_section: str
    plan_system: str
    responsible: str
    provenance: str
    provenance_en: str
    tables: Sequence[Table]
    issued: str = "2026-01-15"
    modified: str = ""  # without it the day that goes with the update cycle
    temporal: tuple[str, str] | None = None
    granularity: str = "city"  # city | district | street | point
    open_type: str = "unconditional"  # unconditional | conditional_realname | conditional_review | closed
    open_condition: str | None = None
    open_condition_en: str | None = None
    closed_reason: str | None = None
    closed_reason_en: str | None = None
    sources: Sequence[dict[str, str]] = ()  # {"title", "title_en", "path"?, "license"?, "license_en"?}
    related: Sequence[str] = ()
    sensitivity: int = 1
    number: int = 1  # running number within its sub-library, for the resource code
    extra: dict[str, Any] = field(default_factory=dict)


def rng(name: str) -> Random:
    """A random source of its own for each dataset, so that one never shifts another."""
    return Random(f"{SEED}:{name}")


def numpy_rng(name: str) -> np.random.Generator:
    return np.random.default_rng([SEED, zlib.crc32(name.encode())])


# ---- from a declaration to files -------------------------------------------------------------------------

_SIMULATION_SOURCE = {
    "title": "由本项目的程序按固定种子生成的模拟数据，不反映任何真实单位或个人的情况",
    "title_en": "Simulated by a program of this project from a fixed seed; it describes no real body or person",
}
_CONTACT = {
    "title": "开放数据门户演示服务台",
    "title_en": "Open data portal demonstration desk",
    "email": "data@portal.example",
}
_LAST_RENEWED = {
    "realtime": "2026-01-30",
    "daily": "2026-01-30",
    "weekly": "2026-01-28",
    "monthly": "2026-01-26",
    "quarterly": "2026-01-23",
    "semiannual": "2026-01-21",
    "annual": "2026-01-19",
}
_CLASS_DIGIT = {"base": 1, "thematic": 2, "professional": 1, "social": 2}


def write_package(package: Package, root: Path = ROOT) -> Path:
    """Writes the folder of one dataset under `root`; a file whose bytes would not change is not touched."""
    folder = root / package.name
    folder.mkdir(parents=True, exist_ok=True)
    resources = [_resource(folder, package, table) for table in package.tables]
    kept = {"datapackage.json", *(r["path"] for r in resources if "path" in r)}
    for stale in folder.iterdir():
        if stale.name not in kept:
            stale.unlink()
    text = json.dumps(_descriptor(package, resources), ensure_ascii=False, indent=1) + "\n"
    _write(folder / "datapackage.json", text.encode())
    return folder


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def _descriptor(p: Package, resources: list[dict[str, Any]]) -> dict[str, Any]:
    library, sublibrary = p.library.split("/")
    is_simulated = p.origin == "simulated"
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": p.name,
        "id": str(uuid.uuid5(NAMESPACE, p.name)),
        "title": p.title,
        "title_en": p.title_en,
        "description": p.summary,
        "description_en": p.summary_en,
        "limits": p.limits,
        "limits_en": p.limits_en,
        "question": p.question,
        "question_en": p.question_en,
        "keywords": list(p.keywords),
        "keywords_en": list(p.keywords_en),
        "version": "1.0.0",
        "created": f"{p.issued}T00:00:00Z",
        "modified": p.modified or _modified_on(p),
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
        ],
        "sources": [*p.sources, *([_SIMULATION_SOURCE] if is_simulated else [])],
        "contributors": [{**_CONTACT, "roles": ["contact"]}],
        "publisher": p.publisher,
        "library": library,
        "sublibrary": sublibrary,
        "theme": p.theme,
        "resource_code": f"{_CLASS_DIGIT[library]}{_line_of(p.library):05d}/{p.number:06d}",
        "open_type": p.open_type,
        "open_condition": p.open_condition,
        "open_condition_en": p.open_condition_en,
        "closed_reason": p.closed_reason,
        "closed_reason_en": p.closed_reason_en,
        "update_cycle": p.update_cycle,
        "origin": p.origin,
        "frozen_on": FROZEN_ON if is_simulated else None,
        "temporal_start": p.temporal[0] if p.temporal else None,
        "temporal_end": p.temporal[1] if p.temporal else None,
        "spatial_code": "210100",
        "spatial_granularity": p.granularity,
        "language": "zh-CN",
        "provenance": p.provenance,
        "provenance_en": p.provenance_en,
        "plan_section": p.plan_section,
        "plan_system": p.plan_system,
        "responsible": p.responsible,
        "sensitivity_level": p.sensitivity,
        "related": list(p.related),
        **p.extra,
        "resources": resources,
    }
    return {key: value for key, value in descriptor.items() if value is not None}


def _modified_on(p: Package) -> str:
    """What is renewed more often was renewed later; a closed dataset was never renewed at all."""
    return p.issued if p.open_type == "closed" else _LAST_RENEWED.get(p.update_cycle, p.issued)


def _line_of(library: str) -> int:
    """The place of a sub-library in libraries.csv: our own 项 and 目 of the resource code."""
    with (ROOT / "libraries.csv").open(encoding="utf-8") as lines:
        return [f"{row['library']}/{row['id']}" for row in csv.DictReader(lines)].index(library) + 1


def _resource(folder: Path, package: Package, table: Table) -> dict[str, Any]:
    descriptor: dict[str, Any] = {
        "name": table.name,
        "title": table.title,
        "title_en": table.title_en,
        "description": table.description or None,
        "description_en": table.description_en or None,
        "coordinate_system": table.coordinate_system,
        "chart": table.chart,
    }
    if table.is_empty:
        descriptor["data"] = [[f.name for f in table.fields]]  # the header alone; an empty list is no table to readers
    else:
        path, content = _data_file(folder, table)
        descriptor |= {
            "path": path.name,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }
    descriptor["schema"] = _schema(package, table)
    return {key: value for key, value in descriptor.items() if value is not None}


def _data_file(folder: Path, table: Table) -> tuple[Path, bytes]:
    if table.rows is None:
        path = next(path for path in (folder / f"{table.name}.csv", folder / f"{table.name}.csv.gz") if path.exists())
        return path, path.read_bytes()
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([f.name for f in table.fields])
    writer.writerows(table.rows())
    content, name = buffer.getvalue().encode(), f"{table.name}.csv"
    if len(content) > COMPRESS_ABOVE_BYTES:
        content, name = _gzip(content), f"{table.name}.csv.gz"
    _write(folder / name, content)
    return folder / name, content


def _gzip(content: bytes) -> bytes:
    """The same bytes every time: no file name, no time of writing."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0, compresslevel=9) as packed:
        packed.write(content)
    return buffer.getvalue()


def _schema(package: Package, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(f) for f in table.fields], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreign_keys_across"] = [
            {"fields": [mine], "reference": {"dataset": dataset, "resource": resource, "fields": [theirs]}}
            for mine, dataset, resource, theirs in table.foreign_keys
        ]
    return schema


def _field(f: F) -> dict[str, Any]:
    constraints = {
        "required": f.required or None,
        "unique": f.unique or None,
        "minimum": f.minimum,
        "maximum": f.maximum,
        "pattern": f.pattern,
    }
    descriptor = {
        "name": f.name,
        "type": f.type,
        "title": f.title,
        "title_en": f.title_en,
        "description": f.description,
        "description_en": f.description_en,
        "unit": f.unit,
        "unit_en": f.unit_en,
        "kind": f.kind,
        "element": f.element,
        "element_role": f.role,
        "categories": [{"value": v, "label": zh, "label_en": en} for v, (zh, en) in (f.codes or {}).items()] or None,
        "constraints": {k: v for k, v in constraints.items() if v is not None} or None,
    }
    return {key: value for key, value in descriptor.items() if value is not None}
