"""Where it was measured, in words that name no machine."""

import os
import platform
from importlib.metadata import version

_PACKAGES = ("duckdb", "pyarrow", "streamlit", "uvicorn", "uvloop", "numpy")


def machine_line() -> str:
    memory_gb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{os.cpu_count()} cores, {memory_gb:.0f} GB memory, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {packages}"
    )


def load_line() -> str:
    """How busy the machine was with other things just before."""
    return f"Other work on the machine before: load {os.getloadavg()[0]:.1f}"
