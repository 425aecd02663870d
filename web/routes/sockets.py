"""The listening socket: small answers leave at once, and a demonstration stays on this machine."""

import ipaddress
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress

from core.errors import DemoIsLocal
from core.settings import read_settings

_MOST_FILES = 256  # the listening socket is among the first files a server opens


def _bound_sockets() -> Iterator[socket.socket]:
    """The bound TCP sockets of this process, each as a copy that is closed after use."""
    for number in range(3, _MOST_FILES):
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                with socket.socket(fileno=os.dup(number)) as copy:
                    is_tcp = copy.family in (socket.AF_INET, socket.AF_INET6) and copy.type == socket.SOCK_STREAM
                    if is_tcp and copy.getsockname()[1]:
                        yield copy


def answer_at_once() -> None:
    """Sets TCP_NODELAY where the event loop leaves it off; accepted connections inherit it.

    Without it every answer on a kept-alive connection waits about 40 ms (Nagle's algorithm
    against delayed acknowledgements). uvloop sets it by itself.
    """
    for listening in _bound_sockets():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def is_local(address: str) -> bool:
    """Whether an address means this machine only.

    >>> [is_local(a) for a in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.0.0.5", "testserver")]
    [True, True, True, False, False, True]
    """
    if address in ("localhost", "testserver"):  # the second is the name of an in-process test
        return True
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (ip.ipv4_mapped or ip).is_loopback if isinstance(ip, ipaddress.IPv6Address) else ip.is_loopback


def refuse_public_demo() -> None:
    """Raises DemoIsLocal when demonstration mode would listen on more than this machine."""
    if not read_settings().is_demo:
        return
    for listening in _bound_sockets():
        host = listening.getsockname()[0]
        is_server = not _is_connected(listening)
        if is_server and not is_local(host):
            raise DemoIsLocal(address=host)


def _is_connected(one: socket.socket) -> bool:
    try:
        one.getpeername()
    except OSError:
        return False
    return True
