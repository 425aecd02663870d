"""The demonstration in a portal of its own, with small stand-ins for its datasets, and more to keep quiet about."""

import json
from collections.abc import Iterator
from pathlib import Path

from contest.contests.editing import create_contest
from contest.demonstration import works_finished, works_ideas, works_open
from contest.demonstration.installing import datasets_needed
from contest.demonstration.plans import WorkPlan
from contest.teams.inviting import invite_by_mail
from core.clock import utc_now
from core.people.tokens import create_token
from core.state import State
from core.words import Text
from tests.builders import field, write_city, write_package
from tests.contest.builders import add_account, add_result_row, add_run, grant

FINISHED, OPEN, IDEAS = "example-app-1", "example-app-2", "example-idea-1"
URL = "https://data.example"
OTHER_ORGANISER = "other-organiser"  # of the finished contest alone
CROWD = 4321  # ballots that are cast beside those of the demonstration: a number that stands nowhere else
_MANY = 70_000  # votes for each work beside those of the demonstration


def write_stand_ins(folder: Path) -> Path:
    """A dataset of one row for each that a work or a data pack names, with the columns that works use."""
    write_city(folder)
    columns: dict[str, dict[str, None]] = {slug: {} for slug in datasets_needed()}
    for plan in _works():
        for use in plan.uses:
            columns.setdefault(use.dataset, {}).update(dict.fromkeys(use.fields))
    for slug, used in columns.items():
        names = list(used) or ["code"]
        write_package(folder, slug, fields=[field(name) for name in names], rows=[["1"] * len(names)])
    return folder


def _works() -> Iterator[WorkPlan]:
    teams = (*works_finished.TEAMS, *works_ideas.TEAMS, works_open.SUBMITTED, works_open.DRAFTING)
    yield from (team.work for team in teams if team.work)
    yield works_finished.UNFINISHED


def one(state: State, sql: str, *params: object) -> str:
    """The first column of the first row."""
    found = state.row(sql, params)
    assert found is not None, sql
    return str(found[0])


def account_of(state: State, key: str) -> str:
    """The account of a person of the demonstration, by the name before the @ of the address."""
    return one(state, "SELECT id FROM account WHERE email LIKE ? ORDER BY created_at", f"{key}@%")


def contest_of(state: State, slug: str) -> str:
    return one(state, "SELECT id FROM contest WHERE slug = ?", slug)


def plant(state: State) -> None:
    """Adds what the demonstration has none of, and makes numbers and comments stand out so that a search finds them."""
    add_account(state, OTHER_ORGANISER)
    grant(state, OTHER_ORGANISER, "organiser", f"contest:{contest_of(state, FINISHED)}")
    _plant_people(state)
    _plant_ballots(state)
    _plant_reviews(state)
    _plant_result(state)
    _plant_drafts(state)


def _plant_people(state: State) -> None:
    """An invitation that waits for somebody, and a key for programs."""
    leader, now = account_of(state, "leader"), utc_now()
    team_id = one(
        state, "SELECT id FROM team WHERE leader_id = ? AND contest_id = ?", leader, contest_of(state, OPEN)
    )  # fmt: skip
    invite_by_mail(state, team_id, "invited@nobody.example", public_url=URL, actor=leader, now=now)
    create_token(state, name="示例程序", lasts=None, actor=leader, now=now)


def _plant_ballots(state: State) -> None:
    poll_id = one(state, "SELECT id FROM poll WHERE contest_id = ?", contest_of(state, IDEAS))
    voter = account_of(state, "p26")  # reads no page in these tests
    with state.transaction() as tx:
        tx.execute("DELETE FROM ballot_item WHERE poll_id = ? AND account_id = ?", (poll_id, voter))
        works = tx.rows("SELECT id FROM work WHERE contest_id = ? ORDER BY id", (contest_of(state, IDEAS),))
        for place, (work_id,) in enumerate(works):
            row = (poll_id, voter, work_id, _MANY + 111 * place)
            tx.execute("INSERT INTO ballot_item (poll_id, account_id, work_id, votes) VALUES (?, ?, ?, ?)", row)
        tx.execute(
            f"""
            INSERT INTO ballot (poll_id, account_id, status, revision, cast_at, changed_at, network, agent, signals,
                                reason)
            SELECT poll_id, 'crowd-' || n.number, status, revision, cast_at, changed_at, network, agent, signals, reason
            FROM ballot CROSS JOIN range({CROWD}) AS n(number)
            WHERE poll_id = ? AND account_id = ?
            """,
            (poll_id, voter),
        )


def _plant_reviews(state: State) -> None:
    """Every comment ends in a word of its own, and so does every mark of the judges who read no page in these tests."""
    contest_id, reader = contest_of(state, IDEAS), account_of(state, "judge")
    others = """
        SELECT a.id, r.scores FROM review AS r JOIN assignment AS a ON a.id = r.assignment_id
        JOIN judge AS j ON j.id = a.judge_id WHERE j.contest_id = ? AND j.account_id <> ? ORDER BY a.id
    """
    for place, (assignment_id, scores) in enumerate(state.rows(others, (contest_id, reader))):
        marks = {key: f"{6 + place % 3}.{1370 + 10 * place + n}" for n, key in enumerate(json.loads(scores))}
        with state.transaction() as tx:
            tx.execute("UPDATE review SET scores = ? WHERE assignment_id = ?", (json.dumps(marks), assignment_id))
    with state.transaction() as tx:
        for place, (assignment_id,) in enumerate(tx.rows("SELECT assignment_id FROM review ORDER BY assignment_id")):
            tx.execute(
                "UPDATE review SET comment = comment || ? WHERE assignment_id = ?",
                (f"〔评语之{place:03}〕", assignment_id),
            )


def _plant_result(state: State) -> None:
    """A result of the ideas that was computed and shown to nobody, with marks that stand nowhere else."""
    contest_id = contest_of(state, IDEAS)
    stage_id = one(state, "SELECT id FROM stage WHERE contest_id = ?", contest_id)
    run_id = add_run(
        state, "unpublished", contest_id, stage_id=stage_id, status="computed", published_at=None, reason="未公布的算法"
    )
    works = state.rows("SELECT id, track_id FROM work WHERE contest_id = ? ORDER BY id", (contest_id,))
    for place, (work_id, track_id) in enumerate(works):
        marks = {"calibrated": f"61.{30 + place}", "raw_mean": f"59.{30 + place}", "median": f"57.{30 + place}"}
        add_result_row(state, work_id, place + 1, run_id, track_id=track_id, **marks)


def _plant_drafts(state: State) -> None:
    """A contest that is being prepared, changes of a work that nobody submitted, and files called like their team."""
    actor = account_of(state, "organiser")
    title = Text("保密筹备中的大赛", "A contest in preparation")
    create_contest(state, slug="secret-1", kind="app", edition_year=2031, title=title, actor=actor, now=utc_now())
    with state.transaction() as tx:
        for work_id, draft in tx.rows("SELECT id, draft FROM work ORDER BY id"):
            changed = json.dumps({**json.loads(draft), "problem": f"没有提交的改动{work_id}"}, ensure_ascii=False)
            tx.execute("UPDATE work SET draft = ? WHERE id = ?", (changed, work_id))
        tx.execute(
            """
            UPDATE attachment
            SET file_name = (SELECT t.name FROM team AS t JOIN work AS w ON w.team_id = t.id
                             WHERE w.id = attachment.work_id) || '-' || file_name
            """
        )
