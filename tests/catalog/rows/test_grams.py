import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rows import grams
from catalog.rows.grams import build_grams

ROOMY = 10_000_000


@pytest.fixture(autouse=True)
def _few_rows_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grams, "COMMON_FLOOR", 2)


def index_of(*columns: list[str | None], batch_rows: int = 3) -> grams.Grams:
    batch = pa.record_batch(
        [pa.array(column, pa.string()) for column in columns], [str(i) for i in range(len(columns))]
    )
    batches = [batch.slice(first, batch_rows) for first in range(0, batch.num_rows, batch_rows)]
    made = build_grams(batches, batch.num_rows, limit_bytes=ROOMY)
    assert made is not None
    return made


def test_a_word_of_two_characters_is_found_in_any_column() -> None:
    index = index_of(["沈阳药店", None, "公园", ""], ["a", "药店", "药 店", "店药"])

    assert index.rows_with("药店").tolist() == [0, 1]


def test_a_pair_that_never_occurs_leaves_no_row() -> None:
    index = index_of(["沈阳药店", "公园"])

    assert index.rows_with("园公").tolist() == []
    assert index.rows_with("沈阳药店园").tolist() == []


def test_a_pair_in_many_rows_and_a_single_character_narrow_nothing_down() -> None:
    index = index_of(["公交车", "公交站", "公交卡", "地铁"])

    assert index.rows_with("公交") is None
    assert index.rows_with("公") is None
    assert index.rows_with("公交站").tolist() == [1]


def test_the_end_of_a_cell_and_the_start_of_the_next_are_no_pair() -> None:
    assert index_of(["药", "店"], ["店", "x"]).rows_with("药店").tolist() == []


def test_a_table_with_too_many_pairs_has_no_index() -> None:
    batch = pa.record_batch([pa.array([chr(0x4E00 + i) * 2 for i in range(500)])], ["a"])

    assert build_grams([batch], 500, limit_bytes=400) is None


_CELLS = st.one_of(st.none(), st.text("ab药店𠀀 ", max_size=6))


@given(st.lists(_CELLS, max_size=12), st.text("ab药店𠀀 ", min_size=1, max_size=4))
def test_every_row_that_holds_the_text_is_among_those_named(cells: list[str | None], text: str) -> None:
    named = index_of(cells).rows_with(text) if cells else np.empty(0, np.int32)

    holding = {row for row, cell in enumerate(cells) if cell is not None and text in cell}
    assert named is None or holding <= set(named.tolist())
    assert named is None or named.tolist() == sorted(named.tolist())
