"""One ballot a person, until closing; every refusal says why and changes nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from contest.errors import ContestNotOpen, NotAllowedNow, WindowClosed, WindowNotOpenYet
from contest.voting.ballots import cast_ballot, withdraw_ballot
from contest.voting.errors import (
    EmptyBallot,
    MalformedVotes,
    NoBallot,
    OfficialsDoNotVote,
    OwnWorkChosen,
    PollNotFound,
    TooManyChoices,
    TooManyCredits,
    VoterNotConfirmed,
    WorkNotInPoll,
)
from contest.voting.queries import ballot_words, find_ballot
from contest.voting.records import Ballot
from core.people.errors import TooManyAttempts
from tests.contest.builders import add_account, add_judge, day, grant, snapshot
from tests.contest.voting.scene import CLOSES, MS, OPENS, add_poll, put_ballot, vote

KEPT = ("ballot", "ballot_item", "audit_event", "attempt")


def test_a_ballot_with_enough_choices_counts(db):
    poll = add_poll(db)

    cast = vote(db, poll, "v1", ["w1", "w2"])

    assert cast == Ballot(poll, "v1", "counted", {"w1": 1, "w2": 1}, 2, 1, OPENS, OPENS, "")
    assert "选了 2 件作品" in ballot_words(cast, is_open=True).zh


def test_a_ballot_below_the_minimum_is_kept_and_says_how_many_are_missing(db):
    poll = add_poll(db, minimum=3, maximum=3)

    cast = vote(db, poll, "v1", ["w1"])

    assert (cast.status, cast.missing) == ("provisional", 2)
    assert "还差 2 件" in ballot_words(cast, is_open=True).zh
    assert "2 more" in ballot_words(cast, is_open=True).en


def test_the_last_ballot_stands_in_place_of_the_one_before(db):
    poll = add_poll(db)
    vote(db, poll, "v1", ["w1", "w2"])

    changed = vote(db, poll, "v1", ["w3", "w4", "w5"], now=OPENS + MS)

    assert changed == Ballot(poll, "v1", "counted", {"w3": 1, "w4": 1, "w5": 1}, 2, 2, OPENS, OPENS + MS, "")
    assert db.row("SELECT count(*) FROM ballot") == (1,)


def test_a_counted_ballot_that_is_shortened_counts_no_more_until_it_is_complete_again(db):
    poll = add_poll(db)

    assert [vote(db, poll, "v1", works).status for works in (["w1", "w2"], ["w1"], ["w1", "w3"])] == [
        "counted",
        "provisional",
        "counted",
    ]


def test_a_ballot_can_be_taken_back_and_cast_again(db):
    poll = add_poll(db)
    vote(db, poll, "v1", ["w1", "w2"], network="n", agent="a")

    taken = withdraw_ballot(db, poll, actor="v1", now=OPENS + MS)

    assert (taken.status, taken.votes) == ("provisional", {})
    assert db.row("SELECT network, agent, signals FROM ballot") == ("", "", "[]")
    assert vote(db, poll, "v1", ["w1", "w2"]).status == "counted"


def test_there_has_to_be_a_ballot_to_take_back(db):
    poll = add_poll(db)
    add_account(db, "v1")

    with pytest.raises(NoBallot):
        withdraw_ballot(db, poll, actor="v1", now=OPENS)


@pytest.mark.parametrize(
    ("now", "refusal"), [(OPENS - MS, WindowNotOpenYet), (CLOSES, WindowClosed), (CLOSES + MS, WindowClosed)]
)
def test_outside_of_the_window_nothing_is_cast_or_taken_back(db, now, refusal):
    poll = add_poll(db)
    vote(db, poll, "v1", ["w1", "w2"])
    before = snapshot(db, *KEPT)

    with pytest.raises(refusal):
        vote(db, poll, "v1", ["w3", "w4"], now=now)
    with pytest.raises(refusal):
        withdraw_ballot(db, poll, actor="v1", now=now)

    assert snapshot(db, *KEPT) == before


@pytest.mark.parametrize("now", [OPENS, OPENS + MS, CLOSES - MS])
def test_within_the_window_ballots_are_accepted_to_the_millisecond(db, now):
    poll = add_poll(db)

    assert vote(db, poll, "v1", ["w1", "w2"], now=now).cast_at == now


@pytest.mark.parametrize(
    ("votes", "refusal"),
    [
        ({}, EmptyBallot),
        ({"w1": 0}, MalformedVotes),
        ({"w1": -1, "w2": 1}, MalformedVotes),
        ({"w1": 2, "w2": 1}, MalformedVotes),
        ({"w1": True, "w2": 1}, MalformedVotes),
        ({"w1": 1.0, "w2": 1}, MalformedVotes),
        ({"w1": 1, "nowhere": 1}, WorkNotInPoll),
        ({"w1": 1, "c2-w1": 1}, WorkNotInPoll),
        ({"w1": 1, "w2": 1, "w3": 1, "w4": 1}, TooManyChoices),
    ],
)
def test_what_no_ballot_may_hold_is_refused_and_the_ballot_before_stays(db, votes, refusal):
    poll = add_poll(db)
    add_poll(db, "c2")
    vote(db, poll, "v1", ["w1", "w2"])
    before = snapshot(db, *KEPT)

    with pytest.raises(refusal):
        vote(db, poll, "v1", votes)

    assert snapshot(db, *KEPT) == before


@pytest.mark.parametrize(
    "status", ["draft", "submitted", "locked", "returned", "rejected", "withdrawn", "disqualified", "lapsed"]
)
def test_works_that_did_not_pass_screening_cannot_be_chosen(db, status):
    poll = add_poll(db)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = ? WHERE id = 'w1'", (status,))

    with pytest.raises(WorkNotInPoll):
        vote(db, poll, "v1", ["w1", "w2"])


def test_nobody_votes_for_the_work_of_the_own_team(db):
    poll = add_poll(db)
    before = snapshot(db, *KEPT)

    with pytest.raises(OwnWorkChosen):
        vote(db, poll, "m1", ["w1", "w2"])

    assert snapshot(db, *KEPT) == before
    assert vote(db, poll, "m1", ["w2", "w3"]).status == "counted"


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("judge", "contest:c1"),
        ("organiser", "contest:c1"),
        ("administrator", ""),
        ("auditor", ""),
        ("auditor", "contest:c1"),
    ],
)
def test_who_holds_an_office_in_the_contest_has_no_vote(db, role, scope):
    poll = add_poll(db)
    grant(db, "v1", role, scope)
    before = snapshot(db, *KEPT)

    with pytest.raises(OfficialsDoNotVote):
        vote(db, poll, "v1", ["w1", "w2"])

    assert snapshot(db, *KEPT) == before


def test_offices_that_exclude_each_other_do_not_give_a_vote(db):
    poll = add_poll(db)
    grant(db, "v1", "judge", "contest:c1")
    grant(db, "v1", "organiser", "contest:c1")

    with pytest.raises(OfficialsDoNotVote):
        vote(db, poll, "v1", ["w1", "w2"])


def test_a_judge_of_another_contest_and_an_office_publisher_may_vote(db):
    poll = add_poll(db)
    add_judge(db, "v1", "c2")
    grant(db, "v2", "publisher", "office:jtj")

    assert [vote(db, poll, voter, ["w1", "w2"]).status for voter in ("v1", "v2")] == ["counted", "counted"]


@pytest.mark.parametrize("what", [{"confirmed_at": None}, {"closed_at": day(1)}])
def test_only_confirmed_and_open_accounts_vote(db, what):
    poll = add_poll(db)
    add_account(db, "v1", **what)
    before = snapshot(db, *KEPT)

    for voter in ("v1", "nobody"):
        with pytest.raises(VoterNotConfirmed):
            cast_ballot(db, poll, actor=voter, votes={"w1": 1, "w2": 1}, network="", agent="", now=OPENS)

    assert snapshot(db, *KEPT) == before


@pytest.mark.parametrize(
    ("created_at", "status", "signals"),
    [
        (OPENS - MS, "counted", "[]"),
        (OPENS, "quarantined", '[{"key": "late_account", "facts": {}}]'),
        (OPENS + MS, "quarantined", '[{"key": "late_account", "facts": {}}]'),
    ],
)
def test_the_ballot_of_an_account_made_after_opening_waits_for_the_check(db, created_at, status, signals):
    poll = add_poll(db)
    add_account(db, "v1", created_at=created_at)

    cast = vote(db, poll, "v1", ["w1", "w2"], now=OPENS + 2 * MS)

    assert cast.status == status
    assert db.row("SELECT signals FROM ballot") == (signals,)


def test_a_late_ballot_that_is_shortened_counts_for_nothing_and_waits_again_once_complete(db):
    poll = add_poll(db)
    add_account(db, "v1", created_at=OPENS)

    cast = [vote(db, poll, "v1", works).status for works in (["w1"], ["w1", "w2"], ["w2", "w3"], ["w3"])]

    assert cast == ["provisional", "quarantined", "quarantined", "provisional"]


def test_an_invalid_ballot_is_not_shortened_away(db):
    poll = add_poll(db)
    put_ballot(db, poll, "v1", ["w1", "w2"], status="invalid")

    with pytest.raises(NotAllowedNow):
        withdraw_ballot(db, poll, actor="v1", now=OPENS)


def test_with_fewer_works_than_the_minimum_all_of_them_are_enough(db):
    poll = add_poll(db, works=2, minimum=2)

    assert vote(db, poll, "m1", ["w2"]).status == "counted"
    assert vote(db, poll, "v1", ["w2"]).status == "provisional"


def test_quadratic_votes_cost_their_square(db):
    poll = add_poll(db, method="quadratic", minimum=1, credits=99)

    assert vote(db, poll, "v1", {"w1": 9, "w2": 4, "w3": 1, "w4": 1}).status == "counted"
    before = snapshot(db, *KEPT)
    for votes in ({"w1": 10}, {"w1": 9, "w2": 4, "w3": 1, "w4": 1, "w5": 1}, {"w1": 10**9}):
        with pytest.raises((TooManyCredits, MalformedVotes)):
            vote(db, poll, "v1", votes)

    assert snapshot(db, *KEPT) == before


def test_a_contest_that_is_not_running_takes_no_ballots(db):
    poll = add_poll(db)
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'cancelled'")

    with pytest.raises(ContestNotOpen):
        vote(db, poll, "v1", ["w1", "w2"])


def test_a_poll_that_is_none_says_so(db):
    with pytest.raises(PollNotFound):
        vote(db, "nothing", "v1", ["w1"])


def test_one_account_cannot_change_its_ballot_without_end(db):
    poll = add_poll(db)
    for n in range(60):
        vote(db, poll, "v1", ["w1", f"w{2 + n % 4}"])

    with pytest.raises(TooManyAttempts):
        vote(db, poll, "v1", ["w1", "w2"])
    assert vote(db, poll, "v2", ["w1", "w2"]).status == "counted"


def test_events_do_not_tell_for_whom_a_ballot_is(db):
    poll = add_poll(db)

    vote(db, poll, "v1", ["w1", "w2"], network="n1")
    withdraw_ballot(db, poll, actor="v1", now=OPENS)

    assert db.rows("SELECT action, subject, facts FROM audit_event WHERE actor = 'v1' ORDER BY sequence") == [
        ("ballot.cast", f"poll:{poll}", '{"revision": 1}'),
        ("ballot.withdraw", f"poll:{poll}", '{"revision": 2}'),
    ]


@pytest.mark.slow
def test_two_hundred_ballots_of_one_person_at_once_are_one(both, monkeypatch):
    poll = add_poll(both)
    add_account(both, "v1")
    monkeypatch.setattr("contest.voting.ballots.BALLOTS_OF_ACCOUNT", _limit(1000))
    pairs = [["w1", "w2"], ["w2", "w3"], ["w3", "w4", "w5"]]

    with ThreadPoolExecutor(12) as pool:
        cast = list(pool.map(lambda n: vote(both, poll, "v1", pairs[n % 3]), range(200)))

    assert sorted(ballot.revision for ballot in cast) == list(range(1, 201))
    assert both.rows("SELECT account_id, status, revision FROM ballot") == [("v1", "counted", 200)]
    last = next(ballot for ballot in cast if ballot.revision == 200)
    assert find_ballot(both, poll, "v1") == last
    assert both.row("SELECT count(*) FROM ballot_item") == (len(last.votes),)


def _limit(most):
    from contest.voting.ballots import BALLOTS_OF_ACCOUNT

    return type(BALLOTS_OF_ACCOUNT)("ballots-account", most, BALLOTS_OF_ACCOUNT.window)
