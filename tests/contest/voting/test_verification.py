"""The check of votes: put aside by signals, decided by people with reasons, nothing deleted, published by two."""

from datetime import timedelta

import pytest

from contest.contests.errors import GateAlreadyPassed
from contest.contests.gates import has_passed
from contest.contests.two_people import list_open_acts
from contest.errors import (
    AlreadyProposed,
    NeedsSecondPerson,
    NotAllowedNow,
    PhaseStillOpen,
    ReasonNeeded,
    WindowNotOpenYet,
)
from contest.voting.counting import organiser_counts, published_counts
from contest.voting.errors import (
    BallotNotFound,
    BallotsUnchecked,
    BallotsUndecided,
    CountsHidden,
    PollAlreadyPublished,
    TooManyAlone,
    UnknownBallotOutcome,
    VotesNotVerified,
)
from contest.voting.polls import open_poll
from contest.voting.publication import propose_publication, publish_counts
from contest.voting.queries import ballot_words, find_ballot, get_poll
from contest.voting.records import Counts, WorkCount
from contest.voting.suspects import list_checked
from contest.voting.verification import (
    decide_ballots,
    decide_proposed,
    finish_verification,
    propose_decisions,
    quarantine_suspicious,
)
from core.people.errors import RoleNeeded
from tests.contest.builders import add_account, add_contest, add_phase, day, grant, snapshot
from tests.contest.voting.scene import CHECK_CLOSES, CHECK_OPENS, MS, OPENS, add_poll, put_ballot, statuses, vote

KEPT = ("poll", "ballot", "ballot_item", "audit_event", "gate", "two_person_act")
REASON = "来自同一批注册的账号"


def decide(db, poll, accounts, outcome, *, actor="o1", now=CHECK_OPENS, reason=REASON):
    decide_ballots(db, poll, accounts, outcome=outcome, reason=reason, actor=actor, now=now)


def add_suspects(db, poll, count):
    """Ballots that a poll without others notices: one hour of registration."""
    for n in range(count):
        put_ballot(db, poll, f"s{n:02}", ["w1", "w2"], at=OPENS + n * timedelta(hours=5), created_at=day(-9))


def test_suspicious_ballots_are_put_aside_and_kept(db):
    poll = add_poll(db)
    add_suspects(db, poll, 10)
    vote(db, poll, "v1", ["w1", "w2"])
    vote(db, poll, "v2", ["w1"])

    assert quarantine_suspicious(db, poll, actor="o1", now=CHECK_OPENS) == 10

    assert statuses(db) == {**{f"s{n:02}": "quarantined" for n in range(10)}, "v1": "counted", "v2": "provisional"}
    assert db.row("SELECT count(*) FROM ballot_item") == (23,)
    waiting = list_checked(db, poll, actor="o1", now=CHECK_OPENS)
    assert {one.account_id for one in waiting} == {f"s{n:02}" for n in range(10)}
    assert {signal.sentence.zh for one in waiting for signal in one.signals} == {
        "投给同一作品的账号中，有 10 个在同一小时内注册。"
    }
    assert not any(work in str(waiting) for work in ("w1", "w2"))


def test_a_second_check_leaves_alone_what_people_decided(db):
    poll = add_poll(db)
    add_suspects(db, poll, 10)
    quarantine_suspicious(db, poll, actor="o1", now=CHECK_OPENS)
    decide(db, poll, ["s00", "s01"], "counted")
    decide(db, poll, ["s02"], "invalid")

    assert quarantine_suspicious(db, poll, actor="o2", now=CHECK_OPENS + MS) == 0

    assert [statuses(db)[one] for one in ("s00", "s01", "s02", "s03")] == [
        "counted",
        "counted",
        "invalid",
        "quarantined",
    ]


def test_who_took_an_office_or_came_into_the_team_after_voting_is_noticed(db):
    poll = add_poll(db)
    for voter in ("v1", "v2", "v3", "v4"):
        vote(db, poll, voter, ["w1", "w2"])
    grant(db, "v1", "judge", "contest:c1")
    grant(db, "v2", "judge", "contest:c2")
    with db.transaction() as tx:
        tx.execute("INSERT INTO membership VALUES ('c1', 'v3', 'crew1', ?)", (day(36),))
        tx.execute("INSERT INTO membership VALUES ('c1', 'v4', 'crew5', ?)", (day(36),))

    quarantine_suspicious(db, poll, actor="o1", now=CHECK_OPENS)

    assert statuses(db) == {"v1": "quarantined", "v2": "counted", "v3": "quarantined", "v4": "counted"}


def test_the_check_begins_on_the_millisecond(db):
    add_contest(db, season={})
    add_phase(db, "c1", "voting", 35, 45)
    add_phase(db, "c1", "verification", 46, 47)
    poll = open_poll(db, "c1", actor="o1", now=day(0)).id
    before = snapshot(db, *KEPT)

    for early, refusal in (
        (day(45) - MS, PhaseStillOpen),
        (day(45), WindowNotOpenYet),
        (day(46) - MS, WindowNotOpenYet),
    ):
        with pytest.raises(refusal):
            quarantine_suspicious(db, poll, actor="o1", now=early)
        with pytest.raises(refusal):
            decide(db, poll, [], "counted", now=early)
        with pytest.raises(refusal):
            finish_verification(db, poll, actor="o1", now=early)

    assert snapshot(db, *KEPT) == before
    assert quarantine_suspicious(db, poll, actor="o1", now=day(46)) == 0


def test_only_organisers_check_votes(db):
    poll = add_poll(db)
    add_account(db, "v1")
    grant(db, "watch", "auditor")
    grant(db, "root", "administrator")
    before = snapshot(db, *KEPT)

    for actor in ("v1", "m1", "watch", "root"):
        with pytest.raises(RoleNeeded):
            quarantine_suspicious(db, poll, actor=actor, now=CHECK_OPENS)
        with pytest.raises(RoleNeeded):
            decide(db, poll, ["v1"], "counted", actor=actor)
        with pytest.raises(RoleNeeded):
            finish_verification(db, poll, actor=actor, now=CHECK_OPENS)
        with pytest.raises(RoleNeeded):
            propose_publication(db, poll, reason=REASON, actor=actor, now=CHECK_CLOSES)

    assert snapshot(db, *KEPT) == before


def test_a_decision_is_told_to_the_voter_with_its_reason(db):
    poll = add_poll(db)
    put_ballot(db, poll, "v1", ["w1", "w2"], status="quarantined")
    put_ballot(db, poll, "v2", ["w1", "w2"], status="quarantined")

    decide(db, poll, ["v1"], "invalid")
    decide(db, poll, ["v2"], "counted")

    told = [ballot_words(find_ballot(db, poll, voter), is_open=False).zh for voter in ("v1", "v2")]
    assert REASON in told[0]
    assert told[1] == "您的选票已计入。"
    assert db.rows("SELECT decided_by, decided_at FROM ballot") == [("o1", CHECK_OPENS)] * 2


@pytest.mark.parametrize(
    ("accounts", "outcome", "reason", "refusal"),
    [
        (["s", "c"], "counted", REASON, NotAllowedNow),
        (["s", "p"], "invalid", REASON, NotAllowedNow),
        (["s", "i"], "counted", REASON, NotAllowedNow),
        (["s", "nobody"], "invalid", REASON, BallotNotFound),
        (["s"], "deleted", REASON, UnknownBallotOutcome),
        (["s"], "invalid", "  ", ReasonNeeded),
    ],
)
def test_only_what_was_put_aside_is_decided_and_all_or_nothing(db, accounts, outcome, reason, refusal):
    poll = add_poll(db)
    for account, status in {"s": "quarantined", "c": "counted", "p": "provisional", "i": "invalid"}.items():
        put_ballot(db, poll, account, ["w1", "w2"], status=status)
    before = snapshot(db, *KEPT)

    with pytest.raises(refusal):
        decide(db, poll, accounts, outcome, reason=reason)
    with pytest.raises(refusal):
        propose_decisions(db, poll, accounts, outcome=outcome, reason=reason, actor="o1", now=CHECK_OPENS)

    assert snapshot(db, *KEPT) == before


def test_one_organiser_alone_decides_few_and_two_decide_many(db):
    poll = add_poll(db)
    everybody = [f"s{n:02}" for n in range(22)]
    for account in everybody:
        put_ballot(db, poll, account, ["w1", "w2"], status="quarantined")

    decide(db, poll, everybody[:20], "invalid")
    with pytest.raises(TooManyAlone):
        decide(db, poll, everybody[20:21], "invalid")
    act = propose_decisions(db, poll, everybody[20:], outcome="invalid", reason=REASON, actor="o1", now=CHECK_OPENS)
    with pytest.raises(AlreadyProposed):
        propose_decisions(db, poll, everybody[21:], outcome="counted", reason=REASON, actor="o2", now=CHECK_OPENS)
    before = snapshot(db, *KEPT)
    with pytest.raises(NeedsSecondPerson):
        decide_proposed(db, act, actor="o1", is_confirmed=True, now=CHECK_OPENS)
    assert snapshot(db, *KEPT) == before
    decide_proposed(db, act, actor="o2", is_confirmed=True, now=CHECK_OPENS)

    assert statuses(db) == dict.fromkeys(everybody, "invalid")
    assert list_open_acts(db, "c1") == []


def test_a_decision_on_many_that_is_turned_down_changes_no_ballot(db):
    poll = add_poll(db)
    put_ballot(db, poll, "s", ["w1", "w2"], status="quarantined")
    act = propose_decisions(db, poll, ["s"], outcome="invalid", reason=REASON, actor="o1", now=CHECK_OPENS)

    decide_proposed(db, act, actor="o2", is_confirmed=False, reason="证据还不充分", now=CHECK_OPENS)

    assert statuses(db) == {"s": "quarantined"}


def test_the_check_ends_only_when_nothing_waits_and_nothing_was_overlooked(db):
    poll = add_poll(db)
    add_suspects(db, poll, 10)
    before = snapshot(db, *KEPT)

    with pytest.raises(BallotsUnchecked):
        finish_verification(db, poll, actor="o1", now=CHECK_OPENS)
    assert snapshot(db, *KEPT) == before
    quarantine_suspicious(db, poll, actor="o1", now=CHECK_OPENS)
    with pytest.raises(BallotsUndecided):
        finish_verification(db, poll, actor="o1", now=CHECK_OPENS)
    decide(db, poll, [f"s{n:02}" for n in range(10)], "counted")
    finish_verification(db, poll, actor="o1", now=CHECK_OPENS)

    assert get_poll(db, poll).verified_at == CHECK_OPENS
    assert has_passed(db, "c1", "verify_votes")
    with pytest.raises(GateAlreadyPassed):
        finish_verification(db, poll, actor="o2", now=CHECK_OPENS)


def ready_to_publish(db):
    poll = add_poll(db)
    vote(db, poll, "v1", ["w1", "w2"])
    vote(db, poll, "v2", ["w1", "w3"])
    vote(db, poll, "v3", ["w3"])
    put_ballot(db, poll, "v4", ["w5", "w2"], status="quarantined")
    put_ballot(db, poll, "v5", ["w1", "w2"], status="quarantined")
    decide(db, poll, ["v4"], "invalid")
    decide(db, poll, ["v5"], "counted")
    finish_verification(db, poll, actor="o1", now=CHECK_OPENS)
    return poll


OUTCOME = Counts(
    works=(
        WorkCount("w1", 1, 3, 3),
        WorkCount("w2", 2, 2, 2),
        WorkCount("w3", 3, 1, 1),
        WorkCount("w4", 4, 0, 0),
        WorkCount("w5", 4, 0, 0),
    ),
    valid=3,
    invalid=1,
    quarantined=0,
    incomplete=1,
)


def test_two_organisers_publish_after_the_window_and_everybody_reads_the_counts(db):
    poll = ready_to_publish(db)

    with pytest.raises(PhaseStillOpen):
        propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES - MS)
    act = propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)
    with pytest.raises(NeedsSecondPerson):
        publish_counts(db, act, actor="o1", is_confirmed=True, now=CHECK_CLOSES)
    with pytest.raises(CountsHidden):
        published_counts(db, poll)
    publish_counts(db, act, actor="o2", is_confirmed=True, now=CHECK_CLOSES + MS)

    assert published_counts(db, poll) == OUTCOME
    assert get_poll(db, poll).published_at == CHECK_CLOSES + MS
    assert has_passed(db, "c1", "publish_votes")


def test_published_counts_stay_as_they_were(db):
    poll = ready_to_publish(db)
    act = propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)
    publish_counts(db, act, actor="o2", is_confirmed=True, now=CHECK_CLOSES)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w1'")
        tx.execute("UPDATE contest_phase SET closes_at = ? WHERE kind = 'voting'", (day(60),))
    before = snapshot(db, *KEPT)

    for refused in (
        lambda: vote(db, poll, "v1", ["w2", "w3"], now=day(50)),
        lambda: quarantine_suspicious(db, poll, actor="o1", now=day(60)),
        lambda: decide(db, poll, ["v5"], "invalid", now=day(60)),
        lambda: propose_publication(db, poll, reason=REASON, actor="o1", now=day(60)),
    ):
        with pytest.raises(PollAlreadyPublished):
            refused()

    assert snapshot(db, *KEPT) == before
    assert published_counts(db, poll) == OUTCOME


def test_votes_that_nobody_verified_are_not_published(db):
    poll = add_poll(db)
    put_ballot(db, poll, "v1", ["w1", "w2"], status="quarantined")

    with pytest.raises(BallotsUndecided):
        propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)
    decide(db, poll, ["v1"], "counted")
    with pytest.raises(VotesNotVerified):
        propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)


def test_a_publication_turned_down_leaves_the_counts_hidden(db):
    poll = ready_to_publish(db)
    act = propose_publication(db, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)

    publish_counts(db, act, actor="o2", is_confirmed=False, reason="还有一件投诉要看", now=CHECK_CLOSES)

    with pytest.raises(CountsHidden):
        published_counts(db, poll)


def test_quadratic_votes_add_up_as_votes_not_as_credits(db):
    poll = add_poll(db, method="quadratic", minimum=1)
    vote(db, poll, "v1", {"w1": 9, "w2": 4})
    vote(db, poll, "v2", {"w2": 6})

    counted = organiser_counts(db, poll, actor="o1", now=CHECK_OPENS)

    assert [(one.work_id, one.votes, one.ballots) for one in counted.works[:2]] == [("w2", 10, 2), ("w1", 9, 1)]


@pytest.mark.slow
def test_a_whole_poll_on_both_engines(both):
    poll = ready_to_publish(both)
    quarantine_suspicious(both, poll, actor="o1", now=CHECK_OPENS)
    act = propose_publication(both, poll, reason=REASON, actor="o1", now=CHECK_CLOSES)
    publish_counts(both, act, actor="o2", is_confirmed=True, now=CHECK_CLOSES)

    assert published_counts(both, poll) == OUTCOME
    assert len(list_checked(both, poll, actor="o1", now=CHECK_CLOSES)) == 2
