"""Descriptions of the catalogue as bytes: each made once for a revision, by the first who asks, then kept."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from catalog.catalogue import Snapshot
from catalog.records import Dataset
from core.settings import MB
from core.turns import Turns

MOST_BYTES = 64 * MB


@dataclass(frozen=True, slots=True)
class Document:
    """`etag` is of the content, without its quotes: a new revision that changes nothing here is no news."""

    content: bytes
    etag: str


class Documents:
    """Those of the present revision, the ones used longest ago making room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes, self._kept_bytes = most_bytes, 0
        self._guard, self._turns = Lock(), Turns()
        self._of: tuple[Dataset, ...] | None = None
        self._kept: OrderedDict[str, Document] = OrderedDict()

    def get(self, snapshot: Snapshot, name: str, make: Callable[[], bytes]) -> Document:
        """The document called `name`; `make` writes it where this revision has none yet."""
        with self._turns.of(name):
            found = self._find(snapshot, name)
            if found is None:
                content = make()
                found = Document(content, hashlib.sha256(content).hexdigest()[:32])
                self._keep(snapshot, name, found)
        return found

    def _find(self, snapshot: Snapshot, name: str) -> Document | None:
        with self._guard:
            if self._of is not snapshot.datasets:
                self._of, self._kept_bytes = snapshot.datasets, 0
                self._kept.clear()
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
            return found

    def _keep(self, snapshot: Snapshot, name: str, document: Document) -> None:
        with self._guard:
            if self._of is not snapshot.datasets:
                return  # the catalogue moved on meanwhile
            self._kept[name] = document
            self._kept_bytes += len(document.content)
            while self._kept_bytes > self._most_bytes and self._kept:
                self._kept_bytes -= len(self._kept.popitem(last=False)[1].content)
