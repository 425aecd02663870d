"""编辑: tracks, stages and prizes. A list is saved as a whole, in the order of its positions."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from contest.contests import words as terms
from contest.contests.prizes import MAX_AMOUNT_CNY, PrizeForm, save_prizes
from contest.contests.prizes import MAX_QUOTA as MAX_PRIZE_QUOTA
from contest.contests.queries import list_prizes, list_stages, list_tracks
from contest.contests.records import Prize, Stage, Track
from contest.contests.stages import MAX_QUOTA as MAX_STAGE_QUOTA
from contest.contests.stages import StageForm, save_stages
from contest.contests.tracks import MAX_DATASETS_ASKED, TrackForm, save_tracks
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.organising.editor import Editor
from web.ui.contest.visit import ContestVisit

_NO_WORDS = Text("", "")
_TITLE_CHARS = 80


def show_tracks(visit: ContestVisit) -> None:
    saved = list_tracks(visit.state, visit.contest.id)
    _show_list(visit, "tracks", saved, _track, save_tracks)


def show_stages(visit: ContestVisit) -> None:
    saved = list_stages(visit.state, visit.contest.id)
    _show_list(visit, "stages", saved, _stage, save_stages)


def show_prizes(visit: ContestVisit) -> None:
    saved = list_prizes(visit.state, visit.contest.id)
    _show_list(visit, "prizes", saved, _prize, save_prizes)


def _show_list(
    visit: ContestVisit,
    name: str,
    saved: Sequence[Track] | Sequence[Stage] | Sequence[Prize],
    row: Callable[[ContestVisit, Editor, str, Any], object],
    command: Callable[..., int],
) -> None:
    """`row` draws the fields of one entry under a prefix and gives the form of the domain."""
    editor = Editor(visit, name)
    editor.show_conflict()
    if visit.contest.status == "published":
        st.html(f'<p class="sy-note">{escape(words.LISTS_FROZEN.say(visit.lang))}</p>')
    with editor.frame():
        drawn = [
            show_row(editor, position, lambda field, item=item: row(visit, editor, field, item))
            for position, item in enumerate(editor.items(saved), start=1)
        ]
        forms = [form for _, form in sorted((one for one in drawn if one is not None), key=lambda one: one[0])]
        if editor.save_button():
            who = {"actor": visit.actor, "now": visit.now}
            editor.save(
                words.SAVED, lambda revision: command(visit.state, visit.contest.id, forms, revision=revision, **who)
            )
        add_button(editor)
    editor.show_saved([(f"{number}", one.title.say(visit.lang)) for number, one in enumerate(saved, start=1)])


def show_row(editor: Editor, position: int, draw: Callable[[str], object]) -> tuple[int, object] | None:
    """One entry of a list: (where it shall stand, its form), or None when it shall be dropped."""
    lang, field = editor.visit.lang, f"{position}"
    with st.container(border=True):
        st.html(f'<h3 class="ct-h3">{escape(words.NUMBERED.say(lang, number=position))}</h3>')
        form = draw(field)
        left, right = st.columns(2, vertical_alignment="bottom")
        with left:
            at = editor.number(f"{field}.at", words.POSITION.say(lang), position, limits=(1, 99))
        with right:
            is_dropped = editor.flag(f"{field}.drop", words.DROP_ROW.say(lang), value=False)
    return None if is_dropped else (at, form)


def add_button(editor: Editor) -> None:
    """What was typed so far stays; the new entry comes last."""
    if editor.may_edit and st.form_submit_button(words.ADD_ROW.say(editor.visit.lang), key=editor.key("add")):
        editor.add_item()


def _track(visit: ContestVisit, editor: Editor, field: str, track: Track | None) -> TrackForm:
    lang = visit.lang
    code = editor.text(f"{field}.code", words.CODE.say(lang), track.code if track else "", limit=40)
    title = editor.both(f"{field}.title", terms.TRACK_TITLE, track.title if track else _NO_WORDS, limit=_TITLE_CHARS)
    about = editor.both(f"{field}.about", terms.TRACK_ABOUT, track.about if track else _NO_WORDS, limit=4000, rows=3)
    fewest = track.min_datasets if track else 1
    datasets = editor.number(f"{field}.datasets", terms.MIN_DATASETS.say(lang), fewest, limits=(0, MAX_DATASETS_ASKED))
    return TrackForm(code.strip(), title, about, datasets)


def _stage(visit: ContestVisit, editor: Editor, field: str, stage: Stage | None) -> StageForm:
    lang = visit.lang
    title = editor.both(f"{field}.title", terms.STAGE_TITLE, stage.title if stage else _NO_WORDS, limit=_TITLE_CHARS)
    left, right = st.columns(2)
    with left:
        method = editor.choice(
            f"{field}.method", words.METHOD.say(lang), stage.method if stage else "calibrated", terms.METHODS
        )
    with right:
        quota = editor.number(
            f"{field}.quota",
            words.QUOTA.say(lang),
            stage.quota_per_track if stage else None,
            limits=(1, MAX_STAGE_QUOTA),
            is_optional=True,
        )
    return StageForm(title, method, quota)


def _prize(visit: ContestVisit, editor: Editor, field: str, prize: Prize | None) -> PrizeForm:
    lang = visit.lang
    tracks = list_tracks(visit.state, visit.contest.id)
    code = next((track.code for track in tracks if prize and track.id == prize.track_id), "")
    options = {"": words.ALL_TRACKS, **{track.code: track.title for track in tracks}}
    title = editor.both(f"{field}.title", terms.PRIZE_TITLE, prize.title if prize else _NO_WORDS, limit=_TITLE_CHARS)
    columns = st.columns(2)
    with columns[0]:
        quota = editor.number(
            f"{field}.quota", terms.PRIZE_QUOTA.say(lang), prize.quota if prize else 1, limits=(0, MAX_PRIZE_QUOTA)
        )
        basis = editor.choice(
            f"{field}.basis", words.PRIZE_BASIS.say(lang), prize.basis if prize else "judged", terms.PRIZE_BASES
        )
    with columns[1]:
        amount = editor.number(
            f"{field}.amount",
            words.AMOUNT.say(lang),
            prize.amount_cny if prize else None,
            limits=(0, MAX_AMOUNT_CNY),
            is_optional=True,
        )
        track = editor.choice(f"{field}.track", words.PRIZE_TRACK.say(lang), code, options)
    return PrizeForm(title, quota, amount, basis, track, prize.id if prize else "")
