"""The settings: read once from the environment into one frozen record. No other file reads the environment."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core.errors import BadSetting
from core.words import Text

_HERE = Path(__file__).resolve().parent.parent
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is the setting `PORTAL_<NAME>`; the README's table says what each is for."""

    data_dir: Path = Path("var")
    datasets_dir: Path = _HERE / "datasets"
    database_url: str = ""  # empty: a DuckDB file in data_dir
    files_url: str = ""  # empty: a folder in data_dir
    public_url: str = "http://127.0.0.1:8501"
    is_demo: bool = False
    admin_email: str = ""
    admin_password: str = ""
    admin_token: str = ""
    smtp_url: str = ""  # empty: one file for each mail in data_dir/outbox
    mail_from: str = "open-data@localhost"
    allowed_private_hosts: tuple[str, ...] = ()  # empty: links are checked at public addresses only
    clock_offset_file: Path | None = None  # demonstration only
    state_memory_mb: int = 512
    serving_memory_mb: int = 1536
    hot_tables_mb: int = 512
    derived_quota_mb: int = 4096
    cache_quota_mb: int = 4096
    threads: int = 2
    api_requests_a_minute: int = 6000  # of one network

    @property
    def state_path(self) -> Path:
        return self.data_dir / "state.duckdb"

    @property
    def derived_quota_bytes(self) -> int:
        return self.derived_quota_mb * MB

    @property
    def outbox(self) -> Path:
        return self.data_dir / "outbox"

    @property
    def files_root(self) -> str:
        return self.files_url or str(self.data_dir.resolve() / "files")


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises BadSetting for a value that cannot be used."""
    given = os.environ if environ is None else environ
    values = {f.name: _parsed(f.name, given[_name(f.name)]) for f in fields(Settings) if given.get(_name(f.name))}
    settings = Settings(**values)
    if settings.clock_offset_file and not settings.is_demo:
        raise BadSetting(name="PORTAL_CLOCK_OFFSET_FILE", value=settings.clock_offset_file, fix=_ONLY_IN_DEMO)
    return settings


def _name(field: str) -> str:
    return f"PORTAL_{field.removeprefix('is_').upper()}"


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError
    return text == "1"


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip().lower() for host in text.split(",") if host.strip())


def _positive(text: str) -> int:
    if int(text) <= 0:
        raise ValueError
    return int(text)


def _secret(shortest: int) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if len(text) < shortest:
            raise ValueError
        return text

    return parse


def _smtp(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.port == 0:
        raise ValueError
    return text


def _mailbox(text: str) -> str:
    """Checked in full where a mail is made; here only that it can be a mail address at all."""
    if text.count("@") != 1 or not text.isprintable() or text.strip("@") != text or " " in text:
        raise ValueError
    return text


def _url(*schemes: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not text.startswith(schemes):
            raise ValueError
        return text.rstrip("/")

    return parse


_ONLY_IN_DEMO = Text("时钟只能在演示模式（PORTAL_DEMO=1）里调", "the clock is moved only with PORTAL_DEMO=1")
_AN_ADDRESS = Text("请填一个邮箱地址，如 name@office.example", "give a mail address such as name@office.example")
_A_NUMBER = Text("请填大于 0 的整数", "use a whole number above 0")
_PARSERS: dict[str, tuple[Callable[[str], Any], Text]] = {
    "data_dir": (Path, Text("请填一个文件夹", "give a folder")),
    "datasets_dir": (Path, Text("请填一个文件夹", "give a folder")),
    "database_url": (
        _url("postgresql://", "postgres://"),
        Text("请以 postgresql:// 开头", "start it with postgresql://"),
    ),
    "files_url": (
        _url("s3://", "file://", "/"),
        Text("请以 s3:// 开头，或填绝对路径", "start it with s3:// or give an absolute folder"),
    ),
    "public_url": (
        _url("http://", "https://"),
        Text("请以 http:// 或 https:// 开头", "start it with http:// or https://"),
    ),
    "allowed_private_hosts": (_hosts, Text("请用逗号分隔主机名", "separate host names by commas")),
    "is_demo": (_flag, Text("请填 1 或 0", "use 1 or 0")),
    "admin_email": (_mailbox, _AN_ADDRESS),
    "admin_password": (_secret(8), Text("至少要 8 个字符", "use at least 8 characters")),
    "admin_token": (_secret(20), Text("至少要 20 个字符，随机生成", "use at least 20 random characters")),
    "smtp_url": (
        _smtp,
        Text("请写成 smtp://用户:密码@主机:端口，或 smtps://", "write smtp://user:password@host:port or smtps://"),
    ),
    "mail_from": (_mailbox, _AN_ADDRESS),
    "clock_offset_file": (Path, Text("请填一个文件", "give a file")),
}


_NOT_SHOWN = ("admin_password", "admin_token", "smtp_url")  # they hold passwords


def _parsed(field: str, text: str) -> Any:
    parse, fix = _PARSERS.get(field, (_positive, _A_NUMBER))
    try:
        return parse(text)
    except ValueError:
        shown = "…" if field in _NOT_SHOWN else text
        raise BadSetting(name=_name(field), value=shown, fix=fix) from None
