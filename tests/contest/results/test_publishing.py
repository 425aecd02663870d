"""provisional → verified → public notice → final, each step by two people; and what becomes of the works."""

from datetime import timedelta

import pytest

from contest.certificates.issuing import issue_certificates
from contest.certificates.queries import list_certificates
from contest.contests.errors import ProposerLeft
from contest.errors import (
    AlreadyProposed,
    NeedsSecondPerson,
    NotAllowedNow,
    PhaseStillOpen,
    WindowClosed,
    WindowNotOpenYet,
)
from contest.results.appeals import AppealWords, accept_appeal, decide_appeal, file_appeal, get_appeal, withdraw_appeal
from contest.results.computing import compute_results
from contest.results.disqualifying import confirm_disqualification, propose_disqualification, recompute_without
from contest.results.errors import (
    AppealsStillOpen,
    LastStage,
    NoticeTooShort,
    NotLastStage,
    ResultOutdated,
    UnknownCheck,
    WinnersNotVerified,
    WorkHasNoPrize,
)
from contest.results.publishing import confirm_step, propose_step, release_provisional
from contest.results.queries import find_run_in_force, get_run, get_run_for, list_awards_of_work, list_rows
from contest.results.verifying import check_winner, count_unverified
from contest.works.queries import list_events
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_stage, day, snapshot
from tests.contest.results.season import (
    URL,
    computed,
    final,
    judged_stage,
    provisional,
    published,
    ranks,
    statuses,
    step,
    verified,
    winners,
)

MS = timedelta(milliseconds=1)
REASON = "按规则进入下一步。"
TABLES = ("result_run", "result_row", "result_award", "work", "two_person_act", "gate", "audit_event", "outgoing_mail")


def propose(db, run_id, name="notify", actor="o1", now=None):
    return propose_step(db, run_id, name, reason=REASON, actor=actor, now=now or day(50))


# ---- verification ----------------------------------------------------------------------------------------------


def test_the_public_notice_waits_until_every_winner_is_verified(db):
    judged_stage(db)
    run_id = provisional(db)

    assert count_unverified(db, run_id) == 8
    with pytest.raises(WinnersNotVerified):
        propose(db, run_id)
    for item in ("identity", "originality", "reproducibility"):
        check_winner(db, run_id, "a", item, is_satisfied=True, note="", actor="o1", now=day(48))
    check_winner(db, run_id, "a", "eligibility", is_satisfied=False, note="待核实", actor="o1", now=day(48))
    assert count_unverified(db, run_id) == 5
    check_winner(db, run_id, "a", "eligibility", is_satisfied=True, note="已核实", actor="o2", now=day(49))
    assert count_unverified(db, run_id) == 4


def test_checks_are_known_and_concern_winners_only(db):
    judged_stage(db)
    run_id = provisional(db)

    with pytest.raises(UnknownCheck):
        check_winner(db, run_id, "a", "beauty", is_satisfied=True, note="", actor="o1", now=day(48))
    with pytest.raises(WorkHasNoPrize):
        check_winner(db, run_id, "c", "identity", is_satisfied=True, note="", actor="o1", now=day(48))
    with pytest.raises(RoleNeeded):
        check_winner(db, run_id, "a", "identity", is_satisfied=True, note="", actor="zhou", now=day(48))


def test_after_publication_nothing_is_verified_any_more(db):
    judged_stage(db)
    run_id = published(db)

    with pytest.raises(NotAllowedNow):
        check_winner(db, run_id, "a", "identity", is_satisfied=False, note="", actor="o1", now=day(51))


# ---- two people ------------------------------------------------------------------------------------------------


def test_one_proposes_and_another_confirms(both):
    judged_stage(both)
    run_id = verified(both)
    act = propose(both, run_id)

    with pytest.raises(AlreadyProposed):
        propose(both, run_id, actor="o2")
    with pytest.raises(NeedsSecondPerson):
        confirm_step(both, act, "notify", actor="o1", public_url=URL, now=day(50))
    with pytest.raises(RoleNeeded):
        confirm_step(both, act, "notify", actor="zhou", public_url=URL, now=day(50))
    assert get_run(both, run_id).status == "provisional"
    confirm_step(both, act, "notify", actor="o2", public_url=URL, now=day(50))

    assert (get_run(both, run_id).status, get_run(both, run_id).published_at) == ("publicity", day(50))
    mails = both.rows("SELECT recipient FROM outgoing_mail ORDER BY recipient")
    assert mails == [(f"leader-{w}@leader-{w}.example",) for w in "abcd"]
    assert broken_links(both) == []


def test_an_organiser_who_left_cannot_have_proposed(db):
    judged_stage(db)
    act = propose(db, verified(db))
    with db.transaction() as tx:
        tx.execute("UPDATE role_grant SET revoked_at = ? WHERE account_id = 'o1'", (day(50),))

    with pytest.raises(ProposerLeft):
        confirm_step(db, act, "notify", actor="o2", public_url=URL, now=day(50))


def test_an_act_of_another_kind_confirms_nothing(db):
    judged_stage(db)
    act = propose_disqualification(db, "d", reason="代码抄袭。", actor="o1", now=day(49))
    verified(db)

    with pytest.raises(Exception, match="not found"):
        confirm_step(db, act, "notify", actor="o2", public_url=URL, now=day(50))


def test_only_provisional_results_are_put_on_notice_and_only_those_on_notice_become_final(db):
    judged_stage(db)
    run_id = computed(db)

    for name in ("notify", "finalise", "promote"):
        with pytest.raises(NotAllowedNow):
            propose(db, run_id, name)
    release_provisional(db, run_id, actor="o1", now=day(47))
    with pytest.raises(NotAllowedNow):
        release_provisional(db, run_id, actor="o1", now=day(47))
    with pytest.raises(NotAllowedNow):
        propose(db, run_id, "finalise", now=day(57))


# ---- windows ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "error"), [(day(50) - MS, WindowNotOpenYet), (day(57), WindowClosed)])
def test_the_notice_begins_in_its_window(db, now, error):
    judged_stage(db)
    run_id = verified(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(error):
        propose(db, run_id, now=now)

    assert snapshot(db, *TABLES) == before


def test_the_notice_lasts_the_working_days_of_the_contest(db):
    judged_stage(db)
    run_id = verified(db)
    midnight = day(50.5)  # the window opened at noon of a Monday; the day that begins leaves four working days

    with pytest.raises(NoticeTooShort) as refused:
        propose(db, run_id, now=midnight)
    assert "只剩 4 个工作日，至少要 5 个" in refused.value.say("zh")

    assert propose(db, run_id, now=midnight - MS)


def test_it_becomes_final_when_the_windows_of_notice_and_appeals_are_over(db):
    judged_stage(db)
    run_id = published(db)
    with db.transaction() as tx:
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind = 'appeals'", (day(58),))

    for now in (day(57) - MS, day(57), day(58) - MS):
        with pytest.raises(PhaseStillOpen):
            propose(db, run_id, "finalise", now=now)
    step(db, run_id, "finalise", day(58))

    assert get_run(db, run_id).status == "final"


# ---- appeals ---------------------------------------------------------------------------------------------------


def appeal(db, now=None):
    said = AppealWords("arithmetic", "分项得分与总分不一致，请核对计算过程和权重。")
    return file_appeal(db, "c1", said, work_id="c", actor="leader-c", public_url=URL, now=now or day(52))


def decide(db, appeal_id, outcome):
    accept_appeal(db, appeal_id, actor="zhou", public_url=URL, now=day(53))
    reasons = "复核后认定理由成立与否，详见记录。"
    decide_appeal(db, appeal_id, outcome=outcome, reasons=reasons, actor="zhou", public_url=URL, now=day(53))


def test_nothing_is_final_while_an_appeal_is_open(db):
    judged_stage(db)
    run_id = published(db)
    appeal_id = appeal(db)

    with pytest.raises(AppealsStillOpen):
        propose(db, run_id, "finalise", now=day(57))
    withdraw_appeal(db, appeal_id, actor="leader-c", now=day(57))

    step(db, run_id, "finalise", day(57))
    assert get_run(db, run_id).status == "final"


def test_a_dismissed_appeal_leaves_the_result_and_an_upheld_one_asks_for_a_new_version(db):
    judged_stage(db)
    run_id = published(db)
    decide(db, appeal(db), "dismissed")
    assert propose(db, run_id, "finalise", now=day(57))
    upheld = appeal(db)
    decide(db, upheld, "upheld")

    with pytest.raises(ResultOutdated):
        propose(db, run_id, "finalise", now=day(57))
    second = computed(db, day(53))

    assert get_appeal(db, upheld).result_run_id == second
    with pytest.raises(ResultOutdated):
        propose(db, run_id, "finalise", now=day(57))


def test_the_new_version_supersedes_the_old_one_which_stays_readable(db):
    judged_stage(db)
    first = published(db)
    decide(db, appeal(db), "upheld")
    with db.transaction() as tx:
        tx.execute("UPDATE assignment SET status = 'void' WHERE work_id = 'b'")
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind IN ('publicity', 'appeals')", (day(64),))
    kept = list_rows(db, first)

    second = published(db, day(54))

    assert (get_run(db, first).status, get_run(db, second).status) == ("superseded", "publicity")
    assert find_run_in_force(db, "c1-s1").id == second
    assert get_run_for(db, first, viewer=None).published_at == day(50)
    assert list_rows(db, first) == kept
    assert winners(db, second) == {"a": "first", "c": "second"}


# ---- disqualification ------------------------------------------------------------------------------------------


def disqualify(db, work_id, now):
    act = propose_disqualification(db, work_id, reason="代码抄袭，证据见记录。", actor="o1", now=now)
    return confirm_disqualification(db, act, actor="o2", public_url=URL, now=now)


def test_a_disqualified_winner_moves_the_next_one_up_and_the_old_version_stays_readable(both):
    """I14, I23."""
    judged_stage(both)
    first = published(both)
    kept = list_rows(both, first)

    disqualify(both, "a", day(51))

    with pytest.raises(ResultOutdated):
        propose(both, first, "finalise", now=day(57))
    with both.transaction() as tx:
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind IN ('publicity', 'appeals')", (day(64),))
    second = published(both, day(52))
    step(both, second, "finalise", day(64))

    assert winners(both, first) == {"a": "first", "b": "second"}
    assert winners(both, second) == {"b": "first", "c": "second"}
    assert list_rows(both, first) == kept
    assert get_run_for(both, first, viewer=None).status == "superseded"
    assert statuses(both) == {"a": "disqualified", "b": "awarded", "c": "awarded", "d": "finalist"}
    assert broken_links(both) == []


def test_disqualification_takes_two_organisers_and_tells_the_team(db):
    judged_stage(db)
    with pytest.raises(RoleNeeded):
        propose_disqualification(db, "a", reason="代码抄袭。", actor="zhou", now=day(49))
    act = propose_disqualification(db, "a", reason="代码抄袭。", actor="o1", now=day(49))
    with pytest.raises(NeedsSecondPerson):
        confirm_disqualification(db, act, actor="o1", public_url=URL, now=day(49))
    assert statuses(db)["a"] == "reviewed"

    confirm_disqualification(db, act, actor="o2", public_url=URL, now=day(49))

    assert db.row("SELECT status, status_before FROM work WHERE id = 'a'") == ("disqualified", "reviewed")
    assert db.rows("SELECT recipient FROM outgoing_mail") == [("leader-a@leader-a.example",)]
    with pytest.raises(NotAllowedNow):
        propose_disqualification(db, "a", reason="代码抄袭。", actor="o1", now=day(49))


def test_every_stage_that_ranked_the_work_is_computed_again(db):
    two_stages(db)
    step(db, provisional(db), "promote", day(47))
    disqualify(db, "a", day(48))

    (second,) = recompute_without(db, "a", reason="作品被取消资格。", actor="o1", now=day(48))

    assert (get_run(db, second).number, get_run(db, second).reason) == (2, "作品被取消资格。")
    assert ranks(db, second) == {"b": 1, "c": 2, "d": 3}
    assert recompute_without(db, "a", reason="作品被取消资格。", actor="o1", now=day(48)) == []


def test_an_upheld_appeal_brings_a_disqualified_winner_back_with_its_reviews(db):
    judged_stage(db)
    published(db)
    disqualify(db, "a", day(51))
    said = AppealWords("procedural", "所引用的代码为我方自有并已公开许可，附证明材料。")
    appeal_id = file_appeal(db, "c1", said, work_id="a", actor="leader-a", public_url=URL, now=day(52))
    accept_appeal(db, appeal_id, actor="o1", public_url=URL, now=day(52))

    decide_appeal(
        db,
        appeal_id,
        outcome="upheld",
        reasons="证明材料属实，原决定撤销。",
        actor="zhou",
        public_url=URL,
        now=day(53),
        restores_work=True,
    )

    second = computed(db, day(54))
    assert ranks(db, second) == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert get_appeal(db, appeal_id).result_run_id == second


def test_certificates_of_a_disqualified_work_are_revoked_and_the_next_ones_follow_the_new_version(db):
    judged_stage(db)
    first = final(db)
    issue_certificates(db, first, actor="o1", public_url=URL, now=day(58))
    with db.transaction() as tx:
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind IN ('publicity', 'appeals')", (day(66),))

    disqualify(db, "a", day(59))
    assert {(one.kind, one.status) for one in list_certificates(db, "c1") if one.work_id == "a"} == {
        ("award", "revoked"),
        ("participation", "revoked"),
    }
    second = step(db, published(db, day(59.2)), "finalise", day(66))
    issue_certificates(db, second, actor="o1", public_url=URL, now=day(66))

    valid = [one for one in list_certificates(db, "c1") if one.status == "issued" and one.kind == "award"]
    assert sorted((one.work_id, one.award.zh) for one in valid) == [("b", "奖项 first"), ("c", "奖项 second")]
    assert statuses(db) == {"a": "disqualified", "b": "awarded", "c": "awarded", "d": "finalist"}


# ---- what becomes of the works ---------------------------------------------------------------------------------


def test_a_final_result_awards_winners_and_places_the_others(both):
    judged_stage(both)

    run_id = final(both)

    assert get_run(both, run_id).status == "final"
    assert statuses(both) == {"a": "awarded", "b": "awarded", "c": "finalist", "d": "finalist"}
    assert [event.act for event in list_events(both, "a")] == ["promote", "award"]
    assert [award.prize_id for award in list_awards_of_work(both, "a")] == ["first"]


def two_stages(db):
    judged_stage(db)
    add_stage(db, "c1", 2, method="complete")
    with db.transaction() as tx:
        tx.execute("UPDATE stage SET quota_per_track = 2 WHERE id = 'c1-s1'")
    return db


def test_the_first_of_two_stages_publishes_who_goes_on(both):
    two_stages(both)
    run_id = provisional(both)

    with pytest.raises(NotLastStage):
        propose(both, run_id)
    step(both, run_id, "promote", day(47))

    assert winners(both, run_id) == {}
    assert statuses(both) == {"a": "shortlisted", "b": "shortlisted", "c": "eliminated", "d": "eliminated"}
    assert get_run_for(both, run_id, viewer=None).status == "final"


def test_when_a_promoted_work_is_disqualified_the_next_one_is_shortlisted(db):
    two_stages(db)
    step(db, provisional(db), "promote", day(47))

    disqualify(db, "a", day(48))
    second = provisional(db, day(48))
    step(db, second, "promote", day(48))

    assert ranks(db, second) == {"b": 1, "c": 2, "d": 3}
    assert statuses(db) == {"a": "disqualified", "b": "shortlisted", "c": "shortlisted", "d": "eliminated"}


def test_the_last_stage_has_nowhere_to_promote_to(db):
    judged_stage(db)

    with pytest.raises(LastStage):
        propose(db, provisional(db), "promote")


def test_a_version_with_a_newer_one_beside_it_goes_no_further(db):
    judged_stage(db)
    run_id = verified(db)
    act = propose(db, run_id)
    compute_results(db, "c1-s1", reason="补录一项裁定", actor="o2", now=day(50))

    with pytest.raises(NotAllowedNow):
        confirm_step(db, act, "notify", actor="o2", public_url=URL, now=day(50))

    assert find_run_in_force(db, "c1-s1") is None


def test_what_was_verified_stays_verified_in_the_next_version(db):
    judged_stage(db)
    verified(db)

    assert count_unverified(db, computed(db)) == 0
