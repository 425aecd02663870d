"""The resources of a data package: tables, their fields, keys, and the file that each comes from."""

import csv
import gzip
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalog.publishing.checked_json import Reader
from catalog.records import Category, Field, ForeignKey, Resource
from catalog.vocabularies import COORDINATE_SYSTEMS, ELEMENT_ROLES, FIELD_KINDS, FIELD_TYPES
from core.files import sha256_of
from core.words import Text


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a resource, still in its folder."""

    path: Path
    sha256: str
    missing_values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackagedTable:
    """A resource without a version; `original` is None for the structure of a closed dataset."""

    resource: Resource
    original: Original | None


def read_table(reader: Reader, folder: Path, *, dataset_id: str, slug: str, is_closed: bool) -> PackagedTable:
    """Raises PackageInvalid."""
    name = reader.slug("name")
    schema = reader.part("schema")
    fields = _fields(schema)
    resource = Resource(
        id=str(uuid.uuid5(uuid.UUID(dataset_id), name)),
        name=name,
        title=reader.both("title"),
        description=reader.find_both("description") or Text("", ""),
        fields=fields,
        primary_key=_primary_key(schema, fields),
        foreign_keys=_foreign_keys(schema, fields, slug),
        coordinate_system=_find_one_of(reader, "coordinate_system", COORDINATE_SYSTEMS),
        chart=_chart(reader),
    )
    original = None if is_closed else _original(reader, folder)
    if original:
        _check_header(reader, original, fields)
    return PackagedTable(resource, original)


# ---- the schema ------------------------------------------------------------------------------------------------


def _fields(schema: Reader) -> tuple[Field, ...]:
    readers = schema.parts("fields", at_least=1)
    keys = set(_names(schema, "primaryKey"))
    fields = tuple(_field(reader, keys) for reader in readers)
    seen: set[str] = set()
    for reader, field in zip(readers, fields, strict=True):
        if field.name.lower() in seen:
            reader.refuse(
                "name",
                f"列名“{field.name}”重复（不分大小写），请改名。",
                f"the column “{field.name}” is there twice (letter case does not count); rename one.",
            )
        seen.add(field.name.lower())
    return fields


def _field(reader: Reader, keys: set[str]) -> Field:
    name = reader.text("name")
    constraints = reader.find_part("constraints") or Reader(reader.file, {}, reader.within)
    return Field(
        name=name,
        title=reader.both("title"),
        type=reader.one_of("type", FIELD_TYPES),
        description=reader.find_both("description") or Text("", ""),
        unit=reader.find_both("unit"),
        kind=_find_one_of(reader, "kind", FIELD_KINDS),
        categories=tuple(_category(part) for part in reader.parts("categories")),
        element=reader.find_text("element"),
        element_role=_find_one_of(reader, "element_role", ELEMENT_ROLES),
        is_required=constraints.values.get("required") is True,
        is_key=name in keys,
        is_unique=constraints.values.get("unique") is True,
        minimum=_as_text(constraints.values.get("minimum")),
        maximum=_as_text(constraints.values.get("maximum")),
        pattern=constraints.find_text("pattern"),
    )


def _category(reader: Reader) -> Category:
    value = reader.values.get("value")
    if value is None:
        reader.refuse("value", "缺少代码值，请补上。", "the value is missing; fill it in.")
    return Category(str(value), reader.both("label"))


def _find_one_of(reader: Reader, name: str, allowed: Mapping[str, Any]) -> str | None:
    return reader.one_of(name, allowed) if reader.find_text(name) else None


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def _names(reader: Reader, name: str) -> tuple[str, ...]:
    """One name or a list of them."""
    value = reader.values.get(name)
    return (value,) if isinstance(value, str) else reader.texts(name) if value is not None else ()


def _primary_key(schema: Reader, fields: Sequence[Field]) -> tuple[str, ...]:
    return _existing(schema, "primaryKey", _names(schema, "primaryKey"), fields)


def _existing(reader: Reader, name: str, columns: tuple[str, ...], fields: Sequence[Field]) -> tuple[str, ...]:
    for column in columns:
        reader.among(name, column, [field.name for field in fields])
    return columns


def _foreign_keys(schema: Reader, fields: Sequence[Field], slug: str) -> tuple[ForeignKey, ...]:
    """Keys inside the package (`foreignKeys` of Table Schema) and to other datasets (`foreign_keys_across`)."""
    keys = []
    for reader in schema.parts("foreignKeys") + schema.parts("foreign_keys_across"):
        mine = _existing(reader, "fields", _names(reader, "fields"), fields)
        reference = reader.part("reference")
        theirs = _names(reference, "fields")
        if not mine or len(mine) != len(theirs):
            reader.refuse(
                "fields", "两边的列数要相同，且至少一列。", "name as many columns on both sides, one at least."
            )
        dataset = reference.find_text("dataset") or slug
        keys.append(ForeignKey(mine, dataset, reference.find_text("resource") or "", theirs))
    return tuple(keys)


def _chart(reader: Reader) -> Mapping[str, Any] | None:
    chart = reader.find_part("chart")
    return MappingProxyType(dict(chart.values)) if chart else None


# ---- the file --------------------------------------------------------------------------------------------------


def _original(reader: Reader, folder: Path) -> Original:
    path = _path(reader, folder)
    _check_form(reader, path)
    sha256 = sha256_of(path)
    if (size := reader.values.get("bytes")) is not None and size != path.stat().st_size:
        reader.refuse(
            "bytes",
            f"写的是 {size} 字节，文件有 {path.stat().st_size} 字节，请更正或换回原文件。",
            f"it says {size} bytes and the file has {path.stat().st_size}; correct it or restore the file.",
        )
    declared = reader.find_text("hash")
    if declared and declared.removeprefix("sha256:").lower() != sha256:
        reader.refuse(
            "hash",
            f"与文件内容不符，文件是 sha256:{sha256}，请更正或换回原文件。",
            f"it does not fit the file, which is sha256:{sha256}; correct it or restore the file.",
        )
    missing = reader.part("schema").values.get("missingValues", [""])
    if not isinstance(missing, list) or not all(isinstance(value, str) for value in missing):
        reader.refuse("schema.missingValues", "请写成文字的列表。", "make it a list of texts.")
    return Original(path, sha256, tuple(missing))


def _path(reader: Reader, folder: Path) -> Path:
    if reader.find_text("path") is None:
        reader.refuse("path", "开放的数据集要有数据文件，请写上文件名。", "an open dataset needs a file; name it here.")
    relative = reader.text("path")
    path = (folder / relative).resolve()
    if "\\" in relative or "\0" in relative or not path.is_relative_to(folder.resolve()):
        reader.refuse(
            "path", "文件必须在数据包的文件夹里，请改正。", "the file must be inside the folder of the package."
        )
    if not path.is_file():
        reader.refuse(
            "path", f"找不到文件“{relative}”，请补上或改正。", f"there is no file “{relative}”; add or correct it."
        )
    return path


def _check_form(reader: Reader, path: Path) -> None:
    if not path.name.lower().endswith((".csv", ".csv.gz")):
        reader.refuse("path", "数据文件要是 .csv 或 .csv.gz。", "the file has to be .csv or .csv.gz.")
    encoding = (reader.find_text("encoding") or "utf-8").lower()
    if encoding not in ("utf-8", "utf8", "utf-8-sig"):
        reader.refuse("encoding", "请把文件另存为 UTF-8。", "save the file as UTF-8.")


def _check_header(reader: Reader, original: Original, fields: Sequence[Field]) -> None:
    header, wanted = _header(reader, original.path), [field.name for field in fields]
    if header != wanted:
        reader.refuse(
            "schema.fields",
            f"文件首行是 {_listed(header)}，字段是 {_listed(wanted)}，请让两者一致（名称和顺序）。",
            f"the file's first line is {_listed(header)} and the fields are {_listed(wanted)}; "
            "make names and order agree.",
        )


def _header(reader: Reader, path: Path) -> list[str]:
    opened = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as lines:
            return next(csv.reader(lines), [])
    except (OSError, EOFError, UnicodeDecodeError, zlib.error, csv.Error):
        reader.refuse(
            "path", "文件读不出来，请检查它是否完整、是否为 UTF-8。", "it cannot be read; is it whole, and UTF-8?"
        )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:40]) or "—"


def check_unique_names(readers: Sequence[Reader], tables: Sequence[PackagedTable]) -> None:
    """Raises PackageInvalid when two tables bear one name."""
    seen: set[str] = set()
    for reader, name in zip(readers, (table.resource.name for table in tables), strict=True):
        if name in seen:
            reader.refuse("name", f"有两张表都叫“{name}”，请改名。", f"two tables are called “{name}”; rename one.")
        seen.add(name)
