"""The environment becomes one record; what cannot be used is named with its remedy."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from core.errors import BadSetting
from core.settings import Settings, read_settings

README = Path(__file__).parents[2] / "README.md"


def test_everything_is_optional() -> None:
    assert read_settings({"PATH": "/bin", "PORTAL_DEMO": ""}) == Settings()


def test_what_is_given_is_parsed() -> None:
    given = {"PORTAL_DATA_DIR": "/srv/portal", "PORTAL_DEMO": "1", "PORTAL_PUBLIC_URL": "https://data.example/"}

    assert read_settings(given) == Settings(
        data_dir=Path("/srv/portal"), is_demo=True, public_url="https://data.example"
    )


def test_hosts_are_separated_by_commas() -> None:
    given = {"PORTAL_ALLOWED_PRIVATE_HOSTS": "127.0.0.1:8080, Intranet.example,"}

    assert read_settings(given).allowed_private_hosts == ("127.0.0.1:8080", "intranet.example")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORTAL_DEMO", "yes", "设置 PORTAL_DEMO 的值“yes”用不了：请填 1 或 0。"),
        ("PORTAL_THREADS", "-2", "设置 PORTAL_THREADS 的值“-2”用不了：请填大于 0 的整数。"),
        (
            "PORTAL_DATABASE_URL",
            "mysql://x",
            "设置 PORTAL_DATABASE_URL 的值“mysql://x”用不了：请以 postgresql:// 开头。",
        ),
        (
            "PORTAL_ADMIN_EMAIL",
            "admin",
            "设置 PORTAL_ADMIN_EMAIL 的值“admin”用不了：请填一个邮箱地址，如 name@office.example。",
        ),
        (
            "PORTAL_MAIL_FROM",
            "a@b\n",
            "设置 PORTAL_MAIL_FROM 的值“a@b\n”用不了：请填一个邮箱地址，如 name@office.example。",
        ),
        ("PORTAL_ADMIN_PASSWORD", "secret", "设置 PORTAL_ADMIN_PASSWORD 的值“…”用不了：至少要 8 个字符。"),
        ("PORTAL_ADMIN_TOKEN", "short", "设置 PORTAL_ADMIN_TOKEN 的值“…”用不了：至少要 20 个字符，随机生成。"),
        (
            "PORTAL_SMTP_URL",
            "http://user:secret@mail.example",
            "设置 PORTAL_SMTP_URL 的值“…”用不了：请写成 smtp://用户:密码@主机:端口，或 smtps://。",
        ),
        (
            "PORTAL_SMTP_URL",
            "smtp://mail.example:99999",
            "设置 PORTAL_SMTP_URL 的值“…”用不了：请写成 smtp://用户:密码@主机:端口，或 smtps://。",
        ),
    ],
)
def test_a_value_that_cannot_be_used_says_what_to_do(name: str, value: str, sentence: str) -> None:
    with pytest.raises(BadSetting) as refused:
        read_settings({name: value})

    assert refused.value.say("zh") == sentence
    assert name in refused.value.say("en")


def test_the_table_in_the_readme_lists_exactly_the_settings_that_work() -> None:
    documented = set(re.findall(r"^\| `(PORTAL_\w+)` \|", README.read_text("utf-8"), re.MULTILINE))

    assert documented == {f"PORTAL_{f.name.removeprefix('is_').upper()}" for f in fields(Settings)}
