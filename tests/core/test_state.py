"""One writer at a time, on DuckDB and on PostgreSQL, with the same outcome of every race."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import duckdb
import psycopg
import pytest

from core.errors import (
    DataDirUnusable,
    DiskFull,
    StateAway,
    StateInUse,
    StateIsNewer,
    StateUnavailable,
    StateUnreadable,
)
from core.schema import Step, migrate
from core.settings import Settings
from core.state import State, insert_rows, open_state
from tests.servers import new_database

TEAM = Step(
    "test-001-team", ("CREATE TABLE member (team TEXT, person TEXT, joined_at TIMESTAMP, PRIMARY KEY (person))",)
)
NOW = datetime(2026, 5, 1, 8, 30, 15, 123456)


def join(state: State, person: str, *, limit: int) -> bool:
    with state.transaction() as tx:
        (count,) = tx.row("SELECT count(*) FROM member WHERE team = ?", ("a",)) or (0,)
        if count >= limit:
            return False
        tx.execute("INSERT INTO member (team, person, joined_at) VALUES (?, ?, ?)", ("a", person, NOW))
        return True


def test_a_row_comes_back_as_it_was_written(state: State) -> None:
    migrate(state, [TEAM])

    join(state, "o'neill 100% ?", limit=1)

    assert state.rows("SELECT team, person, joined_at FROM member") == [("a", "o'neill 100% ?", NOW)]
    assert state.row("SELECT person FROM member WHERE person = ?", ("nobody",)) is None


@pytest.mark.parametrize("count", [0, 1, 100, 101, 250])
def test_many_rows_are_written_in_the_order_they_come(state: State, count: int) -> None:
    migrate(state, [TEAM])
    people = [f"p{number:03}" for number in range(count)]

    with state.transaction() as tx:
        sql = "INSERT INTO member (team, person, joined_at) VALUES ('a', ?, ?)"
        insert_rows(tx, sql, [(person, NOW) for person in people])

    rows = state.rows("SELECT team, person, joined_at FROM member ORDER BY person")
    assert rows == [("a", person, NOW) for person in people]


def test_fifty_people_racing_for_five_places_fill_exactly_five(state: State) -> None:
    migrate(state, [TEAM])

    with ThreadPoolExecutor(12) as pool:
        joined = list(pool.map(lambda n: join(state, f"p{n}", limit=5), range(50)))

    assert joined.count(True) == 5
    assert state.row("SELECT count(*) FROM member") == (5,)


def test_an_error_inside_a_transaction_leaves_nothing(state: State) -> None:
    migrate(state, [TEAM])

    with pytest.raises(ZeroDivisionError), state.transaction() as tx:
        tx.execute("INSERT INTO member (team, person) VALUES (?, ?)", ("a", "p"))
        raise ZeroDivisionError

    assert state.rows("SELECT * FROM member") == []
    assert join(state, "p", limit=5)


def test_the_second_of_two_equal_keys_is_refused_and_the_lock_is_free_again(state: State) -> None:
    migrate(state, [TEAM])
    join(state, "p", limit=5)

    with pytest.raises(Exception, match=r"(?i)constraint|duplicate"):
        join(state, "p", limit=5)

    assert join(state, "q", limit=5)


def test_a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_ever(state: State) -> None:
    with pytest.raises(RuntimeError, match="already open"), state.transaction(), state.transaction():
        pass

    with state.transaction() as tx:
        assert tx.row("SELECT 1") == (1,)


def test_readers_see_the_old_rows_until_the_writer_commits(state: State) -> None:
    migrate(state, [TEAM])

    with state.transaction() as tx:
        tx.execute("INSERT INTO member (team, person) VALUES (?, ?)", ("a", "p"))
        before = state.rows("SELECT person FROM member")

    assert before == []
    assert state.rows("SELECT person FROM member") == [("p",)]


def test_each_schema_step_runs_once_and_in_order(state: State) -> None:
    first, second = TEAM, Step("test-002-rank", ("ALTER TABLE member ADD COLUMN rank BIGINT",))

    assert migrate(state, [first]) == ["test-001-team"]
    assert migrate(state, [first, second]) == ["test-002-rank"]
    assert migrate(state, [first, second]) == []


def test_a_failing_schema_step_leaves_the_steps_before_it_untouched(state: State) -> None:
    with pytest.raises(Exception, match=r"(?i)nowhere"):
        migrate(state, [TEAM, Step("test-002-bad", ("ALTER TABLE nowhere ADD COLUMN x BIGINT",))])

    assert migrate(state, [TEAM]) == ["test-001-team"]


def test_state_of_a_newer_portal_is_refused(state: State) -> None:
    migrate(state, [TEAM, Step("test-002-later", ("SELECT 1",))])

    with pytest.raises(StateIsNewer, match="test-002-later"):
        migrate(state, [TEAM])


def test_a_second_portal_on_the_same_file_is_told_so(tmp_path: Path) -> None:
    import subprocess
    import sys

    first = open_state(Settings(data_dir=tmp_path))
    code = (
        "from pathlib import Path; from core.settings import Settings; from core.state import open_state;"
        f"open_state(Settings(data_dir=Path({str(tmp_path)!r})))"
    )
    second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    first.close()

    assert StateInUse.__name__ in second.stderr
    assert "is in use by another process" in second.stderr


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    url = "postgresql://portal:secret@127.0.0.1:1/city"

    with pytest.raises(StateUnavailable) as refused:
        open_state(Settings(database_url=url))

    assert "127.0.0.1:1/city" in refused.value.say("zh")
    assert "secret" not in refused.value.say("zh")


def test_a_full_disk_is_said_so_and_nothing_is_half_written(tmp_path: Path) -> None:
    state = open_state(Settings(data_dir=tmp_path))
    migrate(state, [TEAM])

    with pytest.raises(DiskFull), state.transaction() as tx:
        tx.execute("INSERT INTO member (team, person, joined_at) VALUES (?, ?, ?)", ("a", "wang", NOW))
        raise duckdb.IOException("Could not write file: No space left on device")

    assert state.rows("SELECT person FROM member") == []
    assert join(state, "li", limit=1)
    state.close()


def test_a_state_file_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "state.duckdb"
    path.write_text("this was never a database")

    with pytest.raises(StateUnreadable, match=re.escape(str(path))):
        open_state(Settings(data_dir=tmp_path))

    assert path.read_text() == "this was never a database"


def test_a_data_folder_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "var"
    path.write_text("a file")

    with pytest.raises(DataDirUnusable, match=re.escape(str(path))):
        open_state(Settings(data_dir=path))


@pytest.mark.slow
def test_a_database_that_went_away_is_said_to_visitors_without_its_address(postgres_server: str) -> None:
    url = new_database(postgres_server)
    state = open_state(Settings(database_url=url))
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    with pytest.raises(StateAway) as refused:
        state.rows("SELECT 1")
    state.close()

    assert "127.0.0.1" not in refused.value.say("zh") + refused.value.say("en")
