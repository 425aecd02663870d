"""Certificates by their code, and results for those who may see them."""

import json
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from contest.certificates.issuing import issue_certificates
from contest.certificates.queries import list_certificates
from contest.certificates.revoking import revoke_certificate
from contest.results.computing import recomputed
from contest.results.queries import list_awards, list_rows
from core.clock import utc_now
from core.people.sessions import begin_session
from core.state import State
from tests.contest.builders import add_contest, day, grant
from tests.contest.results.season import MARKS, computed, final, judged_stage
from web.portal import Portal

pytestmark = pytest.mark.slow  # a portal of its own


@pytest.fixture(scope="module")
def run_id(portal: Portal) -> str:
    """A final result, and a contest c2 whose organiser is no organiser here."""
    db = portal.catalogue.state
    judged_stage(db, MARKS)
    add_contest(db, "c2")
    grant(db, "o-other", "organiser", "contest:c2")
    with db.transaction() as tx:
        tx.execute("UPDATE team SET name = '=HYPERLINK(1)' WHERE id = 'team-d'")
    made = final(db)
    issue_certificates(db, made, actor="o1", public_url=portal.settings.public_url, now=day(58))
    return made


@pytest.fixture(scope="module")
def unpublished(portal: Portal, run_id: str) -> str:
    """A newer version that nobody but organisers and auditors may know of."""
    return computed(portal.catalogue.state, day(59))


def signed_in(client: TestClient, db: State, account_id: str) -> TestClient:
    with db.transaction() as tx:
        cookie = begin_session(tx, account_id, now=utc_now())
    client.cookies.set("portal_sid", cookie)
    return client


def test_a_certificate_is_a_pdf_for_whoever_has_its_code(portal: Portal, client: TestClient, run_id: str) -> None:
    certificate = list_certificates(portal.catalogue.state, "c1")[0]

    answer = client.get(f"/contest/certificates/{certificate.code}.pdf")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    text = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert certificate.holder in text
    assert f"https://data.example/certificate?code={certificate.code}" in text
    assert answer.headers["cache-control"] == "private, no-store"


def test_a_revoked_certificate_says_so_at_once(portal: Portal, client: TestClient, run_id: str) -> None:
    db = portal.catalogue.state
    certificate = list_certificates(db, "c1")[-1]
    revoke_certificate(db, certificate.code, reason="团队名称有误。", actor="o1", now=day(58))

    answer = client.get(f"/contest/certificates/{certificate.code}.pdf")

    assert "REVOKED" in PdfReader(BytesIO(answer.content)).pages[0].extract_text()


@pytest.mark.parametrize("code", ["00000-00000-00000-00000", "x", "%27%20OR%201=1"])
def test_a_code_that_is_none_is_not_found(client: TestClient, run_id: str, code: str) -> None:
    answer = client.get(f"/contest/certificates/{code}.pdf")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "certificate_not_found")


def test_the_bundle_of_a_published_result_computes_it_again(portal: Portal, client: TestClient, run_id: str) -> None:
    answer = client.get(f"/contest/results/{run_id}/bundle.json")

    rows, awards = recomputed(answer.json(), run_id)
    assert rows == list_rows(portal.catalogue.state, run_id)
    assert awards == list_awards(portal.catalogue.state, run_id)
    assert sha256(answer.content).hexdigest() == answer.headers["x-content-sha256"]
    assert {row["judge"] for row in json.loads(answer.text)["ranking"]["reviews"]} == {"J01", "J02", "J03"}


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing_there(client: TestClient, run_id: str) -> None:
    answer = client.get(f"/contest/results/{run_id}.csv", params={"lang": "en"})

    head, first, *_, last = answer.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Track,Rank,Work,Team,Awards,Calibrated score")
    assert first.startswith("Track t1,1,作品 a,team-a,Prize first,90")
    assert "'=HYPERLINK(1)" in last


@pytest.mark.parametrize("viewer", [None, "leader-a", "j1", "o-other"])
@pytest.mark.parametrize("tail", ["/bundle.json", ".csv"])
def test_what_is_not_published_does_not_exist_for_others(
    portal: Portal, client: TestClient, unpublished: str, viewer: str | None, tail: str
) -> None:
    if viewer:
        signed_in(client, portal.catalogue.state, viewer)

    answers = [client.get(f"/contest/results/{run}{tail}") for run in (unpublished, "no-such-run")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize("viewer", ["o1", "zhou"])
@pytest.mark.parametrize("tail", ["/bundle.json", ".csv"])
def test_organisers_and_auditors_have_it_earlier(
    portal: Portal, client: TestClient, unpublished: str, viewer: str, tail: str
) -> None:
    signed_in(client, portal.catalogue.state, viewer)

    assert client.get(f"/contest/results/{unpublished}{tail}").status_code == 200
