"""Addresses of the gallery are checked once a week, by one portal at a time, and what was found is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from contest.showcase.liveness import LEASE, LEASE_LASTS, DueCheck, check_due_links, due_checks
from contest.showcase.queries import get_shown_of, list_shown
from contest.showcase.records import Liveness
from contest.showcase.showcase import hide_work, take_back_consent
from contest.works.links import LinkResult
from core.leases import take_lease
from core.words import Text
from tests.contest.builders import day
from tests.contest.showcase.scene import FINAL, add_gallery

WEEK = timedelta(days=7)
MS = timedelta(milliseconds=1)
GONE = Text("网页打不开", "It does not open")


class Links:
    """Stands for the network: every address answers but those in `dead`."""

    def __init__(self, *dead):
        self.dead, self.asked = dead, []

    def __call__(self, url):
        self.asked.append(url)
        return LinkResult(url, "dead", GONE) if url in self.dead else LinkResult(url, "alive")


def liveness(db):
    return {card.work_id: card.liveness for card in list_shown(db)}


def test_what_answers_and_what_does_not_is_kept_with_its_reason(db):
    add_gallery(db)
    links = Links("https://app.example/2")

    assert check_due_links(db, links, holder="a", now=FINAL) == 3

    alive = Liveness(FINAL, FINAL, None)
    assert liveness(db) == {"w1": alive, "w2": Liveness(FINAL, None, GONE), "w3": alive}
    assert [alive.is_alive, liveness(db)["w2"].is_alive, Liveness(None, None, None).is_alive] == [True, False, False]


def test_a_work_that_stops_answering_keeps_when_it_last_did(db):
    add_gallery(db)
    check_due_links(db, Links(), holder="a", now=FINAL)

    check_due_links(db, Links("https://app.example/1"), holder="a", now=FINAL + WEEK)
    assert liveness(db)["w1"] == Liveness(FINAL + WEEK, FINAL, GONE)
    check_due_links(db, Links(), holder="a", now=FINAL + 2 * WEEK)

    assert liveness(db)["w1"] == Liveness(FINAL + 2 * WEEK, FINAL + 2 * WEEK, None)


def test_a_check_is_due_a_week_after_the_last_to_the_millisecond(db):
    add_gallery(db)
    assert due_checks(db, FINAL)[0] == DueCheck("w1", "https://app.example/1")
    check_due_links(db, Links(), holder="a", now=FINAL)

    assert [len(due_checks(db, FINAL + WEEK + shift)) for shift in (-MS, timedelta(0), MS)] == [0, 3, 3]


def test_only_works_with_an_address_that_everybody_sees_are_checked(db):
    add_gallery(db)
    hide_work(db, "w1", reason="截图里有他人隐私", actor="o1", now=FINAL)
    take_back_consent(db, "w2", actor="leader2", now=FINAL)
    with db.transaction() as tx:
        tx.execute('UPDATE work_version SET content = \'{"title": "没有网址", "app_url": ""}\' WHERE work_id = \'w3\'')

    assert due_checks(db, day(90)) == []


def test_a_few_at_a_time_the_longest_unchecked_first(db):
    add_gallery(db)
    links = Links()

    counts = [check_due_links(db, links, holder="a", now=FINAL + n * MS, limit=2) for n in range(3)]

    assert counts == [2, 1, 0]
    assert sorted(links.asked) == [f"https://app.example/{n}" for n in (1, 2, 3)]


def test_while_one_portal_checks_another_does_not(db):
    add_gallery(db)
    take_lease(db, LEASE, holder="a", lasts=LEASE_LASTS, now=FINAL)
    links = Links()

    assert check_due_links(db, links, holder="b", now=FINAL + LEASE_LASTS - MS) is None
    assert links.asked == []
    assert check_due_links(db, links, holder="b", now=FINAL + LEASE_LASTS) == 3


def test_a_checker_that_crashes_frees_the_lease(db):
    add_gallery(db)

    def crash(url):
        raise RuntimeError(url)

    with pytest.raises(RuntimeError):
        check_due_links(db, crash, holder="a", now=FINAL)
    assert check_due_links(db, Links(), holder="b", now=FINAL) == 3


def test_portals_that_start_together_ask_each_address_once(both):
    add_gallery(both)
    links = Links()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: check_due_links(both, links, holder=f"portal-{n}", now=FINAL), range(8)))

    assert sorted(links.asked) == [f"https://app.example/{n}" for n in (1, 2, 3)]
    assert get_shown_of(both, "w1").card.liveness == Liveness(FINAL, FINAL, None)
