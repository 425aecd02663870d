"""A draft of two writers: field by field, nothing lost, only while the window is open."""

from datetime import timedelta

import pytest

from contest.errors import ContestNotOpen, NotYours, WindowClosed, WindowNotOpenYet
from contest.works.drafts import choose_track, has_unsent_changes, open_draft, save_draft
from contest.works.errors import (
    DraftIsNewer,
    DraftTooLong,
    MalformedFormField,
    TeamIsOut,
    TrackNotFound,
    UnknownFormField,
)
from contest.works.queries import find_work_of_team, get_work
from core.audit import broken_links
from tests.contest.builders import add_account, add_contest, add_phase, add_team, add_track, add_work, day, snapshot
from tests.contest.works.samples import begin_work

MS = timedelta(milliseconds=1)


def save(db, work_id, actor="li", revision=1, now=None, **values):
    return save_draft(db, work_id, values, revision=revision, actor=actor, now=now or day(13))


def test_a_team_has_one_work_whoever_begins_it(db):
    add_contest(db)
    add_team(db, "t", ["li", "wang"])

    first = open_draft(db, "t", track_id="c1-t1", actor="wang", now=day(10))
    second = open_draft(db, "t", track_id="c1-t1", actor="li", now=day(11))

    assert first == second == find_work_of_team(db, "t")
    assert (first.status, first.current_version, first.draft, first.draft_revision) == ("draft", 0, {}, 1)


def test_the_blind_code_tells_nothing_of_the_team(db):
    add_contest(db)
    for name in ("a", "b"):
        add_team(db, name, [f"leader-{name}"])
    codes = [open_draft(db, n, track_id="c1-t1", actor=f"leader-{n}", now=day(12)).blind_code for n in ("a", "b")]

    assert len(set(codes)) == 2
    assert all(len(code) == 6 for code in codes)


@pytest.mark.parametrize(
    ("now", "refusal"), [(day(10) - MS, WindowNotOpenYet), (day(30), WindowClosed), (day(30) + MS, WindowClosed)]
)
def test_a_draft_is_begun_only_in_the_window(db, now, refusal):
    add_contest(db)
    add_team(db, "t", ["li"])
    before = snapshot(db, "work", "audit_event")

    with pytest.raises(refusal):
        open_draft(db, "t", track_id="c1-t1", actor="li", now=now)

    assert snapshot(db, "work", "audit_event") == before


def test_nobody_begins_a_work_in_the_grace(db):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=300)
    add_team(db, "t", ["li"])

    with pytest.raises(WindowClosed):
        open_draft(db, "t", track_id="c1-t1", actor="li", now=day(30))


@pytest.mark.parametrize("status", ["withdrawn", "dissolved", "disqualified"])
def test_a_team_that_is_out_writes_no_more(db, status):
    add_contest(db)
    add_team(db, "t", ["li"], status=status)
    add_work(db, "w", "t", version=0)
    add_team(db, "u", ["wu"], status=status)

    with pytest.raises(TeamIsOut):
        open_draft(db, "u", track_id="c1-t1", actor="wu", now=day(12))
    with pytest.raises(TeamIsOut):
        save(db, "w", title="新名")


def test_a_cancelled_contest_takes_no_draft(db):
    add_contest(db, status="cancelled")
    add_team(db, "t", ["li"])

    with pytest.raises(ContestNotOpen):
        open_draft(db, "t", track_id="c1-t1", actor="li", now=day(12))


def test_the_track_must_be_of_the_contest(db):
    add_contest(db)
    add_contest(db, "c2", season={})
    add_team(db, "t", ["li"])

    with pytest.raises(TrackNotFound):
        open_draft(db, "t", track_id="c2-t1", actor="li", now=day(12))


def test_members_who_write_in_different_fields_keep_both_texts(db):
    work_id = begin_work(db)

    save(db, work_id, "li", revision=1, title="骑行地图")
    saved = save(db, work_id, "wang", revision=1, users="市民")

    assert saved.values == {"title": "骑行地图", "users": "市民"}
    assert saved.revision == 3


def test_a_stale_save_is_refused_and_the_newer_text_stays(db):
    work_id = begin_work(db)
    save(db, work_id, "li", revision=1, title="新的名称")
    before = snapshot(db, "work", "audit_event")

    with pytest.raises(DraftIsNewer) as refused:
        save(db, work_id, "wang", revision=1, title="旧的名称", users="市民")

    assert snapshot(db, "work", "audit_event") == before
    assert "作品名称" in refused.value.say("zh")


def test_the_same_text_saved_twice_is_one_change(db):
    work_id = begin_work(db)
    first = save(db, work_id, title="骑行地图")

    assert save(db, work_id, "wang", revision=1, title=" 骑行地图\n") == first


def test_whoever_is_not_in_the_team_writes_nothing_and_learns_nothing(db):
    work_id = begin_work(db)
    add_account(db, "stranger")
    before = snapshot(db, "work", "audit_event")

    for asked in (work_id, "no-such-work"):
        with pytest.raises(NotYours):
            save(db, asked, "stranger", title="占用")

    assert snapshot(db, "work", "audit_event") == before


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"colour": "red"}, UnknownFormField),
        ({"title": ["a"]}, MalformedFormField),
        ({"title": "a\0b"}, MalformedFormField),
        ({"title": "\ud83d"}, MalformedFormField),
        ({"dataset_uses": {"dataset": "d"}}, MalformedFormField),
        ({"dataset_uses": [{"dataset": "d", "rank": 1}]}, MalformedFormField),
        ({"dataset_uses": [{"dataset": "d", "fields": "all"}]}, MalformedFormField),
        ({"dataset_uses": [{}] * 31}, DraftTooLong),
        ({"summary": "长" * 20_001}, DraftTooLong),
        ({"_revisions": {"title": 0}}, UnknownFormField),
    ],
)
def test_what_does_not_fit_the_form_is_not_kept(db, sent, refusal):
    work_id = begin_work(db)
    before = snapshot(db, "work", "audit_event")

    with pytest.raises(refusal):
        save(db, work_id, **sent)

    assert snapshot(db, "work", "audit_event") == before


def test_an_idea_is_asked_for_less(db):
    work_id = begin_work(db, kind="idea")

    assert save(db, work_id, title="一个点子").values == {"title": "一个点子"}
    with pytest.raises(UnknownFormField):
        save(db, work_id, app_url="https://app.example")


def test_entries_of_lists_get_their_whole_shape(db):
    work_id = begin_work(db)

    saved = save(db, work_id, dataset_uses=[{"dataset": "bikes", "fields": ["docks", "docks"], "role": "main"}])

    assert saved.values["dataset_uses"] == [{"dataset": "bikes", "purpose": "", "role": "core", "fields": ["docks"]}]


@pytest.mark.parametrize("at", [-MS, timedelta(0), MS])
def test_writing_ends_with_the_window_to_the_millisecond(db, at):
    work_id = begin_work(db)

    if at < timedelta(0):
        assert save(db, work_id, title="新名", now=day(30) + at).revision == 2
    else:
        with pytest.raises(WindowClosed):
            save(db, work_id, title="新名", now=day(30) + at)


def test_a_draft_that_was_there_may_be_finished_in_the_grace(db):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=300)
    add_team(db, "t", ["li"])
    work_id = open_draft(db, "t", track_id="c1-t1", actor="li", now=day(30) - MS).id
    end = day(30) + timedelta(seconds=300)

    assert save(db, work_id, title="赶上了", now=end - MS).revision == 2
    with pytest.raises(WindowClosed):
        save(db, work_id, title="太晚了", now=end)


def test_only_the_leader_changes_the_track(db):
    work_id = begin_work(db)
    add_track(db, "c1", "t2")

    with pytest.raises(NotYours):
        choose_track(db, work_id, track_id="c1-t2", actor="wang", now=day(13))
    choose_track(db, work_id, track_id="c1-t2", actor="li", now=day(13))

    assert get_work(db, work_id).track_id == "c1-t2"


def test_a_draft_with_words_is_unsent_an_empty_one_is_not(db):
    work_id = begin_work(db)
    empty = has_unsent_changes(db, get_work(db, work_id))
    save(db, work_id, title="骑行地图")

    assert (empty, has_unsent_changes(db, get_work(db, work_id))) == (False, True)


def test_every_change_of_a_draft_is_on_the_audit_chain(db):
    work_id = begin_work(db)
    save(db, work_id, title="骑行地图")
    actions = db.rows("SELECT action, actor FROM audit_event ORDER BY sequence")

    assert actions == [("work.open", "li"), ("work.save", "li")]
    assert broken_links(db) == []
