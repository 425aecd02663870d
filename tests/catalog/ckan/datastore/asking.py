"""How the tests ask and write tables."""

import json
from dataclasses import dataclass
from itertools import count
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.datastore import changing
from catalog.ckan.datastore.creating import create
from catalog.ckan.datastore.info import table_info
from catalog.ckan.datastore.search import search
from catalog.ckan.datastore.tables import Table, get_table
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.packages import create_package
from core.people.accounts import Account
from tests.builders import NOW

_numbers = count(1)


@dataclass
class Desk:
    """A catalogue, and an administrator who writes to it."""

    catalogue: Catalogue
    administrator: Account

    def make(self, columns: str, *records: dict[str, Any], **more: Any) -> str:
        """A table of a new package: `columns` is `"name type, other type"`. Returns the id of its resource."""
        fields = [dict(zip(("id", "type"), one.rsplit(" ", 1), strict=True)) for one in columns.split(", ")]
        package = self.package()
        made = self.create(resource={"package_id": package, "name": "表"}, fields=fields, records=list(records), **more)
        return str(made["resource_id"])

    def package(self, **more: Any) -> str:
        said = {"name": f"package-{next(_numbers)}", **more}
        return create_package(self.catalogue, said, account=self.administrator, now=NOW).id

    def create(self, **params: Any) -> dict[str, Any]:
        return create(self.catalogue, params, account=self.administrator, now=NOW)

    def upsert(self, table: str, *records: dict[str, Any], **more: Any) -> dict[str, Any]:
        params = {"resource_id": table, "records": list(records), **more}
        return changing.upsert(self.catalogue, params, account=self.administrator, now=NOW)

    def delete(self, table: str, **more: Any) -> dict[str, Any]:
        return changing.delete(self.catalogue, {"resource_id": table, **more}, account=self.administrator, now=NOW)

    def delete_records(self, table: str, **more: Any) -> dict[str, Any]:
        params = {"resource_id": table, **more}
        return changing.delete_records(self.catalogue, params, account=self.administrator, now=NOW)

    def table(self, name: str) -> Table:
        return get_table(self.catalogue, name, None)

    def info(self, name: str) -> dict[str, Any]:
        return table_info(self.catalogue, self.table(name))

    def ask(self, table: str, **params: Any) -> dict[str, Any]:
        """The result of datastore_search by anybody."""
        found: dict[str, Any] = json.loads(search(self.catalogue, {"resource_id": table, **params}, None).json)
        return found

    def records(self, table: str, **params: Any) -> Any:
        return self.ask(table, **params)["records"]

    def ids(self, table: str, **params: Any) -> list[int]:
        """`_id` of the rows, in their order."""
        return [row["_id"] for row in self.records(table, **params)]

    def refusal(self, table: str, **params: Any) -> dict[str, Any]:
        """The fields of the error that a search meets."""
        try:
            self.ask(table, **params)
        except ValidationFailed as problem:
            return problem.fields
        raise AssertionError("it was answered")
