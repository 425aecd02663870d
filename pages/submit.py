"""提交作品"""

from web import contest_words
from web.ui.account.visitor import require_account
from web.ui.contest.frame import show_contest_head
from web.ui.contest.submit import show_submit_page, submit_lead
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    visit = open_contest(lang)

page_title(f"{contest_words.SUBMIT.say(lang)} · {visit.contest.title.say(lang)}")
show_contest_head(visit, "submit", submit_lead(visit))
require_account()
with explained():
    show_submit_page(visit)
