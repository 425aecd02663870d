"""Messages between the portal and a worker: a JSON head and a body of bytes, their lengths before them."""

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

Frame = tuple[dict[str, Any], bytes]

LENGTHS = struct.Struct(">IQ")  # of head and body


def packed(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """
    >>> packed({"do": "stop"}, b"abc")[-16:]
    b'{"do":"stop"}abc'
    """
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return LENGTHS.pack(len(text), len(body)) + text + body


def unpacked_head(text: bytes) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(text.decode("utf-8", "surrogatepass"))
    return head


def read_frame(stream: IO[bytes]) -> Frame | None:
    """The next message of a stream that waits; None once the other side is gone."""
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_bytes, body_bytes = LENGTHS.unpack(lengths)
    head, body = stream.read(head_bytes), stream.read(body_bytes)
    return (unpacked_head(head), body) if len(body) == body_bytes else None
