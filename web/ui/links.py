"""Every link inside the portal: relative, with the visitor's language kept."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from core.words import DEFAULT_LANG, Lang

Pair = tuple[str, str]


def link(path: str, lang: Lang, **params: object) -> str:
    """A relative URL; a list value is repeated, None is left out, the language is kept.

    >>> link("/datasets", "en", q="bus", theme=["transport", "weather"], page=None)
    '/datasets?q=bus&theme=transport&theme=weather&lang=en'
    >>> link("/help", "zh")
    '/help'
    """
    return link_of_pairs(path, lang, as_pairs(params.items()))


def link_of_pairs(path: str, lang: Lang, pairs: Iterable[Pair]) -> str:
    """The same, for parameters whose names may be anything (a column of a dataset, say).

    >>> link_of_pairs("/dataset", "zh", [("id", "bus-stops"), ("district", "和平区")])
    '/dataset?id=bus-stops&district=%E5%92%8C%E5%B9%B3%E5%8C%BA'
    """
    kept = [(name, value) for name, value in pairs if name != "lang"]
    if lang != DEFAULT_LANG:
        kept.append(("lang", lang))
    return f"{path}?{urlencode(kept)}" if kept else path


def as_pairs(params: Iterable[tuple[str, object]]) -> list[Pair]:
    """Parameters as (name, value) pairs: lists unrolled, None dropped.

    >>> as_pairs([("theme", ["transport", "health"]), ("page", 2), ("q", None)])
    [('theme', 'transport'), ('theme', 'health'), ('page', '2')]
    """
    return [
        (name, str(one))
        for name, value in params
        for one in (value if isinstance(value, list | tuple | set | frozenset) else [value])
        if one is not None
    ]


def anchor(href: str, words: str, *, css: str = "", **attributes: str) -> str:
    """An `<a>` with everything escaped; an underscore in an attribute's name becomes a hyphen.

    >>> anchor("/help?a=1&b=2", "<帮助>", css="sy-button", aria_current="page")
    '<a href="/help?a=1&amp;b=2" class="sy-button" aria-current="page">&lt;帮助&gt;</a>'
    """
    named = {"href": href, "class": css, **{name.replace("_", "-"): value for name, value in attributes.items()}}
    written = " ".join(f'{name}="{escape(value)}"' for name, value in named.items() if value)
    return f"<a {written}>{escape(words)}</a>"
