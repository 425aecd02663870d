"""The records of the catalogue: what a dataset is, whatever standard it is later written out as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.words import Text

NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Category:
    """One allowed value of a coded field, with what it stands for."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Field:
    """A column: a 信息项 of the 1272号 catalogue, a field of a Table Schema."""

    name: str
    title: Text
    type: str  # Table Schema v2: string integer number boolean date datetime time year yearmonth array object
    description: Text = NO_TEXT
    unit: Text | None = None
    kind: str | None = None  # district district_code longitude latitude identifier name category measure period
    categories: tuple[Category, ...] = ()
    element: str | None = None  # code of a row of elements.csv
    element_role: str | None = None  # source | reference
    is_required: bool = False
    is_key: bool = False
    is_unique: bool = False
    minimum: str | None = None  # of the publisher's constraints, as text
    maximum: str | None = None
    pattern: str | None = None
    native_type: str | None = None  # what the program that made the table calls its type, where that says more
    info: str | None = None  # what the program noted of it, as JSON


@dataclass(frozen=True, slots=True)
class ForeignKey:
    fields: tuple[str, ...]
    dataset: str  # slug; the dataset's own slug for a reference to itself
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """What the values of a column look like; every number counts rows.

    top        the most frequent values, most frequent first: (value as text, rows)
    histogram  numbers and dates only: (lower edge, upper edge, rows), edges as text
    """

    name: str
    rows: int
    missing: int
    distinct: int
    minimum: str | None
    maximum: str | None
    mean: float | None
    top: tuple[tuple[str, int], ...]
    histogram: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable state of a resource. `id` is made of its content, so equal bytes and schema give an equal id."""

    id: str
    resource_id: str
    number: int  # 1, 2, 3 … within the resource
    created_at: datetime
    row_count: int
    fields: tuple[Field, ...]
    original_key: str  # keys of the file store
    original_name: str
    original_bytes: int
    original_sha256: str
    parquet_key: str
    csv_key: str
    csv_bytes: int
    csv_sha256: str
    profile: tuple[ColumnProfile, ...]
    missing_values: tuple[str, ...] = ("",)  # what stands for nothing in the original
    has_row_ids: bool = False  # its rows were written one by one: the Parquet has their numbers in a column `_id`

    @property
    def is_moment(self) -> bool:
        """Whether it is a version with changes that no version has yet; nothing but its id is stored of it."""
        return "+" in self.id


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is kept as it came and is no table of ours: a PDF, a ZIP, a drawing."""

    key: str  # of the file store
    name: str  # as its publisher called it
    size_bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A table, a file kept as it came, or a link; one that has neither fields, file nor link only bears a name."""

    id: str
    name: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    coordinate_system: str | None = None  # WGS-84 | GCJ-02 | CGCS2000
    chart: Mapping[str, Any] | None = None  # the publisher's own first chart, in the words of catalog/charts/spec.py
    version: Version | None = None  # the current one; None while nothing is published (a closed dataset)
    link: str | None = None  # a file or page elsewhere
    file: StoredFile | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)  # what else its publisher's program said of it

    @property
    def is_table(self) -> bool:
        return bool(self.fields)


@dataclass(frozen=True, slots=True)
class Source:
    title: Text
    path: str | None
    license: Text | None  # in words; None when nothing is known and nothing need be said


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is not known of a dataset made by a program is empty: its office, theme, library, limits, question …"""

    id: str  # uuid5 of the slug; for one made through the API its own
    slug: str
    title: Text
    summary: Text
    limits: Text  # what it is not
    question: Text  # one question it answers
    keywords: tuple[str, ...]
    keywords_en: tuple[str, ...]
    publisher: str  # id of an office
    contact_name: Text
    contact_email: str
    library: str
    sublibrary: str
    theme: str
    open_type: str  # unconditional | conditional_realname | conditional_review | closed
    closed_reason: Text | None
    open_condition: Text | None
    license_id: str
    update_cycle: str
    origin: str  # fact | simulated | office
    frozen_on: date | None
    issued_on: date
    modified_on: date
    temporal_start: str | None  # as written: 2017, 2017-07, 2017-07-07
    temporal_end: str | None
    spatial_code: str
    spatial_granularity: str
    provenance: Text
    plan_section: str
    plan_system: str
    responsible: str
    resource_code: str
    sensitivity_level: int
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    resources: tuple[Resource, ...]
    metadata_modified_at: datetime
    extras: Mapping[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()  # ids of themes beyond its own
    visibility: str = "public"  # public | private | draft; see `catalog.vocabularies.VISIBILITIES`

    @property
    def themes(self) -> tuple[str, ...]:
        """Its theme and the further groups, each once."""
        return tuple(dict.fromkeys(one for one in (self.theme, *self.groups) if one))

    @property
    def tables(self) -> tuple[Resource, ...]:
        """The resources with columns: neither links nor files that are kept as they came."""
        return tuple(resource for resource in self.resources if resource.is_table)

    @property
    def is_simulated(self) -> bool:
        return self.origin == "simulated"

    @property
    def is_closed(self) -> bool:
        return self.open_type == "closed"

    @property
    def row_count(self) -> int:
        return sum(r.version.row_count for r in self.resources if r.version)
