"""The sections of the console from screening to certificates, and the acts of two people that belong to them."""

from collections.abc import Callable, Iterable, Mapping

from contest.contests.gates import has_passed
from contest.contests.queries import list_prizes, list_stages
from contest.contests.records import TwoPersonAct
from contest.results.disqualifying import KIND as DISQUALIFICATION
from contest.results.disqualifying import confirm_disqualification
from contest.results.publishing import STEPS, confirm_step
from contest.results.queries import get_run
from contest.results.rulings import KIND as RULING
from contest.results.rulings import confirm_ruling
from contest.results.words import RESULT_ACTS, RULINGS
from contest.screening.deciding import confirm_rejection
from contest.screening.queries import REJECTION
from contest.voting.publication import publish_counts
from contest.voting.verification import decide_proposed
from contest.voting.words import BALLOT_OUTCOMES
from web import contest_console_words as words
from web.ui.contest.organising.appeals import count_open, show_appeals
from web.ui.contest.organising.assigning import show_assigning
from web.ui.contest.organising.certificates import show_certificates
from web.ui.contest.organising.conflicts import show_conflicts
from web.ui.contest.organising.exports import show_exports
from web.ui.contest.organising.judges import show_judges
from web.ui.contest.organising.judging_parts import named_works, public_url
from web.ui.contest.organising.progress import show_progress
from web.ui.contest.organising.result_todos import result_todos, vote_todos
from web.ui.contest.organising.results import show_results
from web.ui.contest.organising.screening import count_to_screen, show_screening
from web.ui.contest.organising.section import ActKind, Section, Todo
from web.ui.contest.organising.showcase import show_showcase
from web.ui.contest.organising.votes import show_votes
from web.ui.contest.visit import ContestVisit

JUDGING: tuple[Section, ...] = (
    Section("screening", words.SCREENING, show_screening, count_to_screen),
    Section("judges", words.JUDGES_TAB, show_judges),
    Section("conflicts", words.CONFLICTS, show_conflicts),
    Section("assigning", words.ASSIGNING, show_assigning),
    Section("progress", words.PROGRESS, show_progress),
    Section("results", words.RESULTS, show_results),
    Section("votes", words.VOTES, show_votes),
    Section("appeals", words.APPEALS, show_appeals, count_open),
    Section("certificates", words.CERTIFICATES, show_certificates),
    Section("showcase", words.SHOWCASE, show_showcase),
    Section("exports", words.EXPORTS, show_exports),
)


# ---- acts of two people ------------------------------------------------------------------------------------------


def _about_work(visit: ContestVisit, act: TwoPersonAct) -> str:
    work_id = str(act.facts.get("work_id", ""))
    return named_works(visit).get(work_id, work_id)


def _about_run(visit: ContestVisit, act: TwoPersonAct) -> str:
    run = get_run(visit.state, str(act.facts["run_id"]))
    titles = {stage.id: stage.title.say(visit.lang) for stage in list_stages(visit.state, visit.contest.id)}
    return words.VERSION_OF_STAGE.say(visit.lang, stage=titles.get(run.stage_id, ""), number=run.number)


def _about_ruling(visit: ContestVisit, act: TwoPersonAct) -> str:
    names = named_works(visit)
    prizes = {prize.id: prize.title.say(visit.lang) for prize in list_prizes(visit.state, visit.contest.id)}
    parts = [RULINGS[act.facts["kind"]].say(visit.lang), prizes.get(act.facts["prize_id"], "")]
    parts += [str(act.facts["places"])] if act.facts["kind"] == "vacancy" else []
    parts += [names.get(work_id, work_id) for work_id in act.facts["works"]]
    return " · ".join(part for part in parts if part)


def _about_ballots(visit: ContestVisit, act: TwoPersonAct) -> str:
    count, outcome = len(act.facts["account_ids"]), BALLOT_OUTCOMES[act.facts["outcome"]]
    return f"{count} · {outcome.say(visit.lang)}"


def _told(visit: ContestVisit) -> dict[str, object]:
    """Who acts, when, and what links in mails begin with."""
    return {"actor": visit.actor, "now": visit.now, "public_url": public_url(visit)}


def _step(step: str) -> ActKind:
    return ActKind(
        words.ACT_STEP.filled(step=RESULT_ACTS[step]),
        lambda visit, act: confirm_step(
            visit.state,
            act.id,
            step,
            calendar=visit.calendar,
            **_told(visit),  # type: ignore[arg-type]
        ),
        _about_run,
    )


ACTS: Mapping[str, ActKind] = {
    REJECTION: ActKind(
        words.ACT_REJECT,
        lambda visit, act: confirm_rejection(visit.state, act.id, **_told(visit)),  # type: ignore[arg-type]
        _about_work,
    ),
    DISQUALIFICATION: ActKind(
        words.ACT_DISQUALIFY,
        lambda visit, act: confirm_disqualification(visit.state, act.id, **_told(visit)),  # type: ignore[arg-type]
        _about_work,
    ),
    **{f"result_{step}": _step(step) for step in STEPS},
    RULING: ActKind(
        words.ACT_RULING,
        lambda visit, act: confirm_ruling(visit.state, act.id, actor=visit.actor, now=visit.now),
        _about_ruling,
    ),
    "decide_ballots": ActKind(
        words.ACT_BALLOTS,
        lambda visit, act: decide_proposed(visit.state, act.id, actor=visit.actor, is_confirmed=True, now=visit.now),
        _about_ballots,
    ),
    "publish_votes": ActKind(
        words.ACT_VOTES,
        lambda visit, act: publish_counts(visit.state, act.id, actor=visit.actor, is_confirmed=True, now=visit.now),
    ),
}


# ---- what comes next ---------------------------------------------------------------------------------------------


def _screening(visit: ContestVisit) -> Iterable[Todo]:
    if count := count_to_screen(visit):
        yield Todo(words.SCREENING_WAITS.filled(count=count), "screening")


def _judging(visit: ContestVisit) -> Iterable[Todo]:
    """The first stage: assign while its window is open, freeze after it."""
    first = next(iter(list_stages(visit.state, visit.contest.id)), None)
    if first is None:
        return
    is_begun, is_frozen = (
        has_passed(visit.state, visit.contest.id, gate, first.id) for gate in ("open_judging", "freeze_scores")
    )
    if visit.is_open("judging") and not is_begun:
        yield Todo(words.TO_ASSIGN, "assigning")
    if visit.is_over("judging") and is_begun and not is_frozen:
        yield Todo(words.TO_FREEZE, "progress")


def _appeals(visit: ContestVisit) -> Iterable[Todo]:
    if count := count_open(visit):
        yield Todo(words.APPEALS_WAIT.filled(count=count), "appeals")


NEXT: tuple[Callable[[ContestVisit], Iterable[Todo]], ...] = (
    _screening,
    _judging,
    vote_todos,
    result_todos,
    _appeals,
)
