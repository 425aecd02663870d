"""Who a file says made it: what the metadata of PDF, office documents and pictures would tell a judge.

A small scan, not a reader of these formats: it looks for the entries where programs write a person's name, also in
the compressed object streams of newer PDF files, and reads no more than it has to.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape
from zipfile import BadZipFile, ZipFile

from PIL import Image, UnidentifiedImageError

from core.settings import MB

_READ = 32 * MB  # of a PDF
_OBJECTS = 4 * MB  # unpacked, of one object stream
_LONGEST = 300  # characters of a name
_ARTIST, _XP_AUTHOR = 315, 40093  # tags of EXIF

_PDF_ENTRY = re.compile(rb"/(?:Author|Creator|Company)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_PDF_OBJECTS = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n", re.DOTALL)
_XMP = re.compile(rb"<dc:creator>(.{0,2000}?)</dc:creator>", re.DOTALL)
_XML_LINE = re.compile(r"<rdf:li[^>]*>([^<]*)</rdf:li>")
_OFFICE = re.compile(
    r"<(dc:creator|cp:lastModifiedBy|Company|Manager)(?:\s[^>]*)?>([^<]*)</\1>",
)
_OFFICE_FILES = ("docProps/core.xml", "docProps/app.xml")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def authors_of(path: Path, media_type: str) -> list[str]:
    """The names in the metadata, each once; empty where there are none or the type has no such thing."""
    if media_type == "application/pdf":
        names = _of_pdf(path)
    elif media_type.startswith("application/vnd.openxmlformats"):
        names = _of_office(path)
    elif media_type.startswith("image/"):
        names = _of_picture(path)
    else:
        return []
    return list(dict.fromkeys(name for each in names if (name := each.strip("\0 \t\r\n")[:_LONGEST])))


def _of_pdf(path: Path) -> Iterator[str]:
    with path.open("rb") as content:
        data = content.read(_READ)
    for part in (data, *_object_streams(data)):
        for found in _PDF_ENTRY.finditer(part):
            yield _pdf_text(found[1])
    for packet in _XMP.finditer(data):
        yield from (unescape(line) for line in _XML_LINE.findall(packet[1].decode("utf-8", "replace")))


def _object_streams(data: bytes) -> Iterator[bytes]:
    for found in _PDF_OBJECTS.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], _OBJECTS)
        except zlib.error:
            continue  # packed in another way, or broken


def _pdf_text(written: bytes) -> str:
    """
    >>> _pdf_text(rb"(Team \\(A\\))"), _pdf_text(b"<FEFF 5F20 4E09>")
    ('Team (A)', '张三')
    """
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1]).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = _ESCAPE.sub(_unescaped, written[1:-1])
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("utf-8", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    letter = found[1]
    if letter[:1].isdigit():
        return bytes([int(letter, 8) & 0xFF])
    return _PLAIN.get(letter, letter)


def _of_office(path: Path) -> Iterator[str]:
    try:
        with ZipFile(path) as archive:
            for name in _OFFICE_FILES:
                if name in archive.namelist():
                    with archive.open(name) as content:
                        text = content.read(MB).decode("utf-8", "replace")
                    yield from (unescape(found[1]) for found in _OFFICE.findall(text))
    except BadZipFile:
        return


def _of_picture(path: Path) -> Iterator[str]:
    try:
        with Image.open(path) as picture:
            exif = picture.getexif()
            written = [exif.get(_ARTIST), picture.info.get("Author"), picture.info.get("Artist")]
            wide = exif.get(_XP_AUTHOR)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return
    yield from (str(one) for one in written if one)
    if isinstance(wide, bytes):
        yield wide.decode("utf-16-le", "replace")
