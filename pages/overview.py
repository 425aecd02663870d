"""开放概况"""

from web import words
from web.ui import reads
from web.ui.home import show_numbers
from web.ui.overview_views import (
    show_closed,
    show_how_to_read,
    show_offices,
    show_overview_head,
    show_states,
    show_subjects,
)
from web.ui.shell import page_title
from web.ui.state import current_lang

lang = current_lang()
page_title(words.OVERVIEW.say(lang))
city, overview, datasets = reads.city(), reads.overview(), reads.datasets()

show_overview_head(lang)
show_numbers(reads.front_numbers(), lang)
show_states(overview.by_freshness, overview.by_open_type, overview.by_origin, lang)
show_subjects(overview.by_library, overview.by_sublibrary, overview.by_theme, city, lang)
show_offices(datasets, reads.late_datasets(), city, lang)
show_closed([one for one in datasets if one.is_closed], city, lang)
show_how_to_read(lang)
