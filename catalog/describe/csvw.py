"""The columns of a CSV as CSV on the Web: https://www.w3.org/TR/tabular-metadata."""

from typing import Any
from urllib.parse import quote

from catalog.city import City
from catalog.describe.facts import (
    dataset_uri,
    description_in_both,
    download_url,
    keywords_of,
    language_of,
    publisher_of,
    web_address,
)
from catalog.errors import DatasetClosed, NothingPublished
from catalog.records import Dataset, Field, Resource, Version
from core.words import LANGS, Text

# Table Schema → the datatype of CSVW.
_DATATYPES = {
    "string": "string",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "datetime": "dateTime",
    "time": "time",
    "year": "gYear",
    "yearmonth": "gYearMonth",
    "array": "json",
    "object": "json",
}
_BOUNDED = ("integer", "number", "date", "datetime")


def as_csvw(dataset: Dataset, resource: Resource, city: City, *, public_url: str) -> dict[str, Any]:
    """Metadata of the whole CSV of the present version. Raises DatasetClosed or NothingPublished."""
    version = published_version(dataset, resource)
    licence = web_address(city.licence(dataset.license_id).url)
    return _without_nothing(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "url": download_url(dataset, resource, "csv", public_url),
            "dc:title": _in_both(resource.title),
            "dc:description": _in_both(description_in_both(dataset)),
            "dc:identifier": resource.id,
            "dc:isPartOf": {"@id": dataset_uri(dataset, public_url)},
            "dc:publisher": _in_both(publisher_of(dataset, city)),
            "dc:license": {"@id": licence} if licence else None,
            "dc:modified": {"@value": version.created_at.date().isoformat(), "@type": "xsd:date"},
            "dcat:keyword": keywords_of(dataset, "zh"),
            "dc:language": language_of(dataset),
            "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "header": True},
            "tableSchema": _schema(resource, version),
        }
    )


def published_version(dataset: Dataset, resource: Resource) -> Version:
    if dataset.is_closed:
        raise DatasetClosed(title=dataset.title, reason=dataset.closed_reason or "")
    if resource.version is None:
        raise NothingPublished(title=resource.title)
    return resource.version


def _schema(resource: Resource, version: Version) -> dict[str, Any]:
    labels = {field.name: field for field in resource.fields}
    key = [_name(name) for name in resource.primary_key]
    columns = [_column(labels.get(field.name, field), field.type) for field in version.fields]
    return _without_nothing({"columns": columns, "primaryKey": key})


def _column(field: Field, kind: str) -> dict[str, Any]:
    """`titles` is the header of the file; what people call the column is its `dc:title`."""
    unit = Text(f"（{field.unit.zh}）", f" ({field.unit.en})") if field.unit else Text("", "")
    return _without_nothing(
        {
            "name": _name(field.name),
            "titles": field.name,
            "dc:title": _in_both(Text(field.title.zh + unit.zh, field.title.en + unit.en)),
            "dc:description": _in_both(field.description),
            "datatype": _datatype(field, kind),
            "required": field.is_required or field.is_key or None,
        }
    )


def _name(column: str) -> str:
    """A variable name of RFC 6570: letters, digits and underscores, all else in percent; no underscore in front.

    >>> _name("line_no"), _name("_id"), _name("区")
    ('line_no', '%5Fid', '%E5%8C%BA')
    """
    written = "".join(c if c.isascii() and (c.isalnum() or c == "_") else _percent(c) for c in column)
    return f"%5F{written[1:]}" if written.startswith("_") else written


def _percent(character: str) -> str:
    quoted = quote(character, safe="")
    return quoted if quoted != character else f"%{ord(character):02X}"


def _datatype(field: Field, kind: str) -> Any:
    base = _DATATYPES[kind]
    bounds = {"minimum": field.minimum, "maximum": field.maximum} if kind in _BOUNDED and kind == field.type else {}
    rules = _without_nothing(bounds)
    return {"base": base, **rules} if rules else base


def _in_both(text: Text) -> list[dict[str, str]]:
    said = ((lang, text.say(lang)) for lang in LANGS)
    return [{"@value": words, "@language": lang} for lang, words in said if words.strip()]


def _without_nothing(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
