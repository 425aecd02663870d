"""The front page, from top to bottom."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from catalog.city import City, LifeEvent
from catalog.records import Dataset
from core.words import Lang, Text
from web import words
from web.ui.cards import CardFacts, small_card
from web.ui.icons import icon
from web.ui.links import anchor, link
from web.ui.numbers import full_number, short_number
from web.ui.search_box import search_box


def show_hero(city: City, lang: Lang) -> None:
    """One sentence of what this is, the search box, and words to try."""
    examples = "".join(
        anchor(link("/datasets", lang, q=example.say(lang)), example.say(lang)) for example in words.EXAMPLE_WORDS
    )
    st.html(f"""<section class="sy-band sy-hero"><h1>{escape(city.tagline.say(lang))}</h1>
      <p class="sy-hero-lead">{escape(words.HERO_LEAD.say(lang, city=city.name.say(lang)))}</p>
      {search_box(lang, css="sy-search-large")}
      <p class="sy-row sy-examples"><span>{escape(words.HERO_EXAMPLES.say(lang))}</span>{examples}</p></section>""")


def show_life_entrances(city: City, lang: Lang) -> None:
    tiles = "".join(_life(event, lang) for event in city.life_events)
    st.html(f"""<nav class="sy-lives" aria-label="{escape(words.LIFE_TITLE.say(lang))}">{tiles}</nav>""")


def _life(event: LifeEvent, lang: Lang) -> str:
    href = link("/datasets", lang, q=event.query.say(lang) or None, theme=event.themes)
    sign = f'<span class="sy-life-icon">{icon(event.icon)}</span>'
    return f'<a class="sy-life" href="{escape(href)}">{sign}{escape(event.label.say(lang))}</a>'


def show_numbers(numbers: Sequence[tuple[int, Text]], lang: Lang) -> None:
    """A strip of (number, what it counts)."""
    cells = "".join(
        f"""<li><strong title="{full_number(value)}">{escape(short_number(value, lang))}</strong>
          <span>{escape(label.say(lang))}</span></li>"""
        for value, label in numbers
    )
    st.html(f'<ul class="sy-numbers" aria-label="{escape(words.NUMBERS_TITLE.say(lang))}">{cells}</ul>')


def show_datasets(
    title: Text,
    datasets: Sequence[Dataset],
    city: City,
    lang: Lang,
    *,
    facts_of: Callable[[Dataset], CardFacts],
    sort: str,
) -> None:
    """A row of cards under a heading, with the way to all of them in the same order."""
    if not datasets:
        return
    cards = "".join(small_card(dataset, facts_of(dataset), city, lang) for dataset in datasets)
    more = anchor(link("/datasets", lang, sort=sort), words.ALL_DATASETS.say(lang))
    st.html(f"""<section class="sy-section"><div class="sy-section-head"><h2>{escape(title.say(lang))}</h2>{more}</div>
      <div class="sy-grid sy-few">{cards}</div></section>""")


def show_city(charts: Sequence[str], city: City, lang: Lang) -> None:
    """The city in a few charts; each is drawn already (see city_charts.py)."""
    if not charts:
        return
    title = words.CITY_TITLE.say(lang, city=city.name.say(lang))
    st.html(f"""<section class="sy-section"><div class="sy-section-head"><h2>{escape(title)}</h2>
      <span class="sy-muted">{escape(words.CITY_LEAD.say(lang))}</span></div>
      <div class="sy-grid sy-charts">{"".join(charts)}</div></section>""")


def show_nothing_loaded(lang: Lang) -> None:
    help_link = anchor(link("/help", lang), words.TRY_HELP.say(lang), css="sy-button")
    st.html(f"""<section class="sy-section"><div class="sy-empty"><h2>{escape(words.NOTHING_LOADED.say(lang))}</h2>
      <p class="sy-muted">{escape(words.NOTHING_LOADED_NEXT.say(lang))}</p>{help_link}</div></section>""")
