"""One small portal for the API: a table with every type, a dataset of two tables, a closed one."""

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import csv_bytes, descriptor, field, write_city, write_package
from web.portal import Portal, close_portal, get_portal
from web.routes import middleware, routes

TYPED = (
    field("code", constraints={"required": True}),
    field("district", kind="district"),
    field("docks", "integer", unit="个", unit_en="docks"),
    field("ratio", "number"),
    field("opened", "date"),
    field("seen", "datetime"),
    field("is_free", "boolean"),
    field("month", "yearmonth"),
    field("hour", "time"),
    field("year", "year"),
    field("sort"),
)
TYPED_ROWS = tuple(
    (
        f"{n:04d}",
        ("和平区", "沈河区", "铁西区")[n % 3],
        n * 5 if n % 4 else "",
        n / 8,
        f"2025-01-{n:02d}",
        f"2025-01-{n:02d}T08:30:00",
        "true" if n % 2 else "false",
        "2025-07",
        "08:30:00",
        2000 + n,
        ("甲", "乙,丙")[n % 2],
    )
    for n in range(1, 26)
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    root = tmp_path_factory.mktemp("api")
    folder = write_city(root / "datasets")
    write_package(folder, "bike-stations", fields=TYPED, rows=TYPED_ROWS, origin="simulated")
    write_package(folder, "old-bikes", theme="culture-tourism", title="旧自行车")
    write_package(folder, "secret-bikes", open_type="closed", closed_reason="涉及个人隐私", closed_reason_en="Private.")
    _write_two_tables(folder)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTAL_DATASETS_DIR", str(folder))
        environment.setenv("PORTAL_DATA_DIR", str(root / "var"))
        environment.setenv("PORTAL_PUBLIC_URL", "https://data.example")
        yield get_portal()
        close_portal()


def _write_two_tables(folder) -> None:
    tables = []
    (folder / "lines").mkdir()
    for name in ("lines", "stops"):
        fields = [field("code"), field("count", "integer")]
        (folder / "lines" / f"{name}.csv").write_bytes(csv_bytes(["code", "count"], [(name, 1), ("b", 2)]))
        tables.append(
            {
                "name": name,
                "title": f"{name} 表",
                "title_en": f"Table {name}",
                "path": f"{name}.csv",
                "schema": {"fields": fields},
            }
        )
    whole = {**descriptor("lines"), "resources": tables}
    (folder / "lines" / "datapackage.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="module")
def asking(portal: Portal) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as client:
        yield client
