"""One revision of the catalogue as the clients of CKAN see it: packages, resources, and what they are found by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

from catalog import store
from catalog.catalogue import Catalogue, Snapshot
from catalog.city import City
from catalog.ckan.directory import Directory
from catalog.ckan.package_json import PackageTexts
from catalog.ckan.solr.corpus import Corpus
from catalog.ckan.writing.rights import Rights
from catalog.directory import Entry, list_entries
from catalog.records import Dataset, Resource
from catalog.search.index import build_index


@dataclass(frozen=True, slots=True)
class Placed:
    """A resource with its dataset and its place in it, which counts from 0."""

    dataset: Dataset
    resource: Resource
    place: int


class View:
    """Immutable; its parts are made when they are first asked for."""

    def __init__(self, catalogue: Catalogue, snapshot: Snapshot, texts: PackageTexts, before: "View | None") -> None:
        self.snapshot, self.texts = snapshot, texts
        self.corpus: Corpus = Corpus(snapshot.index, before.corpus if before else None)
        self._catalogue = catalogue

    @property
    def city(self) -> City:
        return self.snapshot.city

    @property
    def datasets(self) -> Sequence[Dataset]:
        """The public ones, by slug."""
        return self.snapshot.datasets

    @cached_property
    def hidden(self) -> Sequence[Dataset]:
        """Those that are not public, by slug; see `Rights.may_see`."""
        state = self._catalogue.state
        return tuple(store.with_current_versions(state, one) for one in store.list_hidden(state))

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """{id: organisation or group made through the API}"""
        return {entry.id: entry for entry in list_entries(self._catalogue.state)}

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.city, self.datasets, self.entries)

    @cached_property
    def resources(self) -> Mapping[str, Placed]:
        """{resource id: where it stands}, of public datasets."""
        return _placed(self.datasets)

    @cached_property
    def hidden_resources(self) -> Mapping[str, Placed]:
        return _placed(self.hidden)

    def find(self, id_or_slug: str) -> Dataset | None:
        """The dataset of this id or slug, public or not: whoever shows it asks `Rights.may_see`."""
        found = self.snapshot.by_id.get(id_or_slug) or self.snapshot.by_slug.get(id_or_slug)
        return found or next((one for one in self.hidden if id_or_slug in (one.id, one.slug)), None)

    def find_resource(self, resource_id: str) -> Placed | None:
        """The same for a resource."""
        return self.resources.get(resource_id) or self.hidden_resources.get(resource_id)

    def resource(self, resource_id: str, rights: Rights) -> Placed | None:
        """A resource that the caller may see."""
        found = self.find_resource(resource_id)
        return found if found is not None and rights.may_see(found.dataset) else None

    def visible_to(self, rights: Rights) -> list[Dataset]:
        """What is not public and the caller may see."""
        return [one for one in self.hidden if rights.may_see(one)] if rights.account_id else []

    def corpus_with(self, hidden: Sequence[Dataset]) -> Corpus:
        """The corpus with these datasets as well; made anew each time, for the few who ask."""
        if not hidden:
            return self.corpus
        together = sorted((*self.datasets, *hidden), key=lambda one: (one.slug, one.id))
        return Corpus(build_index(together, self.city, self.snapshot.counts, self.snapshot.index.synonyms), self.corpus)


def _placed(datasets: Sequence[Dataset]) -> dict[str, Placed]:
    return {
        resource.id: Placed(dataset, resource, place)
        for dataset in datasets
        for place, resource in enumerate(dataset.resources)
    }


_views: WeakKeyDictionary[Catalogue, View] = WeakKeyDictionary()
_making = Lock()


def view_of(catalogue: Catalogue) -> View:
    """The view of what is published now; made once a revision."""
    snapshot = catalogue.snapshot()
    current = _views.get(catalogue)
    if current is not None and current.snapshot.index is snapshot.index:
        return current
    with _making:
        current = _views.get(catalogue)
        if current is None or current.snapshot.index is not snapshot.index:
            texts = current.texts if current else PackageTexts(catalogue.settings.public_url)
            current = _views[catalogue] = View(catalogue, snapshot, texts, current)
        return current
