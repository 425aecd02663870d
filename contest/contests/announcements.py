"""Announcements: said to everybody at once, in both languages, and not unsaid."""

from datetime import datetime

from contest.contests import words
from contest.contests.queries import get_contest
from contest.contests.records import Announcement
from contest.contests.wording import in_both_languages
from contest.contests.words import STATUSES
from contest.errors import ContestNotOpen
from contest.rights import require_organiser
from core.audit import record_event
from core.ids import new_id
from core.state import State
from core.words import Text

MAX_TITLE_CHARS = 120
MAX_BODY_CHARS = 10_000

_ADD = """
    INSERT INTO announcement (id, contest_id, title_zh, title_en, body_zh, body_en, published_by, published_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


def publish_announcement(
    state: State, contest_id: str, *, title: Text, body: Text, actor: str, now: datetime
) -> Announcement:
    """Raises WordsNeeded, WordsTooLong, ContestNotFound, RoleNeeded, or ContestNotOpen for a draft."""
    title = in_both_languages(title, words.ANNOUNCEMENT_TITLE, at_most=MAX_TITLE_CHARS)
    body = in_both_languages(body, words.ANNOUNCEMENT_BODY, at_most=MAX_BODY_CHARS)
    with state.transaction() as tx:
        contest = get_contest(tx, contest_id)
        require_organiser(tx, actor, contest.id)
        if not contest.is_public:
            raise ContestNotOpen(title=contest.title, status=STATUSES[contest.status])
        made = Announcement(new_id(), contest.id, title, body, actor, now)
        tx.execute(_ADD, (made.id, contest.id, title.zh, title.en, body.zh, body.en, actor, now))
        facts = {"announcement_id": made.id}
        subject = f"contest:{contest.id}"
        record_event(tx, actor=actor, action="contest.announce", subject=subject, facts=facts, now=now)
    return made
