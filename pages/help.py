"""帮助"""

from web import words
from web.ui import reads
from web.ui.help_views import show_help
from web.ui.shell import page_title
from web.ui.state import current_lang

lang = current_lang()
page_title(words.HELP.say(lang))
show_help(reads.city(), lang)
