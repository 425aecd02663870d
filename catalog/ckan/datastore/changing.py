"""`datastore_upsert`, `_records_delete` and `_delete`: rows change, rows go, or the whole table goes."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.arguments import MISSING, flag, required_text
from catalog.ckan.datastore.question import parse_question
from catalog.ckan.datastore.refusals import refused
from catalog.ckan.datastore.tables import get_table
from catalog.ckan.datastore.write_requests import records_of, require_ours, rows_explained, target_of
from catalog.ckan.writing.resources import set_table
from catalog.ckan.writing.rights import require_writer
from catalog.live.log import set_aliases, start_table
from catalog.live.rows import Method
from catalog.live.writing import put_rows, remove_rows
from core.people.accounts import Account

METHODS: tuple[Method, ...] = ("upsert", "insert", "update")


def upsert(
    catalogue: Catalogue, params: Mapping[str, Any], *, account: Account | None, now: datetime
) -> dict[str, Any]:
    """Writes records into rows. Raises ValidationFailed, and what writing does."""
    require_writer(catalogue.state, account)
    method = params.get("method") or "upsert"
    if method not in METHODS:
        raise refused("method", f'"{method}" is not defined')
    table = get_table(catalogue, required_text(params, "resource_id"), account)
    require_ours(table, params)
    records = records_of(params)
    with rows_explained():
        rows = put_rows(
            catalogue,
            target_of(table, account),
            records,
            method=method,
            is_trial=flag(params, "dry_run"),
            now=now,
        )
    return {
        "resource_id": table.resource.id,
        "method": method,
        **({"dry_run": True} if flag(params, "dry_run") else {}),
        **({"records": rows} if flag(params, "include_records") else {}),
    }


def delete_records(
    catalogue: Catalogue, params: Mapping[str, Any], *, account: Account | None, now: datetime
) -> dict[str, Any]:
    """Removes the rows that the filters leave; all of them with `{}`. Raises ValidationFailed without filters."""
    require_writer(catalogue.state, account)
    if params.get("filters") is None:
        raise refused("filters", MISSING)
    table = get_table(catalogue, required_text(params, "resource_id"), account)
    require_ours(table, params)
    filters = as_object(params["filters"])
    question = parse_question({"filters": filters}, table.version.fields)
    remove_rows(catalogue, target_of(table, account), question.rows, now=now)
    return {"resource_id": table.resource.id, "filters": filters}


def as_object(filters: Any) -> Mapping[str, Any]:
    """What is removed is said by an object alone, or its text. Raises ValidationFailed."""
    if isinstance(filters, str):
        with suppress(ValueError, RecursionError):
            filters = json.loads(filters)
    if not isinstance(filters, Mapping):
        raise refused("filters", "filters must be either a dict or null.")
    return filters


def delete(
    catalogue: Catalogue, params: Mapping[str, Any], *, account: Account | None, now: datetime
) -> dict[str, Any]:
    """Takes the table from its resource; with filters only rows from the table. Old versions stay in the archive."""
    if params.get("filters"):
        return delete_records(catalogue, params, account=account, now=now)
    require_writer(catalogue.state, account)
    table = get_table(catalogue, required_text(params, "resource_id"), account)
    require_ours(table, params)
    resource_id = table.resource.id
    with catalogue.state.transaction() as tx:
        rights = require_writer(tx, account)
        set_table(tx, rights, resource_id, table.dataset.id, [], [], now=now)
        start_table(tx, resource_id, table.dataset.id, version_number=table.version.number, last_row_id=0, now=now)
        set_aliases(tx, resource_id, [])
    catalogue.look_again()
    return {"resource_id": resource_id}
