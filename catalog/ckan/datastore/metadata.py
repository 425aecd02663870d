"""`_table_metadata`: the list of tables, itself asked as a table."""

import zlib
from collections.abc import Mapping
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.question import parse_metadata_filters, parse_page, require_known
from catalog.ckan.datastore.refusals import refused
from catalog.ckan.datastore.tables import list_tables
from catalog.live.log import list_aliases

METADATA_TABLE = "_table_metadata"
_FIELDS = [
    {"id": "_id", "type": "text"},
    {"id": "name", "type": "name"},
    {"id": "oid", "type": "oid"},
    {"id": "alias_of", "type": "name"},
]


def search_metadata(catalogue: Catalogue, params: Mapping[str, Any]) -> dict[str, Any]:
    """One row a table, one for each further name of it. Raises ValidationFailed."""
    require_known(params)
    page = parse_page(params)
    if page.records_format not in ("objects", "lists"):
        raise refused("records_format", "Value must be one of ['objects', 'lists']")
    wanted = parse_metadata_filters(params, [field["id"] for field in _FIELDS])
    rows = [row for row in _rows(catalogue) if all(row[name] in values for name, values in wanted.items())]
    records: list[Any] = rows[page.offset : page.offset + page.limit]
    if page.records_format == "lists":
        records = [list(row.values()) for row in records]
    return {
        "include_total": page.has_total,
        "limit": page.limit,
        "records_format": page.records_format,
        "resource_id": METADATA_TABLE,
        "records": records,
        "fields": _FIELDS,
        **({"total": len(rows), "total_was_estimated": False} if page.has_total else {}),
    }


def _rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    names = [table.resource.id for table in list_tables(catalogue)]
    public = set(names)
    pairs: list[tuple[str, str | None]] = [(name, None) for name in names]
    pairs += [(alias, name) for alias, name in list_aliases(catalogue.state) if name in public]
    return [
        {"_id": f"{zlib.crc32(f'{name} {of}'.encode()):08x}", "name": name, "oid": _number(name), "alias_of": of}
        for name, of in pairs
    ]


def _number(name: str) -> int:
    """A number for programs that want one; nothing is found by it."""
    return zlib.crc32(name.encode()) or 1
