"""Addresses of files and pages elsewhere, as publishers write them: which may be followed, and what they lead to."""

from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "ftp")


def is_web_address(text: str) -> bool:
    """Whether it may be made a link: an address of the web with a host, and no script.

    >>> [is_web_address(one) for one in ("https://a.example/x", "javascript:alert(1)", "x.csv", "http://", "//a/b")]
    [True, False, False, False, False]
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:  # "http://[": half an IPv6 address
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.hostname)


def host_of(address: str) -> str:
    """The host that it leads to, without `www.`; nothing for what is no address.

    >>> host_of("https://www.a.example:8080/x.csv?y"), host_of("x.csv")
    ('a.example', '')
    """
    if not is_web_address(address):
        return ""
    return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
