"""Big tables are searched through an index of character pairs; what is found is the same as by reading every row."""

import pytest

from catalog.rows import gram_indexes
from catalog.rows.conditions import HasWord
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import count_rows, read_rows
from tests.catalog.tables import add_version, as_rows, field, open_engine

QUESTIONS = (
    RowQuery(search="药店"),
    RowQuery(search="PHARMACY"),
    RowQuery(search="no such"),
    RowQuery(search="店"),
    RowQuery(search="Ärzte"),
    RowQuery(filters=(Filter("name", "contains", ("药店",)),)),
    RowQuery(filters=(Filter("name", "ends", ("药店",)),)),
    RowQuery(filters=(Filter("name", "not_contains", ("药店",)),)),
    RowQuery(where=HasWord("药店")),
    RowQuery(where=HasWord("pharmacies")),
    RowQuery(where=HasWord("7")),
    RowQuery(search="药店", sort=(("rank", True),)),
)
FIELDS = (field("rank", "integer"), field("name"), field("kind"))
_NAMES = ("和平药店", "Pharmacy No. 7", "ÄRZTE", "药 店", None, "药店街")
ROWS = [(n % 7, _NAMES[n] if n < len(_NAMES) else f"站点{n}", ("甲", "乙")[n % 2]) for n in range(3000)]


@pytest.fixture(params=["file", "memory"])
def found(request, tmp_path, monkeypatch):
    """What an engine with an index finds, and one without: found(question) -> two answers."""
    engine, files = open_engine(tmp_path)
    version = add_version(files, FIELDS, ROWS)
    if request.param == "memory":
        engine.warm(files, version)

    def ask(question):
        engine.answers.clear()
        rows = as_rows(read_rows(engine, files, version, question, limit=5000))
        return rows, count_rows(engine, files, version, question)

    def both(question):
        monkeypatch.setattr(gram_indexes, "WORTH_ROWS", 10**9)
        by_reading = ask(question)
        monkeypatch.setattr(gram_indexes, "WORTH_ROWS", 1)
        ask(question)
        engine.wait_until_loaded()
        return by_reading, ask(question)

    yield both
    engine.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_index_changes_no_answer(found, question):
    by_reading, by_index = found(question)

    assert by_index == by_reading


def test_rows_that_cannot_hold_the_words_are_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(gram_indexes, "WORTH_ROWS", 1)
    engine, files = open_engine(tmp_path)
    version = add_version(files, FIELDS, ROWS)
    count_rows(engine, files, version, RowQuery(search="药店"))
    engine.wait_until_loaded()

    with engine.reading(files, version) as source:
        rows = source.rows_with("药店"), source.rows_with("没有的词"), source.rows_with("店")

    engine.close()
    assert rows == ([0, 5], [], None)
