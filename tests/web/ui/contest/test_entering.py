"""The contest's own page, 我的团队, 投票, 作品展示, 结果, 申诉 and 证书查验: who sees what, and what to do next."""

import pytest
from streamlit.testing.v1 import AppTest

from contest.contests.rules import accept_rules
from contest.teams.inviting import invite_by_link
from contest.teams.queries import find_team_of, list_members
from contest.voting.queries import find_ballot
from core.people.accounts import find_account
from tests.contest.builders import add_account, add_contest, add_team, add_work, day, insert
from tests.web.ui.drawn import HOME, Drawn
from web.ui.account import visitor
from web.ui.contest import visit

pytestmark = pytest.mark.usefixtures("portal")


@pytest.fixture(scope="module")
def state(portal):
    """Contest c1 with rules and a prize; ideas in a poll in contest c2; people who are in no team."""
    state = portal.catalogue.state
    content = '{"summary": {"zh": "用数据做应用 <示例>", "en": "Build with data"}}'
    add_contest(state, title_zh="示例大赛", content=content)
    rules = {"body_zh": "# 规则\n- 原创", "body_en": "# Rules\n- Original", "sha256": "0" * 64}
    insert(
        state,
        "rule_version",
        contest_id="c1",
        version=1,
        is_material=True,
        published_by="o1",
        published_at=day(-5),
        **rules,
    )
    for name in ("lin", "zhao", "voter"):
        add_account(state, name)
    _add_poll(state)
    return state


def _add_poll(state):
    season = {"voting": (35, 45), "verification": (45, 47)}
    insert(
        state,
        "contest",
        id="c2",
        slug="c2",
        kind="idea",
        edition_year=2025,
        title_zh="示例创意",
        title_en="Ideas",
        status="published",
        content="{}",
        settings="{}",
        revision=1,
        created_at=day(-20),
        published_at=day(-10),
    )
    for kind, (opens, closes) in season.items():
        insert(
            state, "contest_phase", contest_id="c2", kind=kind, opens_at=day(opens), closes_at=day(closes), grace_s=0
        )
    for number in range(3):
        add_team(state, f"t{number}", [f"m{number}"], "c2")
        add_work(state, f"w{number}", f"t{number}", "c2", status="passed", content={"title": f"创意 {number}"})
    insert(state, "poll", id="p", contest_id="c2", method="choices", minimum=2, maximum=3, credits=99, seed=1)


@pytest.fixture(autouse=True)
def page(monkeypatch, state):
    """`page("team", "lin")` is a visit of lin on day 5."""

    def opened(name, account=None, now=None, **query):
        moment = now or day(5)
        monkeypatch.setattr(visit, "utc_now", lambda: moment)
        found = find_account(state, account) if account else None
        for module in (visitor, visit):
            monkeypatch.setattr(module, "current_account", lambda: found)
        app = AppTest.from_file(HOME, default_timeout=60)
        for key, value in {"contest": "c1", **query}.items():
            app.query_params[key] = value
        app.switch_page(f"pages/{name}.py")
        app.run()
        return app

    return opened


def drawn(app: AppTest) -> Drawn:
    assert list(app.exception) == []
    return Drawn("".join(one.value for one in app.get("html")))


def test_the_contest_says_what_to_do_next_and_escapes_what_people_wrote(page):
    seen = drawn(page("contest"))

    assert "用数据做应用 <示例>" in seen.text
    assert "<示例>" not in seen.html
    assert ("报名参赛", "/team?contest=c1") in seen.links


def test_a_visitor_is_asked_to_sign_in_and_comes_back(page):
    seen = drawn(page("team"))

    assert any(href.startswith("/login?next=") for _, href in seen.links)


def test_a_team_is_founded_only_when_the_rules_are_accepted(page, state):
    app = page("team", "lin")
    app.text_input(key="team.name").set_value("晨光示例队").run()
    app.button(key="team.create").click().run()

    assert "请先勾选同意大赛规则" in drawn(app).text
    assert find_team_of(state, "lin", "c1", now=day(5)) is None

    app.checkbox(key="team.rules").check().run()
    app.button(key="team.create").click().run()

    team = find_team_of(state, "lin", "c1", now=day(5))
    assert team is not None
    assert [one.account_id for one in list_members(state, team.id)] == ["lin"]
    assert "团队已创建" in drawn(app).text


def test_who_is_invited_answers_and_is_not_asked_to_found_a_team(page, state):
    add_team(state, "邀请示例队", ["inviter"], status="forming")
    add_account(state, "invitee")
    accept_rules(state, "c1", version=1, actor="inviter", now=day(5))
    link = invite_by_link(state, "邀请示例队", public_url="https://x.example", actor="inviter", now=day(5)).url
    app = page("team", "invitee", invitation=link.rpartition("invitation=")[2])

    assert "邀请您加入团队“邀请示例队”" in drawn(app).text
    assert "新建团队" not in drawn(app).text


def test_a_team_is_handed_in_below_the_invitations_and_by_its_leader(page, state):
    add_team(state, "次序示例队", ["first", "second"], status="forming")
    keys = [one.key for one in page("team", "first").button]
    mate = page("team", "second")

    assert keys.index("team.make-link") < keys.index("team.submit")
    assert [one.key for one in mate.button if one.key == "team.submit"] == []
    assert drawn(mate).text_of("ct-lead") == ["队长会把团队交给组织者审核；现在就可以一起准备作品。"]


def test_an_organiser_is_told_that_he_cannot_enter(page):
    app = page("team", "o1")

    assert "您的账号有“组织者”身份" in drawn(app).text
    assert list(app.text_input) == []


def test_a_link_that_does_not_work_says_what_to_do(page):
    assert "这个邀请链接无效" in drawn(page("team", "zhao", invitation="nonsense")).text


def test_after_registration_nobody_founds_a_team(page):
    app = page("team", "zhao", now=day(25))

    assert "报名没有开放" in drawn(app).text
    assert list(app.text_input) == []


def test_a_ballot_counts_once_enough_is_chosen(page, state):
    app = page("vote", "voter", now=day(36), contest="c2")
    app.checkbox(key="vote.w0").check().run()
    app.button(key="vote.cast").click().run()
    assert "还差 1 件" in drawn(app).text

    app.checkbox(key="vote.w1").check().run()
    app.button(key="vote.cast").click().run()

    ballot = find_ballot(state, "p", "voter")
    assert ballot is not None
    assert (ballot.status, dict(ballot.votes)) == ("counted", {"w0": 1, "w1": 1})


def test_nobody_votes_for_the_own_work_and_visitors_are_asked_in(page):
    own = page("vote", "m0", now=day(36), contest="c2")
    visitor_page = drawn(page("vote", now=day(36), contest="c2"))

    assert "vote.w0" not in {box.key for box in own.checkbox}
    assert ("登录后投票", "/login?next=%2F%3Fcontest%3Dc2") in visitor_page.links


def test_the_works_of_a_poll_name_no_team(page):
    seen = drawn(page("vote", now=day(36), contest="c2"))

    assert "创意 1" in seen.text
    assert not any(f"t{number}" in seen.text.split() for number in range(3))


@pytest.mark.parametrize(("name", "said"), [("gallery", "还没有可以展示的作品"), ("results", "结果还没有公布")])
def test_what_is_not_there_yet_says_what_to_do(page, name, said):
    assert said in drawn(page(name)).text


def test_a_certificate_that_does_not_exist_is_a_sentence(page):
    assert "没有" in drawn(page("certificate", code="AAAA-BBBB")).text


def test_an_appeal_outside_its_window_has_no_form_and_says_why(page):
    app = page("appeal", "lin")

    assert list(app.text_area) == []
    assert drawn(app).text_of("ct-title") == ["申诉"]
    assert "现在不在申诉期内" in drawn(app).text
