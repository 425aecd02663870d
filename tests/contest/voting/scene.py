"""A poll with works to choose from and people to vote, for the tests of voting."""

import json
from datetime import timedelta

from contest.voting.ballots import cast_ballot
from contest.voting.polls import open_poll
from tests.contest.builders import add_account, add_contest, add_team, add_work, day, insert

OPENS, CLOSES = day(35), day(45)  # voting, in the season of the builders
CHECK_OPENS, CHECK_CLOSES = day(45), day(47)
MS = timedelta(milliseconds=1)


def add_poll(db, contest_id="c1", *, works=5, season=None, **rules):
    """A contest with works w1, w2 … of teams crew1, crew2 … led by m1, m2 …, and its poll, by its id."""
    add_contest(db, contest_id, **({"season": season} if season else {}))
    prefix = "" if contest_id == "c1" else f"{contest_id}-"
    for n in range(1, works + 1):
        add_team(db, f"{prefix}crew{n}", [f"{prefix}m{n}"], contest_id)
        add_work(
            db,
            f"{prefix}w{n}",
            f"{prefix}crew{n}",
            contest_id,
            status="in_review",
            content={"title": f"作品 {n}", "one_line": f"示例 {n}", "team_contact": "示例联系人", "dataset_uses": []},
        )
    return open_poll(db, contest_id, actor="o1", now=day(0), **{"seed": 7, **rules}).id


def vote(db, poll, account, works, *, now=OPENS, network="", agent=""):
    """Casts a ballot; `works` names them or says how many votes each gets. Makes the account if there is none."""
    if db.row("SELECT 1 FROM account WHERE id = ?", (account,)) is None:
        add_account(db, account)
    votes = works if isinstance(works, dict) else dict.fromkeys(works, 1)
    return cast_ballot(db, poll, actor=account, votes=votes, network=network, agent=agent, now=now)


def put_ballot(db, poll, account, works, *, status="counted", at=OPENS, network="", signals=(), created_at=None):
    """A ballot straight into state, without rules and limits."""
    add_account(db, account, created_at=created_at or day(-30))
    insert(
        db,
        "ballot",
        poll_id=poll,
        account_id=account,
        status=status,
        revision=1,
        cast_at=at,
        changed_at=at,
        network=network,
        agent="",
        signals=json.dumps(list(signals)),
        reason="",
    )
    for work in works:
        insert(db, "ballot_item", poll_id=poll, account_id=account, work_id=work, votes=1)


def statuses(db):
    """{account: status} of every ballot."""
    return dict(db.rows("SELECT account_id, status FROM ballot"))
