"""The stages of judging, saved as one list in the order in which works pass them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from contest.contests import words
from contest.contests.errors import BadNumber, StagesFrozen
from contest.contests.queries import list_stages
from contest.contests.records import Stage, StageMethod
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import in_both_languages
from core.ids import new_id
from core.state import State, Transaction
from core.words import Text

MAX_STAGES = 5
MAX_QUOTA = 1000


@dataclass(frozen=True, slots=True)
class StageForm:
    title: Text
    method: StageMethod = "calibrated"
    quota_per_track: int | None = None  # works that go on; None in the last stage


_CLEAR = "DELETE FROM stage WHERE contest_id = ?"
_CLEAR_RUBRICS = "DELETE FROM criterion WHERE stage_id = ?"
_ADD = """
    INSERT INTO stage (id, contest_id, ordinal, title_zh, title_en, method, quota_per_track)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def save_stages(
    state: State, contest_id: str, stages: Sequence[StageForm], *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision. The first stage stays the first with its rubric, and so on; a stage that is gone takes its own.

    Once published only titles may change. Raises what `begin_edit` does; BadNumber, WordsNeeded, WordsTooLong or
    StagesFrozen.
    """
    checked = [_checked(stage) for stage in stages]
    if not 1 <= len(checked) <= MAX_STAGES:
        raise BadNumber(field=words.STAGE_COUNT, least=1, greatest=MAX_STAGES)
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        if contest.status == "published" and _terms_of(list_stages(tx, contest.id)) != _terms_of(checked):
            raise StagesFrozen()
        write_stages(tx, contest.id, checked)
        facts = {"stages": [[stage.method, stage.quota_per_track] for stage in checked]}
        return finish_edit(tx, contest, "contest.stages", facts=facts, actor=actor, now=now)


def write_stages(tx: Transaction, contest_id: str, stages: Sequence[StageForm]) -> list[str]:
    """The ids of the stages, kept by position."""
    old = [stage.id for stage in list_stages(tx, contest_id)]
    tx.execute(_CLEAR, (contest_id,))
    for gone in old[len(stages) :]:
        tx.execute(_CLEAR_RUBRICS, (gone,))
    ids = old[: len(stages)] + [new_id() for _ in stages[len(old) :]]
    for ordinal, (id_, stage) in enumerate(zip(ids, stages, strict=True), start=1):
        title = stage.title
        tx.execute(_ADD, (id_, contest_id, ordinal, title.zh, title.en, stage.method, stage.quota_per_track))
    return ids


def _checked(stage: StageForm) -> StageForm:
    if stage.quota_per_track is not None and not 1 <= stage.quota_per_track <= MAX_QUOTA:
        raise BadNumber(field=words.STAGE_QUOTA, least=1, greatest=MAX_QUOTA)
    return replace(stage, title=in_both_languages(stage.title, words.STAGE_TITLE, at_most=80))


def _terms_of(stages: Sequence[Stage] | Sequence[StageForm]) -> list[tuple[str, int | None]]:
    """What entrants rely on."""
    return [(stage.method, stage.quota_per_track) for stage in stages]
