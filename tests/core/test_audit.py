"""The audit chain holds, and shows where it was broken."""

from datetime import datetime

from core.audit import broken_links, record_event, record_events
from core.schema import STEPS, migrate
from core.state import State

NOW = datetime(2026, 5, 1, 8)


def record(state: State, action: str) -> None:
    with state.transaction() as tx:
        record_event(tx, actor="loader", action=action, subject="bus-stops", facts={"rows": 3, "备注": "新"}, now=NOW)


def test_an_untouched_chain_holds(state: State) -> None:
    migrate(state, STEPS)
    for action in ("publish", "withdraw", "publish"):
        record(state, action)

    assert broken_links(state) == []
    assert state.rows("SELECT sequence, action FROM audit_event ORDER BY sequence") == [
        (1, "publish"),
        (2, "withdraw"),
        (3, "publish"),
    ]


def test_a_changed_event_is_found(state: State) -> None:
    migrate(state, STEPS)
    for action in ("publish", "withdraw", "publish"):
        record(state, action)

    with state.transaction() as tx:
        tx.execute("UPDATE audit_event SET facts = ? WHERE sequence = ?", ('{"rows": 4}', 2))

    assert broken_links(state) == [2]


def test_a_removed_event_is_found_at_its_successor(state: State) -> None:
    migrate(state, STEPS)
    for action in ("publish", "withdraw", "publish"):
        record(state, action)

    with state.transaction() as tx:
        tx.execute("DELETE FROM audit_event WHERE sequence = ?", (2,))

    assert broken_links(state) == [3]


def test_many_events_at_once_are_links_of_the_same_chain(state: State) -> None:
    migrate(state, STEPS)
    record(state, "publish")
    told = [(f"work:{n}", {"number": n}) for n in range(250)]
    with state.transaction() as tx:
        record_events(tx, told, actor="clock", action="close", now=NOW)
    record(state, "withdraw")

    assert state.rows("SELECT sequence, subject FROM audit_event WHERE action = 'close' ORDER BY sequence") == [
        (number, subject) for number, (subject, _) in enumerate(told, start=2)
    ]
    assert state.row("SELECT count(*) FROM audit_event") == (252,)
    assert broken_links(state) == []


def test_an_event_whose_change_failed_is_not_recorded(state: State) -> None:
    migrate(state, STEPS)
    try:
        with state.transaction() as tx:
            record_event(tx, actor="loader", action="publish", subject="x", facts={}, now=NOW)
            raise LookupError
    except LookupError:
        record(state, "withdraw")

    assert state.rows("SELECT sequence, action FROM audit_event") == [(1, "withdraw")]
    assert broken_links(state) == []
