"""我的账号"""

from core.clock import utc_now
from core.ids import secret_hash
from core.people.recovery import has_password
from core.people.sessions import list_sessions
from core.people.tokens import list_tokens
from web.portal import get_portal
from web.ui.account import words
from web.ui.account.mine import show_account, show_account_head
from web.ui.account.notices import show_notices
from web.ui.account.reads import named_roles
from web.ui.account.visitor import require_account, session_cookie
from web.ui.shell import page_title
from web.ui.state import current_lang

lang = current_lang()
page_title(words.MY_ACCOUNT.say(lang))
account, state, now = require_account(), get_portal().catalogue.state, utc_now()

show_account_head(account, lang)
show_notices(lang, is_wide=True)
show_account(
    account,
    roles=named_roles(state, account, lang),
    sessions=list_sessions(state, account.id, now=now),
    session_id=secret_hash(session_cookie() or ""),
    tokens=list_tokens(state, account.id),
    has_password=has_password(state, account.id),
    now=now,
    lang=lang,
)
