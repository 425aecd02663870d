"""The measured tables in docs/performance.md, each part between two marks; the words round them are written by hand."""

from pathlib import Path


def marks(part: str) -> tuple[str, str]:
    return f"<!-- measured: {part} -->", f"<!-- end: {part} -->"


def with_tables(document: str, part: str, tables: str) -> str:
    """The document with what stands between the marks of a part replaced. Raises ValueError when a mark is missing.

    >>> with_tables("before <!-- measured: a --> old <!-- end: a --> after", "a", "new").split()
    ['before', '<!--', 'measured:', 'a', '-->', 'new', '<!--', 'end:', 'a', '-->', 'after']
    """
    begin, end = marks(part)
    before, found, rest = document.partition(begin)
    _, found_end, after = rest.partition(end)
    if not found or not found_end:
        raise ValueError(f"the document needs the lines {begin} and {end}")
    return f"{before}{begin}\n\n{tables}\n\n{end}{after}"


def write_tables(path: Path, part: str, tables: str) -> None:
    path.write_text(with_tables(path.read_text("utf-8"), part, tables), "utf-8")
