"""Whose token a request carries."""

from starlette.requests import Request

from core.clock import utc_now
from core.people.accounts import Account
from core.people.tokens import find_account_by_token
from web.portal import Portal

_BEARER = "bearer "


def token_of(request: Request) -> str:
    """The token as it is, or after `Bearer`; libraries also send it under a name of CKAN's own. "" without any."""
    given = request.headers.get("authorization") or request.headers.get("x-ckan-api-key") or ""
    return (given[len(_BEARER) :] if given.lower().startswith(_BEARER) else given).strip()


def find_caller(portal: Portal, request: Request) -> Account | None:
    """None without a token, and for one that is not valid: reading goes on, writing is refused."""
    token = token_of(request)
    return find_account_by_token(portal.catalogue.state, token, now=utc_now()) if token else None
