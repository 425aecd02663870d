"""A season played in real browsers, from registering to the gallery, on one portal whose clock is moved.

Each test goes on where the one before it ended: the portal, its mail and what people keep in mind are those of the
whole file.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.pages import wait_ready
from tests.e2e.season.mailbox import receiving
from tests.e2e.season.people import Person, Season
from tests.portal_process import running_portal

CONTEST = "example-app-2"  # of the demonstration: open for entries on the day it is installed
TEAM, TITLE = "晨光一队", "提前知道的停水停暖"
WORK = {
    "作品名称": TITLE,
    "一句话介绍": "给居民：出门前就知道家里哪天停水、停暖。",
    "作品简介": "把停供通知和社区服务站放在一张表里，按区县列出受影响的小区、时间和该找谁，出门前看一眼就好。",
    "要解决的问题": "停供通知散在各处，居民到家才知道没有水。",
    "人工智能工具使用说明": "无",
    "联系方式": "lin@people.example",
}
# (title of the dataset, a field of it)
DATASETS = (("停水停电停气停暖通知", "(supply)"), ("社区服务站可办事项与办件量", "(matter)"))
JUDGES = {"han": "韩评委", "qin": "秦评委", "xu": "许评委"}
MARKS = {"数据使用与融合": "8", "社会价值": "7.5", "创新性": "6", "完成度与可行性": "7", "体验与展示": "7"}
# of both teams that handed in a work: no page of a judge holds any of them
NAMES = (
    TEAM,
    "林示例",
    "赵示例",
    "示例大学",
    "lin@people.example",
    "示例·暖房组",
    "黄示例",
    "徐示例",
    "示例社区服务中心",
)
IN_SCREENING, IN_JUDGING = 31, 42  # days after the installation; sessions last fourteen

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Season]:
    """A portal that sends real mail and whose clock follows a file, and the people with their browsers."""
    folder = tmp_path_factory.mktemp("season")
    clock = folder / "clock"
    clock.write_text("0")
    with (
        receiving() as (mailbox, smtp),
        running_portal(
            folder / "var", PORTAL_DEMO="1", PORTAL_SMTP_URL=smtp, PORTAL_CLOCK_OFFSET_FILE=str(clock)
        ) as portal,
        ExitStack() as opened,
    ):
        yield Season(portal.url, mailbox, clock, browser, opened)


def test_a_team_of_two_enters(season: Season) -> None:
    lin, zhao = season.person("lin"), season.person("zhao")

    lin.register("林示例", "示例大学", back=f"/contest%3Fcontest%3D{CONTEST}")
    lin.page.get_by_role("link", name="报名参赛").click()
    wait_ready(lin.page)
    lin.fill("团队名称", TEAM)
    lin.tick("我已阅读并同意")
    lin.press("创建团队")
    lin.told("团队已创建")
    lin.fill("队友的邮箱", zhao.email)
    lin.press("发送邀请邮件")
    lin.told("邀请已发出")

    invitation = season.mailbox.link_for(zhao.email, "/team")
    zhao.register("赵示例", back=invitation.removeprefix(season.url).replace("&", "%26"))
    zhao.open_link(invitation)
    zhao.tick("我已阅读并同意")
    zhao.press("加入团队")
    zhao.told("您已加入团队")
    zhao.told(TEAM)


def test_the_team_is_approved_and_hands_in_its_work(season: Season) -> None:
    lin, organiser = season.person("lin"), season.person("organiser")

    lin.open(f"/team?contest={CONTEST}")
    lin.press("提交审核")
    lin.told("团队已提交审核")
    organiser.sign_in_to_demonstration()
    organiser.open(f"/organisers?contest={CONTEST}&tab=teams")
    organiser.press(f"通过“{TEAM}”")
    organiser.told("已通过，通知已发给全体成员")

    lin.open(f"/submit?contest={CONTEST}")
    lin.press("开始填写")
    lin.told("可以填写了")
    for label, said in WORK.items():
        lin.fill(label, said)
    lin.press(f"选用 · {DATASETS[0][0]}")
    lin.told(f"已选用“{DATASETS[0][0]}”")
    lin.unfold("添加数据集")
    lin.press(f"选用 · {DATASETS[1][0]}")
    lin.told(f"已选用“{DATASETS[1][0]}”")
    for number, (_title, field) in enumerate(DATASETS):
        lin.choose("使用的字段", field, nth=number)
        lin.fill("用途", "列出受影响的小区，以及该找谁", nth=number)
    lin.upload("#su-file", "界面.png", lin.page.screenshot())
    lin.told("附件已上传")
    lin.press("提交作品")
    lin.told("提交成功，回执在下面")

    code = lin.page.locator("#submit-receipt dd").first.inner_text()
    lin.page.get_by_role("link", name="核验回执").click()
    wait_ready(lin.page)
    lin.told(TITLE)
    lin.told("是，现在参评的就是这一版")
    expect(lin.page.locator(".su-receipt")).to_contain_text(code)


def test_works_are_screened_and_assigned_to_three_judges(season: Season) -> None:
    organiser = season.person("organiser")
    season.go_to_day(IN_SCREENING)

    organiser.sign_in_to_demonstration()
    organiser.open(f"/organisers?contest={CONTEST}&tab=screening")
    organiser.page.locator("table a").first.click()
    wait_ready(organiser.page)
    for _work in range(2):  # the console goes on to the next one by itself
        organiser.press("初审通过")
        organiser.told("已通过初审")
    organiser.told("没有等待初审的作品")

    for invented in ("彭示例", "傅示例", "许示例"):  # judges of the demonstration, in whose name nobody signs in
        organiser.open(f"/organisers?contest={CONTEST}&tab=judges")
        organiser.settle("移除评委", "评委", invented, "本届不能到场评审")
        organiser.told("评委已移除")
    for name, display in JUDGES.items():
        judge = season.person(name, f"{name}.example")
        organiser.fill("评委的邮箱", judge.email)
        organiser.press("发出邀请")
        organiser.told("邀请已发出")
        accept_to_judge(judge, display)

    season.go_to_day(IN_JUDGING)
    organiser.open(f"/organisers?contest={CONTEST}&tab=assigning")
    organiser.press("预览（不写入）")
    organiser.told("将新增 6 份评审")
    organiser.press("按此分配，开启评审")
    organiser.told("分配完成")


def accept_to_judge(judge: Person, display: str) -> None:
    invitation = judge.mailbox.link_for(judge.email, "/judging")
    judge.register(display, back=invitation.removeprefix(judge.url).replace("&", "%26"))
    judge.open_link(invitation)
    judge.tick("我同意以上保密承诺")
    judge.tick("我作出以上利益冲突声明")
    judge.press("接受邀请，担任评委")
    judge.told("您已成为评委")


def test_judges_score_without_knowing_whose_work_it_is(season: Season) -> None:
    for name in JUDGES:
        judge = season.person(name)
        judge.open(f"/judging?contest={CONTEST}")
        judge.page.get_by_role("link", name="开始评审").click()
        wait_ready(judge.page)

        for last in (False, True):
            page = judge.page.content() + judge.page.url
            assert [name for name in NAMES if name in page] == []
            for criterion, mark in MARKS.items():
                judge.choose(f"{criterion}（", mark)
            judge.fill("评语", "数据用得对，说明清楚，适合居民使用。")
            judge.told("按权重合计")
            judge.press("提交" if last else "提交并看下一件")
            judge.told("的评分已提交")
        judge.told("已提交 2 / 2")
