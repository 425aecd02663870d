"""What announcing and editing a contest can refuse, one class a case."""

from contest.contests import sentences
from core.errors import Conflict, Forbidden, Invalid, NotFound


class UnknownContestSetting(Invalid):
    """Facts: name."""

    sentence = sentences.UNKNOWN_CONTEST_SETTING


class BadContestSetting(Invalid):
    """Facts: field and limits, each a `Text`; value, as given."""

    sentence = sentences.BAD_CONTEST_SETTING


class SettingsDisagree(Invalid):
    """Facts: smaller, larger, each a `Text`."""

    sentence = sentences.SETTINGS_DISAGREE


class GateNotPassed(Conflict):
    """Facts: gate, a `Text`."""

    sentence = sentences.GATE_NOT_PASSED


class GateAlreadyPassed(Conflict):
    """Facts: gate, a `Text`."""

    sentence = sentences.GATE_ALREADY_PASSED


class ActAlreadyDecided(Conflict):
    sentence = sentences.ACT_ALREADY_DECIDED


class ProposerLeft(Forbidden):
    """Whoever proposed it is no organiser any more."""

    sentence = sentences.PROPOSER_LEFT


class WordsNeeded(Invalid):
    """Facts: field (`Text`), at_least."""

    sentence = sentences.WORDS_NEEDED


class WordsTooLong(Invalid):
    """Facts: field (`Text`), count, at_most."""

    sentence = sentences.WORDS_TOO_LONG


class UnknownWords(Invalid):
    """Facts: name."""

    sentence = sentences.UNKNOWN_WORDS


class BadSlug(Invalid):
    """Facts: slug."""

    sentence = sentences.BAD_SLUG


class SlugTaken(Conflict):
    """Facts: slug."""

    sentence = sentences.SLUG_TAKEN


class BadYear(Invalid):
    """Facts: year, first, last."""

    sentence = sentences.BAD_YEAR


class BadCode(Invalid):
    """Facts: code."""

    sentence = sentences.BAD_CODE


class BadNumber(Invalid):
    """Facts: field (`Text`), least, greatest."""

    sentence = sentences.BAD_NUMBER


class SameTwice(Invalid):
    """Facts: what."""

    sentence = sentences.SAME_TWICE


class BadGrid(Invalid):
    """Facts: criterion (`Text`), maximum, step, marks."""

    sentence = sentences.BAD_GRID


class BadAnchor(Invalid):
    """Facts: criterion (`Text`), mark."""

    sentence = sentences.BAD_ANCHOR


class NothingCounted(Invalid):
    sentence = sentences.NOTHING_COUNTED


class WeightsNotHundred(Invalid):
    """Facts: total."""

    sentence = sentences.WEIGHTS_NOT_HUNDRED


class RubricFrozen(Conflict):
    """Facts: stage (`Text`)."""

    sentence = sentences.RUBRIC_FROZEN


class EditedMeanwhile(Conflict):
    sentence = sentences.EDITED_MEANWHILE


class SettingFrozen(Conflict):
    """Facts: field (`Text`)."""

    sentence = sentences.SETTING_FROZEN


class TracksFrozen(Conflict):
    sentence = sentences.TRACKS_FROZEN


class StagesFrozen(Conflict):
    sentence = sentences.STAGES_FROZEN


class PrizesOnlyGrow(Conflict):
    """Facts: prize (`Text`)."""

    sentence = sentences.PRIZES_ONLY_GROW


class BadMoment(Invalid):
    """Facts: field (`Text`), value."""

    sentence = sentences.BAD_MOMENT


class PhaseBackwards(Invalid):
    """Facts: phase (`Text`), opens_at, closes_at (Beijing time, as text)."""

    sentence = sentences.PHASE_BACKWARDS


class PhasesArePublished(Conflict):
    sentence = sentences.PHASES_ARE_PUBLISHED


class NothingMoved(Invalid):
    sentence = sentences.NOTHING_MOVED


class IntoThePast(Invalid):
    """Facts: phase (`Text`), moment (Beijing time, as text)."""

    sentence = sentences.INTO_THE_PAST


class NeverShorter(Conflict):
    """Facts: phase (`Text`)."""

    sentence = sentences.NEVER_SHORTER


class StaysClosed(Conflict):
    """Facts: phase and why, each a `Text`."""

    sentence = sentences.STAYS_CLOSED


class TimelineBroken(Conflict):
    """Facts: problem (`Text`)."""

    sentence = sentences.TIMELINE_BROKEN


class RulesUnchanged(Conflict):
    sentence = sentences.RULES_UNCHANGED


class RulesMovedOn(Conflict):
    sentence = sentences.RULES_MOVED_ON


class RulesNotAccepted(Conflict):
    """Facts: version."""

    sentence = sentences.RULES_NOT_ACCEPTED


class StaffCannotEnter(Forbidden):
    """Facts: role (`Text`)."""

    sentence = sentences.STAFF_CANNOT_ENTER


class EntrantHasNoRole(Conflict):
    """Facts: role (`Text`)."""

    sentence = sentences.ENTRANT_HAS_NO_ROLE


class NotReadyToPublish(Conflict):
    """Facts: count; first, a `Text`. `publish_check.missing_for_publication` tells all."""

    sentence = sentences.NOT_READY_TO_PUBLISH


class NotOverYet(Conflict):
    """Facts: phase (`Text`), closes_at (Beijing time, as text)."""

    sentence = sentences.NOT_OVER_YET


class AlreadyInPack(Conflict):
    """Facts: dataset (`Text`)."""

    sentence = sentences.ALREADY_IN_PACK


class NotInPack(NotFound):
    """Facts: dataset, as it was asked for."""

    sentence = sentences.NOT_IN_PACK


class ConfirmToAsk(Forbidden):
    sentence = sentences.CONFIRM_TO_ASK


class TooManyQuestions(Conflict):
    """Facts: most."""

    sentence = sentences.TOO_MANY_QUESTIONS


class QuestionAnswered(Conflict):
    sentence = sentences.QUESTION_ANSWERED


class EditedSinceProposed(Conflict):
    """The second person would confirm something else than the first proposed."""

    sentence = sentences.EDITED_SINCE_PROPOSED
