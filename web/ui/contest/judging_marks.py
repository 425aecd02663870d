"""The fields of a review, and keeping them: each change is saved at once, against the revision this page last saw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from html import escape

import streamlit as st

from contest.contests.records import Criterion
from contest.judging.records import Marks, Review
from contest.judging.reviews import save_review
from contest.judging.rubric import MAX_COMMENT_CHARS, rubric_of
from contest.judging.words import FLAGS
from contest.scoring.exact import plain
from contest.scoring.marks import shown, weighted_total
from core.errors import PortalError
from core.words import Lang
from web import contest_judging_words as words
from web.ui.contest.typing import typed_area
from web.ui.contest.visit import ContestVisit

_OPEN = "judging.open"  # the review on this page
_FEW = 6  # marks that fit in a row of buttons


@dataclass(frozen=True, slots=True)
class OpenReview:
    """start: what the fields began with; saved: what is kept now; given: what stands in the fields."""

    assignment_id: str
    revision: int
    start: Marks
    saved: Marks
    given: Marks
    saved_at: datetime | None


def saved_review(review: Review | None = None) -> OpenReview:
    """The review that is open on this page; begins with `review` when that is another one."""
    kept = st.session_state.get(_OPEN)
    if review is not None and (kept is None or kept.assignment_id != review.assignment_id):
        marks = review.marks
        kept = OpenReview(review.assignment_id, review.revision, marks, marks, marks, review.saved_at)
        st.session_state[_OPEN] = kept
    return kept


def given_marks() -> tuple[Marks, int]:
    """(what stands in the fields, the revision it is based on)."""
    kept = saved_review()
    return kept.given, kept.revision


def keep_saved(visit: ContestVisit, assignment_id: str, marks: Marks) -> str:
    """Saves what changed since the last run. The reason when it could not be."""
    kept = replace(saved_review(), given=marks)
    st.session_state[_OPEN] = kept
    if _tidied(marks) == _tidied(kept.saved):
        return ""
    try:
        made = save_review(visit.state, assignment_id, marks, revision=kept.revision, actor=visit.actor, now=visit.now)
    except PortalError as refused:
        return refused.say(visit.lang)
    st.session_state[_OPEN] = replace(kept, revision=made.revision, saved=made.marks, saved_at=made.saved_at)
    return ""


def _tidied(marks: Marks) -> tuple[object, ...]:
    return dict(marks.scores), marks.comment.strip(), tuple(flag for flag in FLAGS if flag in marks.flags)


def mark_fields(visit: ContestVisit, criteria: Sequence[Criterion], assignment_id: str, start: Marks) -> Marks:
    """The marks as they stand in the fields."""
    lang = visit.lang
    scores = {}
    for one in criteria:
        st.html(_about(one, lang))
        mark = _mark_field(one, assignment_id, start.scores.get(one.key), lang)
        if mark is not None:
            scores[one.key] = mark
    minimum = visit.contest.settings.min_comment_chars
    comment = typed_area(
        words.COMMENT.say(lang),
        start.comment,
        key=f"judging.comment.{assignment_id}",
        limit=MAX_COMMENT_CHARS,
        help_words=words.COMMENT_HELP.say(lang, minimum=minimum),
    )
    flags = st.multiselect(
        words.FLAGS.say(lang),
        list(FLAGS),
        list(start.flags),
        format_func=lambda flag: FLAGS[flag].say(lang),
        placeholder=words.CHOOSE_FLAGS.say(lang),
        select_all=False,
        key=f"judging.flags.{assignment_id}",
    )
    return Marks(scores, comment, tuple(flags))


def _mark_field(criterion: Criterion, assignment_id: str, mark: str | None, lang: Lang) -> str | None:
    """Only marks of the grid can be chosen, as the text that is kept."""
    grid = [plain(one) for one in criterion.marks()]
    label = words.MARK_OF.say(lang, title=criterion.title.say(lang), maximum=plain(criterion.maximum))
    key = f"judging.mark.{criterion.key}.{assignment_id}"
    index = grid.index(mark) if mark in grid else None
    if len(grid) <= _FEW:
        return st.radio(label, grid, index, horizontal=True, key=key)
    return st.selectbox(
        label,
        list(reversed(grid)),
        None if index is None else len(grid) - 1 - index,
        placeholder=words.CHOOSE_MARK.say(lang),
        key=key,
    )


def _about(criterion: Criterion, lang: Lang) -> str:
    weight = words.WEIGHT.say(lang, weight=criterion.weight) if criterion.is_counted else words.NOT_COUNTED.say(lang)
    anchors = "".join(
        f"<dt>{escape(mark)}</dt><dd>{escape(text.say(lang))}</dd>"
        for mark, text in sorted(criterion.anchors.items(), key=lambda pair: -Decimal(pair[0]))
    )
    summary = f"<summary>{escape(words.ANCHORS.say(lang))}</summary>"
    listed = f'<details class="jg-anchors" open>{summary}<dl>{anchors}</dl></details>' if anchors else ""
    return f"""<div class="jg-criterion"><h3>{escape(criterion.title.say(lang))}
      <span class="sy-badge">{escape(weight)}</span></h3>
      <p class="sy-muted sy-small">{escape(criterion.about.say(lang))}</p>{listed}</div>"""


def total_words(visit: ContestVisit, stage_id: str, marks: Marks) -> str:
    """The weighted total, as soon as every mark that counts is there."""
    rubric = rubric_of(visit.state, stage_id)
    if not all(one.key in marks.scores for one in rubric if one.is_counted):
        return f'<p class="sy-muted">{escape(words.TOTAL_LATER.say(visit.lang))}</p>'
    total = weighted_total(rubric, {key: Decimal(mark) for key, mark in marks.scores.items()})
    return f'<p class="jg-total">{escape(words.TOTAL.say(visit.lang, total=shown(total)))}</p>'
