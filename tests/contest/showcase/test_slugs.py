"""Addresses of works from titles in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.showcase.slugs import slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("公交到站", "gong-jiao-dao-zhan"),
        ("盛京助老地图 v2", "sheng-jing-zhu-lao-di-tu-v2"),
        ("长度与银行", "chang-du-yu-yin-hang"),
        ("绿地", "lv-di"),
        ("Ｏｐｅｎ　Ｄａｔａ", "open-data"),
        ("Café Münster", "cafe-munster"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("🚲🚲", "work"),
        ("", "work"),
        ("—— ！", "work"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_title_becomes_letters_that_every_address_takes(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_ends_with_a_whole_word():
    slug = slug_of("沈阳市民公共自行车站点骑行安全与便民服务综合展示平台")

    assert len(slug) <= 60
    assert "shen-yang-shi-min-gong-gong-zi-xing-che-zhan-dian-qi-xing-an-quan".startswith(slug)


@given(st.text(max_size=200))
def test_whatever_the_title_the_address_is_plain(title):
    slug = slug_of(title)

    assert 0 < len(slug) <= 60
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
