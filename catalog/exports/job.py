"""One download: which rows of which version, and how they are to be written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.city import City
from catalog.records import Dataset, Field, Resource, Version
from catalog.rows.engine import Engine
from catalog.rows.query import RowQuery
from catalog.rows.source import Source
from catalog.rows.sql import Selection, selection
from core.files import Files
from core.words import Lang


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a writer of a format may need. `header` is name or label; `lang` the language of the labels."""

    engine: Engine
    files: Files
    city: City
    public_url: str
    dataset: Dataset
    resource: Resource
    version: Version
    query: RowQuery
    encoding: str
    header: str
    lang: Lang

    def selected(self, source: Source) -> Selection:
        """The rows or groups that were asked for, in their order, every column with its present label."""
        chosen = selection(source, self.version, self.query)
        return replace(chosen, fields=tuple(self.labelled(field) for field in chosen.fields))

    def labelled(self, field: Field) -> Field:
        """A version keeps the labels of its day; a download shows those the publisher uses now."""
        present = next((one for one in self.resource.fields if one.name == field.name), None)
        return present if present is not None and present.type == field.type else field

    @property
    def is_whole(self) -> bool:
        return self.query == RowQuery()


Writer = Callable[[Job, Path], None]
