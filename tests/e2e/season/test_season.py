"""A season played in real browsers, from registering to the gallery, on one portal whose clock is moved.

Each test goes on where the one before it ended: the portal, its mail and what people keep in mind are those of the
whole file.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.e2e.pages import wait_ready
from tests.e2e.season.mailbox import receiving
from tests.e2e.season.people import Person, Season
from tests.portal_process import running_portal

CONTEST = "example-app-2"  # of the demonstration: open for entries on the day it is installed
TEAM, TITLE = "晨光一队", "提前知道的停水停暖"
OTHER_TEAM, OTHER_TITLE = "示例·暖房组", "供热问答图"  # of the demonstration; p08 leads it
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
CRITERIA = ("数据使用与融合", "社会价值", "创新性", "完成度与可行性", "体验与展示")
# {judge: {title: a mark for every criterion}}: the team stands first until two judges mark the other work again
MARKS = {
    "han": {TITLE: "7", OTHER_TITLE: "6"},
    "qin": {TITLE: "7", OTHER_TITLE: "7"},
    "xu": {TITLE: "7", OTHER_TITLE: "6"},
}
MARKED_AGAIN = ("han", "xu")
FIRST_PRIZE, SECOND_PRIZE = "一等奖（示例）", "二等奖（示例）"
# of both teams that handed in a work: no page of a judge holds any of them
NAMES = (
    TEAM,
    "林示例",
    "赵示例",
    "示例大学",
    "lin@people.example",
    OTHER_TEAM,
    "黄示例",
    "徐示例",
    "示例社区服务中心",
)
# days after the installation; sessions last fourteen
IN_SCREENING, IN_JUDGING, JUDGED, ON_NOTICE, APPEALED = 31, 42, 61, 64, 66
LATE_ON_NOTICE, LONGER_NOTICE, OVER = 74, 85, 87  # on the first of these too little of the notice is left

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
    lin, organiser = season.person("lin"), season.official("organiser")

    lin.open(f"/team?contest={CONTEST}")
    lin.press("提交审核")
    lin.told("团队已提交审核")
    organiser.sign_in()
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
    organiser = season.official("organiser")
    season.go_to_day(IN_SCREENING)

    organiser.sign_in()
    organiser.open(f"/organisers?contest={CONTEST}&tab=screening")
    organiser.page.locator("table a").first.click()
    wait_ready(organiser.page)
    for _work in range(2):  # the console goes on to the next one by itself
        organiser.press("初审通过")
        organiser.told("已通过初审")
    organiser.told("没有等待初审的作品")

    for invented in ("彭示例", "傅示例", "许示例"):  # judges of the demonstration, in whose name nobody signs in
        organiser.open(f"/organisers?contest={CONTEST}&tab=judges")
        organiser.settle("移除评委", chosen={"评委": invented}, reason="本届不能到场评审", ticks=["我确认"])
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
            shown = next(title for title in (TITLE, OTHER_TITLE) if title in page)
            for criterion in CRITERIA:
                judge.choose(f"{criterion}（", MARKS[name][shown])
            judge.fill("评语", "数据用得对，说明清楚，适合居民使用。")
            judge.told("按权重合计")
            judge.press("提交" if last else "提交并看下一件")
            judge.told("的评分已提交")
        judge.told("已提交 2 / 2")


# ---- results -----------------------------------------------------------------------------------------------------


def test_results_are_frozen_computed_and_verified(season: Season) -> None:
    organiser = season.official("organiser")
    season.go_to_day(JUDGED)
    organiser.sign_in()

    organiser.open(f"/organisers?contest={CONTEST}&tab=progress")
    organiser.settle("冻结评分", ticks=["我确认"])
    organiser.told("评分已冻结，可以到“结果”计算")
    open_results(organiser)
    organiser.press("计算结果")
    organiser.told("已计算出新版本")
    organiser.press("确定为拟获奖名单")
    organiser.told("已确定为拟获奖名单")
    organiser.told("还有 8 项核查没有完成")
    for title in (TITLE, OTHER_TITLE):
        checks = ["身份真实", "作品原创", "结果可复现", "符合参赛资格"]
        organiser.settle("登记核查", chosen={"作品": title}, ticks=checks)
        organiser.told("已登记")

    assert awards_shown(organiser) == {TITLE: FIRST_PRIZE, OTHER_TITLE: SECOND_PRIZE}
    expect(organiser.page.get_by_text("项核查没有完成")).to_have_count(0)


def test_the_result_is_put_on_notice_by_two(season: Season) -> None:
    season.go_to_day(ON_NOTICE)
    organiser, second, visitor = season.official("organiser"), season.official("organiser-2"), season.person("visitor")
    second.sign_in()

    propose(organiser, "开始公示", "获奖作品核查完毕，请公示。")
    visitor.open(f"/results?contest={CONTEST}")
    visitor.told("结果还没有公布")
    confirm(second)

    visitor.open(f"/results?contest={CONTEST}")
    visitor.told("结果正在公示")
    assert places_shown(visitor) == [("1", TITLE, FIRST_PRIZE), ("2", OTHER_TITLE, SECOND_PRIZE)]


def test_an_appeal_is_upheld_by_somebody_who_was_not_involved(season: Season) -> None:
    appellant, auditor = season.person("p08", "shequ-shili.example"), season.official("auditor")
    season.go_to_day(APPEALED)

    appellant.set_a_new_password()
    appellant.open(f"/results?contest={CONTEST}")
    appellant.follow("提出申诉或异议")
    appellant.fill("事实与依据", "两位评委打分时界面图没有加载出来，评语里写着“没有看到界面”，请核实后重评。")
    appellant.press("提交申诉")
    appellant.told("申诉已提交")
    appellant.told("已提交，待受理")

    auditor.sign_in()
    auditor.open_link(auditor.mailbox.link_for(auditor.email, "tab=appeals"))
    auditor.press("受理")
    auditor.told("已受理，申诉人收到了邮件")
    auditor.tick("申诉成立")
    auditor.fill("理由", "经核对记录，两份评分提交时界面图尚未恢复，应当重评。")
    auditor.tick("我确认")
    auditor.press("作出决定")
    auditor.told("已决定")

    appellant.open_link(appellant.mailbox.link_for(appellant.email, "/appeal"))
    appellant.told("经核对记录")


def test_the_work_is_marked_again(season: Season) -> None:
    organiser = season.official("organiser")
    organiser.open(f"/organisers?contest={CONTEST}")
    organiser.told("有 1 件申诉成立，第 1 版还没有反映")
    open_results(organiser)
    organiser.settle("重新评审一件作品", chosen={"作品": OTHER_TITLE}, reason="申诉成立，两份评分须重评。")
    organiser.told("已重新打开")
    organiser.follow("到“进度”退还评分")
    for name in MARKED_AGAIN:
        organiser.settle("退还一份评分", chosen={"哪一份": JUDGES[name]}, reason="界面图当时没有显示。")
        organiser.told("已退还，评委收到了邮件")

    for name in MARKED_AGAIN:
        judge = season.person(name)
        judge.sign_in()
        judge.open_link(judge.mailbox.link_for(judge.email, "/judging?contest="))
        judge.follow("继续评审")
        page = judge.page.content() + judge.page.url
        assert [name for name in NAMES if name in page] == []
        for criterion in CRITERIA[:3]:
            judge.choose(f"{criterion}（", "9")
        judge.press("提交")
        judge.told("的评分已提交")

    open_results(organiser)
    organiser.press_like("结束重评")
    organiser.told("重评已结束，请重新计算结果")


def test_a_new_version_follows_with_a_longer_notice_and_the_old_one_stays(season: Season) -> None:
    organiser, second, visitor = season.official("organiser"), season.official("organiser-2"), season.person("visitor")
    visitor.open(f"/results?contest={CONTEST}")
    before, table = places_shown(visitor), table_of(visitor)
    season.go_to_day(LATE_ON_NOTICE)

    open_results(organiser)
    organiser.press("重新计算")
    organiser.told("已计算出新版本")
    organiser.press("确定为拟获奖名单")
    organiser.told("已确定为拟获奖名单")
    expect(organiser.page.get_by_text("项核查没有完成")).to_have_count(0)  # what was verified stays so
    propose(organiser, "开始公示", "申诉成立后的新版本。", is_refused=True)
    organiser.told("公示期不足")
    extend_the_notice(organiser, season.day(LONGER_NOTICE))
    propose(organiser, "开始公示", "申诉成立后的新版本。")
    confirm(second)

    visitor.open(f"/results?contest={CONTEST}")
    visitor.told("申诉成立，按决定重新计算")
    assert places_shown(visitor) == [("1", OTHER_TITLE, FIRST_PRIZE), ("2", TITLE, SECOND_PRIZE)]
    visitor.unfold("较早的版本")
    visitor.follow("第 1 版")
    visitor.told("这一版已被取代，请看最新版本")
    assert (places_shown(visitor), table_of(visitor)) == (before, table)


def test_the_result_becomes_final_when_notice_and_appeals_are_over(season: Season) -> None:
    organiser, second = season.official("organiser"), season.official("organiser-2")
    season.go_to_day(OVER)
    organiser.sign_in()
    second.sign_in()

    propose(organiser, "确认为正式结果", "公示和申诉期已满。")
    confirm(second)

    second.open(f"/results?contest={CONTEST}")
    second.told("正式结果已经公布")


# ---- certificates and the gallery --------------------------------------------------------------------------------


def test_certificates_are_downloaded_verified_and_revoked(season: Season) -> None:
    organiser, lin, visitor = season.official("organiser"), season.person("lin"), season.person("visitor")
    organiser.open(f"/organisers?contest={CONTEST}&tab=certificates")
    organiser.press("颁发证书")
    organiser.told("证书已颁发")

    lin.sign_in()
    lin.open_link(lin.mailbox.link_for(lin.email, "/team?contest="))
    code = lin.page.locator("tr", has_text=SECOND_PRIZE).get_by_role("link").first.inner_text()
    sent = lin.page.request.get(f"{season.url}/contest/certificates/{code}.pdf")
    written = PdfReader(BytesIO(sent.body())).pages[0].extract_text()
    assert [words for words in (TEAM, TITLE, SECOND_PRIZE, code) if words not in written] == []

    lin.follow(code)
    lin.told("证书有效")
    visitor.open("/certificate")
    visitor.page.get_by_label("证书编号").fill("AAAAA-BBBBB-CCCCC-DDDDD")
    visitor.press("查验")
    visitor.told("没有编号为“AAAAA-BBBBB-CCCCC-DDDDD”的证书")
    organiser.settle("撤销证书", chosen={"证书编号": code}, reason="团队名称有误，另发。", ticks=["我确认"])
    organiser.told("已撤销，查验页会说明")
    visitor.open(f"/certificate?code={code}")
    visitor.told("证书已撤销")


def test_the_work_is_in_the_gallery_and_on_the_page_of_its_data(season: Season) -> None:
    visitor = season.person("visitor")

    visitor.open(f"/gallery?contest={CONTEST}")
    visitor.follow(TITLE)
    visitor.told(SECOND_PRIZE)
    visitor.told(TEAM)
    for title, _field in DATASETS:
        visitor.told(title)
    visitor.follow(DATASETS[0][0])

    visitor.told("基于本数据的作品")
    visitor.told(TITLE)


def open_results(organiser: Person) -> None:
    organiser.open(f"/organisers?contest={CONTEST}&tab=results")


def propose(organiser: Person, step: str, reason: str, *, is_refused: bool = False) -> None:
    open_results(organiser)
    organiser.settle(f"提议：{step}", reason=reason, ticks=["我已核对以上内容"])
    if not is_refused:
        organiser.told("已提出，请另一位组织者在“双人事项”中确认")


def confirm(second: Person) -> None:
    second.open(f"/organisers?contest={CONTEST}&tab=acts")
    second.confirm_act()


def extend_the_notice(organiser: Person, day: date) -> None:
    organiser.open(f"/organisers?contest={CONTEST}&tab=dates")
    organiser.pick_day("新的截止日期", day)
    organiser.told("确认改期并公布")
    organiser.fill("原因", "申诉成立后有新版本，公示重新计满五个工作日。")
    organiser.press("确认改期并公布")
    organiser.told("日期已调整，已向所有人公布")


def awards_shown(organiser: Person) -> dict[str, str]:
    """{title: prize} of the table of winners in the console."""
    rows = organiser.page.locator("table", has_text="符合参赛资格").locator("tbody tr").all()
    cells = [row.locator("td").all_inner_texts() for row in rows]
    return {title: cell[0] for cell in cells for title in (TITLE, OTHER_TITLE) if title in cell[1]}


def places_shown(reader: Person) -> list[tuple[str, str, str]]:
    """(rank, title, prize) of the published result on the page."""
    rows = reader.page.locator("table", has_text="校准分").locator("tbody tr").all()
    return [
        (row.locator("td").nth(0).inner_text(), row.locator("th").inner_text(), row.locator("td").nth(1).inner_text())
        for row in rows
    ]


def table_of(reader: Person) -> bytes:
    """The published result as the file that anybody takes away."""
    address = reader.page.get_by_role("link", name="下载结果表").first.get_attribute("href")
    return reader.page.request.get(f"{reader.url}{address}").body()
