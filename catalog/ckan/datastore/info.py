"""`datastore_info`: what a table is, without its rows."""

from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.tables import Table
from catalog.ckan.datastore.types import as_column, type_name
from catalog.live.log import list_aliases_of
from catalog.live.reading import reading_now
from catalog.records import Field


def table_info(catalogue: Catalogue, table: Table) -> dict[str, Any]:
    """`count` is the rows at this moment; the sizes are bytes of the file."""
    with reading_now(catalogue, table.resource, table.version) as version:
        rows = version.row_count
    size = catalogue.files.size(table.version.parquet_key)
    present = {field.name: field for field in table.resource.fields}
    fields = [present.get(field.name, field) for field in table.version.fields]
    return {
        "meta": {
            "id": table.resource.id,
            "count": rows,
            "table_type": "table",
            "size": size,
            "db_size": size,
            "idx_size": 0,
            "aliases": list_aliases_of(catalogue.state, table.resource.id),
        },
        "fields": [_described(field, table) for field in fields],
    }


def _described(field: Field, table: Table) -> dict[str, Any]:
    is_key = field.name in table.resource.primary_key
    is_unique = field.is_unique or table.resource.primary_key == (field.name,)
    schema = {
        "notnull": field.is_required,
        "index_name": None,
        "is_index": is_key,
        "native_type": type_name(field),
        "uniquekey": is_unique,
    }
    return {**as_column(field), "schema": schema}
