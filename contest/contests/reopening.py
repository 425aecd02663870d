"""When a window that has closed may open again: only while nobody could have gained from what was seen since."""

from collections.abc import Callable, Mapping

from contest.contests import words
from contest.contests.errors import StaysClosed
from contest.phases import PHASES
from core.state import Transaction
from core.words import Text

_SHOWN_TO_JUDGES = """
    SELECT 1
    FROM assignment AS a
    JOIN stage AS s ON s.id = a.stage_id
    WHERE s.contest_id = ?
    LIMIT 1
"""
_NEW_VERSION = "SELECT 1 FROM result_run WHERE contest_id = ? AND status IN ('computed', 'provisional') LIMIT 1"
_GATE = "SELECT 1 FROM gate WHERE contest_id = ? AND kind = ? LIMIT 1"


def _shown_to_judges(tx: Transaction, contest_id: str) -> Text | None:
    return words.WORKS_WERE_SHOWN if tx.row(_SHOWN_TO_JUDGES, (contest_id,)) else None


def _after_gate(kind: str, why: Text) -> Callable[[Transaction, str], Text | None]:
    def asked(tx: Transaction, contest_id: str) -> Text | None:
        return why if tx.row(_GATE, (contest_id, kind)) else None

    return asked


def _final_for_good(tx: Transaction, contest_id: str) -> Text | None:
    """A version computed after the final one, without a winner who was disqualified say, has its own notice."""
    if tx.row(_NEW_VERSION, (contest_id,)) is not None:
        return None
    return words.RESULTS_ARE_FINAL if tx.row(_GATE, (contest_id, "finalise")) else None


def _never(tx: Transaction, contest_id: str) -> Text | None:
    return words.VOTES_WERE_SEEN


# {phase: why it stays closed, or None where it may open again}
_REASONS: Mapping[str, Callable[[Transaction, str], Text | None]] = {
    "registration": _shown_to_judges,
    "submission": _shown_to_judges,
    "screening": _shown_to_judges,
    "judging": _after_gate("freeze_scores", words.SCORES_WERE_FROZEN),
    "final": _after_gate("publish_provisional", words.RESULTS_WERE_PUBLISHED),
    "voting": _never,
    "verification": _after_gate("verify_votes", words.VOTES_WERE_CHECKED),
    "publicity": _final_for_good,
    "appeals": _final_for_good,
}


def refuse_reopening(tx: Transaction, contest_id: str, kind: str) -> None:
    """Raises StaysClosed with the reason."""
    why = _REASONS[kind](tx, contest_id)
    if why is not None:
        raise StaysClosed(phase=PHASES[kind], why=why)
