"""The parameters of the API, a row each: what serves a request and what the OpenAPI document says are the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.exports.csv_file import ENCODINGS, HEADERS
from catalog.rows.errors import BadCount
from catalog.rows.operators import OPERATORS
from catalog.rows.pages import OFFSET_LIMIT, PAGE_FORMS
from catalog.search.facets import FACETS
from catalog.search.query import MOST_PER_PAGE, PER_PAGE, SORTS
from core.words import LANGS, Text
from web.routes.rows_api import words
from web.routes.rows_api.errors import UnknownValue

Schema = dict[str, Any]
Pairs = Iterable[tuple[str, str]]

DEFAULT_LIMIT = 100
MOST_ROWS = 10_000  # of a page
_DEEPEST = 10**12
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Parameter:
    """`place` is path or query; a parameter of a list takes several values by being repeated."""

    name: str
    schema: Schema
    words: Text
    place: str = "query"
    example: object = None
    is_list: bool = False


def counted(name: str, words_: Text, *, least: int, most: int, usual: int | None = None) -> Parameter:
    schema: Schema = {"type": "integer", "minimum": least, "maximum": most}
    if usual is not None:
        schema["default"] = usual
    return Parameter(name, schema, words_)


def chosen(name: str, words_: Text, values: Iterable[str]) -> Parameter:
    return Parameter(name, {"type": "string", "enum": list(values)}, words_)


_TEXT: Schema = {"type": "string"}

DATASET = Parameter("name", _TEXT, words.DATASET_NAME, "path")
RESOURCE = Parameter("resource", _TEXT, words.RESOURCE_NAME, "path")
FORMAT = Parameter(
    "format",
    {"type": "string", "enum": list(PAGE_FORMS)},
    words.FORMAT.filled(values=", ".join(PAGE_FORMS)),
    "path",
    example="csv",
)
LANG = chosen("lang", words.LANG, LANGS)
LIMIT = counted("limit", words.LIMIT.filled(most=MOST_ROWS), least=1, most=MOST_ROWS, usual=DEFAULT_LIMIT)
OFFSET = counted("offset", words.OFFSET.filled(most=OFFSET_LIMIT), least=0, most=_DEEPEST, usual=0)
CURSOR = Parameter("cursor", _TEXT, words.CURSOR)
INCLUDE_TOTAL = Parameter("include_total", {"type": "boolean", "default": True}, words.INCLUDE_TOTAL)
VERSION = counted("version", words.VERSION, least=1, most=10**9 - 1)

_OF_ROWS = (
    LIMIT,
    OFFSET,
    CURSOR,
    Parameter("sort", _TEXT, words.SORT),
    Parameter("columns", _TEXT, words.COLUMNS),
    Parameter("search", _TEXT, words.SEARCH),
    Parameter("group_by", _TEXT, words.GROUP_BY),
    Parameter("measure", _TEXT, words.MEASURE, is_list=True),
    INCLUDE_TOTAL,
    VERSION,
    chosen("encoding", words.ENCODING, ENCODINGS),
    chosen("header", words.HEADER, HEADERS),
    LANG,
)
ROW_PARAMETERS: Mapping[str, Parameter] = {one.name: one for one in _OF_ROWS}
"""What the rows are asked for with, beside the columns themselves."""

COLUMN_FILTERS = words.FILTER.filled(operators=", ".join(OPERATORS))

_OF_LIST = (
    Parameter("q", {"type": "string", "maxLength": 500}, words.WORDS),
    *(Parameter(facet, _TEXT, words.FACET.filled(facet=label), is_list=True) for facet, label in FACETS.items()),
    chosen("sort", words.LIST_SORT.filled(values=", ".join(SORTS)), SORTS),
    counted("page", words.PAGE, least=1, most=10**6, usual=1),
    counted("per_page", words.PER_PAGE.filled(most=MOST_PER_PAGE), least=1, most=MOST_PER_PAGE, usual=PER_PAGE),
    LANG,
)
LIST_PARAMETERS: Mapping[str, Parameter] = {one.name: one for one in _OF_LIST}


# ---- values --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """The parameters of one request that are ours; an empty one counts as not given."""

    pairs: tuple[tuple[str, str], ...]
    known: Mapping[str, Parameter] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        return next((value.strip() for given, value in reversed(self.pairs) if given == name and value.strip()), None)

    def count(self, name: str) -> int | None:
        """A whole number within the bounds of its row. Raises BadCount."""
        text, schema = self.text(name), self.known[name].schema
        if text is None:
            return None
        least, most = schema["minimum"], schema["maximum"]
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
            raise BadCount(name=name, value=text[:_SHOWN], least=least, most=most)
        return int(text)

    def flag(self, name: str) -> bool | None:
        """Raises UnknownValue."""
        text = self.text(name)
        if text is not None and text.lower() not in ("true", "false"):
            raise UnknownValue(parameter=name, value=text[:_SHOWN], values="true, false")
        return None if text is None else text.lower() == "true"

    def choice(self, name: str) -> str | None:
        """One of the values of its row. Raises UnknownValue."""
        text, values = self.text(name), self.known[name].schema["enum"]
        if text is not None and text not in values:
            raise UnknownValue(parameter=name, value=text[:_SHOWN], values=", ".join(values))
        return text
