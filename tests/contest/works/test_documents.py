"""What the PDF documents of the contest share."""

import pytest

from contest import documents
from contest.documents import register_chinese_font
from contest.errors import FontMissing


def test_the_font_is_registered_once_and_called_the_same():
    assert register_chinese_font() == register_chinese_font() == documents.FONT


def test_a_server_without_the_font_is_told_the_line_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(documents, "_FILES", (tmp_path / "none.ttc",))

    with pytest.raises(FontMissing) as refused:
        register_chinese_font()

    assert "apt-get install fonts-wqy-zenhei" in refused.value.say("zh")
