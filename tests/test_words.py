"""Every word in both languages, every error with a sentence whose blanks agree."""

import importlib
import pkgutil
import re
from pathlib import Path
from string import Formatter

import pytest

from core.errors import PortalError
from core.words import Text

ROOT = Path(__file__).parents[1]
_HAN = re.compile(r"[一-鿿]")
_QUOTED = re.compile("“[^”]*”")  # a Chinese word that the English explains


def _modules() -> list[str]:
    return [
        module.name
        for layer in ("core", "catalog", "contest", "web")
        if (ROOT / layer).is_dir()
        for module in pkgutil.walk_packages([str(ROOT / layer)], f"{layer}.")
    ]


def _texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for one in value for text in _texts(one)]
    return [text for name in getattr(value, "__dataclass_fields__", ()) for text in _texts(getattr(value, name, None))]


def _words() -> dict[str, dict[str, Text]]:
    """{module: {where in it: the words}}, for the modules that have any."""
    found: dict[str, dict[str, Text]] = {}
    for name in _modules():
        for variable, value in vars(importlib.import_module(name)).items():
            if not variable.startswith("__") and not isinstance(value, type):
                for number, text in enumerate(_texts(value)):
                    found.setdefault(name, {})[f"{variable}[{number}]"] = text
    return found


WORDS = _words()
ERRORS = [error for kind in PortalError.__subclasses__() for error in kind.__subclasses__()]


def test_there_are_words_to_check() -> None:
    assert sum(len(texts) for texts in WORDS.values()) > 100


@pytest.mark.parametrize("module", sorted(WORDS))
def test_every_text_has_both_languages_with_the_same_blanks(module: str) -> None:
    texts = WORDS[module]

    assert [name for name, text in texts.items() if bool(text.zh.strip()) != bool(text.en.strip())] == []
    assert [name for name, text in texts.items() if _HAN.search(_QUOTED.sub("", text.en).replace("中文", ""))] == []
    assert [name for name, text in texts.items() if _blanks(text.zh) != _blanks(text.en)] == []


def _blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_every_error_says_something_in_both_languages(error: type[PortalError]) -> None:
    assert len(error.sentence.zh) > 8
    assert len(error.sentence.en) > 20
