"""忘记密码"""

from web.ui.account import words
from web.ui.account.joining import show_forgot, show_mail_sent
from web.ui.account.notices import show_notices
from web.ui.shell import page_title
from web.ui.state import current_lang, query_value

lang = current_lang()
page_title(words.FORGOT.say(lang))

if query_value("done") == "mail":
    show_mail_sent(words.MAIL_SENT_RESET, "/forgot", lang)
else:
    show_notices(lang)
    show_forgot(lang)
