"""The organisers' console: who sees it, what it says is next, and that nothing typed is lost."""

from datetime import date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from contest.contests.data_pack import data_pack
from contest.contests.editing import edit_contest
from contest.contests.queries import get_contest, list_announcements, list_open_questions
from contest.contests.timeline import move_phases
from contest.phases import Phase, list_phases
from contest.rights import is_organiser
from core.clock import utc_now
from core.ids import new_id
from core.people.accounts import get_account
from core.words import Text
from tests.contest.builders import add_account, add_contest, add_team, day, grant
from tests.contest.contests.drafts import ready_draft
from tests.web.ui.drawn import HOME, Drawn

_IN_REGISTRATION = day(5)

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture
def state(portal):
    return portal.catalogue.state


@pytest.fixture
def contest(state):
    """A published contest of its own for each test."""
    for name in ("o1", "o2", "admin", "nobody"):
        if state.row("SELECT 1 FROM account WHERE id = ?", (name,)) is None:
            add_account(state, name)
    if state.row("SELECT 1 FROM role_grant WHERE account_id = 'admin'") is None:
        grant(state, "admin", "administrator")
    return add_contest(state, new_id())


@pytest.fixture
def visitor(state, contest, monkeypatch):
    """Opens a page of the contest as somebody."""

    def open_as(account_id, page, *, at=_IN_REGISTRATION, **query):
        account = get_account(state, account_id)
        for place in ("web.ui.contest.visit", "web.ui.account.visitor", "web.ui.shell"):
            monkeypatch.setattr(f"{place}.current_account", lambda: account)
        monkeypatch.setattr("web.ui.contest.visit.utc_now", lambda: at)
        app = AppTest.from_file(HOME, default_timeout=60)
        for name, value in {"contest": contest, **query}.items():
            app.query_params[name] = value
        app.switch_page(f"pages/{page}.py")
        return ran(app.run())

    return open_as


@pytest.fixture
def console(visitor):
    """Opens a section of the console as somebody."""
    return lambda account_id, **query: visitor(account_id, "organisers", **query)


def ran(app):
    assert list(app.exception) == []
    return app


def drawn(app) -> Drawn:
    return Drawn("".join(one.value for one in app.get("html")))


def test_somebody_who_organises_nothing_sees_a_sentence_and_no_console(console):
    app = console("nobody", tab="editing")

    assert "供本届大赛的组织者使用" in drawn(app).text
    assert list(app.button) == []
    assert list(app.text_input) == []


def test_an_organiser_sees_what_is_next_and_the_numbers(console):
    page = drawn(console("o1"))

    assert "接下来要做的事" in page.text
    assert "参赛" in page.text or "报名人数" in page.text


@pytest.mark.parametrize("part", ["words", "settings", "tracks", "stages", "rubric", "prizes"])
def test_an_auditor_reads_every_part_and_has_no_button(state, contest, console, part):
    name = f"auditor-{contest}"
    grant(state, name, "auditor", f"contest:{contest}")

    app = console(name, tab="editing", part=part)

    assert "监督员" in drawn(app).text
    assert list(app.button) == []


def test_what_was_typed_survives_another_organiser(state, contest, console):
    app = console("o1", tab="editing", part="words")
    app.text_area(key="organisers.words.subject.zh").set_value("我的主题")
    edit_contest(
        state, contest, revision=1, content={"subject": Text("别人的主题", "Theirs")}, actor="o2", now=utc_now()
    )
    ran(app.button(key="organisers.words.save").click().run())

    assert app.text_area(key="organisers.words.subject.zh").value == "我的主题"
    assert "别人的主题" in drawn(app).text
    assert get_contest(state, contest).content["subject"].zh == "别人的主题"

    ran(app.button(key="organisers.words.mine").click().run())
    app.text_area(key="organisers.words.subject.en").set_value("Mine")
    ran(app.button(key="organisers.words.save").click().run())

    assert get_contest(state, contest).content["subject"] == Text("我的主题", "Mine")


def test_whoever_takes_the_others_words_begins_anew_from_them(state, contest, console):
    app = console("o1", tab="editing", part="words")
    app.text_area(key="organisers.words.subject.zh").set_value("我的主题")
    edit_contest(
        state, contest, revision=1, content={"subject": Text("别人的主题", "Theirs")}, actor="o2", now=utc_now()
    )
    ran(app.button(key="organisers.words.save").click().run())
    ran(app.button(key="organisers.words.theirs").click().run())

    assert app.text_area(key="organisers.words.subject.zh").value == "别人的主题"


@pytest.fixture
def draft(state, contest):
    with state.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'draft', published_at = NULL WHERE id = ?", (contest,))
    return contest


def test_an_added_track_keeps_what_was_typed_and_is_saved(state, draft, console):
    app = console("o1", tab="editing", part="tracks")
    app.text_input(key="organisers.tracks.1.title.zh").set_value("改名")
    ran(app.button(key="organisers.tracks.add").click().run())
    app.text_input(key="organisers.tracks.2.code").set_value("life")
    app.text_input(key="organisers.tracks.2.title.zh").set_value("生活")
    app.text_input(key="organisers.tracks.2.title.en").set_value("Life")
    app.number_input(key="organisers.tracks.1.at").set_value(3)
    ran(app.button(key="organisers.tracks.save").click().run())

    rows = state.rows("SELECT code, title_zh FROM track WHERE contest_id = ? ORDER BY ordinal, id", (draft,))
    assert rows == [("life", "生活"), ("t1", "改名")]


def test_weights_that_do_not_sum_to_a_hundred_are_refused_and_stay_typed(state, draft, console):
    app = console("o1", tab="editing", part="rubric")
    key = f"organisers.rubric.{draft}-s1.1.weight"
    app.number_input(key=key).set_value(30)
    ran(app.button(key=f"organisers.rubric.{draft}-s1.save").click().run())

    assert "105" in drawn(app).text
    assert app.number_input(key=key).value == 30
    assert get_contest(state, draft).revision == 1


# ---- acts of two people ----------------------------------------------------------------------------------


@pytest.fixture
def ready(state, contest):
    """A draft that lacks nothing; `chief` and `deputy` organise it."""
    with state.transaction() as tx:
        tx.execute("DELETE FROM role_grant WHERE account_id IN ('chief', 'deputy')")
    return ready_draft(state, f"idea-{new_id()[:8]}")


def status_of(state, contest_id):
    return get_contest(state, contest_id).status


def test_a_contest_is_published_by_two(state, ready, console):
    app = console("chief", contest=ready, tab="acts", at=day(-1))
    app.text_area(key="organisers.publish.reason").set_value("内容已经全部核对")
    ran(app.button(key="organisers.publish").click().run())

    assert "请等另一位组织者确认" in drawn(app).text
    assert [one.key for one in app.button if "confirm" in (one.key or "")] == []
    assert status_of(state, ready) == "draft"

    app = console("deputy", contest=ready, tab="acts", at=day(-1))
    assert "内容已经全部核对" in drawn(app).text
    confirm = next(one for one in app.button if "act.confirm" in (one.key or ""))
    ran(confirm.click().run())
    assert "请先勾选确认" in drawn(app).text
    assert status_of(state, ready) == "draft"

    next(one for one in app.checkbox if "act.sure" in one.key).check()
    ran(next(one for one in app.button if "act.confirm" in (one.key or "")).click().run())
    assert status_of(state, ready) == "published"
    assert "已确认" in drawn(app).text


def test_turning_down_asks_for_a_reason(state, ready, console):
    app = console("chief", contest=ready, tab="acts", at=day(-1))
    app.text_area(key="organisers.publish.reason").set_value("内容已经全部核对")
    ran(app.button(key="organisers.publish").click().run())

    app = console("deputy", contest=ready, tab="acts", at=day(-1))
    ran(next(one for one in app.button if "act.refuse" in (one.key or "")).click().run())
    assert "至少 5" in drawn(app).text
    next(one for one in app.text_area if "act.reason" in one.key).set_value("奖金还没有落实")
    ran(next(one for one in app.button if "act.refuse" in (one.key or "")).click().run())

    assert "奖金还没有落实" in drawn(app).text
    assert status_of(state, ready) == "draft"


def test_what_lacks_something_is_not_proposed(state, draft, console):
    app = console("o1", tab="acts")
    app.text_area(key="organisers.publish.reason").set_value("先发布再说吧")
    ran(app.button(key="organisers.publish").click().run())

    assert drawn(app).text_of("sy-note-red") != []
    assert state.rows("SELECT id FROM two_person_act WHERE contest_id = ?", (draft,)) == []


# ---- teams -----------------------------------------------------------------------------------------------


@pytest.fixture
def pending(state, contest):
    leader = f"leader-{contest[:8]}"
    return add_team(state, f"蓝鲸{contest[:6]}", [leader], contest, status="pending")


def team_status(state, team):
    return state.row("SELECT status FROM team WHERE id = ?", (team,))[0]


def test_a_team_is_approved(state, pending, console):
    app = console("o1", tab="teams")
    ran(app.button(key=f"organisers.approve.{pending}").click().run())

    assert team_status(state, pending) == "approved"
    assert "没有团队等待审核" in drawn(app).text


def test_a_team_is_returned_only_with_a_reason(state, pending, console):
    app = console("o1", tab="teams")
    ran(app.button(key=f"organisers.return.{pending}").click().run())
    assert team_status(state, pending) == "pending"

    app.text_area(key=f"organisers.return-why.{pending}").set_value("请补充团队介绍")
    ran(app.button(key=f"organisers.return.{pending}").click().run())
    assert team_status(state, pending) == "returned"


def test_a_team_is_disqualified_by_two(state, contest, pending, console):
    app = console("o1", tab="teams", team=pending)
    app.text_area(key="organisers.disqualify.reason").set_value("冒用他人作品参赛")
    ran(app.button(key="organisers.disqualify").click().run())
    assert team_status(state, pending) == "pending"

    app = console("o2", tab="acts")
    assert pending in drawn(app).text
    next(one for one in app.checkbox if "act.sure" in one.key).check()
    ran(next(one for one in app.button if "act.confirm" in (one.key or "")).click().run())
    assert team_status(state, pending) == "disqualified"


def test_an_auditor_reads_the_teams_and_acts_without_a_button(state, contest, pending, console):
    grant(state, f"auditor-{contest}", "auditor", f"contest:{contest}")

    for tab in ("overview", "teams", "acts", "dates"):
        app = console(f"auditor-{contest}", tab=tab)
        assert list(app.button) == []
    assert pending in drawn(console(f"auditor-{contest}", tab="teams")).text


# ---- dates -----------------------------------------------------------------------------------------------


def test_the_date_editor_returns_what_was_put_in(state, draft, console):
    closes = datetime(2026, 3, 31, 15, 59, 59, 500_000)  # Beijing 23:59:59.5
    with state.transaction() as tx:
        tx.execute(
            "UPDATE contest_phase SET closes_at = ? WHERE contest_id = ? AND kind = 'submission'", (closes, draft)
        )
    before = list_phases(state, draft)
    app = console("o1", tab="dates")
    ran(app.button(key="organisers.dates.save").click().run())

    assert get_contest(state, draft).revision == 2
    assert list_phases(state, draft) == before


def test_half_a_window_is_refused_and_stays_typed(state, draft, console):
    with state.transaction() as tx:
        tx.execute("DELETE FROM contest_phase WHERE contest_id = ? AND kind = 'final'", (draft,))
    app = console("o1", tab="dates")
    app.date_input(key="organisers.dates.final.opens.day").set_value(date(2026, 4, 20))
    ran(app.button(key="organisers.dates.save").click().run())

    assert "“决赛评审”的日期和时间没有填全" in drawn(app).text
    assert app.date_input(key="organisers.dates.final.opens.day").value == date(2026, 4, 20)
    assert get_contest(state, draft).revision == 1


def test_an_extension_is_shown_before_it_is_made(state, contest, console):
    old = {phase.kind: phase for phase in list_phases(state, contest)}
    app = console("o1", tab="dates")
    app.selectbox(key="organisers.extend.kind").set_value("submission")
    ran(app.run())
    app.date_input(key="organisers.extend.submission.day").set_value(date(2026, 4, 1))  # from 2026-03-31
    ran(app.run())

    assert "改期后的赛程" in drawn(app).text
    assert {phase.kind: phase for phase in list_phases(state, contest)} == old

    ran(app.button(key="organisers.extend.move").click().run())
    assert "至少 5" in drawn(app).text
    app.text_area(key="organisers.extend.reason").set_value("数据平台停机一天")
    ran(app.button(key="organisers.extend.move").click().run())

    new = {phase.kind: phase for phase in list_phases(state, contest)}
    assert new["submission"].closes_at == old["submission"].closes_at + timedelta(days=1)
    assert new["judging"].opens_at == old["judging"].opens_at + timedelta(days=1)
    assert "数据平台停机一天" in drawn(app).text


# ---- rules, data, news, people ---------------------------------------------------------------------------


def test_a_new_version_of_the_rules_and_its_difference(state, contest, console):
    app = console("o1", tab="rules")
    for number, words in ((1, "一\n二"), (2, "一\n三")):
        app.text_area(key="organisers.rules-text.body.zh").set_value(words)
        app.text_area(key="organisers.rules-text.body.en").set_value(f"Rules {number}")
        ran(app.button(key="organisers.rules-text.save").click().run())
        assert "请先勾选确认" in drawn(app).text
        app.checkbox(key="organisers.rules-text.sure").check()
        ran(app.button(key="organisers.rules-text.save").click().run())

    page = drawn(app)
    assert page.text_of("co-removed") == ["− 删去 二"]
    assert page.text_of("co-added") == ["+ 新增 三"]


def test_a_dataset_is_found_put_into_the_pack_and_taken_out(portal, contest, console):
    dataset = portal.catalogue.snapshot().by_slug["bike-stations"]
    app = console("o1", tab="data", q="自行车")
    ran(app.button(key="organisers.add.bike-stations").click().run())
    assert [entry.item.dataset_id for entry in data_pack(portal.catalogue, contest)] == [dataset.id]

    app.text_area(key=f"organisers.note.{dataset.id}.note.zh").set_value("站点位置")
    ran(app.button(key=f"organisers.note.{dataset.id}.save").click().run())
    assert [entry.item.note.zh for entry in data_pack(portal.catalogue, contest)] == ["站点位置"]

    ran(app.button(key=f"organisers.remove.{dataset.id}").click().run())
    assert data_pack(portal.catalogue, contest) == []


def test_a_question_is_asked_on_the_contest_page_and_answered_in_the_console(state, contest, console, visitor):
    app = visitor("nobody", "contest")
    app.text_area(key="questions.words").set_value("可以一个人参赛吗？")
    ran(app.button(key="questions.ask").click().run())
    assert "等待回答" in drawn(app).text
    assert "可以一个人参赛吗？" not in drawn(visitor("o1", "contest")).text

    (question,) = list_open_questions(state, contest)
    app = console("o1", tab="news")
    assert "nobody" in drawn(app).text
    app.text_area(key=f"organisers.answer.{question.id}").set_value("可以。")
    ran(app.button(key=f"organisers.answer.{question.id}.send").click().run())

    page = drawn(visitor("o2", "contest"))
    assert "可以一个人参赛吗？" in page.text
    assert "可以。" in page.text
    assert "nobody" not in page.text


def test_an_announcement_that_lacks_a_language_stays_typed(state, contest, console):
    app = console("o1", tab="news")
    app.text_input(key="organisers.announce.title.zh").set_value("线上答疑")
    ran(app.button(key="organisers.announce.save").click().run())

    assert app.text_input(key="organisers.announce.title.zh").value == "线上答疑"
    assert list_announcements(state, contest) == []


def test_an_administrator_sees_only_the_roles_and_appoints_an_organiser(state, contest, console):
    add_account(state, f"new-{contest}", email=f"new{contest}@example.org")
    app = console("admin", tab="editing")
    assert [text for text, _ in drawn(app).links_to("/organisers") if text == "编辑"] == []

    app.text_input(key="organisers.give.email").set_value(f"new{contest}@example.org")
    ran(app.button(key="organisers.give.button").click().run())
    assert is_organiser(state, f"new-{contest}", contest)

    ran(app.button(key=f"organisers.take.new-{contest}.organiser.contest:{contest}").click().run())
    assert not is_organiser(state, f"new-{contest}", contest)


def test_an_organiser_of_the_contest_gives_no_roles(console):
    app = console("o1", tab="people")

    assert "由管理员授予" in drawn(app).text
    assert list(app.button) == []


def test_an_organiser_of_the_portal_begins_a_contest(state, contest, console):
    chief = grant(state, f"chief-{contest}", "organiser", "")
    app = console(chief)
    slug = f"new-{contest[:8]}"
    app.text_input(key="organisers.create.zh").set_value("新大赛")
    app.text_input(key="organisers.create.en").set_value("New contest")
    app.text_input(key="organisers.create.slug").set_value(slug)
    ran(app.button(key="organisers.create.button").click().run())

    assert get_contest(state, slug).status == "draft"
    assert "项才能发布" in drawn(app).text


def test_an_organiser_of_one_contest_begins_none(console):
    assert "organisers.create.button" not in [button.key for button in console("o1").button]


def test_a_date_that_was_moved_says_which_edge(state, contest, console):
    move_phases(
        state,
        contest,
        [Phase("appeals", day(50), day(58))],
        reason="数据平台停机一天",
        actor="o1",
        now=day(5),
    )

    assert "“申诉”截止：" in drawn(console("o1", tab="dates")).text
