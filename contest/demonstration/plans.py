"""The shapes in which the demonstration writes down what it tells: contests, teams, works and what judges say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contest.contests.prizes import PrizeForm
from contest.contests.records import ContestKind
from contest.contests.tracks import TrackForm
from contest.demonstration.pictures import Drawing
from core.words import Text

# {phase: (day it opens, hour, day it closes, hour)}, days from the installation, hours of Beijing
Windows = Mapping[str, tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class ContestPlan:
    slug: str
    kind: ContestKind
    title: Text
    content: Mapping[str, Text]
    rules: Text
    tracks: tuple[TrackForm, ...]
    prizes: tuple[PrizeForm, ...]
    windows: Windows
    pack: Mapping[str, Text] = field(default_factory=dict)  # {dataset: note}
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    dataset: str
    fields: tuple[str, ...]
    purpose: str
    role: str = "core"


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """quality is what a judge who is neither strict nor mild thinks of it, from 0 to 10."""

    track: str
    title: str
    one_line: str
    summary: str
    problem: str
    users: str
    uses: tuple[Use, ...]
    drawings: tuple[Drawing, ...] = ()
    quality: float = 7.0

    def values(self) -> dict[str, object]:
        """The fields of the form."""
        return {
            "title": self.title,
            "one_line": self.one_line,
            "summary": self.summary,
            "problem": self.problem,
            "users": self.users,
            "dataset_uses": [
                {"dataset": one.dataset, "fields": list(one.fields), "purpose": one.purpose, "role": one.role}
                for one in self.uses
            ],
            "ai_use": "无。示例作品。",
            "third_party": "无。示例作品。",
            "contact": "示例联系人（演示用，不可拨打）",
        }


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """members are keys of people, the leader first."""

    name: str
    category: str
    members: tuple[str, ...]
    about: str
    work: WorkPlan | None = None
    looking_for: str = ""
