"""A client over one kept-alive connection that drains what it gets into one buffer, and the bare socket beside it."""

import socket
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from bench.processes import HOST, Running

_BUFFER_BYTES = 1 << 20


class Client:
    """GET after GET on one connection."""

    def __init__(self, running: Running) -> None:
        self._connection = HTTPConnection(HOST, running.port, timeout=300)
        self._buffer = memoryview(bytearray(_BUFFER_BYTES))

    def get(self, path: str, headers: Mapping[str, str] | None = None, *, status: int = 200) -> int:
        """Bytes of the body, all of them read. Raises RuntimeError for another status."""
        self._connection.request("GET", path, headers={**(headers or {}), "Accept-Encoding": "identity"})
        answer = self._connection.getresponse()
        size = 0
        while taken := answer.readinto(self._buffer):
            size += taken
        if answer.status != status:
            raise RuntimeError(f"{path}: {answer.status}")
        return size

    def etag_of(self, path: str) -> str:
        self._connection.request("HEAD", path)
        answer = self._connection.getresponse()
        answer.read()
        return answer.headers["ETag"]

    def close(self) -> None:
        self._connection.close()


def send_bare(path: Path) -> int:
    """The file through a loopback socket by the kernel alone: what no HTTP server can beat. Returns its bytes."""
    with closing(socket.create_server((HOST, 0))) as server:
        sender = Thread(target=_send_file, args=(server, path))
        sender.start()
        size, buffer = 0, memoryview(bytearray(_BUFFER_BYTES))
        with socket.create_connection(server.getsockname()) as client:
            while taken := client.recv_into(buffer):
                size += taken
        sender.join()
    return size


def _send_file(server: socket.socket, path: Path) -> None:
    connection, _ = server.accept()
    with connection, path.open("rb") as content:
        connection.sendfile(content)
