"""Two hundred at once, on both engines: exactly the allowed outcome, whoever comes first."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from contest.teams.errors import AlreadyInTeam, InvitationUsed, TeamFull, TeamNameTaken
from contest.teams.founding import create_team
from contest.teams.inviting import invite_by_link
from contest.teams.joining import accept_link
from contest.teams.leaving import leave_team
from contest.teams.queries import list_teams
from core.audit import broken_links
from core.errors import PortalError
from core.ids import new_secret, secret_hash
from core.state import State
from tests.contest.builders import add_contest, add_team, day
from tests.contest.teams.ground import NOW, URL, leader, members, secret_in

pytestmark = pytest.mark.slow

CROWD = 200
AT_ONCE = 32  # threads that run at the same moment; the rest follow as these finish


def add_crowd(db: State, count: int) -> list[str]:
    """Confirmed people in one transaction."""
    names = [f"p{number:03d}" for number in range(count)]
    with db.transaction() as tx:
        for name in names:
            tx.execute(
                "INSERT INTO account (id, email, display_name, about, lang, created_at, confirmed_at) "
                "VALUES (?, ?, ?, '', 'zh', ?, ?)",
                (name, f"{name}@x.example", name, day(-30), day(-30)),
            )
    return names


def add_links(db: State, team_id: str, leader_id: str, count: int) -> list[str]:
    secrets = [new_secret() for _ in range(count)]
    with db.transaction() as tx:
        for number, secret in enumerate(secrets):
            tx.execute(
                "INSERT INTO invitation (id, contest_id, team_id, direction, token_hash, message, status, invited_by, "
                "created_at, expires_at) VALUES (?, 'c1', ?, 'invitation', ?, '', 'pending', ?, ?, ?)",
                (f"{team_id}-{number:03d}", team_id, secret_hash(secret), leader_id, NOW, day(9)),
            )
    return secrets


def all_at_once(acts) -> Counter:
    """Runs them from many threads that start together; counts the outcomes by the name of the error, or `done`."""
    start = Barrier(AT_ONCE)

    def run(number_and_act):
        number, act = number_and_act
        if number < AT_ONCE:
            start.wait(30)
        try:
            act()
        except PortalError as refused:
            return type(refused).__name__
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(run, enumerate(acts)))


def nobody_is_twice_and_no_team_too_large(db: State, maximum: int) -> bool:
    people = [person for (person,) in db.rows("SELECT account_id FROM membership WHERE contest_id = 'c1'")]
    sizes = [size for (size,) in db.rows("SELECT count(*) FROM membership GROUP BY team_id")]
    return len(people) == len(set(people)) and max(sizes) <= maximum


def test_two_hundred_register_at_once_and_each_has_one_team(both):
    add_contest(both)
    crowd = add_crowd(both, CROWD)

    def register(person):
        return lambda: create_team(both, "c1", name=f"队 {person}", actor=person, now=NOW)

    outcome = all_at_once([register(person) for person in crowd])

    assert outcome == {"done": CROWD}
    assert len(list_teams(both, "c1", now=NOW)) == CROWD
    assert nobody_is_twice_and_no_team_too_large(both, 1)
    assert broken_links(both) == []


def test_one_person_who_registers_two_hundred_times_has_one_team(both):
    add_contest(both)
    add_crowd(both, 1)

    outcome = all_at_once(
        [lambda n=number: create_team(both, "c1", name=f"队 {n}", actor="p000", now=NOW) for number in range(CROWD)]
    )

    assert outcome == {"done": 1, AlreadyInTeam.__name__: CROWD - 1}
    assert len(list_teams(both, "c1", now=NOW)) == 1


def test_a_name_that_two_hundred_want_goes_to_one(both):
    add_contest(both)
    crowd = add_crowd(both, CROWD)

    outcome = all_at_once(
        [lambda p=person: create_team(both, "c1", name="数据队", actor=p, now=NOW) for person in crowd]
    )

    assert outcome == {"done": 1, TeamNameTaken.__name__: CROWD - 1}


def test_a_link_that_two_hundred_open_lets_one_in(both):
    add_contest(both)
    add_team(both, "team", ["an"])
    crowd = add_crowd(both, CROWD)
    secret = secret_in(invite_by_link(both, "team", public_url=URL, actor="an", now=NOW).url)

    outcome = all_at_once([lambda p=person: accept_link(both, secret, actor=p, now=NOW) for person in crowd])

    assert outcome == {"done": 1, InvitationUsed.__name__: CROWD - 1}
    assert len(members(both, "team")) == 2


def test_two_hundred_invitations_into_five_places_let_four_in(both):
    add_contest(both)
    add_team(both, "team", ["an"])
    crowd = add_crowd(both, CROWD)
    secrets = add_links(both, "team", "an", CROWD)

    def join(secret, person):
        return lambda: accept_link(both, secret, actor=person, now=NOW)

    outcome = all_at_once([join(*pair) for pair in zip(secrets, crowd, strict=True)])

    assert outcome == {"done": 4, TeamFull.__name__: CROWD - 4}
    assert len(members(both, "team")) == 5
    assert both.rows("SELECT status, count(*) FROM invitation GROUP BY status ORDER BY status") == [
        ("accepted", 4),
        ("pending", CROWD - 4),
    ]
    assert broken_links(both) == []


def test_one_person_invited_by_forty_teams_ends_in_one(both):
    add_contest(both)
    add_crowd(both, 1)
    secrets = []
    for number in range(40):
        add_team(both, f"team{number}", [f"l{number}"])
        secrets += add_links(both, f"team{number}", f"l{number}", CROWD // 40)

    outcome = all_at_once([lambda s=secret: accept_link(both, s, actor="p000", now=NOW) for secret in secrets])

    assert outcome == {"done": 1, AlreadyInTeam.__name__: CROWD - 1}
    assert len(both.rows("SELECT 1 FROM membership WHERE account_id = 'p000'")) == 1


def test_members_and_leader_who_all_leave_at_once_leave_no_headless_team(both):
    add_contest(both, settings='{"max_team_size": 40}')
    crowd = add_crowd(both, 40)
    add_team(both, "team", crowd)

    outcome = all_at_once([lambda p=person: leave_team(both, "team", actor=p, now=NOW) for person in crowd])

    left = members(both, "team")
    assert outcome["done"] + outcome["HandOverFirst"] == 40
    assert left == ([leader(both, "team")] if outcome["HandOverFirst"] else [])
