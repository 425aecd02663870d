"""j over HTTP: a word among ten thousand packages, asked of CKAN's package_search, first 20 with two facets."""

import json
import shutil
from pathlib import Path
from urllib.parse import urlencode

from bench.importing import opened
from bench.over_http import Caller
from bench.peers import Asked
from bench.processes import portal
from bench.records import SUBJECTS, shipped_records, synthetic_records
from bench.report import Line, Section, line_of
from bench.timing import timed
from bench.trips import describe_city
from catalog import store
from core.clock import utc_now
from core.settings import Settings

_WORDS = [word for word in SUBJECTS if len(word) > 2]
_FACETS = json.dumps(["organization", "tags"])


def measure_package_search(folder: Path, datasets: Path, count: int, repetitions: int) -> Section:
    """A portal that holds `count` records and no rows."""
    settings = Settings(data_dir=folder / f"records-{count}", datasets_dir=folder / "city-alone")
    _prepare(settings, datasets, count)
    with portal(settings.data_dir, settings.datasets_dir) as running:
        started_s = running.seconds_until("/_stcore/health")
        running.settle()
        caller = Caller(running)
        lines = [Line(f"start with {count:,} datasets until health answers", started_s, "s")]
        for name, words in (("a word of three characters or more", _WORDS), ("every dataset", ["*:*"])):
            timing = timed(lambda n, words=words: caller.ask([_search(words[n % len(words)], n)]), repetitions)
            lines.append(line_of(f"j   {count:,} packages: {name}", timing, aim="≤ 2.5"))
        caller.close()
    return Section("Searching the catalogue over HTTP: 20 packages, organisation and tag facets", tuple(lines))


def _search(words: str, number: int) -> Asked:
    """Another `start` for every repetition, so that no kept answer helps."""
    asked = {"q": words, "rows": 20, "start": number % 40, "facet.field": _FACETS}
    return Asked(f"/api/3/action/package_search?{urlencode(asked)}")


def _prepare(settings: Settings, datasets: Path, count: int) -> None:
    """The records go straight into state, in one transaction; they belong to no folder."""
    settings.datasets_dir.mkdir(parents=True, exist_ok=True)
    describe_city(settings.datasets_dir, datasets)
    shutil.rmtree(settings.data_dir, ignore_errors=True)
    with opened(settings) as catalogue, catalogue.state.transaction() as tx:
        shipped = shipped_records(datasets, catalogue.city)
        for record in synthetic_records(count, shipped, catalogue.city):
            store.put_dataset(tx, record, kept_by="api", fingerprint="", now=utc_now())
        store.move_revision(tx)
