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


class WordsNeeded(Invalid):
    """Facts: field (`Text`), at_least."""

    sentence = words.WORDS_NEEDED


class WordsTooLong(Invalid):
    """Facts: field (`Text`), count, at_most."""

    sentence = words.WORDS_TOO_LONG


class UnknownWords(Invalid):
    """Facts: name."""

    sentence = words.UNKNOWN_WORDS


class BadSlug(Invalid):
    """Facts: slug."""

    sentence = words.BAD_SLUG


class SlugTaken(Conflict):
    """Facts: slug."""

    sentence = words.SLUG_TAKEN


class BadYear(Invalid):
    """Facts: year, first, last."""

    sentence = words.BAD_YEAR


class BadCode(Invalid):
    """Facts: code."""

    sentence = words.BAD_CODE


class BadNumber(Invalid):
    """Facts: field (`Text`), least, greatest."""

    sentence = words.BAD_NUMBER


class SameTwice(Invalid):
    """Facts: what."""

    sentence = words.SAME_TWICE


class BadGrid(Invalid):
    """Facts: criterion (`Text`), maximum, step, marks."""

    sentence = words.BAD_GRID


class BadAnchor(Invalid):
    """Facts: criterion (`Text`), mark."""

    sentence = words.BAD_ANCHOR


class NothingCounted(Invalid):
    sentence = words.NOTHING_COUNTED


class WeightsNotHundred(Invalid):
    """Facts: total."""

    sentence = words.WEIGHTS_NOT_HUNDRED


class RubricFrozen(Conflict):
    """Facts: stage (`Text`)."""

    sentence = words.RUBRIC_FROZEN


class EditedMeanwhile(Conflict):
    sentence = words.EDITED_MEANWHILE


class SettingFrozen(Conflict):
    """Facts: field (`Text`)."""

    sentence = words.SETTING_FROZEN


class TracksFrozen(Conflict):
    sentence = words.TRACKS_FROZEN


class StagesFrozen(Conflict):
    sentence = words.STAGES_FROZEN


class PrizesOnlyGrow(Conflict):
    """Facts: prize (`Text`)."""

    sentence = words.PRIZES_ONLY_GROW


class BadMoment(Invalid):
    """Facts: field (`Text`), value."""

    sentence = words.BAD_MOMENT


class PhaseBackwards(Invalid):
    """Facts: phase (`Text`), opens_at, closes_at (Beijing time, as text)."""

    sentence = words.PHASE_BACKWARDS


class PhasesArePublished(Conflict):
    sentence = words.PHASES_ARE_PUBLISHED


class NothingMoved(Invalid):
    sentence = words.NOTHING_MOVED


class IntoThePast(Invalid):
    """Facts: phase (`Text`), moment (Beijing time, as text)."""

    sentence = words.INTO_THE_PAST


class NeverShorter(Conflict):
    """Facts: phase (`Text`)."""

    sentence = words.NEVER_SHORTER


class StaysClosed(Conflict):
    """Facts: phase and why, each a `Text`."""

    sentence = words.STAYS_CLOSED


class TimelineBroken(Conflict):
    """Facts: problem (`Text`)."""

    sentence = words.TIMELINE_BROKEN


class RulesUnchanged(Conflict):
    sentence = words.RULES_UNCHANGED


class RulesMovedOn(Conflict):
    sentence = words.RULES_MOVED_ON


class RulesNotAccepted(Conflict):
    """Facts: version."""

    sentence = words.RULES_NOT_ACCEPTED


class StaffCannotEnter(Forbidden):
    """Facts: role (`Text`)."""

    sentence = words.STAFF_CANNOT_ENTER


class EntrantHasNoRole(Conflict):
    """Facts: role (`Text`)."""

    sentence = words.ENTRANT_HAS_NO_ROLE
