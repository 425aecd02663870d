"""Signals, each at its threshold and just below it, on ballots made up for it."""

import random
from datetime import datetime, timedelta

import pytest

from contest.voting.records import BallotFacts, Signal
from contest.voting.signals import find_signals
from contest.voting.words import SIGNALS
from tests.contest.builders import day

NOON = datetime(2026, 4, 6, 4, 0)  # in Beijing
MINUTE = timedelta(minutes=1)


def ballots(count, works=("w1", "w2"), *, prefix="v", every=timedelta(hours=2), begin=NOON, night=False, **what):
    """Ballots that show no signal: far apart by day, accounts of many days, each from a network of its own."""
    found = []
    for n in range(count):
        moment = begin + n * every
        if not night and every:
            moment = begin + timedelta(days=n // 4, hours=2 * (n % 4))
        facts = {
            "account_id": f"{prefix}{n:03}",
            "voted_at": moment,
            "account_created_at": day(-400) + timedelta(hours=7 * n),
            "network": f"{prefix}-network-{n}",
            "agent": "",
            "votes": dict.fromkeys(works, 1),
            **what,
        }
        found.append(BallotFacts(**facts))
    return found


CROWD = ballots(40, ("w2", "w3"), prefix="crowd")  # what is usual, and must not be noticed


def keys_of(found):
    return {account: tuple(signal.key for signal in signals) for account, signals in found.items()}


def flagged(suspects, key):
    return {one.account_id: (key,) for one in suspects}


def test_ordinary_ballots_show_nothing():
    assert find_signals([*CROWD, *ballots(60)]) == {}
    assert find_signals([]) == {}


@pytest.mark.parametrize(("count", "is_noticed"), [(19, False), (20, True), (300, True)])
def test_many_ballots_for_one_work_within_ten_minutes_are_a_burst(count, is_noticed):
    spread = timedelta(minutes=9) / count
    sudden = [
        BallotFacts(f"s{n}", NOON + n * spread, day(-400 + n), f"s-{n}", "", {"w1": 1, "w4": 1}) for n in range(count)
    ]

    assert keys_of(find_signals([*CROWD, *sudden])) == (flagged(sudden, "burst") if is_noticed else {})


def test_what_comes_at_the_usual_pace_is_no_burst():
    steady = [
        BallotFacts(f"s{n}", NOON + n * MINUTE / 2, day(-4000 + n), f"s-{n}", "", {"w1": 1, "w4": 1})
        for n in range(20 * 40)
    ]
    after_six_hours = {one.account_id for one in steady if one.voted_at >= NOON + timedelta(hours=4)}

    assert not after_six_hours & find_signals(steady).keys()


def test_when_all_works_are_chosen_more_often_at_once_nobody_is_suspected():
    announced = [
        BallotFacts(
            f"s{n}",
            NOON + n * MINUTE / 30,
            day(-4000 + n),
            f"s-{n}",
            "",
            {f"w{n % 10}": 1, f"w{(n + 1 + n % 3) % 10}": 1},
        )
        for n in range(280)
    ]

    assert find_signals(announced) == {}


@pytest.mark.parametrize(("count", "is_noticed"), [(9, False), (10, True)])
def test_accounts_of_one_hour_that_chose_the_same_work_are_noticed(count, is_noticed):
    made_together = ballots(count, prefix="s", account_created_at=datetime(2026, 3, 2, 10, 59, 59))
    next_hour = ballots(5, prefix="t", account_created_at=datetime(2026, 3, 2, 11, 0))

    expected = flagged(made_together, "account_age") if is_noticed else {}
    assert keys_of(find_signals([*CROWD, *made_together, *next_hour])) == expected


@pytest.mark.parametrize(("alone", "others", "is_noticed"), [(20, 5, True), (20, 6, False), (19, 0, False)])
def test_a_work_chosen_almost_always_alone_is_noticed_where_that_is_not_usual(alone, others, is_noticed):
    only = ballots(alone, ("w1",), prefix="s")
    decoys = ballots(others, ("w1", "w5"), prefix="t")

    expected = flagged(only, "single_choice") if is_noticed else {}
    assert keys_of(find_signals([*CROWD, *only, *decoys])) == expected


def test_where_everybody_chooses_one_work_that_is_no_signal():
    assert find_signals([*ballots(30, ("w1",), prefix="a"), *ballots(30, ("w2",), prefix="b")]) == {}


@pytest.mark.parametrize(("same", "others", "is_noticed"), [(20, 20, True), (20, 21, False), (19, 0, False)])
def test_a_work_with_most_ballots_from_one_network_is_noticed(same, others, is_noticed):
    campus = ballots(same, prefix="s", network="campus")
    decoys = ballots(others, prefix="t")

    expected = flagged(campus, "same_network") if is_noticed else {}
    assert keys_of(find_signals([*CROWD, *campus, *decoys])) == expected


def test_ballots_of_unknown_origin_are_no_network():
    assert find_signals([*CROWD, *ballots(30, network="")]) == {}


@pytest.mark.parametrize(("hour", "is_noticed"), [(16, False), (17, True), (20, True), (21, False)])
def test_a_work_chosen_mostly_at_night_is_noticed(hour, is_noticed):
    at = datetime(2026, 4, 6, hour, 30)  # UTC: 01:30 in Beijing is 17:30
    late = ballots(20, prefix="s", begin=at, every=timedelta(days=1), night=True)

    assert keys_of(find_signals([*CROWD, *late])) == (flagged(late, "night") if is_noticed else {})


def test_late_accounts_and_people_with_an_office_are_always_noticed():
    suspects = [*ballots(1, prefix="a", is_late=True), *ballots(1, prefix="b", is_entitled=False)]

    assert find_signals([*CROWD, *suspects]) == {
        "a000": (Signal("late_account", {}),),
        "b000": (Signal("not_entitled", {}),),
    }


def test_the_order_of_ballots_does_not_matter():
    crowd = [*CROWD, *ballots(40, prefix="s", network="campus"), *ballots(30, ("w1",), prefix="t")]
    shuffled = random.Random(7).sample(crowd, len(crowd))

    assert find_signals(shuffled) == find_signals(crowd) != {}


def test_every_signal_says_what_was_noticed_without_naming_the_work():
    found = find_signals([*CROWD, *ballots(20, prefix="s", network="campus")])

    assert found["s000"][0].sentence.en.startswith(
        "Of the ballots for the chosen work, 100% (20) come from one network"
    )
    assert set(SIGNALS) == {
        "late_account",
        "not_entitled",
        "burst",
        "account_age",
        "single_choice",
        "same_network",
        "night",
    }
