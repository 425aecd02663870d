"""The rubric of a stage: criteria, weights, the grid of marks, and what deserves which mark.

The weights of what counts sum to exactly 100. From the first submitted score on, nothing here changes.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from contest.contests import words
from contest.contests.errors import (
    BadAnchor,
    BadCode,
    BadGrid,
    BadNumber,
    NothingCounted,
    RubricFrozen,
    SameTwice,
    WeightsNotHundred,
)
from contest.contests.queries import get_stage
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import in_both_languages, maybe_empty
from core.state import State, Transaction
from core.words import Text

WHOLE_WEIGHT = 100
MAX_CRITERIA = 20
MAX_MARKS = 201  # on one grid: 0 to 100 in halves
LARGEST_MARK = Decimal(100)
SMALLEST_STEP = Decimal("0.01")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class CriterionForm:
    """`anchors`: {mark as decimal text: what deserves it}. What is not counted has weight 0: a remark to organisers."""

    key: str
    title: Text
    weight: int
    about: Text = _NO_WORDS
    maximum: Decimal = Decimal(10)
    step: Decimal = Decimal(1)
    anchors: Mapping[str, Text] = field(default_factory=dict)
    is_counted: bool = True


_CLEAR = "DELETE FROM criterion WHERE stage_id = ?"
_ADD = """
    INSERT INTO criterion (stage_id, key, ordinal, title_zh, title_en, about_zh, about_en, weight, maximum, step,
                           anchors, is_counted)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SCORED = """
    SELECT 1
    FROM assignment AS a
    JOIN review AS r ON r.assignment_id = a.id
    WHERE a.stage_id = ? AND (r.submitted_at IS NOT NULL OR a.status IN ('submitted', 'reopened'))
    LIMIT 1
"""


def save_rubric(
    state: State, stage_id: str, criteria: Sequence[CriterionForm], *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision; the criteria are kept in this order, which is also that of the tie-break.

    Raises SomethingMissing; what `begin_edit` does; RubricFrozen; and for the criteria BadCode, SameTwice, BadNumber,
    BadGrid, BadAnchor, WordsNeeded, WordsTooLong, NothingCounted or WeightsNotHundred.
    """
    checked = checked_rubric(criteria)
    with state.transaction() as tx:
        stage = get_stage(tx, stage_id)
        contest = begin_edit(tx, stage.contest_id, revision=revision, actor=actor)
        if is_frozen(tx, stage.id):
            raise RubricFrozen(stage=stage.title)
        write_rubric(tx, stage.id, checked)
        facts = {"stage_id": stage.id, "weights": {one.key: one.weight for one in checked}}
        return finish_edit(tx, contest, "contest.rubric", facts=facts, actor=actor, now=now)


def is_frozen(tx: Transaction | State, stage_id: str) -> bool:
    """Whether a judge has submitted a score in this stage."""
    return tx.row(_SCORED, (stage_id,)) is not None


def write_rubric(tx: Transaction, stage_id: str, criteria: Sequence[CriterionForm]) -> None:
    """Replaces the criteria of a stage by checked ones."""
    tx.execute(_CLEAR, (stage_id,))
    for ordinal, one in enumerate(criteria, start=1):
        anchors = {mark: {"zh": text.zh, "en": text.en} for mark, text in one.anchors.items()}
        about, maximum, step = one.about, as_decimal_text(one.maximum), as_decimal_text(one.step)
        values = (stage_id, one.key, ordinal, one.title.zh, one.title.en, about.zh, about.en, one.weight, maximum, step)
        tx.execute(_ADD, (*values, json.dumps(anchors, ensure_ascii=False), one.is_counted))


def checked_rubric(criteria: Sequence[CriterionForm]) -> list[CriterionForm]:
    """The criteria with tidy words and marks. Raises as `save_rubric` for criteria."""
    checked = [_checked(one) for one in criteria]
    keys = [one.key for one in checked]
    for key in keys:
        if keys.count(key) > 1:
            raise SameTwice(what=key)
    if len(checked) > MAX_CRITERIA:
        raise BadNumber(field=words.CRITERION_COUNT, least=1, greatest=MAX_CRITERIA)
    counted = [one.weight for one in checked if one.is_counted]
    if not counted:
        raise NothingCounted()
    if sum(counted) != WHOLE_WEIGHT:
        raise WeightsNotHundred(total=sum(counted))
    return checked


def as_decimal_text(mark: Decimal) -> str:
    """A mark as state keeps it.

    >>> [as_decimal_text(Decimal(mark)) for mark in ("10", "7.50", "1E+1", "0.0")]
    ['10', '7.5', '10', '0']
    """
    return format(mark.normalize() if mark else Decimal(0), "f")


def _checked(one: CriterionForm) -> CriterionForm:
    if not _KEY.fullmatch(one.key):
        raise BadCode(code=one.key[:100])
    least, greatest = (1, WHOLE_WEIGHT) if one.is_counted else (0, 0)
    if type(one.weight) is not int or not least <= one.weight <= greatest:
        raise BadNumber(field=words.WEIGHT_OF.filled(title=one.title), least=least, greatest=greatest)
    title = in_both_languages(one.title, words.CRITERION_TITLE, at_most=80)
    _check_grid(title, one.maximum, one.step)
    about = maybe_empty(one.about, words.CRITERION_ABOUT, at_most=2000)
    return replace(one, title=title, about=about, anchors=_checked_anchors(replace(one, title=title)))


def _check_grid(title: Text, maximum: Decimal, step: Decimal) -> None:
    is_in_range = maximum.is_finite() and step.is_finite() and SMALLEST_STEP <= step <= maximum <= LARGEST_MARK
    if not is_in_range or step % SMALLEST_STEP or maximum % step or maximum / step >= MAX_MARKS:
        raise BadGrid(criterion=title, maximum=str(maximum), step=str(step), marks=MAX_MARKS)


def _checked_anchors(one: CriterionForm) -> dict[str, Text]:
    anchors = {}
    for mark, text in one.anchors.items():
        value = _mark(mark)
        if value is None or not 0 <= value <= one.maximum or value % one.step:
            raise BadAnchor(criterion=one.title, mark=mark[:20])
        field_name = words.ANCHOR_OF.filled(title=one.title, mark=as_decimal_text(value))
        anchors[as_decimal_text(value)] = in_both_languages(text, field_name, at_most=500)
    return anchors


def _mark(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", text) else None
