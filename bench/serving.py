"""The portal over HTTP: downloads, and small answers on one kept-alive connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from bench.fetching import Client, send_bare
from bench.processes import Running, portal
from bench.report import Line, Section, line_of
from bench.timing import Timing, side_by_side, timed
from bench.trips import SLUG, request_of

MB = 1e6
CSV = f"/download/{SLUG}/{SLUG}.csv"
NDJSON = f"/download/{SLUG}/{SLUG}.ndjson"
IN_A_ROW = 20  # requests on one connection
_ANOTHER_ORDER = "code,remark,lon,lat,amount,passengers,category,route_no,district,ts,trip_date,id"


def rows_of_b(number: int, rows: int) -> str:
    asked = request_of(number, rows)
    filters = {"district": asked["district"], "trip_date__gte": asked["first"], "trip_date__lte": asked["last"]}
    return f"{CSV}?{urlencode(filters)}"


@contextmanager
def client_of(running: Running) -> Iterator[Client]:
    client = Client(running)
    try:
        yield client
    finally:
        client.close()


def measure_downloads(running: Running, csv: Path, rows: int, repetitions: int) -> Section:
    """Over HTTP, from the request to the last byte."""
    with client_of(running) as client:
        stored = side_by_side({"": lambda _: client.get(CSV), "bare": lambda _: send_bare(csv)}, 5, warm_up=1)
        size_mb = client.get(CSV) / MB
        label = f"h   all rows as CSV, stored ({size_mb:.0f} MB)"
        lines = [
            Line(label, _rate(size_mb, stored[""]), "MB/s", None, 5, _rate(size_mb, stored["bare"]), "≥ 2000"),
            *_made_once(client),
            line_of("i   the rows of b as CSV", timed(lambda n: client.get(rows_of_b(n, rows)), repetitions)),
            _again(client, rows, repetitions),
        ]
    return Section("Downloads over HTTP", tuple(lines))


def _rate(size_mb: float, timing: Timing) -> float:
    return size_mb / (timing.median / 1000)


def _made_once(client: Client) -> list[Line]:
    """The first request for each of these makes the file; there is no second first one."""
    lines = []
    for name, path in (
        ("h   all rows as CSV with labels, first request", f"{CSV}?header=label"),
        ("h   all rows as CSV in GB18030, first request", f"{CSV}?encoding=gb18030"),
        ("h   all rows as CSV, columns reordered, first request", f"{CSV}?columns={_ANOTHER_ORDER}"),
    ):
        sizes: list[int] = []
        timing = timed(lambda _, path=path, sizes=sizes: sizes.append(client.get(path)), 1, warm_up=0)
        lines.append(Line(name, _rate(sizes[0] / MB, timing), "MB/s", aim="≥ 250"))
    return lines


def _again(client: Client, rows: int, repetitions: int) -> Line:
    return line_of("i   asked again: the file is kept", timed(lambda n: client.get(rows_of_b(n, rows)), repetitions))


# ---- small answers -------------------------------------------------------------------------------------------------


def measure_small(data_dir: Path, city: Path, repetitions: int) -> Section:
    """On one connection, under `streamlit run` and under uvicorn; the floor is Streamlit's own health answer."""
    lines = []
    for server, by_uvicorn in (("streamlit run", False), ("uvicorn", True)):
        with portal(data_dir, city, by_uvicorn=by_uvicorn) as running:
            running.seconds_until("/_stcore/health")
            running.settle()
            lines += _small(running, server, repetitions)
    return Section("Small answers on one kept-alive connection", tuple(lines))


def _small(running: Running, server: str, repetitions: int) -> list[Line]:
    with client_of(running) as client:
        etag = {"If-None-Match": client.etag_of(CSV)}
        timings = side_by_side(
            {
                "health": lambda _: client.get("/_stcore/health"),
                "/robots.txt": lambda _: client.get("/robots.txt"),
                "304 of a download": lambda _: client.get(CSV, etag, status=304),
                "the shell of a dataset page": lambda _: client.get(f"/dataset?id={SLUG}"),
            },
            max(IN_A_ROW, repetitions),
        )
    health = timings.pop("health")
    return [line_of(f"{name}, {server}", timing, floor=health) for name, timing in timings.items()]
