"""注册"""

from web.safe_address import safe_next
from web.ui.account import words
from web.ui.account.joining import show_mail_sent, show_register
from web.ui.account.notices import show_notices
from web.ui.shell import page_title
from web.ui.state import current_lang, query_value

lang = current_lang()
page_title(words.REGISTER.say(lang))
asked = query_value("next")

if query_value("done") == "mail":
    show_mail_sent(words.MAIL_SENT_REGISTER, "/register", lang)
else:
    show_notices(lang)
    show_register(lang, back=safe_next(asked) if asked else "")
