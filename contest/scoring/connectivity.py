"""The graph of judges and works: only within one piece of it can severity and quality be told apart."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import networkx as nx

from contest.scoring.exact import rounded
from contest.scoring.request import Pair


def review_graph(pairs: Iterable[Pair], works: Iterable[str] = ()) -> "nx.Graph":
    """Judges and works as ("judge", id) and ("work", id), in sorted order; `works` are there even without a review."""
    pairs = sorted(set(pairs))
    graph = nx.Graph()
    graph.add_nodes_from(("judge", judge) for judge in sorted({judge for judge, _ in pairs}))
    graph.add_nodes_from(("work", work) for work in sorted({*works, *(work for _, work in pairs)}))
    graph.add_edges_from((("judge", judge), ("work", work)) for judge, work in pairs)
    return graph


def components(pairs: Iterable[Pair]) -> list[tuple[list[str], list[str]]]:
    """The pieces as (judges, works), each sorted, ordered by their first work."""
    pieces = [
        tuple(sorted(name for kind, name in piece if kind == wanted) for wanted in ("judge", "work"))
        for piece in nx.connected_components(review_graph(pairs))
    ]
    return sorted(((judges, works) for judges, works in pieces), key=lambda piece: piece[1])


def connectivity(pairs: Iterable[Pair], works: Iterable[str]) -> Decimal:
    """The algebraic connectivity: the second smallest eigenvalue of the Laplacian, 0 when something hangs apart.

    The larger, the less a calibrated score depends on a single judge. Source: M. Fiedler, 1973.
    """
    graph = review_graph(pairs, works)
    if len(graph) < 2 or not nx.is_connected(graph):
        return Decimal(0) if len(graph) > 1 else Decimal(1)
    return rounded(float(nx.laplacian_spectrum(graph)[1]))


def by_group(pairs: Iterable[Pair], groups: Mapping[str, str]) -> dict[str, list[Pair]]:
    """The pairs of each group of works, {group: pairs}; a group without a pair is there too."""
    found: dict[str, list[Pair]] = {group: [] for group in sorted(set(groups.values()))}
    for judge, work in sorted(pairs):
        found[groups[work]].append((judge, work))
    return found
