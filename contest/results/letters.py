"""Mails of results and appeals: to those concerned, with the link to what it is about."""

from datetime import datetime

from contest.contests.records import Contest
from contest.phases import beijing
from contest.results import words
from contest.results.records import Appeal
from contest.rights import scope_of
from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.people.separation import PORTAL
from core.state import Transaction
from core.words import Text, as_lang

_PEOPLE = "SELECT id, email, lang FROM account WHERE id = ? AND email IS NOT NULL AND closed_at IS NULL"
_ORGANISERS = """
    SELECT DISTINCT a.id
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.role IN ('organiser', 'auditor') AND g.scope IN (?, ?) AND g.revoked_at IS NULL AND a.closed_at IS NULL
    ORDER BY a.id
"""
_LEADER = "SELECT t.leader_id FROM work AS w JOIN team AS t ON t.id = w.team_id WHERE w.id = ?"
_LEADERS_OF_RUN = """
    SELECT DISTINCT t.leader_id
    FROM result_row AS r
    JOIN work AS w ON w.id = r.work_id
    JOIN team AS t ON t.id = w.team_id
    WHERE r.run_id = ?
    ORDER BY t.leader_id
"""


def send_to(tx: Transaction, account_id: str, letter: Letter, *, now: datetime) -> None:
    """One letter to one account; a closed account gets none."""
    found = tx.row(_PEOPLE, (account_id,))
    if found is not None:
        queue_mail(tx, to=found[1], letter=letter, lang=as_lang(found[2]), now=now)


def leader_of(tx: Transaction, work_id: str) -> str | None:
    found = tx.row(_LEADER, (work_id,))
    return found[0] if found else None


def tell_of_filing(tx: Transaction, appeal: Appeal, contest: Contest, *, public_url: str, now: datetime) -> None:
    """To whoever filed it, and to the organisers and auditors who may decide it."""
    facts = {**_facts(appeal, contest, public_url), **_deadlines(appeal)}
    receipt = Letter(words.MAIL_APPEAL_FILED, words.MAIL_APPEAL_FILED_BODY.filled(**facts))
    console = {**facts, "link": f"{public_url}/organisers?contest={contest.slug}&tab=appeals"}
    to_do = Letter(words.MAIL_APPEAL_TO_DO, words.MAIL_APPEAL_TO_DO_BODY.filled(**console))
    send_to(tx, appeal.filed_by, receipt, now=now)
    for (account_id,) in tx.rows(_ORGANISERS, (scope_of(contest.id), PORTAL)):
        send_to(tx, account_id, to_do, now=now)


def tell_of_change(tx: Transaction, appeal: Appeal, contest: Contest, *, public_url: str, now: datetime) -> None:
    """To whoever filed it and to the team of the work, who may be the same."""
    status = words.APPEAL_STATUSES[appeal.status]
    facts = {**_facts(appeal, contest, public_url), "status": status, "reasons": appeal.reasons}
    letter = Letter(words.MAIL_APPEAL_CHANGED, words.MAIL_APPEAL_CHANGED_BODY.filled(**facts))
    leader = leader_of(tx, appeal.work_id) if appeal.work_id else None
    for account_id in sorted({appeal.filed_by, leader} - {None}, key=str):
        send_to(tx, str(account_id), letter, now=now)


def tell_of_disqualification(
    tx: Transaction, work_id: str, contest: Contest, reason: str, *, public_url: str, now: datetime
) -> None:
    facts = {"contest": contest.title, "reason": reason, "link": _page(contest, "appeal", public_url)}
    letter = Letter(words.MAIL_DISQUALIFIED, words.MAIL_DISQUALIFIED_BODY.filled(**facts))
    if (leader := leader_of(tx, work_id)) is not None:
        send_to(tx, leader, letter, now=now)


def tell_of_publication(
    tx: Transaction, run_id: str, contest: Contest, status: Text, *, public_url: str, now: datetime
) -> None:
    """To the leader of every team in it, winner or not."""
    facts = {"contest": contest.title, "status": status, "link": _page(contest, "results", public_url)}
    letter = Letter(words.MAIL_PUBLISHED, words.MAIL_PUBLISHED_BODY.filled(**facts))
    for (leader,) in tx.rows(_LEADERS_OF_RUN, (run_id,)):
        send_to(tx, leader, letter, now=now)


def tell_of_certificates(tx: Transaction, work_id: str, contest: Contest, *, public_url: str, now: datetime) -> None:
    """To the leader of its team."""
    facts = {"contest": contest.title, "link": _page(contest, "team", public_url)}
    letter = Letter(words.MAIL_CERTIFICATES, words.MAIL_CERTIFICATES_BODY.filled(**facts))
    if (leader := leader_of(tx, work_id)) is not None:
        send_to(tx, leader, letter, now=now)


def _page(contest: Contest, page: str, public_url: str) -> str:
    return f"{public_url}/{page}?contest={contest.slug}"


def _facts(appeal: Appeal, contest: Contest, public_url: str) -> dict[str, object]:
    link = _page(contest, "appeal", public_url)
    return {"contest": contest.title, "grounds": words.GROUNDS[appeal.grounds], "link": link}


def _deadlines(appeal: Appeal) -> dict[str, object]:
    return {"acknowledge_by": beijing(appeal.acknowledge_by), "decide_by": beijing(appeal.decide_by)}
