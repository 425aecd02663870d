"""A contest with people who may enter it, and what its mails say."""

import re
from datetime import timedelta

from contest.teams.founding import create_team
from contest.teams.inviting import invite_by_link, invite_by_mail
from contest.teams.joining import accept_link
from contest.teams.queries import get_team, list_members
from core.state import State
from tests.contest.builders import add_account, day

URL = "https://portal.example"
NOW = day(2)
CLOSE = day(20)  # of registration
MS = timedelta(milliseconds=1)
TABLES = (
    "team membership membership_event invitation team_decision two_person_act work work_event outgoing_mail audit_event"
).split()


def add_people(db: State, *names: str) -> None:
    for name in names:
        add_account(db, name)


def found(db: State, leader: str, *others: str, name: str = "", contest_id: str = "c1", now=NOW) -> str:
    """A team made by the commands themselves, its members in the order of joining, the last one just before `now`."""
    began = now - len(others) * MS
    team_id = create_team(db, contest_id, name=name or f"队伍 {leader}", actor=leader, now=began)
    for place, other in enumerate(others):
        join(db, team_id, other, leader=leader, now=began + place * MS)
    return team_id


def join(db: State, team_id: str, person: str, *, leader: str, now=NOW) -> None:
    link = invite_by_link(db, team_id, public_url=URL, actor=leader, now=now)
    accept_link(db, secret_in(link.url), actor=person, now=now)


def mailed_secret(db: State, team_id: str, email: str, *, leader: str, now=NOW) -> str:
    """Invites an address, and reads the secret in the mail as its owner would."""
    invite_by_mail(db, team_id, email, public_url=URL, actor=leader, now=now)
    (body,) = [row[0] for row in db.rows("SELECT body FROM outgoing_mail WHERE recipient = ?", (email,))][-1:]
    return secret_in(body)


def secret_in(text: str) -> str:
    found = re.search(r"invitation=([\w-]+)", text)
    assert found is not None
    return found[1]


def members(db: State, team_id: str) -> list[str]:
    return [member.account_id for member in list_members(db, team_id)]


def status(db: State, team_id: str, now=NOW) -> str:
    return get_team(db, team_id, now=now).status


def leader(db: State, team_id: str, now=NOW) -> str:
    return get_team(db, team_id, now=now).leader_id


def subjects_to(db: State, email: str) -> list[str]:
    """What was mailed to an address, the Chinese half of each subject."""
    rows = db.rows("SELECT subject FROM outgoing_mail WHERE recipient = ? ORDER BY queued_at, id", (email,))
    return [subject.split(" / ")[0] for (subject,) in rows]
