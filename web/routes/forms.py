"""What a form of ours sends, and whether it is ours: nothing that another site makes a browser send is acted on."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from core.errors import Forbidden, Invalid, TooLarge
from web.routes import account_words as words

LARGEST_BYTES = 64 << 10
_MOST_FIELDS = 200
_OWN_SITES = ("same-origin", "none")  # `none`: typed in or a bookmark
_FORM = "application/x-www-form-urlencoded"


class FromAnotherSite(Forbidden):
    sentence = words.FROM_ANOTHER_SITE


class NoForm(Invalid):
    sentence = words.NO_FORM


class FormTooLarge(TooLarge):
    sentence = words.FORM_TOO_LARGE


def require_same_origin(request: Request) -> None:
    """Raises FromAnotherSite unless the browser says that the form stood on a page of this very address.

    Every browser of the last years sends Origin with a form, or at least Sec-Fetch-Site; without both it is refused.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        is_ours = urlsplit(origin).netloc == request.headers.get("host") and origin != "null"
    else:
        is_ours = request.headers.get("sec-fetch-site") in _OWN_SITES
    if not is_ours:
        raise FromAnotherSite()


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a small form, the last of each name. Raises NoForm or FormTooLarge."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise NoForm()
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BYTES:
            raise FormTooLarge()
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"))
    except ValueError:  # no UTF-8, or too many fields
        raise NoForm() from None
