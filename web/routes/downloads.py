"""Downloads: `/download/{dataset}/{resource}.{format}?filters`, the original bytes, and the whole as one ZIP."""

from collections.abc import Callable
from pathlib import PurePath

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from catalog import queries
from catalog.describe.offers import offer_of_table
from catalog.exports import Export, export_file, package_zip
from catalog.exports.filenames import original_name
from catalog.records import Dataset, StoredFile
from catalog.rows.grammar import parse_row_query
from core.errors import PortalError
from core.words import as_lang
from web.portal import Portal, get_portal
from web.routes.counting import counts_as_download
from web.routes.envelope import ANY_SITE, refusal
from web.routes.sending import send_file

# Many who wait for one big file must not take every thread from the pages.
_AT_ONCE = CapacityLimiter(20)


_MEDIA_TYPES = {".gz": "application/gzip", ".parquet": "application/vnd.apache.parquet"}  # of originals


async def _download(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, _table, limiter=_AT_ONCE)


async def _original(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, _as_given, limiter=_AT_ONCE)


async def _whole(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, _zip, limiter=_AT_ONCE)


def _answer(request: Request, make: Callable[[Portal, Dataset, Request], Export]) -> Response:
    try:
        portal = get_portal()
        dataset = queries.get_dataset(portal.catalogue, request.path_params["dataset"])
        export = make(portal, dataset, request)
    except PortalError as error:
        return refusal(request, error)
    response = _send(request, portal, dataset, export)
    if counts_as_download(request, response.status_code):
        portal.counter.add(dataset.id, "download")
    return response


def _table(portal: Portal, dataset: Dataset, request: Request) -> Export:
    asked = request.query_params
    resource = queries.get_resource(dataset, request.path_params["resource"])
    version = queries.get_version(portal.catalogue, resource, _number(asked.get("version")))
    return export_file(
        portal.catalogue,
        dataset,
        resource,
        version,
        parse_row_query(asked.multi_items(), version.fields),
        request.path_params["format"],
        encoding=asked.get("encoding", "utf-8"),
        header=asked.get("header", "name"),
        lang=as_lang(request.query_params.get("lang")),
    )


def _as_given(portal: Portal, dataset: Dataset, request: Request) -> Export:
    resource = queries.get_resource(dataset, request.path_params["resource"])
    if resource.file is not None and not dataset.is_closed and "version" not in request.query_params:
        return _kept_file(portal, resource.file)
    version = queries.get_version(portal.catalogue, resource, _number(request.query_params.get("version")))
    return Export(
        path=portal.catalogue.files.local_path(version.original_key),
        filename=original_name(dataset, version, as_lang(request.query_params.get("lang"))),
        media_type=_MEDIA_TYPES.get(PurePath(version.original_name).suffix, "text/csv; charset=utf-8"),
        etag=version.original_sha256,
        size_bytes=version.original_bytes,
        sha256=version.original_sha256,
    )


def _kept_file(portal: Portal, file: StoredFile) -> Export:
    """A file that came through the API, with the name that its publisher gave it."""
    return Export(
        path=portal.catalogue.files.local_path(file.key),
        filename=file.name,
        media_type=file.media_type,
        etag=file.sha256,
        size_bytes=file.size_bytes,
        sha256=file.sha256,
    )


def _zip(portal: Portal, dataset: Dataset, request: Request) -> Export:
    return package_zip(portal.catalogue, dataset, lang=as_lang(request.query_params.get("lang")))


def _number(text: str | None) -> int | str | None:
    return int(text) if text is not None and text.isdecimal() else text


def _send(request: Request, portal: Portal, dataset: Dataset, export: Export) -> Response:
    page = f"{portal.settings.public_url}/dataset?id={dataset.slug}"
    links = [*_columns(request, portal, dataset), f'<{page}>; rel="describedby"']
    headers = {"Link": ", ".join(links), "X-Data-Origin": dataset.origin, **ANY_SITE}
    name = request.path_params.get("resource", dataset.slug)
    return send_file(
        request,
        export.path,
        filename=export.filename,
        plain_name=name + "".join(export.path.suffixes),
        media_type=export.media_type,
        etag=export.etag,
        sha256=export.sha256,
        is_pinned="version" in request.query_params,
        headers=headers,
    )


def _columns(request: Request, portal: Portal, dataset: Dataset) -> list[str]:
    """Where a CSV is described column by column: of the whole present table, so of nothing that was chosen from it."""
    if request.path_params.get("format") != "csv" or request.query_params.keys() - {"lang"}:
        return []
    offer = offer_of_table(dataset, queries.get_resource(dataset, request.path_params["resource"]))
    if offer is None:
        return []
    return [f'<{portal.settings.public_url}{offer.href}>; rel="describedby"; type="{offer.media_type}"']


ROUTES = [
    Route("/download/{dataset}.zip", _whole),
    Route("/download/{dataset}/{resource}/original", _original),
    Route("/download/{dataset}/{resource}.{format}", _download),
]
