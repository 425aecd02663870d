"""Who gets the next free place."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest

from catalog.sandbox.errors import SqlQueueFull, SqlQueueFullOfYou
from catalog.sandbox.fair_queue import FairQueue


class Crowd:
    """Clients that take a turn each in a thread of its own, and keep it until they are let go."""

    def __init__(self, queue: FairQueue) -> None:
        self.queue, self.served = queue, []
        self.doors: dict[str, Event] = {}
        self.threads: list[Thread] = []

    def comes(self, who: str) -> None:
        """`anna-2` is the second question of anna. Returns once it waits or has its place."""
        door = self.doors[who] = Event()
        thread = Thread(target=self._take, args=(who, door), daemon=True)
        thread.start()
        self.threads.append(thread)
        sleep(0.03)

    def _take(self, who: str, door: Event) -> None:
        with self.queue.turn(who.partition("-")[0]):
            self.served.append(who)
            door.wait(10)

    def leaves(self, who: str) -> None:
        self.doors[who].set()
        sleep(0.03)

    def all_leave(self) -> None:
        for door in self.doors.values():
            door.set()
        for thread in self.threads:
            thread.join(5)


@contextmanager
def crowd_of(places: int, **limits: float) -> Iterator[Crowd]:
    given: dict[str, Any] = {"waiting": 20, "waiting_of_client": 10, "patience_s": 5.0, **limits}
    crowd = Crowd(FairQueue(places=places, **given))
    try:
        yield crowd
    finally:
        crowd.all_leave()


def test_whoever_asked_less_comes_before_the_rest_of_a_greedy_one() -> None:
    with crowd_of(1) as crowd:
        for who in ("greedy-1", "greedy-2", "greedy-3", "anna-1", "bo-1"):
            crowd.comes(who)
        for who in ("greedy-1", "greedy-2", "anna-1", "bo-1"):
            crowd.leaves(who)

        assert crowd.served == ["greedy-1", "greedy-2", "anna-1", "bo-1", "greedy-3"]


def test_one_client_never_has_every_place() -> None:
    with crowd_of(2) as crowd:
        for who in ("greedy-1", "greedy-2", "greedy-3"):
            crowd.comes(who)
        alone = list(crowd.served)
        crowd.comes("anna-1")

        assert (alone, crowd.served) == (["greedy-1"], ["greedy-1", "anna-1"])


def test_a_client_may_only_keep_so_many_waiting() -> None:
    with crowd_of(1, waiting_of_client=2) as crowd:
        for who in ("greedy-1", "greedy-2", "greedy-3"):
            crowd.comes(who)

        with pytest.raises(SqlQueueFullOfYou) as refused, crowd.queue.turn("greedy"):
            pass
        crowd.comes("anna-1")
        crowd.all_leave()

    assert refused.value.facts == {"count": 2, "retry_after_s": 2}
    assert "anna-1" in crowd.served


def test_a_full_queue_refuses_at_once() -> None:
    with crowd_of(1, waiting=2) as crowd:
        for who in ("anna-1", "bo-1", "cy-1"):
            crowd.comes(who)
        began = monotonic()

        with pytest.raises(SqlQueueFull), crowd.queue.turn("di"):
            pass

        assert monotonic() - began < 0.5


def test_nobody_waits_longer_than_is_said() -> None:
    with crowd_of(1, patience_s=0.2) as crowd:
        crowd.comes("anna-1")

        with pytest.raises(SqlQueueFull) as refused, crowd.queue.turn("bo"):
            pass

    assert refused.value.facts == {"retry_after_s": 1}


def test_a_question_that_fails_gives_its_place_back() -> None:
    queue = FairQueue(places=1, waiting=1, waiting_of_client=1, patience_s=0.2)
    with pytest.raises(ZeroDivisionError), queue.turn("anna"):
        raise ZeroDivisionError

    with queue.turn("anna"):
        pass
