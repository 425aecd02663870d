"""The list of synonyms: a file that a city edits, read in both directions and forgiving."""

from pathlib import Path

from catalog.search.synonyms import NO_SYNONYMS, read_synonyms
from tests.builders import REPOSITORY


def test_a_word_leads_to_its_others_and_back(tmp_path: Path) -> None:
    lines = "word,also,comment\n医保,医疗保险|社保,看病\nHouse prices,住房成交\n"
    (tmp_path / "synonyms.csv").write_text(lines, encoding="utf-8-sig")

    synonyms = read_synonyms(tmp_path)

    assert [word for word, _ in synonyms.of("医保")] == ["医疗保险", "社保"]
    assert [word for word, _ in synonyms.of("社保")] == ["医保"]
    assert [word for word, _ in synonyms.of("house price")] == ["住房成交"]
    assert synonyms.of("公交") == ()
    assert synonyms.longest == 2


def test_empty_and_short_lines_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "synonyms.csv").write_text("word,also,comment\n,,\n医保\n,社保\n公交,|公共汽车|\n", encoding="utf-8")

    synonyms = read_synonyms(tmp_path)

    assert dict(synonyms.others) == {"公交": (("公共汽车", 1.0),), "公共汽车": (("公交", 0.75),)}


def test_a_city_without_the_file_has_no_synonyms(tmp_path: Path) -> None:
    assert read_synonyms(tmp_path) == NO_SYNONYMS


def test_the_shipped_list_speaks_of_livelihood() -> None:
    synonyms = read_synonyms(REPOSITORY / "datasets")

    said = ("医保", "暖气", "房价", "堵车", "雾霾", "菜价", "找活", "幼儿园")
    assert [word for word in said if word not in synonyms] == []
