"""Importing a folder, as a multiple of DuckDB's bare `read_csv` → Parquet of the same file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from bench.report import Line, Section
from bench.timing import milliseconds_of, timed
from catalog.catalogue import Catalogue, open_catalogue
from catalog.publishing.loading import load_folder
from catalog.quoting import literal
from contest.schema import STEPS as CONTEST_STEPS
from core.clock import utc_now
from core.settings import Settings

FEW = 3


@contextmanager
def opened(settings: Settings) -> Iterator[Catalogue]:
    catalogue = open_catalogue(settings, more_steps=CONTEST_STEPS)  # as the portal has it, which may come next
    try:
        yield catalogue
    finally:
        catalogue.close()


def measure_import(catalogue: Catalogue, csv: Path, rows: int) -> Section:
    """Checks of every value, the original, Parquet, CSV, profile and the transaction, all in one number."""
    bare_s = _bare_s(csv, catalogue.settings)
    ours_s = milliseconds_of(lambda _: load_folder(catalogue, now=utc_now(), report=_quietly), 0) / 1000
    again_s = milliseconds_of(lambda _: load_folder(catalogue, now=utc_now(), report=_quietly), 0) / 1000
    return Section(
        f"Importing {rows:,} rows of 12 columns ({csv.stat().st_size / 1e6:.0f} MB of CSV)",
        (
            Line("load_folder, the folder is new", ours_s, "s", floor=bare_s),
            Line("load_folder, nothing changed", again_s, "s", floor=bare_s),
        ),
    )


def _quietly(_line: str) -> None:
    pass


def _bare_s(csv: Path, settings: Settings) -> float:
    target = settings.data_dir / "bare.parquet"
    sql = f"COPY (FROM read_csv({literal(str(csv))})) TO {literal(str(target))} (FORMAT parquet, COMPRESSION zstd)"
    with duckdb.connect(":memory:", config={"threads": settings.threads}) as bare:
        timing = timed(lambda _: bare.execute(sql), FEW, warm_up=1)
    target.unlink()
    return timing.median / 1000
