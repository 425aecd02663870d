"""Every window of a contest at both its edges: a millisecond before, at, and after, by the commands that keep to it.

Each command is tried at the six moments and undone again, so that only the clock decides. In time it is done, or
refused for a reason of its own; at any other moment it is refused for the window.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from contest.judging.assigning import run_assignment
from contest.judging.freezing import freeze_scores
from contest.judging.records import Marks
from contest.judging.reviews import save_review, submit_review
from contest.judging.ties import tick_judge, untick_judge
from contest.results.appeals import AppealWords, file_appeal
from contest.results.publishing import propose_step
from contest.screening.deciding import pass_work, propose_rejection, return_work
from contest.teams.approving import submit_team
from contest.teams.founding import change_team, create_team
from contest.teams.inviting import invite_by_link, invite_by_mail
from contest.teams.joining import accept_link
from contest.teams.leaving import leave_team
from contest.teams.requests import ask_to_join
from contest.voting.ballots import cast_ballot, withdraw_ballot
from contest.voting.polls import change_poll, open_poll
from contest.voting.publication import propose_publication
from contest.voting.verification import finish_verification, quarantine_suspicious
from contest.works.drafts import choose_track, open_draft, save_draft
from contest.works.withdrawing import take_back_withdrawal
from core.errors import PortalError
from core.ids import secret_hash
from core.state import State, Transaction
from tests.contest.builders import (
    SEASON,
    add_account,
    add_contest,
    add_judge,
    add_result_row,
    add_review,
    add_run,
    add_team,
    add_work,
    day,
    insert,
)
from tests.empty_state import copied_state

MS = timedelta(milliseconds=1)
URL = "https://portal.example"
REASON = "一句足够长的理由。"
WINDOW = {  # what a command says when it is not the time for it
    "window_not_open_yet", "window_closed", "phase_still_open", "team_locked", "ticking_over", "poll_rules_frozen",
    "late_without_draft", "invitation_expired", "not_allowed_now",
}  # fmt: skip
Command = Callable[[State, datetime], object]


def by(command: Callable[..., object], *given: Any, **more: Any) -> Command:
    return lambda db, now: command(db, *given, **more, now=now)


# {what is done: (the window, the command)}
INSIDE: dict[str, tuple[str, Command]] = {
    "found a team": ("registration", by(create_team, "c1", name="新队", actor="newcomer")),
    "change a team": ("registration", by(change_team, "forming", about="新的介绍", actor="fa")),
    "invite by mail": ("registration", by(invite_by_mail, "forming", "x@x.example", public_url=URL, actor="fa")),
    "invite by link": ("registration", by(invite_by_link, "forming", public_url=URL, actor="fa")),
    "join by a link": ("registration", by(accept_link, "secret", actor="newcomer")),
    "ask to join": ("registration", by(ask_to_join, "forming", message=REASON, public_url=URL, actor="newcomer")),
    "hand a team in": ("registration", by(submit_team, "forming", actor="fa")),
    "leave a team": ("registration", by(leave_team, "forming", actor="fb")),
    "begin a work": ("submission", by(open_draft, "idle", track_id="c1-t1", actor="ia")),
    "write a work": ("submission", by(save_draft, "draft", {"title": "新"}, revision=9, actor="da")),
    "choose a track": ("submission", by(choose_track, "draft", track_id="c1-t1", actor="da")),
    "take a withdrawal back": ("submission", by(take_back_withdrawal, "gone", actor="ga")),
    "assign works": ("judging", by(run_assignment, "c1-s1", seed=1, public_url=URL, actor="o1")),
    "save a review": ("judging", by(save_review, "judge-j1:judged", Marks({}, ""), revision=0, actor="j1")),
    "hand a review in": (
        "judging",
        by(submit_review, "judge-j1:judged", Marks({}, REASON), revision=0, public_url=URL, actor="j1"),
    ),
    "cast a ballot": (
        "voting",
        by(cast_ballot, "poll", actor="newcomer", votes={"judged": 1, "other": 1}, network="n", agent="a"),
    ),
    "take a ballot back": ("voting", by(withdraw_ballot, "poll", actor="voter")),
    "begin the notice": ("publicity", by(propose_step, "run-2", "notify", reason=REASON, actor="o1")),
    "appeal": (
        "appeals",
        by(file_appeal, "c1", AppealWords("arithmetic", REASON * 30), work_id="judged", actor="ma", public_url=URL),
    ),
}
BEFORE: dict[str, tuple[str, Command]] = {
    "leave a judge out": ("judging", by(tick_judge, "judged", "judge-j2", reason=REASON, actor="ma")),
    "take that back": ("judging", by(untick_judge, "judged", "judge-j2", actor="ma")),
    "change the rules of a vote": ("voting", by(change_poll, "poll", maximum=4, actor="o1")),
}
UNTIL_THE_END: dict[str, tuple[str, Command]] = {"set up a vote": ("voting", by(open_poll, "c2", actor="o1"))}
AFTER: dict[str, tuple[str, Command]] = {
    "pass a work": ("submission", by(pass_work, "locked", public_url=URL, actor="o1")),
    "return a work": (
        "submission",
        by(return_work, "locked", reason_code="identity_shown", note=REASON, public_url=URL, actor="o1"),
    ),
    "reject a work": (
        "submission",
        by(propose_rejection, "locked", reason_code="data_not_used", note=REASON, actor="o1"),
    ),
    "freeze the marks": ("judging", by(freeze_scores, "c1-s1", accepts_few=True, actor="o1")),
    "check the votes": ("voting", by(quarantine_suspicious, "poll", actor="o1")),
    "publish the votes": ("verification", by(propose_publication, "poll", reason=REASON, actor="o1")),
    "make a result final": ("publicity", by(propose_step, "run-3", "finalise", reason=REASON, actor="o1")),
}
FROM_THE_BEGINNING: dict[str, tuple[str, Command]] = {
    "end the check of the votes": ("verification", by(finish_verification, "poll", actor="o1")),
}


class _Undone:
    """State in which every command is tried and then rolled back."""

    def __init__(self, db: State) -> None:
        self.rows, self.row, self._db = db.rows, db.row, db

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        try:
            with self._db.transaction() as tx:
                yield tx
                raise _Undo
        except _Undo:
            pass


class _Undo(Exception):
    pass


@pytest.fixture(scope="module")
def scene(empty_state_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    with copied_state(empty_state_file, tmp_path_factory.mktemp("windows") / "var") as db:
        add_contest(db)
        for account in ("newcomer", "voter"):
            add_account(db, account)
        _teams(db)
        for judge in ("j1", "j2", "j3", "j4"):
            add_judge(db, judge)
        add_review(db, "judge-j1", "judged", None)
        _polls(db)
        add_run(db)
        add_result_row(db, "judged", 1)
        add_run(db, "run-2", number=2, status="provisional", published_at=None)
        add_run(db, "run-3", "c2")
        yield db


def _teams(db: State) -> None:
    add_team(db, "forming", ["fa", "fb"], status="forming", looking_for="还缺一人")
    insert(
        db, "invitation", id="link", contest_id="c1", team_id="forming", direction="invitation", email=None,
        token_hash=secret_hash("secret"), message="", status="pending", pending_key=None, invited_by="fa",
        created_at=day(0), expires_at=day(60),
    )  # fmt: skip
    add_team(db, "idle", ["ia"])
    for team, work, member, status in (
        ("drafting", "draft", "da", "draft"),
        ("leaving", "gone", "ga", "withdrawn"),
        ("waiting", "locked", "la", "locked"),
        ("judged-team", "judged", "ma", "in_review"),
        ("other-team", "other", "oa", "in_review"),
    ):
        add_team(db, team, [member])
        add_work(db, work, team, status=status, version=int(status != "draft"))


def _polls(db: State) -> None:
    """One with a ballot; another contest has none yet."""
    poll = {"method": "choices", "minimum": 2, "maximum": 3, "credits": 99, "seed": 1}
    insert(db, "poll", id="poll", contest_id="c1", **poll)
    insert(
        db, "ballot", poll_id="poll", account_id="voter", status="counted", revision=1, cast_at=day(36),
        changed_at=day(36), network="n", agent="a", signals="[]", reason="",
    )  # fmt: skip
    add_contest(db, "c2")


def _moments(kind: str) -> list[datetime]:
    opens, closes = (day(number) for number in SEASON[kind])
    return [edge + step for edge in (opens, closes) for step in (-MS, 0 * MS, MS)]


def _is_in_time(db: State, command: Command, now: datetime) -> bool:
    try:
        command(_Undone(db), now)  # type: ignore[arg-type]
    except PortalError as refused:
        return refused.code() not in WINDOW
    return True


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        *((one, [False, True, True, True, False, False]) for one in INSIDE),
        *((one, [True, False, False, False, False, False]) for one in BEFORE),
        *((one, [True, True, True, True, False, False]) for one in UNTIL_THE_END),
        *((one, [False, False, False, False, True, True]) for one in AFTER),
        *((one, [False, True, True, True, True, True]) for one in FROM_THE_BEGINNING),
    ],
)
def test_a_millisecond_before_at_and_after_both_edges(scene: State, what: str, expected: list[bool]) -> None:
    kind, command = {**INSIDE, **BEFORE, **UNTIL_THE_END, **AFTER, **FROM_THE_BEGINNING}[what]

    assert [_is_in_time(scene, command, now) for now in _moments(kind)] == expected


def test_every_window_is_kept_by_some_command() -> None:
    every = {**INSIDE, **BEFORE, **UNTIL_THE_END, **AFTER, **FROM_THE_BEGINNING}

    assert {kind for kind, _ in every.values()} == SEASON.keys() - {
        "screening",
        "final",
    }  # works are decided and judged again by what comes before
