"""From the command to the first answer: with nothing loaded, with everything loaded, and Streamlit without us."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median

from bench.processes import ROOT, Running, empty_streamlit, portal
from bench.report import Line, Section

HEALTH = "/_stcore/health"
PAGE = "/dataset?id=bus-daily-ridership"
BEYOND_S = 0.5  # what we want to add to Streamlit's own start


def measure_starts(folder: Path, repetitions: int) -> Section:
    """The datasets that ship; the compiled Python files are there, as after any first command."""
    data_dir, city = folder / "shipped", ROOT / "datasets"
    own = _started(lambda: empty_streamlit(folder), "/", repetitions)
    shutil.rmtree(data_dir, ignore_errors=True)
    first = _started(lambda: portal(data_dir, city), PAGE, 1)
    second = _started(lambda: portal(data_dir, city), PAGE, repetitions)
    return Section(
        "From the start of the process to the first answer",
        (
            _line("first start: every shipped dataset is imported, health", first, own, 0, "≤ 60"),
            _line("first start: the shell of a dataset page", first, own, 1),
            _line("second start: health", second, own, 0, f"≤ {_of(own, 0) + BEYOND_S:.2f}"),
            _line("second start: the shell of a dataset page", second, own, 1, f"≤ {_of(own, 1) + BEYOND_S:.2f}"),
        ),
    )


Seconds = list[tuple[float, float]]
"""One pair a start: until health answers, until a page does."""


def _started(start: Callable[[], AbstractContextManager[Running]], page: str, repetitions: int) -> Seconds:
    found = []
    for _ in range(repetitions):
        with start() as running:
            found.append((running.seconds_until(HEALTH), running.seconds_until(page)))
    return found


def _of(seconds: Seconds, which: int) -> float:
    return median(each[which] for each in seconds)


def _line(name: str, seconds: Seconds, own: Seconds, which: int, aim: str = "") -> Line:
    return Line(
        name,
        _of(seconds, which),
        "s",
        p95=max(each[which] for each in seconds) if len(seconds) > 1 else None,
        count=len(seconds),
        floor=_of(own, which),
        aim=aim,
    )
