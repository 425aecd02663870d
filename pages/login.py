"""登录"""

from web.safe_address import safe_next
from web.ui import reads
from web.ui.account import words
from web.ui.account.demonstration import demo_accounts
from web.ui.account.entrance import show_demo_accounts, show_sign_in, show_signed_in
from web.ui.account.notices import show_notices
from web.ui.account.outside import show_outside_sign_in
from web.ui.account.visitor import current_account
from web.ui.shell import page_title
from web.ui.state import current_lang, query_value

lang = current_lang()
page_title(words.SIGN_IN.say(lang))
account, asked = current_account(), query_value("next")
back = safe_next(asked) if asked else ""

show_notices(lang)
if account is not None:
    show_signed_in(account, lang, back=back)
else:
    show_sign_in(lang, back=back)
    show_outside_sign_in(lang, back=back)
if reads.is_demo():
    show_demo_accounts(demo_accounts(), lang)
