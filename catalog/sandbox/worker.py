"""One worker as the portal sees it: a process to ask with a deadline, and to kill."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from catalog.sandbox.child.frames import LENGTHS, Frame, packed, unpacked_head
from catalog.sandbox.limits import Limits

START_S = 30.0
TIME_ZONE = "Asia/Shanghai"  # of now() and current_date, as everywhere on the portal
_CODE = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module(sys.argv.pop(1), run_name='__main__')"
_PROGRAM = "catalog.sandbox.child.main"
_SOURCES = Path(__file__).resolve().parents[2]
_CHUNK = 1 << 20
_HEAD_BYTES = 1 << 20  # a longer head is nothing that a sound worker says


class WorkerGone(Exception):
    """The process ended. `signal` is what ended it; 0 when it left by itself."""

    def __init__(self, by: int) -> None:
        self.signal = by
        super().__init__(by)


class WorkerLate(Exception):
    """The process did not answer in time."""


class Worker:
    """A process with an empty environment and nothing open but the two pipes to it. It is ready when it says so."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        arguments = (str(limits.memory_mb), str(limits.room_mb), TIME_ZONE)
        self._process = subprocess.Popen(  # noqa: S603 — our own program
            [sys.executable, "-I", "-W", "ignore", "-c", _CODE, str(_SOURCES), _PROGRAM, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
            env={},
            bufsize=0,
            start_new_session=True,  # Ctrl-C in the terminal is for the portal, which then ends its workers
        )
        self._most_bytes = limits.most_bytes + _CHUNK
        assert self._process.stdin is not None  # noqa: S101 — pipes, as asked for above
        assert self._process.stdout is not None  # noqa: S101
        self._inbox, self._outbox = self._process.stdin.fileno(), self._process.stdout.fileno()
        for pipe in (self._inbox, self._outbox):
            os.set_blocking(pipe, False)
        self._confined: tuple[str, ...] | None = None
        self._is_spent = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_until_ready(self) -> tuple[str, ...]:
        """What the system let it give up: network, folder, user, privileges. Raises WorkerGone or WorkerLate."""
        if self._confined is None:
            head, _ = self._receive(monotonic() + START_S)
            self._confined = tuple(head["ready"])
        return self._confined

    def ask(self, question: Mapping[str, Any], *, within_s: float) -> Frame:
        """Raises WorkerGone or WorkerLate."""
        self.wait_until_ready()
        until, self._is_spent = monotonic() + within_s, True
        self._send(packed(question), until)
        head, body = self._receive(until)
        self._is_spent = bool(head.get("is_last"))
        return head, body

    @property
    def is_ready(self) -> bool:
        """Whether it said so already."""
        return self._confined is not None

    @property
    def is_fit(self) -> bool:
        """Whether it may be asked again: it lives, and gave a whole answer to whatever it was asked."""
        return not self._is_spent and self._process.poll() is None

    def kill(self) -> None:
        """Ends the process at once, whatever it does, and lets the system forget it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _send(self, content: bytes, until: float) -> None:
        left = memoryview(content)
        while left:
            self._wait_for(self._inbox, select.POLLOUT, until)
            try:
                left = left[os.write(self._inbox, left[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise self._gone() from None

    def _receive(self, until: float) -> Frame:
        head_bytes, body_bytes = LENGTHS.unpack(self._read(LENGTHS.size, until))
        if head_bytes > _HEAD_BYTES or body_bytes > self._most_bytes:
            raise WorkerGone(0)
        head = self._read(head_bytes, until)
        return unpacked_head(head), self._read(body_bytes, until)

    def _read(self, size: int, until: float) -> bytes:
        parts, left = [], size
        while left:
            self._wait_for(self._outbox, select.POLLIN, until)
            try:
                part = os.read(self._outbox, min(left, _CHUNK))
            except BlockingIOError:
                continue
            if not part:
                raise self._gone()
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def _wait_for(self, pipe: int, event: int, until: float) -> None:
        poll = select.poll()
        poll.register(pipe, event)
        if not poll.poll(max(until - monotonic(), 0) * 1_000):
            raise WorkerLate()

    def _gone(self) -> WorkerGone:
        try:
            code = self._process.wait(1)
        except subprocess.TimeoutExpired:  # its pipe is closed, it is not
            code = -signal.SIGKILL
        return WorkerGone(max(-code, 0))
