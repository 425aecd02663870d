"""The name of a download: in the reader's language, safe on every file system, marked when the data is simulated."""

import re

from catalog.exports import words
from catalog.records import Dataset, Resource, Version
from catalog.rows.query import RowQuery
from core.words import Lang

MOST_BYTES = 180  # of the stem in UTF-8; file systems allow 255 for the whole name
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def filename(dataset: Dataset, resource: Resource | None, query: RowQuery, extension: str, lang: Lang) -> str:
    """`公交线路日客运量-和平区(模拟).csv`; without a resource, the name of the whole dataset."""
    parts = [dataset.title.say(lang)]
    if resource is not None and len(dataset.resources) > 1:
        parts.append(resource.title.say(lang))
    parts += _query_parts(query, lang)
    mark = words.NAME_SIMULATED.say(lang) if dataset.is_simulated else ""
    return f"{safe_stem('-'.join(parts), MOST_BYTES - len(mark.encode()))}{mark}.{extension}"


def original_name(dataset: Dataset, version: Version, lang: Lang) -> str:
    """The publisher's own name for the file, marked when the data is simulated: `roads(模拟).csv.gz`."""
    if not dataset.is_simulated:
        return version.original_name
    stem, dot, extension = version.original_name.partition(".")
    return f"{stem}{words.NAME_SIMULATED.say(lang)}{dot}{extension}"


def _query_parts(query: RowQuery, lang: Lang) -> list[str]:
    """The chosen values where they say it all, else a word that something was left out."""
    values = [value for one in query.filters if one.operator in ("eq", "in") for value in one.values]
    says_it_all = len(values) <= 3 and all(one.operator in ("eq", "in") for one in query.filters) and not query.search
    parts = values if says_it_all else [words.NAME_FILTERED.say(lang)]
    return [*parts, *([words.NAME_GROUPED.say(lang)] if query.is_grouped else [])]


def safe_stem(text: str, most_bytes: int = MOST_BYTES) -> str:
    """A file name without extension that Windows, macOS and Linux all accept.

    >>> safe_stem('a/b:c*"d".'), safe_stem("con"), safe_stem("...")
    ('a_b_c__d_', 'con_', '_')
    """
    stem = _FORBIDDEN.sub("_", text)
    stem = stem.encode(errors="ignore")[:most_bytes].decode(errors="ignore").strip().rstrip(". ").lstrip(".")
    return f"{stem}_" if not stem or _DEVICES.fullmatch(stem) else stem
