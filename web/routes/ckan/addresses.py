"""The addresses that links to a CKAN portal have: its files, and the pages of resources, organisations and groups."""

from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from catalog.ckan.directory import Kind
from catalog.ckan.errors import PackageIsPrivate
from catalog.ckan.packages import file_name_of
from catalog.ckan.view import Placed, view_of
from catalog.ckan.writing.rights import rights_of
from catalog.errors import ResourceNotFound
from catalog.exports import export_file
from catalog.queries import get_dataset, get_version
from catalog.records import StoredFile
from catalog.rows.query import RowQuery
from core.errors import PortalError
from web.portal import Portal, get_portal
from web.routes.ckan.callers import find_caller
from web.routes.counting import counts_as_download
from web.routes.envelope import ANY_SITE, refusal
from web.routes.sending import send_file

_AT_ONCE = CapacityLimiter(20)
_NAMES_SHOWN = 10
_SHOWN_OF_A_WRONG_ID = 100  # characters


async def _download(request: Request) -> Response:
    return await to_thread.run_sync(_downloaded, request, limiter=_AT_ONCE)


def _downloaded(request: Request) -> Response:
    """The file behind a resource's `url`: the CSV of a table, a file as it came, a way on to a link."""
    portal = get_portal()
    try:
        one = _placed(portal, request)
        response = _sent(portal, request, one)
    except PortalError as error:
        return refusal(request, error)
    if counts_as_download(request, response.status_code):
        portal.counter.add(one.dataset.id, "download")
    return response


def _placed(portal: Portal, request: Request) -> Placed:
    """Raises DatasetNotFound, ResourceNotFound, or PackageIsPrivate for who may not see it."""
    asked, view = request.path_params, view_of(portal.catalogue)
    found = view.find_resource(asked["resource"])
    if found is None:
        dataset = get_dataset(portal.catalogue, asked["dataset"])
        names = ", ".join(one.name for one in dataset.resources[:_NAMES_SHOWN]) or "—"
        raise ResourceNotFound(dataset=dataset.slug, name=asked["resource"][:_SHOWN_OF_A_WRONG_ID], names=names)
    if found.dataset.visibility != "public":
        rights = rights_of(portal.catalogue.state, find_caller(portal, request))
        if not rights.may_see(found.dataset):
            raise PackageIsPrivate(id=asked["resource"][:_SHOWN_OF_A_WRONG_ID])
    return found


def _sent(portal: Portal, request: Request, one: Placed) -> Response:
    dataset, resource = one.dataset, one.resource
    if resource.file is not None:
        return _send_as_it_came(portal, request, one, resource.file)
    if resource.version is None and resource.link is not None:
        return RedirectResponse(resource.link, 302, ANY_SITE)
    version = get_version(portal.catalogue, resource, None)
    if version.has_row_ids:  # its rows change one by one
        return RedirectResponse(f"/datastore/dump/{resource.id}", 302, ANY_SITE)
    export = export_file(portal.catalogue, dataset, resource, version, RowQuery(), "csv")
    return send_file(
        request,
        export.path,
        filename=export.filename,
        plain_name=file_name_of(resource),
        media_type=export.media_type,
        etag=export.etag,
        sha256=export.sha256,
        is_pinned=False,
        headers=_headers(portal, one),
    )


def _send_as_it_came(portal: Portal, request: Request, one: Placed, kept: StoredFile) -> Response:
    return send_file(
        request,
        portal.catalogue.files.local_path(kept.key),
        filename=kept.name,
        plain_name=_ascii(kept.name),
        media_type=kept.media_type,
        etag=kept.sha256,
        sha256=kept.sha256,
        is_pinned=False,
        headers=_headers(portal, one),
    )


def _ascii(name: str) -> str:
    """The name for programs that read ASCII only.

    >>> _ascii('地铁 "map".pdf')
    '__ _map_.pdf'
    """
    return "".join(one if one.isascii() and one.isprintable() and one not in '"\\' else "_" for one in name)


def _headers(portal: Portal, one: Placed) -> dict[str, str]:
    page = f"{portal.settings.public_url}/dataset?id={one.dataset.slug}"
    return {
        "Link": f'<{page}>; rel="describedby"',
        "X-Data-Origin": one.dataset.origin,
        "X-Content-Type-Options": "nosniff",
        **ANY_SITE,
        **({} if one.dataset.visibility == "public" else {"Cache-Control": "private, no-store"}),
    }


async def _resource_page(request: Request) -> Response:
    asked = request.path_params
    return RedirectResponse(f"/dataset?{urlencode({'id': asked['dataset'], 'resource': asked['resource']})}", 302)


async def _organization_page(request: Request) -> Response:
    return await to_thread.run_sync(_listed, request, "organization", "office")


async def _group_page(request: Request) -> Response:
    return await to_thread.run_sync(_listed, request, "group", "theme")


def _listed(request: Request, kind: Kind, facet: str) -> Response:
    """The datasets of an organisation or a group; all of them when there is none of this name."""
    found = view_of(get_portal().catalogue).directory.find(kind, request.path_params["name"])
    return RedirectResponse(f"/datasets?{urlencode({facet: found.named.id})}" if found else "/datasets", 302)


ROUTES = [
    Route("/dataset/{dataset}/resource/{resource}", _resource_page),
    Route("/dataset/{dataset}/resource/{resource}/download", _download),
    Route("/dataset/{dataset}/resource/{resource}/download/{name}", _download),
    Route("/organization/{name}", _organization_page),
    Route("/group/{name}", _group_page),
]
