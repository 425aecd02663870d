"""Accounts: a token shows its owner, and nobody else is shown."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import flag, text
from catalog.ckan.errors import OtherUser
from catalog.ckan.packages import as_moment
from core.people.accounts import Account
from web.routes.ckan.action import Action, Call
from web.routes.ckan.reading import rights


def _user_list(call: Call) -> list[Any]:
    if call.account is None:
        return []
    return [_as_user(call, call.account) if flag(call.params, "all_fields", True) else call.account.id]


def _user_show(call: Call) -> dict[str, Any]:
    if call.account is None or text(call.params, "id", call.account.id) != call.account.id:
        raise OtherUser()
    return _as_user(call, call.account)


def _user_autocomplete(call: Call) -> list[Any]:
    return []


def _as_user(call: Call, account: Account) -> dict[str, Any]:
    return {
        "about": account.about or None,
        "activity_streams_email_notifications": False,
        "created": as_moment(account.created_at),
        "display_name": account.display_name,
        "fullname": account.display_name,
        "id": account.id,
        "name": account.id,
        "state": "active",
        "sysadmin": rights(call).is_administrator,
    }


ACTIONS: Mapping[str, Action] = {
    "user_list": Action(_user_list, "The owner of the token.\n\n:param all_fields: the dict, else the id"),
    "user_show": Action(_user_show, "The owner of the token.\n\n:param id: nothing, or the owner's own id"),
    "user_autocomplete": Action(_user_autocomplete, "Nobody: accounts are not searched."),
}
