"""What a reader is looking at, as something that a program can ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from catalog.describe.plain import rows_url
from catalog.records import Dataset, Field, Resource, Version
from catalog.rows.grammar import as_pairs
from catalog.rows.query import RowQuery
from catalog.rows.sql import chosen_fields, group_fields


@dataclass(frozen=True, slots=True)
class Use:
    """The rows or groups of a version that `query` asks for. `is_pinned`: of this version, whatever comes later."""

    public_url: str
    dataset: Dataset
    resource: Resource
    version: Version
    query: RowQuery
    is_pinned: bool = False

    def address(self, suffix: str = "", **more: object) -> str:
        """Of the row API, ASCII only: `suffix` is `.csv` and the like, `more` further parameters."""
        pairs = as_pairs(self.query)
        pairs += [("version", str(self.version.number))] if self.is_pinned else []
        pairs += [(name, str(value)) for name, value in more.items()]
        address = rows_url(self.dataset, self.resource, self.public_url) + suffix
        return f"{address}?{urlencode(pairs)}" if pairs else address

    @property
    def fields(self) -> Sequence[Field]:
        """The columns of the answer."""
        if self.query.is_grouped:
            return group_fields(self.version.fields, self.query)
        return chosen_fields(self.version, self.query)
