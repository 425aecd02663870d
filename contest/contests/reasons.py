"""The reason that goes with an act others have to live with."""

from contest.errors import ReasonNeeded

MIN_REASON_CHARS = 5
MAX_REASON_CHARS = 2000


def require_reason(reason: str, *, minimum: int = MIN_REASON_CHARS) -> str:
    """The reason without blanks around it. Raises ReasonNeeded."""
    words = reason.strip()
    if len(words) < minimum:
        raise ReasonNeeded(minimum=minimum)
    return words[:MAX_REASON_CHARS]
