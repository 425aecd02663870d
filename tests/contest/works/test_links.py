"""Links: asked without reaching into private networks, whatever a name, a redirect or a second answer says."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from contest.works import link_words as words
from contest.works import links
from contest.works.links import check_address, check_link, check_links


@pytest.fixture
def site():
    """A server on the loopback; `answers[path]` is (status, headers). Yields (address, answers, requests)."""
    answers, asked = {"/": (200, {})}, []

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            asked.append((self.command, self.path, self.headers["Host"]))
            status, headers = answers.get((self.command, self.path)) or answers.get(self.path, (404, {}))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", answers, asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("url", "state", "reason"),
    [
        ("https://app.example/path?q=1", "alive", None),
        ("https://例子.example/", "alive", None),
        ("http://app.example/", "malformed", words.NOT_HTTPS),
        ("ftp://app.example/", "malformed", words.NOT_HTTPS),
        ("javascript:alert(1)", "malformed", words.MALFORMED),
        ("app.example", "malformed", words.MALFORMED),
        ("https://", "malformed", words.MALFORMED),
        ("https://user:pass@app.example/", "malformed", words.MALFORMED),
        ("https://app.example:99999/", "malformed", words.MALFORMED),
        ("https://app.example\\@10.0.0.1/", "malformed", words.MALFORMED),
        ("https://a b.example/", "malformed", words.MALFORMED),
        ("https://[::1", "malformed", words.MALFORMED),
        ("https://" + "a" * 3000, "malformed", words.MALFORMED),
        ("https://localhost/", "private", words.PRIVATE),
        ("https://db.internal/", "private", words.PRIVATE),
        ("https://127.0.0.1/", "private", words.PRIVATE),
        ("https://10.1.2.3:8443/", "private", words.PRIVATE),
        ("https://192.168.0.1/", "private", words.PRIVATE),
        ("https://169.254.169.254/latest/meta-data", "private", words.PRIVATE),
        ("https://[::1]/", "private", words.PRIVATE),
        ("https://[fe80::1]/", "private", words.PRIVATE),
        ("https://[fd00::1]/", "private", words.PRIVATE),
        ("https://[::ffff:127.0.0.1]/", "private", words.PRIVATE),
        ("https://[2002:7f00:1::]/", "private", words.PRIVATE),
        ("https://0.0.0.0/", "private", words.PRIVATE),
        ("https://224.0.0.1/", "private", words.PRIVATE),
    ],
)
def test_the_form_of_an_address_is_told_without_a_network(url, state, reason):
    result = check_address(url)

    assert (result.state, result.reason) == (state, reason)


@pytest.mark.parametrize("written", ["2130706433", "127.1", "0x7f000001", "0177.0.0.1"])
def test_other_ways_of_writing_the_loopback_are_found_when_resolved(written):
    assert check_link(f"https://{written}/").state in ("private", "dead")


@pytest.mark.parametrize(
    "addresses", [["10.0.0.5"], ["127.0.0.1"], ["93.184.215.14", "10.0.0.5"], ["::1"], ["fe80::1%eth0"]]
)
def test_a_name_that_leads_into_a_private_network_is_refused(monkeypatch, addresses):
    monkeypatch.setattr(links, "resolve", lambda host, port: addresses)
    monkeypatch.setattr(links, "_ask", _never)

    assert check_link("https://app.example/").state == "private"


def _never(*_):
    raise AssertionError("nothing may be asked")


def test_what_was_checked_is_what_is_connected_to(monkeypatch, site):
    host, _, asked = site
    port = int(host.rpartition(":")[2])
    answers = iter([["127.0.0.1"], ["10.0.0.5"]])  # a second look would find another address
    monkeypatch.setattr(links, "resolve", lambda name, _port: next(answers))

    assert check_link(f"http://app.example:{port}/", allowed_hosts={"app.example"}).state == "alive"
    assert asked == [("HEAD", "/", f"app.example:{port}")]


@pytest.mark.parametrize("target", ["https://169.254.169.254/", "https://10.0.0.5/", "http://app.example/"])
def test_a_redirect_to_where_nobody_may_go_is_refused(site, target):
    host, answers, _ = site
    answers["/away"] = (302, {"Location": target})

    assert check_link(f"http://{host}/away", allowed_hosts={host}).is_refused


def test_redirects_are_followed_a_few_times(site):
    host, answers, asked = site
    answers["/a"] = (301, {"Location": "/b"})
    answers["/b"] = (307, {"Location": "/"})
    answers["/loop"] = (302, {"Location": "/loop"})

    assert check_link(f"http://{host}/a", allowed_hosts={host}).state == "alive"
    assert [path for _, path, _ in asked] == ["/a", "/b", "/"]
    assert check_link(f"http://{host}/loop", allowed_hosts={host}).reason == words.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    ("head", "get", "state"),
    [(200, None, "alive"), (405, 200, "alive"), (404, 404, "dead"), (500, None, "dead"), (403, 403, "alive")],
)
def test_head_first_and_get_where_it_says_nothing(site, head, get, state):
    host, answers, asked = site
    answers["HEAD", "/x"] = (head, {})
    answers["GET", "/x"] = (get or 500, {})

    assert check_link(f"http://{host}/x", allowed_hosts={host}).state == state
    assert [method for method, _, _ in asked] == (["HEAD"] if get is None else ["HEAD", "GET"])


def test_a_site_that_is_not_there_is_dead(monkeypatch):
    monkeypatch.setattr(links, "resolve", _no_such_host)

    assert check_link("https://app.example/").reason == words.NO_SUCH_HOST


def _no_such_host(*_):
    raise OSError


def test_a_closed_port_is_dead(site):
    assert check_link("http://127.0.0.1:9/", allowed_hosts={"127.0.0.1"}).reason == words.NO_ANSWER


def test_a_site_that_sends_one_byte_at_a_time_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(links, "_PATIENCE_S", -0.9)
    given_up = threading.Event()
    monkeypatch.setattr(links, "_follow", lambda *_: given_up.wait(10))

    result = check_link("https://app.example/")
    given_up.set()

    assert (result.state, result.reason) == ("dead", words.TOO_SLOW)


def test_only_the_host_that_is_allowed_is_allowed(site):
    host, _, asked = site

    assert check_link(f"http://{host}/", allowed_hosts={"127.0.0.1:1"}).is_refused
    assert asked == []


def test_several_links_come_back_in_their_order():
    urls = ["https://b.example/", "http://a.example/", "https://c.example/"]

    assert [one.url for one in check_links(urls, check_address)] == urls
    assert check_links([], check_address) == []
