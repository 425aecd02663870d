"""The ideas: the public votes with credits, and at the same time judges score, one of them with works still waiting."""

from collections import Counter
from collections.abc import Generator, Mapping
from datetime import datetime
from random import Random

from contest.contests.announcements import publish_announcement
from contest.contests.queries import list_stages
from contest.demonstration.acts import (
    admit_team,
    announce_contest,
    appoint_judge,
    draft_contest,
    found_team,
    hand_in_team,
    hand_in_work,
    marks_of,
    votes_for,
    write_work,
)
from contest.demonstration.contests import IDEAS
from contest.demonstration.people import JUDGES, ROLES
from contest.demonstration.season import Stage, Story
from contest.demonstration.works_finished import COMMENTS
from contest.demonstration.works_ideas import TEAMS
from contest.judging.assigning import run_assignment
from contest.judging.queries import list_assignments
from contest.judging.records import Assignment, Marks
from contest.judging.reviews import save_review, submit_review
from contest.screening.deciding import pass_work
from contest.screening.settling import settle_works
from contest.teams.settling import settle_teams
from contest.voting.ballots import cast_ballot
from contest.voting.networks import ballot_marks
from contest.voting.polls import open_poll
from core.words import Text

_DONE = {"judge": 1, "j03": 3, "j04": 2, "j05": 1, "j06": 0}  # reviews that each has handed in until now
_VOTERS = ("p01", "p02", "p03", "p05", "p06", "p07", "p08", "p15", "p16", "p17", "p20", "p22", "p24", "p26")
_VOTES = ((6, 5, 3), (7, 4, 4), (5, 5, 4, 3), (8, 5), (4, 4, 4, 4, 4), (9, 3))  # votes; their squares cost credits
_TITLE = Text("公众投票开始（示例）", "Public voting has begun (example)")
_BODY = Text(
    "示例公告：每人有 99 个点数，给一件创意投 n 票花 n×n 个点数。至少选两件才计入；截止前可以随时修改。",
    "Example: everybody has 99 credits; n votes for one idea cost n times n. Choose at least two; change your ballot "
    "as often as you like until voting closes.",
)


def ideas(stage: Stage) -> Story:
    state, organiser = stage.state, stage.people["organiser"]
    now = yield from stage.at(-60, 9)
    contest_id = draft_contest(stage, IDEAS, year=stage.year_of(0), now=now)
    stage_id = list_stages(state, contest_id)[0].id
    yield from announce_contest(stage, contest_id, day=-58)
    works = yield from _enter(stage, contest_id)
    judges = yield from _appoint(stage, contest_id)
    now = yield from stage.at(-18, 10)
    settle_teams(state, now=now)
    settle_works(state, now=now)
    for work_id in works:
        pass_work(state, work_id, actor=organiser, public_url=stage.public_url, now=now)
    now = yield from stage.at(-10, 10)
    run_assignment(state, stage_id, seed=3, public_url=stage.public_url, actor=organiser, now=now)
    now = yield from stage.at(-6, 10)
    poll_id = open_poll(state, contest_id, actor=organiser, now=now).id
    now = yield from stage.at(-5, 10)
    publish_announcement(state, contest_id, title=_TITLE, body=_BODY, actor=organiser, now=now)
    yield from _vote(stage, poll_id, works)
    now = yield from stage.at(-1, 20)
    _judge(stage, stage_id, judges, works, now)


def _enter(stage: Stage, contest_id: str) -> Generator[datetime, None, dict[str, float]]:
    """{work id: what a fair judge thinks of it}."""
    works: dict[str, float] = {}
    for place, plan in enumerate(TEAMS):
        now = yield from stage.at(-52 + 2 * place, 20)
        team_id = found_team(stage, contest_id, plan, now=now)
        hand_in_team(stage, team_id, plan, now=now)
        now = yield from stage.at(-51 + 2 * place, 9)
        admit_team(stage, team_id, now=now)
        assert plan.work  # noqa: S101 — each has one
        work_id = write_work(stage, contest_id, team_id, plan, plan.work, now=now)
        hand_in_work(stage, work_id, plan.members[0], now=now)
        works[work_id] = plan.work.quality
    return works


def _appoint(stage: Stage, contest_id: str) -> Generator[datetime, None, dict[str, str]]:
    """{judge id: key of the person}."""
    emails = {person.key: person.email for person in (*ROLES, *JUDGES)}
    judges: dict[str, str] = {}
    for place, key in enumerate(_DONE):
        now = yield from stage.at(-24 + place, 10)
        judges[appoint_judge(stage, contest_id, key, emails[key], now=now)] = key
    return judges


def _vote(stage: Stage, poll_id: str, works: Mapping[str, float]) -> Story:
    """Nobody of them entered, so that every work can be chosen."""
    chance = Random(5)  # noqa: S311 — invented ballots
    for place, key in enumerate(_VOTERS):
        now = yield from stage.at(-4 + place // 5, 11 + place % 5, place)
        given = chance.choice(_VOTES)
        chosen = votes_for(chance, works, len(given))
        network, agent = ballot_marks(
            stage.state, poll_id, address=f"203.0.{113 + place}.9", user_agent="demonstration"
        )
        votes = dict(zip(chosen, given, strict=True))
        cast_ballot(stage.state, poll_id, actor=stage.people[key], votes=votes, network=network, agent=agent, now=now)


def _judge(stage: Stage, stage_id: str, judges: Mapping[str, str], works: Mapping[str, float], now: datetime) -> None:
    """Each judge has handed in some reviews and begun another; the rest waits."""
    begun: Counter[str] = Counter()
    for one in list_assignments(stage.state, stage_id):
        key = judges[one.judge_id]
        if begun[key] <= _DONE[key]:
            is_done = begun[key] < _DONE[key]
            _mark(stage, one, key, works[one.work_id], is_done=is_done, now=now)
            begun[key] += 1


def _mark(stage: Stage, one: Assignment, key: str, quality: float, *, is_done: bool, now: datetime) -> None:
    chance = Random(f"{key} {one.ordinal}")  # noqa: S311 — invented marks
    comments = next(said for least, said in COMMENTS if quality >= least)
    marks = marks_of(stage, one.stage_id, quality, strictness=0.0, chance=chance, comments=comments)
    actor = stage.people[key]
    if is_done:
        url = stage.public_url
        submit_review(stage.state, one.id, marks, revision=0, public_url=url, actor=actor, now=now)
    else:
        first = dict(list(marks.scores.items())[:2])
        save_review(stage.state, one.id, Marks(first, ""), revision=0, actor=actor, now=now)
