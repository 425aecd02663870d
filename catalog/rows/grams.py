"""Which rows can hold a piece of text: the pairs of neighbouring characters, and the rows that each occurs in.

Two characters, not three, so that 药店 is found. A pair in many rows narrows nothing down and is only noted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

COMMON_SHARE = 1 / 256  # of the rows: a pair in more of them is common
COMMON_FLOOR = 1_000  # … and in more rows than this
BATCH_ROWS = 1 << 16
_ROW_BITS = 16
_CHARACTER_BITS = 21  # Unicode ends below 2 ** 21

Keys = NDArray[np.int64]
Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Grams:
    """The pairs of a table; rows count from 0 in the publisher's order.

    rare     sorted; `rows[starts[i]:starts[i + 1]]` are the rows of `rare[i]`, ascending
    common   sorted; the other pairs that occur
    """

    rare: Keys
    starts: NDArray[np.int64]
    rows: Rows
    common: Keys

    @property
    def size_bytes(self) -> int:
        return self.rare.nbytes + self.starts.nbytes + self.rows.nbytes + self.common.nbytes

    def rows_with(self, text: str) -> Rows | None:
        """Rows among which is every row that holds the text; None when the text narrows nothing down."""
        keys = np.unique(_pairs_of(np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)))
        keys = keys[~_among(keys, self.common)]
        if not keys.size:
            return None
        if not _among(keys, self.rare).all():
            return np.empty(0, np.int32)
        places = np.searchsorted(self.rare, keys)
        lists = sorted((self.rows[self.starts[p] : self.starts[p + 1]] for p in places), key=len)
        return reduce(lambda left, right: np.intersect1d(left, right, assume_unique=True), lists)


def _pairs_of(characters: NDArray[np.uint32]) -> Keys:
    wide = characters.astype(np.int64)
    return (wide[:-1] << _CHARACTER_BITS) | wide[1:]


def _among(keys: Keys, of: Keys) -> NDArray[np.bool_]:
    if not of.size:
        return np.zeros(keys.size, np.bool_)
    return np.asarray(of[np.minimum(np.searchsorted(of, keys), of.size - 1)] == keys, np.bool_)


# ---- building ------------------------------------------------------------------------------------------------------


def build_grams(batches: Iterable[pa.RecordBatch], row_count: int, *, limit_bytes: int) -> Grams | None:
    """The pairs of a table whose text columns come in batches of at most `BATCH_ROWS` rows, in lower case.

    None when the lists would take more than `limit_bytes`.
    """
    most = max(COMMON_FLOOR, int(row_count * COMMON_SHARE))
    common = np.empty(0, np.int64)
    held: list[tuple[Keys, Rows]] = []
    counts = _Counts()
    for first, batch in _numbered(batches):
        keys, rows = _occurrences(batch, common)
        common = np.union1d(common, counts.add(keys, most))
        held.append((keys, rows + np.int32(first)))
        if sum(each.size for _, each in held) * (np.int64().nbytes + np.int32().nbytes) > limit_bytes:
            held = [_without(keys, rows, common) for keys, rows in held]
            if sum(each.size for _, each in held) * np.int32().nbytes > limit_bytes:
                return None
    return _sorted([_without(keys, rows, common) for keys, rows in held], common)


def _numbered(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
    first = 0
    for batch in batches:
        yield first, batch
        first += batch.num_rows


def _occurrences(batch: pa.RecordBatch, common: Keys) -> tuple[Keys, Rows]:
    """(pairs, rows) without the common ones: each pair once a row, by pair and then by row, counted in the batch."""
    found = [_pairs_by_row(column, common) for column in batch.columns]
    together = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    return together >> _ROW_BITS, (together & ((1 << _ROW_BITS) - 1)).astype(np.int32)


def _pairs_by_row(column: pa.Array, common: Keys) -> Keys:
    """Pair and row of each place in a column, in one number."""
    filled = pc.fill_null(column.cast(pa.string()), "")
    characters = np.frombuffer(_joined(filled).encode("utf-32-le"), np.uint32)
    pairs = _pairs_of(characters)
    rows = np.repeat(np.arange(len(column), dtype=np.int64), pc.utf8_length(filled).to_numpy())
    wanted = np.flatnonzero((rows[:-1] == rows[1:]) & ~_among(pairs, common))
    return (pairs[wanted] << _ROW_BITS) | rows[wanted]


def _joined(texts: pa.Array) -> str:
    """All texts of an array without nulls, one after the other."""
    _, offsets, characters = texts.buffers()
    bounds = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return characters.to_pybytes()[bounds[0] : bounds[-1]].decode() if len(texts) and characters else ""


class _Counts:
    """In how many rows each pair was seen, over all batches."""

    def __init__(self) -> None:
        self._keys = np.empty(0, np.int64)
        self._seen = np.empty(0, np.int64)

    def add(self, keys: Keys, most: int) -> Keys:
        """Counts one batch; returns the pairs that are now in more than `most` rows, and forgets them."""
        fresh, seen = np.unique(keys, return_counts=True)
        together = np.union1d(self._keys, fresh)
        total = np.zeros(together.size, np.int64)
        total[np.searchsorted(together, self._keys)] += self._seen
        total[np.searchsorted(together, fresh)] += seen
        is_common = total > most
        self._keys, self._seen = together[~is_common], total[~is_common]
        return together[is_common]


def _without(keys: Keys, rows: Rows, common: Keys) -> tuple[Keys, Rows]:
    rare = ~_among(keys, common)
    return keys[rare], rows[rare]


def _sorted(held: list[tuple[Keys, Rows]], common: Keys) -> Grams:
    keys = np.concatenate([keys for keys, _ in held]) if held else np.empty(0, np.int64)
    rows = np.concatenate([rows for _, rows in held]) if held else np.empty(0, np.int32)
    order = np.argsort(keys, kind="stable")
    rare, starts = np.unique(keys[order], return_index=True)
    return Grams(rare, np.append(starts, keys.size), rows[order], common)
