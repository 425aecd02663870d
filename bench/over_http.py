"""Operations a–i over HTTP from one client and from 32: ours beside other servers over the same rows.

The floor is bare DuckDB in the benchmark's own process: no HTTP, no JSON.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

from bench.floor import WAYS, Floor
from bench.load import load_of
from bench.peers import Asked, Peer, Requests
from bench.processes import HOST, Running
from bench.report import Line, Section, line_of
from bench.timing import WARM_UP, Timing, best, milliseconds_of, side_by_side, timed
from bench.trips import SLUG, request_of

CLIENTS, LOAD_S = 32, 4.0
SLOW_MS = 2_000  # what takes longer is repeated a few times only
FEW, FLOOR_REPETITIONS = 3, 20
_SEARCH, _ROWS = "/api/3/action/datastore_search", f"/api/v1/datasets/{SLUG}/rows"
_CSV = f"/download/{SLUG}/{SLUG}.csv"

NAMES = {
    "a": "a   first 100 rows + total",
    "a_kept": "a   the same again, answered from what is kept",
    "a_nt": "a'  first 100 rows, no total",
    "b": "b   district and 60 days: 100 rows + total",
    "c": "c   by amount, greatest first: 100 rows",
    "d": "d   100 rows from the middle on",
    "d2": "d2  the next 100 rows, by cursor",
    "e": "e   the total of b",
    "f": "f   by district and category: count and sum",
    "g": "g   a rare piece of text in a million rows",
    "h": "h   all rows as CSV",
    "i": "i   the rows of b as CSV",
}
AIMS = {
    "a": "≤ 1.4",
    "a_kept": "≤ 0.7",
    "b": "≤ 9",
    "c": "≤ 4",
    "d": "≤ 1.3",
    "e": "≤ 4",
    "f": "≤ 17",
    "g": "≤ 3",
    "i": "≤ 30",
}


def our_requests(resource_id: str, rows: int) -> Requests:
    """CKAN's action where it has one, the row API for groups. A page of every repetition begins one row later."""

    def search(**parameters: object) -> list[Asked]:
        said = {name: one if isinstance(one, str | int) else json.dumps(one) for name, one in parameters.items()}
        return [Asked(f"{_SEARCH}?{urlencode({'resource_id': resource_id, 'limit': 100, **said})}")]

    def filters(number: int) -> dict[str, object]:
        asked = request_of(number, rows)
        return {"district": asked["district"], "trip_date": {"gte": asked["first"], "lte": asked["last"]}}

    def of_b(number: int) -> str:
        asked = request_of(number, rows)
        return urlencode(
            {"district": asked["district"], "trip_date__gte": asked["first"], "trip_date__lte": asked["last"]}
        )

    def after(number: int) -> dict[str, object]:
        return {"_id": {"gt": request_of(number, rows)["offset"]}}

    groups = urlencode({"group_by": "district,category", "measure": ["count", "sum:passengers"]}, doseq=True)
    return {
        "a": lambda n: search(offset=n),
        "a_kept": lambda _: search(),
        "a_nt": lambda n: search(offset=n + 1_000, include_total="false"),
        "b": lambda n: search(filters=filters(n)),
        "c": lambda n: search(sort="amount desc", offset=n, include_total="false"),
        "d": lambda n: search(offset=request_of(n, rows)["offset"], include_total="false"),
        "d2": lambda n: search(filters=after(n), include_total="false"),
        "e": lambda n: search(filters=filters(n), limit=0),
        "f": lambda n: [Asked(f"{_ROWS}?{groups}&passengers__gte={-n}")],
        "g": lambda n: [Asked(f"{_ROWS}?{urlencode({'search': request_of(n, rows)['rare'], 'limit': 100 + n})}")],
        "h": lambda _: [Asked(_CSV)],
        "i": lambda n: [Asked(f"{_CSV}?{of_b(n)}")],
    }


class Caller:
    """Requests on one kept-alive connection; the answers are read to their end."""

    def __init__(self, running: Running) -> None:
        self._connection = HTTPConnection(HOST, running.port, timeout=300)

    def ask(self, requests: Sequence[Asked]) -> int:
        """Bytes of the bodies. Raises RuntimeError for an answer that is not 200."""
        size = 0
        for one in requests:
            verb = "GET" if one.body is None else "POST"
            body = None if one.body is None else one.body.encode()
            self._connection.request(verb, one.path, body, {"Accept-Encoding": "identity"})
            answer = self._connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{one.path}: {answer.status} {content[:300]!r}")
            size += len(content)
        return size

    def close(self) -> None:
        self._connection.close()


def measure_operations(ours: Peer, others: Sequence[Peer], floor: Floor, rows: int, repetitions: int) -> list[Section]:
    """A section for one client, with our line and the others' under it for every operation, and one for 32."""
    lines = [line for name in NAMES for line in _operation(name, ours, others, floor, rows, repetitions)]
    return [
        Section("Rows over HTTP, one client", tuple(lines)),
        Section(f"Rows over HTTP, {CLIENTS} clients at once for {LOAD_S:.0f} s", tuple(_loads((ours, *others)))),
        Section("Memory after that, each server's own process", tuple(_memory((ours, *others)))),
    ]


def _operation(
    name: str,
    ours: Peer,
    others: Sequence[Peer],
    floor: Floor,
    rows: int,
    repetitions: int,
) -> list[Line]:
    ways = floor.ways(name, lambda n: request_of(n, rows)) if name in WAYS else {}
    least = best(side_by_side(ways, min(repetitions, FLOOR_REPETITIONS))) if ways else None
    lines = []
    for peer in (ours, *others):
        if name in peer.requests:
            timing = _timing(peer, name, repetitions)
            label = NAMES[name] if peer is ours else f"      {peer.name}"
            lines.append(line_of(label, timing, floor=least, aim=AIMS.get(name, "") if peer is ours else ""))
    return lines


def _timing(peer: Peer, name: str, repetitions: int) -> Timing:
    """On a connection of its own: a server closes one that is idle while others are measured."""
    with closing(Caller(peer.running)) as caller:

        def ask(number: int) -> object:
            return caller.ask(peer.requests[name](number))

        is_slow = milliseconds_of(ask, repetitions) > SLOW_MS
        return timed(ask, FEW if is_slow else repetitions, warm_up=0 if is_slow else WARM_UP)


def _loads(peers: Sequence[Peer]) -> list[Line]:
    lines = []
    for name, aim in (("a", "≥ 2000"), ("b", "")):
        for peer in peers:
            requests = [one.wire(peer.running.port) for n in range(60) for one in peer.requests[name](n)]
            load = load_of(peer.running.port, requests, clients=CLIENTS, seconds=LOAD_S)
            errors = f", {load.errors} errors" if load.errors else ""
            label = f"k   {name} {peer.name}, median {load.median_ms:.1f} ms, p95 {load.p95_ms:.1f} ms{errors}"
            lines.append(Line(label, load.per_second, "req/s", count=load.answers, aim=aim if peer is peers[0] else ""))
    return lines


def _memory(peers: Sequence[Peer]) -> list[Line]:
    return [Line(f"m   {peer.name}", peer.running.memory_mb(), "MB") for peer in peers]


def our_peer(running: Running, resource_id: str, rows: int) -> Peer:
    return Peer("the portal", running, our_requests(resource_id, rows))


def warm(peer: Peer) -> None:
    """Asks what is read often, so that it is held in memory, as it is in a portal that is used."""
    caller = Caller(peer.running)
    for number in range(4):
        for name in ("a", "b", "g"):
            caller.ask(peer.requests[name](1_000 + number))
    caller.close()
    peer.running.settle()
