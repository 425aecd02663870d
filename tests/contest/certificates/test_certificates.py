"""Certificates: due once a result is final, one valid for each work and award, revoked with a reason."""

import pytest

from contest.certificates.errors import CertificateNotFound, NothingToIssue, ResultNotFinal
from contest.certificates.issuing import count_due, issue_certificates
from contest.certificates.queries import (
    find_certificate,
    get_certificate,
    list_certificates,
    list_certificates_of_work,
)
from contest.certificates.revoking import revoke_certificate
from contest.errors import NotAllowedNow, ReasonNeeded
from contest.results.errors import ResultNotPublic
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import (
    add_award,
    add_contest,
    add_prize,
    add_result_row,
    add_run,
    add_team,
    add_work,
    day,
    snapshot,
)

URL = "https://data.example"


def finished(db):
    """A final result: w1 won a prize, w2 was a finalist, w3 rejected, w4 withdrawn, w5 never submitted."""
    add_contest(db)
    add_prize(db, "first")
    add_run(db, status="final")
    statuses = {"w1": "awarded", "w2": "finalist", "w3": "rejected", "w4": "withdrawn", "w5": "draft"}
    for work_id, status in statuses.items():
        add_team(db, f"队 {work_id}", [f"leader-{work_id}"])
        add_work(db, work_id, f"队 {work_id}", status=status, version=int(status != "draft"))
    for rank, work_id in enumerate(("w1", "w2"), start=1):
        add_result_row(db, work_id, rank)
    add_award(db, "w1", "first")


@pytest.fixture
def contest(db):
    finished(db)
    return db


def issue(db):
    return issue_certificates(db, "run-1", actor="o1", public_url=URL, now=day(60))


def test_awards_and_taking_part_are_certified_for_works_that_passed_screening(both):
    finished(both)

    assert count_due(both, "run-1") == 3

    codes = issue(both)

    assert count_due(both, "run-1") == 0
    issued = list_certificates(both, "c1")
    assert sorted((one.work_id, one.kind, one.award.zh) for one in issued) == [
        ("w1", "award", "奖项 first"),
        ("w1", "participation", "参赛"),
        ("w2", "participation", "参赛"),
    ]
    assert {one.code for one in issued} == set(codes)
    assert {(one.holder, one.work_title) for one in issued} == {("队 w1", "作品 w1"), ("队 w2", "作品 w2")}
    assert broken_links(both) == []


def test_the_leaders_read_where_their_certificates_are(contest):
    issue(contest)

    letters = contest.rows("SELECT recipient, body FROM outgoing_mail ORDER BY recipient")
    assert [to for to, _ in letters] == ["leader-w1@leader-w1.example", "leader-w2@leader-w2.example"]
    assert "https://data.example/team?contest=c1" in letters[0][1]


def test_asking_again_issues_nothing_twice(contest):
    issue(contest)
    before = snapshot(contest, "certificate", "audit_event")

    with pytest.raises(NothingToIssue):
        issue(contest)

    assert snapshot(contest, "certificate", "audit_event") == before


def test_what_was_revoked_is_due_again_and_one_is_valid(contest):
    issue(contest)
    (award, _) = list_certificates_of_work(contest, "w1")
    revoke_certificate(contest, award.code, reason="团队名称写错，重新颁发。", actor="o2", now=day(61))

    (fresh,) = issue(contest)

    statuses = [(one.status, one.code) for one in list_certificates_of_work(contest, "w1") if one.kind == award.kind]
    assert sorted(statuses) == sorted([("revoked", award.code), ("issued", fresh)])


@pytest.mark.parametrize("status", ["computed", "provisional", "publicity", "superseded"])
def test_nothing_is_certified_before_the_result_is_final(contest, status):
    with contest.transaction() as tx:
        tx.execute("UPDATE result_run SET status = ?", (status,))

    with pytest.raises(ResultNotFinal):
        issue(contest)

    assert list_certificates(contest, "c1") == []


def test_only_an_organiser_issues_and_revokes(contest):
    code = issue(contest)[0]

    for actor in ("leader-w1", "nobody"):
        with pytest.raises(RoleNeeded):
            issue_certificates(contest, "run-1", actor=actor, public_url=URL, now=day(60))
        with pytest.raises(RoleNeeded):
            revoke_certificate(contest, code, reason="没有权限的人。", actor=actor, now=day(60))
    with pytest.raises(ResultNotPublic):
        issue_certificates(contest, "no-such-run", actor="o1", public_url=URL, now=day(60))

    assert get_certificate(contest, code).status == "issued"


def test_revoking_takes_a_reason_and_happens_once(contest):
    code = issue(contest)[0]

    with pytest.raises(ReasonNeeded):
        revoke_certificate(contest, code, reason=" ", actor="o1", now=day(61))
    revoke_certificate(contest, code, reason="获奖作品被取消资格。", actor="o1", now=day(61))
    with pytest.raises(NotAllowedNow):
        revoke_certificate(contest, code, reason="获奖作品被取消资格。", actor="o1", now=day(61))

    revoked = get_certificate(contest, code)
    assert (revoked.status, revoked.revoked_at, revoked.revoke_reason) == ("revoked", day(61), "获奖作品被取消资格。")


def test_a_code_is_found_as_people_type_it_and_cannot_be_guessed(contest):
    codes = issue(contest)

    assert {len(code.replace("-", "")) for code in codes} == {20}
    assert len(set(codes)) == 3
    assert find_certificate(contest, f" {codes[0].lower().replace('-', ' ')} ") == get_certificate(contest, codes[0])
    assert find_certificate(contest, "0" * 20) is None
    with pytest.raises(CertificateNotFound):
        get_certificate(contest, "%' OR 1=1")


def test_a_work_that_was_disqualified_since_gets_nothing(contest):
    with contest.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w1'")

    issue(contest)

    assert {one.work_id for one in list_certificates(contest, "c1")} == {"w2"}
