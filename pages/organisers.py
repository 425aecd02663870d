"""组织者"""

from web import contest_words
from web.ui.account.visitor import require_account
from web.ui.contest.frame import show_contest_head
from web.ui.contest.organising.console import console_lead, open_console, show_console
from web.ui.contest.organising.starting import show_start
from web.ui.shell import end_page, explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    account = require_account()
    visit = open_console(lang, account.id)

if visit is None:
    page_title(contest_words.ORGANISERS.say(lang))
    show_start(lang, account.id)
    end_page()

page_title(f"{contest_words.ORGANISERS.say(lang)} · {visit.contest.title.say(lang)}")
show_contest_head(visit, "organisers", console_lead(visit))
with explained():
    show_console(visit)
