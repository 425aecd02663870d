"""Plausible things for tests: say what matters, the rest is filled in.

write_city ─► write_package (files) ─► add_dataset (published)      make_dataset: a record alone, nothing stored
"""

import csv
import gzip
import hashlib
import io
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from catalog.catalogue import Catalogue
from catalog.city import City, read_city
from catalog.publishing.loading import LoadReport, load_folder
from catalog.publishing.packages import dataset_id_of
from catalog.queries import get_dataset
from catalog.records import Dataset, Field, Resource
from core.words import Text

REPOSITORY = Path(__file__).resolve().parent.parent
CITY_FILES = (
    "city.json",
    "districts.csv",
    "offices.csv",
    "themes.csv",
    "libraries.csv",
    "licences.csv",
    "life-events.csv",
)
NOW = datetime(2026, 3, 1, 4, 0)  # naive UTC: noon in Shenyang
SUMMARY = (
    "一行是一个公共自行车站点，有编号、名称、所在的区和车桩数。"
    "用来找离自己最近的站点，也可以比较各区的站点多少。数据由市交通局提供，每年更新一次。"
)
_CONTACT = {
    "title": "演示服务台",
    "title_en": "Demonstration desk",
    "email": "data@portal.example",
    "roles": ["contact"],
}

Row = Sequence[object]


def write_city(folder: Path) -> Path:
    """The city of this repository, without its datasets."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CITY_FILES:
        shutil.copyfile(REPOSITORY / "datasets" / name, folder / name)
    return folder


def shipped_city() -> City:
    return read_city(REPOSITORY / "datasets")


def field(name: str, type: str = "string", **more: Any) -> dict[str, Any]:  # noqa: A002 — the word of Table Schema
    """A field of a datapackage.json."""
    return {"name": name, "type": type, "title": f"{name} 列", "title_en": f"Column {name}", **more}


FIELDS = (
    field("code", constraints={"required": True}),
    field("district", kind="district"),
    field("docks", "integer", unit="个", unit_en="docks"),
)
ROWS: tuple[Row, ...] = (("0168", "和平区", 20), ("0012", "沈河区", 35), ("0200", "和平区", 15))


def descriptor(slug: str, **what_matters: Any) -> dict[str, Any]:
    """Everything of a valid datapackage.json but its resources. None leaves a property out."""
    whole = {
        "name": slug,
        "title": f"{slug} 数据",
        "title_en": f"Data of {slug}",
        "description": SUMMARY,
        "description_en": "One row is one bicycle station with its code, name, district and number of docks.",
        "limits": "不含站点的实时空位。",
        "limits_en": "It does not tell how many docks are free now.",
        "question": "哪个区的站点最多？",
        "question_en": "Which district has the most stations?",
        "keywords": ["自行车"],
        "keywords_en": ["bicycles"],
        "created": "2026-01-15T00:00:00Z",
        "modified": "2026-01-15",
        "licenses": [{"name": "CC-BY-4.0"}],
        "sources": [],
        "contributors": [_CONTACT],
        "publisher": "jtj",
        "library": "social",
        "sublibrary": "public-transport",
        "theme": "transport",
        "resource_code": "200024/000001",
        "open_type": "unconditional",
        "update_cycle": "annual",
        "origin": "fact",
        "spatial_code": "210100",
        "spatial_granularity": "district",
        "provenance": "由市交通局汇总。",
        "provenance_en": "Compiled by the transport bureau.",
        "sensitivity_level": 1,
        **what_matters,
    }
    return {name: value for name, value in whole.items() if value is not None}


def write_package(
    datasets_dir: Path,
    slug: str,
    *,
    rows: Iterable[Row] = ROWS,
    fields: Sequence[Mapping[str, Any]] = FIELDS,
    header: Sequence[str] | None = None,
    schema: Mapping[str, Any] | None = None,
    resource: Mapping[str, Any] | None = None,
    is_compressed: bool = False,
    **what_matters: Any,
) -> Path:
    """The folder of a dataset of one table called like the dataset. `schema` and `resource` add to their parts."""
    folder = datasets_dir / slug
    folder.mkdir(parents=True, exist_ok=True)
    content = csv_bytes(header or [each["name"] for each in fields], rows)
    name = f"{slug}.csv"
    if is_compressed:
        content, name = gzip.compress(content, mtime=0), f"{slug}.csv.gz"
    is_closed = what_matters.get("open_type") == "closed"
    if not is_closed:
        (folder / name).write_bytes(content)
    table = {
        "name": slug,
        "title": f"{slug} 表",
        "title_en": f"Table of {slug}",
        **({"data": []} if is_closed else {"path": name, "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}),
        "schema": {"fields": list(fields), **(schema or {})},
        **(resource or {}),
    }
    whole = {**descriptor(slug, **what_matters), "resources": [table]}
    (folder / "datapackage.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return folder


def csv_bytes(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


CLOSED = {
    "open_type": "closed",
    "closed_reason": "涉及个人隐私，依法不予开放。",
    "closed_reason_en": "It concerns personal privacy and is closed by law.",
}


def load(catalogue: Catalogue, *, now: datetime = NOW, said: list[str] | None = None) -> LoadReport:
    """Loads the folder of this catalogue; what the terminal would say goes to `said`."""
    return load_folder(catalogue, now=now, report=(said if said is not None else []).append)


def add_dataset(catalogue: Catalogue, slug: str, *, now: datetime = NOW, **what_matters: Any) -> Dataset:
    """Writes the package of a dataset and publishes it; keywords as of `write_package`."""
    write_package(catalogue.settings.datasets_dir, slug, **what_matters)
    report = load(catalogue, now=now)
    for problem in report.refused:
        if problem.file.startswith(f"{slug}/"):
            raise problem
    return get_dataset(catalogue, slug)


def make_dataset(slug: str, *, fields: Sequence[Field] = (), **what_matters: Any) -> Dataset:
    """A record that is stored nowhere and has no version."""
    text = Text(f"{slug} 数据", f"Data of {slug}")
    columns = tuple(fields) or (Field("code", Text("编号", "Code"), "string"),)
    resource = Resource(id=f"{slug}-resource", name=slug, title=text, description=Text("", ""), fields=columns)
    plain = Dataset(
        id=dataset_id_of(slug, shipped_city()),
        slug=slug,
        title=text,
        summary=Text(SUMMARY, "One row is one bicycle station."),
        limits=Text("不含实时空位。", "It does not tell what is free now."),
        question=Text("哪个区最多？", "Which district has most?"),
        keywords=("自行车",),
        keywords_en=("bicycles",),
        publisher="jtj",
        contact_name=Text("演示服务台", "Demonstration desk"),
        contact_email="data@portal.example",
        library="social",
        sublibrary="public-transport",
        theme="transport",
        open_type="unconditional",
        closed_reason=None,
        open_condition=None,
        license_id="CC-BY-4.0",
        update_cycle="annual",
        origin="fact",
        frozen_on=None,
        issued_on=date(2026, 1, 15),
        modified_on=date(2026, 1, 15),
        temporal_start=None,
        temporal_end=None,
        spatial_code="210100",
        spatial_granularity="district",
        provenance=Text("由市交通局汇总。", "Compiled by the transport bureau."),
        plan_section="",
        plan_system="",
        responsible="",
        resource_code="200024/000001",
        sensitivity_level=1,
        related=(),
        sources=(),
        resources=(resource,),
        metadata_modified_at=NOW,
    )
    return replace(plain, **what_matters)
