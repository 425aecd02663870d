"""邮件里的链接"""

from web.ui.account import words
from web.ui.account.mailed import show_link
from web.ui.account.notices import show_notices
from web.ui.shell import page_title
from web.ui.state import current_lang, query_value

lang = current_lang()
purpose = query_value("for")
page_title(words.LINK_TITLES.get(purpose, words.LINK_GONE).say(lang))

show_notices(lang)
show_link(purpose, query_value("key"), lang)
