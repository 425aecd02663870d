"""What a page drew, read back from its HTML."""

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from streamlit.testing.v1 import AppTest

HOME = Path(__file__).parents[3] / "Home.py"
_INSIDE_A_WORD = {"mark", "a"}
_WITHOUT_END = {"input", "br", "img", "meta"}

Link = tuple[str, str]


def run_page(page: str = "", /, **query: str | list[str]) -> "Drawn":
    """A visit to a page: the front page inside its frame; any other, by its name, alone (AppTest goes past the frame).

    Fails when the page crashed.
    """
    app = AppTest.from_file(HOME, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    if page:
        app.switch_page(f"pages/{page}.py")
    app.run()
    assert list(app.exception) == []
    return Drawn("".join(one.value for one in app.get("html")))


class Drawn(HTMLParser):
    """`links` are (text, href) in order; `text` is everything a reader reads, one space between words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, Mapping[str, str]]] = []
        self._texts: list[str] = []
        self._open: list[tuple[str, list[str], Mapping[str, str]]] = []
        self._closed: list[tuple[str, Mapping[str, str]]] = []
        self.links: list[Link] = []
        self.current: list[Link] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return " ".join("".join(self._texts).split())

    def links_to(self, path: str) -> list[Link]:
        return [(text, href) for text, href in self.links if href.split("?")[0] == path]

    def text_of(self, css: str) -> list[str]:
        """The texts of all elements with this class."""
        return [text for text, attributes in self._closed if css in attributes.get("class", "").split()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in _WITHOUT_END:
            self._open.append((tag, [], attributes))

    def handle_data(self, data: str) -> None:
        self._texts.append(data)
        for _, texts, _ in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, texts, attributes = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        if tag not in _INSIDE_A_WORD:
            self.handle_data(" ")
        text = " ".join("".join(texts).split())
        self._closed.append((text, attributes))
        if tag == "a":
            self.links.append((text, attributes["href"]))
            if "aria-current" in attributes:
                self.current.append((text, attributes["href"]))
