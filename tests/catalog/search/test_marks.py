"""Marking: whole words in English, any place in Chinese, the text itself never changed."""

import pytest

from catalog.search.marks import marked, snippet


@pytest.mark.parametrize(
    ("text", "tokens", "marks"),
    [
        ("公交与地铁", ["地铁", "公交"], (("公交", True), ("与", False), ("地铁", True))),
        ("公交线路", ["公交", "公交线路"], (("公交线路", True),)),
        ("Ｗｉ-Ｆｉ 热点", ["wi-fi"], (("Ｗｉ-Ｆｉ", True), (" 热点", False))),
        ("Business buses", ["bus"], (("Business", True), (" ", False), ("buses", True))),
        ("Airbus", ["bus"], (("Airbus", False),)),
        ("Pharmacies", ["pharmacy"], (("Pharmacies", True),)),
        ("<b>公交</b>", ["公交"], (("<b>", False), ("公交", True), ("</b>", False))),
        ("公交", [], (("公交", False),)),
        ("", ["公交"], ()),
    ],
)
def test_matched_words_are_marked(text: str, tokens: list[str], marks: tuple[tuple[str, bool], ...]) -> None:
    assert marked(text, tokens) == marks


def test_a_long_text_is_shown_round_its_first_match() -> None:
    text = "前" * 200 + "公交" + "后" * 200

    marks = snippet(text, ["公交"])

    assert marks[:4] == (("…", False), ("前" * 16, False), ("公交", True), ("后" * 78, False))
    assert marks[4:] == (("…", False),)


def test_without_a_match_the_beginning_is_shown() -> None:
    assert snippet("甲" * 200, ["公交"]) == (("甲" * 96, False), ("…", False))
    assert snippet("短", ["公交"]) == (("短", False),)
