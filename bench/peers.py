"""Other servers over the same table, installed from PyPI into an environment of the benchmark's own.

They are measured, not depended on: where one cannot be installed or started, its column stays empty and says why.
"""

import csv
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from bench.processes import HOST, Running, free_port, server
from bench.trips import FIELDS, request_of

DATASETTE, ROAPI = "datasette==0.65.5", "roapi==0.12.7"
_INDEXES = ("district, trip_date", "amount", "trip_date")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to a server."""

    path: str
    body: str | None = None  # with one it is a POST

    def wire(self, port: int) -> str:
        """As it goes over the socket."""
        content = (self.body or "").encode()
        verb = "GET" if self.body is None else "POST"
        lines = [f"{verb} {self.path} HTTP/1.1", f"Host: {HOST}:{port}", "Accept: */*", "Accept-Encoding: identity"]
        lines += [f"Content-Length: {len(content)}", "Content-Type: text/plain"] if content else []
        return "\r\n".join([*lines, "", self.body or ""])


Requests = dict[str, Callable[[int], Sequence[Asked]]]
"""{operation: the requests of a repetition, one after the other}."""


@dataclass(frozen=True)
class Peer:
    name: str
    running: Running
    requests: Requests
    started_s: float = 0.0  # from the start of the process to the first answer


@contextmanager
def installed_peers(folder: Path, trips_csv: Path, parquet: Path, rows: int) -> Iterator[tuple[list[Peer], list[str]]]:
    """(those that run, a sentence for each that does not)."""
    folder.mkdir(parents=True, exist_ok=True)
    python, problem = _environment(folder)
    if python is None:
        yield [], [problem]
        return
    database = _database(folder / f"trips-{rows}.db", trips_csv, has_indexes=False)
    indexed = _database(folder / f"trips-{rows}-indexed.db", trips_csv, has_indexes=True)
    starts = (
        ("Datasette", _datasette(python, database, folder), _datasette_requests(database.stem, rows)),
        ("Datasette + indexes", _datasette(python, indexed, folder), _datasette_requests(indexed.stem, rows)),
        ("ROAPI", _roapi(python, parquet, folder), _roapi_requests(rows)),
    )
    with ExitStack() as opened:
        yield [_started(name, opened.enter_context(start), requests) for name, start, requests in starts], []


def _started(name: str, running: Running, requests: Requests) -> Peer:
    """Waits for its first page, so that each starts alone."""
    return Peer(name, running, requests, running.seconds_until(requests["a_nt"](0)[0].path))


def _environment(folder: Path) -> tuple[Path | None, str]:
    """The Python of an environment with both servers; None and why, when it cannot be made."""
    python = folder / "venv" / "bin" / "python"
    if not (folder / "venv" / "installed").exists():
        steps = (
            [sys.executable, "-m", "venv", str(folder / "venv")],
            [str(python), "-m", "pip", "install", "--quiet", DATASETTE, ROAPI],
        )
        for step in steps:
            done = subprocess.run(step, capture_output=True, text=True, check=False)
            if done.returncode:
                return None, f"not installed: {done.stderr.strip().splitlines()[-1]}"
        (folder / "venv" / "installed").touch()
    return python, ""


def _database(path: Path, trips_csv: Path, *, has_indexes: bool) -> Path:
    """The trips in SQLite, made once."""
    if path.exists():
        return path
    kinds = {"integer": "INTEGER", "number": "REAL"}
    columns = ", ".join(f"{name} {kinds.get(kind, 'TEXT')}" for name, (kind, *_) in FIELDS.items())
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as made, trips_csv.open(encoding="utf-8", newline="") as content:
        made.execute(f"CREATE TABLE trips ({columns})")
        reader = csv.reader(content)
        next(reader)
        made.executemany(f"INSERT INTO trips VALUES ({', '.join('?' * len(FIELDS))})", reader)  # noqa: S608
        for number, index in enumerate(_INDEXES if has_indexes else ()):
            made.execute(f"CREATE INDEX trips_{number} ON trips ({index})")
        made.commit()
    return part.rename(path)


# ---- Datasette -----------------------------------------------------------------------------------------------------


@contextmanager
def _datasette(python: Path, database: Path, folder: Path) -> Iterator[Running]:
    port = free_port()
    settings = [
        part
        for name in ("max_returned_rows 1000", "sql_time_limit_ms 60000", "suggest_facets off")
        for part in ("--setting", *name.split())
    ]
    command = [str(python), "-m", "datasette", "-i", str(database), "-h", HOST, "-p", str(port), *settings]
    with server(command, port, {}, folder) as running:
        yield running


def _datasette_requests(database: str, rows: int) -> Requests:
    table = f"/{database}/trips"

    def of_b(number: int) -> dict[str, str | int]:
        asked = request_of(number, rows)
        return {
            "district__exact": asked["district"],
            "trip_date__gte": asked["first"],
            "trip_date__lte": asked["last"],
        }

    def page(**parameters: object) -> list[Asked]:
        return [Asked(f"{table}.json?{urlencode({'_shape': 'objects', '_size': 100, **parameters})}")]

    def sql(statement: str) -> list[Asked]:
        return [Asked(f"/{database}.json?{urlencode({'sql': statement, '_shape': 'objects'})}")]

    return {
        "a": lambda _: page(),
        "a_nt": lambda _: page(_nocount=1),
        "b": lambda n: page(**of_b(n)),
        "c": lambda _: page(_sort_desc="amount", _nocount=1),
        "d": lambda n: sql(f"SELECT * FROM trips LIMIT 100 OFFSET {request_of(n, rows)['offset']}"),  # noqa: S608
        "d2": lambda n: page(_next=request_of(n, rows)["offset"], _nocount=1),
        "e": lambda n: page(**of_b(n), _size=0),
        "f": lambda _: sql(
            "SELECT district, category, count(*), sum(passengers) FROM trips GROUP BY district, category"
        ),
        "g": lambda n: page(remark__contains=request_of(n, rows)["rare"]),
        "h": lambda _: [Asked(f"{table}.csv?_stream=on&_size=max")],
        "i": lambda n: [Asked(f"{table}.csv?{urlencode({**of_b(n), '_stream': 'on', '_size': 'max'})}")],
    }


# ---- ROAPI ---------------------------------------------------------------------------------------------------------


@contextmanager
def _roapi(python: Path, parquet: Path, folder: Path) -> Iterator[Running]:
    """Arrow in memory; its PostgreSQL door is open on a port of its own."""
    port = free_port()
    command = [
        str(python.with_name("roapi")),
        *("--table", f"trips={parquet}"),
        *("--addr-http", f"{HOST}:{port}", "--addr-postgres", f"{HOST}:{free_port()}"),
    ]
    with server(command, port, {}, folder) as running:
        yield running


def _roapi_requests(rows: int) -> Requests:
    def sql(statement: str) -> Asked:
        return Asked("/api/sql", statement)

    def where_b(number: int) -> str:
        asked = request_of(number, rows)
        days = f"trip_date BETWEEN DATE '{asked['first']}' AND DATE '{asked['last']}'"
        return f"district = '{asked['district']}' AND {days}"

    def total(number: int) -> Asked:
        return sql(f"SELECT count(*) FROM trips WHERE {where_b(number)}")  # noqa: S608

    def found_in(number: int, what: str) -> Asked:
        return sql(f"SELECT {what} FROM trips WHERE strpos(remark, '{request_of(number, rows)['rare']}') > 0 LIMIT 100")  # noqa: S608

    return {
        "a": lambda _: [Asked("/api/tables/trips?limit=100"), sql("SELECT count(*) FROM trips")],
        "a_nt": lambda _: [Asked("/api/tables/trips?limit=100")],
        "b": lambda n: [sql(f"SELECT * FROM trips WHERE {where_b(n)} LIMIT 100"), total(n)],  # noqa: S608
        "c": lambda _: [Asked(f"/api/tables/trips?sort={quote('-amount')}&limit=100")],
        "d": lambda n: [Asked(f"/api/tables/trips?limit=100&offset={request_of(n, rows)['offset']}")],
        "e": lambda n: [total(n)],
        "f": lambda _: [
            sql("SELECT district, category, count(*), sum(passengers) FROM trips GROUP BY district, category")
        ],
        "g": lambda n: [found_in(n, "*"), found_in(n, "count(*)")],
    }
