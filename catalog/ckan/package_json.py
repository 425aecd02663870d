"""Package dicts as JSON text, kept from one revision to the next: most answers are made of the same few hundred."""

import json
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from catalog.city import City
from catalog.ckan.packages import as_package
from catalog.records import Dataset

MOST_BYTES = 48 << 20


class PackageTexts:
    """The texts that were used last, as many as there is room for."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url
        self._kept: OrderedDict[str, tuple[Dataset, City, bytes]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def of(self, dataset: Dataset, city: City) -> bytes:
        """The package dict in UTF-8."""
        with self._lock:
            kept = self._kept.get(dataset.id)
            if kept is not None and kept[0] is dataset and kept[1] is city:
                self._kept.move_to_end(dataset.id)
                return kept[2]
        package = as_package(dataset, city, public_url=self._public_url)
        made = json.dumps(package, ensure_ascii=False, separators=(",", ":")).encode()
        with self._lock:
            self._keep(dataset, city, made)
        return made

    def list_of(self, datasets: Iterable[Dataset], city: City) -> bytes:
        """The JSON list of the package dicts."""
        return b"[%b]" % b",".join(self.of(dataset, city) for dataset in datasets)

    def _keep(self, dataset: Dataset, city: City, made: bytes) -> None:
        old = self._kept.pop(dataset.id, None)
        self._kept[dataset.id] = (dataset, city, made)
        self._bytes += len(made) - (len(old[2]) if old else 0)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _, (_, _, gone) = self._kept.popitem(last=False)
            self._bytes -= len(gone)
