"""A form with one file, written to disk as it arrives: memory stays the same however large it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from anyio import fail_after, to_thread
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from core.disk import room_on_disk
from core.errors import Invalid, TooLarge, Unavailable
from core.settings import MB
from web.routes import work_words as words

FORM_BYTES = 64 << 10  # of everything that is not the file
_PATIENCE_S = 60.0  # without a single byte
_WRITE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FormLimits:
    """How much may stand beside the file of a form, and whether there must be a file at all."""

    form_bytes: int = FORM_BYTES
    field_bytes: int = 4 << 10
    most_parts: int = 20
    needs_file: bool = True


USUAL = FormLimits()


class NoUpload(Invalid):
    sentence = words.NO_UPLOAD


class UploadTooLarge(TooLarge):
    """Facts: limit_mb."""

    sentence = words.UPLOAD_TOO_LARGE


class UploadStalled(Unavailable):
    status = 408
    sentence = words.UPLOAD_STALLED


@dataclass(slots=True)
class Upload:
    """What was sent. `path` is gone when the block of `receive_upload` ends.

    part    the name of the field that holds the file; empty where no file was sent
    pairs   the other fields in their order, repeated ones too
    """

    path: Path
    name: str = ""
    size_bytes: int = 0
    part: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, str]:
        """The last value of each field."""
        return dict(self.pairs)


@asynccontextmanager
async def receive_upload(
    request: Request, folder: Path, *, limit_bytes: int, limits: FormLimits = USUAL
) -> AsyncIterator[Upload]:
    """The file and the fields of a multipart form. Raises NoUpload, UploadStalled, DiskFull, or UploadTooLarge.

    What says beforehand that it is too large is refused before anything is read; what does not say so, as soon as
    it is.
    """
    limit_mb = max(1, limit_bytes // MB)
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and (len(declared) > 18 or int(declared) > limit_bytes + limits.form_bytes):
        raise UploadTooLarge(limit_mb=limit_mb)
    with room_on_disk(), NamedTemporaryFile(dir=folder, prefix="upload-") as target:
        receiving = _Receiving(request, target, limit_bytes, limits)
        await receiving.run()
        yield receiving.upload


class _Receiving:
    """The callbacks of the parser; what they get is kept until it is written."""

    def __init__(self, request: Request, target: IO[bytes], limit_bytes: int, limits: FormLimits) -> None:
        self.upload = Upload(Path(target.name))
        self._request, self._target, self._limit, self._limits = request, target, limit_bytes, limits
        self._buffer = bytearray()
        self._header, self._value, self._disposition = bytearray(), bytearray(), b""
        self._field: str | None = None  # of the part that is arriving; None for the file
        self._text = bytearray()
        self._parts, self._files, self._is_whole = 0, 0, False

    async def run(self) -> None:
        parser = MultipartParser(self._boundary(), self._callbacks())
        received = 0
        try:
            async for chunk in self._chunks():
                received += len(chunk)
                if received > self._limit + self._limits.form_bytes:
                    raise self._too_large()
                parser.write(chunk)
                if len(self._buffer) >= _WRITE_BYTES:
                    await self._write()
            parser.finalize()
        except FormParserError:
            raise NoUpload() from None
        await self._write()
        await to_thread.run_sync(self._target.flush)
        if not self._is_whole or (self._limits.needs_file and not self._files):
            raise NoUpload()

    async def _chunks(self) -> AsyncIterator[bytes]:
        arriving = self._request.stream()
        while True:
            try:
                with fail_after(_PATIENCE_S):
                    chunk = await anext(arriving)
            except StopAsyncIteration:
                return
            except (TimeoutError, ClientDisconnect):
                raise UploadStalled() from None
            yield chunk

    async def _write(self) -> None:
        data, self._buffer = self._buffer, bytearray()
        await to_thread.run_sync(self._target.write, data)

    def _boundary(self) -> bytes:
        kind, options = parse_options_header(self._request.headers.get("content-type"))
        boundary = options.get(b"boundary", b"")
        if kind != b"multipart/form-data" or not 0 < len(boundary) <= 200:
            raise NoUpload()
        return boundary

    def _callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_begin": self._begin_header,
            "on_header_field": self._in_header,
            "on_header_value": self._in_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._headers_end,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._whole,
        }

    def _begin(self) -> None:
        self._parts += 1
        self._disposition, self._text = b"", bytearray()
        if self._parts > self._limits.most_parts:
            raise NoUpload()

    def _begin_header(self) -> None:
        self._header, self._value = bytearray(), bytearray()

    def _in_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _in_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = bytes(self._value)

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._disposition)
        name = _decoded(options.get(b"name", b""))
        if b"filename" not in options:
            self._field = name
            return
        self._field, self._files = None, self._files + 1
        self.upload.part, self.upload.name = name, _decoded(options[b"filename"])
        if self._files > 1:
            raise NoUpload()

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._field is not None:
            self._text += data[start:end]
            if len(self._text) > self._limits.field_bytes:
                raise NoUpload()
            return
        self.upload.size_bytes += end - start
        if self.upload.size_bytes > self._limit:
            raise self._too_large()
        self._buffer += data[start:end]

    def _end(self) -> None:
        if self._field is not None:
            self.upload.pairs.append((self._field, _decoded(bytes(self._text))))

    def _whole(self) -> None:
        self._is_whole = True

    def _too_large(self) -> UploadTooLarge:
        return UploadTooLarge(limit_mb=max(1, self._limit // MB))


def _decoded(raw: bytes) -> str:
    with suppress(UnicodeDecodeError):
        return raw.decode()
    return raw.decode("latin-1")
