"""The finished edition as its stories remember it, and how its judges mark."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from contest.demonstration.acts import marks_of
from contest.demonstration.season import Stage
from contest.demonstration.works_finished import COMMENTS, TEAMS
from contest.judging.records import Assignment
from contest.judging.reviews import submit_review

# {key of the judge: how much less than others they give}
STRICTNESS = {"j01": 0.5, "j02": -0.4, "j03": 0.0, "j04": 0.3, "j05": -0.2, "j06": -0.5}


@dataclass
class Edition:
    """What the stories pass on from one act to the next.

    works   {title: work id}
    judges  {key of the person: judge id}
    """

    stage: Stage
    id: str = ""
    stage_id: str = ""
    works: dict[str, str] = field(default_factory=dict)
    judges: dict[str, str] = field(default_factory=dict)

    def person(self, key: str) -> str:
        return self.stage.people[key]


def review(edition: Edition, one: Assignment, now: datetime) -> None:
    """The judge of an assignment marks its work: the same pair gets the same marks, whoever else judges."""
    plan = next(team.work for team in TEAMS if team.work and edition.works[team.work.title] == one.work_id)
    key = next(key for key, judge_id in edition.judges.items() if judge_id == one.judge_id)
    chance = Random(f"{plan.title} {key}")  # noqa: S311 — invented marks
    comments = next(said for least, said in COMMENTS if plan.quality >= least)
    marks = marks_of(
        edition.stage, one.stage_id, plan.quality, strictness=STRICTNESS[key], chance=chance, comments=comments
    )
    url = edition.stage.public_url
    submit_review(edition.stage.state, one.id, marks, revision=0, public_url=url, actor=edition.person(key), now=now)
