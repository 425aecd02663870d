"""作品展示"""

from web import contest_gallery_words as words
from web import contest_words
from web.ui.contest.frame import show_contest_head
from web.ui.contest.gallery import show_gallery
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    visit = open_contest(lang)

page_title(contest_words.GALLERY.say(lang))
show_contest_head(visit, "gallery", words.LEAD.say(lang))
show_gallery(visit)
