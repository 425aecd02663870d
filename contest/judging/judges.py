"""Judges come by invitation: a mail with a secret link, accepted by a person with an account, or declined."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from contest.contests.queries import get_contest, require_published
from contest.judging import words
from contest.judging.errors import (
    JudgeAlready,
    JudgeInTeam,
    JudgeInvitationExpired,
    JudgeInvitationNotFound,
    JudgeNotConfirmed,
    PledgeNeeded,
)
from contest.judging.letters import invitation_letter
from contest.judging.machine import JUDGE
from contest.judging.queries import get_judge
from contest.judging.records import Judge, JudgeInvitation
from contest.phases import beijing
from contest.rights import require_organiser, scope_of, team_id_of
from core.audit import record_event
from core.ids import new_id, new_secret, secret_hash
from core.mail.addresses import as_address
from core.mail.queue import queue_mail
from core.people.consents import give_consent
from core.people.roles import GrantCheck, give_role
from core.state import State, Transaction
from core.words import Text

INVITATION_DAYS = 30
PLEDGE_VERSION = 1  # raise it with every change of the words: the hash of what was agreed to is kept beside it

_OF_ADDRESS = "SELECT id, status FROM judge WHERE contest_id = ? AND email = ?"
_ADD = """
    INSERT INTO judge (id, contest_id, email, token_hash, status, expertise, max_load, invited_by, invited_at)
    VALUES (?, ?, ?, ?, 'invited', '{}', ?, ?, ?)
"""
_INVITE_AGAIN = """
    UPDATE judge SET token_hash = ?, status = ?, invited_by = ?, invited_at = ?, answered_at = NULL WHERE id = ?
"""


def invite_judge(state: State, contest_id: str, *, email: str, public_url: str, actor: str, now: datetime) -> str:
    """Mails a link; inviting again mails a new one and ends the old. Returns the id of the judge.

    Raises RoleNeeded, BadAddress, ContestNotOpen, JudgeAlready, or NotAllowedNow for one who was removed.
    """
    address, secret = as_address(email), new_secret()
    with state.transaction() as tx:
        require_organiser(tx, actor, contest_id)
        contest = require_published(tx, contest_id)
        judge_id = _write_invitation(tx, contest_id, address, secret, contest.settings.max_load, actor=actor, now=now)
        letter = invitation_letter(contest.title, secret=secret, expires_at=expires_at(now), public_url=public_url)
        queue_mail(tx, to=address, letter=letter, now=now)
        record_event(tx, actor=actor, action="judge.invite", subject=f"judge:{judge_id}", facts={}, now=now)
    return judge_id


def _write_invitation(
    tx: Transaction, contest_id: str, address: str, secret: str, max_load: int, *, actor: str, now: datetime
) -> str:
    found = tx.row(_OF_ADDRESS, (contest_id, address))
    if found is None:
        judge_id = new_id()
        tx.execute(_ADD, (judge_id, contest_id, address, secret_hash(secret), max_load, actor, now))
        return judge_id
    judge_id, status = found
    if status in ("active", "completed"):
        raise JudgeAlready()
    tx.execute(_INVITE_AGAIN, (secret_hash(secret), JUDGE.after(status, "invite"), actor, now, judge_id))
    return str(judge_id)


def expires_at(invited_at: datetime) -> datetime:
    return invited_at + timedelta(days=INVITATION_DAYS)


_OF_LINK = "SELECT id, invited_by FROM judge WHERE token_hash = ?"
_OTHER = "SELECT 1 FROM judge WHERE contest_id = ? AND account_id = ? AND id <> ?"
_CONFIRMED = "SELECT 1 FROM account WHERE id = ? AND confirmed_at IS NOT NULL AND closed_at IS NULL"
_ANSWER = "UPDATE judge SET status = ?, account_id = ?, answered_at = ?, token_hash = ? WHERE id = ?"


def find_judge_invitation(state: State, secret: str) -> JudgeInvitation:
    """What the link leads to. Raises JudgeInvitationNotFound."""
    judge, _ = _of_link(state, secret_hash(secret))
    contest = get_contest(state, judge.contest_id)
    return JudgeInvitation(judge.contest_id, contest.title, judge.email, judge.status, expires_at(judge.invited_at))


def accept_judging(state: State, secret: str, *, pledges: bool, declares: bool, actor: str, now: datetime) -> str:
    """The signed-in person becomes a judge; returns the id of the judge.

    pledges, declares  the ticks under words.PLEDGE and words.DECLARATION, each kept as a consent

    Raises JudgeInvitationNotFound, JudgeInvitationExpired, JudgeNotConfirmed, PledgeNeeded, JudgeAlready,
    JudgeInTeam, or RolesExclude for organisers, auditors and administrators.
    """
    token = secret_hash(secret)
    with state.transaction() as tx:
        judge, invited_by = _answerable(tx, token, now)
        if tx.row(_CONFIRMED, (actor,)) is None:
            raise JudgeNotConfirmed()
        if not (pledges and declares):
            raise PledgeNeeded()
        if tx.row(_OTHER, (judge.contest_id, actor, judge.id)) is not None:
            raise JudgeAlready()
        give_role(tx, actor, "judge", scope_of(judge.contest_id), actor=invited_by, now=now, checks=GRANT_CHECKS)
        _pledge(tx, judge.contest_id, actor, now)
        tx.execute(_ANSWER, (JUDGE.after(judge.status, "accept"), actor, now, _used(judge.id), judge.id))
        record_event(tx, actor=actor, action="judge.accept", subject=f"judge:{judge.id}", facts={}, now=now)
    return judge.id


def decline_judging(state: State, secret: str, *, actor: str = "", now: datetime) -> None:
    """Whoever has the link may say no, without an account. Raises as accept_judging."""
    token = secret_hash(secret)
    with state.transaction() as tx:
        judge, _ = _answerable(tx, token, now)
        tx.execute(_ANSWER, (JUDGE.after(judge.status, "decline"), None, now, _used(judge.id), judge.id))
        who = actor or f"judge:{judge.id}"
        record_event(tx, actor=who, action="judge.decline", subject=f"judge:{judge.id}", facts={}, now=now)


def refuse_team_member(tx: Transaction, account_id: str, role: str, scope: str) -> None:
    """A check for giving roles, wherever they are given: nobody judges a contest they take part in."""
    if role == "judge" and team_id_of(tx, account_id, scope.removeprefix("contest:")) is not None:
        raise JudgeInTeam()


GRANT_CHECKS: Sequence[GrantCheck] = (refuse_team_member,)


def documents_of(contest_id: str) -> dict[str, Text]:
    """What a judge agrees to: {document of the consent: its words}."""
    return {
        f"judge-pledge:{contest_id}": words.PLEDGE,
        f"judge-declaration:{contest_id}": words.DECLARATION,
    }


def _pledge(tx: Transaction, contest_id: str, account_id: str, now: datetime) -> None:
    for document, text in documents_of(contest_id).items():
        content = sha256(json.dumps([text.zh, text.en], ensure_ascii=False).encode()).hexdigest()
        give_consent(tx, account_id, document=document, version=PLEDGE_VERSION, content_hash=content, now=now)


def _of_link(tx: Transaction | State, token: str) -> tuple[Judge, str]:
    found = tx.row(_OF_LINK, (token,))
    if found is None:
        raise JudgeInvitationNotFound()
    return get_judge(tx, found[0]), found[1]


def _answerable(tx: Transaction, token: str, now: datetime) -> tuple[Judge, str]:
    judge, invited_by = _of_link(tx, token)
    require_published(tx, judge.contest_id)
    if judge.status == "invited" and now >= expires_at(judge.invited_at):
        raise JudgeInvitationExpired(expired_at=beijing(expires_at(judge.invited_at)))
    return judge, invited_by


def _used(judge_id: str) -> str:
    """In place of the hash of the secret, which opens nothing any more."""
    return f"used:{judge_id}"
