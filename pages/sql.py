"""SQL 工作台"""

from web import sql_words as words
from web.ui.shell import page_title
from web.ui.sql.page import show_sql
from web.ui.state import current_lang

lang = current_lang()
page_title(words.SQL.say(lang))
show_sql(lang)
