"""What SQL answers, what it refuses, and in which words."""

from threading import Thread

import pytest

from catalog.catalogue import Catalogue
from catalog.queries import get_dataset
from catalog.sandbox import errors
from catalog.sandbox.sandbox import Sandbox
from core.errors import PortalError
from tests.catalog.sandbox.conftest import BRISK


def records(sandbox: Sandbox, sql: str) -> list[dict[str, object]]:
    return sandbox.run(sql, client="anna").records()


def test_rows_come_with_their_numbers_and_types(sandbox: Sandbox) -> None:
    answer = sandbox.run("SELECT * FROM bike_stations ORDER BY docks DESC", client="anna")

    assert answer.types == ("INTEGER", "VARCHAR", "VARCHAR", "BIGINT")
    assert answer.records() == [
        {"_id": 2, "code": "0012", "district": "沈河区", "docks": 35},
        {"_id": 1, "code": "0168", "district": "和平区", "docks": 20},
        {"_id": 3, "code": "0200", "district": "和平区", "docks": 15},
    ]


def test_tables_of_two_datasets_can_be_joined(sandbox: Sandbox) -> None:
    sql = """
        SELECT s.district, sum(t.docks) AS trips
        FROM bike_stations AS s JOIN bike_trips AS t USING (code)
        GROUP BY s.district
    """
    answer = sandbox.run(sql, client="anna")

    assert answer.records() == [{"district": "和平区", "trips": 40}]
    assert {table.dataset.slug for table in answer.tables} == {"bike-stations", "bike-trips"}
    assert answer.is_simulated


def test_a_table_can_be_called_by_the_id_of_its_resource(sandbox: Sandbox, ground: Catalogue) -> None:
    resource_id = get_dataset(ground, "bike-stations").resources[0].id

    found = records(sandbox, f'SELECT a._id AS one, b._id AS two FROM "{resource_id}" a, "{resource_id}" b LIMIT 2')

    assert found == [{"one": 1, "two": 1}, {"one": 1, "two": 2}]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT a._id, b._id AS other FROM bike_stations a, bike_trips b LIMIT 4", [(1, 1), (1, 2), (1, 3), (2, 1)]),
        (
            "SELECT s._id, t._id FROM bike_stations s LEFT JOIN bike_trips t USING (code)",
            [(1, 1), (1, 2), (2, None), (3, 3)],
        ),
        (
            "SELECT a._id, b._id FROM bike_trips a JOIN bike_trips b USING (code) ORDER BY 2 DESC, 1",
            [(3, 3), (1, 2), (2, 2), (1, 1), (2, 1)],
        ),
        ("SELECT count(*), 1 FROM bike_trips a JOIN bike_trips b USING (code)", [(5, 1)]),
    ],
)  # fmt: skip
def test_a_small_join_comes_in_the_order_of_its_rows(sandbox: Sandbox, sql: str, found: list[object]) -> None:
    assert list(sandbox.run(sql, client="anna").values()) == found


def test_chinese_and_awkward_names_are_written_as_they_are(sandbox: Sandbox) -> None:
    assert records(sandbox, 'SELECT 名称, "rate %" FROM places') == [{"名称": "故宫", "rate %": "98%"}]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT 'a; b' AS x;", [{"x": "a; b"}]),
        ("SELECT '；' AS 名; ; -- 完", [{"名": "；"}]),
        ("SELECT 1 AS x -- the end", [{"x": 1}]),
        ("/* first */ SELECT 1 AS x", [{"x": 1}]),
        ("FROM bike_stations SELECT count(*) AS n", [{"n": 3}]),
        ("VALUES (1), (2)", [{"col0": 1}, {"col0": 2}]),
        ("WITH bike_trips AS (SELECT 7 AS x) SELECT * FROM bike_trips", [{"x": 7}]),
        ("WITH t AS (SELECT code FROM bike_trips) SELECT count(*) AS n FROM t", [{"n": 3}]),
        ("SELECT count(*) AS n FROM main.bike_trips", [{"n": 3}]),
        ("SELECT x FROM range(3) AS t(x) WHERE x > 1", [{"x": 2}]),
        ("SELECT [1, 2] AS l, {'a': 1} AS s, NULL AS n", [{"l": [1, 2], "s": {"a": 1}, "n": None}]),
        ("SELECT DATE '2026-01-02' AS d, TIME '03:04' AS t", [{"d": "2026-01-02", "t": "03:04:00"}]),
        ("SELECT TIMESTAMP '2026-01-02 03:04:05' AS t", [{"t": "2026-01-02T03:04:05"}]),
        ("SELECT 12345678901234567890 AS big, 0.5 AS half", [{"big": 12345678901234567890, "half": 0.5}]),
        ("SELECT 'nan'::DOUBLE AS n, 'x'::BLOB AS b", [{"n": None, "b": "x"}]),
        ("SELECT uuid()::VARCHAR <> '' AS made, '1 day'::INTERVAL AS i", [{"made": True, "i": "1 day"}]),
        ("SELECT current_date >= DATE '2026-01-01' AS today", [{"today": True}]),
        ("SUMMARIZE SELECT 1 AS x", None),
        ("DESCRIBE bike_stations", None),
    ],
)  # fmt: skip
def test_whatever_reads_is_answered(sandbox: Sandbox, sql: str, found: list[dict[str, object]] | None) -> None:
    answered = records(sandbox, sql)

    assert answered == found if found is not None else answered


def test_columns_of_one_name_are_both_there(sandbox: Sandbox) -> None:
    answer = sandbox.run("SELECT 1 AS a, 2 AS a", client="anna")

    assert (answer.names, list(answer.values())) == (["a", "a_1"], [(1, 2)])


@pytest.mark.parametrize(
    ("selected", "names"),
    [
        ("count(*), sum(docks), max(code)", ["count", "sum", "max"]),
        ("sum(docks), sum(docks) + 1", ["sum", "(sum(docks) + 1)"]),
        ("sum(docks), sum(docks * 2)", ["sum(docks)", "sum((docks * 2))"]),
        ("count(*) AS n, count(*)", ["n", "count"]),
        ("CAST(count(*) AS INTEGER), count(DISTINCT code) AS count", ["CAST(count_star() AS INTEGER)", "count"]),
    ],
)
def test_a_column_without_a_name_is_called_by_its_function(sandbox: Sandbox, selected: str, names: list[str]) -> None:
    assert sandbox.run(f"SELECT {selected} FROM bike_stations", client="anna").names == names


def test_rows_over_the_limit_are_cut_off_and_told(sandbox: Sandbox) -> None:
    whole = sandbox.run("SELECT * FROM range(1000)", client="anna")
    more = sandbox.run("SELECT * FROM range(1001)", client="anna")
    few = sandbox.run("SELECT * FROM range(1001)", client="anna", most_rows=10)

    assert [(one.rows.num_rows, one.is_truncated) for one in (whole, more, few)] == [
        (1000, False),
        (1000, True),
        (10, True),
    ]


def test_an_answer_of_too_many_bytes_is_cut_off_as_well(sandbox: Sandbox) -> None:
    answer = sandbox.run("SELECT repeat('a', 100000) AS long FROM range(1000)", client="anna")

    assert answer.is_truncated
    assert 100 < answer.rows.num_rows < 400


REFUSED: list[tuple[str, type[PortalError], str]] = [
    ("", errors.SqlEmpty, "SELECT * FROM bike_stations LIMIT 10"),
    (" ; ", errors.SqlEmpty, "还没有写查询"),
    ("SELECT 1; SELECT 2", errors.SqlNotOne, "有 2 条"),
    ("SELECT ** FROM foobar", errors.SqlSyntax, "syntax error"),
    ("SELECT 'open", errors.SqlSyntax, "unterminated"),
    ("DROP TABLE bike_stations", errors.SqlNotSelect, "不能执行 DROP"),
    ("PIVOT bike_stations ON district", errors.SqlNotSelect, "不能执行 别的语句"),
    ("SELECT * FROM bike_station", errors.SqlUnknownTable, "bike_stations（bike-stations 数据）"),
    ("SELECT * FROM nothing_like_it", errors.SqlUnknownTable, "请在表的列表里查找"),
    ("SELECT * FROM secrets", errors.SqlUnknownTable, "没有“secrets”"),
    ("SELECT dock FROM bike_stations", errors.SqlUnknownColumn, "可用的列：docks, code, district"),
    ('SELECT s."docks 列" FROM bike_stations s', errors.SqlUnknownColumn, "可用的列：docks, code, district"),
    ("SELECT x FROM (SELECT 1 AS y)", errors.SqlFailed, "not found in FROM clause"),
    ("SELECT docs(1)", errors.SqlFailed, "Scalar Function with name docs does not exist"),
    ("SELECT CAST('a' AS INT)", errors.SqlFailed, "Could not convert string"),
    ("SELECT $1", errors.SqlFailed, ""),
    ("SELECT * FROM pg_catalog.pg_database", errors.SqlNotAllowed, "pg_catalog.pg_database"),
    ("SELECT current_setting('threads')", errors.SqlNotAllowed, "current_setting()"),
    ("SELECT " + "1," * 10_000 + "1", errors.SqlTooLong, "20008 个字符，最多 20000"),
    ("SELECT " + "1," * 500 + "1", errors.SqlTooWide, "501 列，最多 400"),
    ("SELECT " + "(" * 3_000 + "1" + ")" * 3_000, errors.SqlTooDeep, "嵌套得太深"),
    ("SELECT length(repeat('a', 2000000000))", errors.SqlTooMuchMemory, "超过了 256 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "error", "said"), REFUSED, ids=[sql[:40] for sql, _, _ in REFUSED])
def test_what_cannot_be_answered_says_why(sandbox: Sandbox, sql: str, error: type[PortalError], said: str) -> None:
    with pytest.raises(error) as refused:
        sandbox.run(sql, client="anna")

    assert said in refused.value.say("zh")


def test_a_slow_query_is_interrupted_and_its_worker_goes_on(sandbox: Sandbox) -> None:
    quick = Sandbox(sandbox._catalogue, BRISK.__class__(soft_s=0.3, hard_s=2.0, workers=1))
    try:
        quick.run("SELECT 1", client="anna")
        before = quick._workers.pids()
        with pytest.raises(errors.SqlTooSlow) as refused:
            quick.run("SELECT count(*) FROM range(1000000000000)", client="anna")

        assert quick.run("SELECT 1 AS x", client="anna").records() == [{"x": 1}]
        assert quick._workers.pids() == before
        assert "0.3 秒" in refused.value.say("zh")
    finally:
        quick.close()


def test_many_may_ask_at_once(sandbox: Sandbox) -> None:
    found: list[object] = []
    askers = [
        Thread(target=lambda n=n: found.append(sandbox.run(f"SELECT {n} AS x", client=f"client {n}").records()[0]["x"]))
        for n in range(8)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert sorted(found) == list(range(8))  # type: ignore[type-var]
