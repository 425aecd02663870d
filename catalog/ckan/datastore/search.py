"""`datastore_search`: the whole answer as bytes, kept under the moment of its table and what was asked."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from catalog.catalogue import Catalogue
from catalog.ckan.arguments import required_text
from catalog.ckan.datastore.metadata import METADATA_TABLE, search_metadata
from catalog.ckan.datastore.question import (
    Page,
    Question,
    parse_page,
    parse_question,
    require_known,
    table_columns,
)
from catalog.ckan.datastore.records import count_records, read_records
from catalog.ckan.datastore.shapes import ROW_TEXTS, json_object
from catalog.ckan.datastore.tables import Table, get_table
from catalog.ckan.datastore.types import as_column
from catalog.live.reading import reading_now
from catalog.records import Field, Version
from catalog.rows.source import ROW_ID
from core.people.accounts import Account

_ADDRESS = "/api/3/action/datastore_search"
_ECHOED = ("filters", "q", "sort", "distinct")
_LONGEST_KEY = 4_000  # characters of the parameters of an answer that is kept


@dataclass(frozen=True, slots=True)
class Answer:
    """The result as JSON; equal answers have equal tags."""

    json: bytes
    etag: str


def search(catalogue: Catalogue, params: Mapping[str, Any], account: Account | None) -> Answer:
    """Raises ValidationFailed, TableUnknown, TableIsPrivate, QueryTooSlow or QueryTooBig."""
    name = table_name(params)
    if name == METADATA_TABLE:
        return _tagged(_joined(search_metadata(catalogue, params)))
    table = get_table(catalogue, name, account)
    with reading_now(catalogue, table.resource, table.version) as version:
        moment = replace(table, version=version)
        asked = json.dumps(params, ensure_ascii=False, sort_keys=True)
        if len(asked) > _LONGEST_KEY:
            return _search(catalogue, moment, params)
        key = (version.id, "datastore_search", table.resource.id, table.labels_changed_at, asked)
        return catalogue.engine.answers.get(
            key, lambda: _search(catalogue, moment, params), lambda made: len(made.json) + len(asked)
        )


def table_name(params: Mapping[str, Any]) -> str:
    """`resource_id`, or `id` as old clients say. Raises ValidationFailed without either."""
    return required_text(params, "id" if params.get("id") and not params.get("resource_id") else "resource_id")


def _search(catalogue: Catalogue, table: Table, params: Mapping[str, Any]) -> Answer:
    require_known(params)
    fields, version = labelled(table), table.version
    question, page = parse_question(params, fields), parse_page(params)
    engine, files = catalogue.engine, catalogue.files
    found = read_records(
        engine, files, version, question, ROW_TEXTS[page.records_format], offset=page.offset, limit=page.limit
    )
    result: dict[str, Any] = {
        "include_total": page.has_total,
        "limit": page.limit,
        **({"offset": page.offset} if page.offset else {}),
        **_echoed(params),
        "records_format": page.records_format,
        "resource_id": table.resource.id,
        "records": _as_json(found.content, page.records_format),
        "fields": fields_of(question, fields),
        "_links": links(params, table.resource.id, page),
    }
    if page.has_total:
        result |= {"total": count_records(engine, files, version, question), "total_was_estimated": False}
    if page.has_next_page and page.limit and found.count == page.limit:
        following = _next_page(catalogue, version, question, page)
        result |= {"next_page": following} if following else {}
    return _tagged(_joined(result))


def _echoed(params: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked for, objects as objects even where they came as their text."""
    given = {name: params[name] for name in _ECHOED if params.get(name)}
    if isinstance(given.get("filters"), str):
        given["filters"] = json.loads(given["filters"])
    return given


def labelled(table: Table) -> tuple[Field, ...]:
    """The columns of the version under the labels that the publisher uses now."""
    present = {field.name: field for field in table.resource.fields}
    return tuple(
        present[old.name] if old.name in present and present[old.name].type == old.type else old
        for old in table.version.fields
    )


def fields_of(question: Question, fields: tuple[Field, ...]) -> list[dict[str, Any]]:
    """What each column of the answer is."""
    by_name = table_columns(fields)
    ours = {ROW_ID: {"id": ROW_ID, "type": "int"}}
    return [
        as_column(by_name[name]) if name in by_name else ours.get(name, {"id": name, "type": "float4"})
        for name in question.columns
    ]


def links(params: Mapping[str, Any], resource_id: str, page: Page) -> dict[str, str]:
    """Addresses of the first page and of those beside this one."""
    asked = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in params.items()
        if name not in ("offset", "resource_id", "id") and value is not None
    }

    def to(offset: int) -> str:
        pairs = {"resource_id": resource_id, **asked, **({"offset": offset} if offset else {})}
        return f"{_ADDRESS}?{urlencode(pairs, errors='replace')}"

    found = {"start": to(0), "next": to(page.offset + page.limit)}
    if page.offset:
        found["prev"] = to(max(page.offset - page.limit, 0))
    return found


# ---- where the next page begins ------------------------------------------------------------------------------------


def _next_page(catalogue: Catalogue, version: Version, question: Question, page: Page) -> dict[str, Any] | None:
    """Filters that, added to those asked for, leave what follows the last row; None where ranks order the rows."""
    fields = table_columns(version.fields)
    keys = [key for key in question.sort if key.column in fields or key.column == ROW_ID]
    if question.is_distinct or len(keys) != len(question.sort):
        return None
    ways = [(key.column, "lt" if key.is_descending else "gt", key.has_nulls_first) for key in keys]
    of_row = [place for place, (column, _, _) in enumerate(ways) if column == ROW_ID]
    ways = ways[: of_row[0] + 1] if of_row else [*ways, (ROW_ID, "gt", False)]
    asked = replace(question, columns=tuple(column for column, _, _ in ways))
    last = read_records(
        catalogue.engine, catalogue.files, version, asked, json_object, offset=page.offset + page.limit - 1, limit=1
    )
    if not last.count:
        return None
    return after(ways, json.loads(last.content[1:]))


def after(ways: Sequence[tuple[str, str, bool]], last: Mapping[str, Any]) -> dict[str, Any] | None:
    """The rows behind the last one: beyond it in a column, and like it in all columns before. None for no such words.

    ways   (column, gt or lt, whether empty cells come first), the last of them `_id`

    >>> after([("_id", "gt", False)], {"_id": 100})
    {'_id': {'gt': 100}}
    >>> after([("a", "lt", True), ("_id", "gt", False)], {"a": 5, "_id": 9})
    {'$or': [{'a': {'lt': 5}}, {'a': 5, '_id': {'gt': 9}}]}
    """
    found: list[dict[str, Any]] = []
    equal: dict[str, Any] = {}
    for column, operator, has_nulls_first in ways:
        name, value = f"${column}" if column.startswith("$") else column, last[column]
        if value is None and has_nulls_first:
            return None  # what follows has a value there, whichever: filters have no words for that
        if value is not None:
            beyond = {operator: value}
            found.append({**equal, name: beyond if has_nulls_first or column == ROW_ID else [beyond, None]})
        equal[name] = value
    return found[0] if len(found) == 1 else {"$or": found}


# ---- JSON ----------------------------------------------------------------------------------------------------------


def _as_json(content: bytes, records_format: str) -> bytes:
    """Rows of JSON as a list, lines as one text."""
    if records_format in ("objects", "lists"):
        return b"[%b]" % content[1:]
    return json.dumps(content.decode(), ensure_ascii=False).encode()


def _joined(result: Mapping[str, Any]) -> bytes:
    parts = [
        json.dumps(name).encode() + b":" + (value if isinstance(value, bytes) else _encoded(value))
        for name, value in result.items()
    ]
    return b"{%b}" % b",".join(parts)


def _encoded(value: Any) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # half a character in what was asked
        return json.dumps(value, separators=(",", ":")).encode()


def _tagged(content: bytes) -> Answer:
    return Answer(content, hashlib.sha256(content).hexdigest()[:32])
