"""The datasets folder goes into the catalogue: only what changed, one transaction a dataset, mistakes named."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

import duckdb

from catalog import store, words
from catalog.catalogue import Catalogue
from catalog.errors import OriginalMissing, PackageInvalid
from catalog.publishing.elements import Sources, read_elements
from catalog.publishing.importing import IMPORTER, rebuild_version
from catalog.publishing.packages import Package, open_package
from catalog.publishing.workbench import open_workbench
from catalog.publishing.writing import dated, version_of, write_dataset
from catalog.records import Dataset, Resource, Version
from catalog.store import Kept
from core.audit import record_event
from core.files import sha256_of
from core.state import Transaction
from core.words import DEFAULT_LANG, Text

KEEPER = "folder"
ACTOR = "system:folder"
RECORD = 2  # how records are made; a change reads every package again


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Slugs of what was loaded and withdrawn; how many were as before; what was left out and why."""

    loaded: tuple[str, ...]
    unchanged: int
    refused: tuple[PackageInvalid, ...]
    withdrawn: tuple[str, ...]
    seconds: float


def load_folder(catalogue: Catalogue, *, now: datetime, report: Callable[[str], None] = print) -> LoadReport:
    """Brings the catalogue to what the datasets folder says, with a line to `report` for whatever happens.

    A broken package is one line and is left out; if it was published before, its good state stays. A folder
    that is gone withdraws its dataset, unless no folder is left at all, which is taken for a wrong path.
    """
    folder = catalogue.settings.datasets_dir
    folders = _package_folders(folder)
    if not folders:
        report(words.FOLDER_EMPTY.say(DEFAULT_LANG, folder=folder))
        return LoadReport((), 0, (), (), 0.0)
    with open_workbench(catalogue.files.scratch, threads=catalogue.settings.threads) as bench:
        load = _Load(catalogue, bench, now, report, len(folders))
        for place, each in enumerate(folders, start=1):
            load.take(each, place)
        load.withdraw_missing({each.name for each in folders})
        load.rebuild_missing()
    catalogue.look_again()
    return load.finish()


def _package_folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_")))


def fingerprint_of(folder: Path, *, city_fingerprint: str) -> str:
    """Changes when a file of the folder does, or anything that its dataset is checked against or read with."""
    digest = hashlib.sha256(f"{IMPORTER} {RECORD} {city_fingerprint}".encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256_of(path).encode())
    return digest.hexdigest()


@dataclass
class _Load:
    """One run over the folder."""

    catalogue: Catalogue
    bench: duckdb.DuckDBPyConnection
    now: datetime
    report: Callable[[str], None]
    count: int
    loaded: list[str] = field(default_factory=list)
    refused: list[PackageInvalid] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    unchanged: int = 0

    def __post_init__(self) -> None:
        catalogue = self.catalogue
        self.started_at = monotonic()
        self.kept: Mapping[str, Kept] = store.list_kept(catalogue.state, KEEPER)
        self.versions: Mapping[str, Version] = store.current_versions(catalogue.state)
        elements = read_elements(catalogue.settings.datasets_dir)
        self.sources = Sources(elements)
        self.city_fingerprint = f"{catalogue.folder_city.fingerprint} {sorted(elements)}"
        self.say(words.LOADING, folder=catalogue.settings.datasets_dir, count=self.count)

    def say(self, sentence: Text, **facts: object) -> None:
        self.report(sentence.say(DEFAULT_LANG, **facts))

    def take(self, folder: Path, place: int) -> None:
        """Loads one package, or finds it unchanged, or says what is wrong with it."""
        started_at = monotonic()
        fingerprint = fingerprint_of(folder, city_fingerprint=self.city_fingerprint)
        kept = self.kept.get(folder.name)
        try:
            if kept and kept.is_published and kept.fingerprint == fingerprint:
                self.sources.take(kept.dataset)
                self.unchanged += 1
                return
            rows = self._publish(folder, fingerprint, kept)
        except PackageInvalid as problem:
            self.refused.append(problem)
            self.say(words.REFUSED_ONE, place=place, count=self.count, problem=problem.say(DEFAULT_LANG))
            self._keep_claims(kept)
            return
        self.loaded.append(folder.name)
        seconds = monotonic() - started_at
        self.say(words.LOADED_ONE, place=place, count=self.count, slug=folder.name, rows=rows, seconds=seconds)

    def _keep_claims(self, kept: Kept | None) -> None:
        """What stays published in its good state stays the source of its data elements."""
        if kept and kept.is_published:
            with suppress(PackageInvalid):  # it is itself what is wrong: an earlier folder is the source
                self.sources.take(kept.dataset)

    def _publish(self, folder: Path, fingerprint: str, kept: Kept | None) -> int:
        """Files first, then one transaction. Returns the number of rows. Raises PackageInvalid."""
        package = open_package(folder, self.catalogue.folder_city)
        made = [self._version(resource, package) for resource in package.dataset.resources]
        self.sources.take(package.dataset)
        versions = [version for version in made if version is not None]
        fresh = [version for version in versions if version != self.versions.get(version.resource_id)]
        dataset = dated(package.dataset, kept, self.now)
        with self.catalogue.state.transaction() as tx:
            self._require_free_name(tx, dataset)
            before = store.find_kept(tx, dataset.id)
            if before is None or not before.is_published or before.fingerprint != fingerprint:
                write_dataset(
                    tx,
                    dataset,
                    fresh,
                    fingerprint=fingerprint,
                    kept_by=KEEPER,
                    actor=ACTOR,
                    is_new=before is None,
                    now=self.now,
                )
        return sum(version.row_count for version in versions)

    def _require_free_name(self, tx: Transaction, dataset: Dataset) -> None:
        """Raises PackageInvalid when a dataset that was brought in another way bears the name."""
        if store.find_owner_of_slug(tx, dataset.slug) not in (None, dataset.id):
            fix = words.DATASET_KEPT_ELSEWHERE.filled(slug=dataset.slug)
            raise PackageInvalid(file=f"{dataset.slug}/datapackage.json", field="name", fix=fix)

    def _version(self, resource: Resource, package: Package) -> Version | None:
        current = self.versions.get(resource.id)
        return version_of(self.catalogue.files, resource, package, current, now=self.now, connection=self.bench)

    def withdraw_missing(self, present: set[str]) -> None:
        """Leaves a tombstone of every dataset whose folder is gone."""
        gone = [kept.dataset for slug, kept in self.kept.items() if kept.is_published and slug not in present]
        for dataset in gone:
            with self.catalogue.state.transaction() as tx:
                store.withdraw_dataset(tx, dataset.id, now=self.now)
                store.move_revision(tx)
                facts = {"slug": dataset.slug}
                record_event(tx, actor=ACTOR, action="withdraw_dataset", subject=dataset.id, facts=facts, now=self.now)
            self.withdrawn.append(dataset.slug)
            self.say(words.WITHDRAWN_ONE, slug=dataset.slug)

    def rebuild_missing(self) -> None:
        """Makes again what is gone of the current versions: Parquet and CSV are derived, the original is not."""
        stored = set(self.catalogue.files.keys("versions/"))
        for dataset in store.list_published(self.catalogue.state):
            for version in (resource.version for resource in dataset.resources):
                if version and not {version.parquet_key, version.csv_key} <= stored:
                    self._rebuild(dataset, version)

    def _rebuild(self, dataset: Dataset, version: Version) -> None:
        try:
            rebuilt = rebuild_version(self.catalogue.files, version, connection=self.bench)
        except OriginalMissing as lost:
            self.say(words.VERSION_LOST, slug=dataset.slug, number=version.number, problem=lost.say(DEFAULT_LANG))
            return
        if rebuilt != version:
            with self.catalogue.state.transaction() as tx:
                store.set_version(tx, rebuilt)
                store.move_revision(tx)
        self.say(words.REBUILT_ONE, slug=dataset.slug, number=version.number)

    def finish(self) -> LoadReport:
        seconds = monotonic() - self.started_at
        self.say(
            words.LOADED_ALL,
            loaded=len(self.loaded),
            unchanged=self.unchanged,
            refused=len(self.refused),
            withdrawn=len(self.withdrawn),
            seconds=seconds,
        )
        return LoadReport(tuple(self.loaded), self.unchanged, tuple(self.refused), tuple(self.withdrawn), seconds)
