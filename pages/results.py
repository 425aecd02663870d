"""结果"""

from web import contest_words
from web.ui.contest.frame import show_contest_head
from web.ui.contest.results import results_lead, runs_of, show_results
from web.ui.contest.visit import open_contest
from web.ui.shell import explained, page_title
from web.ui.state import current_lang

lang = current_lang()
with explained():
    visit = open_contest(lang)
    runs = runs_of(visit)

page_title(f"{contest_words.RESULTS.say(lang)} · {visit.contest.title.say(lang)}")
show_contest_head(visit, "results", results_lead(visit, runs))
with explained():
    show_results(visit, runs)
