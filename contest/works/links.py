"""Whether a link leads to something that everybody can open, asked without ever reaching into a private network.

The address is resolved once, checked, and then connected to as it was resolved, so that a name cannot answer
differently a moment later; every redirect is checked in the same way.
"""

import socket
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from threading import Thread
from time import monotonic
from typing import Any, Literal, Protocol, TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter

from contest.works import link_words as words
from core.words import Text

T = TypeVar("T")
LinkState = Literal["alive", "dead", "private", "malformed"]

_MAX_REDIRECTS = 5
_TIMEOUT_S = 6.0  # of one step
_PATIENCE_S = 15.0  # of all of them
_LONGEST = 2_000  # characters
_HEADERS = {"User-Agent": "open-data-portal link check", "Accept": "*/*", "Accept-Encoding": "identity"}
_HEAD_REFUSED = (403, 404, 405, 406, 501)  # some servers answer HEAD in this way though the page is there


@dataclass(frozen=True, slots=True)
class LinkResult:
    """private and malformed links are refused; a dead one is told to its author."""

    url: str
    state: LinkState
    reason: Text | None = None  # None while alive

    @property
    def is_refused(self) -> bool:
        return self.state in ("private", "malformed")


class LinkChecker(Protocol):
    """What commands are given, so that tests and jobs decide whether there is a network."""

    def __call__(self, url: str, /) -> LinkResult: ...


class _Refused(Exception):
    def __init__(self, state: LinkState, reason: Text) -> None:
        self.state, self.reason = state, reason


def check_link(url: str, *, allowed_hosts: Collection[str] = ()) -> LinkResult:
    """What an https address leads to: HEAD, then GET where that says nothing, redirects followed one by one.

    allowed_hosts   `host` or `host:port` that may be private, and without TLS: for tests and closed networks
    """
    try:
        _within(_PATIENCE_S + 1.0, partial(_follow, url, allowed_hosts))
    except TooSlow:
        return LinkResult(url, "dead", words.TOO_SLOW)
    except _Refused as refused:
        return LinkResult(url, refused.state, refused.reason)
    return LinkResult(url, "alive")


def check_address(url: str, *, allowed_hosts: Collection[str] = ()) -> LinkResult:
    """Only what can be said without a network: the form, and addresses that are private as they are written."""
    try:
        parts = _parts(url, allowed_hosts)
        if not _is_allowed(parts, allowed_hosts):
            _require_public_literal(str(parts.hostname))
    except _Refused as refused:
        return LinkResult(url, refused.state, refused.reason)
    return LinkResult(url, "alive")


def check_links(urls: Sequence[str], check: LinkChecker) -> list[LinkResult]:
    """Several links at the same time, in the order given."""
    with ThreadPoolExecutor(max_workers=max(1, min(8, len(urls)))) as asking:
        return list(asking.map(check, urls))


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What the work returns or raises; TooSlow after so many seconds, whatever it is still waiting for.

    A name server or a site that sends one byte at a time keeps its thread, but nobody who waits for it.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as failed:
            done.set_exception(failed)

    Thread(target=run, name="link check", daemon=True).start()
    return done.result(seconds)


def _follow(url: str, allowed_hosts: Collection[str]) -> None:
    until = monotonic() + _PATIENCE_S
    for _ in range(_MAX_REDIRECTS + 1):
        parts = _parts(url, allowed_hosts)
        target = _answer(parts, _public_address(parts, allowed_hosts), until)
        if target is None:
            return
        url = urljoin(url, target)
    raise _Refused("dead", words.TOO_MANY_REDIRECTS)


def _parts(url: str, allowed_hosts: Collection[str]) -> SplitResult:
    """The parts of a well-formed address. Raises _Refused."""
    if len(url) > _LONGEST or any(letter.isspace() or not letter.isprintable() for letter in url) or "\\" in url:
        raise _Refused("malformed", words.MALFORMED)
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
        str(parts.hostname).encode("idna")
    except (ValueError, UnicodeError):
        raise _Refused("malformed", words.MALFORMED) from None
    if not has_host or parts.username is not None or parts.password is not None:
        raise _Refused("malformed", words.MALFORMED)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_allowed(parts, allowed_hosts)):
        raise _Refused("malformed", words.NOT_HTTPS)
    return parts


def _is_allowed(parts: SplitResult, allowed_hosts: Collection[str]) -> bool:
    return parts.hostname in allowed_hosts or f"{parts.hostname}:{_port(parts)}" in allowed_hosts


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def is_public(address: str) -> bool:
    """
    >>> [is_public(a) for a in ("8.8.8.8", "10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    one = ip_address(address.partition("%")[0])
    inner = getattr(one, "ipv4_mapped", None) or getattr(one, "sixtofour", None)
    teredo = getattr(one, "teredo", None)
    inside = inner or (teredo[1] if teredo else None)
    if inside is not None and not is_public(str(inside)):
        return False
    return one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)


def _require_public_literal(host: str) -> None:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        raise _Refused("private", words.PRIVATE)
    with suppress(ValueError):
        if not is_public(host):
            raise _Refused("private", words.PRIVATE)


def _public_address(parts: SplitResult, allowed_hosts: Collection[str]) -> str:
    """The one address to connect to. Where any of a name's addresses is private, none is used."""
    host = str(parts.hostname)
    is_allowed = _is_allowed(parts, allowed_hosts)
    if not is_allowed:
        _require_public_literal(host)
    try:
        found = _within(_TIMEOUT_S, partial(resolve, host, _port(parts)))
    except (OSError, UnicodeError, TooSlow):
        raise _Refused("dead", words.NO_SUCH_HOST) from None
    if not is_allowed and not all(is_public(address) for address in found):
        raise _Refused("private", words.PRIVATE)
    return found[0]


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class _Pinned(HTTPAdapter):
    """Connects to an address, but asks for the certificate of the host that was meant."""

    def __init__(self, host: str) -> None:
        self._host = host
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, server_hostname=self._host, assert_hostname=self._host, **kwargs)


def _answer(parts: SplitResult, address: str, until: float) -> str | None:
    """None for an answer that is there; where it redirects to, otherwise. Raises _Refused."""
    if (answer := _ask("HEAD", parts, address, until))[0] in _HEAD_REFUSED:
        answer = _ask("GET", parts, address, until)
    status, target = answer
    if status in (301, 302, 303, 307, 308) and target:
        return target
    if status >= 400 and status not in (401, 403, 429):  # those are there, though not for a program
        raise _Refused("dead", words.ANSWERS_WITH.filled(status=status))
    return None


def _ask(method: str, parts: SplitResult, address: str, until: float) -> tuple[int, str | None]:
    host = str(parts.hostname)
    there = f"[{address}]" if ":" in address else address
    url = parts._replace(netloc=f"{there}:{_port(parts)}", fragment="").geturl()
    named = host.encode("idna").decode()
    headers = {**_HEADERS, "Host": named if parts.port is None else f"{named}:{parts.port}"}
    left = min(_TIMEOUT_S, until - monotonic())
    if left <= 0:
        raise _Refused("dead", words.TOO_SLOW)
    with requests.Session() as session:
        session.trust_env = False  # no proxy: it would resolve the name once more
        session.mount("https://", _Pinned(named))
        try:
            with session.request(
                method, url, headers=headers, timeout=left, allow_redirects=False, stream=True
            ) as answer:
                return answer.status_code, answer.headers.get("Location")
        except requests.exceptions.SSLError:
            raise _Refused("dead", words.BAD_CERTIFICATE) from None
        except requests.exceptions.Timeout:
            raise _Refused("dead", words.TOO_SLOW) from None
        except (requests.exceptions.RequestException, ValueError):
            raise _Refused("dead", words.NO_ANSWER) from None
