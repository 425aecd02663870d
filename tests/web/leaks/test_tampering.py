"""A form that names what is another's changes nothing of it, whichever id is put in."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from tests.contest.builders import snapshot
from tests.web.leaks.ground import URL, account_of, one
from tests.web.leaks.readers import ROLES, Reader
from web.portal import Portal
from web.routes import routes

pytestmark = pytest.mark.slow  # the demonstration

_TABLES = ("work", "attachment", "api_token", "team", "membership")
_WITH_IDS = {"/contest/works/{work_id}/attachments", "/contest/attachments/{attachment_id}/remove"}
_NAMING_ACTIONS = {"/api/action/{name:path}", "/api/{version:int}/action/{name:path}"}  # tests/web/routes/ckan
_STRANGERS = [role for role in ROLES if role not in ("leader of a team",)]


def test_every_form_whose_address_names_something_is_tried() -> None:
    posts = {route.path for route in routes if "POST" in (route.methods or ())}

    assert {path for path in posts if "{" in path} == _WITH_IDS | _NAMING_ACTIONS


@pytest.mark.parametrize("role", _STRANGERS)
def test_ids_of_another_team_or_person_are_refused(
    role: str, portal: Portal, readers: Mapping[str, Reader], client: TestClient
) -> None:
    state, reader = portal.catalogue.state, readers[role]
    leader = account_of(state, "leader")
    work_id = one(state, "SELECT w.id FROM work AS w JOIN team AS t ON t.id = w.team_id WHERE t.leader_id = ?", leader)
    file_id = one(state, "SELECT id FROM attachment WHERE uploaded_by = ? ORDER BY id", leader)
    token_id = one(state, "SELECT id FROM api_token WHERE account_id = ?", leader)
    session_id = one(state, "SELECT token_hash FROM session WHERE account_id = ?", leader)
    before = snapshot(state, *_TABLES)
    if reader.cookie:
        client.cookies.set("portal_sid", reader.cookie)
    headers = {"Origin": URL, "Accept": "application/json"}

    upload = client.post(
        f"/contest/works/{work_id}/attachments",
        data={"kind": "screenshot"},
        files={"file": ("a.png", b"\x89PNG\r\n\x1a\n", "image/png")},
        headers=headers,
    )
    client.post(f"/contest/attachments/{file_id}/remove", headers=headers)
    client.post("/account/revoke-token", data={"token": token_id}, headers=headers)
    client.post("/account/end-session", data={"session": session_id}, headers=headers)

    assert upload.status_code in (401, 403, 404)
    assert snapshot(state, *_TABLES) == before
    assert state.rows("SELECT 1 FROM session WHERE token_hash = ? AND ended_at IS NULL", (session_id,)) == [(1,)]
