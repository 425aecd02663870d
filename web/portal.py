"""The one place that opens everything this process needs; pages and routes ask for it here."""

import gc
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Lock, Thread

from catalog.catalogue import Catalogue, open_catalogue
from catalog.counting import Counter
from catalog.publishing.loading import load_folder
from contest.schema import STEPS as CONTEST_STEPS
from core.clock import utc_now
from core.errors import Unavailable
from core.settings import Settings, read_settings

FLUSH_EVERY_S = 10.0  # views and downloads


@dataclass(frozen=True)
class Portal:
    settings: Settings
    catalogue: Catalogue
    counter: Counter


_opened: Portal | None = None
_opening = Lock()


def get_portal() -> Portal:
    """The portal of this process, opened and loaded on the first call."""
    global _opened
    with _opening:
        if _opened is None:
            _opened = open_portal(read_settings())
        return _opened


def open_portal(settings: Settings) -> Portal:
    """Opens state, files and serving, and imports what changed in the datasets folder."""
    catalogue = open_catalogue(settings, more_steps=CONTEST_STEPS)
    load_folder(catalogue, now=utc_now())
    return Portal(settings, catalogue, Counter())


def close_portal() -> None:
    global _opened
    with _opening:
        if _opened is not None:
            with suppress(Unavailable):  # the counts of the last seconds are lost
                _opened.counter.flush(_opened.catalogue.state, utc_now())
            _opened.catalogue.close()
            _opened = None


class Housekeeping:
    """A thread of the portal: makes search ready, then writes the counted views and downloads every ten seconds."""

    def __init__(self, portal: Portal) -> None:
        self._portal, self._stop = portal, Event()
        self._thread = Thread(target=self._run, name="housekeeping", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        _ = self._portal.catalogue.snapshot().index.text  # words are indexed on first use: not by the first visitor
        gc.collect()
        gc.freeze()  # Streamlit collects garbage after every page run: not through the whole catalogue each time
        while not self._stop.wait(FLUSH_EVERY_S):
            with suppress(Unavailable):  # the database is away: the counts stay in memory for the next round
                self._portal.counter.flush(self._portal.catalogue.state, utc_now())
