"""Who looks: one for each role, each with a browser that is signed in."""

from dataclasses import dataclass

from core.clock import utc_now
from core.people.sessions import begin_session
from core.state import State
from tests.web.leaks.ground import OTHER_ORGANISER, account_of

# {what they are: the person of the demonstration}
ROLES = {
    "visitor": "",
    "member without a team": "member",
    "leader of a team": "leader",
    "leader of another team": "p10",
    "judge with works waiting": "judge",
    "voter": "p01",
    "publisher": "publisher",
    "administrator": "admin",
    "organiser of another contest": OTHER_ORGANISER,
    "organiser": "organiser",
    "auditor": "auditor",
}


@dataclass(frozen=True)
class Reader:
    role: str
    account_id: str  # '' for a visitor
    cookie: str


def sign_in_everybody(state: State) -> dict[str, Reader]:
    return {role: _sign_in(state, role, key) for role, key in ROLES.items()}


def _sign_in(state: State, role: str, key: str) -> Reader:
    if not key:
        return Reader(role, "", "")
    account_id = account_of(state, key)
    with state.transaction() as tx:
        return Reader(role, account_id, begin_session(tx, account_id, now=utc_now()))
