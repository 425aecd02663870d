"""Checked reading of a datapackage.json: each mistake names the file, the field and what to change."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from catalog.errors import PackageInvalid
from core.words import Text

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Reader:
    """One object of the descriptor; `within` is where it stands: `resources[0].schema.`"""

    def __init__(self, file: str, values: Mapping[str, Any], within: str = "") -> None:
        self.file, self.values, self.within = file, values, within

    def refuse(self, name: str, zh: str, en: str) -> NoReturn:
        raise PackageInvalid(file=self.file, field=self.within + name, fix=Text(zh, en))

    def find_text(self, name: str) -> str | None:
        """The text, or None where it is left out or empty."""
        value = self.values.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str):
            self.refuse(name, "请写成文字（加引号）。", "write it as text, in quotes.")
        return value

    def text(self, name: str, *, at_least: int = 1) -> str:
        value = self.find_text(name)
        if value is None:
            self.refuse(name, "缺少这一项，请补上。", "it is missing; fill it in.")
        if len(value) < at_least:
            self.refuse(
                name,
                f"只有 {len(value)} 个字，至少要 {at_least} 个字，请写得更具体。",
                f"it has {len(value)} characters and needs {at_least}; say more.",
            )
        return value

    def both(self, name: str, *, at_least: int = 1) -> Text:
        """A text and its English: `title` and `title_en`."""
        return Text(self.text(name, at_least=at_least), self.text(f"{name}_en"))

    def find_both(self, name: str) -> Text | None:
        return self.both(name) if self.find_text(name) or self.find_text(f"{name}_en") else None

    def texts(self, name: str, *, at_least: int = 0) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.refuse(name, "请写成文字的列表 [“…”]。", "make it a list of texts.")
        if len(value) < at_least:
            self.refuse(name, f"至少要写 {at_least} 个。", f"give at least {at_least}.")
        return tuple(value)

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        return self.among(name, self.text(name), allowed)

    def among(self, name: str, value: str, allowed: Collection[str]) -> str:
        if value not in allowed:
            names = ", ".join(allowed)
            self.refuse(name, f"没有“{value}”。可以用：{names}。", f"there is no “{value}”. Use one of: {names}.")
        return value

    def slug(self, name: str) -> str:
        value = self.text(name)
        if not _SLUG.fullmatch(value):
            self.refuse(
                name,
                f"“{value}”不能用作名称，请只用小写字母、数字和连字符。",
                f"“{value}” is no name; use lower-case letters, digits and hyphens.",
            )
        return value

    def day(self, name: str) -> date:
        value = self.text(name)
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            self.refuse(name, f"“{value}”不是日期，请写成 2026-01-15。", f"“{value}” is no date; write 2026-01-15.")

    def find_day(self, name: str) -> date | None:
        return self.day(name) if self.find_text(name) else None

    def find_period(self, name: str) -> str | None:
        """A year, a month or a day, as written."""
        value = self.find_text(name)
        if value is not None and not _PERIOD.fullmatch(value):
            self.refuse(name, f"“{value}”请写成 2017、2017-07 或 2017-07-07。", f"write “{value}” as 2017-07-07.")
        return value

    def part(self, name: str) -> "Reader":
        value = self.values.get(name)
        if not isinstance(value, dict):
            self.refuse(name, "缺少这一项，请写成对象 {…}。", "it is missing; make it an object {…}.")
        return Reader(self.file, value, f"{self.within}{name}.")

    def find_part(self, name: str) -> "Reader | None":
        return self.part(name) if self.values.get(name) is not None else None

    def parts(self, name: str, *, at_least: int = 0) -> list["Reader"]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(name, "请写成对象的列表 [{…}]。", "make it a list of objects [{…}].")
        if len(value) < at_least:
            self.refuse(name, f"至少要写 {at_least} 个。", f"give at least {at_least}.")
        return [Reader(self.file, item, f"{self.within}{name}[{n}].") for n, item in enumerate(value)]


def read_descriptor(path: Path, file: str) -> Reader:
    """The descriptor, called `file` in its errors. Raises PackageInvalid for a file that is missing or no JSON."""
    reader = Reader(file, {})
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        reader.refuse("—", "文件夹里没有 datapackage.json，请补上。", "the folder has no datapackage.json; add it.")
    except UnicodeDecodeError:
        reader.refuse("—", "不是 UTF-8 编码，请另存为 UTF-8。", "it is not UTF-8; save it as UTF-8.")
    except (json.JSONDecodeError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", 1)
        reader.refuse(
            "JSON", f"不是合法的 JSON，请检查第 {line} 行附近。", f"it is not valid JSON; look near line {line}."
        )
    if not isinstance(value, dict):
        reader.refuse("JSON", "请写成对象 {…}。", "make it an object {…}.")
    return Reader(file, value)
