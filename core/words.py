"""Words in two languages: Chinese first, English complete."""

from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
DEFAULT_LANG: Lang = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in both languages; blanks are written `{name}` in each.

    >>> Text("共 {count} 行", "{count} rows").say("zh", count=3)
    '共 3 行'
    """

    zh: str
    en: str

    def say(self, lang: Lang, **facts: object) -> str:
        sentence = self.en if lang == "en" else self.zh
        return sentence.format(**facts) if facts else sentence


def as_lang(value: object) -> Lang:
    """The language that a URL or a header asks for; Chinese for anything unknown."""
    return "en" if str(value).lower().startswith("en") else DEFAULT_LANG
