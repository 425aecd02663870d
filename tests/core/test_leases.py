"""One portal at a time does a job, and a portal that died does not keep it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from core.leases import release_lease, take_lease

NOW = datetime(2026, 5, 1, 8, 30)
HOUR = timedelta(hours=1)
MS = timedelta(milliseconds=1)


def take(state, holder, now=NOW, name="checks"):
    return take_lease(state, name, holder=holder, lasts=HOUR, now=now)


def test_a_job_that_one_portal_holds_is_refused_to_another_until_it_runs_out(both):
    assert take(both, "a")

    assert not take(both, "b")
    assert not take(both, "b", NOW + HOUR - MS)
    assert take(both, "b", NOW + HOUR)
    assert not take(both, "a", NOW + HOUR + MS)


def test_other_jobs_are_free(both):
    take(both, "a")

    assert take(both, "b", name="mail")


def test_who_holds_a_job_may_hold_it_for_longer(both):
    take(both, "a")

    assert take(both, "a", NOW + HOUR - MS)
    assert not take(both, "b", NOW + HOUR)


def test_a_released_job_is_free_at_once(both):
    take(both, "a")

    release_lease(both, "checks", holder="a", now=NOW + MS)

    assert take(both, "b", NOW + MS)


def test_nobody_releases_the_job_of_another(both):
    take(both, "a")

    release_lease(both, "checks", holder="b", now=NOW)

    assert not take(both, "b")


def test_of_twenty_portals_at_once_one_gets_the_job(both):
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda n: take(both, f"portal-{n}"), range(20)))

    assert taken.count(True) == 1
