"""A folder with a datapackage.json becomes a dataset record; whatever is wrong with it is one clear sentence."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalog.city import City
from catalog.publishing.checked_json import Reader, read_descriptor
from catalog.publishing.package_tables import Original, PackagedTable, check_unique_names, read_table
from catalog.records import Dataset, Source
from catalog.vocabularies import GRANULARITIES, OPEN_TYPES, ORIGINS, SENSITIVITY_LEVELS, UPDATE_CYCLES
from core.words import Text

SUMMARY_AT_LEAST = 60  # characters
DESCRIPTOR = "datapackage.json"

# What becomes a field of the record; any other property of the descriptor is kept in `extras`.
# fmt: off
_KNOWN = frozenset({
    "$schema", "name", "id", "title", "title_en", "description", "description_en", "limits", "limits_en",
    "question", "question_en", "keywords", "keywords_en", "created", "modified", "licenses", "sources",
    "contributors", "publisher", "library", "sublibrary", "theme", "resource_code", "open_type", "open_condition",
    "open_condition_en", "closed_reason", "closed_reason_en", "update_cycle", "origin", "frozen_on",
    "temporal_start", "temporal_end", "spatial_code", "spatial_granularity", "provenance", "provenance_en",
    "plan_section", "plan_system", "responsible", "sensitivity_level", "related", "resources",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Package:
    """A dataset whose resources have no version yet, and the file of each open resource by its name."""

    dataset: Dataset
    originals: Mapping[str, Original]


def read_package(folder: Path, city: City) -> Dataset:
    """The dataset in this folder, its resources without a version. Raises PackageInvalid."""
    return open_package(folder, city).dataset


def open_package(folder: Path, city: City) -> Package:
    """Raises PackageInvalid, naming the file (folder/file), the field and the fix."""
    reader = read_descriptor(folder / DESCRIPTOR, f"{folder.name}/{DESCRIPTOR}")
    slug = reader.slug("name")
    if slug != folder.name:
        reader.refuse(
            "name",
            f"“{slug}”与文件夹名“{folder.name}”不同，请改成一样。",
            f"“{slug}” is not the name of the folder, “{folder.name}”; make them the same.",
        )
    dataset_id = _dataset_id(reader, slug, city)
    is_closed = reader.one_of("open_type", OPEN_TYPES) == "closed"
    readers = reader.parts("resources", at_least=1)
    tables = [read_table(part, folder, dataset_id=dataset_id, slug=slug, is_closed=is_closed) for part in readers]
    check_unique_names(readers, tables)
    originals = {table.resource.name: table.original for table in tables if table.original}
    return Package(_dataset(reader, dataset_id, tables, city), MappingProxyType(originals))


def dataset_id_of(slug: str, city: City) -> str:
    """The same id wherever and whenever the dataset is loaded."""
    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, city.id_namespace), slug))


def _dataset_id(reader: Reader, slug: str, city: City) -> str:
    wanted = dataset_id_of(slug, city)
    if (given := reader.find_text("id")) and given != wanted:
        reader.refuse("id", f"应为 {wanted}，请更正或删去。", f"it has to be {wanted}; correct it or leave it out.")
    return wanted


def _dataset(reader: Reader, dataset_id: str, tables: list[PackagedTable], city: City) -> Dataset:
    modified_on = reader.day("modified")
    library = reader.one_of("library", city.libraries_by_id)
    contact_name, contact_email = _contact(reader)
    return Dataset(
        id=dataset_id,
        slug=reader.text("name"),
        title=reader.both("title"),
        summary=reader.both("description", at_least=SUMMARY_AT_LEAST),
        limits=reader.both("limits"),
        question=reader.both("question"),
        keywords=reader.texts("keywords", at_least=1),
        keywords_en=reader.texts("keywords_en", at_least=1),
        publisher=reader.one_of("publisher", city.offices_by_id),
        contact_name=contact_name,
        contact_email=contact_email,
        library=library,
        sublibrary=reader.one_of("sublibrary", [part.id for part in city.library(library).sublibraries]),
        theme=reader.one_of("theme", city.themes_by_id),
        open_type=reader.text("open_type"),
        closed_reason=_closed_reason(reader),
        open_condition=_open_condition(reader),
        license_id=_license_id(reader, city),
        update_cycle=reader.one_of("update_cycle", UPDATE_CYCLES),
        origin=reader.one_of("origin", ORIGINS),
        frozen_on=reader.find_day("frozen_on"),
        issued_on=reader.day("created"),
        modified_on=modified_on,
        temporal_start=reader.find_period("temporal_start"),
        temporal_end=reader.find_period("temporal_end"),
        spatial_code=reader.text("spatial_code"),
        spatial_granularity=reader.one_of("spatial_granularity", GRANULARITIES),
        provenance=reader.both("provenance"),
        plan_section=reader.find_text("plan_section") or "",
        plan_system=reader.find_text("plan_system") or "",
        responsible=reader.find_text("responsible") or "",
        resource_code=reader.text("resource_code"),
        sensitivity_level=_sensitivity_level(reader),
        related=reader.texts("related"),
        sources=tuple(_source(part) for part in reader.parts("sources")),
        resources=tuple(table.resource for table in tables),
        metadata_modified_at=datetime.combine(modified_on, time.min),
        extras=_extras(reader),
    )


def _contact(reader: Reader) -> tuple[Text, str]:
    """Name and mail of the first contributor who is a contact."""
    contacts = [part for part in reader.parts("contributors") if "contact" in part.texts("roles")]
    if not contacts:
        reader.refuse(
            "contributors",
            "缺少联系方式，请加一项 roles 为 [“contact”]、有 title、title_en 和 email 的联系人。",
            "there is no contact; add one with roles [“contact”], a title, a title_en and an email.",
        )
    return contacts[0].both("title"), contacts[0].text("email")


def _closed_reason(reader: Reader) -> Text | None:
    return reader.both("closed_reason") if reader.text("open_type") == "closed" else None


def _open_condition(reader: Reader) -> Text | None:
    if reader.text("open_type").startswith("conditional"):
        return reader.both("open_condition")
    return reader.find_both("open_condition")


def _license_id(reader: Reader, city: City) -> str:
    return reader.parts("licenses", at_least=1)[0].one_of("name", city.licences_by_id)


def _sensitivity_level(reader: Reader) -> int:
    level = reader.values.get("sensitivity_level")
    if isinstance(level, bool) or level not in SENSITIVITY_LEVELS:
        reader.refuse("sensitivity_level", "请写 1 到 4 的整数。", "give a whole number from 1 to 4.")
    return int(level)


def _source(reader: Reader) -> Source:
    return Source(reader.both("title"), reader.find_text("path"), reader.find_both("license"))


def _extras(reader: Reader) -> Mapping[str, Any]:
    return MappingProxyType({name: value for name, value in reader.values.items() if name not in _KNOWN})
