"""The audit chain: who did what to what, each event sealed with the hash of the one before it."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from core.state import State, Transaction, insert_rows

_LAST = "SELECT sequence, hash FROM audit_event ORDER BY sequence DESC LIMIT 1"
_ADD = """
    INSERT INTO audit_event (sequence, happened_at, actor, action, subject, facts, previous_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAGE = """
    SELECT sequence, happened_at, actor, action, subject, facts, previous_hash, hash
    FROM audit_event
    WHERE sequence > ?
    ORDER BY sequence
    LIMIT 1000
"""
_BEFORE_THE_FIRST = "0" * 64


def record_event(
    tx: Transaction, *, actor: str, action: str, subject: str, facts: Mapping[str, Any], now: datetime
) -> None:
    """Writes the event in the transaction that makes the change, so that neither exists without the other."""
    record_events(tx, [(subject, facts)], actor=actor, action=action, now=now)


def record_events(
    tx: Transaction, told: Iterable[tuple[str, Mapping[str, Any]]], *, actor: str, action: str, now: datetime
) -> None:
    """The same act on many things, an event for each: (subject, facts)."""
    sequence, previous = tx.row(_LAST) or (0, _BEFORE_THE_FIRST)
    rows = []
    for subject, facts in told:
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
        seal = _seal(sequence + 1, now, actor, action, subject, text, previous)
        rows.append((sequence + 1, now, actor, action, subject, text, previous, seal))
        sequence, previous = sequence + 1, seal
    insert_rows(tx, _ADD, rows)


def broken_links(state: State) -> list[int]:
    """Sequence numbers of events that were changed, or whose predecessor is gone. Empty when the chain holds."""
    broken, expected, previous = [], 1, _BEFORE_THE_FIRST
    while page := state.rows(_PAGE, (expected - 1,)):
        for sequence, happened_at, actor, action, subject, facts, link, seal in page:
            whole = link == previous and sequence == expected
            if not whole or seal != _seal(sequence, happened_at, actor, action, subject, facts, link):
                broken.append(sequence)
            expected, previous = sequence + 1, seal
    return broken


def _seal(sequence: int, happened_at: datetime, *parts: str) -> str:
    content = json.dumps([sequence, happened_at.isoformat(), *parts], ensure_ascii=False)
    return sha256(content.encode()).hexdigest()
