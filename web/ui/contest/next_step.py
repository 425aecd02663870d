"""What the reader of a contest should do next, in one sentence and one button."""

from dataclasses import dataclass

from contest.phases import Phase
from core.words import Text
from web import contest_home_words as words
from web.ui.contest.moments import phase_words
from web.ui.contest.visit import ContestVisit


@dataclass(frozen=True, slots=True)
class NextStep:
    said: Text
    button: Text | None = None
    page: str = ""


def next_step(visit: ContestVisit) -> NextStep:
    """The first that holds, from what only this reader can do to what everybody can."""
    if visit.contest.status == "cancelled":
        return NextStep(words.CANCELLED)
    if visit.is_organiser:
        return NextStep(words.SAID_ORGANISE, words.NEXT_ORGANISE, "organisers")
    if visit.judge_id is not None and (visit.is_open("judging") or visit.is_open("final")):
        return NextStep(words.SAID_JUDGE, words.NEXT_JUDGE, "judging")
    if visit.team_id is not None and visit.is_open("submission"):
        return NextStep(words.SAID_SUBMIT, words.NEXT_SUBMIT, "submit")
    if visit.team_id is not None and visit.is_open("registration"):
        return NextStep(words.SAID_TEAM, words.NEXT_TEAM, "team")
    if visit.is_open("registration"):
        return NextStep(words.SAID_ENTER, words.NEXT_REGISTER, "team")
    if visit.is_open("voting"):
        return NextStep(words.SAID_VOTE, words.NEXT_VOTE, "vote")
    return _waiting(visit)


def _waiting(visit: ContestVisit) -> NextStep:
    current = next((phase for phase in visit.phases if phase.is_open(visit.now)), None)
    ahead = next((phase for phase in visit.phases if phase.state(visit.now) == "before"), None)
    if current is not None and current.kind in ("publicity", "appeals"):
        return NextStep(words.SAID_RESULTS, words.NEXT_RESULTS, "results")
    nearest = current or ahead
    if nearest is not None:
        return NextStep(_phase_sentence(nearest, visit))
    if visit.phases:
        return NextStep(words.SAID_OVER, words.NEXT_RESULTS, "results")
    return NextStep(words.SAID_SOON)


def _phase_sentence(phase: Phase, visit: ContestVisit) -> Text:
    when = Text(phase_words(phase, visit.now, "zh"), phase_words(phase, visit.now, "en"))
    return words.SAID_WAIT.filled(phase=phase.title, when=when)
