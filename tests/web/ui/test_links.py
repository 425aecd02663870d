"""Links keep the language and escape what they carry."""

import pytest

from web.ui.links import anchor, link, link_of_pairs


@pytest.mark.parametrize(
    ("lang", "params", "wanted"),
    [
        ("zh", {}, "/datasets"),
        ("en", {}, "/datasets?lang=en"),
        ("zh", {"q": "公交", "page": None}, "/datasets?q=%E5%85%AC%E4%BA%A4"),
        ("en", {"theme": ["transport", "health"]}, "/datasets?theme=transport&theme=health&lang=en"),
        ("zh", {"theme": ()}, "/datasets"),
        ("zh", {"page": 2}, "/datasets?page=2"),
        ("zh", {"q": "a&b=c#d %_"}, "/datasets?q=a%26b%3Dc%23d+%25_"),
    ],
)
def test_a_link_has_its_parameters_and_the_language(lang, params, wanted):
    assert link("/datasets", lang, **params) == wanted


def test_the_language_of_the_link_wins_over_one_among_the_pairs():
    assert link_of_pairs("/dataset", "zh", [("lang", "en"), ("id", "a"), ("id", "b")]) == "/dataset?id=a&id=b"


def test_an_anchor_escapes_words_and_address():
    assert anchor('/x?a="1"&b', '<script>"&', rel="nofollow", aria_current="") == (
        '<a href="/x?a=&quot;1&quot;&amp;b" rel="nofollow">&lt;script&gt;&quot;&amp;</a>'
    )
