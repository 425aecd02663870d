"""Ready pieces of code for the rows that a reader is looking at, one row a language; the tests run those they can.

Texts of the data (names of columns, values of filters) only stand inside quotes, escaped as the language asks.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalog.records import Field
from core.words import Text
from web.use import words
from web.use.asking import Use
from web.use.ckan import as_parameters


@dataclass(frozen=True, slots=True)
class Snippet:
    """
    write  the code; None where the language cannot ask this
    note   what to know before pasting it;  otherwise  what is said when there is no code
    """

    label: Text
    note: Text
    write: Callable[[Use], str | None]
    otherwise: Text | None = None


def _text(value: str) -> str:
    """A text between double quotes, as Python, JavaScript and R all read it."""
    return json.dumps(value, ensure_ascii=False)


# ---- Python --------------------------------------------------------------------------------------------------------

# What pandas should read a column as; a date is parsed instead, a text has no other empty value than nothing.
_PANDAS: Mapping[str, str] = {
    "string": "str",
    "yearmonth": "str",
    "time": "str",
    "integer": '"Int64"',
    "year": '"Int64"',
    "number": "float",
    "boolean": '"boolean"',
}


def _pandas(use: Use) -> str:
    types = [f"{_text(f.name)}: {_PANDAS.get(f.type, 'str')}" for f in use.fields if not _is_time(f)]
    times = [_text(f.name) for f in use.fields if _is_time(f)]
    options = [
        f'"{use.address(".csv")}",',
        *([f"dtype={{{', '.join(types)}}},"] if types else []),
        *([f"parse_dates=[{', '.join(times)}],"] if times else []),
        'keep_default_na=False, na_values=[""],',
    ]
    return _lines(
        "import pandas as pd",
        "",
        "rows = pd.read_csv(",
        *(f"    {option}" for option in options),
        ")",
        "print(rows.dtypes)",
        "print(rows.head())",
    )


def _is_time(field: Field) -> bool:
    return field.type in ("date", "datetime")


def _ckanapi(use: Use) -> str | None:
    parameters = as_parameters(use)
    if parameters is None:
        return None
    return _lines(
        "from ckanapi import RemoteCKAN",
        "",
        f'portal = RemoteCKAN("{use.public_url}")',
        "answer = portal.action.datastore_search(",
        *(f"    {name}={value!r}," for name, value in parameters.items()),
        ")",
        'print(answer["total"])',
        'print(answer["records"][:3])',
    )


def _duckdb(use: Use) -> str:
    file = f"{use.dataset.slug}.parquet"
    return _lines(
        "from urllib.request import urlretrieve",
        "",
        "import duckdb",
        "",
        f'urlretrieve("{use.address(".parquet")}", "{file}")',
        f"duckdb.sql(\"FROM '{file}' LIMIT 10\").show()",
    )


# ---- others --------------------------------------------------------------------------------------------------------


def _curl(use: Use) -> str:
    return f'curl -fSL -o {use.dataset.slug}.csv "{use.address(".csv")}"'


_R: Mapping[str, str] = {
    "integer": "numeric",
    "number": "numeric",
    "year": "integer",
    "boolean": "logical",
    "date": "Date",
}


def _r(use: Use) -> str:
    classes = ", ".join(f'{_r_text(f.name)} = "{_R.get(f.type, "character")}"' for f in use.fields)
    moments = [f"rows[[{_r_text(f.name)}]]" for f in use.fields if f.type == "datetime"]
    return _lines(
        "rows <- read.csv(",
        f'  "{use.address(".csv")}",',
        f"  colClasses = c({classes}),",
        '  na.strings = "", encoding = "UTF-8", check.names = FALSE',
        ")",
        *(f'{one} <- as.POSIXct({one}, format = "%Y-%m-%dT%H:%M:%S")' for one in moments),
        "str(rows)",
    )


def _r_text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'


def _javascript(use: Use) -> str:
    return _lines(
        "const rows = [];",
        f'let address = "{use.address(limit=10_000)}";',
        "while (address) {",
        "  const answer = await fetch(address);",
        "  if (!answer.ok) throw new Error((await answer.json()).error.message);",
        "  const page = await answer.json();",
        "  rows.push(...page.rows);",
        "  address = page.next;",
        "}",
        "console.log(rows.length, rows[0]);",
    )


_EXCEL: Mapping[str, str] = {
    "integer": "Int64.Type",
    "year": "Int64.Type",
    "number": "type number",
    "boolean": "type logical",
    "date": "type date",
    "datetime": "type datetime",
    "time": "type time",
}


def _excel(use: Use) -> str:
    types = ", ".join(f"{{{_m_text(f.name)}, {_EXCEL.get(f.type, 'type text')}}}" for f in use.fields)
    return _lines(
        "let",
        f'    File = Web.Contents("{use.address(".csv")}"),',
        '    Table = Csv.Document(File, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),',
        "    Headed = Table.PromoteHeaders(Table, [PromoteAllScalars = true]),",
        '    Emptied = Table.ReplaceValue(Headed, "", null, Replacer.ReplaceValue, Table.ColumnNames(Headed)),',
        f'    Typed = Table.TransformColumnTypes(Emptied, {{{types}}}, "en-US")',
        "in",
        "    Typed",
    )


def _m_text(value: str) -> str:
    """In M a quote is doubled, and `#(` begins an escape."""
    escaped = value.replace("#(", "#(#)(").replace('"', '""').replace("\n", "#(lf)").replace("\r", "#(cr)")
    return f'"{escaped}"'


def _lines(*lines: str) -> str:
    return "\n".join(lines)


SNIPPETS: Mapping[str, Snippet] = {
    "pandas": Snippet(Text("Python（pandas）", "Python (pandas)"), words.PANDAS_NOTE, _pandas),
    "curl": Snippet(Text("curl", "curl"), words.CURL_NOTE, _curl),
    "excel": Snippet(Text("Excel", "Excel"), words.EXCEL_NOTE, _excel),
    "javascript": Snippet(Text("JavaScript", "JavaScript"), words.JAVASCRIPT_NOTE, _javascript),
    "r": Snippet(Text("R", "R"), words.R_NOTE, _r),
    "duckdb": Snippet(Text("DuckDB", "DuckDB"), words.DUCKDB_NOTE, _duckdb),
    "ckanapi": Snippet(Text("ckanapi", "ckanapi"), words.CKANAPI_NOTE, _ckanapi, words.NOT_IN_CKAN),
}
"""In the order in which they are shown."""
