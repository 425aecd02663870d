"""The pages 提交作品 and 回执查验: who may write and hand in, what is saved, and what a receipt says."""

from datetime import timedelta

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from contest.works.drafts import open_draft, save_draft
from contest.works.errors import DraftMovedOn
from contest.works.queries import get_work, list_versions
from contest.works.submitting import submit_work
from core.people.accounts import find_account
from tests.contest.builders import add_account, add_contest, add_team, add_track, day, insert
from tests.contest.works.samples import hand_in, values
from tests.web.ui.drawn import HOME, Drawn, run_page
from web.ui.account import visitor
from web.ui.contest import submit_checks, submit_desk, visit

pytestmark = pytest.mark.usefixtures("portal")
NOW = day(14)


@pytest.fixture(scope="module")
def state(portal):
    """Contest c1 with bike stations in its data pack, and somebody without a team."""
    state = portal.catalogue.state
    add_contest(state, title_zh="示例大赛")
    add_account(state, "stranger")
    bikes = portal.catalogue.snapshot().by_slug["bike-stations"].id
    insert(
        state,
        "data_pack_item",
        contest_id="c1",
        dataset_id=bikes,
        versions="{}",
        note_zh="",
        note_en="",
        added_at=day(0),
    )
    return state


@pytest.fixture(autouse=True)
def page(monkeypatch, state):
    """`page("li")` is a visit of li on day 14; texts are plain text boxes here, and links are not asked."""
    moment = {"now": NOW}
    monkeypatch.setattr(visit, "utc_now", lambda: moment["now"])
    monkeypatch.setattr(submit_checks, "check_link", submit_checks.check_address)

    def plain_area(label, value, *, key, limit, rows=4, help_words="", is_disabled=False):
        return st.text_area(label, value, key=key, help=help_words)

    monkeypatch.setattr(submit_desk, "typed_area", plain_area)

    def opened(account, now=NOW, **query):
        moment["now"] = now
        signed_in(monkeypatch, state, account)
        app = AppTest.from_file(HOME, default_timeout=60)
        for name, value in {"contest": "c1", **query}.items():
            app.query_params[name] = value
        app.switch_page("pages/submit.py")
        app.run()
        assert list(app.exception) == []
        return app

    return opened


def signed_in(monkeypatch, state, account):
    found = find_account(state, account) if account else None
    for module in (visitor, visit):
        monkeypatch.setattr(module, "current_account", lambda: found)


def drawn(app: AppTest) -> Drawn:
    assert list(app.exception) == []
    return Drawn("".join(one.value for one in app.get("html")))


def begun(state, team: str, now=NOW, **what_matters) -> str:
    """A whole draft of this team, whose members are `{team}-leader` and `{team}-mate`."""
    add_team(state, team, [f"{team}-leader", f"{team}-mate"])
    work_id = open_draft(state, team, track_id="c1-t1", actor=f"{team}-leader", now=now).id
    bikes = state.row("SELECT id FROM dataset WHERE slug = 'bike-stations'")[0]
    use = {"dataset": bikes, "fields": ["docks"], "purpose": "比较车桩", "role": "core"}
    given = values(dataset_uses=[use], **what_matters)
    save_draft(state, work_id, given, revision=9, actor=f"{team}-leader", now=now)
    return work_id


def test_a_visitor_is_invited_to_sign_in(page):
    said = drawn(page(None))

    assert said.text_of("ct-lead") == ["登录后就可以填写团队的作品。"]
    assert said.text_of("sy-title") == ["请先登录"]


def test_who_has_no_team_is_led_to_the_page_of_teams(page):
    said = drawn(page("stranger"))

    assert ("去“我的团队”", "/team?contest=c1") in said.links
    assert said.text_of("su-banner") == []


def test_a_team_begins_its_work_in_the_track_that_it_chose(page, state):
    add_team(state, "起步队", ["起步队-leader"])
    add_track(state, "c1", "t2", ordinal=2, title_zh="第二赛道")
    app = page("起步队-leader")

    app.radio(key="submit.track").set_value("c1-t2")
    app.button(key="submit.begin").click().run()

    assert state.rows("SELECT track_id, status FROM work WHERE team_id = '起步队'") == [("c1-t2", "draft")]
    assert drawn(app).text_of("su-banner")[0].startswith("还没有提交")


def test_what_is_typed_is_saved_field_by_field(page, state):
    work_id = begun(state, "打字队")
    app = page("打字队-mate")

    app.text_area(key="submit.title.0").set_value("新名字").run()
    app.text_area(key="submit.users.0").set_value("游客").run()

    draft = get_work(state, work_id).draft
    assert (draft["title"], draft["users"], draft["contact"]) == ("新名字", "游客", "13800000000")


def test_a_stale_revision_keeps_both_texts_until_somebody_chooses(page, state):
    work_id = begun(state, "两人队")
    app = page("两人队-mate")
    save_draft(state, work_id, {"title": "队长的名字"}, revision=9, actor="两人队-leader", now=NOW)

    app.text_area(key="submit.title.0").set_value("我的名字").run()

    (conflict,) = drawn(app).text_of("su-conflict")
    assert conflict.endswith("队友现在写的是 队长的名字")
    assert app.text_area(key="submit.title.0").value == "我的名字"
    assert get_work(state, work_id).draft["title"] == "队长的名字"

    app.button(key="submit.mine.title").click().run()

    assert get_work(state, work_id).draft["title"] == "我的名字"
    assert drawn(app).text_of("su-conflict") == []


def test_the_text_of_a_team_mate_can_be_taken_instead(page, state):
    work_id = begun(state, "让步队")
    app = page("让步队-mate")
    save_draft(state, work_id, {"title": "队长的名字"}, revision=9, actor="让步队-leader", now=NOW)
    app.text_area(key="submit.title.0").set_value("我的名字").run()

    app.button(key="submit.theirs.title").click().run()

    assert app.text_area(key="submit.title.1").value == "队长的名字"
    assert get_work(state, work_id).draft["title"] == "队长的名字"


def test_two_purposes_written_at_once_are_not_lost_either(page, state):
    work_id = begun(state, "用途队")
    uses = get_work(state, work_id).draft["dataset_uses"]
    key = f"submit.purpose.{uses[0]['dataset']}.0"
    app = page("用途队-mate")
    theirs = [{**uses[0], "purpose": "队长写的"}]
    save_draft(state, work_id, {"dataset_uses": theirs}, revision=9, actor="用途队-leader", now=NOW)

    app.text_area(key=key).set_value("我写的").run()

    assert drawn(app).text_of("su-conflict")[0].endswith("队长写的")
    assert app.text_area(key=key).value == "我写的"
    assert get_work(state, work_id).draft["dataset_uses"] == theirs


def test_a_dataset_of_the_pack_is_declared_with_fields_and_role(page, state):
    add_team(state, "数据队", ["数据队-leader"])
    work_id = open_draft(state, "数据队", track_id="c1-t1", actor="数据队-leader", now=NOW).id
    bikes = state.row("SELECT id FROM dataset WHERE slug = 'bike-stations'")[0]
    app = page("数据队-leader")

    app.button(key=f"submit.use.{bikes}").click().run()
    app.multiselect(key=f"submit.fields.{bikes}.0").set_value(["docks"]).run()
    app.radio(key=f"submit.role.{bikes}.0").set_value("auxiliary").run()

    (use,) = get_work(state, work_id).draft["dataset_uses"]
    assert use == {"dataset": bikes, "fields": ["docks"], "purpose": "", "role": "auxiliary"}


def test_adding_datasets_stays_unfolded_from_the_first_choice_on(page, state):
    add_team(state, "多选队", ["多选队-leader"])
    open_draft(state, "多选队", track_id="c1-t1", actor="多选队-leader", now=NOW)
    bikes = state.row("SELECT id FROM dataset WHERE slug = 'bike-stations'")[0]
    app = page("多选队-leader")

    unfolded = [_adding(app)]
    app.button(key=f"submit.use.{bikes}").click().run()
    unfolded.append(_adding(app))

    assert unfolded == [True, True]
    assert _adding(page("多选队-leader")) is False


def _adding(app: AppTest) -> bool:
    return next(one.proto.expanded for one in app.expander if one.label == "添加数据集")


def test_closed_datasets_are_not_offered(page, state):
    begun(state, "搜索队")
    app = page("搜索队-leader")

    app.text_input(key="submit.search").set_value("摄像头").run()

    assert "没有找到" in drawn(app).text


def test_errors_block_and_lead_to_their_fields(page, state):
    work_id = begun(state, "缺项队", title="")
    app = page("缺项队-leader")
    said = drawn(app)
    before = list_versions(state, work_id)

    app.button(key="submit.send").click().run()

    assert "必须改正（1）" in said.text_of("su-findings")[0]
    assert ("请填写“作品名称”。", "#typed-submit.title.0") in said.links
    assert "请填写“作品名称”" in "".join(drawn(app).text_of("sy-note-red"))
    assert before == list_versions(state, work_id) == []


def test_only_the_leader_can_press_the_button(page, state):
    begun(state, "队员队")
    app = page("队员队-mate")

    assert [one.key for one in app.button if one.key == "submit.send"] == []
    assert "请 队员队-leader 打开这一页" in drawn(app).text


def test_pressing_twice_is_one_version_with_one_receipt(page, state):
    work_id = begun(state, "双击队")
    app = page("双击队-leader")
    button = app.button(key="submit.send")

    button.click().run()
    after_one = drawn(app)
    button.click().run()

    (version,) = list_versions(state, work_id)
    assert version.receipt_code in after_one.text_of("su-receipt")[0]
    assert after_one.text_of("su-banner")[0].startswith("第 1 版已提交")
    assert drawn(app).text_of("sy-note-red") == []


def test_a_token_that_was_sent_is_sent_again_until_a_version_stands(page, state, monkeypatch):
    work_id = begun(state, "断线队")
    app = page("断线队-leader")
    sent = []

    def interrupted(*given, **how):
        sent.append(how["client_token"])
        if len(sent) == 1:
            raise DraftMovedOn()
        return submit_work(*given, **how)

    monkeypatch.setattr(submit_checks, "submit_work", interrupted)
    app.button(key="submit.send").click().run()
    refused = drawn(app).text_of("sy-note-red")[-1]
    app.button(key="submit.send").click().run()

    assert refused.startswith("提交时草稿刚被队友修改")
    assert sent[0] == sent[1]
    assert len(list_versions(state, work_id)) == 1
    assert "submit.token" not in app.session_state


def test_changes_after_submission_are_red_until_they_are_submitted(page, state, portal):
    work_id = begun(state, "再改队")
    hand_in(state, portal.catalogue.files, work_id, actor="再改队-leader", now=NOW)
    app = page("再改队-leader")
    calm = drawn(app).text_of("su-banner")

    app.text_area(key="submit.title.0").set_value("骑行地图二").run()
    red = drawn(app).text_of("sy-note-red")
    app.button(key="submit.send").click().run()

    assert calm[0].startswith("第 1 版已提交")
    assert red[0].startswith("有未提交的修改 现在参评的是第 1 版")
    assert [one.content["title"] for one in list_versions(state, work_id)] == ["骑行地图", "骑行地图二"]


def test_after_closing_it_is_read_only_and_says_why(page, state):
    begun(state, "迟到队")
    app = page("迟到队-leader", now=day(30) + timedelta(seconds=1))
    said = drawn(app)

    assert (list(app.text_area), [one.key for one in app.button]) == ([], [])
    assert "截止" in said.text_of("sy-note-amber")[0]
    assert said.text_of("su-banner")[0].startswith("还没有提交")
    assert "骑行地图" in said.text_of("su-read")[0]


def test_after_the_contest_it_says_that_and_where_news_of_the_work_go(page, state, portal):
    work_id = begun(state, "获奖队")
    hand_in(state, portal.catalogue.files, work_id, actor="获奖队-leader", now=NOW)
    with state.transaction() as tx:
        tx.execute("UPDATE work SET status = 'awarded' WHERE id = ?", (work_id,))

    said = drawn(page("获奖队-leader", now=day(60))).text_of("sy-note-amber")

    assert said[0].startswith("评审已经结束，参评的版本就是展示的版本，不能再改。作品有了新进展，请告诉组织者")


def test_a_returned_work_can_be_changed_in_its_own_window(page, state, portal):
    work_id = begun(state, "补正队")
    hand_in(state, portal.catalogue.files, work_id, actor="补正队-leader", now=NOW)
    with state.transaction() as tx:
        tx.execute("UPDATE work SET status = 'returned', return_closes_at = ? WHERE id = ?", (day(33), work_id))

    inside, after = page("补正队-leader", now=day(32)), page("补正队-leader", now=day(33))

    assert [one.key for one in inside.text_area][:1] == ["submit.title.0"]
    assert "请先按退回的理由修改" in drawn(inside).text
    assert list(after.text_area) == []
    assert "补正已于" in drawn(after).text


def test_changed_rules_come_first_and_block_the_submission(page, state):
    work_id = begun(state, "规则队")
    rules = {"body_zh": "# 新规则", "body_en": "# New rules", "sha256": "s", "is_material": True}
    insert(state, "rule_version", contest_id="c1", version=1, published_by="o1", published_at=day(13), **rules)
    app = page("规则队-leader")
    notice = drawn(app).text_of("sy-note-amber")[0]
    app.button(key="submit.send").click().run()
    before = list_versions(state, work_id)

    app.checkbox(key="rules.accept").check().run()
    app.button(key="rules.button").click().run()
    app.button(key="submit.send").click().run()
    with state.transaction() as tx:
        tx.execute("DELETE FROM rule_version")

    assert notice == "规则有重要更新，请阅读并同意后继续。"
    assert before == []
    assert len(list_versions(state, work_id)) == 1


def test_data_from_elsewhere_needs_its_licence(page, state):
    work_id = begun(state, "来源队")
    app = page("来源队-mate")

    app.text_input(key="submit.source.title.new0").set_value("示例统计年鉴")
    app.button(key="FormSubmitter:submit.source.new0-保存这个来源").click().run()

    (source,) = get_work(state, work_id).draft["other_sources"]
    assert source == {"title": "示例统计年鉴", "url": "", "licence": ""}
    assert "第 1 项要写明名称、网址和许可" in drawn(app).text


def test_withdrawing_asks_once_more(page, state, portal):
    work_id = begun(state, "撤回队")
    hand_in(state, portal.catalogue.files, work_id, actor="撤回队-leader", now=NOW)
    app = page("撤回队-leader")

    app.button(key="submit.withdraw_work").click().run()
    still = get_work(state, work_id).status
    app.checkbox(key="submit.sure.withdraw_work").check()
    app.button(key="submit.withdraw_work").click().run()

    assert (still, get_work(state, work_id).status) == ("submitted", "withdrawn")
    assert [one.key for one in app.button] == ["submit.take_back_withdrawal"]


def test_the_upload_is_a_plain_form_to_the_route_of_this_work(page, state):
    work_id = begun(state, "附件队")
    said = drawn(page("附件队-leader", done="attached"))

    (form,) = [a for tag, a in said.elements if tag == "form"]
    assert (form["action"], form["method"], form["enctype"]) == (
        f"/contest/works/{work_id}/attachments?lang=zh&next=%2Fsubmit%3Fcontest%3Dc1",
        "post",
        "multipart/form-data",
    )
    assert "附件已上传。" in said.text


def test_fields_that_judges_do_not_see_are_marked(page, state):
    begun(state, "标记队")
    app = page("标记队-leader")

    hidden = [one.label for one in app.text_area if "评委不可见" in one.label]
    assert hidden == ["代码仓库 · 评委不可见", "代码版本 · 评委不可见", "联系方式（必填） · 评委不可见"]


def test_a_receipt_is_verified_by_anybody_and_names_nobody(state, portal):
    work_id = begun(state, "回执队")
    version = hand_in(state, portal.catalogue.files, work_id, actor="回执队-leader", now=NOW)

    said = run_page("receipt", code=version.receipt_code.lower().replace("-", " "))

    assert said.text_of("sy-note-green") == ["回执有效：内容自提交后没有改变。"]
    assert version.sha256 in said.text
    assert "示例大赛" in said.text
    assert "回执队" not in said.text


@pytest.mark.parametrize("code", ["AAAAA-BBBBB-CCCCC-DDDDD", "<script>", "x" * 300])
def test_an_unknown_receipt_is_told_in_a_sentence(code):
    said = run_page("receipt", code=code)

    assert said.text_of("sy-note-red")[0].startswith("没有这个回执编号")
    assert said.text_of("su-receipt") == []


def test_without_a_code_there_is_only_the_form():
    said = run_page("receipt")

    assert [a["name"] for tag, a in said.elements if tag == "input"] == ["code"]
    assert said.text_of("sy-note-red") == []
