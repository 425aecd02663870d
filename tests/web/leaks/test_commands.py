"""Every command that a form can send refuses the ids of others, whichever stranger sends them, and changes nothing."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

import contest
import core.people
from contest.contests.stages import StageForm
from contest.contests.tracks import TrackForm
from contest.judging.records import Marks
from contest.phases import Phase
from contest.results.appeals import AppealWords
from contest.results.rulings import Ruling
from core.clock import utc_now
from core.errors import PortalError
from core.state import State
from core.words import Text
from tests.contest.builders import insert
from tests.contest.works.samples import picture
from tests.web.leaks.ground import IDEAS, URL, account_of, contest_of, one
from tests.web.leaks.readers import Reader
from web.portal import Portal

pytestmark = pytest.mark.slow  # the demonstration

_STRANGERS = (
    "visitor", "member without a team", "leader of another team", "publisher", "organiser of another contest",
    "judge with works waiting",
)  # fmt: skip
# What everybody may do in a contest, and a judge in the contest of the works: about themselves alone.
_FOR_ALL = {"accept_rules", "ask_question", "ask_to_join", "cast_ballot", "create_team", "withdraw_ballot"}
_FOR_JUDGES = {"declare_tie", "complete_judging", "record_comparison"}
_FINISHED = {"revoke_certificate", "accept_appeal", "refuse_appeal", "decide_appeal"}  # of a contest that is over
# What is typed or the time is looked at first; strangers are refused for that, and nothing changes either.
_LOOK_FIRST = {"save_rubric", "file_appeal", "propose_step", "propose_ruling"}
_WITH_IDS = {"dataset", "code"}  # and whatever ends in `_id` or `_ids`
_NO_FORMS = {"note_refusal", "change_password"}  # what the routes call beside; the session is that of the browser

_KINDS = (
    "publish_contest", "cancel_contest", "reject_work", "disqualify_work", "disqualify_team", "appoint_leader",
    "award_ruling", "publish_votes", "decide_ballots", "result_notify",
)  # fmt: skip
_REFUSED = {"not_yours", "role_needed", "sign_in_needed", "panel_needed", "token_not_found"}

_BOTH = Text("一句足够长的理由，由外人写下。", "A reason that is long enough, by a stranger.")
_FOR_SOME = {"judge with works waiting": _FOR_JUDGES, "organiser of another contest": _FINISHED}
_OF_COMMAND = {  # where the name of a parameter means something else
    ("pin_again", "note"): _BOTH,
    ("file_appeal", "said"): AppealWords("arithmetic", _BOTH.zh * 5),
}

Given = Mapping[str, Any]


def _commands() -> Iterator[tuple[str, Callable[..., object]]]:
    """Public functions that take who acts and when, and the id of something."""
    for package in (contest, core.people):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".demonstration" not in module.name:
                for name, found in vars(importlib.import_module(module.name)).items():
                    if inspect.isfunction(found) and found.__module__ == module.name and _takes_ids(name, found):
                        yield f"{module.name}.{name}", found


def _takes_ids(name: str, command: Callable[..., object]) -> bool:
    asked = list(inspect.signature(command).parameters)
    is_command = bool({"state", "catalogue"} & set(asked[:1])) and {"actor", "now"} <= set(asked)
    names_something = any(one in _WITH_IDS or one.endswith(("_id", "_ids")) for one in asked)
    return is_command and names_something and not name.startswith("_") and name not in _NO_FORMS


COMMANDS = dict(_commands())


@pytest.fixture(scope="package")
def given(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Given:
    """A value for each parameter, by its name: everything belongs to somebody of the contest that is judged now."""
    state, now = portal.catalogue.state, utc_now()
    contest_id = contest_of(state, IDEAS)
    file = tmp_path_factory.mktemp("command") / "a.png"
    file.write_bytes(picture())
    return {
        **_of_ideas(state, contest_id),
        **_forms(now),
        "contest_id": contest_id,
        "state": state,
        "catalogue": portal.catalogue,
        "files": portal.catalogue.files,
        "path": file,
        "public_url": URL,
        "now": now,
        "check_link": None,
    }


def _of_ideas(state: State, contest_id: str) -> dict[str, Any]:
    judge = account_of(state, "j03")
    judge_id = one(state, "SELECT id FROM judge WHERE contest_id = ? AND account_id = ?", contest_id, judge)
    work_id = one(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id", contest_id)
    voter = account_of(state, "p05")
    return {
        "account_id": account_of(state, "leader"),
        "account_ids": [voter],
        "appeal_id": one(state, "SELECT id FROM appeal"),
        "assignment_id": one(state, "SELECT id FROM assignment WHERE judge_id = ? ORDER BY id", judge_id),
        "attachment_id": one(state, "SELECT id FROM attachment WHERE work_id = ?", work_id),
        "code": one(state, "SELECT code FROM certificate WHERE revoked_at IS NULL ORDER BY code"),
        "comparison_id": "nothing",
        "dataset": "weather-daily",
        "dataset_id": one(state, "SELECT id FROM dataset WHERE slug = 'weather-daily'"),
        "invitation_id": one(state, "SELECT id FROM invitation WHERE email LIKE 'invited@%'"),
        "judge_id": judge_id,
        "poll_id": one(state, "SELECT id FROM poll WHERE contest_id = ?", contest_id),
        "question_id": one(state, "SELECT id FROM question WHERE answered_at IS NULL ORDER BY id"),
        "request_id": one(state, "SELECT id FROM invitation WHERE email LIKE 'invited@%'"),
        "act_id": _acts(state, contest_id),
        "run_id": "unpublished",
        "stage_id": one(state, "SELECT id FROM stage WHERE contest_id = ?", contest_id),
        "team_id": one(state, "SELECT team_id FROM work WHERE id = ?", work_id),
        "token_id": one(state, "SELECT id FROM api_token"),
        "track_id": one(state, "SELECT id FROM track WHERE contest_id = ?", contest_id),
        "winner_id": work_id,
        "loser_id": one(state, "SELECT id FROM work WHERE contest_id = ? ORDER BY id DESC", contest_id),
        "work_id": work_id,
    }


def _acts(state: State, contest_id: str) -> list[str]:
    """A proposal of every kind, which waits for a second organiser."""
    actor, now = account_of(state, "organiser"), utc_now()
    for kind in _KINDS:
        insert(
            state, "two_person_act", id=f"act-{kind}", contest_id=contest_id, kind=kind, subject=f"test:{kind}",
            facts="{}", reason="", proposed_by=actor, proposed_at=now, decision_reason="",
        )  # fmt: skip
    return [f"act-{kind}" for kind in _KINDS]


def _forms(now: Any) -> dict[str, Any]:
    """What is typed beside the ids: nothing that would be refused by itself."""
    said, both = _BOTH.zh, _BOTH
    return {
        **dict.fromkeys(("reason", "reasons", "note", "answer", "message", "value", "said"), said),
        **dict.fromkeys(("title", "body"), both),
        **dict.fromkeys(("is_confirmed", "is_material", "is_satisfied", "pledges", "declares"), True),
        **dict.fromkeys(("revision", "version", "seed", "max_load"), 1),
        "agent": "a",
        "client_token": "0123456789",
        "closes_at": now + timedelta(days=60),
        "criteria": [],
        "email": "stranger@nobody.example",
        "expertise": {},
        "is_demo": True,
        "item": "identity",
        "kind": "judging",
        "marks": Marks({}, said),
        "months": 3,
        "name": "a.png",
        "network": "n",
        "outcome": "upheld",
        "phases": [Phase("judging", now, now + timedelta(days=60))],
        "prizes": [],
        "reason_code": "data_not_used",
        "role": "organiser",
        "ruling": Ruling("order", ()),
        "scope": "",
        "scores": "void",
        "secret": "nonsense",
        "source": "affiliation",
        "stages": [StageForm(both)],
        "step": "notify",
        "tracks": [TrackForm("t", both, both)],
        "values": {"title": said},
        "votes": {},
    }


@pytest.fixture(scope="module", autouse=True)
def _no_proposal_stays(portal: Portal) -> Iterator[None]:
    """They say nothing that a page could show, and other tests look at the pages."""
    yield
    with portal.catalogue.state.transaction() as tx:
        tx.execute("DELETE FROM two_person_act WHERE subject LIKE 'test:%'")


def test_every_command_that_takes_an_id_is_tried() -> None:
    assert len(COMMANDS) > 110
    assert {name.rpartition(".")[2] for name in COMMANDS} >= _FOR_ALL | _FOR_JUDGES | {"submit_review", "revoke_token"}


@pytest.mark.parametrize("role", _STRANGERS)
def test_a_stranger_is_refused_and_nothing_changes(
    role: str, portal: Portal, readers: Mapping[str, Reader], given: Given
) -> None:
    state, actor = portal.catalogue.state, readers[role].account_id
    allowed = _FOR_ALL | _FOR_SOME.get(role, set())
    before, told = _events(state), []

    for name, command in COMMANDS.items():
        if name.rpartition(".")[2] not in allowed:
            answers = [_answer(command, arguments) for arguments in _arguments(command, given, actor)]
            is_for_rights = bool(set(answers) & _REFUSED) or name.rpartition(".")[2] in _LOOK_FIRST
            if not is_for_rights or "done" in answers:
                told.append(f"{name}: {sorted(set(answers))}")

    assert told == []
    assert _events(state) == before


def _arguments(command: Callable[..., object], given: Given, actor: str) -> Iterator[dict[str, Any]]:
    """What is sent; of acts one after the other, since each command takes one kind alone."""
    asked = inspect.signature(command).parameters
    whole = {
        name: actor if name == "actor" else _OF_COMMAND.get((command.__name__, name), given.get(name))
        for name, parameter in asked.items()
        if name == "actor" or parameter.default is inspect.Parameter.empty
    }
    acts = whole.pop("act_id", None)
    yield from ({**whole, "act_id": act} for act in acts) if acts else [whole]


def _answer(command: Callable[..., object], arguments: dict[str, Any]) -> str:
    try:
        command(**arguments)
    except PortalError as refused:
        return refused.code()
    return "done"


def _events(state: State) -> list[tuple[Any, ...]]:
    """Everything that changes something is on the audit chain."""
    return state.rows("SELECT actor, action, subject FROM audit_event ORDER BY sequence")
