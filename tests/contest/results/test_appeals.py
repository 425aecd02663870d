"""Appeals: in their window, on listed grounds, decided by people who were not involved."""

from datetime import timedelta

import pytest

from contest.contests.two_people import decide_act, propose_act
from contest.errors import ContestNotOpen, NotAllowedNow, NotYours, ReasonNeeded, WindowClosed, WindowNotOpenYet
from contest.results.appeals import (
    AppealWords,
    accept_appeal,
    count_open_appeals,
    decide_appeal,
    file_appeal,
    get_appeal,
    get_appeal_for,
    is_overdue,
    list_appeals,
    list_appeals_of,
    refuse_appeal,
    withdraw_appeal,
)
from contest.results.errors import (
    AppealAlreadyOpen,
    AppealBadLength,
    AppealNeedsAccount,
    AppealNotFound,
    InvolvedInAppeal,
    NothingToObjectTo,
    PanelNeeded,
    UnknownGrounds,
    UnknownOutcome,
)
from contest.works.queries import get_work
from core.audit import broken_links
from tests.contest.builders import (
    add_account,
    add_contest,
    add_judge,
    add_result_row,
    add_review,
    add_run,
    add_team,
    add_work,
    day,
    grant,
    insert,
    snapshot,
)

URL = "https://data.example"
FACTS = "统计表第三行的加权总分与公布的分项得分不一致，请核对计算过程。"
MS = timedelta(milliseconds=1)
TABLES = ("appeal", "work", "work_event", "audit_event", "outgoing_mail")


@pytest.fixture
def contest(db):
    """A contest in its public notice: work w1 of the team of `lin`, judged by `jia`; `zhou` is its auditor."""
    add_contest(db)
    add_team(db, "t1", ["lin", "mei"])
    add_work(db, "w1", "t1", status="reviewed")
    add_team(db, "t2", ["gao"])
    add_work(db, "w2", "t2", status="reviewed")
    add_judge(db, "jia")
    add_review(db, "judge-jia", "w1", {"data": "8"})
    grant(db, "zhou", "auditor", "contest:c1")
    add_account(db, "citizen")
    add_run(db)
    add_result_row(db, "w1", 1)
    add_result_row(db, "w2", 2)
    return "c1"


def filed(db, work_id="w1", actor="lin", grounds="arithmetic", now=None):
    said = AppealWords(grounds, FACTS)
    return file_appeal(db, "c1", said, work_id=work_id, actor=actor, public_url=URL, now=now or day(51))


def accepted(db, **what):
    appeal_id = filed(db, **what)
    accept_appeal(db, appeal_id, actor="o2", public_url=URL, now=day(51.5))
    return appeal_id


def decide(db, appeal_id, actor, outcome="upheld", **what):
    reasons = "复核后确认计算有误，应当更正。"
    decide_appeal(db, appeal_id, outcome=outcome, reasons=reasons, actor=actor, public_url=URL, now=day(52), **what)


def from_judge_to_auditor(db, account_id):
    """Nobody is both at once; somebody may be one after the other."""
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = ?", (day(50), account_id))
    grant(db, account_id, "auditor", "contest:c1")


# ---- filing ----------------------------------------------------------------------------------------------------


def test_a_leader_appeals_and_everybody_concerned_is_told(db, contest):
    appeal_id = filed(db)

    appeal = get_appeal(db, appeal_id)
    assert (appeal.work_id, appeal.run_id, appeal.filed_by, appeal.status) == ("w1", "run-1", "lin", "filed")
    # filed on a Tuesday: the second working day after it is Thursday, the fifth the Tuesday after
    assert (appeal.acknowledge_by, appeal.decide_by) == (day(53.5), day(58.5))
    mails = db.rows("SELECT recipient FROM outgoing_mail ORDER BY recipient")
    assert mails == [("lin@lin.example",), ("o1@o1.example",), ("o2@o2.example",), ("zhou@zhou.example",)]
    assert broken_links(db) == []


def test_officials_of_the_whole_portal_are_told_too_each_with_a_link_to_where_it_is_dealt_with(db, contest):
    grant(db, "office", "organiser")
    grant(db, "watch", "auditor")

    filed(db)

    links = dict(db.rows("SELECT recipient, body FROM outgoing_mail"))
    assert {to for to in links if f"{URL}/organisers?contest=c1&tab=appeals" in links[to]} == {
        f"{who}@{who}.example" for who in ("o1", "o2", "zhou", "office", "watch")
    }
    assert f"{URL}/appeal?contest=c1" in links["lin@lin.example"]


@pytest.mark.parametrize("now", [day(50), day(57) - MS])
def test_an_appeal_is_in_time_from_the_opening_to_a_millisecond_before_the_close(db, contest, now):
    assert get_appeal(db, filed(db, now=now)).filed_at == now


@pytest.mark.parametrize(
    ("now", "error"), [(day(50) - MS, WindowNotOpenYet), (day(57), WindowClosed), (day(57) + MS, WindowClosed)]
)
def test_outside_of_the_window_no_appeal_is_taken(db, contest, now, error):
    before = snapshot(db, *TABLES)

    with pytest.raises(error):
        filed(db, now=now)

    assert snapshot(db, *TABLES) == before


def test_disagreeing_with_a_score_is_no_ground_and_the_refusal_says_so(db, contest):
    with pytest.raises(UnknownGrounds) as refused:
        filed(db, grounds="disagree_with_score")

    assert "对分数高低有不同看法不属于申诉理由" in refused.value.say("zh")
    assert "Disagreeing with a score is not a ground" in refused.value.say("en")
    assert "Procedural error, Conflict of interest" in refused.value.say("en")


@pytest.mark.parametrize("text", ["", "太短", " " * 50, "长" * 4001])
def test_an_appeal_gives_its_facts(db, contest, text):
    with pytest.raises(AppealBadLength):
        file_appeal(db, "c1", AppealWords("procedural", text), work_id="w1", actor="lin", public_url=URL, now=day(51))


def test_any_confirmed_account_objects_to_what_was_published(db, contest):
    assert get_appeal(db, filed(db, actor="citizen", grounds="plagiarism")).run_id == "run-1"
    assert get_appeal(db, filed(db, work_id=None, actor="citizen", grounds="procedural")).work_id is None


def test_before_the_public_notice_only_the_leader_of_the_work_appeals(db, contest):
    with db.transaction() as tx:
        tx.execute("UPDATE result_run SET status = 'provisional', published_at = NULL")

    assert get_appeal(db, filed(db)).run_id is None
    for actor in ("citizen", "mei", "gao"):
        with pytest.raises(NothingToObjectTo):
            filed(db, actor=actor)


def test_an_unconfirmed_or_unknown_account_cannot_object(db, contest):
    add_account(db, "fresh", confirmed_at=None)

    for actor in ("fresh", "nobody"):
        with pytest.raises(AppealNeedsAccount):
            filed(db, actor=actor)


def test_a_work_of_another_contest_is_nobodys_here(db, contest):
    add_contest(db, "c2")
    add_team(db, "other", ["zhao"], "c2")
    add_work(db, "w9", "other", "c2")

    for work_id in ("w9", "no-such-work"):
        with pytest.raises(NotYours):
            filed(db, work_id=work_id)


def test_nobody_objects_to_a_work_that_was_not_published(db, contest):
    add_team(db, "t3", ["sun"])
    add_work(db, "w3", "t3", status="rejected")

    with pytest.raises(NotYours):
        filed(db, work_id="w3", actor="citizen")
    assert get_appeal(db, filed(db, work_id="w3", actor="sun")).work_id == "w3"


def test_a_contest_that_was_cancelled_hears_no_appeals(db, contest):
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'cancelled'")

    with pytest.raises(ContestNotOpen):
        filed(db)


def test_the_same_appeal_is_not_filed_twice_while_it_is_open(db, contest):
    first = filed(db)

    with pytest.raises(AppealAlreadyOpen):
        filed(db)

    filed(db, grounds="procedural")
    withdraw_appeal(db, first, actor="lin", now=day(51))
    filed(db)
    assert [one.status for one in list_appeals(db, "c1")].count("filed") == 2
    assert count_open_appeals(db, "c1") == 2
    assert len(list_appeals_of(db, "c1", "lin")) == 3


# ---- who decides -----------------------------------------------------------------------------------------------


def test_an_uninvolved_organiser_or_auditor_decides(db, contest):
    decide(db, accepted(db), "o1")
    decide(db, accepted(db, grounds="procedural"), "zhou", outcome="dismissed")

    assert sorted((one.decided_by, one.status) for one in list_appeals(db, "c1")) == [
        ("o1", "upheld"),
        ("zhou", "dismissed"),
    ]


def test_who_judged_the_work_does_not_decide(db, contest):
    appeal_id = accepted(db)
    from_judge_to_auditor(db, "jia")
    before = snapshot(db, *TABLES)

    with pytest.raises(InvolvedInAppeal) as refused:
        decide(db, appeal_id, "jia")

    assert "您评审过相关作品" in refused.value.say("zh")
    assert snapshot(db, *TABLES) == before


@pytest.mark.parametrize("status", ["void", "recused"])
def test_nor_does_who_was_assigned_to_it_and_left(db, contest, status):
    appeal_id = accepted(db)
    from_judge_to_auditor(db, "jia")
    with db.transaction() as tx:
        tx.execute("UPDATE assignment SET status = ?", (status,))

    with pytest.raises(InvolvedInAppeal):
        decide(db, appeal_id, "jia")


def test_who_judged_another_work_decides_but_not_about_the_notice_as_a_whole(db, contest):
    about_w2 = accepted(db, work_id="w2", actor="gao")
    about_all = accepted(db, work_id=None, actor="citizen")
    from_judge_to_auditor(db, "jia")

    with pytest.raises(InvolvedInAppeal):
        decide(db, about_all, "jia")
    decide(db, about_w2, "jia")

    assert get_appeal(db, about_w2).status == "upheld"


def test_who_filed_it_or_is_in_a_team_of_the_contest_does_not_decide(db, contest):
    grant(db, "citizen", "auditor", "contest:c1")
    grant(db, "gao", "auditor", "contest:c1")
    appeal_id = accepted(db, actor="citizen")

    for actor, reason in (("citizen", "申诉由您提出"), ("gao", "您是参赛团队的成员")):
        with pytest.raises(InvolvedInAppeal) as refused:
            decide(db, appeal_id, actor)
        assert reason in refused.value.say("zh")


def test_who_rejected_the_work_at_screening_does_not_decide(db, contest):
    insert(
        db,
        "screening_decision",
        id="sd1",
        work_id="w1",
        number=1,
        result="rejected",
        reason_code="off_topic",
        note="",
        decided_by="o1",
        decided_at=day(32),
    )
    appeal_id = accepted(db)

    with pytest.raises(InvolvedInAppeal):
        decide(db, appeal_id, "o1")
    decide(db, appeal_id, "o2")


def test_neither_who_proposed_nor_who_confirmed_an_act_upon_the_work_decides(db, contest):
    with db.transaction() as tx:
        act = propose_act(
            tx, "c1", "disqualify_work", "work:w1", facts={}, reason="代码抄袭。", actor="o1", now=day(40)
        )
        decide_act(tx, act, actor="o2", is_confirmed=True, now=day(40))
    appeal_id = accepted(db)

    for actor in ("o1", "o2"):
        with pytest.raises(InvolvedInAppeal):
            decide(db, appeal_id, actor)
    decide(db, appeal_id, "zhou")


@pytest.mark.parametrize("actor", ["citizen", "lin", "jia", "administrator"])
def test_nobody_else_handles_an_appeal(db, contest, actor):
    grant(db, "administrator", "administrator")
    appeal_id = filed(db, work_id="w2", actor="gao")
    before = snapshot(db, *TABLES)

    with pytest.raises(PanelNeeded):
        accept_appeal(db, appeal_id, actor=actor, public_url=URL, now=day(51))
    with pytest.raises(PanelNeeded):
        refuse_appeal(db, appeal_id, reasons="超出受理范围，不予受理。", actor=actor, public_url=URL, now=day(51))

    assert snapshot(db, *TABLES) == before


# ---- deciding --------------------------------------------------------------------------------------------------


def test_an_appeal_is_accepted_before_it_is_decided_and_decided_once(db, contest):
    appeal_id = filed(db)

    with pytest.raises(NotAllowedNow):
        decide(db, appeal_id, "o1")
    accept_appeal(db, appeal_id, actor="o1", public_url=URL, now=day(51))
    decide(db, appeal_id, "o1", outcome="partly_upheld")
    with pytest.raises(NotAllowedNow):
        decide(db, appeal_id, "o2", outcome="dismissed")

    assert (get_appeal(db, appeal_id).status, get_appeal(db, appeal_id).decided_by) == ("partly_upheld", "o1")


def test_an_appeal_may_be_refused_with_reasons(db, contest):
    appeal_id = filed(db)

    with pytest.raises(ReasonNeeded):
        refuse_appeal(db, appeal_id, reasons="不行", actor="o1", public_url=URL, now=day(51))
    refuse_appeal(db, appeal_id, reasons="所述事项不属于本次大赛。", actor="o1", public_url=URL, now=day(51))

    assert get_appeal(db, appeal_id).status == "inadmissible"


def test_the_team_hears_how_an_objection_to_its_work_ended(db, contest):
    appeal_id = accepted(db, actor="citizen")
    with db.transaction() as tx:
        tx.execute("DELETE FROM outgoing_mail")

    decide(db, appeal_id, "o1", outcome="dismissed")

    mails = db.rows("SELECT recipient FROM outgoing_mail ORDER BY recipient")
    assert mails == [("citizen@citizen.example",), ("lin@lin.example",)]


def test_an_outcome_is_one_of_three(db, contest):
    with pytest.raises(UnknownOutcome):
        decide(db, accepted(db), "o1", outcome="withdrawn")


@pytest.mark.parametrize(
    ("work", "status_after"),
    [
        ({"status": "rejected"}, "locked"),
        ({"status": "disqualified", "status_before": "shortlisted"}, "shortlisted"),
    ],
)
def test_an_appeal_that_is_upheld_leads_a_work_back(db, contest, work, status_after):
    add_team(db, "t3", ["sun"])
    add_work(db, "w3", "t3", **work)
    dismissed, upheld = (
        accepted(db, work_id="w3", actor="sun", grounds=each) for each in ("procedural", "eligibility")
    )

    decide(db, dismissed, "o1", outcome="dismissed", restores_work=True)
    assert get_work(db, "w3").status == work["status"]
    decide(db, upheld, "o1", restores_work=True)

    assert get_work(db, "w3").status == status_after
    assert broken_links(db) == []


def test_a_work_that_stands_cannot_be_restored_and_nothing_is_decided(db, contest):
    appeal_id = accepted(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(NotAllowedNow):
        decide(db, appeal_id, "o1", restores_work=True)

    assert snapshot(db, *TABLES) == before


def test_only_who_filed_an_appeal_withdraws_it_and_only_while_it_is_open(db, contest):
    appeal_id = accepted(db)

    with pytest.raises(NotYours):
        withdraw_appeal(db, appeal_id, actor="mei", now=day(52))
    withdraw_appeal(db, appeal_id, actor="lin", now=day(52))
    with pytest.raises(NotAllowedNow):
        withdraw_appeal(db, appeal_id, actor="lin", now=day(52))

    assert get_appeal(db, appeal_id).status == "withdrawn"


def test_an_appeal_is_seen_by_who_filed_it_and_by_organisers_and_auditors(db, contest):
    appeal_id = filed(db, actor="citizen")

    for viewer in ("citizen", "o1", "zhou"):
        assert get_appeal_for(db, appeal_id, viewer=viewer).id == appeal_id
    for viewer in ("lin", "gao", "jia"):
        with pytest.raises(AppealNotFound):
            get_appeal_for(db, appeal_id, viewer=viewer)


def test_an_appeal_is_overdue_when_its_working_days_are_over(db, contest):
    appeal_id = filed(db)
    waiting = get_appeal(db, appeal_id)

    assert not is_overdue(waiting, waiting.acknowledge_by - MS)
    assert is_overdue(waiting, waiting.acknowledge_by)
    accept_appeal(db, appeal_id, actor="o1", public_url=URL, now=day(52))
    assert not is_overdue(get_appeal(db, appeal_id), waiting.decide_by - MS)
    assert is_overdue(get_appeal(db, appeal_id), waiting.decide_by)
