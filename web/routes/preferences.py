"""What a visitor chose for himself: large text, kept in a cookie."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

_YEAR_S = 365 * 86_400


def safe_next(address: str | None) -> str:
    """A page of this site to go back to; the front page for anything else.

    >>> [safe_next(a) for a in ("/datasets?q=1", "//evil.example", "https://evil.example", "/\\\\evil", None)]
    ['/datasets?q=1', '/', '/', '/', '/']
    """
    if not address or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc or any(ord(c) < 32 for c in address) else address


async def _preferences(request: Request) -> RedirectResponse:
    response = RedirectResponse(safe_next(request.query_params.get("next")), 303)
    if request.query_params.get("text") == "large":
        response.set_cookie("text", "large", max_age=_YEAR_S, samesite="lax", httponly=True, path="/")
    else:
        response.delete_cookie("text", path="/")
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [Route("/preferences", _preferences)]
