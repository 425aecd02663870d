"""The organisers' console: who sees it, what it says is next, and that nothing typed is lost."""

import pytest
from streamlit.testing.v1 import AppTest

from contest.contests.editing import edit_contest
from contest.contests.queries import get_contest
from core.clock import utc_now
from core.ids import new_id
from core.people.accounts import get_account
from core.words import Text
from tests.contest.builders import add_account, add_contest, grant
from tests.web.ui.drawn import HOME, Drawn

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
def console(state, contest, monkeypatch):
    """Opens a section of the console as somebody."""

    def open_as(account_id, **query):
        account = get_account(state, account_id)
        for place in ("web.ui.contest.visit", "web.ui.account.visitor", "web.ui.shell"):
            monkeypatch.setattr(f"{place}.current_account", lambda: account)
        app = AppTest.from_file(HOME, default_timeout=60)
        for name, value in {"contest": contest, **query}.items():
            app.query_params[name] = value
        app.switch_page("pages/organisers.py")
        return ran(app.run())

    return open_as


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
