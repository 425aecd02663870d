"""Operations a–f, h and i asked of the functions that pages and downloads call, beside the floor."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.floor import PLACES, Floor
from bench.report import Line, Section, line_of
from bench.timing import Action, Timing, best, side_by_side, timed
from bench.trips import SLUG, request_of
from catalog.catalogue import Catalogue
from catalog.exports import Export, export_file
from catalog.queries import get_dataset
from catalog.records import Dataset, Resource, Version
from catalog.rows.engine import Engine
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import count_rows, group_rows, read_rows
from core.files import Files
from core.settings import Settings

FEW = 3  # repetitions of what takes seconds
MB = 1e6  # as networks and disks count

A, C = RowQuery(), RowQuery(sort=(("amount", True),))
F = RowQuery(group_by=("district", "category"), measures=(("count", None), ("sum", "passengers")))

NAMES = {
    "a": "a   first 100 rows + total",
    "a_nt": "a'  first 100 rows, no total",
    "b": "b   district and 60 days: 100 rows + total",
    "c": "c   by amount, greatest first: 100 rows",
    "d": "d   100 rows from the middle on",
    "e": "e   the total of b",
    "f": "f   by district and category: count and sum",
}
AIMS = {"a": "≤ 1.4", "b": "≤ 9", "c": "≤ 4", "d": "≤ 1.3", "e": "≤ 4", "f": "≤ 17"}
WHOLE = {
    "h   all rows as CSV with labels": {"header": "label"},
    "h   all rows as CSV in GB18030": {"encoding": "gb18030"},
}


def filter_b(repetition: int, rows: int) -> RowQuery:
    asked = request_of(repetition, rows)
    days = (Filter("trip_date", "gte", (str(asked["first"]),)), Filter("trip_date", "lte", (str(asked["last"]),)))
    return RowQuery(filters=(Filter("district", "eq", (str(asked["district"]),)), *days))


@dataclass(frozen=True)
class Trips:
    """The published table of trips."""

    catalogue: Catalogue
    dataset: Dataset
    resource: Resource
    version: Version

    @property
    def rows(self) -> int:
        return self.version.row_count

    @property
    def parquet(self) -> Path:
        return self.catalogue.files.local_path(self.version.parquet_key)


def published_trips(catalogue: Catalogue) -> Trips:
    dataset = get_dataset(catalogue, SLUG)
    resource = dataset.resources[0]
    if resource.version is None:
        raise LookupError("the trips are not published")
    return Trips(catalogue, dataset, resource, resource.version)


def operations(engine: Engine, files: Files, version: Version) -> dict[str, Action]:
    """a–f as actions; nothing that was answered before helps."""
    rows = version.row_count

    def fresh(ask: Action) -> Action:
        def asked(repetition: int) -> None:
            engine.answers.clear()
            ask(repetition)

        return asked

    def page(query: RowQuery, *, offset: int = 0) -> object:
        return read_rows(engine, files, version, query, offset=offset, limit=100)

    def total(query: RowQuery) -> int:
        return count_rows(engine, files, version, query)

    def page_and_total(query: RowQuery) -> tuple[object, int]:
        return page(query), total(query)

    asking: dict[str, Callable[[int], object]] = {
        "a": lambda _: page_and_total(A),
        "a_nt": lambda _: page(A),
        "b": lambda n: page_and_total(filter_b(n, rows)),
        "c": lambda _: page(C),
        "d": lambda n: page(A, offset=int(request_of(n, rows)["offset"])),
        "e": lambda n: total(filter_b(n, rows)),
        "f": lambda _: group_rows(engine, files, version, F),
    }
    return {name: fresh(ask) for name, ask in asking.items()}


def measure_rows(trips: Trips, floor: Floor, repetitions: int) -> list[Section]:
    """First the file that every version is, then the table in memory that a version becomes when it is read often."""
    catalogue = trips.catalogue
    from_file = Engine(replace(catalogue.settings, hot_tables_mb=1))  # no table fits
    try:
        cold = _lines(from_file, trips, floor, repetitions, places=("file",))
    finally:
        from_file.close()
    catalogue.engine.warm(catalogue.files, trips.version)
    hot = _lines(catalogue.engine, trips, floor, repetitions, places=PLACES)
    return [
        Section("Rows, when the table is read often and kept in memory", (*hot, _kept(trips, repetitions))),
        Section("Rows, the first times: from the file; the floor is bare DuckDB over the same file", tuple(cold)),
    ]


def _lines(engine: Engine, trips: Trips, floor: Floor, repetitions: int, *, places: tuple[str, ...]) -> list[Line]:
    lines = []
    for name, ask in operations(engine, trips.catalogue.files, trips.version).items():
        floors = floor.ways(name, lambda n: request_of(n, trips.rows), places)
        timings = side_by_side({"": ask, **floors}, repetitions)
        ours = timings.pop("")
        lines.append(line_of(NAMES[name], ours, floor=best(timings), aim=AIMS.get(name, "") if len(places) > 1 else ""))
    return lines


def _kept(trips: Trips, repetitions: int) -> Line:
    """The same question again, as when a second reader opens a page."""
    catalogue, version = trips.catalogue, trips.version

    def ask(_: int) -> None:
        read_rows(catalogue.engine, catalogue.files, version, A)
        count_rows(catalogue.engine, catalogue.files, version, A)

    return line_of("a   asked again: the answer is kept", timed(ask, repetitions), aim="≤ 0.7")


# ---- files ---------------------------------------------------------------------------------------------------------


def forget_downloads(settings: Settings) -> None:
    """Removes what was generated: it is made again when it is asked for."""
    shutil.rmtree(Path(settings.files_root) / "derived", ignore_errors=True)


def measure_files(trips: Trips, floor: Floor, repetitions: int) -> Section:
    """Whole and filtered CSV, generated anew each time: disk and checksum included, which the floor does not have."""
    return Section("Generating downloads", (*_whole_files(trips, floor), _filtered_file(trips, floor, repetitions)))


def export(trips: Trips, query: RowQuery, **chosen: str) -> Export:
    return export_file(trips.catalogue, trips.dataset, trips.resource, trips.version, query, "csv", **chosen)


def _whole_files(trips: Trips, floor: Floor) -> list[Line]:
    catalogue = trips.catalogue
    target = catalogue.files.scratch / "floor.csv"
    copied = best(side_by_side(floor.copying(target), FEW, warm_up=1))
    floor_rate = _rate(target.stat().st_size, copied)
    target.unlink()
    lines = []
    for name, chosen in WHOLE.items():
        size_bytes = export(trips, A, **chosen).size_bytes

        def make(_: int, chosen: dict[str, str] = chosen) -> None:
            forget_downloads(catalogue.settings)
            export(trips, A, **chosen)

        speed = _rate(size_bytes, timed(make, FEW, warm_up=0))
        lines.append(Line(name, speed, "MB/s", count=FEW, floor=floor_rate, aim="≥ 250"))
    return lines


def _rate(size_bytes: int, timing: Timing) -> float:
    """MB/s"""
    return size_bytes / MB / (timing.median / 1000)


def _filtered_file(trips: Trips, floor: Floor, repetitions: int) -> Line:
    forget_downloads(trips.catalogue.settings)
    target = trips.catalogue.files.scratch / "floor.csv"
    copying = floor.copying(target, lambda n: request_of(n, trips.rows))
    actions = {"": lambda n: export(trips, filter_b(n, trips.rows)), **copying}
    timings = side_by_side(actions, repetitions)
    ours = timings.pop("")
    target.unlink()
    return line_of("i   the rows of b as CSV", ours, floor=best(timings), aim="≤ 30")
