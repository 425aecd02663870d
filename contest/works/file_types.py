"""Types of files by what is in them; the name only has to agree."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

import puremagic

from contest.works.errors import ActiveContentRefused, FileKindRefused, FileNameLies
from core.words import Text

_HEAD_BYTES = 4096
_MP4_BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"M4VH",
    b"MSNV",
    b"dash",
)


@dataclass(frozen=True, slots=True)
class FileType:
    """endings: the first one is how the type is called in lists."""

    media_type: str
    label: Text
    endings: tuple[str, ...]
    looks_like: Callable[[bytes], bool]  # on the first bytes; what is a ZIP inside is told apart by its entries


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _never(_head: bytes) -> bool:
    return False


_OFFICE = "application/vnd.openxmlformats-officedocument"
_SLIDES, _WORDS = f"{_OFFICE}.presentationml.presentation", f"{_OFFICE}.wordprocessingml.document"
TYPES = {
    "pdf": FileType("application/pdf", Text("PDF 文件", "a PDF file"), (".pdf",), _begins(b"%PDF-")),
    "png": FileType("image/png", Text("PNG 图片", "a PNG picture"), (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
    "jpeg": FileType("image/jpeg", Text("JPEG 图片", "a JPEG picture"), (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
    "webp": FileType(
        "image/webp",
        Text("WebP 图片", "a WebP picture"),
        (".webp",),
        lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    ),
    "mp4": FileType(
        "video/mp4",
        Text("MP4 视频", "an MP4 video"),
        (".mp4", ".m4v"),
        lambda head: head[4:8] == b"ftyp" and head[8:12] in _MP4_BRANDS,
    ),
    "webm": FileType(
        "video/webm",
        Text("WebM 视频", "a WebM video"),
        (".webm",),
        lambda head: head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64],
    ),
    "zip": FileType("application/zip", Text("ZIP 压缩包", "a ZIP archive"), (".zip",), _begins(b"PK\x03\x04")),
    "pptx": FileType(
        f"{_OFFICE}.presentationml.presentation", Text("PPTX 演示文稿", "a PPTX file"), (".pptx",), _never
    ),
    "docx": FileType(_WORDS, Text("DOCX 文档", "a DOCX file"), (".docx",), _never),
}
_INSIDE_ZIP = {"pptx": "ppt/presentation.xml", "docx": "word/document.xml"}

# What a browser would run: (what stands in the first bytes, in small letters; what it is called)
_ACTIVE = (
    (b"<svg", Text("SVG 图形", "an SVG drawing")),
    (b"<!doctype html", Text("HTML 网页", "an HTML page")),
    (b"<html", Text("HTML 网页", "an HTML page")),
    (b"<script", Text("网页脚本", "a script of a web page")),
    (b"<body", Text("HTML 网页", "an HTML page")),
    (b"<iframe", Text("HTML 网页", "an HTML page")),
)
_UNKNOWN = Text("无法识别的文件", "a file of unknown type")
_OF_ENDING = Text("{ending} 类型的文件", "a file of type {ending}")


def checked_type(path: Path, name: str, allowed: tuple[str, ...]) -> str:
    """The key in TYPES of a file that may be taken under this name.

    Raises ActiveContentRefused, FileKindRefused, or FileNameLies when content and ending disagree.
    """
    with path.open("rb") as content:
        head = content.read(_HEAD_BYTES)
    ending = PurePosixPath(name).suffix.lower()
    found = _type_of(path, head)
    if found is None:
        raise _refusal(head, name, allowed)
    if ending not in TYPES[found].endings:
        raise FileNameLies(name=name, really=TYPES[found].label, ending=ending or "—")
    if found not in allowed:
        raise FileKindRefused(name=name, really=TYPES[found].label, allowed=endings_of(allowed))
    return found


def endings_of(allowed: tuple[str, ...]) -> str:
    """The endings of some types, for a sentence.

    >>> endings_of(("png", "jpeg"))
    '.png, .jpg, .jpeg'
    """
    return ", ".join(ending for key in allowed for ending in TYPES[key].endings)


def _type_of(path: Path, head: bytes) -> str | None:
    found = next((key for key, one in TYPES.items() if one.looks_like(head)), None)
    if found != "zip":
        return found
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"  # the check of archives says what is wrong with it
    return next((key for key, inside in _INSIDE_ZIP.items() if inside in names), "zip")


def _refusal(head: bytes, name: str, allowed: tuple[str, ...]) -> ActiveContentRefused | FileKindRefused:
    small = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lower()
    for mark, label in _ACTIVE:
        if mark in small:
            return ActiveContentRefused(name=name, really=label)
    return FileKindRefused(name=name, really=_named(head), allowed=endings_of(allowed))


def _named(head: bytes) -> Text:
    """What a file of a type that is not for us is called, by its first bytes."""
    try:
        ending = puremagic.from_string(head)
    except (puremagic.PureError, ValueError):
        return _UNKNOWN
    return _OF_ENDING.filled(ending=ending) if ending else _UNKNOWN
