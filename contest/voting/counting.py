"""Counting votes. Nobody reads a count before publication, but organisers and auditors after closing."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from contest.rights import require_overseer
from contest.voting.errors import CountsHidden
from contest.voting.queries import candidate_teams, get_poll, get_poll_state
from contest.voting.records import Counts, Poll, WorkCount
from core.state import State, Transaction

_PUBLISHED = "SELECT counts FROM poll WHERE id = ? AND published_at IS NOT NULL"


def published_counts(tx: Transaction | State, poll_id: str) -> Counts:
    """For everybody, once published, as they were then. Raises PollNotFound or CountsHidden."""
    (text,) = tx.row(_PUBLISHED, (get_poll(tx, poll_id).id,)) or (None,)
    if text is None:
        raise CountsHidden()
    kept = json.loads(text)
    return Counts(**{**kept, "works": tuple(WorkCount(**work) for work in kept["works"])})


def organiser_counts(tx: Transaction | State, poll_id: str, *, actor: str, now: datetime) -> Counts:
    """For organisers and auditors, from closing on. Raises PollNotFound, RoleNeeded or CountsHidden."""
    poll = get_poll(tx, poll_id)
    require_overseer(tx, actor, poll.contest_id)
    if get_poll_state(tx, poll, now) in ("scheduled", "open"):
        raise CountsHidden()
    return counts_now(tx, poll)


_BALLOTS = """
    SELECT b.status, count(*)
    FROM ballot AS b
    WHERE b.poll_id = ?
      AND EXISTS (SELECT 1 FROM ballot_item AS i WHERE i.poll_id = b.poll_id AND i.account_id = b.account_id)
    GROUP BY b.status
"""
_VOTES = """
    SELECT i.work_id, sum(i.votes), count(*)
    FROM ballot_item AS i
    JOIN ballot AS b ON b.poll_id = i.poll_id AND b.account_id = i.account_id
    WHERE i.poll_id = ? AND b.status = 'counted'
    GROUP BY i.work_id
"""


def counts_now(tx: Transaction | State, poll: Poll) -> Counts:
    """From the ballots as they are, over the works that still stand. Whoever calls this keeps it from readers."""
    ballots: dict[str, int] = dict(tx.rows(_BALLOTS, (poll.id,)))
    votes = {work_id: (int(total), count) for work_id, total, count in tx.rows(_VOTES, (poll.id,))}
    standing = candidate_teams(tx, poll.contest_id)
    return Counts(
        works=ranked({work_id: votes.get(work_id, (0, 0)) for work_id in standing}),
        valid=ballots.get("counted", 0),
        invalid=ballots.get("invalid", 0),
        quarantined=ballots.get("quarantined", 0),
        incomplete=ballots.get("provisional", 0),
    )


def ranked(votes: Mapping[str, tuple[int, int]]) -> tuple[WorkCount, ...]:
    """Works by their votes, the most first; equal votes share the rank, and the next one is left out.

    votes  {work id: (votes, ballots)}

    >>> [(one.work_id, one.rank) for one in ranked({"a": (3, 3), "b": (5, 5), "c": (3, 3), "d": (1, 1)})]
    [('b', 1), ('a', 2), ('c', 2), ('d', 4)]
    """
    order: Sequence[str] = sorted(votes, key=lambda work_id: (-votes[work_id][0], work_id))
    totals = [votes[work_id][0] for work_id in order]
    return tuple(WorkCount(work_id, totals.index(votes[work_id][0]) + 1, *votes[work_id]) for work_id in order)
