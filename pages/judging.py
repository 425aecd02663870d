"""评审"""

from web import contest_words
from web.ui.contest.frame import show_contest_head
from web.ui.contest.judging import judging_lead, settle_contest, show_judging
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    settle_contest()
    visit = open_contest(lang)

page_title(f"{contest_words.JUDGING.say(lang)} · {visit.contest.title.say(lang)}")
with explained():
    show_contest_head(visit, "judging", judging_lead(visit))
    show_judging(visit)
