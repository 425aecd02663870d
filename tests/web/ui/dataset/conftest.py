"""A portal with a table of trips, one of stations with coordinates, and a closed dataset; opened once a module."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.builders import CLOSED, field, write_city, write_package
from tests.web.ui.conftest import opened_portal

DISTRICTS = ("和平区", "沈河区", "大东区", "皇姑区", "铁西区", "于洪区", "浑南区")
_FIRST = date(2024, 11, 1)
TRIPS = tuple(
    (_FIRST + timedelta(n), place, f"0{n % 3}", "" if n == 5 else 10 * (k + 1))
    for n in range(120)
    for k, place in enumerate(DISTRICTS)
)
STATIONS = tuple((f"S{n:02d}", f"{n}号站 <b>", DISTRICTS[n % 7], 123.4 + n / 500, 41.8 + n / 500) for n in range(40))


def _write(folder: Path) -> Path:
    write_city(folder)
    write_package(
        folder,
        "trips",
        title="公交客流",
        title_en="Bus riders",
        fields=(
            field("date", "date"),
            field("district", kind="district", title="区县", title_en="District"),
            field("route_code", kind="identifier", title="线路编码", title_en="Route code"),
            field("riders", "integer", title="客流量", title_en="Riders", unit="人次", unit_en="trips", kind="measure"),
        ),
        rows=TRIPS,
        origin="simulated",
        frozen_on="2025-12-31",
    )
    write_package(
        folder,
        "stations",
        title="车站",
        title_en="Stations",
        fields=(
            field("station_id", kind="identifier"),
            field("name", kind="name"),
            field("district", kind="district"),
            field("longitude", "number", kind="longitude"),
            field("latitude", "number", kind="latitude"),
        ),
        rows=STATIONS,
    )
    write_package(folder, "camera-places", title="摄像头点位", title_en="Camera places", **CLOSED)
    return folder


@pytest.fixture(scope="module")
def city_portal(tmp_path_factory):
    yield from opened_portal(tmp_path_factory, _write)
