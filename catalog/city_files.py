"""Checked reading of the files that describe a city: every mistake names the file, the field and the fix."""

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from catalog.errors import CityInvalid
from core.words import Text

_Made = TypeVar("_Made")


class About:
    """Checked reading of city.json; `within` is the name of the part it stands in."""

    def __init__(self, path: Path, values: Mapping[str, Any] | None = None, within: str = "") -> None:
        self._path, self._within = path, within
        self._values = _json_object(path) if values is None else values

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str) or not value.strip():
            fix = Text("请填写这一项（文字，不能为空）。", "fill it in with a text that is not empty.")
            raise CityInvalid(file=self._path.name, field=self._within + name, fix=fix)
        return value

    def both(self, name: str) -> Text:
        return Text(self.text(name), self.text(f"{name}_en"))

    def part(self, name: str) -> "About":
        value = self._values.get(name)
        if not isinstance(value, dict):
            raise CityInvalid(file=self._path.name, field=name, fix=Text("请写成对象 {…}。", "make it an object {…}."))
        return About(self._path, value, f"{name}.")


def _json_object(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(_read(path))
    except json.JSONDecodeError as wrong:
        fix = Text(
            f"不是合法的 JSON，请检查第 {wrong.lineno} 行第 {wrong.colno} 列附近。",
            f"it is not valid JSON; look near line {wrong.lineno}, column {wrong.colno}.",
        )
        raise CityInvalid(file=path.name, field="JSON", fix=fix) from None
    if not isinstance(value, dict):
        raise CityInvalid(file=path.name, field="JSON", fix=Text("请写成对象 {…}。", "make it an object {…}."))
    return value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        fix = Text(f"找不到文件，请把它放到 {path.parent}。", f"the file is missing; put it into {path.parent}.")
    except UnicodeDecodeError:
        fix = Text("文件不是 UTF-8 编码，请另存为 UTF-8。", "the file is not UTF-8; save it as UTF-8.")
    raise CityInvalid(file=path.name, field="—", fix=fix)


def listed(path: Path, make: Callable[[Mapping[str, str]], _Made], *, key: str = "id") -> tuple[_Made, ...]:
    """One record a line; the key must be there and be unique, and so must every column that `make` asks for."""
    made: dict[str, _Made] = {}
    for number, row in enumerate(csv.DictReader(_read(path).splitlines()), start=2):
        at = f"{key} @ {number}"
        try:
            record = make(row)
            identity = row[key]
        except KeyError as missing:
            fix = Text(f"缺少列 {missing}，请在首行补上。", f"column {missing} is missing; add it to the first line.")
            raise CityInvalid(file=path.name, field=str(missing), fix=fix) from None
        except (ValueError, TypeError, AttributeError):
            fix = Text(
                "这一行的列数或数字不对，请对照首行改正。", "its cells do not fit the first line; correct the line."
            )
            raise CityInvalid(file=path.name, field=at, fix=fix) from None
        if not identity or identity in made:
            fix = Text(
                f"“{identity}”为空或重复，请改成唯一的值。", f"“{identity}” is empty or repeated; make it unique."
            )
            raise CityInvalid(file=path.name, field=at, fix=fix)
        made[identity] = record
    if not made:
        raise CityInvalid(
            file=path.name, field=key, fix=Text("文件里没有内容，请至少写一行。", "it is empty; add a line.")
        )
    return tuple(made.values())
