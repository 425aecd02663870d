"""Whatever is imported is pinned: a package that only comes along with another may go with its next release."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = {"Home", "bench", "catalog", "contest", "core", "pages", "scripts", "tests", "web"}
SERVED = ("core", "catalog", "contest", "web", "pages", "Home.py")
_PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==\S+")


def pinned(name: str) -> set[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {_plain(found[1]) for line in lines if (found := _PIN.fullmatch(line.strip()))}


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imported(*places: str) -> dict[str, str]:
    """{module of somebody else: the file that imports it}."""
    files = [
        path
        for place in places
        for path in sorted([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
    ]
    found: dict[str, str] = {}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found |= {name.partition(".")[0]: str(path.relative_to(ROOT)) for name in names}
    return {name: path for name, path in found.items() if name not in OURS | sys.stdlib_module_names}


def unpinned(modules: dict[str, str], distributions: set[str]) -> dict[str, str]:
    by_module = packages_distributions()
    return {
        module: path
        for module, path in modules.items()
        if not {_plain(one) for one in by_module.get(module, ())} & distributions
    }


def test_the_portal_imports_only_what_it_pins() -> None:
    assert unpinned(imported(*SERVED), pinned("requirements.txt")) == {}


def test_tests_and_tools_import_only_what_is_pinned() -> None:
    everything = pinned("requirements.txt") | pinned("requirements-dev.txt")

    assert unpinned(imported("tests", "bench", "scripts"), everything) == {}


def test_every_dependency_has_its_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").lower()

    assert {name for name in pinned("requirements.txt") if name not in readme} == set()
