"""Who comes into the gallery, who leaves it, and what is left of a work that was taken back."""

from dataclasses import asdict

import pytest

from contest.errors import NotYours, ReasonNeeded
from contest.showcase.errors import (
    AlreadyHidden,
    ContestShowsNoWorks,
    HiddenByOrganiser,
    NotHidden,
    ResultsNotFinal,
    ShownWorkNotFound,
    WorkNotShowable,
)
from contest.showcase.follow_ups import list_follow_ups
from contest.showcase.queries import (
    count_shown,
    get_shown,
    get_shown_of,
    get_shown_screenshot,
    list_shown,
)
from contest.showcase.records import Liveness, Screenshot, ShownAward, ShownCard
from contest.showcase.showcase import hide_work, open_gallery, show_work, take_back_consent, unhide_work
from contest.works.queries import works_using_dataset
from core.people.errors import RoleNeeded
from core.words import Text
from tests.contest.builders import add_account, add_contest, add_stage, day, snapshot
from tests.contest.showcase.scene import FINAL, SECRETS, add_entry, add_gallery, add_result, everything

KEPT = ("showcase", "follow_up", "audit_event")
REASON = "截图里有他人隐私"


def shown_ids(db, **filters):
    return [card.work_id for card in list_shown(db, **filters)]


def test_finalists_and_winners_are_shown_when_results_are_final_the_highest_award_first(db):
    assert add_gallery(db) == ["w1", "w2", "w3"]

    assert shown_ids(db) == ["w1", "w2", "w3"]
    assert list_shown(db)[0] == ShownCard(
        work_id="w1",
        slug="shi-li-zhi-hui-chu-xing-1",
        contest_id="c1",
        contest_title=Text("大赛 c1", "Contest c1"),
        edition_year=2026,
        track_id="c1-t1",
        track_title=Text("赛道 t1", "Track t1"),
        team_name="示例队1",
        title="示例智慧出行 1",
        one_line="示例智慧一句话 1",
        awards=(ShownAward("c1-p1", Text("1 等奖", "Prize 1"), 1, False),),
        screenshot=Screenshot("shot-1", "shot-1.png", "image/png"),
        shown_at=FINAL,
        liveness=Liveness(None, None, None),
    )


def test_a_winner_of_the_public_vote_is_shown_though_no_finalist(db):
    add_contest(db)
    add_entry(db, 1, status="eliminated")
    add_entry(db, 2, status="eliminated")
    add_result(db, awards=[(9, "w1")])

    assert open_gallery(db, "c1", actor="o1", now=FINAL) == ["w1"]
    assert len(list_follow_ups(db, "w1")) == 3


def test_a_contest_that_keeps_works_from_the_public_shows_none(db):
    add_contest(db, settings='{"works_are_public": false}')
    add_entry(db, 1)
    add_result(db)

    assert open_gallery(db, "c1", actor="o1", now=FINAL) == []
    with pytest.raises(ContestShowsNoWorks):
        show_work(db, "w1", actor="leader1", now=FINAL)


@pytest.mark.parametrize("status", ["computed", "provisional", "publicity", "superseded"])
def test_before_results_are_final_nobody_is_named(db, status):
    add_contest(db)
    add_entry(db, 1)
    add_result(db, status=status)
    before = snapshot(db, *KEPT)

    with pytest.raises(ResultsNotFinal):
        open_gallery(db, "c1", actor="o1", now=FINAL)
    with pytest.raises(ResultsNotFinal):
        show_work(db, "w1", actor="leader1", now=FINAL)

    assert snapshot(db, *KEPT) == before


def test_a_final_result_of_an_earlier_stage_names_nobody(db):
    add_contest(db)
    add_stage(db, "c1", 2)
    add_entry(db, 1, status="shortlisted")
    add_result(db)

    with pytest.raises(ResultsNotFinal):
        open_gallery(db, "c1", actor="o1", now=FINAL)


def test_opening_again_changes_nothing_of_what_is_shown_hidden_or_taken_back(db):
    add_gallery(db)
    hide_work(db, "w2", reason=REASON, actor="o1", now=FINAL)
    take_back_consent(db, "w3", actor="leader3", now=FINAL)
    before = snapshot(db, *KEPT)

    assert open_gallery(db, "c1", actor="o2", now=day(70)) == []

    assert snapshot(db, *KEPT) == before


def test_only_an_organiser_opens_the_gallery(db):
    add_contest(db)
    add_entry(db, 1)
    add_result(db)

    with pytest.raises(RoleNeeded):
        open_gallery(db, "c1", actor="leader1", now=FINAL)


def test_the_page_holds_what_is_public_and_never_the_contact(db):
    add_gallery(db)

    page = get_shown(db, "shi-li-zhi-hui-chu-xing-1")

    assert page.content["app_url"] == "https://app.example/1"
    assert page.screenshots == (Screenshot("shot-1", "shot-1.png", "image/png"),)
    assert [(use.dataset_id, use.fields, use.purpose) for use in page.uses] == [("ds-1", ("code",), "用途说明 1")]
    assert not any(secret in everything(asdict(page)) for secret in ("示例联系人", "13800000000", "slides", "leader"))
    assert get_shown_of(db, "w1") == page


def test_the_page_shows_the_version_that_was_shown_not_the_draft(db):
    add_gallery(db)
    with db.transaction() as tx:
        tx.execute('UPDATE work SET draft = \'{"title": "改过的标题"}\'')

    assert get_shown_of(db, "w1").content["title"] == "示例智慧出行 1"


def test_a_leader_shows_a_work_that_passed_screening(db):
    add_gallery(db)

    assert show_work(db, "w4", actor="leader4", now=FINAL) == "shi-li-zhi-hui-chu-xing-4"
    assert show_work(db, "w4", actor="leader4", now=day(61)) == "shi-li-zhi-hui-chu-xing-4"

    assert sorted(shown_ids(db)) == ["w1", "w2", "w3", "w4"]


@pytest.mark.parametrize("actor", ["mate4", "leader1", "o1", "stranger"])
def test_nobody_but_the_leader_shows_or_takes_back_a_work(db, actor):
    add_gallery(db)
    before = snapshot(db, *KEPT)

    for act in (show_work, take_back_consent):
        with pytest.raises(NotYours):
            act(db, "w4", actor=actor, now=FINAL)

    assert snapshot(db, *KEPT) == before


@pytest.mark.parametrize("status", ["draft", "submitted", "locked", "returned", "rejected", "withdrawn", "lapsed"])
def test_a_work_that_did_not_pass_screening_or_left_is_not_shown(db, status):
    add_gallery(db)
    add_entry(db, 6, status=status)
    before = snapshot(db, *KEPT)

    for work_id, leader in (("w6", "leader6"), ("w5", "leader5")):
        with pytest.raises(WorkNotShowable):
            show_work(db, work_id, actor=leader, now=FINAL)

    assert snapshot(db, *KEPT) == before


def test_consent_taken_back_leaves_a_stub_without_anything_of_the_team(db):
    add_gallery(db)
    old = get_shown_of(db, "w1").card.slug

    take_back_consent(db, "w1", actor="leader1", now=day(61))

    stub = get_shown_of(db, "w1")
    assert not [secret for secret in SECRETS if secret in everything(asdict(stub))]
    assert not any(sound in stub.card.slug for sound in old.split("-")[:3])
    assert (stub.is_anonymous, stub.content, stub.screenshots, stub.card.team_name) == (True, {}, (), "")
    assert [use.dataset_id for use in stub.uses] == ["ds-1"]
    assert [award.prize_id for award in stub.card.awards] == ["c1-p1"]
    assert get_shown(db, stub.card.slug) == stub
    with pytest.raises(ShownWorkNotFound):
        get_shown(db, old)
    with pytest.raises(ShownWorkNotFound):
        get_shown_screenshot(db, "shot-1")
    assert shown_ids(db) == ["w2", "w3"]
    assert [one.work_id for one in works_using_dataset(db, "ds-1")] == ["w2"]
    with pytest.raises(AlreadyHidden):
        take_back_consent(db, "w1", actor="leader1", now=day(61))


def test_a_team_that_declines_in_advance_is_never_shown(db):
    add_contest(db)
    add_entry(db, 1)
    take_back_consent(db, "w1", actor="leader1", now=day(40))
    add_result(db)

    assert open_gallery(db, "c1", actor="o1", now=FINAL) == []
    assert shown_ids(db) == []


def test_consent_can_be_given_again(db):
    add_gallery(db)
    take_back_consent(db, "w1", actor="leader1", now=FINAL)

    assert show_work(db, "w1", actor="leader1", now=day(62)) == "shi-li-zhi-hui-chu-xing-1"

    assert shown_ids(db) == ["w1", "w2", "w3"]


def test_an_organiser_hides_a_work_with_a_reason_and_brings_it_back(db):
    add_gallery(db)
    slug = get_shown_of(db, "w1").card.slug

    hide_work(db, "w1", reason=REASON, actor="o1", now=FINAL)

    assert shown_ids(db) == ["w2", "w3"]
    for ask in (
        lambda: get_shown(db, slug),
        lambda: get_shown_of(db, "w1"),
        lambda: get_shown_screenshot(db, "shot-1"),
    ):
        with pytest.raises(ShownWorkNotFound):
            ask()
    with pytest.raises(HiddenByOrganiser) as refused:
        show_work(db, "w1", actor="leader1", now=FINAL)
    assert REASON in refused.value.say("zh")
    with pytest.raises(AlreadyHidden):
        hide_work(db, "w1", reason=REASON, actor="o2", now=FINAL)
    unhide_work(db, "w1", actor="o2", now=FINAL)
    assert shown_ids(db) == ["w1", "w2", "w3"]


def test_hiding_needs_an_organiser_a_reason_and_something_shown(db):
    add_gallery(db)
    before = snapshot(db, *KEPT)

    with pytest.raises(RoleNeeded):
        hide_work(db, "w1", reason=REASON, actor="leader1", now=FINAL)
    with pytest.raises(ReasonNeeded):
        hide_work(db, "w1", reason=" ", actor="o1", now=FINAL)
    with pytest.raises(AlreadyHidden):
        hide_work(db, "w4", reason=REASON, actor="o1", now=FINAL)
    with pytest.raises(NotHidden):
        unhide_work(db, "w1", actor="o1", now=FINAL)

    assert snapshot(db, *KEPT) == before


def test_a_stub_that_an_organiser_hid_and_brought_back_is_still_a_stub(db):
    add_gallery(db)
    take_back_consent(db, "w1", actor="leader1", now=FINAL)

    hide_work(db, "w1", reason=REASON, actor="o1", now=FINAL)
    unhide_work(db, "w1", actor="o1", now=FINAL)

    assert get_shown_of(db, "w1").is_anonymous
    assert shown_ids(db) == ["w2", "w3"]


def test_a_work_disqualified_afterwards_leaves_the_gallery(db):
    add_gallery(db)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w1'")

    assert shown_ids(db) == ["w2", "w3"]
    with pytest.raises(ShownWorkNotFound):
        get_shown_of(db, "w1")


def test_awards_are_those_of_the_final_result(db):
    add_gallery(db)
    add_result(db, number=2, status="superseded", awards=[(3, "w1")])
    add_result(db, number=3, status="publicity", awards=[(4, "w3")])

    assert {card.work_id: [one.ordinal for one in card.awards] for card in list_shown(db)} == {
        "w1": [1],
        "w2": [2],
        "w3": [],
    }


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"contest": "c1"}, ["w1", "w2", "w3"]),
        ({"contest": "c2"}, []),
        ({"track": "c1-t1"}, ["w1", "w2", "w3"]),
        ({"track": "c1-t2"}, []),
        ({"dataset": "ds-1"}, ["w1", "w2"]),
        ({"dataset": "ds-2"}, ["w3"]),
        ({"award": "any"}, ["w1", "w2"]),
        ({"award": "c1-p2"}, ["w2"]),
        ({"words": "智慧出行 2"}, ["w2"]),
        ({"words": "示例队3"}, ["w3"]),
        ({"words": "13800000000"}, []),
        ({"dataset": "ds-1", "award": "c1-p1", "words": "简介"}, ["w1"]),
        ({"words": "   "}, ["w1", "w2", "w3"]),
    ],
)
def test_the_gallery_is_filtered(db, filters, found):
    add_gallery(db)

    assert shown_ids(db, **filters) == found
    assert count_shown(db, **filters) == len(found)


def test_the_gallery_is_read_page_by_page(db):
    add_gallery(db)

    assert [shown_ids(db, limit=2, offset=offset) for offset in (0, 2, 4, -1)] == [
        ["w1", "w2"],
        ["w3"],
        [],
        ["w1", "w2"],
    ]


def test_only_screenshots_of_shown_works_are_open_to_everybody(db):
    add_gallery(db)

    assert get_shown_screenshot(db, "shot-1").work_id == "w1"
    for private in ("slides-1", "shot-4", "shot-5", "nothing"):
        with pytest.raises(ShownWorkNotFound):
            get_shown_screenshot(db, private)


def test_works_of_one_title_get_addresses_of_their_own(db):
    add_contest(db)
    for n in (1, 2, 3):
        add_entry(db, n, title="公交到站！")
    add_result(db)
    open_gallery(db, "c1", actor="o1", now=FINAL)

    assert sorted(card.slug for card in list_shown(db)) == [
        "gong-jiao-dao-zhan",
        "gong-jiao-dao-zhan-2",
        "gong-jiao-dao-zhan-3",
    ]


def test_the_gallery_on_both_engines(both):
    add_gallery(both)
    add_account(both, "reader")
    take_back_consent(both, "w2", actor="leader2", now=FINAL)
    hide_work(both, "w3", reason=REASON, actor="o1", now=FINAL)

    assert shown_ids(both, contest="c1", track="c1-t1", dataset="ds-1", award="any", words="智慧") == ["w1"]
    assert get_shown_of(both, "w2").is_anonymous
    assert both.rows(
        "SELECT action, subject FROM audit_event WHERE action LIKE ? ORDER BY sequence", ("showcase%",)
    ) == [
        ("showcase.show", "work:w1"),
        ("showcase.show", "work:w2"),
        ("showcase.show", "work:w3"),
        ("showcase.take_back", "work:w2"),
        ("showcase.hide", "work:w3"),
    ]
