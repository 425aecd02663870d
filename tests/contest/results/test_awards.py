"""Prizes by rank within track and quota: places, ties, vacancies, votes, special prizes."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.results.awards import (
    Award,
    PrizeRule,
    Standing,
    award_lines,
    deliberated,
    judged_awards,
    promoted_works,
    special_awards,
    voted_awards,
)


def standings(track="t", **ranks):
    """standings(a=1, b=2): scores fall with the rank."""
    return [Standing(work, track, rank, Decimal(100 - rank)) for work, rank in ranks.items()]


def prize(id_, quota, ordinal, track="t", basis="judged"):
    return PrizeRule(id_, track, ordinal, quota, basis)


FIRST, SECOND, THIRD = prize("first", 1, 1), prize("second", 2, 2), prize("third", 1, 3)
PODIUM = (FIRST, SECOND, THIRD)


def judged(places, prizes=PODIUM, **vacancies):
    """{work: prize} and the works that share one."""
    awards = judged_awards(places, prizes, vacancies)
    return {one.work_id: one.prize_id for one in awards}, {one.work_id for one in awards if one.is_shared}


def test_the_places_of_a_track_are_its_prizes_end_to_end():
    won, shared = judged(standings(a=1, b=2, c=3, d=4, e=5))

    assert won == {"a": "first", "b": "second", "c": "second", "d": "third"}
    assert shared == set()


@pytest.mark.parametrize(
    ("ranks", "won", "shared"),
    [
        ({"a": 1, "b": 1, "c": 3, "d": 4}, {"a": "first", "b": "first", "c": "second", "d": "third"}, {"a", "b"}),
        ({"a": 1, "b": 2, "c": 2, "d": 4}, {"a": "first", "b": "second", "c": "second", "d": "third"}, set()),
        (
            {"a": 1, "b": 2, "c": 3, "d": 3, "e": 5},
            {"a": "first", "b": "second", "c": "second", "d": "second"},
            {"c", "d"},
        ),
        (
            {"a": 1, "b": 2, "c": 3, "d": 4, "e": 4},
            {**dict.fromkeys("bc", "second"), "a": "first", **dict.fromkeys("de", "third")},
            {"d", "e"},
        ),
    ],
)
def test_equal_works_share_the_place_at_which_they_begin_and_the_next_is_skipped(ranks, won, shared):
    assert judged(standings(**ranks)) == (won, shared)


def test_with_too_few_works_the_lower_prizes_stay_vacant():
    assert judged(standings(a=1, b=2))[0] == {"a": "first", "b": "second"}
    assert judged([]) == ({}, set())


def test_a_vacant_place_lets_the_next_prize_move_up():
    assert judged(standings(a=1, b=2, c=3), first=1)[0] == {"a": "second", "b": "second", "c": "third"}
    assert judged(standings(a=1, b=2, c=3), second=1)[0] == {"a": "first", "b": "second", "c": "third"}
    assert judged(standings(a=1, b=2), first=5, second=5, third=5)[0] == {}


def test_each_track_has_its_own_places():
    both = [*standings(a=1, b=2), *standings("u", x=1, y=2)]
    won, _ = judged(both, (FIRST, prize("first-u", 1, 1, "u")))

    assert won == {"a": "first", "x": "first-u"}


def test_a_prize_over_all_tracks_goes_to_the_best_score_and_the_next_take_their_places():
    x = Standing("x", "u", 1, Decimal("99.5"))
    won, _ = judged(
        [*standings(a=1, b=2), x],
        (prize("grand", 1, 0, None), FIRST, prize("first-u", 1, 1, "u"), prize("last", 2, 9, None)),
    )

    assert won == {"x": "grand", "a": "first", "b": "last"}


def test_a_deliberation_divides_the_ranks_that_its_works_held():
    def order(*orders, **ranks):
        return [(one.work_id, one.rank) for one in deliberated(standings(**ranks), orders)]

    assert order(["c", "b"], a=1, b=2, c=3, d=4) == [("a", 1), ("c", 2), ("b", 3), ("d", 4)]
    assert order(["b", "a"], a=1, b=1, c=3) == [("b", 1), ("a", 2), ("c", 3)]
    assert order(["gone", "a"], a=1, b=2) == [("a", 1), ("b", 2)]
    assert order(a=1, b=2) == [("a", 1), ("b", 2)]


def test_prizes_of_the_public_go_by_votes_beside_those_of_the_jury():
    prizes = [prize("favourite", 1, 1, None, "vote"), prize("runner-up", 2, 2, None, "vote"), FIRST]
    votes = {"a": 9, "b": 5, "c": 5, "d": 4, "withdrawn": 20, "none": 0}
    tracks = dict.fromkeys(("a", "b", "c", "d", "none"), "t")

    assert voted_awards(votes, tracks, prizes) == [
        Award("favourite", "a", False),
        Award("runner-up", "b", False),
        Award("runner-up", "c", False),
    ]
    assert voted_awards({"a": 5, "b": 5}, tracks, prizes[:1]) == [
        Award("favourite", "a", True),
        Award("favourite", "b", True),
    ]
    assert voted_awards({"none": 0}, tracks, prizes) == []
    assert voted_awards(votes, tracks, [prize("of-u", 1, 1, "u", "vote")]) == []


def test_special_prizes_go_to_works_that_stand_while_there_are_places():
    prizes = [prize("special", 1, 5, None, "special"), FIRST]

    assert special_awards(
        [("special", "gone"), ("special", "b"), ("special", "a"), ("first", "a")], prizes, ["a", "b"]
    ) == [Award("special", "b", False)]


def test_promotion_takes_the_quota_of_each_track_and_whoever_is_equal_to_its_last():
    both = [*standings(a=1, b=2, c=2, d=4), *standings("u", x=1, y=2, z=3)]

    assert promoted_works(both, 2) == {"a", "b", "c", "x", "y"}
    assert promoted_works(both, None) == promoted_works(both, 0) == set()


def test_lines_are_drawn_where_a_prize_of_the_track_ends():
    overall = prize("grand", 1, 0, None)

    assert award_lines((*PODIUM, prize("vote", 3, 9, None, "vote")), {}, ["t"]) == {"t": [1, 3, 4]}
    assert award_lines((overall, *PODIUM), {"second": 2}, ["t"]) == {"t": [1, 2, 2, 3]}
    assert award_lines((overall, *PODIUM), {}, ["t", "u"]) == {"t": [1, 3, 4], "u": []}


RANKS = st.lists(st.integers(1, 4), min_size=1, max_size=9)


@given(RANKS, st.randoms(use_true_random=False))
def test_the_order_in_which_works_are_given_means_nothing(groups, chance: random.Random):
    """I15, for the part of the prizes."""
    ordered = sorted(groups)
    places = [Standing(f"w{n}", "t", ordered.index(g) + 1, Decimal(-g)) for n, g in enumerate(ordered)]
    shuffled = chance.sample(places, len(places))

    assert judged_awards(shuffled, chance.sample(PODIUM, 3), {}) == judged_awards(places, PODIUM, {})


@given(RANKS)
def test_nobody_is_passed_over_by_somebody_behind(groups):
    ordered = sorted(groups)
    places = [Standing(f"w{n}", "t", ordered.index(g) + 1, Decimal(-g)) for n, g in enumerate(ordered)]
    level = {"first": 1, "second": 2, "third": 3, None: 4}

    won, _ = judged(places)

    levels = [level[won.get(one.work_id)] for one in sorted(places, key=lambda one: one.rank)]
    assert levels == sorted(levels)
    assert len(won) >= min(4, len(places))


@given(RANKS, st.integers(0, 8))
def test_when_a_work_leaves_everybody_behind_it_keeps_its_prize_or_moves_up(groups, gone):
    """I14: the next one moves up, and nobody loses by it."""
    ordered = sorted(groups)
    level = {"first": 1, "second": 2, "third": 3, None: 4}

    def won(those):
        keys = sorted(ordered[n] for n in those)
        return judged([Standing(f"w{n}", "t", keys.index(ordered[n]) + 1, Decimal(-ordered[n])) for n in those])[0]

    before, after = won(range(len(ordered))), won([n for n in range(len(ordered)) if n != gone])

    assert f"w{gone}" not in after
    assert all(level[after.get(work)] <= level[prize_id] for work, prize_id in before.items() if work != f"w{gone}")
