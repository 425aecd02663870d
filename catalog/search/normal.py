"""Text made comparable: one width, one case, cut into Chinese runs and Latin words."""

import re
import unicodedata
from dataclasses import dataclass

_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_RUN = re.compile(rf"[{_CHINESE}]+|[a-z0-9]+(?:[._'-][a-z0-9]+)*")
_PART = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of Chinese characters, or one Latin word or number."""

    text: str
    is_chinese: bool


def normalised(text: str) -> str:
    """Full-width letters become plain ones, capitals small.

    >>> normalised("ＰＭ2.5　Ｗｉ-Ｆｉ")
    'pm2.5 wi-fi'
    """
    return unicodedata.normalize("NFKC", text).lower()


def runs_of(text: str) -> list[Run]:
    """Punctuation and spaces separate runs and are dropped.

    >>> [run.text for run in runs_of("免费WiFi热点,2017年 PM2.5 route_code")]
    ['免费', 'wifi', '热点', '2017', '年', 'pm2.5', 'route_code']
    """
    return [Run(found, is_chinese(found)) for found in _RUN.findall(normalised(text))]


def is_chinese(text: str) -> bool:
    return bool(text) and not text[0].isascii()


def parts_of(word: str) -> list[str]:
    """The pieces of a compound Latin word; empty for a simple one.

    >>> parts_of("route_code"), parts_of("pm2.5"), parts_of("bus")
    (['route', 'code'], ['pm', '2', '5'], [])
    """
    parts = _PART.findall(word)
    return parts if len(parts) > 1 else []
