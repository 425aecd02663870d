"""The formats of a download, one row each: extension, media type, words, which tables have it, how it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog.exports import words
from catalog.exports.csv_file import write_csv
from catalog.exports.job import Writer
from catalog.exports.json_file import coordinates_of, write_geojson, write_json, write_ndjson
from catalog.exports.parquet_file import write_parquet
from catalog.exports.xlsx_file import write_xlsx
from catalog.records import Resource
from core.words import Text


def _always(_resource: Resource) -> bool:
    return True


def _has_points(resource: Resource) -> bool:
    return coordinates_of(resource.fields) is not None


@dataclass(frozen=True, slots=True)
class Format:
    """`fits` says whether a table can be had in it; `chooses` names the options that change its bytes.

    has_groups  whether a question for groups is answered with groups; else with the rows of all groups
    """

    extension: str
    media_type: str
    words: Text
    write: Writer
    chooses: frozenset[str] = frozenset()
    fits: Callable[[Resource], bool] = _always
    has_groups: bool = True


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv", words.CSV, write_csv, frozenset({"encoding", "header"})),
    "xlsx": Format("xlsx", _SHEET, words.XLSX, write_xlsx, frozenset({"header", "lang"})),
    "json": Format("json", "application/json", words.JSON, write_json),
    "ndjson": Format("ndjson", "application/x-ndjson", words.NDJSON, write_ndjson),
    "parquet": Format("parquet", "application/vnd.apache.parquet", words.PARQUET, write_parquet),
    "geojson": Format(
        "geojson", "application/geo+json", words.GEOJSON, write_geojson, fits=_has_points, has_groups=False
    ),
}
