"""The page 评审: who sees what, marks that are kept as they are given, and works whose authors stay unknown."""

import pytest

from contest.judging.judges import invite_judge
from contest.judging.queries import find_assignment, get_judge, list_conflicts
from contest.judging.records import Marks
from contest.judging.reviews import get_my_review
from core.clock import utc_now
from tests.builders import write_city
from tests.contest.builders import add_account, add_contest, add_judge, add_stage, add_team, add_work, day, insert
from tests.contest.judging.builders import FULL, mails, secret_in
from tests.web.ui.conftest import opened_portal
from tests.web.ui.contest.judges import TEAMS, add_judging, drawn, move_to, open_page, press, run, said, sign_in
from web.ui.account import visitor

GRID = [f"{number / 2:g}" for number in range(20, -1, -1)]
FIRST = "judge-j1:w1"


@pytest.fixture
def db(tmp_path_factory):
    for portal in opened_portal(tmp_path_factory, write_city):
        yield portal.catalogue.state


@pytest.fixture
def judging(db, monkeypatch):
    """Two works in judging; `j1`, who is signed in, has both."""
    move_to(monkeypatch, 37)
    add_judging(db)
    sign_in(monkeypatch, db, "j1")
    return db


def mark(app, marks, assignment_id=FIRST):
    for key, value in marks.items():
        app.selectbox(f"judging.mark.{key}.{assignment_id}").set_value(value)
    return run(app)


def test_somebody_who_is_no_judge_is_told_how_one_becomes_it(judging, monkeypatch):
    add_account(judging, "guest")
    sign_in(monkeypatch, judging, "guest")

    page = drawn(open_page("judging", work=FIRST))

    assert "您不是本届大赛的评委" in page.text
    assert "作品 <w1>" not in page.text


def test_a_visitor_is_asked_to_sign_in(judging, monkeypatch):
    monkeypatch.setattr(visitor, "session_cookie", lambda: None)

    page = drawn(open_page("judging", work=FIRST))

    assert page.text_of("sy-title") == ["请先登录"]


def test_the_list_shows_codes_titles_and_progress(judging):
    page = drawn(open_page("judging"))

    assert "还有 2 件作品等您评审，大约需要 30 分钟" in page.text
    assert "已提交 0 / 2" in page.text
    assert [text for text, _ in page.links_to("/judging")][-2:] == ["作品 <w1>", "作品 <w2>"]
    assert "A-001" in page.text


@pytest.mark.parametrize("query", [{}, {"work": FIRST}])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_tells_who_made_a_work_or_what_others_gave(judging, query, lang):
    page = drawn(open_page("judging", lang=lang, **query))

    for secret in (*TEAMS.values(), "队员1", "队员2", "13800000000", "git.example", "1.5"):
        assert secret not in page.html


def test_files_have_neutral_names(judging):
    page = drawn(open_page("judging", work=FIRST))

    assert page.links_to("/contest/attachments/f-w1") == [("路演幻灯片 1 · slides-1.pdf", "/contest/attachments/f-w1")]


def test_only_marks_of_the_grid_can_be_chosen(judging):
    app = open_page("judging", work=FIRST)

    boxes = [box for box in app.selectbox if box.key.startswith("judging.mark.")]
    assert [box.options for box in boxes] == [GRID] * 5
    assert [box.value for box in boxes] == [None] * 5


def test_marks_are_kept_as_they_are_given(judging):
    app = open_page("judging", work=FIRST)

    mark(app, {"data": "8", "impact": "7.5"})

    assert get_my_review(judging, FIRST, actor="j1").marks == Marks({"data": "8", "impact": "7.5"})
    assert "已自动保存" in drawn(app).text
    assert open_page("judging", work=FIRST).selectbox(f"judging.mark.impact.{FIRST}").value == "7.5"


def test_a_review_changed_in_another_window_is_not_overwritten(judging):
    here, there = open_page("judging", work=FIRST), open_page("judging", work=FIRST)
    mark(there, {"data": "8"})

    mark(here, {"data": "3"})

    assert "另一个窗口" in said(drawn(here))[0]
    assert get_my_review(judging, FIRST, actor="j1").marks == Marks({"data": "8"})


def test_submitting_leads_to_the_next_work_and_then_to_the_end(judging):
    app = mark(open_page("judging", work=FIRST), FULL)

    page = press(app, "judging.submit")

    assert said(page) == ["A-001 的评分已提交。"]
    assert app.query_params["work"] == "judge-j1:w2"
    assert find_assignment(judging, FIRST).status == "submitted"
    assert get_my_review(judging, FIRST, actor="j1").marks == Marks(FULL)

    mark(app, FULL, "judge-j1:w2")
    page = press(app, "judging.submit")
    assert "您的评审已全部提交" in page.text
    assert said(press(app, "judging.complete"))[0] == "已告诉组织者，谢谢您！"
    assert get_judge(judging, "judge-j1").status == "completed"


def test_an_incomplete_review_stays_and_says_what_is_missing(judging):
    app = mark(open_page("judging", work=FIRST), {"data": "8"})

    page = press(app, "judging.submit")

    assert "指标 impact" in said(page)[0]
    assert find_assignment(judging, FIRST).status == "in_progress"


def test_a_highest_mark_needs_a_comment(judging):
    app = mark(open_page("judging", work=FIRST), {**FULL, "data": "10"})

    page = press(app, "judging.submit")

    assert "请写明理由" in said(page)[0]


def test_a_work_can_be_skipped(judging):
    app = open_page("judging", work=FIRST)

    press(app, "judging.skip")

    assert app.query_params["work"] == "judge-j1:w2"
    assert find_assignment(judging, FIRST).status == "offered"


def test_a_judge_who_knows_the_authors_gives_the_work_up(judging):
    app = open_page("judging", work=FIRST)
    app.text_input("judging.recuse-reason").set_value("作者是我指导的学生")

    page = press(app, "judging.recuse")

    assert said(page) == ["已回避，作品将换给别的评委。"]
    assert [(one.work_id, one.source) for one in list_conflicts(judging, "c1")] == [("w1", "declared")]
    assert "作品 <w1>" not in drawn(open_page("judging")).text


def test_recusing_needs_a_reason(judging):
    page = press(open_page("judging", work=FIRST), "judging.recuse")

    assert page.text_of("sy-note-red") != []
    assert find_assignment(judging, FIRST).status == "offered"


def test_the_work_of_another_judge_is_refused(judging):
    page = drawn(open_page("judging", work="judge-j2:w1"))

    assert "作品 <w1>" not in page.text
    assert page.text_of("sy-error") != []


def test_after_closing_everything_can_only_be_read(db, monkeypatch):
    move_to(monkeypatch, 45.1)
    add_judging(db)
    sign_in(monkeypatch, db, "j1")

    app = open_page("judging", work=FIRST)

    assert list(app.selectbox) == []
    assert [button.key for button in app.button] == []
    assert "现在只能查看" in drawn(app).text


def test_a_submitted_review_is_shown_and_final(judging, monkeypatch):
    sign_in(monkeypatch, judging, "j2")

    app = open_page("judging", work="judge-j2:w1")

    assert list(app.selectbox) == []
    assert "提交，不能再改" in drawn(app).text
    assert "1.5" in drawn(app).text


def test_declared_people_are_listed_and_nothing_is_said_of_matches(judging):
    app = open_page("judging")
    app.text_input("judging.tie-value").set_value("队员 1")
    app.text_input("judging.tie-reason").set_value("多年的同事关系")

    page = press(app, "judging.tie")

    assert said(page) == ["已申报，相关作品不会分配给您。"]
    assert "同事关系" in page.text


def test_expertise_and_load_are_the_judges_own_to_change(judging):
    app = open_page("judging")
    app.radio("judging.duties.expertise.c1-t1").set_value(3)
    app.number_input("judging.duties.load").set_value(8)

    press(app, "judging.duties")

    judge = get_judge(judging, "judge-j1")
    assert (judge.expertise, judge.max_load) == ({"c1-t1": 3}, 8)


# ---- the invitation -------------------------------------------------------------------------------------------


@pytest.fixture
def invited(db, monkeypatch):
    """The secret of an invitation; `wang`, who is signed in, has an account."""
    move_to(monkeypatch, 5)
    add_contest(db)
    add_account(db, "wang")
    sign_in(monkeypatch, db, "wang")
    invite_judge(db, "c1", email="wang@wang.example", public_url="https://x.example", actor="o1", now=utc_now())
    return secret_in(mails(db)[-1][2])


def test_an_invitation_is_accepted_with_both_ticks(db, invited):
    app = open_page("judging", invitation=invited)
    app.radio("judging.accept.expertise.c1-t1").set_value(2)
    app.checkbox("judging.pledge").check()

    page = press(app, "judging.accept")
    assert "保密承诺和利益冲突声明" in said(page)[0]

    app.checkbox("judging.declare").check()
    page = press(app, "judging.accept")
    assert said(page)[0].startswith("您已成为评委")
    assert db.rows("SELECT account_id, status, expertise FROM judge") == [("wang", "active", '{"c1-t1": 2}')]


def test_a_member_of_a_team_cannot_accept(db, invited, monkeypatch):
    add_team(db, "示例丙队", ["wang"])
    app = open_page("judging", invitation=invited)
    app.checkbox("judging.pledge").check()
    app.checkbox("judging.declare").check()

    page = press(app, "judging.accept")

    assert "参赛团队的成员" in said(page)[0]
    assert db.rows("SELECT status FROM judge") == [("invited",)]


def test_whoever_has_the_link_may_decline_without_an_account(db, invited, monkeypatch):
    monkeypatch.setattr(visitor, "session_cookie", lambda: None)
    app = open_page("judging", invitation=invited)
    assert [text for text, _ in drawn(app).links_to("/login")] == ["登录"]

    app.checkbox("judging.decline-sure").check()
    press(app, "judging.decline")

    assert db.rows("SELECT status FROM judge") == [("declined",)]


def test_a_link_that_was_used_says_so(db, invited):
    page = drawn(open_page("judging", invitation="x" * 20))

    assert "邀请链接无效" in page.text


# ---- pairs ----------------------------------------------------------------------------------------------------


@pytest.fixture
def final(db, monkeypatch):
    """Three finalists, compared in pairs."""
    move_to(monkeypatch, 46)
    add_contest(db)
    add_stage(db, "c1", 2, method="pairwise")
    insert(db, "gate", contest_id="c1", stage_id="c1-s2", kind="open_judging", passed_by="o1", passed_at=day(45))
    for number in (1, 2, 3):
        add_team(db, f"示例{number}队", [f"队员{number}"])
        add_work(db, f"w{number}", f"示例{number}队", status="shortlisted", blind_code=f"A-00{number}")
    add_judge(db, "j1")
    sign_in(monkeypatch, db, "j1")
    return db


def test_finalists_are_compared_side_by_side_and_a_choice_can_be_undone(final):
    app = open_page("judging", stage="c1-s2")
    codes = [button.key.removeprefix("judging.better.") for button in app.button]
    assert len(codes) == 2
    assert [team for team in ("示例1队", "示例2队", "示例3队") if team in drawn(app).html] == []

    page = press(app, f"judging.better.{codes[0]}")
    assert said(page) == [f"已记录：{codes[0]} 更好。"]
    assert f"{codes[0]} 胜过 {codes[1]}" in page.text

    page = press(app, "judging.undo")
    assert said(page) == ["已撤销。"]
    assert "胜过" not in page.text


def test_a_judge_is_done_when_all_pairs_are_compared(final):
    app = open_page("judging", stage="c1-s2")
    for _ in range(3):
        button = next(one for one in app.button if one.key.startswith("judging.better."))
        press(app, button.key)

    assert "都比较过了" in drawn(app).text
