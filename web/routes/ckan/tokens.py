"""The caller's own API tokens."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import required_text, text
from catalog.ckan.errors import OtherUser, ValidationFailed
from catalog.ckan.packages import as_moment
from catalog.ckan.writing.errors import WriterTokenNeeded
from core.people.accounts import Account
from core.people.tokens import create_token, find_token_id, list_tokens, revoke_token
from web.routes.ckan.action import Action, Call


def _owner(call: Call, *names: str) -> Account:
    """The caller, who need not say who that is. Raises WriterTokenNeeded or OtherUser."""
    if call.account is None:
        raise WriterTokenNeeded()
    said = next((found for name in names if (found := text(call.params, name))), call.account.id)
    if said not in (call.account.id, call.account.email):
        raise OtherUser()
    return call.account


def _api_token_create(call: Call) -> dict[str, str]:
    owner, name = _owner(call, "user"), required_text(call.params, "name")
    token_id, token = create_token(call.portal.catalogue.state, name=name, actor=owner.id, now=call.now)
    return {"token": token, "jti": token_id}


def _api_token_list(call: Call) -> list[dict[str, Any]]:
    owner = _owner(call, "user_id", "user")
    return [
        {
            "id": one.id,
            "name": one.name,
            "user_id": owner.id,
            "created_at": as_moment(one.created_at),
            "last_access": as_moment(one.used_at) if one.used_at else None,
            "expires_at": as_moment(one.expires_at) if one.expires_at else None,
        }
        for one in list_tokens(call.portal.catalogue.state, owner.id)
    ]


def _api_token_revoke(call: Call) -> None:
    owner, state = _owner(call), call.portal.catalogue.state
    given = text(call.params, "token")
    token_id = find_token_id(state, given) or "" if given else text(call.params, "jti")
    if not given and not token_id:
        raise ValidationFailed({"jti": ["Missing value"]})
    revoke_token(state, token_id, actor=owner.id, now=call.now)


ACTIONS: Mapping[str, Action] = {
    "api_token_create": Action(
        _api_token_create,
        "Makes a token for the owner of the one that is sent; it is shown only now.\n\n"
        ":param user: nothing, or the owner's own id\n:param name: what it is for",
        writes=True,
    ),
    "api_token_list": Action(
        _api_token_list, "The tokens of the caller, without their text.\n\n:param user_id: nothing, or the own id"
    ),
    "api_token_revoke": Action(
        _api_token_revoke,
        "Ends a token of the caller.\n\n:param token: the token\n:param jti: or its id",
        writes=True,
    ),
}
