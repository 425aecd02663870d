"""Words that people wrote, as safe HTML: paragraphs, lists of lines that begin with a dash, small headings."""

from html import escape
from itertools import groupby

_ITEM, _HEADING = "- ", "# "


def prose(text: str) -> str:
    """
    >>> prose("# 规则\\n第一段\\n\\n- 一\\n- <二>")
    '<h3>规则</h3><p>第一段</p><ul><li>一</li><li>&lt;二&gt;</li></ul>'
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    return "".join(_block(kind, list(group)) for kind, group in groupby(lines, key=_kind))


def _kind(line: str) -> str:
    if line.startswith(_ITEM):
        return "items"
    if line.lstrip("#").startswith(" ") and line.startswith("#"):
        return "heading"
    return "words" if line else "gap"


def _block(kind: str, lines: list[str]) -> str:
    if kind == "items":
        return f"<ul>{''.join(f'<li>{escape(line.removeprefix(_ITEM))}</li>' for line in lines)}</ul>"
    if kind == "heading":
        return "".join(f"<h3>{escape(line.lstrip('#').strip())}</h3>" for line in lines)
    return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>" if kind == "words" else ""
