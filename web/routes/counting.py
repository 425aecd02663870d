"""Which requests count as a person's: bots, probes and the later pieces of one download do not."""

import re

from starlette.requests import Request

_BOTS = re.compile(r"bot|crawl|spider|slurp|preview|monitor|headless|facebookexternalhit|bingpreview", re.IGNORECASE)


def is_bot(user_agent: str) -> bool:
    """Whether a User-Agent names a crawler, a probe or nothing at all.

    >>> is_bot("Mozilla/5.0 (compatible; Baiduspider/2.0)"), is_bot(""), is_bot("curl/8.5.0")
    (True, True, False)
    """
    return not user_agent or bool(_BOTS.search(user_agent))


def counts_as_download(request: Request, status: int) -> bool:
    """A whole GET, or the first piece of a resumed one."""
    starts_at_zero = request.headers.get("range", "bytes=0-").startswith("bytes=0-")
    is_sent = request.method == "GET" and status in (200, 206)
    return is_sent and starts_at_zero and not is_bot(request.headers.get("user-agent", ""))
