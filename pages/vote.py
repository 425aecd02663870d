"""投票"""

from contest.voting.queries import find_poll_of
from web import contest_words
from web.ui.contest.frame import show_contest_head
from web.ui.contest.visit import open_contest
from web.ui.contest.vote import poll_lead, show_poll
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    visit = open_contest(lang)
    poll = find_poll_of(visit.state, visit.contest.id)

page_title(f"{contest_words.VOTE.say(lang)} · {visit.contest.title.say(lang)}")
show_contest_head(visit, "vote", poll_lead(visit, poll))
with explained():
    show_poll(visit, poll)
