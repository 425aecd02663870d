"""Token → the datasets that have it and how much it weighs there, as two arrays."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int32]  # positions in the tuple of datasets, ascending
Weights = NDArray[np.float32]

BARELY, FULLY = 0.6, 2.0  # what a mention in passing is worth as presence; the weight from which a word is fully there


@dataclass(frozen=True, slots=True)
class Posting:
    places: Places
    weights: Weights
    rarity: float  # idf: ln(1 + datasets / datasets that have the token)

    @property
    def presence(self) -> Weights:
        """0.6–1: how much of a query term the token covers there."""
        presence: Weights = np.minimum(np.float32(1 - BARELY), self.weights * np.float32((1 - BARELY) / FULLY))
        presence += np.float32(BARELY)
        return presence


class Postings:
    """An immutable table of postings. `find` answers None for a token that no dataset has."""

    def __init__(self, table: Mapping[str, Posting]) -> None:
        self._table = table

    def find(self, token: str) -> Posting | None:
        return self._table.get(token)

    def __contains__(self, token: str) -> bool:
        return token in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class PostingsBuilder:
    """Collects weights dataset by dataset, in ascending order of place."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, place: int, weights: Mapping[str, float]) -> None:
        for token, weight in weights.items():
            found = self._found.get(token)
            if found is None:
                found = self._found[token] = (array("i"), array("f"))
            found[0].append(place)
            found[1].append(weight)

    def finish(self, count: int) -> Postings:
        """`count` is the number of datasets. The builder is empty afterwards."""
        table = {}
        for token, (places, found) in self._found.items():
            rarity = log1p(count / len(places))
            table[token] = Posting(np.frombuffer(places, np.int32), np.frombuffer(found, np.float32), rarity)
        self._found = {}
        return Postings(table)
