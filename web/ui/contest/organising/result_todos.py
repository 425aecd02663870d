"""What comes next for the result of a stage, from the first computation to the certificates."""

from collections.abc import Iterator

from contest.certificates.queries import list_certificates
from contest.contests.gates import has_passed
from contest.contests.queries import list_stages
from contest.contests.records import Stage
from contest.contests.two_people import find_open_act
from contest.phases import beijing
from contest.results.appeals import count_open_appeals
from contest.results.changes import changes_since
from contest.results.publishing import is_last_stage
from contest.results.queries import list_runs_of_stage
from contest.results.records import ResultRun
from contest.results.verifying import count_unverified
from contest.voting.publication import KIND as PUBLICATION
from contest.voting.queries import find_poll_of, get_poll_state
from contest.works.queries import get_work
from core.words import Text
from web import contest_console_words as words
from web.ui.contest.organising.section import Todo
from web.ui.contest.visit import ContestVisit

_TAB = "results"


def result_todos(visit: ContestVisit) -> Iterator[Todo]:
    for stage in list_stages(visit.state, visit.contest.id):
        if has_passed(visit.state, visit.contest.id, "freeze_scores", stage.id):
            yield from _of_stage(visit, stage)


def _of_stage(visit: ContestVisit, stage: Stage) -> Iterator[Todo]:
    runs = list_runs_of_stage(visit.state, stage.id)
    if not runs:
        yield Todo(words.TO_COMPUTE, _TAB)
        return
    newest = runs[0]
    since = changes_said(visit, newest)
    if since:
        yield from (Todo(said, _TAB) for said in since)
    elif newest.status == "computed":
        yield Todo(words.TO_RELEASE, _TAB)
    elif newest.status == "provisional":
        yield from _before_publication(visit, newest)
    elif newest.status == "publicity":
        yield from _before_the_end(visit, newest)
    elif is_last_stage(visit.state, newest) and not list_certificates(visit.state, visit.contest.id):
        yield Todo(words.TO_ISSUE, "certificates")


def changes_said(visit: ContestVisit, run: ResultRun) -> list[Text]:
    """What came after the version, a sentence each."""
    since = changes_since(visit.state, run)
    said = [words.SINCE_GONE.filled(number=run.number, works=codes_of_gone(visit, since.gone))] if since.gone else []
    return said + ([words.SINCE_UPHELD.filled(number=run.number, count=since.upheld)] if since.upheld else [])


def codes_of_gone(visit: ContestVisit, work_ids: tuple[str, ...]) -> Text:
    codes = [get_work(visit.state, work_id).blind_code for work_id in work_ids]
    return Text("、".join(codes), ", ".join(codes))


def _before_publication(visit: ContestVisit, run: ResultRun) -> Iterator[Todo]:
    is_last = is_last_stage(visit.state, run)
    if missing := count_unverified(visit.state, run.id):
        yield Todo(words.TO_VERIFY.filled(count=missing), _TAB)
    elif not is_last and not _is_proposed(visit, run, "promote"):
        yield Todo(words.TO_PROMOTE, _TAB)
    elif is_last and visit.is_open("publicity") and not _is_proposed(visit, run, "notify"):
        yield Todo(words.TO_NOTIFY, _TAB)


def _before_the_end(visit: ContestVisit, run: ResultRun) -> Iterator[Todo]:
    is_over = visit.is_over("publicity") and visit.is_over("appeals")
    is_settled = is_over and not count_open_appeals(visit.state, visit.contest.id)
    if is_settled and not _is_proposed(visit, run, "finalise"):
        yield Todo(words.TO_FINALISE, _TAB)


def _is_proposed(visit: ContestVisit, run: ResultRun, step: str) -> bool:
    """Acts of two that wait have a line of their own."""
    return find_open_act(visit.state, visit.contest.id, f"result_{step}", f"result:{run.id}") is not None


def vote_todos(visit: ContestVisit) -> Iterator[Todo]:
    """The public vote is set up before it opens, checked after it closed, and published before it decides a prize."""
    voting, poll = visit.phase("voting"), find_poll_of(visit.state, visit.contest.id)
    if visit.contest.status != "published" or voting is None:
        return
    if poll is None and not visit.is_over("voting"):
        yield Todo(words.TO_SET_POLL.filled(moment=beijing(voting.opens_at)), "votes")
    elif poll is not None and get_poll_state(visit.state, poll, visit.now) == "verifying":
        if poll.verified_at is None:
            yield Todo(words.TO_CHECK_VOTES, "votes")
        elif visit.is_over("verification") and not find_open_act(
            visit.state, visit.contest.id, PUBLICATION, f"poll:{poll.id}"
        ):
            yield Todo(words.TO_PUBLISH_VOTES, "votes")
