"""数据集"""

from web.ui.dataset.header import show_header
from web.ui.dataset.page import show_tab
from web.ui.dataset.related import show_related
from web.ui.dataset.tabs import show_tabs
from web.ui.dataset.visit import open_visit
from web.ui.dataset.works import show_works
from web.ui.shell import explained, page_title
from web.ui.state import current_lang, query_pairs

lang = current_lang()
with explained():
    visit = open_visit(query_pairs(), lang)

page_title(visit.dataset.title.say(lang))
show_header(visit)
show_tabs(visit)
show_tab(visit)
show_works(visit)
show_related(visit)
