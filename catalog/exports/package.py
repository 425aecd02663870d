"""A whole dataset as one ZIP: a Data Package with data, dictionary, licence, readme and checksums.

The same versions and record give the same bytes, whenever and wherever it is made.
"""

import csv
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from catalog.city import City
from catalog.describe.citation import citation_of, dataset_url
from catalog.describe.data_package import PackagedFile, as_data_package
from catalog.describe.dictionary import dictionary_rows
from catalog.errors import DatasetClosed, NothingPublished
from catalog.exports import words
from catalog.exports.about import licence_line, origin_statement, source_line
from catalog.exports.export import WRITER, Export, Ground
from catalog.exports.filenames import filename
from catalog.records import Dataset, Resource, Version
from catalog.rows.query import RowQuery
from core.files import Files
from core.words import LANGS, Lang, Text

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP knows: the bytes must not depend on the clock
_COPY_BYTES = 1 << 20


def package_zip(catalogue: Ground, dataset: Dataset, *, lang: Lang = "zh") -> Export:
    """The dataset with the current version of each table. `lang` is that of the file's name only.

    Raises DatasetClosed or NothingPublished.
    """
    tables = _tables(dataset)
    public_url = catalogue.settings.public_url
    files = {
        resource.name: PackagedFile(f"data/{resource.name}.csv", version.csv_bytes, version.csv_sha256)
        for resource, version in tables
    }
    descriptor = as_data_package(dataset, catalogue.city, public_url=public_url, files=files)
    texts = {
        "datapackage.json": (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode(),
        "dictionary.csv": _dictionary(dataset, "zh"),
        "dictionary.en.csv": _dictionary(dataset, "en"),
        "LICENSE.txt": _licence(dataset, catalogue.city),
        "README.txt": _readme(dataset, tables, catalogue.city, public_url),
    }
    data = {files[resource.name].path: version for resource, version in tables}
    texts["SHA256SUMS"] = _checksums(texts, data)
    name = hashlib.sha256(repr((WRITER, texts["SHA256SUMS"])).encode()).hexdigest()[:24]
    kept = catalogue.derived.get(f"packages/{name}.zip", lambda target: _write(target, texts, data, catalogue.files))
    return Export(
        path=kept.path,
        filename=filename(dataset, None, RowQuery(), "zip", lang),
        media_type="application/zip",
        etag=kept.sha256,
        size_bytes=kept.size_bytes,
        sha256=kept.sha256,
    )


def _tables(dataset: Dataset) -> list[tuple[Resource, Version]]:
    if dataset.is_closed:
        raise DatasetClosed(title=dataset.title, reason=dataset.closed_reason or "")
    tables = [(resource, resource.version) for resource in dataset.resources if resource.version]
    if not tables:
        raise NothingPublished(title=dataset.title)
    return tables


# ---- the file ------------------------------------------------------------------------------------------------------


def _write(target: Path, texts: Mapping[str, bytes], data: Mapping[str, Version], files: Files) -> None:
    """Texts first, so that a reader sees what it is before the data; data in pieces, never whole in memory."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in texts.items():
            package.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, compresslevel=6)
        for name, version in data.items():
            with (
                files.local_path(version.csv_key).open("rb") as rows,
                package.open(_entry(name), "w", force_zip64=True) as packed,
            ):
                shutil.copyfileobj(rows, packed, _COPY_BYTES)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _checksums(texts: Mapping[str, bytes], data: Mapping[str, Version]) -> bytes:
    """In the form of `sha256sum`."""
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in texts.items()}
    sums |= {name: version.csv_sha256 for name, version in data.items()}
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def _dictionary(dataset: Dataset, lang: Lang) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(dictionary_rows(dataset, lang))
    return text.getvalue().encode("utf-8-sig")


# ---- texts for people, Chinese first -------------------------------------------------------------------------------


def _licence(dataset: Dataset, city: City) -> bytes:
    return _in_both(lambda lang: _licence_lines(dataset, city, lang))


def _licence_lines(dataset: Dataset, city: City, lang: Lang) -> Iterator[str]:
    licence = city.licence(dataset.license_id)
    yield f"{licence.title.say(lang)} ({licence.id})" if licence.id else licence.title.say(lang)
    yield licence.url
    yield ""
    yield licence.plain.say(lang)
    for title, points in ((words.LICENCE_MAY, licence.may), (words.LICENCE_MUST, licence.must)):
        if points:
            yield ""
            yield title.say(lang)
            yield from (f"- {point.say(lang)}" for point in points)


def _readme(dataset: Dataset, tables: list[tuple[Resource, Version]], city: City, public_url: str) -> bytes:
    return _in_both(lambda lang: _readme_lines(dataset, tables, city, public_url, lang))


def _readme_lines(
    dataset: Dataset, tables: list[tuple[Resource, Version]], city: City, public_url: str, lang: Lang
) -> Iterator[str]:
    yield dataset.title.say(lang)
    yield ""
    yield origin_statement(dataset).say(lang)
    facts: list[tuple[Text, str]] = [
        (words.ABOUT_SUMMARY, dataset.summary.say(lang)),
        (words.ABOUT_LIMITS, dataset.limits.say(lang)),
        (words.ABOUT_PUBLISHER, city.office(dataset.publisher).label.say(lang)),
        (words.ABOUT_CONTACT, f"{dataset.contact_name.say(lang)} {dataset.contact_email}"),
        (words.ABOUT_LICENCE, licence_line(dataset, city, lang)),
        (words.ABOUT_PROVENANCE, dataset.provenance.say(lang)),
        *((words.ABOUT_SOURCE, source_line(source, lang)) for source in dataset.sources),
        *((words.ABOUT_CITATION, citation_of(dataset, v, lang, public_url, city=city)) for _, v in tables[:1]),
        (words.ABOUT_ADDRESS, dataset_url(dataset, public_url)),
    ]
    for title, text in facts:
        if text.strip():
            yield ""
            yield title.say(lang)
            yield text
    yield ""
    yield words.README_INSIDE.say(lang)
    yield from (f"- {line}" for line in _inside(tables, lang))


def _inside(tables: Iterable[tuple[Resource, Version]], lang: Lang) -> Iterator[str]:
    yield words.README_PACKAGE.say(lang)
    for resource, version in tables:
        path, title = f"data/{resource.name}.csv", resource.title.say(lang)
        yield words.README_DATA.say(lang, path=path, title=title, rows=f"{version.row_count:,}")
    for line in (words.README_DICTIONARY, words.README_LICENCE, words.README_SUMS):
        yield line.say(lang)


def _in_both(lines_of: Callable[[Lang], Iterable[str]]) -> bytes:
    line = "-" * 72
    return f"\n\n{line}\n\n".join("\n".join(lines_of(lang)) for lang in LANGS).encode() + b"\n"
