"""A column has a type only where every value fits it; codes and long numbers stay text."""

import duckdb
import pytest

from catalog.ckan.writing.typing_columns import typed_fields


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as opened:
        yield opened


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "-20", None], "integer"),
        (["0", "+5"], "integer"),
        (["007", "12"], "string"),
        (["12345678901234"], "integer"),
        (["123456789012345"], "string"),
        (["1.5", "2"], "number"),
        (["01.5"], "string"),
        (["1e3", "2.5E-7"], "number"),
        (["12345678.1234567"], "string"),
        (["1,000"], "string"),
        (["true", "False"], "boolean"),
        (["1", "true"], "string"),
        (["2026-01-31", "2024-02-29"], "date"),
        (["2026-02-29"], "string"),
        (["2026-01-31T08:00:00", "2026-01-31 08:00"], "datetime"),
        (["2026-01-31", "2026-01-31T08:00:00"], "string"),
        (["2026-01", "2026-12"], "yearmonth"),
        (["2026-13"], "string"),
        (["", " 1"], "string"),
        (["NaN", "inf"], "string"),
        ([None, None], "string"),
    ],
)
def test_a_type_is_for_every_value(connection, values, kind):
    connection.execute('CREATE OR REPLACE TEMP TABLE incoming AS SELECT unnest(?::VARCHAR[]) AS "a ""b"', [values])

    assert [field.type for field in typed_fields(connection, ['a "b'])] == [kind]


def test_what_the_source_calls_text_is_no_number(connection):
    connection.execute("CREATE OR REPLACE TEMP TABLE incoming AS SELECT '12' AS code, '2026-01-02' AS day, '5' AS n")

    fields = typed_fields(connection, ["code", "day", "n"], texts={"code", "day"})

    assert [(field.name, field.type) for field in fields] == [("code", "string"), ("day", "date"), ("n", "integer")]
