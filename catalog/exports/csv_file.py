"""CSV: the stored file itself where it is what was asked for, else lines made by DuckDB; encoded in passing."""

import codecs
from pathlib import Path

from catalog.exports.job import Job
from catalog.exports.lines import LineWriter
from catalog.records import Field
from catalog.rows.texts import csv_line
from core.words import Lang

CHUNK_BYTES = 1 << 20
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")
HEADERS = ("name", "label")


def is_stored(job: Job) -> bool:
    """Whether the CSV that was made at import is what is asked for."""
    return _has_content_of_stored(job) and job.encoding == "utf-8"


def _has_content_of_stored(job: Job) -> bool:
    return job.is_whole and job.header == "name" and not job.version.is_moment


def write_csv(job: Job, target: Path) -> None:
    """The rows as CSV in the encoding and with the header asked for, in the form of the stored CSV."""
    if _has_content_of_stored(job):
        _encode(job.files.local_path(job.version.csv_key), target, job.encoding)
        return
    with job.engine.reading(job.files, job.version) as source, LineWriter(target, job.encoding) as written:
        chosen = job.selected(source)
        written.text(",".join(map(heading_cell, headings(chosen.fields, job.header, job.lang))) + "\n")
        sql = f"SELECT {csv_line(chosen.fields)} FROM ({chosen.sql})"  # noqa: S608
        written.rows(job.engine, sql, chosen.values)


def heading_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not text or any(c in text for c in '",\n\r') else text


def headings(fields: tuple[Field, ...], header: str, lang: Lang) -> list[str]:
    """The first line: names, or labels, each of them once."""
    names = [field.name for field in fields]
    if header == "name":
        return names
    titles = [field.title.say(lang).strip() or field.name for field in fields]
    counts = [sum(other.lower() == title.lower() for other in titles) for title in titles]
    return [
        title if count == 1 else f"{title} ({name})" for title, count, name in zip(titles, counts, names, strict=True)
    ]


def _encode(source: Path, target: Path, encoding: str) -> None:
    """The same text in another encoding, a piece at a time. GB18030 has every character of Unicode."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoder = codecs.getincrementalencoder(encoding)()
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(CHUNK_BYTES):
            written.write(encoder.encode(decoder.decode(chunk)))
        written.write(encoder.encode(decoder.decode(b"", final=True), final=True))
