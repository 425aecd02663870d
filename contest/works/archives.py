"""Archives: every entry is unpacked into nothing and counted, so that no declared size has to be believed."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from contest.works.errors import (
    ArchiveIsBomb,
    ArchiveNameUnsafe,
    ArchiveNested,
    ArchiveTooLarge,
    ArchiveUnreadable,
    MacrosRefused,
)
from core.settings import MB

MAX_ENTRIES = 5_000
MAX_UNPACKED_MB = 1_024
MAX_RATIO = 200  # unpacked to packed, for what is large enough to matter
_RATIO_COUNTS_FROM = 1 * MB
_CHUNK = 1 << 16
_NESTED_IN_MEMORY = 4 * MB
_SHOWN_OF_AN_ENTRY = 80  # characters
_IS_ENCRYPTED = 0x1
_LINK = 0xA  # the upper bits of the Unix mode of a symbolic link
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_MACROS = "vbaProject.bin"


@dataclass(slots=True)
class _Counted:
    """What the archive and the one inside it have come to together."""

    name: str
    entries: int = 0
    unpacked: int = 0


def check_archive(path: Path, name: str, *, allows_macros: bool = True) -> None:
    """Raises what is wrong with a ZIP: ArchiveUnreadable, ArchiveTooLarge, ArchiveIsBomb, ArchiveNameUnsafe,
    ArchiveNested, or MacrosRefused for an office document with macros.

    One archive inside another is looked into as well; a third one is refused, as is one of another format.
    """
    with path.open("rb") as content:
        _check(content, path.stat().st_size, _Counted(name), depth=0, allows_macros=allows_macros)


def _check(content: IO[bytes], size: int, counted: _Counted, *, depth: int, allows_macros: bool) -> None:
    try:
        with ZipFile(content) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        raise ArchiveUnreadable(name=counted.name) from None
    counted.entries += len(entries)
    if counted.entries > MAX_ENTRIES:
        raise _too_large(counted)
    if sum(entry.compress_size for entry in entries) > size:  # entries that share the same bytes
        raise ArchiveIsBomb(name=counted.name)
    for entry in entries:
        _check_name(entry, counted.name)
        if not allows_macros and PurePosixPath(entry.filename).name == _MACROS:
            raise MacrosRefused(name=counted.name)
    for entry in entries:
        _check_entry(content, entry, counted, depth=depth)


def _check_name(entry: ZipInfo, name: str) -> None:
    given = entry.orig_filename
    parts = given.replace("\\", "/").split("/")
    is_link = (entry.external_attr >> 28) == _LINK
    if given.startswith(("/", "\\")) or given[1:2] == ":" or ".." in parts or "\0" in given or is_link:
        raise ArchiveNameUnsafe(name=name, entry=_shown(entry))


def _check_entry(content: IO[bytes], entry: ZipInfo, counted: _Counted, *, depth: int) -> None:
    if entry.flag_bits & _IS_ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ArchiveUnreadable(name=counted.name)
    with SpooledTemporaryFile(max_size=_NESTED_IN_MEMORY) as copy:
        before, is_nested = counted.unpacked, None
        for chunk in _unpacked(content, entry, counted.name):
            counted.unpacked += len(chunk)
            _check_size(entry, counted, counted.unpacked - before)
            if is_nested is None:
                is_nested = chunk.startswith(_ARCHIVES)
            if is_nested:
                copy.write(chunk)
        if is_nested:
            _check_nested(copy, entry, counted, depth=depth)


def _check_size(entry: ZipInfo, counted: _Counted, unpacked: int) -> None:
    if unpacked > _RATIO_COUNTS_FROM and unpacked > MAX_RATIO * entry.compress_size:
        raise ArchiveIsBomb(name=counted.name)
    if unpacked > entry.file_size:  # more than it says
        raise ArchiveIsBomb(name=counted.name)
    if counted.unpacked > MAX_UNPACKED_MB * MB:
        raise _too_large(counted)


def _check_nested(copy: IO[bytes], entry: ZipInfo, counted: _Counted, *, depth: int) -> None:
    size = copy.tell()
    copy.seek(0)
    is_zip = copy.read(4) == _ARCHIVES[0]
    if depth > 0 or not is_zip:
        raise ArchiveNested(name=counted.name, entry=_shown(entry))
    copy.seek(0)
    _check(copy, size, counted, depth=depth + 1, allows_macros=True)


def _unpacked(content: IO[bytes], entry: ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes that an unpacker would get, whatever the directory says about their number."""
    try:
        content.seek(entry.header_offset)
        header = _LOCAL_HEADER.unpack(content.read(_LOCAL_HEADER.size))
        if header[0] != _ARCHIVES[0]:
            raise ArchiveUnreadable(name=name)
        content.seek(header[-2] + header[-1], 1)  # its own copy of the name, and extra fields
        if entry.compress_type == ZIP_STORED:
            yield from _stored(content, entry.compress_size)
        else:
            yield from _inflated(content, entry.compress_size)
    except (struct.error, zlib.error):
        raise ArchiveUnreadable(name=name) from None


def _stored(content: IO[bytes], left: int) -> Iterator[bytes]:
    while left > 0 and (chunk := content.read(min(_CHUNK, left))):
        left -= len(chunk)
        yield chunk


def _inflated(content: IO[bytes], left: int) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _stored(content, left):
        rest = packed
        while rest and not unpacking.eof:
            chunk = unpacking.decompress(rest, _CHUNK)
            rest = unpacking.unconsumed_tail
            if chunk:
                yield chunk
    if tail := unpacking.flush():
        yield tail


def _too_large(counted: _Counted) -> ArchiveTooLarge:
    return ArchiveTooLarge(name=counted.name, limit_mb=MAX_UNPACKED_MB, entries=MAX_ENTRIES)


def _shown(entry: ZipInfo) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in entry.orig_filename)[:_SHOWN_OF_AN_ENTRY]
