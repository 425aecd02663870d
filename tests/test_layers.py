"""The architecture, read from the imports: nothing points up, and each tool stays in its layer."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ORDER = ("core", "catalog", "contest", "web", "pages")  # each may import what stands before it, and itself
ALLOWED = {
    "streamlit": ("Home.py", "pages/", "web/ui/"),
    "starlette": ("web/routes/",),
    "duckdb": ("core/", "catalog/", "bench/", "tests/", "scripts/"),
    "psycopg": ("core/", "tests/"),
    "altair": ("web/ui/", "scripts/"),
}
_SOURCES = [
    Path("Home.py"),
    *sorted(p.relative_to(ROOT) for folder in ORDER for p in (ROOT / folder).rglob("*.py")),
]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


@cache
def imports_of(path: Path) -> set[str]:
    tree = tree_of(path)
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return named | from_


def rank(module: str) -> int:
    return ORDER.index(module.split(".")[0]) if module.split(".")[0] in ORDER else -1


def test_no_import_points_up() -> None:
    assert [
        (path.as_posix(), module)
        for path in _SOURCES
        for module in imports_of(path)
        if rank(module) > (rank(path.parts[0]) if path.parts[0] in ORDER else len(ORDER))
    ] == []


def test_routes_and_pages_do_not_import_each_other() -> None:
    routes = [m for p in _SOURCES if p.is_relative_to("web/routes") for m in imports_of(p)]
    ui = [m for p in _SOURCES if p.is_relative_to("web/ui") for m in imports_of(p)]

    assert [m for m in routes if m.startswith(("web.ui", "pages"))] == []
    assert [m for m in ui if m.startswith("web.routes")] == []


def test_each_tool_stays_in_its_layer() -> None:
    assert [
        (path.as_posix(), tool)
        for path in _SOURCES
        for tool in {module.split(".")[0] for module in imports_of(path)} & ALLOWED.keys()
        if not path.as_posix().startswith(ALLOWED[tool])
    ] == []


def test_only_settings_reads_the_environment() -> None:
    readers = [
        path.as_posix()
        for path in _SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    ]

    assert set(readers) <= {"core/settings.py"}


def test_the_clock_is_read_only_in_the_clock() -> None:
    readers = [
        path.as_posix()
        for path in _SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "utcnow", "today")
        if isinstance(node.value, ast.Name) and node.value.id in ("datetime", "date")
    ]

    assert set(readers) <= {"core/clock.py"}
