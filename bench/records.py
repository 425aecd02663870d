"""A catalogue of any size: records like the shipped ones, with titles, summaries and offices drawn by chance."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.trips import DISTRICTS, SEED
from catalog.city import City
from catalog.publishing.packages import read_package
from catalog.records import Dataset, Resource, Version
from core.words import Text

SUBJECTS = {
    "公交线路": "Bus routes",
    "地铁客流": "Metro riders",
    "停车泊位": "Parking spaces",
    "学校名录": "Schools",
    "幼儿园": "Kindergartens",
    "医疗机构": "Clinics and hospitals",
    "定点药店": "Pharmacies",
    "空气质量": "Air quality",
    "水质监测": "Water quality",
    "企业登记": "Registered firms",
    "行政许可": "Permits",
    "公园绿地": "Parks",
    "公共厕所": "Public toilets",
    "养老机构": "Homes for the elderly",
    "农产品价格": "Prices of produce",
    "供水管网": "Water mains",
    "博物馆": "Museums",
    "体育场馆": "Sports grounds",
    "招聘岗位": "Vacancies",
    "气象预警": "Weather warnings",
    "道路施工": "Road works",
    "充电桩": "Charging points",
    "共享单车": "Shared bicycles",
    "燃气用户": "Gas customers",
}
_KINDS = {
    "基本信息": "basic facts",
    "统计数据": "statistics",
    "年度汇总": "yearly totals",
    "月度报表": "monthly report",
    "分布情况": "distribution",
    "监测结果": "measurements",
    "公示信息": "notices",
}
_SENTENCES = (
    "由责任单位按月更新。",
    "来源于业务系统自动归集。",
    "覆盖全市各区县。",
    "含经纬度坐标，可以在地图上查看。",
    "时间范围为近五年。",
    "适用于统计分析与应用开发。",
    "数据质量经人工抽检。",
    "字段按统一标准命名。",
)
_PUBLISHED_AT = datetime.fromisoformat("2025-01-01T04:00:00")
_TAGS = "交通 教育 医疗 环境 经济 民生 安全 农业 文化 旅游 城市管理 地理 信用 就业 社保".split()


def shipped_records(datasets: Path, city: City) -> list[Dataset]:
    folders = sorted(path.parent for path in datasets.glob("*/datapackage.json"))
    return [read_package(folder, city) for folder in folders]


def synthetic_records(count: int, shipped: Sequence[Dataset], city: City) -> Iterator[Dataset]:
    """`count` published datasets; equal for equal arguments. Columns and access are those of the shipped in turn."""
    chance = random.Random(SEED)
    for number in range(count):
        yield _record(number, shipped[number % len(shipped)], city, chance)


def _record(number: int, shipped: Dataset, city: City, chance: random.Random) -> Dataset:
    district, year = chance.choice(DISTRICTS), chance.randint(2015, 2025)
    subject, kind = chance.choice(list(SUBJECTS)), chance.choice(list(_KINDS))
    sentences = "".join(chance.sample(_SENTENCES, 4))
    library = chance.choice(city.libraries)
    slug = f"record-{number:06d}"
    return replace(
        shipped,
        id=slug,
        slug=slug,
        title=Text(f"{district}{subject}{kind}（{year}年）", f"{SUBJECTS[subject]}: {_KINDS[kind]}, {year}"),
        summary=Text(f"{year}年{district}{subject}{kind}。{sentences}", f"{SUBJECTS[subject]} of one district."),
        keywords=(subject, *chance.sample(_TAGS, chance.randint(2, 5))),
        keywords_en=(SUBJECTS[subject],),
        publisher=chance.choice(city.offices).id,
        theme=chance.choice(city.themes).id,
        library=library.id,
        sublibrary=chance.choice(library.sublibraries).id,
        modified_on=date(2025, 1, 1) + timedelta(days=chance.randrange(365)),
        resources=tuple(_published(resource) for resource in shipped.resources),
    )


def _published(resource: Resource) -> Resource:
    """With a version in name only: searching never opens it."""
    version = Version(
        id="",
        resource_id=resource.id,
        number=1,
        created_at=_PUBLISHED_AT,
        row_count=1000,
        fields=resource.fields,
        original_key="",
        original_name="",
        original_bytes=0,
        original_sha256="",
        parquet_key="",
        csv_key="",
        csv_bytes=0,
        csv_sha256="",
        profile=(),
    )
    return replace(resource, version=version)
