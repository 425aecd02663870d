"""When nothing is installed: another mode, other datasets, a portal that is in use, a first try that was cut short."""

import pytest

from catalog.errors import DatasetNotFound
from contest.demonstration import installing
from contest.demonstration.installing import keep_demonstration
from contest.demonstration.people import DOMAIN
from contest.demonstration.season import play, stage_for
from tests.contest.builders import add_account, add_contest, grant, snapshot
from tests.contest.demonstration.conftest import NOW, URL

TABLES = ("account", "contest", "audit_event", "lease")


def start(catalogue, *, is_demo=True):
    said = []
    keep_demonstration(catalogue, is_demo=is_demo, public_url=URL, now=NOW, report=said.append)
    return said


def test_nothing_is_installed_outside_of_demonstration_mode(catalogue, monkeypatch):
    monkeypatch.setattr(installing, "datasets_needed", list)
    before = snapshot(catalogue.state, *TABLES)

    assert start(catalogue, is_demo=False) == []
    assert snapshot(catalogue.state, *TABLES) == before


def test_other_datasets_are_told_and_left_alone(catalogue):
    before = snapshot(catalogue.state, *TABLES)

    [line] = start(catalogue)

    assert line.startswith("没有装演示大赛：数据目录里缺少")
    assert snapshot(catalogue.state, *TABLES) == before


@pytest.mark.parametrize("add", [lambda db: add_contest(db), lambda db: add_account(db, "somebody")])
def test_a_portal_in_use_gets_no_account_with_a_public_password(catalogue, monkeypatch, add):
    monkeypatch.setattr(installing, "datasets_needed", list)
    add(catalogue.state)
    before = snapshot(catalogue.state, *TABLES)

    [line] = start(catalogue)

    assert "已经有别的大赛或账号" in line
    assert snapshot(catalogue.state, *TABLES) == before


def test_the_administrator_of_the_settings_is_no_stranger(catalogue):
    add_account(catalogue.state, "boss")
    grant(catalogue.state, "boss", "administrator", "")

    [line] = start(catalogue)

    assert "缺少" in line


def test_an_installation_that_was_cut_short_is_told_and_not_begun_again(catalogue, monkeypatch):
    monkeypatch.setattr(installing, "datasets_needed", list)
    with pytest.raises(DatasetNotFound):
        start(catalogue)
    before = snapshot(catalogue.state, *TABLES)

    [line] = start(catalogue)

    assert "中断" in line
    assert snapshot(catalogue.state, *TABLES) == before


def test_accounts_of_others_are_never_shut(catalogue):
    add_account(catalogue.state, "boss", email=f"boss@not-{DOMAIN}")
    before = snapshot(catalogue.state, *TABLES)

    assert start(catalogue, is_demo=False) == []
    assert snapshot(catalogue.state, *TABLES) == before


def test_stories_are_played_in_the_order_of_time(catalogue):
    stage, heard = stage_for(catalogue, public_url=URL, now=NOW), []

    def story(name, *days):
        for day in days:
            yield stage.moment(day, 9)
            heard.append((day, name))

    play([story("a", -9, -3), story("b", -7, -5, -1)], until=NOW)

    assert heard == [(-9, "a"), (-7, "b"), (-5, "b"), (-3, "a"), (-1, "b")]
