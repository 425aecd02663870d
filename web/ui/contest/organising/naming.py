"""Names of people for those who run or watch a contest."""

from core.people.accounts import find_account
from web.ui.contest.visit import ContestVisit


def name_of(visit: ContestVisit, account_id: str | None) -> str:
    """The name somebody shows; the id where the account is gone, nothing where there is nobody."""
    if account_id is None:
        return ""
    found = find_account(visit.state, account_id)
    return found.display_name if found and found.display_name else account_id
