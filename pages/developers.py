"""开发者"""

from web import developer_words as words
from web.ui.developers import show_developers
from web.ui.shell import page_title
from web.ui.state import current_lang

lang = current_lang()
page_title(words.DEVELOPERS.say(lang))
show_developers(lang)
