"""Why a work is returned or rejected: a list, so that decisions can be compared and counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from contest.screening import words
from contest.screening.errors import ScreeningReasonUnknown
from core.words import Text


@dataclass(frozen=True, slots=True)
class Reason:
    label: Text
    results: tuple[str, ...]  # the decisions for which it may be given


_BOTH = ("returned", "rejected")
REASONS: Mapping[str, Reason] = {
    "meets_requirements": Reason(words.MEETS_REQUIREMENTS, ("passed",)),
    "incomplete": Reason(words.INCOMPLETE, _BOTH),
    "link_dead": Reason(words.LINK_DEAD, _BOTH),
    "file_unreadable": Reason(words.FILE_UNREADABLE, _BOTH),
    "identity_shown": Reason(words.IDENTITY_SHOWN, _BOTH),
    "data_not_used": Reason(words.DATA_NOT_USED, _BOTH),
    "data_rights": Reason(words.DATA_RIGHTS, _BOTH),
    "off_topic": Reason(words.OFF_TOPIC, ("rejected",)),
    "copied": Reason(words.COPIED, ("rejected",)),
    "not_eligible": Reason(words.NOT_ELIGIBLE, ("rejected",)),
    "unlawful": Reason(words.UNLAWFUL, ("rejected",)),
    "other": Reason(words.OTHER, _BOTH),
}


def reasons_for(result: str) -> dict[str, Text]:
    """{code: label} of the reasons that fit a result."""
    return {code: one.label for code, one in REASONS.items() if result in one.results}


def require_screening_reason(code: str, result: str) -> str:
    """The code. Raises ScreeningReasonUnknown."""
    fitting = reasons_for(result)
    if code not in fitting:
        raise ScreeningReasonUnknown(reasons=", ".join(fitting))
    return code
