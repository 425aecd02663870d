"""CSV: the stored file itself where it is what was asked for, else written by DuckDB; other encodings in passing."""

import codecs
from pathlib import Path

from catalog.exports.job import Job
from catalog.quoting import literal, quoted
from catalog.records import Field
from catalog.typed_rows import CSV_FORM
from core.words import Lang

CHUNK_BYTES = 1 << 20
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")
HEADERS = ("name", "label")


def is_stored(job: Job) -> bool:
    """Whether the CSV that was made at import is what is asked for."""
    return job.is_whole and job.encoding == "utf-8" and job.header == "name"


def write_csv(job: Job, target: Path) -> None:
    """The rows as CSV in the encoding and with the header asked for."""
    if job.is_whole and job.header == "name":
        _encode(job.files.local_path(job.version.csv_key), target, job.encoding)
    elif job.encoding == "utf-8":
        _write_utf8(job, target)
    else:
        plain = target.with_suffix(".utf8")
        _write_utf8(job, plain)
        _encode(plain, target, job.encoding)
        plain.unlink()


def _write_utf8(job: Job, target: Path) -> None:
    with job.engine.reading(job.files, job.version) as source:
        chosen = job.selected(source)
        titles = headings(chosen.fields, job.header, job.lang)
        shown = ", ".join(f"{quoted(f.name)} AS {quoted(t)}" for f, t in zip(chosen.fields, titles, strict=True))
        sql = f"COPY (SELECT {shown} FROM ({chosen.sql})) TO {literal(str(target))} ({CSV_FORM})"  # noqa: S608
        job.engine.write(sql, chosen.values)


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
