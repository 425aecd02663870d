"""What the account page reads of its owner; nothing of it is cached, since it is one person's."""

from contest.contests.queries import find_contest
from core.people.accounts import Account
from core.people.roles import list_roles
from core.state import State
from core.words import Lang


def named_roles(state: State, account: Account, lang: Lang) -> list[tuple[str, str]]:
    """(role, name of where it holds), empty for the whole portal."""
    return [(role, _place(state, scope, lang)) for role, scope in list_roles(state, account.id)]


def _place(state: State, scope: str, lang: Lang) -> str:
    kind, _, key = scope.partition(":")
    contest = find_contest(state, key) if kind == "contest" else None
    return contest.title.say(lang) if contest else key
