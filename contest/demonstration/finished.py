"""The finished edition, from the announcement to the freezing of its marks; what follows is finished_results."""

from datetime import datetime

from contest.contests.announcements import publish_announcement
from contest.contests.queries import list_stages, list_tracks
from contest.contests.questions import answer_question, ask_question
from contest.demonstration import finished_words as words
from contest.demonstration import works_finished as data
from contest.demonstration.acts import (
    admit_team,
    announce_contest,
    appoint_judge,
    draft_contest,
    found_team,
    hand_in_team,
    hand_in_work,
    write_work,
)
from contest.demonstration.contests import FINISHED
from contest.demonstration.edition import STRICTNESS, Edition, review
from contest.demonstration.finished_results import FINAL_DAY, results_of
from contest.demonstration.people import CLINIC, JUDGES
from contest.demonstration.season import Story
from contest.judging.assigning import run_assignment
from contest.judging.duties import complete_judging, set_duties
from contest.judging.freezing import freeze_scores
from contest.judging.queries import list_assignments
from contest.judging.ties import declare_tie, tick_judge
from contest.screening.deciding import confirm_rejection, pass_work, propose_rejection, return_work
from contest.screening.settling import settle_works
from contest.teams.settling import settle_teams
from contest.works.drafts import save_draft
from contest.works.queries import get_work

_SEED = 20


def finished_edition(edition: Edition) -> Story:
    yield from _announce(edition)
    yield from _enter(edition)
    yield from _screen(edition)
    yield from _judge(edition)
    yield from results_of(edition)


# ---- announcement and entries --------------------------------------------------------------------------------


def _announce(edition: Edition) -> Story:
    stage = edition.stage
    now = yield from stage.at(-316, 9)
    edition.id = draft_contest(stage, FINISHED, year=stage.year_of(FINAL_DAY), now=now)
    edition.stage_id = list_stages(stage.state, edition.id)[0].id
    yield from announce_contest(stage, edition.id, day=-314)
    now = yield from stage.at(-312, 10)
    _tell(edition, words.WELCOME, now)


def _tell(edition: Edition, announcement: words.Announced, now: datetime) -> None:
    actor = edition.person("organiser")
    publish_announcement(
        edition.stage.state, edition.id, title=announcement.title, body=announcement.body, actor=actor, now=now
    )


def _enter(edition: Edition) -> Story:
    stage, teams = edition.stage, {}
    for place, plan in enumerate(data.TEAMS):
        now = yield from stage.at(-310 + 2 * place, 11)
        teams[plan.name] = found_team(stage, edition.id, plan, now=now)
        hand_in_team(stage, teams[plan.name], plan, now=now)
        now = yield from stage.at(-310 + 2 * place, 16)
        admit_team(stage, teams[plan.name], now=now)
    yield from _ask(edition)
    for place, key in enumerate(STRICTNESS):
        now = yield from stage.at(-288 + place, 10)
        email = next(one.email for one in JUDGES if one.key == key)
        edition.judges[key] = appoint_judge(stage, edition.id, key, email, now=now)
    for place, plan in enumerate(data.TEAMS):
        now = yield from stage.at(-281 + place, 20)
        work = plan.work or data.UNFINISHED
        edition.works[work.title] = write_work(stage, edition.id, teams[plan.name], plan, work, now=now)
        if plan.work:
            hand_in_work(stage, edition.works[work.title], plan.members[0], now=now)


def _ask(edition: Edition) -> Story:
    for place, (who, dataset, question, answer) in enumerate(words.QUESTIONS):
        now = yield from edition.stage.at(-291 + place, 12)
        asked = ask_question(
            edition.stage.catalogue, edition.id, said=question, dataset=dataset, actor=edition.person(who), now=now
        )
        now = yield from edition.stage.at(-291 + place, 17)
        answer_question(edition.stage.state, asked.id, answer=answer, actor=edition.person("organiser-2"), now=now)


# ---- screening -----------------------------------------------------------------------------------------------


def _screen(edition: Edition) -> Story:
    stage, state, url = edition.stage, edition.stage.state, edition.stage.public_url
    first, second = edition.person("organiser"), edition.person("organiser-2")
    now = yield from stage.at(-270, 18)
    settle_teams(state, now=now)
    settle_works(state, now=now)
    now = yield from stage.at(-269, 10)
    returned, rejected = edition.works[data.CORRECTED], edition.works[data.REJECTED]
    return_work(
        state, returned, reason_code="identity_shown", note=words.RETURNED, actor=first, public_url=url, now=now
    )
    act = propose_rejection(
        state, rejected, reason_code="data_not_used", note=words.REJECTED, actor=first, now=now
    )  # fmt: skip
    now = yield from stage.at(-268, 20)
    _correct(edition, returned, now)
    now = yield from stage.at(-267, 10)
    confirm_rejection(state, act, actor=second, public_url=url, now=now)
    for plan in data.TEAMS:
        if plan.work and plan.work.title != data.REJECTED:
            pass_work(state, edition.works[plan.work.title], actor=second, public_url=url, now=now)


def _correct(edition: Edition, work_id: str, now: datetime) -> None:
    plan = next(one for one in data.TEAMS if one.work and one.work.title == data.CORRECTED)
    leader, work = plan.members[0], get_work(edition.stage.state, work_id)
    changes = {"one_line": words.CORRECTED_LINE}
    save_draft(
        edition.stage.state, work_id, changes, revision=work.draft_revision, actor=edition.person(leader), now=now
    )
    hand_in_work(edition.stage, work_id, leader, number=2, now=now)


# ---- judging -------------------------------------------------------------------------------------------------


def _judge(edition: Edition) -> Story:
    stage, state, url = edition.stage, edition.stage.state, edition.stage.public_url
    now = yield from stage.at(-262, 10)
    _prepare_judges(edition, now)
    now = yield from stage.at(-256, 10)
    run_assignment(state, edition.stage_id, seed=_SEED, public_url=url, actor=edition.person("organiser"), now=now)
    given = [one for one in list_assignments(state, edition.stage_id) if one.status == "offered"]
    for place, (key, judge_id) in enumerate(edition.judges.items()):
        now = yield from stage.at(-254 + 2 * place, 19)
        for one in given:
            if one.judge_id == judge_id:
                review(edition, one, now)
        complete_judging(state, edition.id, actor=edition.person(key), now=now)
    now = yield from stage.at(-240, 18)
    freeze_scores(state, edition.stage_id, actor=edition.person("organiser"), now=now)


def _prepare_judges(edition: Edition, now: datetime) -> None:
    """What judges are good at, whom they are tied to, and whom a team asks to leave out."""
    state, url = edition.stage.state, edition.stage.public_url
    tracks = [track.id for track in list_tracks(state, edition.id)]
    for place, (key, judge_id) in enumerate(edition.judges.items()):
        expertise = {tracks[0]: 1 + place % 3, tracks[1]: 3 - place % 3}
        set_duties(state, judge_id, expertise=expertise, max_load=8, actor=edition.person(key), now=now)
    declare_tie(
        state, edition.id, kind="affiliation", value=CLINIC, reason=words.TIE, public_url=url,
        actor=edition.person("j03"), now=now,
    )  # fmt: skip
    ticking = next(one for one in data.TEAMS if one.work and one.work.title == "公交冷暖")
    work_id, leader = edition.works["公交冷暖"], edition.person(ticking.members[0])
    tick_judge(state, work_id, edition.judges["j04"], reason=words.TICK, actor=leader, now=now)
