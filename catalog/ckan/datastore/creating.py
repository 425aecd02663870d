"""`datastore_create`: a resource becomes a table, or a table gets more columns, rows and names."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from catalog import store
from catalog.catalogue import Catalogue
from catalog.ckan.arguments import MISSING, flag, text
from catalog.ckan.datastore import declaring
from catalog.ckan.datastore.refusals import invalid, refused
from catalog.ckan.datastore.tables import Table, get_table
from catalog.ckan.datastore.write_requests import records_of, require_ours, rows_explained, target_of
from catalog.ckan.view import view_of
from catalog.ckan.writing.resources import create_resource, set_table
from catalog.ckan.writing.rights import require_writer, rights_of
from catalog.live.errors import TableChanged
from catalog.live.log import find_bearer, find_place, set_aliases, start_table
from catalog.live.making import make_version, make_version_of
from catalog.live.reading import reading_now
from catalog.live.rows import Row, checked_records, resolve
from catalog.live.tables import sequence_of
from catalog.live.writing import put_rows
from catalog.quoting import quoted
from catalog.records import Dataset, Field, Resource, Version
from catalog.rows.source import ROW_ID
from catalog.vocabularies import FIELD_TYPES
from core.people.accounts import Account
from core.state import State, Transaction


def create(
    catalogue: Catalogue, params: Mapping[str, Any], *, account: Account | None, now: datetime
) -> dict[str, Any]:
    """A new table, or more of one that is there: columns, rows, names. Raises ValidationFailed or TableChanged."""
    require_writer(catalogue.state, account)
    records, aliases = records_of(params), declaring.parse_aliases(params)
    with rows_explained():
        table = _present_table(catalogue, params, account)
        if table is None:
            resource_id, fields, rows = _make(catalogue, params, records, aliases, account=account, now=now)
        else:
            resource_id, fields, rows = _extend(catalogue, table, params, records, aliases, account=account, now=now)
    primary_key = params.get("primary_key")
    return {
        "resource_id": resource_id,
        "fields": declaring.as_declared(fields),
        "method": "insert",
        **({"primary_key": primary_key} if primary_key else {}),
        **({"aliases": aliases} if aliases else {}),
        **({"records": rows} if flag(params, "include_records") else {}),
    }


def _present_table(catalogue: Catalogue, params: Mapping[str, Any], account: Account | None) -> Table | None:
    """The table that is there already, under the id of its resource."""
    if params.get("resource") is not None:
        if params.get("resource_id"):
            raise refused("resource", "resource cannot be used with resource_id")
        return None
    resource_id = text(params, "resource_id")
    if not resource_id:
        raise refused("resource_id", "resource_id or resource required")
    placed = view_of(catalogue).resource(resource_id, rights_of(catalogue.state, account))
    if placed is not None and placed.resource.version is None:
        return None
    return get_table(catalogue, resource_id, account)


def _make(
    catalogue: Catalogue,
    params: Mapping[str, Any],
    records: Sequence[Any],
    aliases: Sequence[str] | None,
    *,
    account: Account | None,
    now: datetime,
) -> tuple[str, Sequence[Field], list[Row]]:
    """Everything is checked before the resource is made, so that a refusal leaves nothing behind."""
    fields = declaring.parse_fields(params)
    if not fields:
        raise refused("fields", "give at least one field, or records to guess them from")
    key = declaring.parse_primary_key(params, fields) or ()
    checked = checked_records(records, fields)
    outcome = resolve(checked, method="insert", key=key, existing={}, fields=fields, last_row_id=0)
    _check_aliases(catalogue.state, "", aliases)
    dataset, resource = _resource(catalogue, params, account=account, now=now)
    made = make_version_of(catalogue.engine, catalogue.files, resource.id, fields, outcome.put, now=now)
    with catalogue.state.transaction() as tx:
        _set(tx, dataset.id, resource.id, fields, made, key, account=account, last_row_id=outcome.last_row_id, now=now)
        _name(tx, resource.id, aliases)
    catalogue.look_again()
    return resource.id, fields, outcome.put


def _resource(
    catalogue: Catalogue, params: Mapping[str, Any], *, account: Account | None, now: datetime
) -> tuple[Dataset, Resource]:
    """The resource that becomes a table: a new one of a package, or one that is there."""
    said = params.get("resource")
    if said is None:
        placed = view_of(catalogue).resource(text(params, "resource_id"), rights_of(catalogue.state, account))
        if placed is None:
            raise invalid("resource_id", text(params, "resource_id"))
        return placed.dataset, placed.resource
    if not isinstance(said, Mapping):
        raise refused("resource", "Not an object")
    if not said.get("package_id"):
        raise refused("package_id", MISSING)
    described = {"format": "CSV", **said, "url_type": "datastore"}
    return create_resource(catalogue, described, None, account=account, now=now)


def _set(
    tx: Transaction,
    dataset_id: str,
    resource_id: str,
    fields: Sequence[Field],
    made: Version,
    key: Sequence[str],
    *,
    account: Account | None,
    last_row_id: int,
    now: datetime,
) -> None:
    """The resource is this table now, and changes of rows start from this version."""
    rights = require_writer(tx, account)
    set_table(tx, rights, resource_id, dataset_id, fields, [made], primary_key=key, now=now)
    current = store.current_versions_of(tx, dataset_id)[resource_id]
    start_table(tx, resource_id, dataset_id, version_number=current.number, last_row_id=last_row_id, now=now)


def _extend(
    catalogue: Catalogue,
    table: Table,
    params: Mapping[str, Any],
    records: Sequence[Any],
    aliases: Sequence[str] | None,
    *,
    account: Account | None,
    now: datetime,
) -> tuple[str, Sequence[Field], list[Row]]:
    require_ours(table, params)
    declared = declaring.parse_fields({**params, "records": []}) if params.get("fields") else []
    fields = declaring.widened(table.resource.fields, declared)
    said_key = declaring.parse_primary_key(params, fields)
    key = table.resource.primary_key if said_key is None else said_key
    checked_records(records, fields)
    if tuple(fields) != table.resource.fields or key != table.resource.primary_key:
        _rewrite(catalogue, table, fields, key, account=account, now=now)
        table = get_table(catalogue, table.resource.id, account)
    if aliases is not None:
        _check_aliases(catalogue.state, table.resource.id, aliases)
        with catalogue.state.transaction() as tx:
            target_of(table, account).check(tx)
            _name(tx, table.resource.id, aliases)
    rows = put_rows(catalogue, target_of(table, account), records, method="insert", now=now) if records else []
    return table.resource.id, fields, rows


def _rewrite(
    catalogue: Catalogue,
    table: Table,
    fields: Sequence[Field],
    key: Sequence[str],
    *,
    account: Account | None,
    now: datetime,
) -> None:
    """A version with the new columns, empty, and all that waited. Raises TableChanged when rows came meanwhile."""
    resource_id = table.resource.id
    with reading_now(catalogue, table.resource, table.version) as version:
        moment = sequence_of(version) if "+" in version.id else None
        with catalogue.engine.reading(catalogue.files, version) as source:
            old = {field.name for field in version.fields}
            columns = [
                source.column(field.name) if field.name in old else f"CAST(NULL AS {FIELD_TYPES[field.type].sql})"
                for field in fields
            ]
            named = ", ".join(f"{sql} AS {quoted(field.name)}" for sql, field in zip(columns, fields, strict=True))
            rows = f"(SELECT CAST({source.row_id} AS BIGINT) AS {quoted(ROW_ID)}, {named} FROM {source.sql})"  # noqa: S608
            _check_key(catalogue, rows, key)
            made = make_version(catalogue.engine, catalogue.files, resource_id, fields, rows=rows, now=now)
    with catalogue.state.transaction() as tx:
        place = find_place(tx, resource_id)
        if place is not None and place.waits and place.last_sequence != moment:
            raise TableChanged()
        last_row_id = place.last_row_id if place and not place.is_replaced else version.row_count
        _set(tx, table.dataset.id, resource_id, fields, made, key, account=account, last_row_id=last_row_id, now=now)
    catalogue.look_again()


def _check_key(catalogue: Catalogue, rows: str, key: Sequence[str]) -> None:
    if not key:
        return
    names = ", ".join(quoted(name) for name in key)
    present = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in key)
    sql = f"SELECT 1 FROM {rows} WHERE {present} GROUP BY {names} HAVING count(*) > 1 LIMIT 1"  # noqa: S608
    if catalogue.engine.rows(sql):
        raise refused("primary_key", "could not create unique index: the rows that are there repeat the key")


def _check_aliases(reader: Transaction | State, resource_id: str, aliases: Sequence[str] | None) -> None:
    for alias in aliases or ():
        if find_bearer(reader, alias) not in (None, resource_id):
            raise refused("alias", f'The alias "{alias}" already exists.')


def _name(tx: Transaction, resource_id: str, aliases: Sequence[str] | None) -> None:
    if aliases is not None:
        _check_aliases(tx, resource_id, aliases)
        set_aliases(tx, resource_id, aliases)
