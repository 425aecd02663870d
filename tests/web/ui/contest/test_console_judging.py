"""The console from screening to certificates: decisions, the jury, assignment, and results only once frozen."""

import pytest

from contest.certificates.queries import list_certificates
from contest.contests.two_people import list_open_acts
from contest.judging.queries import list_assignments, list_conflicts, list_judges
from contest.results.appeals import AppealWords, file_appeal, list_appeals
from contest.results.queries import list_runs_for
from contest.screening.queries import list_decisions
from contest.voting.polls import open_poll
from contest.works.queries import get_work
from tests.builders import write_city
from tests.contest.builders import add_contest, add_team, add_work, day, grant, insert
from tests.contest.judging.builders import add_jury, add_works
from tests.contest.results import season
from tests.web.ui.conftest import opened_portal
from tests.web.ui.contest.judges import add_judging, drawn, move_to, open_page, press, put, said, sign_in, value_of

SECTIONS = (
    "screening",
    "judges",
    "conflicts",
    "assigning",
    "progress",
    "results",
    "votes",
    "appeals",
    "certificates",
    "showcase",
    "exports",
)


@pytest.fixture
def db(tmp_path_factory):
    for portal in opened_portal(tmp_path_factory, write_city):
        yield portal.catalogue.state


def console(tab, **query):
    return open_page("organisers", tab=tab, **query)


# ---- screening ------------------------------------------------------------------------------------------------


@pytest.fixture
def screening(db, monkeypatch):
    """Two works to screen; the organiser `o1` is signed in."""
    move_to(monkeypatch, 31)
    add_contest(db)
    for number in (1, 2):
        add_team(db, f"示例{number}队", [f"m{number}"])
        add_work(db, f"w{number}", f"示例{number}队", status="locked", blind_code=f"A-00{number}")
    sign_in(monkeypatch, db, "o1")
    return db


def test_works_to_screen_are_listed_with_their_teams(screening):
    page = drawn(console("screening"))

    assert [text for text, href in page.links if "work=w" in href] == [
        "A-001 作品 w1 · 示例1队",
        "A-002 作品 w2 · 示例2队",
    ]


def test_passing_a_work_leads_to_the_next(screening):
    app = console("screening", work="w1")

    page = press(app, "organisers.pass")

    assert page.text_of("sy-note-green")[0] == "A-001 已通过初审。"
    assert app.query_params["work"] == "w2"
    assert get_work(screening, "w1").status == "passed"


def test_rejecting_a_work_takes_two_organisers(screening, monkeypatch):
    app = console("screening", work="w1")
    put(app, "organisers.rejected-reason", "off_topic")
    put(app, "organisers.rejected-note", "内容与大赛主题无关。")
    press(app, "organisers.rejected")
    (act,) = list_open_acts(screening, "c1")
    assert get_work(screening, "w1").status == "locked"

    own = console("acts")
    assert [one.key for one in own.button if one.key == f"organisers.act.confirm.{act.id}"] == []

    sign_in(monkeypatch, screening, "o2")
    other = console("acts")
    assert "A-001 作品 w1 · 示例1队" in drawn(other).text
    put(other, f"organisers.act.sure.{act.id}", True)
    press(other, f"organisers.act.confirm.{act.id}")
    assert get_work(screening, "w1").status == "rejected"
    assert [one.result for one in list_decisions(screening, "w1")] == ["rejected"]


def test_a_return_needs_words_for_the_team(screening):
    app = console("screening", work="w1")
    put(app, "organisers.returned-reason", "incomplete")

    page = press(app, "organisers.returned")

    assert page.text_of("sy-note-red") != []
    assert get_work(screening, "w1").status == "locked"


# ---- judges, conflicts, assignment ----------------------------------------------------------------------------


@pytest.fixture
def jury(db, monkeypatch):
    """Four works that passed, four judges, and the judging is open."""
    move_to(monkeypatch, 36)
    add_contest(db)
    add_works(db, 4)
    add_jury(db, 4)
    sign_in(monkeypatch, db, "o1")
    return db


def test_a_judge_is_invited_by_mail(jury):
    app = console("judges")
    put(app, "organisers.invite-email", "li@school.example")

    page = press(app, "organisers.invite")

    assert said(page)[0] == "邀请已发出。"
    assert [(one.email, one.status) for one in list_judges(jury, "c1")][-1] == ("li@school.example", "invited")


def test_removing_a_judge_asks_once_more(jury):
    app = console("judges")
    put(app, "organisers.remove-whom", "judge-j1")
    put(app, "organisers.remove-reason", "本人申请退出评审")

    assert said(press(app, "organisers.remove-judge")) == ["请先勾选确认。"]
    put(app, "organisers.remove-sure", True)
    press(app, "organisers.remove-judge")

    assert {one.id: one.status for one in list_judges(jury, "c1")}["judge-j1"] == "removed"


def test_the_next_removal_begins_empty_and_a_refused_one_keeps_what_was_typed(jury):
    app = console("judges")
    put(app, "organisers.remove-whom", "judge-j1")
    put(app, "organisers.remove-reason", "本人申请退出评审")
    press(app, "organisers.remove-judge")
    assert value_of(app, "organisers.remove-reason") == "本人申请退出评审"

    put(app, "organisers.remove-sure", True)
    press(app, "organisers.remove-judge")

    fields = ("organisers.remove-whom", "organisers.remove-reason", "organisers.remove-sure")
    assert [value_of(app, field) for field in fields] == [None, "", False]


def test_a_conflict_is_set_and_lifted_with_reasons(jury):
    app = console("conflicts")
    put(app, "organisers.pin-judge", "judge-j1")
    put(app, "organisers.pin-work", "w1")
    put(app, "organisers.pin-reason", "曾指导该团队")
    press(app, "organisers.pin")
    assert [(one.judge_id, one.work_id, one.lifted_at) for one in list_conflicts(jury, "c1")] == [
        ("judge-j1", "w1", None)
    ]

    put(app, "organisers.lift-which", "judge-j1 w1 organiser")
    put(app, "organisers.lift-reason", "经核实并无指导关系")
    press(app, "organisers.lift")
    assert list_conflicts(jury, "c1")[0].lifted_at is not None


def test_an_assignment_is_previewed_and_then_run(jury):
    app = console("assigning")
    page = press(app, "organisers.assign")
    assert "将新增 12 份评审" in page.text
    assert list_assignments(jury, "c1-s1") == []

    page = press(app, "organisers.run")

    assert said(page)[0] == "分配完成，评委可以开始评审。"
    assert len(list_assignments(jury, "c1-s1")) == 12


def test_an_impossible_assignment_is_explained(db, monkeypatch):
    move_to(monkeypatch, 36)
    add_contest(db)
    add_works(db, 2)
    add_jury(db, 2)
    sign_in(monkeypatch, db, "o1")

    page = press(console("assigning"), "organisers.assign")

    assert "无法分配" in page.text_of("sy-note-red")[0]
    assert "B-w1" in page.text


# ---- progress -------------------------------------------------------------------------------------------------


@pytest.fixture
def judging(db, monkeypatch):
    move_to(monkeypatch, 37)
    add_judging(db)
    sign_in(monkeypatch, db, "o1")
    return db


def test_progress_counts_and_shows_no_mark(judging):
    page = drawn(console("progress"))

    assert "已提交 1 / 3 份评审" in page.text
    assert "1.5" not in page.text


def test_freezing_waits_for_the_end_of_judging(judging):
    app = console("progress")
    put(app, "organisers.freeze-sure", True)

    page = press(app, "organisers.freeze")

    assert page.text_of("sy-note-red") != []


# ---- who sees what --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tab", SECTIONS)
def test_an_auditor_reads_every_section_and_changes_nothing(judging, monkeypatch, tab):
    grant(judging, "zhou", "auditor", "contest:c1")
    sign_in(monkeypatch, judging, "zhou")

    app = console(tab)

    assert [button.label for button in app.button] == []


@pytest.mark.parametrize("tab", SECTIONS)
def test_a_judge_sees_nothing_of_the_console(judging, monkeypatch, tab):
    sign_in(monkeypatch, judging, "j1")

    page = drawn(console(tab))

    assert "示例甲队" not in page.html
    assert page.text_of("sy-note-red") != []


# ---- results --------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen(db, monkeypatch):
    """Four works with the marks of three judges, frozen; two prizes."""
    move_to(monkeypatch, 48)
    season.judged_stage(db)
    sign_in(monkeypatch, db, "o1")
    return db


def test_before_the_freezing_nobody_sees_a_mark(judging):
    page = drawn(console("results"))

    assert "评审还没有冻结" in page.text
    assert "1.5" not in page.text


def test_a_result_is_computed_released_and_verified(frozen):
    app = console("results")
    press(app, "organisers.compute")
    (run_,) = list_runs_for(frozen, "c1", viewer="o1")
    page = press(app, "organisers.release")
    assert said(page)[0].startswith("已确定为拟获奖名单")
    assert "Krippendorff" in page.text
    assert "还有 8 项核查没有完成" in page.text

    put(app, "organisers.verify-work", "a")
    put(app, "organisers.verify-identity", True)
    put(app, "organisers.verify-originality", True)
    page = press(app, "organisers.verify")

    assert "还有 6 项核查没有完成" in page.text
    assert list_runs_for(frozen, "c1", viewer="o1")[0].status == "provisional"
    assert run_.number == 1


def test_the_notice_takes_two_organisers(db, monkeypatch):
    move_to(monkeypatch, 50)  # the notice opens: a whole week of it holds five working days whatever the hour
    season.judged_stage(db)
    season.verified(db)
    sign_in(monkeypatch, db, "o1")
    app = console("results")
    put(app, "organisers.step-reason-notify", "核查完成，开始公示")
    put(app, "organisers.step-sure-notify", True)
    page = press(app, "organisers.step-notify")
    assert page.text_of("sy-note-green")[0].startswith("已提出")
    (act,) = list_open_acts(db, "c1")

    sign_in(monkeypatch, db, "o2")
    acts = console("acts")
    put(acts, f"organisers.act.sure.{act.id}", True)
    press(acts, f"organisers.act.confirm.{act.id}")

    assert [one.status for one in list_runs_for(db, "c1", viewer=None)] == ["publicity"]


def test_disqualifying_is_proposed_with_a_tick(frozen):
    app = console("results")
    put(app, "organisers.disqualify-work", "a")
    put(app, "organisers.disqualify-reason", "作品抄袭，证据确凿")

    press(app, "organisers.disqualify")
    assert list_open_acts(frozen, "c1") == []
    put(app, "organisers.disqualify-sure", True)
    press(app, "organisers.disqualify")

    assert [act.kind for act in list_open_acts(frozen, "c1")] == ["disqualify_work"]


# ---- appeals, certificates, figures -----------------------------------------------------------------------------


@pytest.fixture
def notice(db, monkeypatch):
    """The result is on notice, and the leader of `b` appeals."""
    move_to(monkeypatch, 51)
    season.judged_stage(db)
    season.published(db)
    words = AppealWords("arithmetic", "第二项指标的平均分与公示的分数不一致，请核对计算。")
    file_appeal(db, "c1", words, work_id="b", actor="leader-b", public_url=season.URL, now=day(50.5))
    return db


def test_an_appeal_is_accepted_and_decided_by_somebody_uninvolved(notice, monkeypatch):
    (appeal,) = list_appeals(notice, "c1")
    sign_in(monkeypatch, notice, "zhou")  # an auditor
    app = console("appeals")
    press(app, f"organisers.appeal.accept.{appeal.id}")

    put(app, f"organisers.appeal.outcome.{appeal.id}", "dismissed")
    put(app, f"organisers.appeal.why.{appeal.id}", "经复算，分数与公示一致。")
    put(app, f"organisers.appeal.sure.{appeal.id}", True)
    press(app, f"organisers.appeal-decide.{appeal.id}")

    assert [one.status for one in list_appeals(notice, "c1")] == ["dismissed"]


def test_whoever_is_involved_reads_why_others_decide(notice, monkeypatch):
    decision = {"result": "rejected", "reason_code": "other", "note": "", "decided_by": "o1", "decided_at": day(32)}
    insert(notice, "screening_decision", id="d1", work_id="b", number=1, **decision)
    sign_in(monkeypatch, notice, "o1")

    app = console("appeals")

    assert "您参与作出了被申诉的决定" in drawn(app).text
    assert [one.key for one in app.radio] == []
    assert [button.label for button in app.button] == ["受理"]


def test_certificates_are_issued_from_the_final_result(db, monkeypatch):
    move_to(monkeypatch, 58)
    season.judged_stage(db)
    season.final(db)
    sign_in(monkeypatch, db, "o1")
    app = console("certificates")

    page = press(app, "organisers.issue")

    assert said(page)[0] == "证书已颁发。"
    issued = list_certificates(db, "c1")
    assert {href for _, href in page.links if href.startswith("/contest/certificates/")} == {
        f"/contest/certificates/{one.code}.pdf" for one in issued
    }
    assert len(issued) == 6


def test_figures_and_files_are_there_to_take_away(frozen):
    press(console("results"), "organisers.compute")

    page = drawn(console("exports"))

    (run_,) = list_runs_for(frozen, "c1", viewer="o1")
    assert f"/contest/results/{run_.id}.csv" in [href for _, href in page.links]
    assert f"/contest/results/{run_.id}/bundle.json" in [href for _, href in page.links]
    assert "从报名到获奖" in page.text


# ---- votes ----------------------------------------------------------------------------------------------------


def test_nobody_sees_counts_while_voting_is_open(judging):
    page = drawn(console("votes"))
    assert "还没有设置公众投票" in page.text

    page = press(console("votes"), "organisers.poll")

    assert "票数对所有人保密" in page.text


def test_votes_are_checked_and_published_by_two(db, monkeypatch):
    move_to(monkeypatch, 47.5)
    add_judging(db)
    open_poll(db, "c1", actor="o1", now=day(30))
    sign_in(monkeypatch, db, "o1")
    app = console("votes")
    press(app, "organisers.suspects")
    page = press(app, "organisers.finish-check")
    assert "核查已于北京时间" in page.text

    put(app, "organisers.publish-votes-reason", "核查完毕，可以公布")
    put(app, "organisers.publish-votes-sure", True)
    press(app, "organisers.publish-votes")

    assert [act.kind for act in list_open_acts(db, "c1")] == ["publish_votes"]
