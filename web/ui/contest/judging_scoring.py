"""One work to be judged: what it is, the rubric, and a review that is saved as it is written."""

from html import escape

import streamlit as st

from contest.contests.queries import get_stage, list_criteria
from contest.contests.records import Stage
from contest.judging.blind import get_blind_work, list_my_assignments
from contest.judging.machine import UNSENT
from contest.judging.queries import find_assignment, require_judging
from contest.judging.records import MyAssignment, Review
from contest.judging.reviews import get_my_review, recuse, submit_review
from contest.phases import beijing
from contest.works.queries import list_uses
from core.errors import PortalError
from core.words import Text
from web import contest_judging_words as words
from web.ui.contest.doing import attempt, fresh
from web.ui.contest.judging_list import progress_bar
from web.ui.contest.judging_marks import given_marks, keep_saved, mark_fields, saved_review, total_words
from web.ui.contest.judging_work import blind_work
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor


def show_scoring(visit: ContestVisit, assignment_id: str) -> None:
    """Raises NotYours for what is not, or no longer, this judge's."""
    shown = get_blind_work(visit.state, assignment_id, actor=visit.actor)
    review = get_my_review(visit.state, assignment_id, actor=visit.actor)
    mine = list_my_assignments(visit.state, visit.contest.id, actor=visit.actor).assignments
    this = next(one for one in mine if one.id == assignment_id)
    of_stage = [one for one in mine if one.stage_id == this.stage_id]
    stage = get_stage(visit.state, this.stage_id)
    st.html(_head(visit, this, of_stage))
    reading, marking = st.columns([3, 2], gap="large")
    with reading:
        st.html(blind_work(shown, list_uses(visit.state, shown.work_id, shown.version), visit.lang))
    with marking, st.container(key="judging-marking"):
        closed = _why_closed(visit, stage, this)
        if closed is None and this.status in UNSENT:
            _show_marking(visit, stage, this, review, of_stage)
        else:
            _show_given(visit, stage, this, review, of_stage, closed)
        if closed is None:
            _show_recusal(visit, this, of_stage)


def _head(visit: ContestVisit, this: MyAssignment, works: list[MyAssignment]) -> str:
    lang, total = visit.lang, len(works)
    submitted = sum(one.status == "submitted" for one in works)
    number = words.NUMBER_OF.say(lang, number=works.index(this) + 1, total=total)
    said = words.PROGRESS.say(lang, submitted=submitted, total=total)
    back = anchor(visit.link("judging"), words.BACK.say(lang))
    return f"""<div class="jg-where"><p>{back}</p><p><strong>{escape(number)}</strong>
      <span class="sy-muted">{escape(said)}</span></p>{progress_bar(submitted, total, said)}</div>"""


def _why_closed(visit: ContestVisit, stage: Stage, this: MyAssignment) -> str | None:
    """Why no mark can change at this moment; None while it can."""
    assignment = find_assignment(visit.state, this.id)
    try:
        require_judging(visit.state, stage, visit.now, assignment.work_id if assignment else "")
    except PortalError as closed:
        return closed.say(visit.lang)
    return None


def _next_of(this: MyAssignment, works: list[MyAssignment]) -> str | None:
    """The next work of the list that waits, from the beginning again after its end."""
    place = works.index(this)
    return next((one.id for one in works[place + 1 :] + works[:place] if one.status in UNSENT), None)


def _go_on(next_id: str | None) -> None:
    if next_id:
        st.query_params["work"] = next_id
    else:
        del st.query_params["work"]


def _show_marking(
    visit: ContestVisit, stage: Stage, this: MyAssignment, review: Review, works: list[MyAssignment]
) -> None:
    lang = visit.lang
    kept = saved_review(review)
    st.html(f'<h2 class="ct-h2">{escape(words.YOUR_MARKS.say(lang))}</h2>')
    marks = mark_fields(visit, list_criteria(visit.state, stage.id), this.id, kept.start)
    problem = keep_saved(visit, this.id, marks)
    st.html(total_words(visit, stage.id, marks) + _saved_words(visit, problem))
    next_id = _next_of(this, works)
    submitted = Text(*(words.SUBMITTED.say(each, code=this.blind_code) for each in ("zh", "en")))
    label = words.SUBMIT_NEXT if next_id else words.SUBMIT_LAST
    if st.button(label.say(lang), type="primary", key="judging.submit", width="stretch"):
        attempt(visit, submitted, lambda: _submit(visit, this.id, next_id))
    if next_id and st.button(words.SKIP.say(lang), key="judging.skip", width="stretch"):
        _go_on(next_id)
        st.rerun()


def _submit(visit: ContestVisit, assignment_id: str, next_id: str | None) -> None:
    marks, revision = given_marks()
    url = visit.portal.settings.public_url
    submit_review(
        visit.state, assignment_id, marks, revision=revision, public_url=url, actor=visit.actor, now=visit.now
    )
    _go_on(next_id)


def _saved_words(visit: ContestVisit, problem: str) -> str:
    """Whether what is in the fields is kept."""
    if problem:
        return f'<p class="sy-note sy-note-red" role="alert">{escape(problem)}</p>'
    saved_at = saved_review().saved_at
    said = words.SAVED_AT.say(visit.lang, moment=beijing(saved_at)) if saved_at else words.SAVES_ITSELF.say(visit.lang)
    return f'<p class="sy-muted sy-small" role="status">{escape(said)}</p>'


def _show_given(
    visit: ContestVisit,
    stage: Stage,
    this: MyAssignment,
    review: Review,
    works: list[MyAssignment],
    closed: str | None,
) -> None:
    """What was given, to be read."""
    lang = visit.lang
    rows = "".join(
        f"""<tr><th scope="row">{escape(one.title.say(lang))}</th>
          <td class="sy-right">{escape(review.marks.scores.get(one.key, words.NOT_MARKED.say(lang)))}</td></tr>"""
        for one in list_criteria(visit.state, stage.id)
    )
    is_sent = this.status == "submitted" and review.submitted_at is not None
    why = words.SUBMITTED_AT.say(lang, moment=beijing(review.submitted_at)) if is_sent and review.submitted_at else ""
    if not why and closed:
        why = words.READ_ONLY.say(lang, why=closed)
    next_id = None if closed else _next_of(this, works)
    button = (
        anchor(visit.link("judging", work=next_id), words.NEXT_WORK.say(lang), css="sy-button ct-button")
        if next_id
        else ""
    )
    st.html(f"""<h2 class="ct-h2">{escape(words.YOUR_MARKS.say(lang))}</h2><p class="sy-note">{escape(why)}</p>
      <div class="sy-table-frame"><table class="sy-table"><tbody>{rows}</tbody></table></div>
      {total_words(visit, stage.id, review.marks)}<p class="jg-comment">{escape(review.marks.comment)}</p>{button}""")


def _show_recusal(visit: ContestVisit, this: MyAssignment, works: list[MyAssignment]) -> None:
    lang = visit.lang
    with st.expander(words.RECUSE.say(lang)), st.form("judging.recuse", border=False):
        st.html(f"<p>{escape(words.RECUSE_WHY.say(lang))}</p>")
        reason = st.text_input(words.RECUSE_REASON.say(lang), key=fresh("judging.recuse-reason"), max_chars=500)
        if st.form_submit_button(words.RECUSE_BUTTON.say(lang)):
            attempt(visit, words.RECUSED, lambda: _recuse(visit, this.id, reason, _next_of(this, works)))


def _recuse(visit: ContestVisit, assignment_id: str, reason: str, next_id: str | None) -> None:
    url = visit.portal.settings.public_url
    recuse(visit.state, assignment_id, reason=reason, public_url=url, actor=visit.actor, now=visit.now)
    _go_on(next_id)
