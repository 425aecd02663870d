"""Where a request comes from: its network, its kind of browser, and the cookies by which we know it."""

import ipaddress
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from core.people.devices import KNOWN_FOR
from core.people.mailed_links import LASTS
from core.people.sessions import SESSION_LASTS, Browser, SignedIn
from web.safe_address import safe_next

SESSION, DEVICE, PENDING, NEXT = "portal_sid", "portal_device", "portal_pending", "portal_next"

# The first that occurs in what the browser says of itself; each of them claims to be some of those below it.
_PROGRAMS = {
    "MicroMessenger": "WeChat",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "HarmonyOS": "HarmonyOS",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def browser_of(request: Request) -> Browser:
    cookies = request.cookies
    return Browser(
        network=network_of(request.client.host if request.client else ""),
        device=cookies.get(DEVICE, ""),
        label=label_of(request.headers.get("user-agent", "")),
        session=cookies.get(SESSION, ""),
    )


def network_of(address: str) -> str:
    """What one household or school has for itself: an IPv4 address, the first half of an IPv6 address.

    >>> [network_of(a) for a in ("198.51.100.7", "2001:db8:1:2:3:4:5:6", "::ffff:198.51.100.7", "testclient")]
    ['198.51.100.7', '2001:db8:1:2::', '198.51.100.7', 'testclient']
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False).network_address)


def label_of(user_agent: str) -> str:
    """
    >>> label_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0")
    'Edge · Windows'
    >>> label_of("curl/8.5")
    ''
    """
    found = [next((name for mark, name in table.items() if mark in user_agent), "") for table in (_PROGRAMS, _SYSTEMS)]
    return " · ".join(name for name in found if name)


def sign_in_here(response: Response, signed_in: SignedIn, *, is_secure: bool) -> None:
    """Gives the browser its session and forgets what waited for it."""
    give_cookie(response, SESSION, signed_in.session, int(SESSION_LASTS.total_seconds()), is_secure=is_secure)
    give_cookie(response, DEVICE, signed_in.device, int(KNOWN_FOR.total_seconds()), is_secure=is_secure)
    for name in (PENDING, NEXT):
        take_cookie(response, name, is_secure=is_secure)


def wait_here(response: Response, pending: str, back: str, *, is_secure: bool) -> None:
    """What the browser keeps until the address is confirmed: that it registered, and where it was going."""
    lasts_s = int(LASTS["confirm"].total_seconds())
    give_cookie(response, PENDING, pending, lasts_s, is_secure=is_secure)
    give_cookie(response, NEXT, quote(back), lasts_s, is_secure=is_secure)  # cookies are ASCII


def going_to(request: Request) -> str:
    """Where this browser was going when it registered; the front page when it did not say."""
    return safe_next(unquote(request.cookies.get(NEXT, "")))


def give_cookie(response: Response, name: str, value: str, max_age_s: int, *, is_secure: bool) -> None:
    response.set_cookie(name, value, max_age=max_age_s, path="/", httponly=True, samesite="lax", secure=is_secure)


def take_cookie(response: Response, name: str, *, is_secure: bool) -> None:
    response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=is_secure)
