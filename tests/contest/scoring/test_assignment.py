"""Assignments: needs met, loads even, no conflict, one piece; the optimum beside other solvers (I8, I10)."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from contest.scoring.assignment import assign
from contest.scoring.connectivity import connectivity
from contest.scoring.errors import AssignmentImpossible
from contest.scoring.obstacles import explain_impossible
from contest.scoring.program import Program
from contest.scoring.request import Request, input_sha256


def a_request(works=6, judges=4, need=2, max_load=10, **what):
    return Request(
        works={f"w{n}": "t" for n in range(works)},
        judges={f"j{n}": None for n in range(judges)},
        need=need,
        max_load=max_load,
        **what,
    )


def every(request):
    return [(judge, work) for judge in request.judges for work in request.works]


def flow_graph(request, weight):
    """The same as a minimum-cost flow: the u-th review of a judge costs weight · u."""
    graph = nx.DiGraph()
    total = len(request.works) * request.need
    graph.add_node("from", demand=-total)
    graph.add_node("to", demand=total)
    for work in request.works:
        graph.add_edge("from", ("work", work), capacity=request.need)
        for judge in request.judges:
            if (judge, work) not in request.conflicts:
                graph.add_edge(("work", work), judge, capacity=1, weight=request.costs.get((judge, work), 0))
    for judge in request.judges:
        for number in range(1, request.limit(judge) + 1):
            graph.add_edge(judge, (judge, number), capacity=1, weight=weight * number)
            graph.add_edge((judge, number), "to", capacity=1)
    return graph


@pytest.mark.parametrize("seed", range(6))
def test_the_optimum_is_that_of_the_network_simplex(seed):
    rng = np.random.default_rng(seed)
    base = a_request(works=12, judges=6, need=3)
    request = a_request(
        works=12,
        judges=6,
        need=3,
        conflicts=frozenset(pair for pair in every(base) if rng.random() < 0.15),
        costs={pair: int(rng.integers(0, 10)) for pair in every(base)},
    )
    program = Program(request)

    added = program.solve(np.zeros(len(program.pairs)))

    loads = [sum(judge == name for judge, _ in added) for name in request.judges]
    found = sum(request.costs[pair] for pair in added) + program.weight * sum(n * (n + 1) // 2 for n in loads)
    assert found == nx.network_simplex(flow_graph(request, program.weight))[0]


@pytest.mark.parametrize("seed", range(6))
def test_one_review_each_is_the_linear_sum_assignment(seed):
    costs = np.random.default_rng(seed).integers(0, 10, (8, 8))
    request = a_request(
        works=8, judges=8, need=1, max_load=1, costs={(f"j{j}", f"w{w}"): int(costs[j, w]) for j, w in np.ndindex(8, 8)}
    )
    program = Program(request)

    added = program.solve(np.zeros(len(program.pairs)))

    assert sum(request.costs[pair] for pair in added) == costs[linear_sum_assignment(costs)].sum()


@pytest.mark.parametrize("seed", range(5))
def test_planted_preferences_of_ten_by_ten_are_all_kept(seed):
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(10), rng.permutation(10)
    planted = {(f"j{rows[n]}", f"w{columns[(n + shift) % 10]}") for n in range(10) for shift in (0, 1, 3)}
    request = a_request(works=10, judges=10, need=3)
    costs = {pair: int(pair not in planted) for pair in every(request)}

    assigned = assign(a_request(works=10, judges=10, need=3, costs=costs), seed=seed)

    assert set(assigned.pairs) == planted
    assert assigned.cost == 0
    assert set(assigned.loads.values()) == {3}


def test_loads_are_even_before_wishes_are_granted():
    costs = {pair: 0 if pair[0] == "j0" else 9 for pair in every(a_request())}

    assigned = assign(a_request(costs=costs), seed=1)

    assert assigned.loads == {"j0": 3, "j1": 3, "j2": 3, "j3": 3}


def test_loads_are_as_even_as_a_small_limit_and_conflicts_allow():
    conflicts = frozenset(("j1", f"w{n}") for n in range(5))

    assigned = assign(a_request(max_load={"j0": 1, "j1": 10, "j2": 10, "j3": 10}, conflicts=conflicts), seed=1)

    assert assigned.loads == {"j0": 1, "j1": 1, "j2": 5, "j3": 5}
    assert assigned.spread == 4


@st.composite
def requests(draw):
    works, judges = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    base = a_request(works, judges)
    some = st.sets(st.sampled_from(every(base)), max_size=8)
    return Request(
        works={f"w{n}": f"t{n % 2}" for n in range(works)},
        judges={f"j{n}": f"firm {n % 3}" for n in range(judges)},
        need=draw(st.integers(1, 3)),
        max_load=draw(st.integers(1, 6)),
        conflicts=draw(some),
        costs=dict.fromkeys(draw(some), 3),
        avoid_same_affiliation=draw(st.booleans()),
    )


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(requests(), st.randoms())
def test_needs_are_met_without_conflicts_within_limits_or_it_is_explained(request_, random):
    shuffled = Request(
        works=dict(_shuffled(request_.works.items(), random)),
        judges=dict(_shuffled(request_.judges.items(), random)),
        need=request_.need,
        max_load=dict.fromkeys(request_.judges, request_.max_load),
        conflicts=_shuffled(request_.conflicts, random),
        costs=dict(_shuffled(request_.costs.items(), random)),
        avoid_same_affiliation=request_.avoid_same_affiliation,
    )
    assert input_sha256(shuffled) == input_sha256(request_)
    if explain_impossible(request_):
        with pytest.raises(AssignmentImpossible):
            assign(request_, seed=3)
        return
    assigned = assign(request_, seed=3)

    assert not set(assigned.pairs) & set(request_.conflicts)
    assert all(sum(w == work for _, w in assigned.pairs) == request_.need for work in request_.works)
    assert max(assigned.loads.values()) <= request_.max_load
    if request_.avoid_same_affiliation:
        voices = [(request_.judges[judge], work) for judge, work in assigned.pairs]
        assert len(voices) == len(set(voices))
    assert assign(shuffled, seed=3) == assigned


def _shuffled(rows, random):
    rows = sorted(rows)
    random.shuffle(rows)
    return rows


@settings(max_examples=60, deadline=None)
@given(requests())
def test_what_is_called_impossible_is_impossible_for_a_flow_too(request_):
    plain = Request(request_.works, request_.judges, request_.need, request_.max_load, request_.conflicts)
    graph = flow_graph(plain, 1)

    flow, _ = nx.maximum_flow(graph, "from", "to")

    assert (explain_impossible(plain) == []) == (flow == len(plain.works) * plain.need)


# ---- one piece ------------------------------------------------------------------------------------------------------


def two_camps(conflicts=frozenset()):
    """Four works and four judges who would rather stay in two camps."""
    camps = {(f"j{camp + judge}", f"w{camp + work}") for camp in (0, 2) for judge in (0, 1) for work in (0, 1)}
    costs = {pair: 0 if pair in camps else 9 for pair in every(a_request(4, 4))}
    return a_request(4, 4, need=2, costs=costs, conflicts=conflicts)


def test_works_ranked_together_hang_together_even_against_wishes():
    assigned = assign(two_camps(), seed=1)

    assert assigned.is_connected
    assert assigned.cost == 18
    assert assigned.connectivity["t"] == connectivity(assigned.pairs, ["w0", "w1", "w2", "w3"]) > 0


def test_where_conflicts_keep_two_camps_apart_the_result_says_so():
    across = frozenset((j, w) for j, w in every(a_request(4, 4)) if (j in ("j0", "j1")) != (w in ("w0", "w1")))

    assigned = assign(two_camps(across), seed=1)

    assert not assigned.is_connected
    assert assigned.connectivity == {"t": 0}


def test_tracks_need_not_hang_together():
    request = Request(
        works={"a1": "a", "a2": "a", "b1": "b", "b2": "b"},
        judges=dict.fromkeys(["j0", "j1", "j2", "j3"]),
        need=2,
        max_load=2,
        conflicts={
            (judge, work)
            for judges, works in ((("j0", "j1"), ("b1", "b2")), (("j2", "j3"), ("a1", "a2")))
            for judge in judges
            for work in works
        },
    )

    assert assign(request, seed=1).is_connected


def test_the_best_connected_of_equals_is_kept():
    request = a_request(works=12, judges=6, need=3)
    program = Program(request)
    single = [program.solve(np.random.default_rng([5, n]).uniform(0, 1e-3, len(program.pairs))) for n in range(3)]

    assigned = assign(request, seed=5)

    assert assigned.connectivity["t"] > min(connectivity(pairs, request.works) for pairs in single)


# ---- further rules --------------------------------------------------------------------------------------------------


def test_at_most_one_judge_of_an_affiliation_reviews_a_work():
    request = Request(
        works=dict.fromkeys(["w0", "w1", "w2"], "t"),
        judges={"j0": "示例公司", "j1": "示例公司", "j2": "示例大学", "j3": None, "j4": None},
        need=3,
        max_load=9,
        avoid_same_affiliation=True,
    )

    pairs = assign(request, seed=1).pairs

    assert not any({("j0", work), ("j1", work)} <= set(pairs) for work in request.works)


def test_each_work_has_an_expert():
    experts = {("j3", f"w{n}") for n in range(6)}

    assigned = assign(a_request(experts=experts, max_load=6), seed=1)

    assert experts <= set(assigned.pairs)


def test_kept_reviews_stay_and_only_the_rest_is_added():
    kept = {("j0", "w0"), ("gone", "w1"), ("j1", "w0"), ("j2", "w0")}

    assigned = assign(a_request(fixed=kept), seed=1)

    assert kept <= set(assigned.pairs)
    assert set(assigned.added) == set(assigned.pairs) - kept
    counts = {work: sum(w == work for _, w in assigned.pairs) for work in ("w0", "w1", "w2")}
    assert counts == {"w0": 3, "w1": 2, "w2": 2}
    assert assigned.loads["gone"] == 1
    assert {assigned.loads[judge] for judge in ("j0", "j1", "j2", "j3")} == {3}


def test_nothing_is_added_where_nothing_is_missing():
    whole = assign(a_request(), seed=1)

    again = assign(a_request(fixed=whole.pairs), seed=2)

    assert again.added == ()
    assert again.pairs == whole.pairs


@pytest.mark.slow
def test_the_same_seed_gives_the_same_and_another_seed_another():
    assert assign(a_request(), seed=1) == assign(a_request(), seed=1)
    assert assign(a_request(), seed=1).pairs != assign(a_request(), seed=2).pairs


# ---- why not --------------------------------------------------------------------------------------------------------


def test_a_work_with_too_few_judges_names_the_conflicts():
    conflicts = {("j0", "w1"), ("j1", "w1"), ("j2", "w1"), ("j0", "w2")}

    (one,) = explain_impossible(a_request(conflicts=conflicts))

    assert (one.kind, one.work, one.needed, one.available, one.missing) == ("judges", "w1", 2, 1, 1)
    assert one.judges == ("j0", "j1", "j2")
    assert one.text.zh == "作品 w1 需要 2 位评委，能评它的只有 1 位，还差 1 位（因回避不能评的：j0、j1、j2）。"


def test_too_little_room_says_by_how_many():
    (one,) = explain_impossible(a_request(max_load=2))

    assert (one.kind, one.needed, one.available, one.missing) == ("capacity", 12, 8, 4)


def test_affiliations_and_experts_are_explained():
    request = Request(
        works={"w0": "t"},
        judges={"j0": "示例公司", "j1": "示例公司"},
        need=2,
        max_load=9,
        avoid_same_affiliation=True,
        experts=set(),
    )

    assert [one.kind for one in explain_impossible(request)] == ["affiliations", "experts"]


def test_a_kept_review_of_a_conflicted_judge_has_to_be_voided_first():
    (one,) = explain_impossible(a_request(fixed={("j0", "w0")}, conflicts={("j0", "w0")}))

    assert (one.kind, one.work, one.judges) == ("kept", "w0", ("j0",))


def test_works_that_compete_for_the_same_judges_are_named():
    conflicts = {(f"j{judge}", f"w{work}") for judge in (2, 3) for work in (0, 1, 2)}

    found = explain_impossible(a_request(works=3, max_load={"j0": 2, "j1": 2, "j2": 9, "j3": 9}, conflicts=conflicts))

    assert {one.kind for one in found} == {"crowded"}
    assert sum(one.missing for one in found) == 2
    assert all({*one.judges} <= {"j0", "j1"} for one in found)


def test_the_refusal_carries_its_reasons():
    with pytest.raises(AssignmentImpossible) as refused:
        assign(a_request(max_load=2), seed=1)

    assert "还差 4 次" in refused.value.say("zh")
    assert "4 too few" in refused.value.say("en")
    assert [one.kind for one in refused.value.details] == ["capacity"]
