"""Acts that several stories share, each by the commands that people use."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

from contest.contests.data_pack import add_to_pack
from contest.contests.editing import create_contest, edit_contest
from contest.contests.prizes import save_prizes
from contest.contests.publishing import propose_publication, publish_contest
from contest.contests.queries import current_rules, get_contest, list_tracks
from contest.contests.rules import publish_rules
from contest.contests.timeline import set_phases
from contest.contests.tracks import save_tracks
from contest.demonstration.pictures import draw
from contest.demonstration.plans import ContestPlan, TeamPlan, WorkPlan
from contest.demonstration.season import Stage, Story
from contest.judging.judges import accept_judging, invite_judge
from contest.judging.records import Marks
from contest.judging.rubric import rubric_of
from contest.scoring.exact import plain
from contest.teams.approving import approve_team, submit_team
from contest.teams.founding import change_team, create_team
from contest.teams.inviting import invite_by_link
from contest.teams.joining import accept_link
from contest.works.attachments import attach_file
from contest.works.drafts import open_draft, save_draft
from contest.works.submitting import submit_work
from core.mail.addresses import as_address
from core.state import State

_LATEST_LETTER = "SELECT body FROM outgoing_mail WHERE recipient = ? ORDER BY queued_at DESC, id LIMIT 1"
_LINK = re.compile(r"https?://\S+")


# ---- contests ------------------------------------------------------------------------------------------------


def draft_contest(stage: Stage, plan: ContestPlan, *, year: int, now: datetime) -> str:
    """The first organiser writes the whole draft; the id of the contest."""
    state, actor = stage.state, stage.people["organiser"]
    contest_id = create_contest(
        state, slug=plan.slug, kind=plan.kind, edition_year=year, title=plan.title, actor=actor, now=now
    )

    def revision() -> int:
        return get_contest(state, contest_id).revision

    edit_contest(
        state, contest_id, revision=revision(), content=plan.content, settings=plan.settings, actor=actor, now=now
    )
    save_tracks(state, contest_id, plan.tracks, revision=revision(), actor=actor, now=now)
    save_prizes(state, contest_id, plan.prizes, revision=revision(), actor=actor, now=now)
    phases = stage.phases(plan.windows)
    set_phases(state, contest_id, phases, revision=revision(), actor=actor, now=now)
    for dataset, note in plan.pack.items():
        add_to_pack(stage.catalogue, contest_id, dataset, revision=revision(), note=note, actor=actor, now=now)
    publish_rules(state, contest_id, body=plan.rules, is_material=True, revision=revision(), actor=actor, now=now)
    return contest_id


def announce_contest(stage: Stage, contest_id: str, *, day: int) -> Story:
    """One organiser proposes the publication in the morning, the other confirms it in the afternoon."""
    now = yield from stage.at(day, 10)
    said, first, second = "内容齐全，可以发布。（示例）", stage.people["organiser"], stage.people["organiser-2"]
    act = propose_publication(stage.state, contest_id, reason=said, actor=first, now=now)
    now = yield from stage.at(day, 15)
    publish_contest(stage.state, act, actor=second, now=now)


# ---- teams and works -----------------------------------------------------------------------------------------


def found_team(stage: Stage, contest_id: str, plan: TeamPlan, *, now: datetime) -> str:
    """The leader founds the team, and each of the others joins by a link; the id of the team."""
    rules = current_rules(stage.state, contest_id)
    version = rules.version if rules else None
    leader, *others = (stage.people[key] for key in plan.members)
    team_id = create_team(
        stage.state, contest_id, name=plan.name, category=plan.category, about=plan.about, rules_version=version,
        actor=leader, now=now,
    )  # fmt: skip
    for person in others:
        link = invite_by_link(stage.state, team_id, public_url=stage.public_url, actor=leader, now=now)
        accept_link(stage.state, secret_in(link.url), rules_version=version, actor=person, now=now)
    if plan.looking_for:
        change_team(stage.state, team_id, looking_for=plan.looking_for, actor=leader, now=now)
    return team_id


def hand_in_team(stage: Stage, team_id: str, plan: TeamPlan, *, now: datetime) -> None:
    submit_team(stage.state, team_id, actor=stage.people[plan.members[0]], now=now)


def admit_team(stage: Stage, team_id: str, *, now: datetime) -> None:
    approve_team(stage.state, team_id, actor=stage.people["organiser"], now=now)


def write_work(stage: Stage, contest_id: str, team_id: str, plan: TeamPlan, work: WorkPlan, *, now: datetime) -> str:
    """A draft with its pictures, by the leader; the id of the work."""
    leader = stage.people[plan.members[0]]
    tracks = {track.code: track.id for track in list_tracks(stage.state, contest_id)}
    opened = open_draft(stage.state, team_id, track_id=tracks[work.track], actor=leader, now=now)
    save_draft(stage.state, opened.id, work.values(), revision=opened.draft_revision, actor=leader, now=now)
    with TemporaryDirectory(dir=stage.files.scratch, prefix="pictures-") as folder:
        for number, drawing in enumerate(work.drawings, start=1):
            name = f"screenshot-{number}.png"
            path = Path(folder) / name
            draw(drawing, work.title, path)
            attach_file(
                stage.state, stage.files, opened.id, kind="screenshot", name=name, path=path, actor=leader, now=now
            )
    return opened.id


def hand_in_work(stage: Stage, work_id: str, leader: str, *, number: int = 1, now: datetime) -> None:
    token = f"demonstration-{number}"
    submit_work(stage.state, stage.files, work_id, actor=stage.people[leader], client_token=token, now=now)


# ---- judges --------------------------------------------------------------------------------------------------


def appoint_judge(stage: Stage, contest_id: str, key: str, email: str, *, now: datetime) -> str:
    """Invited by the first organiser, accepted with the link of the letter; the id of the judge."""
    invite_judge(
        stage.state, contest_id, email=email, public_url=stage.public_url, actor=stage.people["organiser"], now=now
    )
    secret = secret_in(_letter_to(stage.state, email))
    person = stage.people[key]
    return accept_judging(stage.state, secret, pledges=True, declares=True, actor=person, now=now)


def _letter_to(state: State, email: str) -> str:
    """Only the letter holds the link, so that it is read here as the judge reads it."""
    found = state.row(_LATEST_LETTER, (as_address(email),))
    assert found is not None, email  # noqa: S101 — it was queued a moment ago
    return str(found[0])


def secret_in(text: str) -> str:
    """The secret of the first link in a letter."""
    link = _LINK.search(text)
    assert link is not None  # noqa: S101 — a letter of ours
    return parse_qs(urlsplit(link.group()).query)["invitation"][0]


def marks_of(
    stage: Stage, stage_id: str, quality: float, *, strictness: float, chance: Random, comments: Iterable[str]
) -> Marks:
    """What one judge gives: the quality, less their own strictness, and a little chance for each criterion."""
    scores: dict[str, str] = {}
    for one in rubric_of(stage.state, stage_id):
        wanted = quality - strictness + chance.uniform(-0.8, 0.8)
        steps = round(wanted / float(one.step))
        most = int(one.maximum / one.step)
        scores[one.key] = plain(one.step * max(2, min(most - 1, steps)))
    return Marks(scores, chance.choice(list(comments)))


def votes_for(chance: Random, favour: Mapping[str, float], count: int) -> list[str]:
    """So many different works, those that are liked more often first."""
    return sorted(favour, key=lambda work: favour[work] * chance.random(), reverse=True)[:count]
