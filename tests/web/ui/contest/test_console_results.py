"""The console after the marks: what comes next, a version that is out of date, a work marked again, the gallery."""

import pytest

from contest.certificates.issuing import issue_certificates
from contest.judging.queries import list_assignments
from contest.judging.reassessing import reassess_work
from contest.results.appeals import AppealWords, accept_appeal, decide_appeal, file_appeal
from contest.results.disqualifying import confirm_disqualification, propose_disqualification
from contest.results.queries import list_rows, list_runs_for
from contest.showcase.entries import list_entries
from contest.voting.polls import open_poll
from tests.builders import write_city
from tests.contest.builders import add_account, add_contest, add_team, add_work, day, grant
from tests.contest.results import season
from tests.web.ui.conftest import opened_portal
from tests.web.ui.contest.judges import add_judging, drawn, move_to, open_page, press, put, said, sign_in


@pytest.fixture
def db(tmp_path_factory):
    for portal in opened_portal(tmp_path_factory, write_city):
        yield portal.catalogue.state


def console(tab, **query):
    return open_page("organisers", tab=tab, **query)


def todos():
    return drawn(console("overview")).text


def disqualify(db, work_id, now):
    act = propose_disqualification(db, work_id, reason="核实为抄袭，取消资格。", actor="o1", now=now)
    confirm_disqualification(db, act, actor="o2", public_url=season.URL, now=now)


def uphold_an_appeal_of(db, work_id, now):
    said = AppealWords("procedural", "两位评委打分时界面图没有显示出来，请核实后重评。")
    more = {"public_url": season.URL, "now": now}
    appeal = file_appeal(db, "c1", said, work_id=work_id, actor=f"leader-{work_id}", **more)
    accept_appeal(db, appeal, actor="zhou", **more)
    decide_appeal(db, appeal, outcome="upheld", reasons="情况属实，应当重评。", actor="zhou", **more)


# ---- what comes next ----------------------------------------------------------------------------------------------


def test_the_overview_leads_from_the_marks_to_the_certificates(db, monkeypatch):
    move_to(monkeypatch, 51)
    season.judged_stage(db)
    sign_in(monkeypatch, db, "o1")
    assert "请计算结果" in todos()

    season.computed(db)
    assert "请确定拟获奖名单" in todos()

    season.provisional(db)
    assert "还有 8 项核查没有完成" in todos()

    run_id = season.verified(db)
    assert "可以提议公示" in todos()

    season.step(db, run_id, "notify", day(50))
    assert "可以提议确认为正式结果" not in todos()


def test_after_the_windows_the_result_becomes_final_and_certificates_follow(db, monkeypatch):
    move_to(monkeypatch, 58)
    season.judged_stage(db)
    run_id = season.published(db)
    sign_in(monkeypatch, db, "o1")
    assert "可以提议确认为正式结果" in todos()

    season.step(db, run_id, "finalise", day(57))
    assert "请颁发证书" in todos()

    issue_certificates(db, run_id, actor="o1", public_url=season.URL, now=day(58))
    assert "请颁发证书" not in todos()
    assert "可以归档" in todos()


def test_the_public_vote_is_set_up_before_it_opens(db, monkeypatch):
    move_to(monkeypatch, 30)
    add_contest(db)
    sign_in(monkeypatch, db, "o1")

    assert "公众投票还没有设置" in todos()


def test_the_public_vote_is_checked_once_it_has_closed(db, monkeypatch):
    move_to(monkeypatch, 47.5)
    add_judging(db)
    open_poll(db, "c1", actor="o1", now=day(30))
    sign_in(monkeypatch, db, "o1")

    assert "请核查选票" in todos()


# ---- a version that is out of date ----------------------------------------------------------------------------------


def test_a_version_without_a_disqualified_work_is_computed_from_the_console(db, monkeypatch):
    move_to(monkeypatch, 51)
    season.judged_stage(db)
    season.published(db)
    disqualify(db, "a", day(50.5))
    sign_in(monkeypatch, db, "o1")
    app = console("results")
    assert "已退赛或被取消资格" in drawn(app).text
    assert [button.key for button in app.button if "organisers.step" in (button.key or "")] == []

    press(app, "organisers.compute")

    newest = list_runs_for(db, "c1", viewer="o1")[0]
    assert (newest.number, newest.status, newest.reason) == (2, "computed", "B-a 不再参评")
    assert [row.work_id for row in list_rows(db, newest.id)] == ["b", "c", "d"]


def test_an_appeal_that_was_upheld_asks_for_a_new_version(db, monkeypatch):
    move_to(monkeypatch, 51)
    season.judged_stage(db)
    season.published(db)
    uphold_an_appeal_of(db, "b", day(50.5))
    sign_in(monkeypatch, db, "o1")

    assert "有 1 件申诉成立，第 1 版还没有反映" in todos()
    press(console("results"), "organisers.compute")

    assert list_runs_for(db, "c1", viewer="o1")[0].reason == "申诉成立，按决定重新计算"
    assert "申诉成立" not in todos()


def test_the_report_names_the_judges_behind_the_published_numbers(db, monkeypatch):
    move_to(monkeypatch, 49)
    season.judged_stage(db)
    season.computed(db)
    sign_in(monkeypatch, db, "o1")

    page = drawn(console("results"))

    assert [name for name in ("J01 j1", "J02 j2", "J03 j3") if name not in page.text] == []


# ---- a work that is marked again ------------------------------------------------------------------------------------


def test_only_reviews_of_a_work_marked_again_are_given_back_after_the_freezing(db, monkeypatch):
    move_to(monkeypatch, 51)
    season.judged_stage(db)
    season.published(db)
    sign_in(monkeypatch, db, "o1")
    assert [button.key for button in console("progress").button] == []
    more = {"seed": 1, "public_url": season.URL, "actor": "o1", "now": day(50.5)}
    reassess_work(db, "c1-s1", "b", reason="申诉成立，须重评。", **more)

    app = console("progress")
    (which,) = (one for one in app.selectbox if one.key == "organisers.reopen-which")
    assert len(which.options) == 3
    which.set_value(next(one.id for one in list_assignments(db, "c1-s1") if one.work_id == "b"))
    put(app, "organisers.reopen-reason", "界面图当时没有显示。")
    page = press(app, "organisers.reopen")

    assert said(page)[0] == "已退还，评委收到了邮件。"
    assert [one.work_id for one in list_assignments(db, "c1-s1") if one.status == "reopened"] == ["b"]


def test_a_check_says_nothing_unless_something_is_ticked(db, monkeypatch):
    move_to(monkeypatch, 49)
    season.judged_stage(db)
    season.provisional(db)
    sign_in(monkeypatch, db, "o1")
    app = console("results")
    put(app, "organisers.verify-work", "a")

    assert press(app, "organisers.verify").text_of("sy-note-red") == ["请选择作品，并勾选核查了哪几项。"]


# ---- the gallery ----------------------------------------------------------------------------------------------------


@pytest.fixture
def shown(db, monkeypatch):
    """Results are final: winners and finalists are in the gallery."""
    move_to(monkeypatch, 58)
    season.judged_stage(db)
    season.final(db)
    sign_in(monkeypatch, db, "o1")
    return db


def states(db):
    return {one.work_id: (one.state, one.hidden_reason) for one in list_entries(db, "c1")}


def test_a_work_is_taken_down_with_a_reason_and_brought_back(shown):
    app = console("showcase")
    put(app, "organisers.hide-which", "a")
    put(app, "organisers.hide-reason", "应用里有个人信息")
    assert said(press(app, "organisers.hide")) == ["请先勾选确认。"]
    put(app, "organisers.hide-sure", True)
    assert said(press(app, "organisers.hide"))[0] == "作品已撤下。"
    assert states(shown) == {
        "a": ("hidden", "应用里有个人信息"),
        "b": ("shown", ""),
        "c": ("shown", ""),
        "d": ("shown", ""),
    }

    put(app, "organisers.unhide-which", "a")
    press(app, "organisers.unhide")

    assert states(shown)["a"] == ("shown", "")


def test_a_team_finds_its_certificates_and_takes_its_work_out_of_the_gallery(shown, monkeypatch):
    run_id = list_runs_for(shown, "c1", viewer=None)[0].id
    codes = issue_certificates(shown, run_id, actor="o1", public_url=season.URL, now=day(58))
    sign_in(monkeypatch, shown, "leader-a")
    app = open_page("team")
    pdfs = [href for _, href in drawn(app).links if href.endswith(".pdf")]
    assert len(pdfs) == 2
    assert all(any(code in href for code in codes) for href in pdfs)

    assert said(press(app, "team.unshow"))[-1] == "请先勾选确认，再点按钮。"
    put(app, "team.unshow-sure", True)
    press(app, "team.unshow")
    assert states(shown)["a"] == ("taken_back", "")
    press(app, "team.show")

    assert states(shown)["a"] == ("shown", "")


# ---- auditors and administrators -----------------------------------------------------------------------------------


def test_an_auditor_reads_the_screening_report(db, monkeypatch):
    move_to(monkeypatch, 31)
    add_contest(db)
    add_team(db, "示例1队", ["m1"])
    add_work(db, "w1", "示例1队", status="locked")
    grant(db, "zhou", "auditor", "contest:c1")
    sign_in(monkeypatch, db, "zhou")

    app = console("screening", work="w1")

    assert "自动检查" in drawn(app).text
    assert [button.label for button in app.button] == []


def test_an_auditor_reads_which_ballots_were_checked(db, monkeypatch):
    move_to(monkeypatch, 47.5)
    add_judging(db)
    open_poll(db, "c1", actor="o1", now=day(30))
    grant(db, "zhou", "auditor", "contest:c1")
    sign_in(monkeypatch, db, "zhou")

    app = console("votes")

    assert "没有需要核查的选票" in drawn(app).text
    assert "有效 0 张" in drawn(app).text
    assert [button.label for button in app.button] == []


def test_an_administrator_finds_the_way_to_the_roles(db, monkeypatch):
    add_contest(db)
    add_account(db, "root")
    grant(db, "root", "administrator")
    sign_in(monkeypatch, db, "root")

    links = drawn(open_page("contest")).links

    assert [href for label, href in links if label == "组织者"] == ["/organisers?contest=c1"]
