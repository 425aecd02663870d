"""What a visitor chose for himself: large text, kept in a cookie."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from web.safe_address import safe_next

_YEAR_S = 365 * 86_400


async def _preferences(request: Request) -> RedirectResponse:
    response = RedirectResponse(safe_next(request.query_params.get("next")), 303)
    if request.query_params.get("text") == "large":
        response.set_cookie("text", "large", max_age=_YEAR_S, samesite="lax", httponly=True, path="/")
    else:
        response.delete_cookie("text", path="/")
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [Route("/preferences", _preferences)]
