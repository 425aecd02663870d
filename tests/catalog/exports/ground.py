"""A catalogue with one dataset, for downloads."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from catalog.city import City, read_city
from catalog.derived import Derived
from catalog.records import Category, Dataset, Resource, Source
from catalog.rows.engine import Engine
from core.files import FolderFiles
from core.settings import Settings
from core.words import Text
from tests.catalog.tables import add_version, field

DATASETS = Path(__file__).parents[3] / "datasets"


@dataclass
class Ground:
    files: FolderFiles
    engine: Engine
    city: City
    settings: Settings
    derived: Derived


def open_ground(folder: Path, **settings: Any) -> Ground:
    made = Settings(data_dir=folder, public_url="https://data.example", serving_memory_mb=512, **settings)
    files = FolderFiles(folder / "files", folder / "scratch")
    derived = Derived(files, quota_bytes=made.derived_quota_bytes)
    return Ground(files, Engine(made), read_city(DATASETS), made, derived)


STOPS = (
    field("code", title=Text("编号", "Code"), kind="identifier", is_key=True),
    field("name", title=Text("站名", "Name")),
    field("long", "integer", title=Text("长编号", "Long code")),
    field("riders", "integer", title=Text("客运量", "Riders"), unit=Text("人次", "trips")),
    field("ratio", "number", title=Text("满载率", "Load")),
    field("opened", "date", title=Text("开通日期", "Opened")),
    field("seen_at", "datetime", title=Text("记录时刻", "Seen at")),
    field("first", "time", title=Text("首班", "First")),
    field("is_open", "boolean", title=Text("是否开放", "Is open")),
    field("district", title=Text("区县", "District"), categories=(Category("和平区", Text("和平区", "Heping")),)),
    field("lon", "number", title=Text("经度", "Longitude"), kind="longitude"),
    field("lat", "number", title=Text("纬度", "Latitude"), kind="latitude"),
)
STOP_ROWS = [
    (
        *("0168", "太原街,“东口”\n二层", 123456789012345678, 30, 0.25, date(2025, 1, 31), datetime(2025, 1, 31, 8, 30)),
        *(time(5, 30), True, "和平区", 123.43, 41.8),
    ),
    (
        *("210102000000000001", "=1+1", 7, None, -1.5, date(1895, 6, 1), datetime(2024, 2, 29, 23, 59, 59)),
        *(time(0), False, "沈河区", None, 41.7),
    ),
    ("0007", "😀 站 𠮷", None, 10, None, None, None, None, None, "和平区", None, None),
]


def add_stops(ground: Ground, **facts: Any) -> Dataset:
    """Dataset `stops` with the table `stops`; simulated unless told otherwise."""
    version = add_version(ground.files, STOPS, facts.pop("rows", STOP_ROWS), version_id=facts.pop("version_id", "v1"))
    resource = Resource(
        id="resource-1",
        name="stops",
        title=Text("站点", "Stops"),
        description=Text("公交站点", "Bus stops"),
        fields=STOPS,
        primary_key=("code",),
        coordinate_system="GCJ-02",
        version=version,
    )
    return replace(_DATASET, resources=(resource,), **facts)


_DATASET = Dataset(
    id="dataset-1",
    slug="stops",
    title=Text("公交站点", "Bus stops"),
    summary=Text("全市公交站点的名称、编号和位置。", "Names, codes and places of bus stops."),
    limits=Text("不含地铁站。", "Without metro stations."),
    question=Text("附近有什么站?", "Which stop is near?"),
    keywords=("公交",),
    keywords_en=("bus",),
    publisher="dsj",
    contact_name=Text("服务台", "Desk"),
    contact_email="data@portal.example",
    library="base",
    sublibrary="vehicles",
    theme="transport",
    open_type="unconditional",
    closed_reason=None,
    open_condition=None,
    license_id="CC-BY-4.0",
    update_cycle="annual",
    origin="simulated",
    frozen_on=date(2025, 12, 31),
    issued_on=date(2026, 1, 15),
    modified_on=date(2026, 1, 15),
    temporal_start=None,
    temporal_end=None,
    spatial_code="210100",
    spatial_granularity="point",
    provenance=Text("由程序生成。", "Generated."),
    plan_section="",
    plan_system="",
    responsible="",
    resource_code="100001/000001",
    sensitivity_level=1,
    related=(),
    sources=(Source(Text("本项目 scripts/simulate", "scripts/simulate of this project"), None, None),),
    resources=(),
    metadata_modified_at=datetime(2026, 1, 15),
)
