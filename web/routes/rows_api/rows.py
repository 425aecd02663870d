"""The rows of a table: a page in JSON, CSV, NDJSON or Parquet, or all that is asked for as a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from catalog import queries
from catalog.describe.plain import as_plain_column
from catalog.errors import NothingPublished, UnknownFormat
from catalog.exports import FORMATS, export_file
from catalog.exports.csv_file import heading_cell
from catalog.live.reading import reading_now
from catalog.records import Dataset, Resource, Version
from catalog.rows import words as row_words
from catalog.rows.cursors import Cursor, as_text, parse_cursor, question_digest
from catalog.rows.errors import BadCursor
from catalog.rows.grammar import parse_row_query
from catalog.rows.pages import PAGE_FORMS, Page, read_page
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_groups, count_rows
from core.words import as_lang
from web.portal import Portal
from web.routes.counting import counts_as_download
from web.routes.rows_api.answering import CORS, as_bytes, etag_of, kept_headers, unchanged
from web.routes.rows_api.kept import Lasting
from web.routes.rows_api.parameters import DEFAULT_LIMIT, ROW_PARAMETERS, Given
from web.routes.sending import send_file

_FORM = 1  # a change of how answers are written makes every ETag a new one
_WHOLE = ("csv", "ndjson", "parquet")  # without a limit these are files of everything
_BY_TYPE = {FORMATS[name].media_type: name for name in PAGE_FORMS}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the rows, checked.

    limit   None when it was not said
    """

    dataset: Dataset
    resource: Resource
    version: Version
    query: RowQuery
    form: str
    limit: int | None
    offset: int
    cursor: Cursor | None
    has_total: bool
    given: Given

    @property
    def after(self) -> int | None:
        return self.cursor.place if self.cursor else None

    @property
    def is_pinned(self) -> bool:
        """Whether the answer never changes."""
        is_named = self.given.text("version") is not None or self.cursor is not None
        return is_named and not self.version.is_moment

    @property
    def is_whole(self) -> bool:
        is_paged = self.limit is not None or self.offset or self.after is not None
        return self.form in _WHOLE and not is_paged


def read_rows(portal: Portal, request: Request) -> Response:
    asked = _asked(portal, request)
    with _as_it_is_now(portal, asked) as now:
        if asked.cursor is not None and asked.cursor.is_live != now.version.is_moment:
            raise BadCursor(problem=row_words.CURSOR_OF_ANOTHER_MOMENT)
        return _file(portal, request, now) if now.is_whole else _page(portal, request, now)


@contextmanager
def _as_it_is_now(portal: Portal, asked: Asked) -> Iterator[Asked]:
    """With the changes that no version has yet, unless a version is asked for."""
    if asked.given.text("version") or asked.version != asked.resource.version:
        yield asked
        return
    with reading_now(portal.catalogue, asked.resource, asked.version) as version:
        yield replace(asked, version=version)


# ---- the question --------------------------------------------------------------------------------------------------


def _asked(portal: Portal, request: Request) -> Asked:
    form = _form(request)
    dataset = queries.get_dataset(portal.catalogue, request.path_params["name"])
    if not dataset.resources:
        raise NothingPublished(title=dataset.title)
    resource = queries.get_resource(dataset, request.path_params.get("resource"))
    given = Given(tuple(request.query_params.multi_items()), ROW_PARAMETERS)
    cursor = parse_cursor(text) if (text := given.text("cursor")) else None
    version = _version(portal, resource, given, cursor)
    query = parse_row_query(given.pairs, version.fields, ROW_PARAMETERS)
    offset = given.count("offset") or 0
    _check(cursor, query, offset)
    for name in ("encoding", "header", "lang"):
        given.choice(name)
    return Asked(
        dataset=dataset,
        resource=resource,
        version=version,
        query=query,
        form=form,
        limit=given.count("limit"),
        offset=offset,
        cursor=cursor,
        has_total=given.flag("include_total") is not False,
        given=given,
    )


def _form(request: Request) -> str:
    """The format of the suffix, else the first of Accept that we have, else JSON. Raises UnknownFormat."""
    suffix = request.path_params.get("format")
    if suffix is None:
        return next((_BY_TYPE[kind] for kind in _accepted(request) if kind in _BY_TYPE), "json")
    if suffix not in PAGE_FORMS:
        raise UnknownFormat(format=suffix[:40], formats=" · ".join(PAGE_FORMS))
    return str(suffix)


def _accepted(request: Request) -> Iterator[str]:
    """The media types of Accept, the most wanted first."""
    ranges = []
    for one in request.headers.get("accept", "").split(","):
        kind, _, parameters = one.partition(";")
        _, _, weight = parameters.partition("q=")
        try:
            ranges.append((-float(weight or 1), kind.strip().lower()))
        except ValueError:
            ranges.append((-1.0, kind.strip().lower()))
    return (kind for weight, kind in sorted(ranges, key=lambda pair: pair[0]) if weight < 0)


def _version(portal: Portal, resource: Resource, given: Given, cursor: Cursor | None) -> Version:
    """The version asked for, else that of the cursor, else the current one."""
    number = given.count("version")
    if cursor is not None and number is not None and number != cursor.version:
        raise BadCursor(problem=row_words.CURSOR_OF_ANOTHER_VERSION)
    return queries.get_version(portal.catalogue, resource, number or (cursor.version if cursor else None))


def _check(cursor: Cursor | None, query: RowQuery, offset: int) -> None:
    if cursor is not None and cursor.question != question_digest(query):
        raise BadCursor(problem=row_words.CURSOR_OF_ANOTHER_QUESTION)
    if cursor is not None and offset:
        raise BadCursor(problem=row_words.CURSOR_WITH_OFFSET)


# ---- a page --------------------------------------------------------------------------------------------------------


def _page(portal: Portal, request: Request, asked: Asked) -> Response:
    public_url = portal.settings.public_url
    etag = etag_of(
        _FORM, public_url, asked.version.id, asked.dataset.origin, asked.form, request.url.path, *asked.given.pairs
    )
    headers = kept_headers(etag, is_pinned=asked.is_pinned) | _about(portal, asked.dataset)
    if (same := unchanged(request, headers)) is not None:
        return same
    engine, files = portal.catalogue.engine, portal.catalogue.files
    page = read_page(
        engine,
        files,
        asked.version,
        asked.query,
        PAGE_FORMS[asked.form],
        limit=asked.limit or DEFAULT_LIMIT,
        offset=asked.offset,
        after=asked.after,
    )
    total = None
    if asked.has_total:
        count = count_groups if asked.query.is_grouped else count_rows
        total = count(engine, files, asked.version, asked.query)
    next_page = _next(public_url + request.url.path, asked, page)
    body = _envelope(asked, page, total, next_page) if asked.form == "json" else _plain(asked, page)
    headers |= {"Link": f'{headers["Link"]}, <{next_page}>; rel="next"'} if next_page else {}
    headers |= {"X-Total-Count": str(total)} if total is not None else {}
    # Rows that are written one by one change without the catalogue; those of any other table with it only.
    made = Response if asked.version.has_row_ids else Lasting
    return made(body, 200, headers, FORMATS[asked.form].media_type)


def _about(portal: Portal, dataset: Dataset) -> dict[str, str]:
    page = f"{portal.settings.public_url}/dataset?id={dataset.slug}"
    return {"Link": f'<{page}>; rel="describedby"', "X-Data-Origin": dataset.origin}


def _next(address: str, asked: Asked, page: Page) -> str | None:
    """The same question, from behind the last row that was given."""
    if not page.has_more or page.last is None:
        return None
    version = asked.version
    cursor = Cursor(version.number, page.last, question_digest(asked.query), is_live=version.is_moment)
    rest = [pair for pair in asked.given.pairs if pair[0] not in ("cursor", "offset")]
    return f"{address}?{urlencode([*rest, ('cursor', as_text(cursor))])}"


def _envelope(asked: Asked, page: Page, total: int | None, next_page: str | None) -> bytes:
    """The rows as they came from the engine, within what is said about them."""
    head: dict[str, Any] = {
        "dataset": asked.dataset.slug,
        "resource": asked.resource.name,
        "version": asked.version.number,
        "origin": asked.dataset.origin,
        "total": total,
        "limit": asked.limit or DEFAULT_LIMIT,
        "next": next_page,
        "fields": [as_plain_column(field) for field in page.fields],
    }
    return as_bytes(head)[:-1] + b',"rows":[\n' + page.content + b"\n]}\n"


def _plain(asked: Asked, page: Page) -> bytes:
    """CSV has a line of headings; the others need nothing but the rows."""
    if asked.form != "csv":
        return page.content
    return (",".join(heading_cell(field.name) for field in page.fields) + "\n").encode() + page.content


# ---- a file --------------------------------------------------------------------------------------------------------


def _file(portal: Portal, request: Request, asked: Asked) -> Response:
    """Everything that is asked for; the stored CSV itself when nothing is left out."""
    export = export_file(
        portal.catalogue,
        asked.dataset,
        asked.resource,
        asked.version,
        asked.query,
        asked.form,
        encoding=asked.given.text("encoding") or "utf-8",
        header=asked.given.text("header") or "name",
        lang=as_lang(asked.given.text("lang")),
    )
    response = send_file(
        request,
        export.path,
        filename=export.filename,
        plain_name=f"{asked.resource.name}.{asked.form}",
        media_type=export.media_type,
        etag=export.etag,
        sha256=export.sha256,
        is_pinned=asked.is_pinned,
        headers={**_about(portal, asked.dataset), "Vary": "Accept", **CORS},
    )
    if counts_as_download(request, response.status_code):
        portal.counter.add(asked.dataset.id, "download")
    return response
