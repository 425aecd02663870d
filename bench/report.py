"""What was measured, as lines of a table: for the terminal and for docs/performance.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.timing import Timing

WIDTH = 120
_HEAD = ("", "n", "median", "p95", "floor", "× floor", "aim")
_ALIGN = "<>>>>>>"
_NAME_WIDTH, _WIDTHS = 54, (4, 11, 9, 11, 8, 11)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing measured, all numbers in `unit`.

    floor  the same measured without the portal: bare DuckDB, a bare socket, an empty Streamlit script
    aim    what we want, as words: "≤ 4"
    """

    name: str
    value: float
    unit: str = "ms"
    p95: float | None = None
    count: int = 1
    floor: float | None = None
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as long as the floor; of a speed, how many times as slow. 1 is as good as the floor.

        >>> Line("page", 3.0, floor=2.0).ratio, Line("file", 500.0, "MB/s", floor=1000.0).ratio
        (1.5, 2.0)
        """
        if not self.floor or not self.value:
            return None
        return self.floor / self.value if self.unit.endswith("/s") else self.value / self.floor

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        value, floor = f"{shown(self.value)} {self.unit}", "" if self.floor is None else shown(self.floor)
        p95 = "" if self.p95 is None else shown(self.p95)
        return (self.name, str(self.count), value, p95, floor, ratio, self.aim)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def line_of(name: str, timing: Timing, *, floor: Timing | None = None, aim: str = "") -> Line:
    """Milliseconds beside the floor's."""
    return Line(
        name,
        timing.median,
        p95=timing.p95,
        count=len(timing.milliseconds),
        floor=None if floor is None else floor.median,
        aim=aim,
    )


def shown(number: float) -> str:
    """Three figures that matter.

    >>> [shown(n) for n in (0.0123, 0.456, 7.891, 45.6, 1234.5, 0.0)]
    ['0.012', '0.456', '7.89', '45.6', '1234', '0']
    """
    if number == 0:
        return "0"
    digits = next(n for n, least in ((0, 100), (1, 10), (2, 1), (3, 0)) if number >= least)
    return f"{number:.{digits}f}"


def as_text(section: Section) -> str:
    """A table of at most 120 columns."""
    rows = [_HEAD, *(line.cells() for line in section.lines)]
    return "\n".join([section.title, *(_text_row(row) for row in rows), ""])


def _text_row(cells: Sequence[str]) -> str:
    name, *numbers = cells
    return f"  {name:<{_NAME_WIDTH}}" + "".join(f"{n:>{w}}" for n, w in zip(numbers, _WIDTHS, strict=True))


def as_markdown(sections: Iterable[Section]) -> str:
    return "\n\n".join(_markdown(section) for section in sections)


def _markdown(section: Section) -> str:
    rule = "|" + "|".join("---" if side == "<" else "---:" for side in _ALIGN) + "|"
    rows = [_markdown_row(line.cells()) for line in section.lines]
    return "\n".join([f"### {section.title}", "", _markdown_row(_HEAD), rule, *rows])


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
