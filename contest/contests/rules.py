"""The rules of a contest as versions that never change, what differs between two, and who accepted which.

A material change asks for acceptance again: until then, whoever accepted an older version writes nothing.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Literal

from contest.contests import words
from contest.contests.errors import RulesMovedOn, RulesNotAccepted, RulesUnchanged
from contest.contests.queries import Reader, current_rules, list_rules, require_published
from contest.contests.records import RuleVersion
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import in_both_languages
from core.audit import record_event
from core.people.accounts import require_open_account
from core.people.consents import give_consent, list_consents
from core.state import State, Transaction
from core.words import Lang, Text

MAX_RULES_CHARS = 100_000

_REMOVE_DRAFT = "DELETE FROM rule_version WHERE contest_id = ?"
_ADD = """
    INSERT INTO rule_version (contest_id, version, body_zh, body_en, sha256, is_material, published_by, published_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


def publish_rules(
    state: State, contest_id: str, *, body: Text, is_material: bool, revision: int, actor: str, now: datetime
) -> RuleVersion:
    """The next version of the rules. Before publication of the contest nobody has read any: version 1 is rewritten.

    is_material  whether entrants have to accept again; the first version always has to be accepted

    Raises what `begin_edit` does, WordsNeeded, WordsTooLong, or RulesUnchanged.
    """
    body = in_both_languages(body, words.RULES, at_most=MAX_RULES_CHARS)
    seal = hash_of_rules(body)
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        current = current_rules(tx, contest.id)
        if current is not None and current.sha256 == seal:
            raise RulesUnchanged()
        if contest.status == "draft":
            tx.execute(_REMOVE_DRAFT, (contest.id,))
            current = None
        version = current.version + 1 if current else 1
        is_binding = is_material or version == 1
        tx.execute(_ADD, (contest.id, version, body.zh, body.en, seal, is_binding, actor, now))
        facts = {"version": version, "sha256": seal, "is_material": is_binding}
        finish_edit(tx, contest, "contest.rules", facts=facts, actor=actor, now=now)
    return RuleVersion(contest.id, version, body, seal, is_binding, actor, now)


def hash_of_rules(body: Text) -> str:
    """sha256 of both languages, by which a version is known and a consent is kept."""
    return sha256(json.dumps({"zh": body.zh, "en": body.en}, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


# ---- acceptance ------------------------------------------------------------------------------------------


def rules_document(contest_id: str) -> str:
    """The name under which consents to the rules of a contest are kept."""
    return f"contest-rules:{contest_id}"


def accept_rules(state: State, contest_id: str, *, version: int, actor: str, now: datetime) -> None:
    """Records that the actor accepted the version that was shown.

    Raises ContestNotFound, ContestNotOpen, AccountNotFound, or RulesMovedOn when a newer version came meanwhile.
    """
    with state.transaction() as tx:
        record_acceptance(tx, actor, contest_id, version=version, now=now)


def record_acceptance(tx: Transaction, account_id: str, contest_id: str, *, version: int, now: datetime) -> None:
    """The same inside a transaction of the caller, as when somebody accepts and founds a team in one step."""
    contest = require_published(tx, contest_id)
    require_open_account(tx, account_id)
    current = current_rules(tx, contest.id)
    if current is None or current.version != version:
        raise RulesMovedOn()
    document = rules_document(contest.id)
    give_consent(tx, account_id, document=document, version=version, content_hash=current.sha256, now=now)
    facts = {"version": version, "sha256": current.sha256}
    subject = f"contest:{contest.id}"
    record_event(tx, actor=account_id, action="contest.accept_rules", subject=subject, facts=facts, now=now)


def has_accepted_current(tx: Reader, account_id: str, contest_id: str) -> bool:
    """Whether the person accepted the last material version or a later one. True while there are no rules."""
    least = binding_version(tx, contest_id)
    document = rules_document(contest_id)
    accepted = [
        consent.version
        for consent in list_consents(tx, account_id)
        if consent.document == document and consent.withdrawn_at is None
    ]
    return max(accepted, default=0) >= least


def require_accepted(tx: Reader, account_id: str, contest_id: str) -> None:
    """Asked before an entrant writes. Raises RulesNotAccepted with the version to read."""
    if not has_accepted_current(tx, account_id, contest_id):
        current = current_rules(tx, contest_id)
        raise RulesNotAccepted(version=current.version if current else 1)


def binding_version(tx: Reader, contest_id: str) -> int:
    """The last version that has to be accepted, 0 while there are no rules."""
    return max((rules.version for rules in list_rules(tx, contest_id) if rules.is_material), default=0)


# ---- what changed ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DiffLine:
    kind: Literal["same", "removed", "added"]
    text: str


def diff_rules(old: RuleVersion, new: RuleVersion, lang: Lang) -> list[DiffLine]:
    """Both versions in one language, line by line: what stayed, what went, what came, in the order of reading."""
    before, after = old.body.say(lang).splitlines(), new.body.say(lang).splitlines()
    lines = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [DiffLine("same", line) for line in before[start:end]]
            continue
        lines += [DiffLine("removed", line) for line in before[start:end]]
        lines += [DiffLine("added", line) for line in after[new_start:new_end]]
    return lines
