"""The accounts that a demonstration shows on its sign-in page."""

from collections.abc import Sequence

from web.ui.account.entrance import DemoAccount


def demo_accounts() -> Sequence[DemoAccount]:
    """One for each role; none until the demonstration has been filled."""
    return ()
