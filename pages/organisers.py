"""组织者"""

from web import contest_words
from web.ui.account.visitor import require_account
from web.ui.contest.frame import show_contest_head
from web.ui.contest.organising.console import console_lead, show_console
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    require_account()
    visit = open_contest(lang)

page_title(f"{contest_words.ORGANISERS.say(lang)} · {visit.contest.title.say(lang)}")
show_contest_head(visit, "organisers", console_lead(visit))
with explained():
    show_console(visit)
