"""A judge closes the account."""

from contest.judging.leaving import leave_judging_on_close
from core.audit import broken_links
from tests.contest.builders import add_contest, add_judge, add_review, add_team, add_work, day

MARKS = {"data": "8", "impact": "8", "innovation": "8", "completeness": "8", "presentation": "8"}


def test_what_was_submitted_counts_on_and_the_rest_is_void(db):
    add_contest(db)
    for number in (1, 2):
        add_team(db, f"t{number}", [f"m{number}"])
        add_work(db, f"w{number}", f"t{number}", status="in_review")
    judge, other = add_judge(db, "wen"), add_judge(db, "bao")
    for who in (judge, other):
        add_review(db, who, "w1", MARKS)
        add_review(db, who, "w2", None)

    with db.transaction() as tx:
        leave_judging_on_close(tx, "wen", day(37))

    assert db.rows("SELECT id, status, email FROM judge ORDER BY id") == [
        (other, "active", "bao@bao.example"),
        (judge, "removed", f"closed-{judge}"),
    ]
    assert dict(db.rows("SELECT id, status FROM assignment")) == {
        f"{judge}:w1": "submitted",
        f"{judge}:w2": "void",
        f"{other}:w1": "submitted",
        f"{other}:w2": "offered",
    }
    assert broken_links(db) == []
