"""The forms of the dataset page: what they send becomes the short address that people share, by one redirect."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from catalog import queries
from catalog.records import Dataset, Field
from catalog.rows.grammar import RESERVED, as_pairs, parse_row_query
from core.errors import PortalError
from web.portal import get_portal

PREFIX = "f."  # of every field, since the sanitizer of st.html drops fields called `id`, `name` or `lang`
_ROW_WORDS = ("sort", "columns", "group_by", "measure", "search")
_LISTS = ("columns", "group_by")

Pair = tuple[str, str]


async def _view(request: Request) -> Response:
    return await run_in_threadpool(_redirect, request)


def _redirect(request: Request) -> Response:
    slug = request.path_params["dataset"]
    given = [(n.removeprefix(PREFIX), v) for n, v in request.query_params.multi_items() if n.startswith(PREFIX)]
    pairs = tidy_pairs(given, _fields(slug, dict(given).get("resource")))
    return RedirectResponse(f"/dataset?{urlencode([('id', slug), *pairs])}", 303)


def _fields(slug: str, resource_name: str | None) -> Sequence[Field]:
    try:
        dataset: Dataset = queries.get_dataset(get_portal().catalogue, slug)
        return queries.get_resource(dataset, resource_name or None).fields
    except PortalError:
        return ()  # the page itself says what is missing


def tidy_pairs(given: Iterable[Pair], fields: Sequence[Field]) -> list[Pair]:
    """What a form sent as the address of the view: no empty field, lists in one, conditions in their short form.

    A condition that fits no column is kept as it came, so that the page can say what is wrong with it.

    add_column, add_operator, add_value   one more condition
    period                                joins its column: `x=date:month`
    measure_of_map                        `passengers:sum` becomes `y` and `aggregate`
    by, left, right                       become `compare=district:和平区,铁西区`
    """
    filled = _joined([(name, value.strip()) for name, value in given if value.strip()])
    rows = [pair for pair in filled if pair[0] in _ROW_WORDS or pair[0] not in RESERVED]
    rest = [pair for pair in filled if pair not in rows]
    with suppress(PortalError):  # then it is kept as written
        rows = as_pairs(parse_row_query(rows, fields))
    front = [pair for pair in rest if pair[0] in ("tab", "resource", "version")]
    return [*front, *rows, *(pair for pair in rest if pair not in front)]


def _joined(pairs: list[Pair]) -> list[Pair]:
    """The fields that belong together, brought together."""
    names = {name for name, _ in pairs}
    values = dict(pairs)
    special = {"measure_of_map", "add_column", "add_operator", "add_value", "period", "left", "right", "by", *_LISTS}
    kept = [(n, _with_period(n, v, values)) for n, v in pairs if n not in special]
    kept += [(name, _as_list([v for n, v in pairs if n == name])) for name in _LISTS if name in names]
    if {"add_column", "add_operator"} <= names:
        value = values.get("add_value", "")
        kept.append((f"filter.{values['add_column']}__{values['add_operator']}", value or "1"))
    if "measure_of_map" in names:
        column, _, aggregate = values["measure_of_map"].rpartition(":")
        kept += [("y", column), ("aggregate", aggregate)]
    if {"by", "left", "right"} <= names:
        kept.append(("compare", f"{values['by']}:{values['left']},{values['right']}"))
    return kept


def _with_period(name: str, value: str, values: dict[str, str]) -> str:
    return f"{value}:{values['period']}" if name == "x" and "period" in values else value


def _as_list(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    is_odd = any("," in name or name[:1] in "[+-" for name in unique)
    return json.dumps(unique, ensure_ascii=False) if is_odd else ",".join(unique)


ROUTES = [Route("/dataset/{dataset}/view", _view)]
