"""What the team is told of a decision, each member by a letter of their own."""

from datetime import datetime

from contest.contests.queries import get_contest
from contest.phases import beijing
from contest.screening import words
from contest.screening.queries import ScreeningDecision
from contest.works.queries import find_version, get_work
from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.state import Transaction
from core.words import Text, as_lang

_TEMPLATES = {
    "passed": (words.PASSED_SUBJECT, words.PASSED_BODY, "submit"),
    "returned": (words.RETURNED_SUBJECT, words.RETURNED_BODY, "submit"),
    "rejected": (words.REJECTED_SUBJECT, words.REJECTED_BODY, "appeal"),
}
_MEMBERS = """
    SELECT a.email, a.lang
    FROM membership AS m
    JOIN account AS a ON a.id = m.account_id
    WHERE m.team_id = ? AND a.email IS NOT NULL AND a.closed_at IS NULL
    ORDER BY m.joined_at, a.id
"""
_NO_NOTE = Text("无", "none")


def tell_of_decision(tx: Transaction, decision: ScreeningDecision, *, public_url: str, now: datetime) -> None:
    """Queues the letters; they leave once the decision is committed."""
    work = get_work(tx, decision.work_id)
    contest, version = get_contest(tx, work.contest_id), find_version(tx, work.id, decision.number)
    subject, body, page = _TEMPLATES[decision.result]
    facts = {
        "title": version.content.get("title", "") if version else "",
        "contest": contest.title,
        "number": decision.number,
        "reason": decision.reason,
        "note": decision.note or _NO_NOTE,
        "closes_at": beijing(work.return_closes_at) if work.return_closes_at else "",
        "link": f"{public_url}/{page}?contest={contest.slug}",
    }
    letter = Letter(subject.filled(**facts), body.filled(**facts))
    for email, lang in tx.rows(_MEMBERS, (work.team_id,)):
        queue_mail(tx, to=email, letter=letter, lang=as_lang(lang), now=now)
