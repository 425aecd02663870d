"""Where a visitor may be sent back to: a page of this site, whatever a link or a form says."""

from urllib.parse import urlsplit


def safe_next(address: str | None) -> str:
    """A page of this site to go back to; the front page for anything else.

    >>> [safe_next(a) for a in ("/datasets?q=1", "//evil.example", "https://evil.example", "/\\\\evil", None)]
    ['/datasets?q=1', '/', '/', '/', '/']
    """
    if not address or not address.startswith("/") or address.startswith("//") or "\\" in address:
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc or any(ord(c) < 32 for c in address) else address
