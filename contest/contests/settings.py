"""The numbers and choices of a contest, as organisers set them and JSON in state keeps them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from contest.contests import words
from contest.contests.errors import BadContestSetting, SettingsDisagree, UnknownContestSetting
from core.words import Text


@dataclass(frozen=True, slots=True)
class ContestSettings:
    """Every field has a default, so that state keeps only what an organiser changed."""

    min_team_size: int = 1
    max_team_size: int = 5
    auto_approve_teams: bool = False
    invitation_days: int = 7
    allows_staff: bool = False  # whether people who publish data for an office may enter
    min_reviews: int = 3  # of one work
    max_load: int = 20  # works of one judge
    min_comment_chars: int = 10
    is_blind: bool = True
    max_attachments: int = 12
    max_file_mb: int = 200
    max_total_mb: int = 500
    correction_days: int = 3
    poll_minimum: int = 2
    poll_maximum: int = 3
    poll_credits: int = 99
    poll_method: str = "choices"
    publicity_workdays: int = 5
    appeal_acknowledge_workdays: int = 2
    appeal_decide_workdays: int = 5
    works_are_public: bool = True


POLL_METHODS = {
    "choices": Text("选若干件作品", "Choose some works"),
    "quadratic": Text("二次方投票（分配点数）", "Quadratic votes (share out credits)"),
}
# {field: (least, greatest)}; what is not here is yes-or-no, or one of POLL_METHODS
LIMITS: Mapping[str, tuple[int, int]] = {
    "min_team_size": (1, 50),
    "max_team_size": (1, 50),
    "invitation_days": (1, 30),
    "min_reviews": (1, 30),
    "max_load": (1, 500),
    "min_comment_chars": (0, 1000),
    "max_attachments": (0, 50),
    "max_file_mb": (1, 2048),
    "max_total_mb": (1, 10240),
    "correction_days": (1, 15),
    "poll_minimum": (1, 20),
    "poll_maximum": (1, 20),
    "poll_credits": (1, 10000),
    "publicity_workdays": (1, 60),
    "appeal_acknowledge_workdays": (1, 30),
    "appeal_decide_workdays": (1, 60),
}
# (the smaller, the larger)
_ORDERED = (
    ("min_team_size", "max_team_size"),
    ("max_file_mb", "max_total_mb"),
    ("poll_minimum", "poll_maximum"),
    ("appeal_acknowledge_workdays", "appeal_decide_workdays"),
)
FIELDS = tuple(field.name for field in fields(ContestSettings))
_DEFAULTS = ContestSettings()


def read_settings(text: str) -> ContestSettings:
    """The settings that state keeps as JSON."""
    return changed_settings(_DEFAULTS, json.loads(text))


def settings_as_json(settings: ContestSettings) -> str:
    """Only what differs from the defaults.

    >>> settings_as_json(ContestSettings(max_team_size=3))
    '{"max_team_size": 3}'
    """
    values = asdict(settings)
    return json.dumps({name: values[name] for name in FIELDS if values[name] != getattr(_DEFAULTS, name)})


def changed_settings(settings: ContestSettings, changes: Mapping[str, object]) -> ContestSettings:
    """The settings with some of them changed: numbers, yes or no, and the method of the poll, each in its own type.

    Raises UnknownContestSetting, BadContestSetting or SettingsDisagree.
    """
    for name, value in changes.items():
        _check(name, value)
    changed = replace(settings, **changes)  # type: ignore[arg-type]  # each was checked above
    for smaller, larger in _ORDERED:
        if getattr(changed, smaller) > getattr(changed, larger):
            raise SettingsDisagree(smaller=words.SETTINGS[smaller], larger=words.SETTINGS[larger])
    return changed


def _check(name: str, value: object) -> None:
    if name not in FIELDS:
        raise UnknownContestSetting(name=name[:100])
    if name in LIMITS:
        least, greatest = LIMITS[name]
        if type(value) is not int or not least <= value <= greatest:
            raise _bad(name, value, words.FROM_TO.filled(least=least, greatest=greatest))
    elif name == "poll_method":
        if value not in POLL_METHODS:
            raise _bad(name, value, words.ONE_OF.filled(choices=", ".join(POLL_METHODS)))
    elif type(value) is not bool:
        raise _bad(name, value, words.YES_OR_NO)


def _bad(name: str, value: object, limits: Text) -> BadContestSetting:
    return BadContestSetting(field=words.SETTINGS[name], value=str(value)[:100], limits=limits)
