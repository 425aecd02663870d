"""A dataset as a card that is one link, with its badges."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from catalog.city import City
from catalog.records import Dataset
from catalog.vocabularies import FRESHNESS, OPEN_TYPES, ORIGINS
from core.words import Lang
from web import words
from web.ui.icons import icon
from web.ui.links import link
from web.ui.numbers import day_words, full_number

Marks = Sequence[tuple[str, bool]]

_OPEN_TYPE_COLOURS = {"unconditional": "green", "closed": "plum"}
_SUMMARY_SHOWN = 120  # characters, where a dataset names no question
_ORIGIN_COLOURS = {"fact": "blue", "simulated": "amber", "office": ""}
_ORIGIN_HINTS = {"fact": words.FACT_HINT, "simulated": words.SIMULATED_HINT, "office": words.OFFICE_HINT}
_FRESHNESS_COLOURS = {"fresh": "green", "late": "plum", "due": "amber"}


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says besides the record: state of freshness (see catalog/freshness.py), downloads, file formats."""

    freshness: str
    downloads: int
    formats: tuple[str, ...] = ()


def badge(label: str, *, colour: str = "", hint: str = "") -> str:
    css = f"sy-badge sy-badge-{colour}" if colour else "sy-badge"
    title = f' title="{escape(hint)}"' if hint else ""
    return f'<span class="{css}"{title}>{escape(label)}</span>'


def origin_badge(origin: str, lang: Lang) -> str:
    return badge(ORIGINS[origin].say(lang), colour=_ORIGIN_COLOURS[origin], hint=_ORIGIN_HINTS[origin].say(lang))


def open_type_badge(open_type: str, lang: Lang) -> str:
    return badge(OPEN_TYPES[open_type].say(lang), colour=_OPEN_TYPE_COLOURS.get(open_type, "amber"))


def freshness_badge(state: str, lang: Lang) -> str:
    return badge(FRESHNESS[state].say(lang), colour=_FRESHNESS_COLOURS.get(state, ""))


def dataset_badges(dataset: Dataset, facts: CardFacts, lang: Lang) -> str:
    """Fact or simulated first, since that is what a reader must not miss; a closed dataset promises no renewal."""
    freshness = "" if dataset.is_closed else freshness_badge(facts.freshness, lang)
    formats = "".join(badge(name.upper()) for name in facts.formats)
    return f"""<div class="sy-badges">{origin_badge(dataset.origin, lang)}{open_type_badge(dataset.open_type, lang)}
      {freshness}{formats}</div>"""


def marked(marks: Marks) -> str:
    """Segments as HTML, the matched ones in `<mark>`.

    >>> marked([("公交", True), ("<线路>", False)])
    '<mark>公交</mark>&lt;线路&gt;'
    """
    return "".join(f"<mark>{escape(text)}</mark>" if is_match else escape(text) for text, is_match in marks)


def result_card(
    dataset: Dataset, facts: CardFacts, city: City, lang: Lang, *, title: Marks, summary: Marks, why: str = ""
) -> str:
    """A line of the result list: everything a reader weighs before opening it."""
    theme = city.theme(next(iter(dataset.themes), ""))
    note = f'<span class="sy-why">{escape(why)}</span>' if why else ""
    return f"""<li><a class="sy-card sy-result" href="{escape(link("/dataset", lang, id=dataset.slug))}">
      <div class="sy-result-head">{icon(theme.icon, "sy-card-icon")}
        <h3 class="sy-card-title">{marked(title)}</h3></div>
      <p class="sy-card-text">{marked(summary)}</p>{note}
      {dataset_badges(dataset, facts, lang)}
      <div class="sy-card-foot">{_foot(dataset, facts, city, lang)}</div></a></li>"""


def small_card(dataset: Dataset, facts: CardFacts, city: City, lang: Lang) -> str:
    """A card for a grid: title, a question that it answers, where from and when."""
    theme = city.theme(next(iter(dataset.themes), ""))
    return f"""<a class="sy-card" href="{escape(link("/dataset", lang, id=dataset.slug))}">
      <div class="sy-row">{icon(theme.icon, "sy-card-icon")}
        <span class="sy-muted sy-small">{escape(theme.label.say(lang))}</span>
        <span class="sy-push">{origin_badge(dataset.origin, lang)}</span></div>
      <h3 class="sy-card-title">{escape(dataset.title.say(lang))}</h3>
      <p class="sy-card-text">{escape(dataset.question.say(lang) or dataset.summary.say(lang)[:_SUMMARY_SHOWN])}</p>
      <div class="sy-card-foot">{_foot(dataset, facts, city, lang)}</div></a>"""


def _foot(dataset: Dataset, facts: CardFacts, city: City, lang: Lang) -> str:
    parts = [city.office(dataset.publisher).label.say(lang)]
    if any(resource.version for resource in dataset.resources):
        parts.append(words.ROWS.say(lang, count=full_number(dataset.row_count)))
    if facts.downloads:
        parts.append(downloads_words(facts.downloads, lang))
    parts.append(words.UPDATED_ON.say(lang, day=day_words(dataset.modified_on, lang)))
    return "".join(f"<span>{escape(part)}</span>" for part in parts)


def downloads_words(count: int, lang: Lang) -> str:
    said = words.DOWNLOADS_ONE if count == 1 else words.DOWNLOADS
    return said.say(lang, count=full_number(count))


def views_words(count: int, lang: Lang) -> str:
    said = words.VIEWS_ONE if count == 1 else words.VIEWS
    return said.say(lang, count=full_number(count))
