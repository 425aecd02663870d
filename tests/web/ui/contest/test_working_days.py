"""The pages measure appeals and notices by the holidays that the catalogue publishes."""

from datetime import timedelta

import pytest

from contest.results.appeals import list_appeals
from core.clock import as_local, utc_now
from tests.builders import field, write_city, write_package
from tests.contest.results import season
from tests.web.ui.conftest import opened_portal
from tests.web.ui.contest.judges import move_to, open_page, press, put, sign_in

DAYS_OFF = 20  # from today on


def write_holidays(folder):
    write_city(folder)
    today = as_local(utc_now()).date()
    rows = [(f"{today + timedelta(days=number)}", "放假") for number in range(DAYS_OFF + 1)]
    write_package(folder, "holidays-2026", fields=(field("date", "date"), field("kind")), rows=rows)
    return folder


@pytest.fixture
def db(tmp_path_factory):
    for portal in opened_portal(tmp_path_factory, write_holidays):
        yield portal.catalogue.state


def test_the_deadlines_of_an_appeal_leave_holidays_out(db, monkeypatch):
    move_to(monkeypatch, 50)
    season.judged_stage(db)
    season.published(db)
    sign_in(monkeypatch, db, "leader-b")
    app = open_page("appeal")
    put(app, "appeal.words", "两位评委打分时界面图没有显示出来，请核实后重评。")

    press(app, "appeal.form")

    (appeal,) = list_appeals(db, "c1")
    assert appeal.acknowledge_by > appeal.filed_at + timedelta(days=DAYS_OFF)


def test_a_notice_that_holidays_make_too_short_is_refused(db, monkeypatch):
    move_to(monkeypatch, 50)
    season.judged_stage(db)
    season.verified(db)
    sign_in(monkeypatch, db, "o1")
    app = open_page("organisers", tab="results")
    put(app, "organisers.step-reason-notify", "核查完成，开始公示")
    put(app, "organisers.step-sure-notify", True)

    page = press(app, "organisers.step-notify")

    assert "只剩 0 个工作日" in page.text_of("sy-note-red")[0]
