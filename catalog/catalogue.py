"""The catalogue that is open in this process, and the picture of it that readers share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import cast

from catalog import directory
from catalog.city import City, read_city
from catalog.counting import totals
from catalog.derived import Derived
from catalog.live.schema import STEPS as LIVE_STEPS
from catalog.records import Dataset
from catalog.rows.engine import Engine
from catalog.schema import STEPS as CATALOG_STEPS
from catalog.search.index import Documents, Index, build_index
from catalog.search.synonyms import Synonyms, read_synonyms
from catalog.store import list_changes, list_published, read_revision
from core.errors import Unavailable
from core.files import Files, open_files
from core.schema import Step, migrate
from core.settings import Settings
from core.state import State, open_state
from core.steps import CORE_STEPS

LOOK_EVERY_S = 1.0  # for a new revision
AWAY_FOR_S = 10.0  # a database that did not answer is not asked again before
COUNT_EVERY_S = 10.0  # views and downloads
REINDEX_EVERY_S = 3600.0  # so that the order by use follows even where nothing is published

Usage = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Snapshot:
    """Everything public at one revision. It never changes; a reader keeps the one it began with.

    city   the city's files and the organisations and groups made through the API
    """

    revision: int
    datasets: tuple[Dataset, ...]  # by slug
    city: City
    index: Index
    counts: Usage  # {dataset id: (views, downloads)}

    @cached_property
    def by_slug(self) -> Mapping[str, Dataset]:
        return {dataset.slug: dataset for dataset in self.datasets}

    @cached_property
    def by_id(self) -> Mapping[str, Dataset]:
        return {dataset.id: dataset for dataset in self.datasets}

    @cached_property
    def by_resource(self) -> Mapping[str, Dataset]:
        """{resource id: its dataset}"""
        return {resource.id: dataset for dataset in self.datasets for resource in dataset.resources}

    def usage(self, dataset_id: str) -> tuple[int, int]:
        """Views and downloads, some seconds old."""
        return self.counts.get(dataset_id, (0, 0))


class Catalogue:
    """State, files, derived files, engine and city of this process.

    folder_city   the city as its files have it: what the datasets folder is checked against
    """

    def __init__(
        self, *, state: State, files: Files, engine: Engine, city: City, settings: Settings, synonyms: Synonyms
    ) -> None:
        self.state, self.files, self.engine, self.folder_city, self.settings = state, files, engine, city, settings
        self.derived = Derived(files, quota_bytes=settings.derived_quota_bytes)
        self._synonyms, self._documents = synonyms, Documents()
        self._lock, self._told = Lock(), Lock()
        self._changes = self._changes_seen = 0  # of this process, told by `look_again`
        self._snapshot: Snapshot | None = None
        self._looked_at = self._counted_at = self._indexed_at = self._away_until = float("-inf")

    @property
    def city(self) -> City:
        """The city with what was made through the API; while state cannot be reached at all, as its files have it."""
        try:
            return self.snapshot().city
        except Unavailable:
            return self.folder_city

    def snapshot(self) -> Snapshot:
        """The published catalogue; looks for a new revision at most once a second.

        While one reader looks, and builds what is new, the others go on with what they have, unless this
        process made the change: whoever publishes sees it. While the database is away, all go on with it.
        """
        current = self._snapshot
        if current is not None and self._is_fresh():
            return current
        must_wait = current is None or self._changes != self._changes_seen
        if not self._lock.acquire(blocking=must_wait):
            return cast(Snapshot, current)
        try:
            return self._looked()
        except Unavailable:
            if current is None:
                raise
            self._away_until, self._changes_seen = monotonic() + AWAY_FOR_S, self._changes
            return current
        finally:
            self._lock.release()

    def fresh_snapshot(self) -> Snapshot | None:
        """The picture while it need not be looked at again; None otherwise. Never waits."""
        current = self._snapshot
        return current if current is not None and self._is_fresh() else None

    def look_again(self) -> None:
        """The next `snapshot()` asks state whatever the time: called after a change in this process."""
        with self._told:
            self._changes += 1

    def _is_fresh(self) -> bool:
        moment = monotonic()
        is_recent = moment - self._looked_at < LOOK_EVERY_S or moment < self._away_until
        return self._changes == self._changes_seen and is_recent

    def close(self) -> None:
        self.engine.close()
        self.state.close()

    def _looked(self) -> Snapshot:
        moment, current, changes = monotonic(), self._snapshot, self._changes
        if current is not None and self._is_fresh():
            return current  # another thread was faster
        revision = read_revision(self.state)
        if current is None or revision < current.revision:  # another database stands here now
            current, self._indexed_at, self._counted_at = self._read(revision), moment, moment
        elif revision > current.revision:
            current = self._moved_on(current, revision)
        elif changes != self._changes_seen:
            self._counted_at = float("-inf")  # what changed was counted
        if moment - self._counted_at > COUNT_EVERY_S:
            current, self._counted_at = replace(current, counts=totals(self.state)), moment
        if moment - self._indexed_at > REINDEX_EVERY_S:
            index = self._indexed(current.datasets, current.city, current.counts)
            current, self._indexed_at = replace(current, index=index), moment
        self._snapshot, self._looked_at, self._changes_seen = current, moment, changes
        return current

    def _read(self, revision: int) -> Snapshot:
        """The revision is read first: should the catalogue change meanwhile, the next look reads the change."""
        counts, datasets = totals(self.state), tuple(list_published(self.state))
        city = directory.merged_city(self.folder_city, directory.list_entries(self.state))
        return Snapshot(revision, datasets, city, self._indexed(datasets, city, counts), counts)

    def _moved_on(self, before: Snapshot, revision: int) -> Snapshot:
        """The picture with what changed since; everything else is shared with the one before."""
        city, changes = before.city, list_changes(self.state, before.revision)
        if changes.is_directory:
            city = directory.merged_city(self.folder_city, directory.list_entries(self.state))
        kept = {dataset.id: dataset for dataset in before.datasets} | dict(changes.datasets)
        datasets = tuple(sorted((one for one in kept.values() if one), key=lambda one: (one.slug, one.id)))
        return Snapshot(revision, datasets, city, self._indexed(datasets, city, before.counts), before.counts)

    def _indexed(self, datasets: tuple[Dataset, ...], city: City, counts: Usage) -> Index:
        return build_index(datasets, city, counts, self._synonyms, self._documents)


def open_catalogue(settings: Settings, *, more_steps: Sequence[Step] = ()) -> Catalogue:
    """Opens everything and brings the tables up to date; loads no dataset.

    more_steps   those of the layers above, which keep their tables in the same state

    Raises CityInvalid, StateInUse, StateUnavailable or StateIsNewer.
    """
    city = read_city(settings.datasets_dir)
    synonyms = read_synonyms(settings.datasets_dir)
    state = open_state(settings)
    try:
        migrate(state, (*CORE_STEPS, *CATALOG_STEPS, *LIVE_STEPS, *more_steps))
        return Catalogue(
            state=state,
            files=open_files(settings),
            engine=Engine(settings),
            city=city,
            settings=settings,
            synonyms=synonyms,
        )
    except BaseException:
        state.close()
        raise
