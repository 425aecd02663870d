"""The DataStore: rows asked for and written."""

from collections.abc import Callable, Mapping
from typing import Any

from catalog.ckan.datastore import changing, creating
from catalog.ckan.datastore.info import table_info
from catalog.ckan.datastore.search import search, table_name
from catalog.ckan.datastore.tables import get_table
from web.routes.ckan.action import Action, Call, Encoded


def _search(call: Call) -> Encoded:
    found = search(call.portal.catalogue, call.params, call.account)
    return Encoded(found.json, etag=found.etag)


def _info(call: Call) -> dict[str, Any]:
    catalogue = call.portal.catalogue
    return table_info(catalogue, get_table(catalogue, table_name(call.params), call.account))


def _write(change: Callable[..., dict[str, Any]]) -> Callable[[Call], dict[str, Any]]:
    return lambda call: change(call.portal.catalogue, call.params, account=call.account, now=call.now)


ACTIONS: Mapping[str, Action] = {
    "datastore_search": Action(
        _search,
        "Rows of a table.\n\n"
        ":param resource_id: the resource, or another name of its table; `_table_metadata` lists the tables\n"
        ":param filters: {column: value}, {column: [any of these]}, {column: {gt, gte, lt, lte, eq}}, "
        "a list of such objects (any of them), `$or`, `$and`; a column that begins with $ is written $$\n"
        ":param q: words that all have to be in a row, or {column: words}; with plain=false: & | ! ( ) and prefix:*\n"
        ":param distinct: each row of `fields` once\n"
        ":param fields: columns in the order wanted, as a list or joined by commas\n"
        ":param sort: `a, b desc nulls last`\n"
        ":param limit: 100 without it, 32000 at most\n"
        ":param offset: rows to leave out first\n"
        ":param include_total: false to spare the count\n"
        ":param records_format: objects, lists, csv or tsv\n"
        ":param include_next_page: also gives `next_page`, filters that lead to the rows behind the last one",
    ),
    "datastore_info": Action(
        _info, "The columns of a table, how many rows it has and its other names.\n\n:param resource_id: the resource"
    ),
    "datastore_create": Action(
        _write(creating.create),
        "Makes a table of a resource, or adds columns and rows to it. Needs a token.\n\n"
        ":param resource_id: the resource; or :param resource: {package_id, name …}, which is made\n"
        ":param fields: [{id, type, info}]; types: text, int4, int8, numeric, float8, bool, date, time, timestamp, "
        "json, text[]\n"
        ":param records: a list of objects\n"
        ":param primary_key: columns that together tell rows apart\n"
        ":param aliases: further names of the table\n"
        ":param force: also for a table that was made of a file",
        writes=True,
    ),
    "datastore_upsert": Action(
        _write(changing.upsert),
        "Writes rows: readers see them at once, and after a quiet minute they are a version. Needs a token.\n\n"
        ":param resource_id: the resource\n"
        ":param records: a list of objects\n"
        ":param method: upsert (change the row with the same key, or add one), insert or update\n"
        ":param dry_run: true to try only\n"
        ":param include_records: true to get the rows as they are then",
        writes=True,
    ),
    "datastore_delete": Action(
        _write(changing.delete),
        "Takes the table from a resource, or with filters rows from the table. Needs a token.\n\n"
        ":param resource_id: the resource\n:param filters: as of datastore_search",
        writes=True,
    ),
    "datastore_records_delete": Action(
        _write(changing.delete_records),
        "Removes rows. Needs a token.\n\n"
        ":param resource_id: the resource\n:param filters: as of datastore_search; {} removes every row",
        writes=True,
    ),
}
