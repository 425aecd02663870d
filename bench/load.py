"""Many clients at once, in a process of their own: each asks again as soon as it has its answer.

`python -m bench.load` reads {port, clients, seconds, requests: [text of an HTTP request]} and writes what came of it.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import count
from time import perf_counter

import uvloop

from bench.processes import HOST, ROOT


@dataclass(frozen=True, slots=True)
class Load:
    """answers and errors in all, seconds, and the times of single answers in milliseconds."""

    answers: int
    errors: int
    seconds: float
    median_ms: float
    p95_ms: float

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds


def load_of(port: int, requests: Sequence[str], *, clients: int, seconds: float) -> Load:
    """Runs the clients and waits for them."""
    asked = {"port": port, "requests": list(requests), "clients": clients, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return Load(**json.loads(done.stdout))


async def _client(port: int, requests: Sequence[bytes], turns: "count[int]", until: float, taken: list[float]) -> int:
    """Returns the number of errors."""
    errors = 0
    reader, writer = await asyncio.open_connection(HOST, port)
    while perf_counter() < until:
        started_at = perf_counter()
        writer.write(requests[next(turns) % len(requests)])
        if await _is_good(reader):
            taken.append((perf_counter() - started_at) * 1000)
        else:
            errors += 1
    writer.close()
    return errors


async def _is_good(reader: asyncio.StreamReader) -> bool:
    """Reads one answer to its end; whether it was 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
        await reader.readexactly(int(length.partition(":")[2]))
    return head.startswith("http/1.1 200")


async def _all(port: int, requests: Sequence[str], clients: int, seconds: float) -> Load:
    taken: list[float] = []
    turns, started_at = count(), perf_counter()
    wire = [request.encode() for request in requests]
    running = [_client(port, wire, turns, started_at + seconds, taken) for _ in range(clients)]
    errors = sum(await asyncio.gather(*running))
    passed, in_order = perf_counter() - started_at, sorted(taken) or [0.0]
    at = [in_order[min(len(in_order) - 1, int(len(in_order) * share))] for share in (0.5, 0.95)]
    return Load(len(taken), errors, passed, *at)


if __name__ == "__main__":
    print(json.dumps(asdict(uvloop.run(_all(**json.load(sys.stdin))))))
