"""作品"""

from contest.showcase.queries import get_shown
from web.portal import get_portal
from web.ui.contest.work import show_work
from web.ui.contest.work_cards import work_title
from web.ui.shell import explained, page_title
from web.ui.state import current_lang, query_value

lang = current_lang()
with explained():
    shown = get_shown(get_portal().catalogue.state, query_value("work"))

page_title(work_title(shown.card, lang))
show_work(shown, lang)
