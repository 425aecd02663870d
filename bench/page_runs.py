"""How long the script of a page takes in a real session over a real socket, beside a page without a line."""

from pathlib import Path

from bench.browsing import run_page, session, visit
from bench.processes import ROOT, Running, empty_streamlit, portal
from bench.report import Line, Section, line_of
from bench.timing import Timing, timed

TABLE = "bus-daily-ridership"
_DISTRICTS = "和平区 沈河区 大东区 皇姑区 铁西区 浑南区 于洪区".split()
PAGES = {
    "home": "/",
    "catalogue": "/datasets",
    "catalogue, a search": "/datasets?q=公交",
    "dataset": f"/dataset?id={TABLE}",
    "dataset, data tab": f"/dataset?id={TABLE}&tab=data&district={{district}}",
    "dataset, charts tab": f"/dataset?id={TABLE}&tab=charts&district={{district}}",
    "overview": "/overview",
}
"""The name of a page → its address; districts rotate."""


def measure_pages(folder: Path, data_dir: Path, repetitions: int) -> Section:
    """`data_dir` holds the shipped datasets or will."""
    with empty_streamlit(folder) as running:
        running.seconds_until("/_stcore/health")
        empty = _visits(running, "/", repetitions), _reruns(running, "/", repetitions)
    lines = []
    with portal(data_dir, ROOT / "datasets") as running:
        running.seconds_until("/_stcore/health")
        running.settle()
        for name, address in PAGES.items():
            lines += _lines(running, name, address, repetitions, empty)
    return Section("Page runs in real sessions", tuple(lines))


def _lines(running: Running, name: str, address: str, repetitions: int, empty: tuple[Timing, Timing]) -> list[Line]:
    size_kb = visit(running, _at(address, repetitions)) / 1000
    return [
        line_of(f"{name}: new session ({size_kb:.0f} kB)", _visits(running, address, repetitions), floor=empty[0]),
        line_of(f"{name}: again in the session", _reruns(running, address, repetitions), floor=empty[1]),
    ]


def _visits(running: Running, address: str, repetitions: int) -> Timing:
    return timed(lambda n: visit(running, _at(address, n)), repetitions)


def _reruns(running: Running, address: str, repetitions: int) -> Timing:
    with session(running) as opened:
        return timed(lambda n: run_page(opened, running, _at(address, n)), repetitions)


def _at(address: str, number: int) -> str:
    return address.format(district=_DISTRICTS[number % len(_DISTRICTS)])
