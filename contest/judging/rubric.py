"""What a judge wrote, measured against the rubric of the stage."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from contest.contests.queries import list_criteria
from contest.judging.errors import CommentNeeded, CommentTooLong, UnknownFlag
from contest.judging.records import Marks
from contest.judging.words import FLAGS
from contest.scoring.errors import CriterionUnknown
from contest.scoring.exact import plain
from contest.scoring.marks import Criterion, as_mark, read_marks
from core.state import State, Transaction
from core.words import Text

MAX_COMMENT_CHARS = 4000


def rubric_of(tx: Transaction | State, stage_id: str) -> list[Criterion]:
    """The criteria of a stage, as the mathematics takes them."""
    return [
        Criterion(one.key, Decimal(one.weight), one.maximum, one.step, one.is_counted, one.title)
        for one in list_criteria(tx, stage_id)
    ]


def draft_marks(criteria: Sequence[Criterion], marks: Marks) -> Marks:
    """What may be saved: some marks may be missing, those that are there are on their grid.

    Raises CriterionUnknown, MarkOffGrid, CommentTooLong or UnknownFlag.
    """
    by_key = {one.key: one for one in criteria}
    for key in marks.scores:
        if key not in by_key:
            raise CriterionUnknown(criterion=key[:40])
    given = {key: as_mark(mark, by_key[key]) for key, mark in _filled_in(marks).items()}
    return _tidied(marks, given)


def final_marks(criteria: Sequence[Criterion], marks: Marks, *, min_comment_chars: int) -> Marks:
    """What may be submitted: every mark that counts, and a comment on the highest and lowest ones.

    Raises as draft_marks, MarksIncomplete or CommentNeeded.
    """
    tidied = _tidied(marks, read_marks(criteria, _filled_in(marks)))
    extreme = [one for one in criteria if one.is_counted and tidied.scores[one.key] in (plain(one.maximum), "0")]
    if extreme and len(tidied.comment) < min_comment_chars:
        titles = [one.title or Text(one.key, one.key) for one in extreme]
        named = Text("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))
        raise CommentNeeded(criteria=named, minimum=min_comment_chars)
    return tidied


def _filled_in(marks: Marks) -> dict[str, str]:
    return {key: mark.strip() for key, mark in marks.scores.items() if mark.strip()}


def _tidied(marks: Marks, scores: Mapping[str, Decimal]) -> Marks:
    comment = marks.comment.replace("\r\n", "\n").strip()
    if len(comment) > MAX_COMMENT_CHARS:
        raise CommentTooLong(maximum=MAX_COMMENT_CHARS)
    for flag in marks.flags:
        if flag not in FLAGS:
            raise UnknownFlag(key=flag[:40])
    flags = tuple(flag for flag in FLAGS if flag in marks.flags)
    return Marks({key: plain(mark) for key, mark in scores.items()}, comment, flags)
