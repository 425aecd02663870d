"""大赛"""

from web.ui.contest.frame import show_contest_head
from web.ui.contest.home import lead_of, show_contest
from web.ui.contest.questions import show_questions
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    visit = open_contest(lang)

page_title(visit.contest.title.say(lang))
show_contest_head(visit, "contest", lead_of(visit))
show_contest(visit)
show_questions(visit)
