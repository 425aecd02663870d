"""`python -m bench`: measures everything and prints it; `--write` puts the tables into docs/performance.md."""

import argparse
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

from bench.assigning import measure_assigning
from bench.catalogue_http import measure_package_search
from bench.document import write_tables
from bench.floor import Floor
from bench.importing import measure_import, opened
from bench.machine import load_line, machine_line
from bench.memory import measure_memory
from bench.over_http import measure_operations, our_peer, warm
from bench.page_runs import measure_pages
from bench.peers import Peer, installed_peers
from bench.processes import ROOT, portal
from bench.report import WIDTH, Line, Section, as_markdown, as_text
from bench.searching import measure_search
from bench.serving import measure_downloads, measure_small
from bench.starting import measure_starts
from bench.trip_rows import forget_downloads, measure_files, measure_rows, published_trips
from bench.trips import prepared_folder
from catalog.publishing.loading import load_folder
from core.clock import utc_now
from core.settings import Settings

DATASETS = ROOT / "datasets"
UNLIMITED = "1000000000"  # requests a minute: here the server is measured, not its limits


@dataclass(frozen=True)
class Plan:
    """How much is measured, and where it is kept: `folder` is ours alone."""

    rows: int
    repetitions: int
    starts: int
    records: tuple[int, ...]
    folder: Path

    @property
    def city(self) -> Path:
        return self.folder / f"city-{self.rows}"

    @property
    def csv(self) -> Path:
        return prepared_folder(self.city, self.rows, DATASETS)

    @property
    def settings(self) -> Settings:
        return Settings(data_dir=self.folder / f"portal-{self.rows}", datasets_dir=self.city)


def measure_trips(plan: Plan) -> Iterable[Section]:
    """The import is measured, so it begins with nothing."""
    csv, settings = plan.csv, plan.settings
    shutil.rmtree(settings.data_dir, ignore_errors=True)
    with opened(settings) as catalogue:
        yield measure_import(catalogue, csv, plan.rows)
        trips = published_trips(catalogue)
        floor = Floor(
            trips.parquet, plan.folder / "spill", threads=settings.threads, memory_mb=settings.serving_memory_mb
        )
        yield from measure_rows(trips, floor, plan.repetitions)
        yield measure_files(trips, floor, plan.repetitions)
        floor.close()


def measure_http(plan: Plan) -> Iterable[Section]:
    csv, settings = plan.csv, plan.settings
    forget_downloads(settings)
    with portal(settings.data_dir, plan.city) as running:
        running.seconds_until("/_stcore/health")
        running.settle()
        yield measure_downloads(running, csv, plan.rows, plan.repetitions)
    yield measure_small(settings.data_dir, plan.city, plan.repetitions)
    forget_downloads(settings)
    yield measure_memory(plan.folder, settings.data_dir, plan.city, plan.rows)


def measure_api(plan: Plan) -> Iterable[Section]:
    """Over HTTP beside other servers. The catalogue is opened first for the id and the file, and closed again."""
    csv, settings = plan.csv, plan.settings
    with opened(settings) as catalogue:
        load_folder(catalogue, now=utc_now(), report=lambda _: None)
        trips = published_trips(catalogue)
        resource_id, parquet = trips.resource.id, trips.parquet
    floor = Floor(parquet, plan.folder / "spill", threads=settings.threads, memory_mb=settings.serving_memory_mb)
    with portal(settings.data_dir, plan.city, PORTAL_API_REQUESTS_A_MINUTE=UNLIMITED) as running:
        first_s = running.seconds_until(f"/api/3/action/datastore_search?resource_id={resource_id}")
        ours = our_peer(running, resource_id, plan.rows)
        warm(ours)
        with installed_peers(plan.folder / "peers", csv, parquet, plan.rows) as (others, problems):
            for problem in problems:
                print(problem)
            yield from measure_operations(ours, others, floor, plan.rows, plan.repetitions)
            yield Section("From the start of the process to the first page", tuple(_first_pages(first_s, others)))
    floor.close()
    yield measure_package_search(plan.folder, DATASETS, plan.records[0], plan.repetitions)


def _first_pages(ours_s: float, others: Sequence[Peer]) -> list[Line]:
    return [Line("l   the portal", ours_s, "s"), *(Line(f"l   {one.name}", one.started_s, "s") for one in others)]


def measure_catalogue(plan: Plan) -> Iterable[Section]:
    yield measure_search(DATASETS, plan.records, plan.repetitions)


def measure_portal(plan: Plan) -> Iterable[Section]:
    yield measure_starts(plan.folder, plan.starts)
    yield measure_pages(plan.folder, plan.folder / "shipped", plan.repetitions)


def measure_contest(plan: Plan) -> Iterable[Section]:
    yield measure_assigning(plan.repetitions)


PARTS: Mapping[str, Callable[[Plan], Iterable[Section]]] = {
    "trips": measure_trips,
    "http": measure_http,
    "api": measure_api,
    "catalogue": measure_catalogue,
    "portal": measure_portal,
    "contest": measure_contest,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rows", type=int, help="rows of the table (1 000 000)")
    parser.add_argument("--quick", action="store_true", help="100 000 rows, few repetitions: whether it runs at all")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--part", choices=PARTS, action="append", help="measure only this; repeat for more")
    asked = parser.parse_args()
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    if asked.quick:
        plan = Plan(asked.rows or 100_000, 5, 1, (1_000,), folder)
    else:
        plan = Plan(asked.rows or 1_000_000, 60, 5, (10_000, 100_000), folder)
    print(f"{fill(machine_line(), WIDTH)}\n")
    for part in asked.part or PARTS:
        load, sections = load_line(), []
        for section in PARTS[part](plan):
            print(as_text(section), flush=True)
            sections.append(section)
        print(f"{load}\n")
        if asked.write:
            tables = f"{as_markdown(sections)}\n\n{machine_line()}. {load}."
            write_tables(ROOT / "docs" / "performance.md", part, tables)


if __name__ == "__main__":
    main()
