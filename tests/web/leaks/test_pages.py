"""No page tells anybody what is not for them: every page, for every contest, as every role."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.web.leaks.addresses import PAGES, pages_for
from tests.web.leaks.ground import IDEAS, OPEN
from tests.web.leaks.hidden import Secrets
from tests.web.leaks.readers import ROLES, Reader
from web.portal import Portal

pytestmark = pytest.mark.slow  # the demonstration, and some hundred pages

REPOSITORY = Path(__file__).parents[3]
Read = Callable[..., str]
Readers = Mapping[str, Reader]


def test_every_page_is_searched() -> None:
    assert set(PAGES) == {path.stem for path in (REPOSITORY / "pages").glob("*.py")}


@pytest.mark.parametrize("role", ROLES)
def test_no_page_tells_what_is_hidden(
    role: str, portal: Portal, readers: Readers, secrets: Secrets, page: Read
) -> None:
    reader, told = readers[role], []

    for name, query in pages_for(portal.catalogue.state, reader):
        found = secrets.seen_by(reader, page(reader, name, **query), query.get("contest", ""))
        told += [f"{name} {dict(query)}: {one.kind} {one.text[:80]}" for one in found]

    assert told == []


@pytest.mark.parametrize(
    ("role", "name", "query", "kinds"),
    [
        ("organiser", "organisers", {"contest": IDEAS, "tab": "teams"}, {"team"}),
        ("organiser", "results", {"contest": IDEAS}, {"unpublished result"}),
        ("organiser", "organisers", {"contest": OPEN, "tab": "news"}, {"open question"}),
        ("leader of a team", "team", {"contest": OPEN}, {"person", "organisation", "invited address"}),
        ("member without a team", "contest", {"contest": OPEN}, {"open question"}),
    ],
)
def test_the_search_finds_what_its_reader_may_see(
    role: str, name: str, query: dict[str, str], kinds: set[str], readers: Readers, secrets: Secrets, page: Read
) -> None:
    """Without this the search might look for texts that no page could ever hold."""
    text, nobody = page(readers[role], name, **query), readers["visitor"]

    assert kinds <= {one.kind for one in secrets.seen_by(nobody, text, query["contest"])}
