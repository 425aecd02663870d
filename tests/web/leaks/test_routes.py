"""No address answers with what is not for its reader: downloads, exports, files, PDFs, feeds, as every role."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from tests.web.leaks.addresses import ROUTES
from tests.web.leaks.ground import FINISHED, IDEAS
from tests.web.leaks.hidden import Secrets
from tests.web.leaks.readers import ROLES, Reader
from tests.web.leaks.reading import text_of_answer
from web.portal import Portal
from web.routes import routes

pytestmark = pytest.mark.slow  # the demonstration, and some thousand answers

Readers = Mapping[str, Reader]


def test_every_address_that_can_be_opened_is_searched() -> None:
    assert set(ROUTES) == {route.path for route in routes if "GET" in (route.methods or ())}


def get(client: TestClient, reader: Reader, address: str) -> str:
    client.cookies.clear()
    if reader.cookie:
        client.cookies.set("portal_sid", reader.cookie)
    answer = client.get(address)
    assert answer.status_code < 500, address
    return text_of_answer(answer)


@pytest.mark.parametrize("role", ROLES)
def test_no_answer_tells_what_is_hidden(
    role: str, portal: Portal, readers: Readers, secrets: Secrets, client: TestClient
) -> None:
    reader, told = readers[role], []

    for addresses in ROUTES.values():
        for address in addresses(portal.catalogue.state, reader):
            text = get(client, reader, address)
            for contest in contests_of(portal, address):
                told += [f"{address}: {one.kind} {one.text[:80]}" for one in secrets.seen_by(reader, text, contest)]

    assert told == []


def contests_of(portal: Portal, address: str) -> list[str]:
    """The contest that an address is about; of a file, the contest of its work."""
    key = address.rpartition("/")[2].partition(".")[0]
    sql = """
        SELECT c.slug FROM contest AS c JOIN work AS w ON w.contest_id = c.id JOIN attachment AS a ON a.work_id = w.id
        WHERE a.id = ?
        UNION ALL
        SELECT c.slug FROM contest AS c JOIN work AS w ON w.contest_id = c.id JOIN work_version AS v ON v.work_id = w.id
        WHERE v.receipt_code = ?
        UNION ALL
        SELECT c.slug FROM contest AS c JOIN result_run AS r ON r.contest_id = c.id WHERE r.id = ?
    """
    run = address.split("/")[3].partition(".")[0] if address.startswith("/contest/results/") else ""
    found = [row[0] for row in portal.catalogue.state.rows(sql, (key, key, run))]
    return found or [next((slug for slug in (FINISHED, IDEAS) if slug in address), IDEAS)]


def test_the_search_finds_what_its_reader_may_see(
    portal: Portal, readers: Readers, secrets: Secrets, client: TestClient
) -> None:
    """A table of results that is not published, for its organiser; the picture of a work under its real name."""
    table = get(client, readers["organiser"], "/contest/results/unpublished.csv")
    sql = """
        SELECT a.id FROM attachment AS a JOIN work AS w ON w.id = a.work_id JOIN contest AS c ON c.id = w.contest_id
        WHERE c.slug = ? ORDER BY a.id LIMIT 1
    """
    [(picture,)] = portal.catalogue.state.rows(sql, (IDEAS,))
    file = get(client, readers["organiser"], f"/contest/attachments/{picture}")

    nobody = readers["visitor"]
    assert {one.kind for one in secrets.seen_by(nobody, table, IDEAS)} >= {"unpublished result", "team"}
    assert {one.kind for one in secrets.seen_by(nobody, file, IDEAS)} == {"team"}
