"""编辑: the rubric of each stage, its weights, its grid of marks, and what deserves which mark."""

from decimal import Decimal, InvalidOperation
from html import escape

import streamlit as st

from contest.contests import words as terms
from contest.contests.queries import list_criteria, list_stages
from contest.contests.records import Criterion, Stage
from contest.contests.rubric import WHOLE_WEIGHT, CriterionForm, as_decimal_text, is_frozen, save_rubric
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.organising.editing_lists import add_button, show_row
from web.ui.contest.organising.editor import Editor
from web.ui.contest.visit import ContestVisit

_NO_WORDS = Text("", "")
_FEWEST_ANCHORS = 3  # boxes for anchors, and one more than there are


def show_rubrics(visit: ContestVisit) -> None:
    stages = list_stages(visit.state, visit.contest.id)
    if not stages:
        st.html(f'<p class="sy-empty">{escape(words.NO_STAGE.say(visit.lang))}</p>')
    for stage in stages:
        _show_rubric(visit, stage)


def _show_rubric(visit: ContestVisit, stage: Stage) -> None:
    lang, editor = visit.lang, Editor(visit, f"rubric.{stage.id}")
    saved = list_criteria(visit.state, stage.id)
    st.html(f'<h2 class="ct-h2">{escape(stage.title.say(lang))}</h2>{_sum(visit, saved)}')
    if is_frozen(visit.state, stage.id):
        st.html(f'<p class="sy-note">{escape(words.RUBRIC_FROZEN.say(lang))}</p>')
    editor.show_conflict()
    with editor.frame():
        drawn = [
            show_row(editor, position, lambda field, item=item: _criterion(visit, editor, field, item))
            for position, item in enumerate(editor.items(saved), start=1)
        ]
        forms = [form for _, form in sorted((one for one in drawn if one is not None), key=lambda one: one[0])]
        if editor.save_button():
            who = {"actor": visit.actor, "now": visit.now}
            editor.save(
                words.SAVED, lambda revision: save_rubric(visit.state, stage.id, forms, revision=revision, **who)
            )
        add_button(editor)
    editor.show_saved([(one.title.say(lang), f"{one.weight}%") for one in saved])


def _sum(visit: ContestVisit, saved: list[Criterion]) -> str:
    total = sum(one.weight for one in saved if one.is_counted)
    css = "sy-muted" if total == WHOLE_WEIGHT else "sy-note sy-note-amber"
    return f'<p class="{css}">{escape(words.WEIGHT_SUM.say(visit.lang, total=total))}</p>'


def _criterion(visit: ContestVisit, editor: Editor, field: str, saved: Criterion | None) -> CriterionForm:
    lang = visit.lang
    title = editor.both(f"{field}.title", terms.CRITERION_TITLE, saved.title if saved else _NO_WORDS, limit=80)
    about = editor.both(
        f"{field}.about", terms.CRITERION_ABOUT, saved.about if saved else _NO_WORDS, limit=2000, rows=3
    )
    columns = st.columns(4)
    with columns[0]:
        key = editor.text(f"{field}.key", words.CRITERION_KEY.say(lang), saved.key if saved else "", limit=40)
    with columns[1]:
        weight = editor.number(
            f"{field}.weight", words.WEIGHT.say(lang), saved.weight if saved else 0, limits=(0, WHOLE_WEIGHT)
        )
    with columns[2]:
        maximum = editor.text(f"{field}.maximum", words.MAXIMUM.say(lang), _decimal(saved, "maximum", "10"), limit=10)
    with columns[3]:
        step = editor.text(f"{field}.step", words.STEP.say(lang), _decimal(saved, "step", "0.5"), limit=10)
    is_counted = editor.flag(f"{field}.counted", words.IS_COUNTED.say(lang), saved.is_counted if saved else True)
    anchors = _anchors(visit, editor, field, saved)
    return CriterionForm(
        key=key.strip(),
        title=title,
        weight=weight,
        about=about,
        maximum=_as_decimal(maximum),
        step=_as_decimal(step),
        anchors=anchors,
        is_counted=is_counted,
    )


def _anchors(visit: ContestVisit, editor: Editor, field: str, saved: Criterion | None) -> dict[str, Text]:
    """{mark: what deserves it}; a box without a mark and words is left out."""
    lang = visit.lang
    known = sorted(saved.anchors.items(), key=lambda one: Decimal(one[0])) if saved else []
    boxes = [*known, *[("", _NO_WORDS)] * max(_FEWEST_ANCHORS - len(known), 1)]
    found = {}
    title = saved.title.say(lang) if saved else ""
    with st.expander(words.ANCHORS.say(lang, title=title)):
        for number, (mark, text) in enumerate(boxes):
            typed = editor.text(f"{field}.mark.{number}", words.ANCHOR_MARK.say(lang), mark, limit=6)
            said = editor.both(f"{field}.anchor.{number}", words.ANCHOR_WORDS, text, limit=500, rows=2)
            if typed.strip() or said.zh.strip() or said.en.strip():
                found[typed.strip()] = said
    return found


def _decimal(saved: Criterion | None, name: str, usual: str) -> str:
    return as_decimal_text(getattr(saved, name)) if saved else usual


def _as_decimal(typed: str) -> Decimal:
    """What was typed; no number at all becomes NaN, which the domain refuses with its reason."""
    try:
        return Decimal(typed.strip())
    except InvalidOperation:
        return Decimal("NaN")
