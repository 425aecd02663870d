"""The measured tables in docs/performance.md, between two marks; the words round them are written by hand."""

from pathlib import Path

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def with_tables(document: str, tables: str) -> str:
    """The document with what stands between the marks replaced. Raises ValueError when a mark is missing.

    >>> with_tables(f"before {BEGIN} old {END} after", "new") == f"before {BEGIN}\\n\\nnew\\n\\n{END} after"
    True
    """
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the document needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"


def write_tables(path: Path, tables: str) -> None:
    path.write_text(with_tables(path.read_text("utf-8"), tables), "utf-8")
