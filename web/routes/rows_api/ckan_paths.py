"""The actions of the CKAN API in the OpenAPI document, from the table of actions and what each says of itself."""

import re
from typing import Any

from web.routes.ckan.table import ACTIONS
from web.routes.rows_api.operations import Say
from web.routes.rows_api.words import CKAN_ANSWERED, CKAN_MALFORMED, CKAN_REFUSED

Json = dict[str, Any]

_PARAMETER = re.compile(r"^\s*:param (?:\w+ )?(?P<name>\w+):\s*(?P<words>.*)$", re.MULTILINE)
_ENVELOPE: Json = {
    "type": "object",
    "properties": {"help": {"type": "string"}, "success": {"type": "boolean"}},
    "required": ["success"],
}
_MALFORMED: Json = {"anyOf": [_ENVELOPE, {"type": "string"}]}  # as CKAN says that it could not read a request
_REFUSED = ("403", "404", "409", "429", "503")


def ckan_paths(say: Say) -> Json:
    """Reading actions by GET; those that write, by POST."""
    return {f"/api/3/action/{name}": _path(name, say) for name in sorted(ACTIONS)}


def _path(name: str, say: Say) -> Json:
    action = ACTIONS[name]
    found = [(one["name"], one["words"]) for one in _PARAMETER.finditer(action.help)]
    operation: Json = {
        "operationId": f"ckan_{name}",
        "tags": ["CKAN"],
        "summary": action.help.strip().partition("\n")[0],
        "responses": {
            "200": _answer(say(CKAN_ANSWERED)),
            "400": _answer(say(CKAN_MALFORMED), _MALFORMED),
            **{status: _answer(say(CKAN_REFUSED)) for status in _REFUSED},
        },
    }
    if action.writes:
        return {"post": {**operation, "requestBody": _body(found)}}
    parameters = [
        {"name": each, "in": "query", "description": said, "schema": {"type": "string"}} for each, said in found
    ]
    return {"get": {**operation, "parameters": parameters}}


def _answer(said: str, schema: Json = _ENVELOPE) -> Json:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _body(found: list[tuple[str, str]]) -> Json:
    properties = {name: {"description": said} for name, said in found}
    return {"content": {"application/json": {"schema": {"type": "object", "properties": properties}}}}
