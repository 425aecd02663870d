"""What a team may be called, and when two names are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.teams import words
from contest.teams.errors import TeamNameLength, TeamWordsTooLong, TeamWordsUnreadable
from contest.teams.names import as_team_name, as_team_text, name_key


@pytest.mark.parametrize("name", ["", " ", "队", "x" * 31, "  a  "])
def test_a_name_has_two_to_thirty_characters(name):
    with pytest.raises(TeamNameLength):
        as_team_name(name)


@pytest.mark.parametrize("name", ["数据", "x" * 30, "沈阳 Data 队", "团队😀"])
def test_names_people_choose_are_kept(name):
    assert as_team_name(name) == name


@pytest.mark.parametrize("name", ["数\u200b据", "数\u202e据", "数\x00据", "数\ud800据", "ab\ue000"])
def test_a_name_hides_nothing(name):
    with pytest.raises(TeamWordsUnreadable):
        as_team_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("数据A队", "数据Ａ队"),
        ("Straße", "STRASSE"),
        ("Data Team", "ＤＡＴＡ　ＴＥＡＭ"),
        ("数据 向善", "数据向善"),
        ("é1", "e\u03011"),
    ],
)
def test_names_that_look_the_same_are_the_same(one, other):
    assert name_key(as_team_name(one)) == name_key(as_team_name(other))


def test_names_that_differ_are_not_the_same():
    assert name_key("数据一队") != name_key("数据二队")


@given(st.text(max_size=40))
def test_every_text_is_a_name_or_refused(text):
    try:
        name = as_team_name(text)
    except (TeamNameLength, TeamWordsUnreadable):
        return

    assert as_team_name(name) == name
    assert name_key(name) == name_key(name_key(name))


def test_a_text_keeps_its_lines():
    assert as_team_text(" 两行\r\n文字 ", words.ABOUT) == "两行\n文字"


def test_a_text_that_is_too_long_says_how_long():
    with pytest.raises(TeamWordsTooLong) as refused:
        as_team_text("字" * 1001, words.ABOUT)

    assert refused.value.facts == {"field": words.ABOUT, "maximum": 1000, "length": 1001}


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\u202eb"])
def test_a_text_hides_nothing(text):
    with pytest.raises(TeamWordsUnreadable):
        as_team_text(text, words.ABOUT)
