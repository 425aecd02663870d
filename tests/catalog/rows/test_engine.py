"""One DuckDB in memory: limits that hold, tables that stay while they are read."""

import threading
import time

import duckdb
import pandas as pd
import pytest

from catalog.errors import QueryTooSlow
from catalog.rows.answers import Answers
from catalog.rows.query import RowQuery
from catalog.rows.reading import read_rows
from tests.catalog.tables import BUS, BUS_ROWS, add_version, as_rows, field, open_engine


@pytest.fixture
def engine_and_files(tmp_path):
    engine, files = open_engine(tmp_path)
    yield engine, files
    engine.close()


def test_limits_are_set_on_the_instance(engine_and_files):
    engine, _ = engine_and_files

    names = ("threads", "autoload_known_extensions", "autoinstall_known_extensions", "python_enable_replacements")
    names += ("allocator_background_threads",)
    settings = dict(engine.rows("SELECT name, value FROM duckdb_settings() WHERE name = ANY(?)", [list(names)]))

    assert settings == {
        "allocator_background_threads": "true",
        "threads": "2",
        "autoload_known_extensions": "false",
        "autoinstall_known_extensions": "false",
        "python_enable_replacements": "false",
    }
    assert engine.rows("SELECT current_setting('memory_limit')") == [("256.0 MiB",)]


def test_a_query_that_takes_too_long_is_stopped_and_says_what_to_do(tmp_path):
    engine, _ = open_engine(tmp_path, query_limit_s=0.2)

    with pytest.raises(QueryTooSlow, match=r"more than 0\.2 seconds"):
        engine.rows("SELECT count(*) FROM range(10000000) AS a, range(10000) AS b")

    assert engine.rows("SELECT 1") == [(1,)]


def test_a_download_has_a_longer_limit_than_a_page(tmp_path):
    engine, _ = open_engine(tmp_path, query_limit_s=0.05)
    batches = []

    engine.stream("SELECT sum(hash(range)) AS total FROM range(30000000)", (), batches.append)

    assert [batch.num_rows for batch in batches] == [1]


def test_an_answer_comes_in_batches(engine_and_files):
    engine, _ = engine_and_files
    batches = []

    engine.stream("SELECT range AS n FROM range(?)", (25_000,), batches.append, batch_rows=10_000)

    assert len(batches) > 2
    assert [n.as_py() for batch in batches for n in batch["n"]] == list(range(25_000))


def test_no_variable_of_python_is_read_as_a_table(engine_and_files):
    engine, _ = engine_and_files
    secret = pd.DataFrame({"a": [1]})

    with pytest.raises(duckdb.CatalogException):
        engine.rows("SELECT * FROM secret")

    assert len(secret) == 1


def test_a_version_read_twice_is_loaded_and_answers_the_same(engine_and_files):
    engine, files = engine_and_files
    version = add_version(files, BUS, BUS_ROWS)
    from_file = _read_all(engine, files, version)
    _read_all(engine, files, version)

    engine.wait_until_loaded()
    with engine.reading(files, version) as source:
        is_hot = source.is_hot

    assert is_hot
    assert _read_all(engine, files, version) == from_file == BUS_ROWS


def _read_all(engine, files, version):
    with engine.reading(files, version) as source:
        return engine.rows(f"SELECT date, district, route, passengers FROM {source.sql} ORDER BY {source.row_number}")


def test_text_that_repeats_becomes_an_enum_and_comes_out_as_text(engine_and_files):
    engine, files = engine_and_files
    rows = [(("和平区", "沈河区")[n % 2], f"站点{n}") for n in range(400)]
    version = add_version(files, (field("district"), field("stop")), rows)

    engine.warm(files, version)
    with engine.reading(files, version) as source:
        members = source.members
        table = engine.arrow(f"SELECT {source.column('district')} AS district FROM {source.sql} LIMIT 2")

    assert members == {"district": ("和平区", "沈河区")}
    assert as_rows(table) == [("和平区",), ("沈河区",)]
    assert str(table.schema.field("district").type) == "string"


@pytest.mark.slow
def test_the_version_used_longest_ago_makes_room(tmp_path):
    engine, files = open_engine(tmp_path, hot_tables_mb=3)
    rows = [(n, f"第{n}行的一段说明文字") for n in range(40_000)]
    versions = [add_version(files, (field("n", "integer"), field("note")), rows, version_id=f"v{i}") for i in range(3)]

    held = [engine.warm(files, version) for version in versions]

    assert held == [True, True, True]
    assert [_is_hot(engine, files, version) for version in versions] == [False, False, True]


def test_a_version_bigger_than_the_quota_stays_a_file(tmp_path):
    engine, files = open_engine(tmp_path, hot_tables_mb=1)
    version = add_version(
        files, (field("n", "integer"), field("note")), [(n, f"第{n}行的说明" * 3) for n in range(60_000)]
    )

    assert engine.warm(files, version) is False
    assert _is_hot(engine, files, version) is False
    assert engine.rows("SELECT count(*) FROM duckdb_tables()") == [(0,)]


def _is_hot(engine, files, version):
    with engine.reading(files, version) as source:
        return source.is_hot


@pytest.mark.slow
def test_a_table_is_dropped_only_after_its_last_reader_has_left(tmp_path):
    engine, files = open_engine(tmp_path, hot_tables_mb=3)
    rows = [(n, f"第{n}行的一段说明文字") for n in range(40_000)]
    fields = (field("n", "integer"), field("note"))
    first = add_version(files, fields, rows, version_id="first")
    second = add_version(files, fields, rows, version_id="second")
    engine.warm(files, first)

    with engine.reading(files, first) as source:
        engine.warm(files, second)
        while_reading = engine.rows(f"SELECT count(*) FROM {source.sql}")
        tables_while_reading = engine.rows("SELECT count(*) FROM duckdb_tables()")

    assert while_reading == [(40_000,)]
    assert tables_while_reading == [(2,)]
    assert engine.rows("SELECT count(*) FROM duckdb_tables()") == [(1,)]


@pytest.mark.parametrize("name", ["rowid", "file_row_number", "filename"])
def test_a_column_may_have_the_name_of_a_pseudo_column(engine_and_files, name):
    engine, files = engine_and_files
    version = add_version(files, (field(name), field("n", "integer")), [("a", 3), ("b", 1), ("c", 2)])
    query = RowQuery(sort=(("n", False),))

    cold = as_rows(read_rows(engine, files, version, query))
    engine.answers.clear()
    engine.warm(files, version)

    assert cold == as_rows(read_rows(engine, files, version, query)) == [("b", 1), ("c", 2), ("a", 3)]


@pytest.mark.slow
def test_many_threads_read_while_tables_come_and_go(tmp_path):
    engine, files = open_engine(tmp_path, hot_tables_mb=3)
    rows = [(n, f"第{n}行的一段说明文字") for n in range(20_000)]
    fields = (field("n", "integer"), field("note"))
    versions = [add_version(files, fields, rows, version_id=f"v{i}") for i in range(5)]
    answers, ends = [], time.monotonic() + 1.5

    def read(place):
        while time.monotonic() < ends:
            for version in versions[place:] + versions[:place]:
                with engine.reading(files, version) as source:
                    answers.append(engine.rows(f"SELECT count(*), max(n) FROM {source.sql}"))

    threads = [threading.Thread(target=read, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.close()

    assert len(answers) > 20
    assert set(map(tuple, answers)) == {((20_000, 19_999),)}


def test_answers_are_kept_until_the_quota_is_full():
    answers = Answers(quota_bytes=15_000)
    computed = []

    def ask(key):
        return answers.get(key, lambda: computed.append(key) or key, lambda _: 900)

    for key in [*"abc", "a", *(f"n{i}" for i in range(9)), "a", "b"]:
        ask(key)

    assert computed == [*"abc", *(f"n{i}" for i in range(9)), "b"]


def test_an_answer_too_big_for_the_quota_is_not_kept():
    answers = Answers(quota_bytes=10_000)
    computed = []

    for _ in range(2):
        answers.get("big", lambda: computed.append(1), lambda _: 5_000)

    assert computed == [1, 1]
