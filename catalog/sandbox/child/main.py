"""The life of a worker: give up what can be given up, say so, then answer questions until the portal is gone.

Started as a program of its own, with an empty environment, in the folder of the tables.
"""

import os
import sys
from pathlib import Path
from typing import Any

from catalog.sandbox.child import TABLES, confinement
from catalog.sandbox.child.frames import packed, read_frame

_NOTHING = os.open(os.devnull, os.O_RDWR)  # now: later there is no such file in sight


def main(memory_mb: int, room_mb: int, time_zone: str) -> None:
    """memory_mb  for DuckDB, which goes by it mostly; room_mb  more address space in all, by which the kernel goes"""
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _silence(0, 1)  # nothing that a library prints may come between the messages
    done = ["network"] if confinement.leave_network() else []
    # Only now: these may start threads, and a process of several cannot leave its network.
    from catalog.sandbox.child.serving import Desk, warm_up

    warm_up()
    confinement.measure_address_space()
    done += confinement.shut_in(str(Path.cwd()))
    desk = Desk(TABLES, memory_mb=memory_mb, time_zone=time_zone)
    confinement.set_limits(room_mb << 20)
    _silence(2)  # until here the terminal is told what went wrong; what strangers cause is theirs
    _say(outbox, {"ready": done})
    while (frame := read_frame(inbox)) is not None:
        head, body = desk.serve(frame[0])
        _say(outbox, head, body)
        if head.get("is_last"):
            return


def _say(outbox: Any, head: dict[str, Any], body: bytes = b"") -> None:
    outbox.write(packed(head, body))
    outbox.flush()


def _silence(*streams: int) -> None:
    """Points the standard streams of these numbers at nothing."""
    for stream in streams:
        os.dup2(_NOTHING, stream)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
