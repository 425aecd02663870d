"""Who somebody is in one contest. Every command asks inside its own transaction: a role may have just gone."""

from contest.errors import NotYours
from core.people.roles import has_role, require_role
from core.state import State, Transaction


def scope_of(contest_id: str) -> str:
    """The scope under which roles of one contest are granted."""
    return f"contest:{contest_id}"


def is_organiser(tx: Transaction | State, account_id: str, contest_id: str) -> bool:
    return has_role(tx, account_id, "organiser", scope_of(contest_id))


def require_organiser(tx: Transaction | State, account_id: str, contest_id: str) -> None:
    """Raises RoleNeeded."""
    require_role(tx, account_id, "organiser", scope_of(contest_id))


def is_auditor(tx: Transaction | State, account_id: str, contest_id: str) -> bool:
    return has_role(tx, account_id, "auditor", scope_of(contest_id))


def require_overseer(tx: Transaction | State, account_id: str, contest_id: str) -> None:
    """Organisers, and the auditors who watch them. Raises RoleNeeded."""
    if not is_auditor(tx, account_id, contest_id):
        require_organiser(tx, account_id, contest_id)


_TEAM_OF = "SELECT team_id FROM membership WHERE contest_id = ? AND account_id = ?"
_LEADER_OF = "SELECT leader_id FROM team WHERE id = ?"
_MEMBER_OF = "SELECT 1 FROM membership WHERE team_id = ? AND account_id = ?"
_JUDGE_OF = "SELECT id FROM judge WHERE contest_id = ? AND account_id = ? AND status IN ('active', 'completed')"


def team_id_of(tx: Transaction | State, account_id: str, contest_id: str) -> str | None:
    """The one team in which this person is active."""
    found = tx.row(_TEAM_OF, (contest_id, account_id))
    return found[0] if found else None


def judge_id_of(tx: Transaction | State, account_id: str, contest_id: str) -> str | None:
    """The judge that this person is in the contest, if the invitation was accepted."""
    found = tx.row(_JUDGE_OF, (contest_id, account_id))
    return found[0] if found else None


def is_member(tx: Transaction | State, account_id: str, team_id: str) -> bool:
    return tx.row(_MEMBER_OF, (team_id, account_id)) is not None


def require_member(tx: Transaction | State, account_id: str, team_id: str) -> None:
    """Raises NotYours, also where there is no such team."""
    if not is_member(tx, account_id, team_id):
        raise NotYours()


def require_leader(tx: Transaction | State, account_id: str, team_id: str) -> None:
    """Raises NotYours, also where there is no such team."""
    if tx.row(_LEADER_OF, (team_id,)) != (account_id,) or not is_member(tx, account_id, team_id):
        raise NotYours()
