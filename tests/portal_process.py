"""The portal as its users meet it: a process of its own, started with `streamlit run`, on a free port."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.servers import free_port

ROOT = Path(__file__).parents[1]
START_WITHIN_S = 400.0  # with every dataset and the demonstration, beside other tests


@dataclass(frozen=True)
class RunningPortal:
    url: str
    pid: int
    log: Path

    def resident_bytes(self) -> int:
        """Memory of the process now, from the kernel."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running_portal(data_dir: Path, **settings: str) -> Iterator[RunningPortal]:
    """Starts the portal, by itself no demonstration, and waits until it answers; stops it by its own process id."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = data_dir.parent / f"portal-{port}.log"
    ours = {"PORTAL_DATA_DIR": str(data_dir), "PORTAL_PUBLIC_URL": url, **settings}
    with log.open("wb") as output:
        process = subprocess.Popen(_command(port), cwd=ROOT, env=_environment(ours), stdout=output, stderr=output)
    try:
        _wait(process, url, log)
        yield RunningPortal(url, process.pid, log)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _command(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", "Home.py"),
        *("--server.address", "127.0.0.1", "--server.port", str(port)),
    ]


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return {**theirs, **ours, "PYTHONUNBUFFERED": "1"}


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the portal ended: {log.read_text('utf-8', 'replace')[-3000:]}")
        try:
            if requests.get(f"{url}/_stcore/health", timeout=2).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise RuntimeError(f"the portal did not answer: {log.read_text('utf-8', 'replace')[-3000:]}")
