"""公告与问答: the questions that wait, first; then announcing, and what was said before."""

from html import escape

import streamlit as st

from contest.contests import words as terms
from contest.contests.announcements import MAX_BODY_CHARS, MAX_TITLE_CHARS, publish_announcement
from contest.contests.queries import list_announcements, list_open_questions, list_questions
from contest.contests.questions import ANSWER_CHARS, answer_question
from contest.contests.records import Question
from contest.phases import beijing
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.organising.editor import Editor
from web.ui.contest.organising.naming import name_of
from web.ui.contest.prose import prose
from web.ui.contest.questions import answered, dataset_of
from web.ui.contest.visit import ContestVisit
from web.ui.numbers import local_day_words

_NO_WORDS = Text("", "")


def show_news(visit: ContestVisit) -> None:
    _show_questions(visit)
    if visit.is_organiser:
        _show_announcing(visit)
    st.html(f'<div class="co-block">{_past(visit)}{_answered(visit)}</div>')


def _show_questions(visit: ContestVisit) -> None:
    lang = visit.lang
    st.html(f'<h2 class="ct-h2">{escape(words.OPEN_QUESTIONS.say(lang))}</h2>')
    waiting = list_open_questions(visit.state, visit.contest.id)
    if not waiting:
        st.html(f'<p class="sy-muted">{escape(words.NO_OPEN_QUESTIONS.say(lang))}</p>')
    for question in waiting:
        with st.container(border=True):
            _show_question(visit, question)


def _show_question(visit: ContestVisit, question: Question) -> None:
    lang = visit.lang
    asked = words.ASKED_BY.say(lang, who=name_of(visit, question.asked_by), moment=beijing(question.asked_at))
    st.html(f"""<div class="ct-text">{prose(question.words)}</div>{dataset_of(visit, question)}
      <p class="sy-muted sy-small">{escape(asked)}</p>""")
    if not visit.is_organiser:
        return
    key = f"organisers.answer.{question.id}"
    answer = st.text_area(words.ANSWER.say(lang), key=key, max_chars=ANSWER_CHARS[1])
    if st.button(words.ANSWER_BUTTON.say(lang), type="primary", key=f"{key}.send"):
        who = {"actor": visit.actor, "now": visit.now}
        attempt(visit, words.ANSWERED, lambda: answer_question(visit.state, question.id, answer=answer, **who))


def _show_announcing(visit: ContestVisit) -> None:
    lang, editor = visit.lang, Editor(visit, "announce")
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.ANNOUNCE.say(lang))}</h2>')
    if not visit.contest.is_public:
        st.html(f'<p class="sy-muted">{escape(words.ANNOUNCE_DRAFT.say(lang))}</p>')
        return
    with st.form(editor.key("form")):
        st.html(f'<p class="sy-muted">{escape(words.ANNOUNCE_LEAD.say(lang))}</p>')
        title = editor.both("title", terms.ANNOUNCEMENT_TITLE, _NO_WORDS, limit=MAX_TITLE_CHARS)
        body = editor.both("body", terms.ANNOUNCEMENT_BODY, _NO_WORDS, limit=MAX_BODY_CHARS, rows=5)
        if st.form_submit_button(words.ANNOUNCE.say(lang), type="primary", key=editor.key("save")):
            attempt(visit, words.ANNOUNCED, lambda: _announce(visit, editor, title, body))


def _announce(visit: ContestVisit, editor: Editor, title: Text, body: Text) -> None:
    who = {"actor": visit.actor, "now": visit.now}
    publish_announcement(visit.state, visit.contest.id, title=title, body=body, **who)
    editor.forget()


def _past(visit: ContestVisit) -> str:
    lang = visit.lang
    items = "".join(
        f"""<details class="ct-news"><summary>{escape(one.title.say(lang))}
          <span class="sy-muted sy-small">{escape(local_day_words(one.published_at, lang))}</span></summary>
          <div class="ct-text">{prose(one.body.say(lang))}</div></details>"""
        for one in list_announcements(visit.state, visit.contest.id)
    )
    return f'<h2 class="ct-h2">{escape(words.PAST_NEWS.say(lang))}</h2>{items}' if items else ""


def _answered(visit: ContestVisit) -> str:
    items = "".join(answered(visit, one) for one in list_questions(visit.state, visit.contest.id))
    title = escape(words.ANSWERED_QUESTIONS.say(visit.lang))
    return f'<h2 class="ct-h2 co-block">{title}</h2>{items}' if items else ""
