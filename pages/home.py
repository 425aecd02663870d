"""首页"""

from web import words
from web.ui import reads
from web.ui.contest.band import show_contest_band
from web.ui.home import (
    show_city,
    show_datasets,
    show_hero,
    show_life_entrances,
    show_nothing_loaded,
    show_numbers,
)
from web.ui.state import current_lang

lang = current_lang()
city = reads.city()

show_hero(city, lang)
show_life_entrances(city, lang)
if reads.datasets():
    show_numbers(reads.front_numbers(), lang)
    show_datasets(words.RECENT_TITLE, reads.recent_datasets(), city, lang, facts_of=reads.card_facts, sort="updated")
    show_contest_band(lang)
    show_city(reads.city_charts(lang), city, lang)
    show_datasets(
        words.POPULAR_TITLE, reads.popular_datasets(), city, lang, facts_of=reads.card_facts, sort="downloads"
    )
else:
    show_nothing_loaded(lang)
