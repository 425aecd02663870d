"""Letters in both languages, queued with the change that causes them, to addresses that are one."""

from datetime import datetime

import pytest

from core.mail.addresses import as_address
from core.mail.errors import BadAddress
from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.words import Text

NOW = datetime(2026, 3, 1, 4, 0)
LETTER = Letter(Text("确认邮箱", "Confirm your address"), Text("请打开链接。\n", "Open the link."))


def test_a_letter_holds_both_languages_the_readers_first(db):
    with db.transaction() as tx:
        queue_mail(tx, to="Zhang@School.Example", letter=LETTER, now=NOW)
        queue_mail(tx, to="smith@school.example", letter=LETTER, lang="en", now=NOW)

    rule = "-" * 40
    assert db.rows("SELECT recipient, subject, body, due_at, attempts FROM outgoing_mail ORDER BY recipient") == [
        (
            "smith@school.example",
            "Confirm your address / 确认邮箱",
            f"Open the link.\n\n{rule}\n\n请打开链接。\n",
            NOW,
            0,
        ),
        (
            "zhang@school.example",
            "确认邮箱 / Confirm your address",
            f"请打开链接。\n\n{rule}\n\nOpen the link.\n",
            NOW,
            0,
        ),
    ]


def test_a_change_that_fails_sends_no_letter(db):
    with pytest.raises(ZeroDivisionError), db.transaction() as tx:
        queue_mail(tx, to="zhang@school.example", letter=LETTER, now=NOW)
        _ = 1 / 0

    assert db.rows("SELECT id FROM outgoing_mail") == []


@pytest.mark.parametrize("name", ["队\r\nBcc: x@evil.example", "队\nSubject: 2", "队\u2028x", "队\0", "队\ud800"])
def test_a_name_in_the_subject_stays_on_its_line(name):
    letter = Letter(Text("邀请加入“{team}”", "Join “{team}”").filled(team=name), Text("一", "One"))

    assert [c for c in letter.subject_in("zh") if not c.isprintable()] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zhang",
        "@school.example",
        "zhang@",
        "zhang@localhost",
        "a@b@school.example",
        "zhang li@school.example",
        "zhang@school.example\r\nBcc: x@evil.example",
        "zhang@school..example",
        "zhang@-school.example",
        ".zhang@school.example",
        "张@school.example",
        "zhang@school.example, li@school.example",
        "<zhang@school.example>",
        f"{'z' * 65}@school.example",
        f"z@{'a.' * 125}example",
        "z@" + "\ud800.example",
        f"z@{'沈' * 200}.example",
    ],
)
def test_what_no_mail_server_takes_is_refused(text):
    with pytest.raises(BadAddress) as refused:
        as_address(text)

    assert refused.value.facts["address"].isprintable() or refused.value.facts["address"] == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Zhang.San+Contest@School.Example\n", "zhang.san+contest@school.example"),
        ("ｚｈａｎｇ＠school.example", "zhang@school.example"),
        ("zhang@学校。中国", "zhang@xn--48s290a.xn--fiqs8s"),
        ("1@2.example", "1@2.example"),
    ],
)
def test_one_mailbox_has_one_spelling(text, address):
    assert as_address(text) == address
