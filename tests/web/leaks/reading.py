"""Everything that a page or an answer says, as text that can be searched."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from google.protobuf import text_format
from httpx2 import Response
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.web.ui.drawn import HOME


def open_page(page: str, query: dict[str, str]) -> AppTest:
    """The page itself as the signed-in browser of the test sees it; it must not crash."""
    app = AppTest.from_file(HOME, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py")
    app.run()
    assert list(app.exception) == [], (page, query)
    return app


def text_of_page(app: AppTest) -> str:
    """What is sent to the browser: every element with all its properties, tables cell by cell."""
    return unescape("\n".join(_elements(app._tree)))


def _elements(node: object) -> Iterator[str]:
    for child in getattr(node, "children", {}).values():
        yield from _elements(child)
    proto = getattr(node, "proto", None)
    if proto is not None:
        yield text_format.MessageToString(proto, as_utf8=True).replace("\\n", "\n").replace("\\'", "'")
    if getattr(node, "type", "") in ("arrow_data_frame", "arrow_table"):
        yield node.value.to_csv()  # type: ignore[attr-defined]


def text_of_answer(answer: Response) -> str:
    """Headers, names of files, and the body decoded, whether HTML, JSON, CSV, PDF or ZIP."""
    headers = "\n".join(f"{name}: {unquote(value)}" for name, value in answer.headers.multi_items())
    return unescape(f"{headers}\n{_text_of_bytes(answer.content)}")


def _text_of_bytes(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(content))
        return "\n".join([*(page.extract_text() for page in pages.pages), str(pages.metadata)])
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{name}\n{_text_of_bytes(archive.read(name))}" for name in archive.namelist())
    if content.startswith(b"\x1f\x8b"):
        return _text_of_bytes(gzip.decompress(content))
    return content.decode("utf-8", "replace")
