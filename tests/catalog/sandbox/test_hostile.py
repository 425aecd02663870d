"""Strangers who do not mean well: what they send leaks nothing, writes nothing, and holds nothing for long.

Each statement is tried twice: as anybody would send it, and straight at a worker, past everything that would have
refused it before, so that the process itself has to hold.
"""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pyarrow as pa
import pytest

from catalog.catalogue import Catalogue
from catalog.sandbox.sandbox import Sandbox
from catalog.sandbox.worker import Worker, WorkerGone, WorkerLate
from core.errors import PortalError
from tests.catalog.sandbox import hostile
from tests.catalog.sandbox.conftest import BRISK

CANARY = "canary-7f3a"
_ENOUGH = ("SqlTooSlow", "SqlTooMuchMemory", "SqlFailed", "SqlAnswerTooBig", "SqlTooWide")


@pytest.fixture(scope="module")
def secret(data_dir: Path) -> Path:
    path = data_dir / "secret.txt"
    path.write_text(f"{CANARY}\n")
    path.chmod(0o644)
    return path


@pytest.fixture(autouse=True, scope="module")
def known_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTAL_ADMIN_TOKEN", CANARY)
        yield


def filled(sql: str, secret: Path) -> str:
    return sql.replace("{secret}", str(secret)).replace("{state}", str(secret.parent / "state.duckdb"))


def files_of(data_dir: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and when it was changed. The database's own are left out: it works meanwhile."""
    return {
        path.relative_to(data_dir).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in data_dir.rglob("*")
        if path.is_file() and not path.name.startswith("state.duckdb")
    }


def leaks(text: str, said: str, data_dir: Path) -> list[str]:
    """What is in an answer that a stranger should not learn, and did not say himself."""
    return [word for word in (CANARY, "root:", str(data_dir), "site-packages") if word in text and word not in said]


def outcome(sandbox: Sandbox, sql: str) -> str:
    """The name of the error that it ends with; nothing for an answer."""
    try:
        sandbox.run(sql, client="mallory")
    except PortalError as refused:
        return type(refused).__name__
    return ""


class Raw:
    """A worker that is asked without any of the checks before it, with one table in sight."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        table = sandbox.tables().find("bike_stations")
        assert table is not None
        self._question = sandbox._question({"sql": "", "names": []}, {"bike_stations": table}, 100)
        self.worker = Worker(sandbox._shelf.folder, BRISK)

    def says(self, sql: str, **more: Any) -> str:
        """Everything that comes back; what killed the process, where it did not survive."""
        try:
            question = {**self._question, "sql": sql, "soft_s": BRISK.soft_s, "hard_s": BRISK.hard_s, **more}
            head, body = self.worker.ask(question, within_s=BRISK.hard_s)
        except (WorkerGone, WorkerLate) as ended:
            self._replace()
            return repr(ended)
        if head.get("is_last"):
            self._replace()
        return f"{head} {pa.ipc.open_stream(body).read_all().to_pylist() if body else ''}"

    def _replace(self) -> None:
        self.worker.kill()
        self.worker = Worker(self._sandbox._shelf.folder, BRISK)

    def settings(self) -> str:
        return self.says("SELECT name, value FROM duckdb_settings() ORDER BY name", most_rows=10_000)


@pytest.fixture(scope="module")
def raw(sandbox: Sandbox) -> Iterator[Raw]:
    asked = Raw(sandbox)
    yield asked
    asked.worker.kill()


def test_there_are_enough_of_them() -> None:
    everything = {*hostile.REFUSED, *hostile.QUICK_BOMBS, *hostile.SLOW_BOMBS}

    assert len(everything) > 150


@pytest.mark.parametrize("sql", hostile.REFUSED, ids=lambda sql: ascii(sql)[1:50])
def test_it_is_refused_with_a_sentence(sandbox: Sandbox, data_dir: Path, secret: Path, sql: str) -> None:
    said = filled(sql, secret)

    with pytest.raises(PortalError) as refused:
        sandbox.run(said, client="mallory")

    assert leaks(refused.value.say("zh") + refused.value.say("en"), said, data_dir) == []
    assert type(refused.value).__name__.startswith("Sql")


def test_the_process_alone_holds_as_well(raw: Raw, data_dir: Path, secret: Path) -> None:
    """One after the other at the same workers: nothing comes out, nothing is written, no setting moves."""
    settings, files = raw.settings(), files_of(data_dir)

    answers = {said: raw.says(said) for said in (filled(sql, secret) for sql in hostile.REFUSED)}

    assert {said: found for said, text in answers.items() if (found := leaks(text, said, data_dir))} == {}
    assert files_of(data_dir) == files
    assert raw.settings() == settings


def test_a_second_statement_is_never_run(raw: Raw, data_dir: Path) -> None:
    """The worker's wrapping alone, with two statements of which the first would do."""
    files = files_of(data_dir)

    said = raw.says("SELECT 1\n) AS answer(column0); COPY (SELECT 1) TO 't/out.csv'; SELECT * FROM (SELECT 1")

    assert "refused" in said
    assert files_of(data_dir) == files


@pytest.mark.parametrize("sql", hostile.QUICK_BOMBS, ids=lambda sql: sql[:40])
def test_a_small_bomb_goes_off_alone(sandbox: Sandbox, sql: str) -> None:
    began = monotonic()

    ended = outcome(sandbox, sql)

    assert ended == "" or ended.startswith("Sql")
    assert monotonic() - began < BRISK.hard_s + 2
    assert sandbox.run("SELECT 1 AS x", client="anna").records() == [{"x": 1}]


@pytest.mark.slow
@pytest.mark.parametrize("sql", hostile.SLOW_BOMBS, ids=lambda sql: sql[:40])
def test_a_bomb_holds_no_worker_past_the_hard_limit(sandbox: Sandbox, sql: str) -> None:
    began = monotonic()

    ended = outcome(sandbox, sql)

    assert ended in ("", *_ENOUGH)
    assert monotonic() - began < BRISK.hard_s + 2


def test_the_catalogue_is_whole_afterwards(ground: Catalogue, sandbox: Sandbox) -> None:
    assert [dataset.slug for dataset in ground.snapshot().datasets] == [
        "bike-stations",
        "bike-trips",
        "places",
        "secrets",
    ]
    assert sandbox.run("SELECT count(*) AS n FROM bike_stations", client="anna").records() == [{"n": 3}]
