"""The results of the finished edition: public notice, an appeal that is upheld, a second version, and what followed."""

from datetime import datetime

from contest.certificates.issuing import issue_certificates
from contest.contests.announcements import publish_announcement
from contest.contests.timeline import move_phases
from contest.demonstration import finished_words as words
from contest.demonstration.edition import Edition, review
from contest.demonstration.season import Story
from contest.demonstration.works_finished import APPELLANT, TEAMS
from contest.judging.conflicts import pin_conflict
from contest.judging.queries import list_assignments
from contest.judging.reassessing import finish_reassessment, reassess_work
from contest.phases import Phase
from contest.results.appeals import AppealWords, accept_appeal, decide_appeal, file_appeal
from contest.results.computing import compute_results
from contest.results.publishing import confirm_step, propose_step, release_provisional
from contest.results.queries import list_awards, list_winner_checks
from contest.results.verifying import check_winner
from contest.results.words import WINNER_CHECKS
from contest.showcase.follow_ups import list_winners, record_follow_up
from contest.statistics.publishing import publish_results_dataset

FINAL_DAY = -208
_NOTICE_ENDS = (-209, 17)  # after it was extended


def results_of(edition: Edition) -> Story:
    yield from _publish(edition)
    yield from _appeal(edition)
    yield from _publish_again(edition)
    yield from _finish(edition)
    yield from _follow_up(edition)


def _publish(edition: Edition) -> Story:
    stage, state, actor = edition.stage, edition.stage.state, edition.person("organiser")
    now = yield from stage.at(-239, 10)
    run_id = compute_results(state, edition.stage_id, actor=actor, now=now)
    release_provisional(state, run_id, actor=actor, now=now)
    now = yield from stage.at(-238, 10)
    _verify(edition, run_id, now)
    yield from _step(edition, run_id, "notify", -237)


def _verify(edition: Edition, run_id: str, now: datetime) -> None:
    state, actor = edition.stage.state, edition.person("organiser-2")
    done = {(one.work_id, one.item) for one in list_winner_checks(state, run_id)}
    winners = dict.fromkeys(award.work_id for award in list_awards(state, run_id))
    for work_id in winners:
        for item in WINNER_CHECKS:
            if (work_id, item) not in done:
                check_winner(state, run_id, work_id, item, is_satisfied=True, note=words.VERIFIED, actor=actor, now=now)


def _step(edition: Edition, run_id: str, step: str, day: int) -> Story:
    """Proposed by one organiser in the morning, confirmed by the other before noon."""
    state, url = edition.stage.state, edition.stage.public_url
    now = yield from edition.stage.at(day, 10)
    act = propose_step(state, run_id, step, reason=words.NEXT_STEP, actor=edition.person("organiser"), now=now)
    now = yield from edition.stage.at(day, 11)
    confirm_step(state, act, step, actor=edition.person("organiser-2"), public_url=url, now=now)


def _appeal(edition: Edition) -> Story:
    """The team objects to one of its own judges; the auditor, who was not involved, upholds it; another judge marks."""
    stage, state, url = edition.stage, edition.stage.state, edition.stage.public_url
    actor, auditor = edition.person("organiser"), edition.person("auditor")
    work_id = edition.works[APPELLANT]
    leader = next(edition.person(team.members[0]) for team in TEAMS if team.work and team.work.title == APPELLANT)
    now = yield from stage.at(-234, 21)
    said = AppealWords("conflict_of_interest", words.APPEAL)
    appeal = file_appeal(state, edition.id, said, work_id=work_id, actor=leader, public_url=url, now=now)
    now = yield from stage.at(-233, 10)
    accept_appeal(state, appeal, actor=auditor, public_url=url, now=now)
    now = yield from stage.at(-231, 10)
    decide_appeal(
        state, appeal, outcome="upheld", reasons=words.UPHELD, actor=auditor, public_url=url, now=now
    )  # fmt: skip
    judge_id = next(one.judge_id for one in list_assignments(state, edition.stage_id) if one.work_id == work_id)
    now = yield from stage.at(-230, 10)
    pin_conflict(state, judge_id, work_id, reason=words.PINNED, public_url=url, actor=actor, now=now)
    reassess_work(
        state, edition.stage_id, work_id, reason=words.REASSESSED, seed=21, public_url=url, actor=actor, now=now
    )
    now = yield from stage.at(-228, 20)
    for one in list_assignments(state, edition.stage_id):
        if one.work_id == work_id and one.status == "offered":
            review(edition, one, now)
    now = yield from stage.at(-227, 10)
    finish_reassessment(state, edition.stage_id, work_id, actor=actor, now=now)


def _publish_again(edition: Edition) -> Story:
    stage, state, actor = edition.stage, edition.stage.state, edition.person("organiser")
    now = yield from stage.at(-226, 10)
    begins, ends = stage.moment(-237, 9), stage.moment(*_NOTICE_ENDS)
    longer = [Phase("publicity", begins, ends), Phase("appeals", begins, ends)]
    move_phases(state, edition.id, longer, reason=words.EXTENDED, actor=actor, now=now)
    run_id = compute_results(state, edition.stage_id, reason=words.COMPUTED_AGAIN, actor=actor, now=now)
    release_provisional(state, run_id, actor=actor, now=now)
    now = yield from stage.at(-225, 10)
    _verify(edition, run_id, now)
    yield from _step(edition, run_id, "notify", -224)
    yield from _step(edition, run_id, "finalise", FINAL_DAY)
    now = yield from stage.at(FINAL_DAY, 15)
    issue_certificates(state, run_id, actor=actor, public_url=stage.public_url, now=now)


def _finish(edition: Edition) -> Story:
    now = yield from edition.stage.at(FINAL_DAY, 16)
    actor, said = edition.person("organiser"), words.RESULTS
    publish_announcement(edition.stage.state, edition.id, title=said.title, body=said.body, actor=actor, now=now)
    publish_results_dataset(edition.stage.catalogue, edition.id, is_demo=True, actor=actor, now=now)


def _follow_up(edition: Edition) -> Story:
    """Told by the leaders after three and six months; what is due and not told waits for an organiser."""
    state = edition.stage.state
    winners = sorted(list_winners(state, edition.id))
    leaders = {edition.works[team.work.title]: team.members[0] for team in TEAMS if team.work}
    for months, day in ((3, -110), (6, -20)):
        for place, (work_id, (outcome, note)) in enumerate(zip(winners, words.FOLLOW_UPS[months], strict=False)):
            now = yield from edition.stage.at(day + place, 20)
            actor = edition.person(leaders[work_id])
            record_follow_up(state, work_id, months, outcome=outcome, note=note, actor=actor, now=now)
