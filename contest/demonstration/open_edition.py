"""The edition that takes entries: five teams at different steps, a draft, a work handed in, questions that wait."""

from contest.contests.announcements import publish_announcement
from contest.contests.questions import answer_question, ask_question
from contest.demonstration import works_open as data
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
from contest.demonstration.contests import OPEN
from contest.demonstration.people import JUDGES
from contest.demonstration.season import Stage, Story
from contest.teams.approving import return_team
from core.words import Text

_TITLE = Text("第二届开始报名（示例）", "The second edition is open (example)")
_BODY = Text(
    "示例公告：现在起可以组队报名并提交作品。已经写好的草稿请记得点“提交”，没有提交的草稿评委看不到。",
    "Example: teams can register and submit from now on. A draft that is not submitted is not seen by judges.",
)
_WHY_RETURNED = "示例：队伍名称与报名类别不一致，请补充说明后重新提交。"
_JUDGES = ("j03", "j04", "j06")


def open_edition(stage: Stage) -> Story:
    state, organiser = stage.state, stage.people["organiser"]
    now = yield from stage.at(-14, 9)
    contest_id = draft_contest(stage, OPEN, year=stage.year_of(30), now=now)
    yield from announce_contest(stage, contest_id, day=-12)
    now = yield from stage.at(-10, 10)
    publish_announcement(state, contest_id, title=_TITLE, body=_BODY, actor=organiser, now=now)
    yield from _enter(stage, contest_id)
    yield from _ask(stage, contest_id)
    for key in _JUDGES:
        now = yield from stage.at(-2, 10)
        appoint_judge(stage, contest_id, key, next(one.email for one in JUDGES if one.key == key), now=now)


def _enter(stage: Stage, contest_id: str) -> Story:
    now = yield from stage.at(-9, 12)
    drafting = found_team(stage, contest_id, data.DRAFTING, now=now)
    submitted = found_team(stage, contest_id, data.SUBMITTED, now=now)
    for team_id, plan in ((drafting, data.DRAFTING), (submitted, data.SUBMITTED)):
        hand_in_team(stage, team_id, plan, now=now)
    now = yield from stage.at(-8, 9)
    admit_team(stage, drafting, now=now)
    admit_team(stage, submitted, now=now)
    now = yield from stage.at(-7, 19)
    found_team(stage, contest_id, data.LOOKING, now=now)
    now = yield from stage.at(-6, 21)
    assert data.SUBMITTED.work  # noqa: S101 — both have one
    assert data.DRAFTING.work  # noqa: S101
    write_work(stage, contest_id, drafting, data.DRAFTING, data.DRAFTING.work, now=now)
    work_id = write_work(stage, contest_id, submitted, data.SUBMITTED, data.SUBMITTED.work, now=now)
    now = yield from stage.at(-5, 20)
    hand_in_work(stage, work_id, data.SUBMITTED.members[0], now=now)
    now = yield from stage.at(-4, 12)
    returned = found_team(stage, contest_id, data.RETURNED, now=now)
    hand_in_team(stage, returned, data.RETURNED, now=now)
    now = yield from stage.at(-3, 9)
    return_team(stage.state, returned, reason=_WHY_RETURNED, actor=stage.people["organiser-2"], now=now)
    now = yield from stage.at(-3, 18)
    waiting = found_team(stage, contest_id, data.WAITING, now=now)
    hand_in_team(stage, waiting, data.WAITING, now=now)


def _ask(stage: Stage, contest_id: str) -> Story:
    """One question is answered, two wait."""
    now = yield from stage.at(-3, 20)
    answered = ask_question(
        stage.catalogue, contest_id, said="上一届的作品可以改进后再参赛吗？（示例问题）", actor=stage.people["p10"],
        now=now,
    )  # fmt: skip
    ask_question(
        stage.catalogue, contest_id, said="供热面积的单位是平方米还是万平方米？（示例问题）",
        dataset="heating-companies",        actor=stage.people["p08"], now=now,
    )  # fmt: skip
    now = yield from stage.at(-2, 9)
    answer_question(
        stage.state, answered.id, answer="可以，请在作品简介里写明改进了什么。（示例回答）",
        actor=stage.people["organiser"], now=now,
    )  # fmt: skip
    ask_question(
        stage.catalogue,
        contest_id,
        said="作品用到的代码一定要公开吗？（示例问题）",
        actor=stage.people["member"],
        now=now,
    )
