"""The one place that opens everything this process needs; pages and routes ask for it here."""

import gc
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Lock, Thread
from time import monotonic

from catalog.catalogue import Catalogue, open_catalogue
from catalog.counting import Counter
from catalog.live.folding import fold_due
from catalog.publishing.loading import load_folder
from catalog.sandbox.sandbox import Sandbox
from contest.demonstration.installing import keep_demonstration
from contest.judging.leaving import leave_judging_on_close
from contest.schema import STEPS as CONTEST_STEPS
from contest.screening.settling import settle_works
from contest.showcase.liveness import check_due_links
from contest.statistics.counting import ViewCounter
from contest.teams.settling import settle_teams
from contest.teams.succession import succeed_on_close
from contest.works.links import LinkChecker, check_link
from core.clock import install_offset, utc_now
from core.errors import Unavailable
from core.ids import new_id
from core.mail.sending import deliver_due, forget_old_mail, has_due_mail
from core.people.closing import ClosingHook
from core.people.tidying import tidy
from core.settings import Settings, read_settings

# What closing an account settles in the same transaction.
CLOSING_HOOKS: tuple[ClosingHook, ...] = (succeed_on_close, leave_judging_on_close)
FLUSH_EVERY_S = 10.0  # views and downloads
MAIL_EVERY_S = 1.0  # whoever registers is waiting for it
FOLD_EVERY_S = 15.0  # rows written one by one, once their table is quiet
SETTLE_EVERY_S = 60.0  # what the clock decided; reading never waits for it
CHECK_LINKS_EVERY_S = 600.0
TIDY_EVERY_S = 3600.0


@dataclass(frozen=True)
class Portal:
    settings: Settings
    catalogue: Catalogue
    counter: Counter
    sandbox: Sandbox
    contest_views: ViewCounter = field(default_factory=ViewCounter)

    @property
    def check_link(self) -> LinkChecker:
        """Asks the network whether a link answers; never inside a private network unless the settings allow it."""
        return partial(check_link, allowed_hosts=self.settings.allowed_private_hosts)


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
    """Opens state, files and serving, imports what changed in the datasets folder, and sees to the demonstration."""
    install_offset(settings.clock_offset_file)
    catalogue = open_catalogue(settings, more_steps=CONTEST_STEPS)
    load_folder(catalogue, now=utc_now())
    keep_demonstration(catalogue, is_demo=settings.is_demo, public_url=settings.public_url, now=utc_now())
    return Portal(settings, catalogue, Counter(), Sandbox(catalogue))


def close_portal() -> None:
    global _opened
    with _opening:
        if _opened is not None:
            with suppress(Unavailable):  # the counts of the last seconds are lost
                _opened.counter.flush(_opened.catalogue.state, utc_now())
            _opened.sandbox.close()
            _opened.catalogue.close()
            _opened = None


class Housekeeping:
    """A thread of the portal: makes search ready, then sends mail, writes what was counted, settles and tidies.

    While the database is away nothing is lost: mail stays queued, counts stay in memory for the next round.
    """

    def __init__(self, portal: Portal) -> None:
        self._portal, self._stop = portal, Event()
        self._thread = Thread(target=self._run, name="housekeeping", daemon=True)
        self._done_at: dict[str, float] = {}
        self._me = new_id()  # as the holder of leases

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        _ = self._portal.catalogue.snapshot().index.text  # words are indexed on first use: not by the first visitor
        gc.collect()
        gc.freeze()  # Streamlit collects garbage after every page run: not through the whole catalogue each time
        self._portal.sandbox.warm()
        while not self._stop.wait(MAIL_EVERY_S):
            for work in (self._send_mail, self._flush, self._fold, self._settle, self._check_links, self._tidy):
                with suppress(Unavailable):
                    work()

    def _send_mail(self) -> None:
        state = self._portal.catalogue.state
        while has_due_mail(state, now=utc_now()) and not self._stop.is_set():
            deliver_due(state, self._portal.settings, now=utc_now())

    def _flush(self) -> None:
        if self._is_time("flush", FLUSH_EVERY_S):
            self._portal.counter.flush(self._portal.catalogue.state, utc_now())
            self._portal.contest_views.flush(self._portal.catalogue.state, utc_now())

    def _fold(self) -> None:
        if self._is_time("fold", FOLD_EVERY_S):
            fold_due(self._portal.catalogue, holder=self._me, now=utc_now())

    def _settle(self) -> None:
        if self._is_time("settle", SETTLE_EVERY_S):
            settle_teams(self._portal.catalogue.state, now=utc_now())
            settle_works(self._portal.catalogue.state, now=utc_now())

    def _check_links(self) -> None:
        if self._is_time("links", CHECK_LINKS_EVERY_S):
            check_due_links(self._portal.catalogue.state, self._portal.check_link, holder=self._me, now=utc_now())

    def _tidy(self) -> None:
        if self._is_time("tidy", TIDY_EVERY_S):
            tidy(self._portal.catalogue.state, now=utc_now())
            forget_old_mail(self._portal.catalogue.state, now=utc_now())

    def _is_time(self, work: str, every_s: float) -> bool:
        now = monotonic()
        is_time = now - self._done_at.setdefault(work, now) >= every_s
        if is_time:
            self._done_at[work] = now
        return is_time
