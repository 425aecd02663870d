"""Files over HTTP: streamed, limited while they come, refused by what they are, shown to whom they concern."""

import io
import json
import tracemalloc
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from contest.works.queries import list_attachments
from core.audit import broken_links
from core.people.sessions import begin_session
from tests.contest.builders import add_account, add_contest, add_judge, add_team, day, grant, insert
from tests.contest.works.samples import archive, dataset_id, hand_in, open_draft, pdf, picture, publish, use, write
from web.routes import account_posts, attachments, middleware, multipart, routes, uploads
from web.routes.browsers import SESSION

ORIGIN = {"Origin": "https://testserver"}
JSON = {**ORIGIN, "Accept": "application/json"}
GB = 1 << 30


@pytest.fixture(scope="module")
def state(portal):
    return portal.catalogue.state


@pytest.fixture(scope="module")
def work_id(state):
    """A work of li and wang, submitted with a screenshot; j1 judges it, j2 does not."""
    add_contest(state)
    add_team(state, "晨光队", ["li", "wang"])
    add_account(state, "stranger")
    add_team(state, "夜航队", ["zhao"])
    for judge in ("j1", "j2"):
        add_judge(state, judge)
    publish(state, "bikes")
    opened = open_draft(state, "晨光队", track_id="c1-t1", actor="li", now=day(12)).id
    write(state, opened, dataset_uses=[use(dataset_id("bikes"))])
    return opened


@pytest.fixture(autouse=True)
def clock(monkeypatch, state, work_id):
    """Noon of day 14; and no file of the test before."""
    for module in (uploads, attachments, account_posts):
        monkeypatch.setattr(module, "utc_now", lambda: day(14))
    with state.transaction() as tx:
        tx.execute("UPDATE attachment SET removed_at = ? WHERE removed_at IS NULL", (day(13),))


@pytest.fixture
def browser(asking, state):
    """`browser("li")` is a browser in which li is signed in."""

    def opened(account=None):
        client = TestClient(asking.app, base_url="https://testserver", follow_redirects=False)
        if account:
            with state.transaction() as tx:
                client.cookies.set(SESSION, begin_session(tx, account, now=day(13)))
        return client

    return opened


def send(client, work_id, content=None, name="路演 稿.pdf", headers=ORIGIN, asking=None, **fields):
    file = pdf() if content is None else content
    return client.post(
        f"/contest/works/{work_id}/attachments",
        params=asking,
        data={"kind": "slides", **fields},
        files={"file": (name, file)},
        headers=headers,
    )


def scratch(portal):
    return sorted(path.name for path in portal.catalogue.files.scratch.glob("upload-*"))


def test_a_file_is_kept_and_the_browser_sent_back(browser, state, portal, work_id):
    answer = send(browser("li"), work_id, asking={"next": "/submit?contest=c1"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/submit?contest=c1&done=attached")
    [kept] = list_attachments(state, work_id)
    assert (kept.file_name, kept.kind, kept.uploaded_by, kept.uploaded_at) == ("路演 稿.pdf", "slides", "li", day(14))
    assert portal.catalogue.files.read_bytes(kept.file_key) == pdf()
    assert scratch(portal) == []
    assert broken_links(state) == []


def test_a_program_gets_json(browser, state, work_id):
    answer = send(browser("wang"), work_id, headers=JSON)

    [kept] = list_attachments(state, work_id)
    assert answer.status_code == 201
    assert answer.json() == {
        "id": kept.id,
        "kind": "slides",
        "name": "路演 稿.pdf",
        "size_bytes": kept.size_bytes,
        "sha256": kept.sha256,
    }


@pytest.mark.parametrize("next_page", ["//evil.example", "https://evil.example", "/\\evil"])
def test_nobody_is_sent_elsewhere(browser, work_id, next_page):
    kept = send(browser("li"), work_id, asking={"next": next_page})
    refused = send(browser("li"), work_id, kind="poster", asking={"next": next_page})

    assert kept.headers["location"] == "/?done=attached"
    assert "evil.example" not in refused.text


def test_the_way_back_from_a_refusal_keeps_contest_and_language(browser, work_id):
    page = "/submit?contest=c1&lang=en"
    refused = send(browser("li"), work_id, kind="poster", asking={"next": page, "lang": "en"})
    unread = browser("li").post(
        f"/contest/works/{work_id}/attachments", params={"next": page, "lang": "en"}, content=b"?", headers=ORIGIN
    )
    signed_out = send(browser(), work_id, asking={"next": page, "lang": "en"})

    for answer in (refused, unread):
        assert '<a href="/submit?contest=c1&amp;lang=en">Back to the work</a>' in answer.text
    assert parse_qs(urlsplit(signed_out.headers["location"]).query)["next"] == [page]


@pytest.mark.parametrize(
    ("kind", "name", "content", "code"),
    [
        ("screenshot", "图.svg", b"<svg><script>alert(1)</script></svg>", "active_content_refused"),
        ("slides", "路演.pdf", picture(), "file_name_lies"),
        ("code", "a.zip", archive(zeros=b"\0" * (8 << 20)), "archive_is_bomb"),
        ("poster", "a.png", picture(), "attachment_kind_unknown"),
        ("slides", "a.pdf", b"", "empty_attachment"),
    ],
    ids="svg lying bomb kind empty".split(),
)
def test_a_bad_file_is_refused_with_its_reason(browser, state, portal, work_id, kind, name, content, code):
    answer = send(browser("li"), work_id, content, name, JSON, kind=kind)

    assert answer.json()["error"]["code"] == code
    assert answer.status_code in (400, 413)
    assert list_attachments(state, work_id) == []
    assert scratch(portal) == []


def test_a_refusal_in_a_browser_names_the_file_and_what_it_is(browser, work_id):
    answer = send(browser("li"), work_id, picture(), "路演.pdf", {**ORIGIN, "Accept-Language": "zh"})

    assert answer.status_code == 400
    assert "路演.pdf" in answer.text
    assert "PNG 图片" in answer.text


@pytest.mark.parametrize("account", ["stranger", "zhao", "j1", "o1"])
def test_nobody_uploads_into_the_work_of_others(browser, state, work_id, account):
    refused = [send(browser(account), asked, headers=JSON) for asked in (work_id, "no-such-work")]

    assert [one.status_code for one in refused] == [403, 403]
    assert {one.json()["error"]["code"] for one in refused} == {"not_yours"}
    assert list_attachments(state, work_id) == []
    last = state.row("SELECT actor, action FROM audit_event ORDER BY sequence DESC LIMIT 1")
    assert last == (account, "tampering.refused")


def test_who_is_not_signed_in_is_asked_to(browser, work_id):
    page, program = (send(browser(), work_id, headers=headers) for headers in (ORIGIN, JSON))

    assert (page.status_code, page.headers["location"].partition("?")[0]) == (303, "/login")
    assert (program.status_code, program.json()["error"]["code"]) == (401, "sign_in_needed")


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_site_cannot_make_a_browser_upload(browser, state, work_id, headers):
    answer = send(browser("li"), work_id, headers={**headers, "Accept": "application/json"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "from_another_site")
    assert list_attachments(state, work_id) == []


def test_uploads_end_with_the_window(browser, monkeypatch, work_id):
    edge = day(30)
    answers = []
    for at in (edge - timedelta(milliseconds=1), edge):
        monkeypatch.setattr(uploads, "utc_now", lambda at=at: at)
        client = browser()
        with uploads.get_portal().catalogue.state.transaction() as tx:
            client.cookies.set(SESSION, begin_session(tx, "li", now=day(29)))
        answers.append(send(client, work_id, headers=JSON))

    assert [one.status_code for one in answers] == [201, 409]
    assert answers[1].json()["error"]["code"] == "window_closed"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
        ("multipart/form-data; boundary=x", b"no form at all"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nslides\r\n--x--\r\n',
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-cut off',
        ),
        (
            "multipart/form-data; boundary=x",
            b"".join(b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' for _ in range(30)) + b"--x--\r\n",
        ),
    ],
    ids="json no-boundary empty rubbish no-file cut-off many-parts".split(),
)
def test_what_is_no_form_with_a_file_is_refused(browser, state, portal, work_id, content_type, body):
    answer = browser("li").post(
        f"/contest/works/{work_id}/attachments", content=body, headers={**JSON, "Content-Type": content_type}
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "no_upload")
    assert list_attachments(state, work_id) == []
    assert scratch(portal) == []


def asgi(client, work_id, chunks, *, declared=None):
    """Sends a body chunk by chunk; returns (status, headers, body, chunks that were read)."""
    read, sent = [], []
    headers = {
        "host": "testserver",
        "accept": "application/json",
        "origin": "https://testserver",
        "cookie": f"{SESSION}={client.cookies[SESSION]}",
        "content-type": "multipart/form-data; boundary=x",
        **({"content-length": str(declared)} if declared is not None else {}),
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"/contest/works/{work_id}/attachments",
        "raw_path": b"",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
        "scheme": "https",
        "http_version": "1.1",
    }

    async def receive():
        chunk = next(chunks, None)
        if chunk is None:
            return {"type": "http.request", "body": b"", "more_body": False}
        read.append(len(chunk))
        return {"type": "http.request", "body": chunk, "more_body": True}

    async def send_back(message):
        sent.append(message)

    anyio.run(Starlette(routes=routes, middleware=middleware), scope, receive, send_back)
    start = sent[0]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return start["status"], dict(start["headers"]), body, read


HEAD = (
    b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\nvideo\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n'
)


def stream(size, chunk=1 << 16):
    yield HEAD
    yield b"\0\0\0\x18ftypisom".ljust(chunk, b"\0")
    block = b"\0" * chunk
    for _ in range(size // chunk - 1):
        yield block
    yield b"\r\n--x--\r\n"


def test_three_gigabytes_that_say_so_are_refused_unread(browser, portal, work_id):
    status, headers, body, read = asgi(browser("li"), work_id, stream(3 * GB), declared=3 * GB)

    assert (status, read) == (413, [])
    assert json.loads(body)["error"]["code"] == "upload_too_large"
    assert "200 MB" in json.loads(body)["error"]["message"]
    assert headers[b"connection"] == b"close"
    assert scratch(portal) == []


@pytest.mark.slow
def test_three_gigabytes_that_do_not_say_so_are_refused_at_the_limit(browser, portal, work_id):
    status, _, body, read = asgi(browser("li"), work_id, stream(3 * GB))

    assert (status, json.loads(body)["error"]["code"]) == (413, "upload_too_large")
    assert sum(read) < 201 << 20
    assert scratch(portal) == []


@pytest.mark.slow
def test_a_large_file_takes_no_memory(browser, state, work_id):
    client = browser("li")
    tracemalloc.start()

    status, _, _, _ = asgi(client, work_id, stream(60 << 20))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert status == 201
    assert list_attachments(state, work_id)[0].size_bytes == 60 << 20
    assert peak < 12 << 20


def test_an_upload_that_stalls_is_given_up(browser, monkeypatch, portal, work_id):
    monkeypatch.setattr(multipart, "_PATIENCE_S", 0.05)

    class Stalled:
        def __init__(self):
            self.first = True

        def __next__(self):
            if self.first:
                self.first = False
                return HEAD
            raise TimeoutError

    status, _, body, _ = asgi(browser("li"), work_id, Stalled())

    assert (status, json.loads(body)["error"]["code"]) == (408, "upload_stalled")
    assert scratch(portal) == []


def test_one_person_uploads_a_few_files_at_once(browser, work_id):
    uploads._under_way["li"] = 3
    try:
        answer = send(browser("li"), work_id, headers=JSON)
    finally:
        del uploads._under_way["li"]

    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "uploads_at_once")
    assert uploads._under_way == {}


# ---- opening ---------------------------------------------------------------------------------------------


@pytest.fixture
def kept(browser, state, work_id):
    """{kind: attachment} of files of the draft."""
    client = browser("li")
    send(client, work_id, pdf(), "晨光队.pdf")
    send(client, work_id, picture(), "首页.png", kind="screenshot")
    send(client, work_id, archive(a=b"1"), "code.zip", kind="code")
    return {one.kind: one for one in list_attachments(state, work_id)}


def get(client, attachment):
    return client.get(f"/contest/attachments/{attachment.id}")


def test_documents_are_saved_pictures_are_shown_and_nothing_runs(browser, kept):
    document, shown = (get(browser("wang"), kept[kind]) for kind in ("slides", "screenshot"))

    assert document.headers["content-disposition"].startswith("attachment;")
    assert "%E6%99%A8" in document.headers["content-disposition"]
    assert shown.headers["content-disposition"].startswith("inline;")
    for answer in (document, shown):
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["cache-control"] == "private, no-cache"
        assert "access-control-allow-origin" not in answer.headers
    assert shown.content == picture()


@pytest.mark.parametrize(("account", "status"), [("li", 200), ("o1", 200), ("zhao", 403), ("j2", 403), (None, 403)])
def test_files_are_for_the_team_and_the_organisers(browser, kept, account, status):
    assert {get(browser(account), one).status_code for one in kept.values()} == {status}


def test_an_auditor_may_look(browser, state, kept):
    grant(state, "auditor", "auditor", "contest:c1")

    assert get(browser("auditor"), kept["slides"]).status_code == 200


def test_a_wrong_id_says_no_more_than_a_foreign_one(browser, kept):
    answers = [browser("zhao").get(f"/contest/attachments/{one}") for one in (kept["slides"].id, "nothing")]

    assert answers[0].json() == answers[1].json()


def test_a_judge_gets_what_is_blind_under_a_name_that_tells_nothing(browser, state, portal, work_id, kept):
    write(state, work_id, dataset_uses=[use(dataset_id("bikes"))], title=f"骑行地图 {kept['slides'].id[:4]}")
    version = hand_in(state, portal.catalogue.files, work_id, now=day(14))
    with state.transaction() as tx:
        tx.execute("DELETE FROM assignment")
    insert(
        state,
        "assignment",
        id="a1",
        stage_id="c1-s1",
        judge_id="judge-j1",
        work_id=work_id,
        work_version=version.number,
        run_id="r",
        ordinal=1,
        status="offered",
        void_reason="",
        offered_at=day(35),
    )
    client = browser("j1")

    answer = get(client, kept["slides"])

    assert answer.status_code == 200
    assert "slides-1.pdf" in answer.headers["content-disposition"]
    assert "%E6%99%A8" not in str(answer.headers)
    assert get(client, kept["code"]).status_code == 403
    assert get(browser("j2"), kept["slides"]).status_code == 403
    with state.transaction() as tx:
        tx.execute("UPDATE assignment SET status = 'void'")
    assert get(client, kept["slides"]).status_code == 403


def test_everybody_sees_screenshots_of_the_gallery_and_no_more(browser, state, portal, work_id, kept):
    write(state, work_id, dataset_uses=[use(dataset_id("bikes"))], title=f"展示 {kept['slides'].id[:4]}")
    version = hand_in(state, portal.catalogue.files, work_id, now=day(14))
    insert(
        state,
        "showcase",
        work_id=work_id,
        slug="riding",
        is_visible=True,
        version=version.number,
        shown_at=day(60),
        hidden_reason="",
        is_anonymous=False,
        problem="",
    )
    with state.transaction() as tx:
        tx.execute("UPDATE work SET status = 'awarded' WHERE id = ?", (work_id,))
    try:
        statuses = {kind: get(browser(), one).status_code for kind, one in kept.items()}
    finally:
        with state.transaction() as tx:
            tx.execute("UPDATE work SET status = 'submitted' WHERE id = ?", (work_id,))
            tx.execute("DELETE FROM showcase")

    assert statuses == {"screenshot": 200, "slides": 403, "code": 403}


def test_a_file_is_removed_by_a_form(browser, state, work_id, kept):
    slides = kept["slides"].id

    foreign = browser("zhao").post(f"/contest/attachments/{slides}/remove", data={"hl": "zh"}, headers=ORIGIN)
    there = [one.kind for one in list_attachments(state, work_id)]
    done = browser("wang").post(
        f"/contest/attachments/{slides}/remove", data={"next": "/submit?contest=c1"}, headers=ORIGIN
    )

    assert "problem=not_yours" in foreign.headers["location"]
    assert sorted(there) == ["code", "screenshot", "slides"]
    assert (done.status_code, done.headers["location"]) == (303, "/submit?contest=c1")
    assert sorted(one.kind for one in list_attachments(state, work_id)) == ["code", "screenshot"]


def test_the_receipt_is_for_the_team(browser, state, portal, work_id):
    write(state, work_id, dataset_uses=[use(dataset_id("bikes"))], title="回执")
    version = hand_in(state, portal.catalogue.files, work_id, now=day(14))
    path = f"/contest/receipts/{version.receipt_code}.pdf"

    answer = browser("wang").get(path)

    assert answer.headers["content-type"] == "application/pdf"
    assert version.receipt_code in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().replace("\n", "")
    assert [browser(one).get(path).status_code for one in ("zhao", None)] == [403, 403]
    assert browser("li").get("/contest/receipts/00000-00000-00000-00000.pdf").status_code == 404
