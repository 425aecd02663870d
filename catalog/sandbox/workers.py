"""The workers that wait for a question, and their replacement."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from catalog.sandbox.errors import SqlUnavailable
from catalog.sandbox.limits import Limits
from catalog.sandbox.worker import Worker, WorkerGone, WorkerLate

_RETRY_S = 5


class Workers:
    """As many as the limits say, warm. How many are asked at once is the queue's affair."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._idle: deque[Worker] = deque()
        self._guard = Lock()
        self._is_closed = False

    def warm(self) -> None:
        """Starts those that are missing, and does not wait for them."""
        with self._guard:
            missing = self._limits.workers - len(self._idle)
        for _ in range(missing):
            self._lay_down(self._started())

    @contextmanager
    def taken(self) -> Iterator[Worker]:
        """A worker of one's own for the block. One that is not fit any more is killed, and another started instead.

        Raises SqlUnavailable when none can be started.
        """
        worker = self._ready()
        try:
            yield worker
        finally:
            if not worker.is_fit:
                worker.kill()
                worker = self._started()
            self._lay_down(worker)

    def _ready(self) -> Worker:
        """The second attempt is for one that was ended before it was ready."""
        for _ in range(2):
            worker = self._take()
            try:
                worker.wait_until_ready()
            except (WorkerGone, WorkerLate):
                worker.kill()
            else:
                return worker
        raise SqlUnavailable(retry_after_s=_RETRY_S)

    def _take(self) -> Worker:
        with self._guard:
            while self._idle:
                worker = self._idle.pop()  # one that is ready, if there is one
                if worker.is_fit:
                    return worker
                worker.kill()
        return self._started()

    def _started(self) -> Worker:
        return Worker(self._folder, self._limits)

    def _lay_down(self, worker: Worker) -> None:
        with self._guard:
            if not self._is_closed and len(self._idle) < self._limits.workers:
                put = self._idle.append if worker.is_ready else self._idle.appendleft
                put(worker)
                return
        worker.kill()

    def pids(self) -> list[int]:
        """The processes that wait now."""
        with self._guard:
            return [worker.pid for worker in self._idle]

    def close(self) -> None:
        with self._guard:
            self._is_closed = True
            workers = list(self._idle)
            self._idle.clear()
        for worker in workers:
            worker.kill()
