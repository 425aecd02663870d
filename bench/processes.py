"""Processes to measure: the portal as its users meet it, the same under uvicorn, and a Streamlit with nothing in it."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
_ANSWER_WITHIN_S = 180.0
_LOOK_EVERY_S = 0.003


@dataclass(frozen=True)
class Running:
    """A server of ours, with the moment it was started."""

    process: subprocess.Popen[bytes]
    port: int
    started_at: float
    log: Path

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def seconds_until(self, path: str) -> float:
        """From the start of the process to the first good answer."""
        until = self.started_at + _ANSWER_WITHIN_S
        while time.perf_counter() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log.read_text('utf-8', 'replace')[-3000:]}")
            if _answers(self.port, path):
                return time.perf_counter() - self.started_at
            time.sleep(_LOOK_EVERY_S)
        raise RuntimeError(f"no answer: {self.log.read_text('utf-8', 'replace')[-3000:]}")

    def memory_mb(self) -> float:
        """Proportional set size: its own memory and its share of what is shared with others."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.findall(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[0]) * 1024 / 1e6

    def settle(self) -> None:
        """Waits for what goes on behind the answers: loading a dictionary or a table, giving memory back."""
        before, now = 0.0, self.resident_mb()
        while abs(now - before) > 1:
            time.sleep(3)
            before, now = now, self.resident_mb()

    def resident_mb(self) -> float:
        """Cheap enough to be read two hundred times a second."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _answers(port: int, path: str) -> bool:
    """Whether a plain GET gets 200 now."""
    request = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection((HOST, port), timeout=30) as connection:
            connection.sendall(request.encode())
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def portal(data_dir: Path, datasets_dir: Path, *, by_uvicorn: bool = False, **more_settings: str) -> Iterator[Running]:
    """The portal over a datasets folder; it may not answer yet."""
    port = free_port()
    streamlit = ["streamlit", "run", "Home.py", "--server.address", HOST, "--server.port", str(port)]
    uvicorn = ["uvicorn", "Home:app", "--host", HOST, "--port", str(port), "--log-level", "warning"]
    settings = {
        "PORTAL_DATA_DIR": str(data_dir),
        "PORTAL_DATASETS_DIR": str(datasets_dir),
        "PORTAL_PUBLIC_URL": f"http://{HOST}:{port}",
        **more_settings,
    }
    command = [sys.executable, "-m", *(uvicorn if by_uvicorn else streamlit)]
    with server(command, port, settings, data_dir.parent) as running:
        yield running


@contextmanager
def empty_streamlit(folder: Path) -> Iterator[Running]:
    """Streamlit's own server with our configuration and a script without a line."""
    script = folder / "empty.py"
    script.write_text("", "utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.address", HOST, "--server.port", str(port)]
    with server(command, port, {}, folder) as running:
        yield running


@contextmanager
def server(command: Sequence[str], port: int, settings: Mapping[str, str], folder: Path) -> Iterator[Running]:
    """Any server on this port, with its log in the folder while it runs."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        started_at = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env={**theirs, **settings}, stdout=output, stderr=output)
        try:
            yield Running(process, port, started_at, log)
            log.unlink()
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def peak_memory(running: Running) -> Iterator[list[float]]:
    """A list that holds, at the end of the block, by how many MB the process had grown at most."""
    rise: list[float] = []
    before, peak, is_done = running.resident_mb(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not is_done.wait(0.005):
            peak = max(peak, running.resident_mb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield rise
    finally:
        is_done.set()
        watcher.join()
        rise.append(max(0.0, peak - before))
