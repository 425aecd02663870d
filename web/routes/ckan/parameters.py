"""What a request says: JSON whatever its content type, a form, a query string, or a multipart body with its file."""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from anyio import fail_after
from starlette.requests import ClientDisconnect, Request

from catalog.ckan.errors import BodyTooLarge
from core.settings import MB
from web.routes.multipart import FormLimits, Upload, UploadStalled, receive_upload

_FORM, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
_ALONE = ("1", "")  # values of a form's only field, whose name is then the JSON: an old habit of command lines
_MOST_FIELDS = 1_000
_PATIENCE_S = 60.0  # without a single byte
_BESIDE_A_FILE = FormLimits(form_bytes=4 * MB, field_bytes=MB, most_parts=200, needs_file=False)


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """How large a body and a file in it may be, in bytes."""

    body: int
    upload: int


class UnreadableBody(Exception):
    """A body that cannot become parameters; the text says why. It is answered as a bare sentence."""


@dataclass(frozen=True, slots=True)
class Sent:
    params: Mapping[str, Any]
    files: Mapping[str, Upload]


@asynccontextmanager
async def receive_parameters(request: Request, scratch: Path, *, limits: BodyLimits) -> AsyncIterator[Sent]:
    """The parameters and uploads of a request; the files are gone when the block ends.

    A body, where there is one, counts and not the query string.
    Raises UnreadableBody, BodyTooLarge, UploadTooLarge, UploadStalled, NoUpload (a broken multipart body) or DiskFull.
    """
    if request.method in ("GET", "HEAD"):
        yield Sent(_checked(_gathered(request.query_params.multi_items())), {})
    elif _content_type(request) == _MULTIPART:
        async with receive_upload(request, scratch, limit_bytes=limits.upload, limits=_BESIDE_A_FILE) as upload:
            files = {upload.part: upload} if upload.part and upload.name else {}
            yield Sent(_checked(_gathered(upload.pairs)), files)
    else:
        body = await _body(request, limits.body)
        params = _parsed(body, _content_type(request)) if body.strip() else None
        yield Sent(_checked(_gathered(request.query_params.multi_items()) if params is None else params), {})


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _body(request: Request, limit: int) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and (len(declared) > 18 or int(declared) > limit):
        raise BodyTooLarge(limit_mb=limit // MB)
    body, arriving = bytearray(), request.stream()
    while True:
        try:
            with fail_after(_PATIENCE_S):
                body += await anext(arriving)
        except StopAsyncIteration:
            return bytes(body)
        except (TimeoutError, ClientDisconnect):
            raise UploadStalled() from None
        if len(body) > limit:
            raise BodyTooLarge(limit_mb=limit // MB)


def _parsed(body: bytes, content_type: str) -> dict[str, Any]:
    """JSON even where a command line calls it a form; else a form where it is called one."""
    if content_type != _FORM:
        return as_object(body)
    if body.lstrip().startswith(b"{"):
        try:
            return as_object(body)
        except UnreadableBody:
            pass  # a form whose first name begins so
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:  # no UTF-8, or too many fields
        raise UnreadableBody("the form is not UTF-8, or has too many fields") from None
    if len(pairs) == 1 and pairs[0][1] in _ALONE:
        return as_object(pairs[0][0].encode())
    return _gathered(pairs)


def as_object(text: bytes) -> dict[str, Any]:
    """The JSON object in a text. Raises UnreadableBody.

    >>> as_object(b'{"id": "air-quality"}')
    {'id': 'air-quality'}
    """
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise UnreadableBody(f"Error decoding JSON data. Error: {problem}") from None
    if not isinstance(found, dict):
        raise UnreadableBody(f"Request data JSON decoded to a {type(found).__name__} but it needs to be an object")
    if b"\\u" in text:
        _require_whole_characters(found)
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _require_whole_characters(found: dict[str, Any]) -> None:
    """Half of a surrogate pair has no place in any store of ours."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise UnreadableBody("Error decoding JSON data. Error: half of a surrogate pair") from None


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A name that is repeated has the list of its values.

    >>> _gathered([("id", "a"), ("fq", "b"), ("fq", "c")])
    {'id': 'a', 'fq': ['b', 'c']}
    """
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


def _checked(params: dict[str, Any]) -> dict[str, Any]:
    """No text holds the character zero, which PostgreSQL cannot keep; half characters of a query string are none."""
    if _has_zero(params):
        raise UnreadableBody("the character U+0000 cannot be used")
    return params


def _has_zero(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_zero(name) or _has_zero(one) for name, one in value.items())
    return isinstance(value, list) and any(map(_has_zero, value))
