"""What Streamlit brings with it: its index page and the assets that the page loads."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


def static_folder() -> Path:
    """Where they lie, found without importing Streamlit."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise LookupError("streamlit is not installed")
    return Path(spec.origin).parent / "static"


@lru_cache(maxsize=1)
def asset_paths() -> frozenset[str]:
    """The address of every asset: `/favicon.png`, `/static/js/index.….js` …"""
    folder = static_folder()
    return frozenset(
        f"/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and path.name != "index.html"
    )
