"""The conflicts that follow from what is known about judges and teams: computed for all pairs, nothing written."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from contest.judging.domains import organisation_domain
from contest.judging.records import FoundConflict
from core.state import State, Transaction

Reader = Transaction | State

_JUDGES = """
    SELECT j.id, j.email, a.email, a.affiliation_id, coalesce(f.name, '')
    FROM judge AS j
    LEFT JOIN account AS a ON a.id = j.account_id
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
    WHERE j.contest_id = ? AND j.status IN ('invited', 'active', 'completed')
    ORDER BY j.id
"""
_TIES = """
    SELECT t.judge_id, t.kind, t.value, t.reason
    FROM judge_tie AS t
    JOIN judge AS j ON j.id = t.judge_id
    WHERE j.contest_id = ? AND j.status IN ('active', 'completed')
    ORDER BY t.judge_id, t.kind, t.value
"""
_MEMBERS = """
    SELECT w.id, a.email, a.display_name, a.affiliation_id, coalesce(f.name, '')
    FROM work AS w
    JOIN membership AS m ON m.team_id = w.team_id
    JOIN account AS a ON a.id = m.account_id
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
    WHERE w.contest_id = ?
    ORDER BY w.id, a.id
"""


@dataclass(slots=True)
class _Works:
    """Which works somebody of a sort takes part in: {affiliation id, domain, tie: {work ids}}."""

    affiliations: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    domains: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ties: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def find_conflicts(tx: Reader, contest_id: str) -> list[FoundConflict]:
    """Every pair of a judge and a work that share an organisation or a mail domain, or that a judge's ties name.

    Invited judges are looked at as well, so that organisers see conflicts before somebody accepts. Sorted.
    """
    works = _works(tx, contest_id)
    found = set()
    for judge_id, invited, email, affiliation_id, affiliation in tx.rows(_JUDGES, (contest_id,)):
        for work_id in works.affiliations.get(affiliation_id, ()):
            found.add(FoundConflict(judge_id, work_id, "affiliation", affiliation))
        for domain in map(organisation_domain, (invited, email)):
            for work_id in works.domains.get(domain or "", ()):
                found.add(FoundConflict(judge_id, work_id, "email_domain", domain or ""))
    for judge_id, kind, value, reason in tx.rows(_TIES, (contest_id,)):
        found |= {FoundConflict(judge_id, work_id, "declared", reason) for work_id in works.ties.get((kind, value), ())}
    return _one_for_each(found)


def tie_key(value: str) -> str:
    """How names and addresses are compared: without case, width or spaces.

    >>> tie_key(" 示例 科技（沈阳） ") == tie_key("示例科技(沈阳)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", value).casefold().split())


def _works(tx: Reader, contest_id: str) -> _Works:
    works = _Works()
    for work_id, email, name, affiliation_id, affiliation in tx.rows(_MEMBERS, (contest_id,)):
        if affiliation_id:  # people without an organisation share nothing
            works.affiliations[affiliation_id].add(work_id)
        if domain := organisation_domain(email):
            works.domains[domain].add(work_id)
        works.ties["affiliation", tie_key(affiliation)].add(work_id)
        for person in (email or "", name):
            works.ties["person", tie_key(person)].add(work_id)
    works.ties.pop(("affiliation", ""), None)
    works.ties.pop(("person", ""), None)
    return works


def _one_for_each(found: Iterable[FoundConflict]) -> list[FoundConflict]:
    """The first reason of each judge, work and source, in order."""
    first: dict[tuple[str, str, str], FoundConflict] = {}
    for one in sorted(found, key=lambda each: (each.judge_id, each.work_id, each.source, each.reason)):
        first.setdefault((one.judge_id, one.work_id, one.source), one)
    return list(first.values())
