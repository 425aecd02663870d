"""An action of the API, and one request to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.people.accounts import Account
from web.portal import Portal
from web.routes.multipart import Upload


@dataclass(frozen=True, slots=True)
class Call:
    """
    params   a JSON object, or the fields of a form or query string: then every value is text, or a list of texts
    files    the uploads of a multipart body by the name of their field; gone when the answer is made
    account  whose token it is; None for anybody
    network  where the request came from, in so far as limits go by it
    """

    portal: Portal
    params: Mapping[str, Any]
    files: Mapping[str, Upload]
    account: Account | None
    now: datetime
    network: str = ""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result that is JSON text already, as its UTF-8 bytes. Equal tags mean equal results: a GET may answer 304."""

    json: bytes
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """
    run     answers with plain JSON or Encoded, or raises a PortalError; runs in a thread
    help    the English text that `help_show` gives
    writes  changes something: refused by GET
    """

    run: Callable[[Call], Any]
    help: str
    writes: bool = False
