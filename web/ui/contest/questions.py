"""The questions of a contest: what was answered, what the reader asked, and a form to ask."""

from html import escape

import streamlit as st

from contest.contests.queries import list_questions, list_questions_of
from contest.contests.questions import QUESTION_CHARS, ask_question
from contest.contests.records import Question
from web import contest_home_words as words
from web.ui import reads
from web.ui.account import words as account_words
from web.ui.contest.doing import attempt
from web.ui.contest.prose import prose
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link
from web.ui.state import here

_FORM = "questions"


def show_questions(visit: ContestVisit) -> None:
    """Nothing of a draft: nobody can ask yet."""
    if not visit.contest.is_public:
        return
    lang = visit.lang
    found = list_questions(visit.state, visit.contest.id)
    items = "".join(answered(visit, one) for one in found)
    body = items or f'<p class="sy-muted">{escape(words.NO_QUESTIONS.say(lang))}</p>'
    title = escape(words.QUESTIONS.say(lang))
    more = _mine(visit) + _sign_in(visit)
    st.html(f'<section class="sy-section"><h2 class="ct-h2">{title}</h2>{body}{more}</section>')
    if visit.account is not None and visit.contest.status == "published":
        _show_asking(visit)


def answered(visit: ContestVisit, question: Question) -> str:
    """A question with its answer, which everybody may read; who asked stays unsaid."""
    said = question.words if len(question.words) <= 120 else f"{question.words[:120]}…"
    whole = prose(question.words) if len(question.words) > 120 else ""
    return f"""<details class="ct-terms"><summary>{escape(said)}</summary><div class="ct-text">{whole}
      {dataset_of(visit, question)}{prose(question.answer)}</div></details>"""


def dataset_of(visit: ContestVisit, question: Question) -> str:
    """The dataset a question is about, as a link."""
    dataset = reads.snapshot().by_id.get(question.dataset_id or "")
    if dataset is None:
        return ""
    way = anchor(link("/dataset", visit.lang, id=dataset.slug), dataset.title.say(visit.lang))
    return f'<p class="sy-small">{way}</p>'


def _mine(visit: ContestVisit) -> str:
    """What this reader asked and nobody has answered yet."""
    if visit.account is None:
        return ""
    own = list_questions_of(visit.state, visit.contest.id, visit.actor)
    waiting = [one for one in own if not one.is_answered]
    badge = f'<span class="sy-badge sy-badge-amber">{escape(words.WAITING.say(visit.lang))}</span>'
    items = "".join(f"<li>{escape(one.words)} {badge}</li>" for one in waiting)
    title = escape(words.MY_QUESTIONS.say(visit.lang))
    return f'<h3 class="ct-h3 ct-mine">{title}</h3><ul class="ds-list">{items}</ul>' if items else ""


def _sign_in(visit: ContestVisit) -> str:
    if visit.account is not None or visit.contest.status != "published":
        return ""
    lang = visit.lang
    way = anchor(link("/login", lang, next=here("/contest", lang)), account_words.SIGN_IN.say(lang), css="sy-button")
    return f'<p class="sy-row ct-mine">{escape(words.ASK_SIGN_IN.say(lang))} {way}</p>'


def _show_asking(visit: ContestVisit) -> None:
    lang = visit.lang
    st.session_state.setdefault(f"{_FORM}.words", "")  # so that the box is emptied once it was asked
    with st.form(_FORM):
        said = st.text_area(
            words.ASK_LABEL.say(lang),
            key=f"{_FORM}.words",
            max_chars=QUESTION_CHARS[1],
            placeholder=words.ASK_HELP.say(lang),
        )
        if st.form_submit_button(words.ASK.say(lang), key=f"{_FORM}.ask"):
            attempt(visit, words.ASKED, lambda: _ask(visit, said))


def _ask(visit: ContestVisit, said: str) -> None:
    ask_question(visit.portal.catalogue, visit.contest.id, said=said, actor=visit.actor, now=visit.now)
    del st.session_state[f"{_FORM}.words"]
