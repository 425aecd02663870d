"""Finals by pairs: two works side by side, one choice, and the way back."""

from html import escape

import streamlit as st

from contest.contests.records import Stage
from contest.judging.comparing import get_next_pair, list_my_comparisons, record_comparison, void_comparison
from contest.judging.records import BlindWork, Comparison
from contest.works.queries import get_work, list_uses
from core.errors import PortalError
from core.words import Text
from web import contest_judging_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.judging_work import blind_work
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor


def show_pairs(visit: ContestVisit, stage: Stage) -> None:
    """After the window the pairs can only be read. Raises NotYours."""
    mine = [one for one in list_my_comparisons(visit.state, stage.id, actor=visit.actor) if one.voided_at is None]
    st.html(_head(visit, stage, len(mine)))
    try:
        pair = get_next_pair(visit.state, stage.id, actor=visit.actor, now=visit.now)
    except PortalError as closed:
        st.html(f'<p class="sy-note">{escape(words.READ_ONLY.say(visit.lang, why=closed.say(visit.lang)))}</p>')
        _show_choices(visit, mine)
        return
    if pair is None:
        st.html(f'<p class="sy-note sy-note-green">{escape(words.PAIRS_DONE.say(visit.lang))}</p>')
    else:
        _show_pair(visit, stage, pair)
    if mine and st.button(words.UNDO.say(visit.lang), key="judging.undo"):
        attempt(visit, words.UNDONE, lambda: void_comparison(visit.state, mine[0].id, actor=visit.actor, now=visit.now))
    _show_choices(visit, mine)


def _head(visit: ContestVisit, stage: Stage, count: int) -> str:
    lang = visit.lang
    back = anchor(visit.link("judging"), words.BACK.say(lang))
    said = words.COMPARED.say(lang, count=count)
    return f"""<div class="jg-where"><p>{back}</p><h2 class="ct-h2">{escape(stage.title.say(lang))} ·
      {escape(words.COMPARE.say(lang))}</h2><p class="sy-muted">{escape(said)}</p></div>"""


def _show_pair(visit: ContestVisit, stage: Stage, pair: tuple[BlindWork, BlindWork]) -> None:
    for column, shown, other in zip(st.columns(2, gap="large"), pair, reversed(pair), strict=True):
        with column:
            st.html(blind_work(shown, list_uses(visit.state, shown.work_id, shown.version), visit.lang))
            label = words.BETTER.say(visit.lang, code=shown.blind_code)
            if st.button(label, type="primary", key=f"judging.better.{shown.blind_code}", width="stretch"):
                _choose(visit, stage, shown, other)


def _choose(visit: ContestVisit, stage: Stage, winner: BlindWork, loser: BlindWork) -> None:
    done = Text(*(words.CHOSEN.say(each, code=winner.blind_code) for each in ("zh", "en")))
    pair = {"winner_id": winner.work_id, "loser_id": loser.work_id}
    attempt(visit, done, lambda: record_comparison(visit.state, stage.id, **pair, actor=visit.actor, now=visit.now))


def _show_choices(visit: ContestVisit, mine: list[Comparison]) -> None:
    if not mine:
        return
    items = "".join(f"<li>{escape(_said(visit, one))}</li>" for one in mine)
    st.html(f"""<section class="sy-section"><h2 class="ct-h2">{escape(words.MY_CHOICES.say(visit.lang))}</h2>
      <ul class="ds-list">{items}</ul></section>""")


def _said(visit: ContestVisit, one: Comparison) -> str:
    winner, loser = (get_work(visit.state, work_id).blind_code for work_id in (one.winner_id, one.loser_id))
    return words.WINNER_OVER.say(visit.lang, winner=winner, loser=loser)
