"""Rows are put and removed: one transaction checks the right and the keys, appends to the log and records the event."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalog import store
from catalog.catalogue import Catalogue
from catalog.live.errors import TableNotReady
from catalog.live.folding import fold
from catalog.live.log import Operation, Place, add_changes, find_place, start_table
from catalog.live.making import as_log
from catalog.live.reading import reading_at
from catalog.live.rows import Method, Row, checked_records, key_of_batch, resolve
from catalog.quoting import quoted
from catalog.records import Field, Resource, Version
from catalog.rows.query import RowQuery
from catalog.rows.source import ROW_ID, Source
from catalog.rows.sql import condition
from catalog.vocabularies import FIELD_TYPES
from core.audit import record_event
from core.state import Transaction

Check = Callable[[Transaction], None]  # raises a PortalError when the actor may not write to this dataset


@dataclass(frozen=True, slots=True)
class Target:
    """A table to write to, and who writes. `check` is asked inside the transaction."""

    dataset_id: str
    resource: Resource
    version: Version
    check: Check
    actor: str


def put_rows(
    catalogue: Catalogue,
    target: Target,
    records: Sequence[Any],
    *,
    method: Method,
    is_trial: bool = False,
    now: datetime,
) -> list[Row]:
    """Writes a batch whole or not at all; returns the rows as they are now. A trial changes nothing.

    upsert   a row with the key of a record is changed in the columns the record has, else one is added
    insert   every record is a new row; update  every record changes a row

    Raises RowsRefused, TableNotReady, and what the check raises.
    """
    rows = checked_records(records, target.version.fields)
    key = key_of_batch(rows, target.resource.primary_key, method)
    _warm(catalogue, target)
    with catalogue.state.transaction() as tx:
        target.check(tx)
        place, base = _place(tx, target, now=now)
        with reading_at(catalogue, tx, place, base) as live:
            existing = _existing(catalogue, live, rows, key) if key else {}
        outcome = resolve(
            rows,
            method=method,
            key=key,
            existing=existing,
            fields=base.fields,
            last_row_id=place.last_row_id,
        )
        if is_trial:
            return outcome.put
        _append(tx, target, place, "put", outcome.put, last_row_id=outcome.last_row_id, method=method, now=now)
    _make_known(catalogue, target, now=now)
    return outcome.put


def remove_rows(catalogue: Catalogue, target: Target, query: RowQuery, *, now: datetime) -> int:
    """Removes the rows that the question leaves; returns how many. Raises what `put_rows` does."""
    _warm(catalogue, target)
    with catalogue.state.transaction() as tx:
        target.check(tx)
        place, base = _place(tx, target, now=now)
        with reading_at(catalogue, tx, place, base) as live:
            row_ids = _row_ids(catalogue, live, query)
        _append(tx, target, place, "remove", row_ids, last_row_id=place.last_row_id, method="delete", now=now)
    _make_known(catalogue, target, now=now)
    return len(row_ids)


def _warm(catalogue: Catalogue, target: Target) -> None:
    """Reads the table into memory before the one writer's turn is taken: a large one takes a while."""
    if catalogue.engine.live.has(target.resource.id):
        return
    place = find_place(catalogue.state, target.resource.id)
    if place is not None and not place.is_replaced:
        base = store.find_version(catalogue.state, target.resource.id, place.version_number)
        if base is not None:
            with reading_at(catalogue, catalogue.state, place, base):
                pass


def _place(tx: Transaction, target: Target, *, now: datetime) -> tuple[Place, Version]:
    """Where the table stands; one that was never written to, or was replaced by a file, starts from its version."""
    place = find_place(tx, target.resource.id)
    if place is None or place.is_replaced:
        current = store.current_versions_of(tx, target.dataset_id).get(target.resource.id)
        if current is None:
            raise TableNotReady(name=target.resource.id)
        start_table(
            tx,
            target.resource.id,
            target.dataset_id,
            version_number=current.number,
            last_row_id=current.row_count,
            now=now,
        )
        place = find_place(tx, target.resource.id)
    if place is None:
        raise TableNotReady(name=target.resource.id)
    if place.version_number == target.version.number:
        return place, target.version
    base = store.find_version(tx, target.resource.id, place.version_number)
    if base is None:
        raise TableNotReady(name=target.resource.id)
    return place, base


def _append(
    tx: Transaction,
    target: Target,
    place: Place,
    operation: Operation,
    content: Sequence[Row] | Sequence[int],
    *,
    last_row_id: int,
    method: str,
    now: datetime,
) -> None:
    if not content:
        return
    sequence = add_changes(tx, place, [(operation, as_log(content))], last_row_id=last_row_id, now=now)
    facts = {"resource": target.resource.id, "method": method, "rows": len(content), "sequence": sequence}
    record_event(tx, actor=target.actor, action="write_rows", subject=target.dataset_id, facts=facts, now=now)


def _make_known(catalogue: Catalogue, target: Target, *, now: datetime) -> None:
    """The first change of a table becomes a version at once: from it readers know to ask for later ones."""
    if not target.version.has_row_ids:
        fold(catalogue, target.resource.id, now=now)


# ---- what is there -------------------------------------------------------------------------------------------------

_EXISTING = """
    SELECT k.place, CAST(to_json({row}) AS VARCHAR)
    FROM (SELECT unnest(from_json(?, ?), recursive := true)) AS k
    JOIN {rows} AS t ON {same}
"""


def _existing(catalogue: Catalogue, live: Version, rows: Sequence[Row], key: Sequence[str]) -> dict[int, Row]:
    """{place of a record: the row that has its key}."""
    types = {ROW_ID: "BIGINT", **{field.name: FIELD_TYPES[field.type].sql for field in live.fields}}
    numbered = {name: f"key_{n}" for n, name in enumerate(key)}
    asked = [
        {"place": place, **{alias: row[name] for name, alias in numbered.items()}}
        for place, row in enumerate(rows)
        if all(row.get(name) is not None for name in key)
    ]
    if not asked:
        return {}
    if len(rows) == 1:
        return _existing_of_one(catalogue, live, [rows[0][name] for name in key], [types[name] for name in key], key)
    structure = [{"place": "BIGINT", **{alias: types[name] for name, alias in numbered.items()}}]
    with catalogue.engine.reading(catalogue.files, live) as source:
        sql = _EXISTING.format(
            row=_packed(live.fields),
            rows=source.sql,
            same=" AND ".join(f"t.{quoted(name)} = k.{alias}" for name, alias in numbered.items()),
        )
        found = catalogue.engine.rows(sql, [as_log(asked), json.dumps(structure)])
    return {int(str(place)): json.loads(str(text)) for place, text in found}


_ONE_EXISTING = "SELECT CAST(to_json({row}) AS VARCHAR) FROM {rows} AS t WHERE {same} LIMIT 1"


def _existing_of_one(
    catalogue: Catalogue, live: Version, values: Sequence[Any], types: Sequence[str], key: Sequence[str]
) -> dict[int, Row]:
    """The same for a single record, which is how most programs write, with a third of the work."""
    same = " AND ".join(f"t.{quoted(name)} = CAST(? AS {kind})" for name, kind in zip(key, types, strict=True))
    with catalogue.engine.reading(catalogue.files, live) as source:
        sql = _ONE_EXISTING.format(row=_packed(live.fields), rows=source.sql, same=same)
        found = catalogue.engine.rows(sql, values)
    return {0: json.loads(str(found[0][0]))} if found else {}


def _packed(fields: Sequence[Field]) -> str:
    members = [ROW_ID, *(field.name for field in fields)]
    return f"struct_pack({', '.join(f'{quoted(name)} := t.{quoted(name)}' for name in members)})"


def _row_ids(catalogue: Catalogue, live: Version, query: RowQuery) -> list[int]:
    with catalogue.engine.reading(catalogue.files, live) as source:
        where, values = condition(source, live.fields, query)
        found = catalogue.engine.rows(_sql_of_ids(source, where), values)
    return [int(str(row[0])) for row in found]


def _sql_of_ids(source: Source, where: str) -> str:
    return f"SELECT {source.row_id} FROM {source.sql} WHERE {where} ORDER BY 1"  # noqa: S608 — names are quoted
