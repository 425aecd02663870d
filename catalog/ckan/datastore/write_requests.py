"""What is the same in every request that writes to a table."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from catalog.ckan.arguments import flag
from catalog.ckan.datastore.refusals import refused
from catalog.ckan.datastore.tables import Table
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.packages import get_own_row
from catalog.ckan.writing.rights import require_writer
from catalog.live.errors import RowsRefused
from catalog.live.writing import Target
from core.people.accounts import Account
from core.state import Transaction

MOST_RECORDS = 250_000  # in one request
_READ_ONLY = (
    "Cannot edit read-only resource because changes made would be lost when its file is replaced. "
    'Either pass "force=True" or change url_type to "datastore".'
)


def records_of(params: Mapping[str, Any]) -> Sequence[Any]:
    records = params.get("records")
    if records is None or records == "":
        return []
    if not isinstance(records, list):
        raise refused("records", "Not a list of objects")
    if len(records) > MOST_RECORDS:
        raise refused("records", f"more than {MOST_RECORDS} records: send them in several requests")
    return records


def require_ours(table: Table, params: Mapping[str, Any]) -> None:
    """A table that was made of a file is not written to by mistake."""
    if not table.version.has_row_ids and not flag(params, "force"):
        raise refused("read-only", _READ_ONLY)


def target_of(table: Table, account: Account | None) -> Target:
    def check(tx: Transaction) -> None:
        get_own_row(tx, table.dataset.id, require_writer(tx, account))

    return Target(table.dataset.id, table.resource, table.version, check, account.id if account else "")


@contextmanager
def rows_explained() -> Iterator[None]:
    """What is wrong with rows, in the words of the API."""
    try:
        yield
    except RowsRefused as refusal:
        found: dict[str, Any] = {refusal.about: [refusal.problem]}
        if refusal.row is not None:
            found["records_row"] = refusal.row
        raise ValidationFailed(found) from None
