"""The accounts that a demonstration shows on its sign-in page."""

from collections.abc import Sequence

from contest.demonstration.accounts import list_shown_accounts
from web.portal import get_portal
from web.ui.account.entrance import DemoAccount


def demo_accounts() -> Sequence[DemoAccount]:
    """One for each role; none where the demonstration was not installed."""
    shown = list_shown_accounts(get_portal().catalogue.state)
    return [DemoAccount(one.role, one.name, one.email, one.password) for one in shown]
