"""A visitor without a browser: a real websocket session that asks for a page and reads until the script has ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.processes import Running

_WAIT_S = 60.0
_PROBLEM = b'class="sy-error"'


class PageFailed(Exception):
    """The script of a page did not run to its end."""


@contextmanager
def session(running: Running) -> Iterator[ClientConnection]:
    """Opens Streamlit's socket, as the page shell does in a browser."""
    address = f"ws://127.0.0.1:{running.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], origin=running.url, max_size=None) as opened:
        yield opened


def run_page(opened: ClientConnection, running: Running, address: str) -> int:
    """Runs the page of an address (`/dataset?id=…`) and returns the bytes sent for it. Raises PageFailed."""
    parts = urlsplit(address)
    asked = BackMsg()
    asked.rerun_script.query_string = parts.query
    asked.rerun_script.page_name = parts.path.strip("/")
    asked.rerun_script.context_info.url = running.url + address
    asked.rerun_script.context_info.timezone = "Asia/Shanghai"
    opened.send(asked.SerializeToString())
    return _bytes_until_the_end(opened)


def _bytes_until_the_end(opened: ClientConnection) -> int:
    size = 0
    while True:
        content = opened.recv(_WAIT_S)
        size += len(content)
        if _PROBLEM in content:
            raise PageFailed("the page shows a problem instead of what was asked for")
        message = ForwardMsg.FromString(content)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise PageFailed(message.delta.new_element.exception.message)
        if kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise PageFailed(str(message.script_finished))
            return size


def visit(running: Running, address: str) -> int:
    """A first look at a page: a session of its own, from the handshake to the end of the script."""
    with session(running) as opened:
        return run_page(opened, running, address)
