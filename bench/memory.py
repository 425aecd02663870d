"""The memory of the portal's process (proportional set size), beside an empty Streamlit's, and what a download adds."""

from pathlib import Path

from bench.browsing import visit
from bench.processes import Running, empty_streamlit, peak_memory, portal
from bench.report import Line, Section
from bench.serving import CSV, client_of, rows_of_b
from bench.trips import SLUG

MOST_MB, MOST_HOT_MB, MOST_RISE_MB = 120, 350, 20  # beyond Streamlit's own
_NDJSON = f"/download/{SLUG}/{SLUG}.ndjson"


def measure_memory(folder: Path, data_dir: Path, city: Path, rows: int) -> Section:
    own = memory_of_streamlit(folder)
    with portal(data_dir, city) as running:
        running.seconds_until("/_stcore/health")
        visit(running, "/datasets?q=公交")
        lines = [_line("after the start and a first search", running, own, MOST_MB)]
        lines.append(_rise("most that sending the stored CSV adds", running, CSV, aim=f"≤ {MOST_RISE_MB}"))
        _read_often(running, rows)
        lines.append(_line(f"with the table of {rows:,} rows in memory", running, own, MOST_HOT_MB))
        lines.append(_rise("most that writing NDJSON adds", running, _NDJSON))
        lines.append(_rise("most that sending the kept NDJSON adds", running, _NDJSON, aim=f"≤ {MOST_RISE_MB}"))
        lines.append(_line("after all that", running, own, MOST_HOT_MB))
    return Section("Memory", tuple(lines))


def memory_of_streamlit(folder: Path) -> float:
    """An empty script, after one visit."""
    with empty_streamlit(folder) as running:
        running.seconds_until("/_stcore/health")
        visit(running, "/")
        return running.memory_mb()


def _line(name: str, running: Running, own: float, most: int) -> Line:
    running.settle()
    return Line(name, running.memory_mb(), "MB", floor=own, aim=f"≤ {own + most:.0f}")


def _rise(name: str, running: Running, path: str, *, aim: str = "") -> Line:
    running.settle()
    with client_of(running) as client, peak_memory(running) as rise:
        size_bytes = client.get(path)
    return Line(f"{name} ({size_bytes / 1e6:.0f} MB)", rise[0], "MB", aim=aim)


def _read_often(running: Running, rows: int) -> None:
    """So often that the version is taken into memory."""
    with client_of(running) as client:
        for number in range(3):
            client.get(rows_of_b(1000 + number, rows))
