"""A portal with four datasets, opened once for the tests of a module, in this very process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import cache_data
from streamlit.components.v2 import manifest_scanner

from tests.builders import CLOSED, field, write_city, write_package
from web.portal import Portal, close_portal, get_portal

_CHARTS = (
    "dataset,resource,chart,shape,last,title,title_en,unit,unit_en,headline,headline_en\n"
    "bike-stations,bike-stations,chart=bar&x=district&y=docks&aggregate=sum,bars,5,各区车桩,Docks by district,"
    "个,docks,{top}最多：{value}个,Most in {top}: {value}\n"
    "bus-trips,bus-trips,chart=bar&x=day:month&y=riders&aggregate=sum,columns,2,每月客运量,Riders by month,"
    "人次,trips,{top}最多：{value}人次,Most in {top}: {value}\n"
    "gone,gone,chart=bar&x=a,bars,5,不存在,Not there,个,each,{top}{value},{top}{value}\n"
    "bike-stations,bike-stations,chart=bar&x=no_such_column,bars,5,写错了,Mistaken,个,each,{top}{value},{top}{value}\n"
)


def write_datasets(folder: Path) -> Path:
    """Bike stations (fact), bus trips and clinic visits (simulated), camera places (closed)."""
    write_city(folder)
    (folder / "front-charts.csv").write_text(_CHARTS, encoding="utf-8")
    write_package(folder, "bike-stations", title="公共自行车站点", title_en="Bike stations", modified="2026-02-01")
    write_package(
        folder,
        "bus-trips",
        title="公交客流 <示例>",
        title_en="Bus riders <sample>",
        fields=(field("day", "date"), field("riders", "integer")),
        rows=(("2025-10-01", 7), ("2025-11-01", 1500), ("2025-12-01", 900), ("2025-12-02", 300)),
        origin="simulated",
        frozen_on="2025-12-31",
        modified="2026-01-20",
    )
    write_package(
        folder,
        "clinic-visits",
        title="门诊量",
        title_en="Clinic visits",
        theme="health",
        publisher="wjw",
        library="thematic",
        sublibrary="health-care",
        origin="simulated",
        frozen_on="2025-12-31",
        modified="2026-01-10",
    )
    write_package(
        folder,
        "camera-places",
        title="摄像头点位",
        title_en="Camera places",
        theme="public-safety",
        publisher="gaj",
        **CLOSED,
    )
    return folder


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """What every page of this module reads; demonstration mode is on."""
    yield from opened_portal(tmp_path_factory, write_datasets)


@pytest.fixture(scope="module")
def empty_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A city without a dataset."""
    yield from opened_portal(tmp_path_factory, write_city)


def opened_portal(tmp_path_factory: pytest.TempPathFactory, write: Callable[[Path], Path]) -> Iterator[Portal]:
    close_portal()
    cache_data.clear()
    base = tmp_path_factory.mktemp("portal")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_DATASETS_DIR", str(write(base / "datasets")))
        patch.setenv("PORTAL_DATA_DIR", str(base / "var"))
        patch.setenv("PORTAL_DEMO", "1")
        # AppTest looks for components in every installed package, each time anew: half a second a page
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        yield get_portal()
        close_portal()
