"""How measured things are written down."""

import platform
from pathlib import Path

import pytest

from bench.__main__ import PARTS
from bench.document import marks, with_tables
from bench.machine import machine_line
from bench.report import WIDTH, Line, Section, as_markdown, as_text, line_of
from bench.timing import Timing, best, side_by_side

SECTION = Section(
    "Rows",
    (
        Line("a   first page", 3.0, p95=4.5, count=60, floor=2.0, aim="≤ 1.4"),
        Line("h   all rows", 500.0, "MB/s", floor=1000.0),
    ),
)


def test_a_table_for_the_terminal_lines_up_and_fits():
    text = as_text(SECTION)

    assert text.splitlines()[2].split() == [
        "a",
        "first",
        "page",
        "60",
        "3.00",
        "ms",
        "4.50",
        "2.00",
        "1.50",
        "≤",
        "1.4",
    ]
    assert text.splitlines()[3].split() == ["h", "all", "rows", "1", "500", "MB/s", "1000", "2.00"]
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_table_for_the_document_is_markdown():
    assert as_markdown([SECTION]).splitlines() == [
        "### Rows",
        "",
        "|  | n | median | p95 | floor | × floor | aim |",
        "|---|---:|---:|---:|---:|---:|---:|",
        "| a   first page | 60 | 3.00 ms | 4.50 | 2.00 | 1.50 | ≤ 1.4 |",
        "| h   all rows | 1 | 500 MB/s |  | 1000 | 2.00 |  |",
    ]


def test_a_line_takes_median_and_p95_of_a_timing():
    ours, floor = Timing((4.0, 1.0, 2.0, 3.0, 90.0)), Timing((1.5, 1.5))

    assert line_of("b", ours, floor=floor, aim="≤ 9") == Line("b", 3.0, p95=90.0, count=5, floor=1.5, aim="≤ 9")


def test_the_best_of_several_is_the_one_with_the_smallest_median():
    slow, fast = Timing((1.0, 9.0, 9.0)), Timing((5.0, 5.0, 50.0))

    assert best({"slow": slow, "fast": fast}) is fast


def test_every_action_runs_in_turn_with_the_same_numbers_and_the_warm_up_is_not_counted():
    ran = []
    actions = {"a": lambda n: ran.append(("a", n)), "b": lambda n: ran.append(("b", n))}

    timings = side_by_side(actions, 2, warm_up=1)

    assert ran == [("a", 2), ("b", 2), ("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert {name: len(timing.milliseconds) for name, timing in timings.items()} == {"a": 2, "b": 2}


def test_only_what_stands_between_the_marks_of_the_part_is_replaced():
    (begin, end), (other, other_end) = marks("rows"), marks("pages")
    document = f"# Title\n\n{begin}\nold\n{end}\n\nWords.\n\n{other}\nkept\n{other_end}\n"

    assert with_tables(document, "rows", "new") == (
        f"# Title\n\n{begin}\n\nnew\n\n{end}\n\nWords.\n\n{other}\nkept\n{other_end}\n"
    )


@pytest.mark.parametrize("document", ["", "".join(marks("pages")), marks("rows")[0], "".join(reversed(marks("rows")))])
def test_a_document_without_the_marks_is_refused(document):
    with pytest.raises(ValueError, match="measured: rows"):
        with_tables(document, "rows", "new")


def test_the_document_has_a_place_for_every_part():
    document = (Path(__file__).parents[2] / "docs" / "performance.md").read_text("utf-8")

    assert [part for part in PARTS if with_tables(document, part, "new") == document] == []


def test_the_machine_is_described_without_its_name():
    assert platform.node() not in machine_line()
    assert "cores" in machine_line()
