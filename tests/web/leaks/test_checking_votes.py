"""On the days on which votes are checked, counts are for organisers and auditors, and for nobody else."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core.clock import install_offset
from tests.web.leaks.ground import IDEAS
from tests.web.leaks.hidden import Secrets
from tests.web.leaks.readers import ROLES, Reader
from tests.web.leaks.reading import text_of_answer

pytestmark = pytest.mark.slow  # the demonstration

_TEN_DAYS_S = 10 * 86_400  # voting on the ideas closes on the ninth day, its check ends on the thirteenth
_PAGES = (
    ("vote", {"contest": IDEAS}),
    ("results", {"contest": IDEAS}),
    ("contest", {"contest": IDEAS}),
    ("gallery", {"contest": IDEAS, "lang": "en"}),
    ("organisers", {"contest": IDEAS, "tab": "votes"}),
    ("organisers", {"contest": IDEAS, "tab": "exports"}),
)

Read = Callable[..., str]
Readers = Mapping[str, Reader]


@pytest.fixture(autouse=True)
def later(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "clock").write_text(str(_TEN_DAYS_S))
    install_offset(tmp_path / "clock")
    yield
    install_offset(None)


@pytest.mark.parametrize("role", ROLES)
def test_counts_are_told_to_officials_alone(
    role: str, readers: Readers, secrets: Secrets, page: Read, client: TestClient
) -> None:
    reader = readers[role]
    if reader.cookie:
        client.cookies.set("portal_sid", reader.cookie)

    told = [
        f"{name}: {one.text}"
        for name, query in _PAGES
        for one in secrets.after_voting(reader, page(reader, name, **query))
    ]
    answer = text_of_answer(client.get("/contest/results/unpublished.csv"))

    assert told == []
    assert secrets.after_voting(reader, answer) == []


def test_an_organiser_reads_them(readers: Readers, secrets: Secrets, page: Read) -> None:
    """Without this the search might look for texts that no page could ever hold."""
    text = page(readers["organiser"], "organisers", contest=IDEAS, tab="votes")

    assert secrets.after_voting(readers["visitor"], text) != []
