"""What announcing and editing a contest can refuse, one class a case."""

from contest.contests import words
from core.errors import Conflict, Forbidden, Invalid


class UnknownContestSetting(Invalid):
    """Facts: name."""

    sentence = words.UNKNOWN_CONTEST_SETTING


class BadContestSetting(Invalid):
    """Facts: field and limits, each a `Text`; value, as given."""

    sentence = words.BAD_CONTEST_SETTING


class SettingsDisagree(Invalid):
    """Facts: smaller, larger, each a `Text`."""

    sentence = words.SETTINGS_DISAGREE


class GateNotPassed(Conflict):
    """Facts: gate, a `Text`."""

    sentence = words.GATE_NOT_PASSED


class GateAlreadyPassed(Conflict):
    """Facts: gate, a `Text`."""

    sentence = words.GATE_ALREADY_PASSED


class ActAlreadyDecided(Conflict):
    sentence = words.ACT_ALREADY_DECIDED


class ProposerLeft(Forbidden):
    """Whoever proposed it is no organiser any more."""

    sentence = words.PROPOSER_LEFT
