"""Submission: numbered versions that never change, one clock reading, one version for a double click."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest

from contest.contests.errors import RulesNotAccepted
from contest.contests.rules import accept_rules
from contest.errors import NotAllowedNow, NotYours, WindowClosed, WindowNotOpenYet
from contest.works.attachments import attach_file, remove_attachment
from contest.works.content import canonical
from contest.works.drafts import has_unsent_changes, open_draft, save_draft
from contest.works.errors import (
    BadClientToken,
    DraftMovedOn,
    LateWithoutDraft,
    NothingToSubmit,
    TeamIsOut,
    WorkIncomplete,
)
from contest.works.link_words import NO_ANSWER, PRIVATE
from contest.works.links import LinkResult
from contest.works.queries import (
    counted_version,
    counted_versions,
    find_version,
    get_work,
    list_events,
    list_uses,
    list_versions,
    works_using_dataset,
)
from contest.works.submitting import submit_work
from core.audit import broken_links
from core.ids import new_id
from tests.contest.builders import add_account, add_contest, add_phase, add_team, add_work, day, insert, snapshot
from tests.contest.works.samples import (
    add_version,
    begin_work,
    dataset_id,
    hand_in,
    pdf,
    publish,
    put,
    ready_work,
    use,
    values,
    withdraw,
    write,
)

MS = timedelta(milliseconds=1)
WATCHED = ("work", "work_version", "dataset_use", "work_event", "audit_event")


def test_a_submission_is_a_version_with_everything_in_it(db, store, tmp_path):
    work_id = ready_work(db)
    made_file = attach_file(
        db, store, work_id, kind="slides", name="路演.pdf", path=put(tmp_path, pdf()), actor="wang", now=day(14)
    )

    made = hand_in(db, store, work_id)

    assert find_version(db, work_id, 1) == made
    assert (made.number, made.is_late, made.submitted_by, made.submitted_at) == (1, False, "li", day(20))
    assert made.content["title"] == "骑行地图"
    assert made.content["files"] == [
        {
            "id": made_file.id,
            "kind": "slides",
            "file_name": "路演.pdf",
            "media_type": "application/pdf",
            "size_bytes": made_file.size_bytes,
            "sha256": made_file.sha256,
        }
    ]
    work = get_work(db, work_id)
    assert (work.status, work.current_version, has_unsent_changes(db, work)) == ("submitted", 1, False)
    assert [(e.act, e.old_status, e.new_status) for e in list_events(db, work_id)] == [("submit", "draft", "submitted")]
    assert broken_links(db) == []


def test_datasets_are_pinned_to_the_versions_of_the_moment(db, store):
    work_id = begin_work(db)
    bikes = publish(db, "bikes", versions=3)
    write(db, work_id, dataset_uses=[use(bikes.slug, fields=["docks", "code"])])
    hand_in(db, store, work_id)
    add_version(db, bikes, 4)

    [one] = list_uses(db, work_id, 1)

    assert (one.dataset_id, one.slug, one.versions) == (bikes.id, "bikes", {"bikes": 3})
    assert (one.fields, one.purpose, one.role, one.is_withdrawn) == (("docks", "code"), "比较各区车桩数", "core", False)


def test_versions_never_change_and_their_hash_can_be_computed_again(db, store):
    work_id = ready_work(db)
    first = hand_in(db, store, work_id)
    for number in (2, 3):
        write(db, work_id, dataset_uses=[use("bikes")], title=f"骑行地图 {number}")
        hand_in(db, store, work_id, now=day(20 + number))

    versions = list_versions(db, work_id)

    assert [one.number for one in versions] == [1, 2, 3]
    assert versions[0] == first
    assert all(sha256(canonical(one.content).encode()).hexdigest() == one.sha256 for one in versions)
    assert len({one.receipt_code for one in versions}) == 3


def test_exactly_one_version_counts_the_latest(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    write(db, work_id, dataset_uses=[use("bikes")], title="第二版")
    second = hand_in(db, store, work_id, now=day(21))
    write(db, work_id, dataset_uses=[use("bikes")], title="没有提交的第三版")
    add_team(db, "other", ["zhao"])
    add_work(db, "never-sent", "other", version=0)

    assert counted_version(db, work_id) == second
    assert counted_versions(db, "c1") == {work_id: second}
    assert counted_version(db, "never-sent") is None


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        (day(10) - MS, WindowNotOpenYet),
        (day(10), None),
        (day(30) - MS, None),
        (day(30), WindowClosed),
        (day(30) + MS, WindowClosed),
    ],
)
def test_the_window_decides_to_the_millisecond(db, store, now, outcome):
    add_contest(db)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", version=0, content=values(dataset_uses=[use(dataset_id("bikes"))]), created_at=day(9))
    publish(db, "bikes")
    before = snapshot(db, *WATCHED)

    if outcome is None:
        assert hand_in(db, store, "w", now=now).submitted_at == now
        return
    with pytest.raises(outcome):
        hand_in(db, store, "w", now=now)
    assert snapshot(db, *WATCHED) == before


@pytest.mark.parametrize(
    ("seconds", "is_late"), [(-0.001, False), (0, True), (0.001, True), (299.999, True), (300, None), (300.001, None)]
)
def test_the_grace_is_marked_and_ends_to_the_millisecond(db, store, seconds, is_late):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=300)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", version=0, content=values(dataset_uses=[use(dataset_id("bikes"))]))
    publish(db, "bikes")
    now = day(30) + timedelta(seconds=seconds)

    if is_late is None:
        with pytest.raises(WindowClosed):
            hand_in(db, store, "w", now=now)
        assert list_versions(db, "w") == []
    else:
        assert hand_in(db, store, "w", now=now).is_late is is_late


def test_the_grace_is_only_for_drafts_that_were_there(db, store):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=300)
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", version=0, content=values(dataset_uses=[use(dataset_id("bikes"))]), created_at=day(30))
    publish(db, "bikes")

    with pytest.raises(LateWithoutDraft):
        hand_in(db, store, "w", now=day(30) + MS)


def test_a_double_click_is_one_version_even_after_closing(db, store):
    work_id = ready_work(db)

    first = hand_in(db, store, work_id, token="token-of-the-page", now=day(30) - MS)
    second = hand_in(db, store, work_id, token="token-of-the-page", now=day(30) + MS)

    assert first == second
    assert list_versions(db, work_id) == [first]


def test_the_same_draft_again_is_nothing_to_submit(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    before = snapshot(db, *WATCHED)

    with pytest.raises(NothingToSubmit):
        hand_in(db, store, work_id)

    assert snapshot(db, *WATCHED) == before


@pytest.mark.slow
def test_two_hundred_clicks_at_once_make_one_version(both, store):
    work_id = ready_work(both)
    token = new_id()

    with ThreadPoolExecutor(50) as clicking:
        made = list(clicking.map(lambda _: hand_in(both, store, work_id, token=token), range(200)))

    assert {one.receipt_code for one in made} == {list_versions(both, work_id)[0].receipt_code}
    assert [one.number for one in list_versions(both, work_id)] == [1]
    assert broken_links(both) == []


@pytest.mark.slow
def test_two_hundred_pages_at_once_make_one_version(both, store):
    work_id = ready_work(both)

    def click(_):
        try:
            return hand_in(both, store, work_id).number
        except NothingToSubmit:
            return None

    with ThreadPoolExecutor(50) as clicking:
        numbers = list(clicking.map(click, range(200)))

    assert sorted(number for number in numbers if number) == [1]
    assert [one.number for one in list_versions(both, work_id)] == [1]


@pytest.mark.parametrize("actor", ["wang", "stranger"])
def test_only_the_leader_submits(db, store, actor):
    work_id = ready_work(db)
    add_account(db, "stranger")
    before = snapshot(db, *WATCHED)

    for asked in (work_id, "no-such-work"):
        with pytest.raises(NotYours):
            hand_in(db, store, asked, actor=actor)

    assert snapshot(db, *WATCHED) == before


def test_the_leader_of_another_team_cannot_submit_this_work(db, store):
    work_id = ready_work(db)
    add_team(db, "other", ["zhao"])

    with pytest.raises(NotYours):
        hand_in(db, store, work_id, actor="zhao")


@pytest.mark.parametrize("token", ["", "short", "x" * 101])
def test_a_submission_needs_the_mark_of_its_page(db, store, token):
    work_id = ready_work(db)

    with pytest.raises(BadClientToken):
        submit_work(db, store, work_id, actor="li", client_token=token, now=day(20))


def _closed(db):
    publish(db, "d", open_type="closed", closed_reason=None)


def _withdrawn(db):
    withdraw(db, publish(db, "d"))


@pytest.mark.parametrize(
    ("prepare", "uses", "says"),
    [
        (lambda db: None, [], "至少使用"),
        (lambda db: None, [use("nowhere")], "至少使用"),
        (_withdrawn, [use("d")], "至少使用"),
        (_closed, [use("d")], "至少使用"),
        (lambda db: publish(db, "d", versions=0), [use("d")], "至少使用"),
        (lambda db: publish(db, "d"), [use("d", fields=["docks", "speed"])], "没有字段“speed”"),
        (lambda db: publish(db, "d"), [use("d", fields=[])], "哪些字段"),
        (lambda db: publish(db, "d"), [use("d", purpose="")], "用途"),
        (lambda db: publish(db, "d"), [use("d"), use("d")], "重复声明"),
        (lambda db: publish(db, "d"), [use("d"), use("nowhere")], "目录中没有数据集“nowhere”"),
    ],
    ids="none unknown withdrawn closed empty wrong-field no-field no-purpose twice one-of-two".split(),
)
def test_datasets_must_be_there_open_and_described(db, store, prepare, uses, says):
    work_id = begin_work(db)
    prepare(db)
    write(db, work_id, dataset_uses=uses)
    before = snapshot(db, *WATCHED)

    with pytest.raises(WorkIncomplete) as refused:
        hand_in(db, store, work_id)

    assert says in refused.value.say("zh")
    assert snapshot(db, *WATCHED) == before


def test_a_dataset_open_under_conditions_is_only_warned_of(db, store):
    work_id = begin_work(db)
    publish(db, "d", open_type="conditional_review")
    write(db, work_id, dataset_uses=[use("d")])

    assert hand_in(db, store, work_id).number == 1


def test_a_dataset_withdrawn_later_leaves_its_tombstone(db, store):
    work_id = begin_work(db)
    bikes = publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")])
    hand_in(db, store, work_id)
    insert(
        db,
        "showcase",
        work_id=work_id,
        slug="riding",
        is_visible=True,
        version=1,
        shown_at=day(60),
        problem="",
        hidden_reason="",
        is_anonymous=False,
    )

    set_status(db, work_id, "awarded")
    withdraw(db, bikes)

    [one] = list_uses(db, work_id, 1)
    assert (one.is_withdrawn, one.title, one.versions) == (True, bikes.title, {"bikes": 1})
    assert [shown.slug for shown in works_using_dataset(db, bikes.id)] == ["riding"]
    set_status(db, work_id, "disqualified")
    assert works_using_dataset(db, bikes.id) == []


def set_status(db, work_id, status):
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = ? WHERE id = ?", (status, work_id))


@pytest.mark.parametrize("field", ["title", "one_line", "summary", "problem", "ai_use", "contact"])
def test_every_required_field_is_asked_for(db, store, field):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], **{field: ""})

    with pytest.raises(WorkIncomplete) as refused:
        hand_in(db, store, work_id)

    assert refused.value.facts["count"] == 1


def test_a_link_into_a_private_network_is_refused_before_anything_is_asked(db, store):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], app_url="https://169.254.169.254/latest/meta-data")
    before = snapshot(db, *WATCHED)

    with pytest.raises(WorkIncomplete) as refused:
        hand_in(db, store, work_id)

    assert PRIVATE.zh in refused.value.say("zh")
    assert snapshot(db, *WATCHED) == before


def test_a_link_that_is_dead_at_the_moment_does_not_cost_the_deadline(db, store):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], app_url="https://app.example/")

    made = hand_in(db, store, work_id, check_link=lambda url: LinkResult(url, "dead", NO_ANSWER))

    assert made.number == 1


def test_a_draft_that_moves_while_links_are_asked_is_not_submitted(db, store):
    work_id = begin_work(db)
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")], app_url="https://app.example/")

    def meanwhile(url):
        save_draft(db, work_id, {"title": "队友改的"}, revision=99, actor="wang", now=day(20))
        return LinkResult(url, "alive")

    with pytest.raises(DraftMovedOn):
        hand_in(db, store, work_id, check_link=meanwhile)

    assert list_versions(db, work_id) == []


def test_a_file_that_vanished_from_the_store_stops_the_submission(db, store, tmp_path):
    work_id = ready_work(db)
    made = attach_file(
        db, store, work_id, kind="slides", name="a.pdf", path=put(tmp_path, pdf()), actor="li", now=day(14)
    )
    store.remove(made.file_key)

    with pytest.raises(WorkIncomplete):
        hand_in(db, store, work_id)


def test_what_changes_after_submission_is_unsent(db, store, tmp_path):
    work_id = ready_work(db)
    made = attach_file(
        db, store, work_id, kind="slides", name="a.pdf", path=put(tmp_path, pdf()), actor="li", now=day(14)
    )
    hand_in(db, store, work_id)

    remove_attachment(db, store, made.id, actor="li", now=day(21))

    assert has_unsent_changes(db, get_work(db, work_id))
    assert store.exists(made.file_key)  # the version still holds it


def test_a_team_that_is_out_does_not_submit(db, store):
    work_id = ready_work(db)
    with db.transaction() as tx:
        tx.execute("UPDATE team SET status = 'withdrawn'")

    with pytest.raises(TeamIsOut):
        hand_in(db, store, work_id)


def test_new_rules_are_accepted_before_the_next_submission(db, store):
    work_id = ready_work(db)
    body = {"body_zh": "规则", "body_en": "Rules", "sha256": "0" * 64}
    insert(
        db,
        "rule_version",
        contest_id="c1",
        version=1,
        is_material=True,
        published_by="o1",
        published_at=day(15),
        **body,
    )

    with pytest.raises(RulesNotAccepted):
        hand_in(db, store, work_id)
    accept_rules(db, "c1", version=1, actor="li", now=day(16))

    assert hand_in(db, store, work_id).number == 1


def test_a_withdrawn_work_is_not_submitted_over(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = 'withdrawn'")

    with pytest.raises(NotAllowedNow):
        hand_in(db, store, work_id)


def test_a_later_deadline_opens_a_lapsed_draft_again(db, store):
    add_contest(db, season={"submission": (10, 40)})
    add_team(db, "t", ["li"])
    add_work(db, "w", "t", version=0, status="lapsed", content=values(dataset_uses=[use(dataset_id("bikes"))]))
    publish(db, "bikes")

    hand_in(db, store, "w", now=day(35))

    assert [(e.act, e.actor) for e in list_events(db, "w")] == [("reopen", "clock"), ("submit", "li")]


def test_an_idea_is_submitted_without_an_app(db, store):
    work_id = begin_work(db, kind="idea")
    publish(db, "bikes")
    write(db, work_id, dataset_uses=[use("bikes")])

    assert "app_url" not in hand_in(db, store, work_id).content


def test_one_team_has_one_work_in_a_contest(db):
    work_id = begin_work(db)

    assert open_draft(db, "晨光队", track_id="c1-t1", actor="wang", now=day(14)).id == work_id
