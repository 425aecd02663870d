"""What pages ask of a poll. Nothing here depends on how others voted; counts are in counting.py."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from contest.phases import get_phase
from contest.rights import team_id_of
from contest.voting import words
from contest.voting.errors import PollNotFound
from contest.voting.machine import PollState, poll_state
from contest.voting.records import Ballot, Candidate, Poll
from contest.voting.rules import required_choices
from contest.works.machine import STANDING, UNDECIDED
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

# Works that passed screening and are neither withdrawn nor disqualified, wherever the jury has got to with them.
CANDIDATE_STATUSES = tuple(status for status in STANDING if status not in UNDECIDED)

_POLL_COLUMNS = """
    SELECT id, contest_id, method, minimum, maximum, credits, verified_at, published_at
    FROM poll
"""
_POLL = _POLL_COLUMNS + "WHERE id = ?"
_POLL_OF = _POLL_COLUMNS + "WHERE contest_id = ?"


def get_poll(tx: Reader, poll_id: str) -> Poll:
    """Raises PollNotFound."""
    found = tx.row(_POLL, (poll_id,))
    if found is None:
        raise PollNotFound()
    return Poll(*found)


def find_poll_of(tx: Reader, contest_id: str) -> Poll | None:
    found = tx.row(_POLL_OF, (contest_id,))
    return Poll(*found) if found else None


def get_poll_state(tx: Reader, poll: Poll, now: datetime) -> PollState:
    """Where the poll stands. Raises SomethingMissing for a contest that lost a window of voting."""
    voting = get_phase(tx, poll.contest_id, "voting")
    return poll_state(voting, get_phase(tx, poll.contest_id, "verification"), poll.published_at, now)


_STANDING = f"""
    FROM work AS w
    JOIN team AS t ON t.id = w.team_id
    JOIN work_version AS v ON v.work_id = w.id AND v.number = w.current_version
    WHERE w.contest_id = ? AND w.status IN ({", ".join("?" * len(CANDIDATE_STATUSES))})
      AND t.status NOT IN ('withdrawn', 'dissolved', 'disqualified')
    ORDER BY w.id
"""
_CANDIDATES = "SELECT w.id, w.blind_code, w.track_id, w.team_id, w.current_version, v.content" + _STANDING
_TEAMS = "SELECT w.id, w.team_id" + _STANDING
_SEED = "SELECT seed FROM poll WHERE id = ?"


def list_candidates(tx: Reader, poll_id: str, *, viewer: str) -> list[Candidate]:
    """The works to choose from, in an order by chance that stays the same for each viewer and knows no votes.

    viewer  an account id; for visitors anything that stays, or ''

    Raises PollNotFound.
    """
    poll = get_poll(tx, poll_id)
    (seed,) = tx.row(_SEED, (poll_id,)) or (0,)
    own_team = team_id_of(tx, viewer, poll.contest_id)
    rows = tx.rows(_CANDIDATES, (poll.contest_id, *CANDIDATE_STATUSES))
    return [_candidate(row, own_team) for row in sorted(rows, key=lambda row: _place(seed, viewer, row[0]))]


def candidate_teams(tx: Reader, contest_id: str) -> dict[str, str]:
    """{work id: team id} of everything that can be voted for now."""
    return dict(tx.rows(_TEAMS, (contest_id, *CANDIDATE_STATUSES)))


def _place(seed: int, viewer: str, work_id: str) -> tuple[str, str]:
    text = json.dumps([seed, viewer, work_id])
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), work_id


def _candidate(row: tuple[Any, ...], own_team: str | None) -> Candidate:
    work_id, blind_code, track_id, team_id, version, text = row
    content = json.loads(text)
    return Candidate(
        work_id=work_id,
        blind_code=blind_code,
        track_id=track_id,
        version=version,
        title=content.get("title", ""),
        one_line=content.get("one_line", ""),
        is_own=team_id == own_team,
    )


_BALLOT = """
    SELECT status, revision, cast_at, changed_at, reason
    FROM ballot
    WHERE poll_id = ? AND account_id = ?
"""
_VOTES = "SELECT work_id, votes FROM ballot_item WHERE poll_id = ? AND account_id = ? ORDER BY work_id"


def find_ballot(tx: Reader, poll_id: str, account_id: str) -> Ballot | None:
    """A person's own ballot; one that was taken back has no votes. Raises PollNotFound."""
    poll = get_poll(tx, poll_id)
    return read_ballot(tx, poll_id, account_id, minimum=choices_needed(tx, poll, account_id))


def read_ballot(tx: Reader, poll_id: str, account_id: str, *, minimum: int) -> Ballot | None:
    """The same where the number of works it needs is known."""
    found = tx.row(_BALLOT, (poll_id, account_id))
    if found is None:
        return None
    status, revision, cast_at, changed_at, reason = found
    return Ballot(
        poll_id=poll_id,
        account_id=account_id,
        status=status,
        votes=dict(tx.rows(_VOTES, (poll_id, account_id))),
        minimum=minimum,
        revision=revision,
        cast_at=cast_at,
        changed_at=changed_at,
        reason=reason,
    )


def choices_needed(tx: Reader, poll: Poll, account_id: str) -> int:
    """How many works this person has to choose for the ballot to count."""
    own_team = team_id_of(tx, account_id, poll.contest_id)
    votable = [team for team in candidate_teams(tx, poll.contest_id).values() if team != own_team]
    return required_choices(poll, len(votable))


def ballot_words(ballot: Ballot | None, *, is_open: bool) -> Text:
    """The sentence for the voter: whether the ballot counts, and what is missing."""
    if ballot is None or not ballot.votes:
        return words.BALLOT_EMPTY if is_open else words.BALLOT_NOT_CAST
    facts = {
        "count": len(ballot.votes),
        "minimum": ballot.minimum,
        "missing": ballot.missing,
        "reason": ballot.reason,
    }
    return (_WORDS_OPEN if is_open else _WORDS_CLOSED)[ballot.status].filled(**facts)


_WORDS_OPEN = {
    "provisional": words.BALLOT_MISSING,
    "counted": words.BALLOT_COUNTED_OPEN,
    "quarantined": words.BALLOT_CHECKED_OPEN,
    "invalid": words.BALLOT_INVALID,
}
_WORDS_CLOSED = {
    "provisional": words.BALLOT_NEVER_COUNTED,
    "counted": words.BALLOT_COUNTED,
    "quarantined": words.BALLOT_QUARANTINED,
    "invalid": words.BALLOT_INVALID,
}
