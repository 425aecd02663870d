"""What an assistant can do: find datasets, read what they are, ask their rows, run a SELECT. Nothing is changed.

Each tool is a thin form of what pages and the API ask. Its docstring and the descriptions of its parameters are what
the assistant reads.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from mcp.server.mcpserver import Context
from pydantic import Field
from starlette.requests import Request

from catalog import queries
from catalog.describe.plain import as_plain_column, as_plain_dataset, as_plain_summary
from catalog.rows.grammar import parse_row_query
from catalog.rows.operators import OPERATORS
from catalog.rows.pages import PAGE_FORMS, read_page
from catalog.rows.reading import count_groups, count_rows
from catalog.search.find import find_datasets
from catalog.search.query import DatasetQuery
from core.clock import utc_now
from web.portal import get_portal
from web.routes.browsers import network_of

Json = dict[str, Any]
Said = str | list[str]

MOST_ROWS = 500  # an assistant reads every one of them
_MOST_FOUND = 50

Name = Annotated[str, Field(description="The dataset's `name` or `id`, as search_datasets gives it.")]
_OPERATORS = ", ".join(OPERATORS)
Conditions = Annotated[
    dict[str, Said],
    Field(
        description=f"Which rows: {{column: value}}, or {{column__operator: value}} with one of {_OPERATORS}. A "
        'list of values means any of them. Example: {"district": "和平区", "date__gte": "2026-01-01"}.'
    ),
]


def search_datasets(
    words: Annotated[str, Field(description="What is looked for, in Chinese, pinyin or English; empty for all.")] = "",
    limit: Annotated[int, Field(ge=1, le=_MOST_FOUND)] = 10,
) -> Json:
    """Find datasets of the city's open-data portal by what a person would say, best first."""
    portal = get_portal()
    snapshot = portal.catalogue.snapshot()
    query = DatasetQuery(words=words, per_page=limit)
    found = find_datasets(snapshot, query, now=utc_now(), lang="zh")
    public_url = portal.settings.public_url
    return {
        "total": found.total,
        "datasets": [as_plain_summary(hit.dataset, snapshot.city, public_url=public_url) for hit in found.hits[:limit]],
    }


def get_dataset(name: Name) -> Json:
    """Everything about one dataset: what it is and is not, who gives it, its licence, its tables and their columns.

    `origin` says whether the rows are public facts or simulated: pass that on to whoever reads your answer.
    """
    portal = get_portal()
    dataset = queries.get_dataset(portal.catalogue, name)
    return as_plain_dataset(dataset, portal.catalogue.snapshot().city, public_url=portal.settings.public_url)


def list_resources(name: Name) -> Json:
    """The tables of a dataset: columns with types, units and labels, how many rows, their addresses, names for SQL."""
    described = get_dataset(name)
    sql_names = {table.resource.id: table.written for table in get_portal().sandbox.tables().all}
    return {
        "dataset": described["name"],
        "origin": described["origin"],
        "resources": [{**one, "sql_table": sql_names.get(one["id"])} for one in described["resources"]],
    }


def query_rows(
    dataset: Name,
    conditions: Conditions | None = None,
    resource: Annotated[str, Field(description="The table; the first one when empty.")] = "",
    columns: Annotated[list[str] | None, Field(description="Only these columns.")] = None,
    group_by: Annotated[list[str] | None, Field(description="One row for each combination of these columns.")] = None,
    measures: Annotated[
        list[str] | None, Field(description="Of each group: count, sum:column, mean:column, min:column, max:column.")
    ] = None,
    sort: Annotated[str, Field(description="Columns, the most important first; - in front turns one round.")] = "",
    search: Annotated[str, Field(description="A piece of any text column.")] = "",
    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 100,
    offset: Annotated[int, Field(ge=0)] = 0,
) -> Json:
    """Rows of a table, filtered, sorted, or counted and summed by group, with the total that fits."""
    portal = get_portal()
    found = queries.get_dataset(portal.catalogue, dataset)
    table = queries.get_resource(found, resource or None)
    version = queries.get_version(portal.catalogue, table, None)
    said = {"columns": columns, "group_by": group_by, "measure": measures, "sort": sort, "search": search}
    query = parse_row_query(_pairs(conditions or {}, said), version.fields)
    engine, files = portal.catalogue.engine, portal.catalogue.files
    page = read_page(engine, files, version, query, PAGE_FORMS["ndjson"], limit=limit, offset=offset)
    count = count_groups if query.is_grouped else count_rows
    return {
        "dataset": found.slug,
        "resource": table.name,
        "version": version.number,
        "origin": found.origin,
        "total": count(engine, files, version, query),
        "has_more": page.has_more,
        "columns": [as_plain_column(field) for field in page.fields],
        "rows": [json.loads(line) for line in page.content.splitlines()],
    }


def _pairs(conditions: Mapping[str, Said], said: Mapping[str, Said | None]) -> list[tuple[str, str]]:
    """The same question as the parameters of a URL; a column of any name is a condition."""
    pairs = [(f"filter.{name}", value) for name, given in conditions.items() for value in _each(given)]
    for name in ("columns", "group_by"):
        if names := said[name]:
            pairs.append((name, json.dumps(names, ensure_ascii=False)))
    pairs += [("measure", value) for value in _each(said["measure"] or [])]
    return [*pairs, ("sort", str(said["sort"])), ("search", str(said["search"]))]


def _each(given: Said) -> Iterator[str]:
    yield from [given] if isinstance(given, str) else given


def run_sql(
    sql: Annotated[
        str,
        Field(
            description="One SELECT in DuckDB's SQL. Tables are named by `sql_table` of list_resources; joins across "
            "datasets work."
        ),
    ],
    ctx: Context[Any, Request],
) -> Json:
    """Run one read-only SELECT over the public tables. At most 500 rows come back; the time is limited."""
    answer = get_portal().sandbox.run(sql, client=_network(ctx), most_rows=MOST_ROWS)
    return {
        "columns": [{"name": name, "type": kind} for name, kind in zip(answer.names, answer.types, strict=True)],
        "rows": [list(row) for row in answer.values()],
        "is_truncated": answer.is_truncated,
        "is_simulated": answer.is_simulated,
        "tables": [{"dataset": table.dataset.slug, "resource": table.resource.name} for table in answer.tables],
    }


def _network(ctx: Context[Any, Request]) -> str:
    """Whose turn it is in the queue."""
    request = ctx.request_context.request
    return network_of(request.client.host if request and request.client else "")


TOOLS: tuple[Callable[..., Json], ...] = (search_datasets, get_dataset, list_resources, query_rows, run_sql)
