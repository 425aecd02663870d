"""datastore_search_sql."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import required_text
from catalog.ckan.sql_search import search_by_sql
from web.routes.ckan.action import Action, Call


def _datastore_search_sql(call: Call) -> dict[str, Any]:
    sql = required_text(call.params, "sql")
    client = call.account.id if call.account else call.network
    return search_by_sql(call.portal.catalogue, call.portal.sandbox, sql, client=client, account=call.account)


ACTIONS: Mapping[str, Action] = {
    "datastore_search_sql": Action(
        _datastore_search_sql,
        """Runs one SELECT over the public tables, which may be joined.

A table is named by the id of its resource in double quotes, by an alias, or by the name that the SQL page of the
portal lists, as `bus_routes`. The dialect is DuckDB's, which is close to PostgreSQL's. Every table has `_id`.

At most 32 000 rows are answered; `records_truncated` says when there were more. A query may take 8 seconds and 256 MB.

:param sql: one SELECT statement
""",
    ),
}
