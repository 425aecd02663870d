"""A CSV file read strictly as text, checked value by value against its schema, and written as typed rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.errors import PackageInvalid
from catalog.quoting import literal, quoted
from catalog.records import Field, Resource
from catalog.vocabularies import FIELD_TYPES
from core.words import Text

Connection = duckdb.DuckDBPyConnection

ROW_GROUP_ROWS = 122_880
CSV_FORM = """FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '',
              DATEFORMAT '%Y-%m-%d', TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S'"""

_NOTHING = "\ue000"  # a private character: DuckDB wants some text for NULL even where no text means it
_READ = """
    CREATE OR REPLACE TEMP TABLE incoming AS
    SELECT *
    FROM read_csv($path, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', comment = '',
                  columns = $columns, nullstr = $missing, strict_mode = true, null_padding = false,
                  encoding = 'utf-8', max_line_size = 16777216)
"""


@dataclass(frozen=True, slots=True)
class _Check:
    """`bad` is true for a value of the column that does not fit; `values` are its named parameters."""

    column: str
    bad: str
    values: Mapping[str, object]
    fix: Text  # blanks: row, value


def read_text_rows(
    connection: Connection, path: Path, resource: Resource, missing_values: Sequence[str], *, file: str
) -> None:
    """Fills the temporary table `incoming`, every column as text. Raises PackageInvalid, calling the file `file`."""
    columns = {field.name: "VARCHAR" for field in resource.fields}
    missing = list(missing_values) or [_NOTHING]
    try:
        connection.execute(_READ, {"path": str(path), "columns": columns, "missing": missing})
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as unreadable:
        reason = str(unreadable).splitlines()[0].removeprefix("Invalid Input Error: ")
        fix = Text(f"文件不是规范的 CSV，请改正：{reason}", f"it is no well-formed CSV; correct it: {reason}")
        raise PackageInvalid(file=file, field=resource.name, fix=fix) from unreadable


def check_rows(connection: Connection, resource: Resource, *, file: str) -> None:
    """Raises PackageInvalid naming the first row, the field and the value that does not fit."""
    checks = [check for n, field in enumerate(resource.fields) for check in _checks(field, n)]
    try:
        bad_rows = _bad_rows(connection, checks)
    except duckdb.InvalidInputException as wrong:
        fix = Text(
            f"字段的 pattern 不能用，请改正：{wrong}", f"a pattern of its fields cannot be used; correct it: {wrong}"
        )
        raise PackageInvalid(file=file, field=resource.name, fix=fix) from wrong
    for check, count in zip(checks, bad_rows, strict=True):
        if count:
            _refuse_value(connection, check, file)
    for columns in _unique_sets(resource):
        _check_unique(connection, columns, file)


def typed_select(fields: Sequence[Field]) -> str:
    """SELECT that casts every column of `incoming` to the type of its field, in the order of the schema."""
    columns = ", ".join(f"{_cast(field)} AS {quoted(field.name)}" for field in fields)
    return f"SELECT {columns} FROM incoming"  # noqa: S608 — names are quoted


def write_parquet(connection: Connection, fields: Sequence[Field], path: Path) -> int:
    """Writes `incoming` as Parquet and returns the number of rows."""
    form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_ROWS}"
    written = connection.execute(f"COPY ({typed_select(fields)}) TO {literal(str(path))} ({form})").fetchone()
    return int(written[0]) if written else 0


def write_csv(connection: Connection, parquet: Path, path: Path, *, fields: Sequence[Field] = ()) -> None:
    """The plain CSV of a version: UTF-8, LF, the header is the field names. The same bytes for the same Parquet.

    fields   the columns it has; all of the Parquet without them
    """
    columns = ", ".join(quoted(field.name) for field in fields) or "*"
    source = f"SELECT {columns} FROM read_parquet({literal(str(parquet))})"  # noqa: S608 — names are quoted
    connection.execute(f"COPY ({source}) TO {literal(str(path))} ({CSV_FORM})")


def _cast(field: Field) -> str:
    return f"CAST({quoted(field.name)} AS {FIELD_TYPES[field.type].sql})"


# ---- the checks of one field -----------------------------------------------------------------------------------


def _checks(field: Field, n: int) -> list[_Check]:
    return [check for make in (_required, _fits, _coded, _patterned, _bounded) for check in make(field, n)]


def _required(field: Field, n: int) -> list[_Check]:
    if not (field.is_required or field.is_key):
        return []
    fix = Text("第 {row} 行没有值，这一列必须填写。", "row {row} has no value and this column needs one.")
    return [_Check(field.name, f"{quoted(field.name)} IS NULL", {}, fix)]


def _fits(field: Field, n: int) -> list[_Check]:
    form, column = FIELD_TYPES[field.type], quoted(field.name)
    if form.pattern is None and form.holds is None:
        return []
    value = f"TRY_CAST({column} AS {form.sql})"
    bad = f"NOT regexp_full_match({column}, $form{n}) OR {value} IS NULL"
    if form.holds is not None:
        bad = f"NOT coalesce({form.holds.format(column=column)}, FALSE)"
    if form.sql == "DOUBLE":
        bad += f" OR isinf({value})"  # 1e400
    fix = Text(
        f"第 {{row}} 行的“{{value}}”不是{form.label.zh}，应像 {_braced(form.example)}。",
        f"row {{row}} holds “{{value}}”, which is no {form.label.en.lower()}; write it like {_braced(form.example)}.",
    )
    values = {} if form.pattern is None else {f"form{n}": form.pattern}
    return [_Check(field.name, f"{column} IS NOT NULL AND ({bad})", values, fix)]


def _coded(field: Field, n: int) -> list[_Check]:
    if not field.categories:
        return []
    allowed = [category.value for category in field.categories]
    fix = Text(
        "第 {row} 行的“{value}”不在代码表里，请改正或补充代码。",
        "row {row} holds “{value}”, which is not among the codes; correct it or add the code.",
    )
    return [_Check(field.name, f"NOT list_contains($codes{n}, {quoted(field.name)})", {f"codes{n}": allowed}, fix)]


def _patterned(field: Field, n: int) -> list[_Check]:
    if field.pattern is None:
        return []
    bad = f"NOT regexp_full_match({quoted(field.name)}, $pattern{n})"
    fix = Text(
        f"第 {{row}} 行的“{{value}}”不符合格式 {_braced(field.pattern)}，请改正。",
        f"row {{row}} holds “{{value}}”, which does not match {_braced(field.pattern)}; correct it.",
    )
    return [_Check(field.name, bad, {f"pattern{n}": field.pattern}, fix)]


def _bounded(field: Field, n: int) -> list[_Check]:
    sql, column = FIELD_TYPES[field.type].sql, quoted(field.name)
    bounds = (("<", "least", field.minimum, "不小于", "at least"), (">", "most", field.maximum, "不大于", "at most"))
    return [
        _Check(
            field.name,
            f"TRY_CAST({column} AS {sql}) {sign} TRY_CAST(${name}{n} AS {sql})",
            {f"{name}{n}": bound},
            Text(
                f"第 {{row}} 行的“{{value}}”应{zh} {_braced(bound)}，请改正。",
                f"row {{row}} holds “{{value}}”, which has to be {en} {_braced(bound)}; correct it.",
            ),
        )
        for sign, name, bound, zh, en in bounds
        if bound is not None
    ]


def _braced(text: str) -> str:
    """Text that goes through `format` unchanged."""
    return text.replace("{", "{{").replace("}", "}}")


def _bad_rows(connection: Connection, checks: Sequence[_Check]) -> list[int]:
    """How many rows each check refuses, in one pass over the table."""
    if not checks:
        return []
    counts = ", ".join(f"count_if({check.bad})" for check in checks)
    values = {name: value for check in checks for name, value in check.values.items()}
    found = connection.execute(f"SELECT {counts} FROM incoming", values).fetchone()  # noqa: S608
    return [int(count or 0) for count in found or ()]


def _refuse_value(connection: Connection, check: _Check, file: str) -> None:
    first = f"SELECT rowid + 1, {quoted(check.column)} FROM incoming WHERE {check.bad} ORDER BY rowid LIMIT 1"  # noqa: S608
    row, value = connection.execute(first, dict(check.values)).fetchone() or (0, "")
    fix = check.fix.filled(row=row, value="" if value is None else str(value)[:80])
    raise PackageInvalid(file=file, field=check.column, fix=fix)


# ---- what must be there only once ------------------------------------------------------------------------------


def _unique_sets(resource: Resource) -> list[tuple[str, ...]]:
    alone = [(field.name,) for field in resource.fields if field.is_unique]
    return [*alone, *([resource.primary_key] if resource.primary_key else [])]


def _check_unique(connection: Connection, columns: tuple[str, ...], file: str) -> None:
    names = ", ".join(quoted(column) for column in columns)
    repeated = f"""
        SELECT concat_ws(', ', {names}), max(rowid) + 1
        FROM incoming
        WHERE ({" AND ".join(f"{quoted(column)} IS NOT NULL" for column in columns)})
        GROUP BY {names}
        HAVING count(*) > 1
        ORDER BY 2
        LIMIT 1
    """  # noqa: S608 — names are quoted
    found = connection.execute(repeated).fetchone()
    if found:
        value, row = str(found[0])[:80], found[1]
        fix = Text(
            f"第 {row} 行的“{value}”重复，这里的值必须唯一，请改正。",
            f"row {row} repeats “{value}”, which has to be unique; correct it.",
        )
        raise PackageInvalid(file=file, field=", ".join(columns), fix=fix)
