"""Every route of the API under `/api/v1`, and of its documents."""

from web.routes.rows_api.docs import docs_page
from web.routes.rows_api.endpoints import DOCUMENT, ENDPOINTS, nothing_here, route
from web.routes.rows_api.openapi import dataset_document, portal_document

ROUTES = [
    route(DOCUMENT, portal_document),
    route("/api/docs", docs_page),
    route("/api/v1/datasets/{name}/openapi.json", dataset_document),
    *(route(one.path, one.serve) for one in ENDPOINTS),
    route("/api/v1/{rest:path}", nothing_here),
]
