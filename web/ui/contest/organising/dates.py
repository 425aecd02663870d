"""日程: the windows of a draft, all in one form; once published, deadlines that move later, with the reason."""

from html import escape

import streamlit as st

from contest.contests import words as terms
from contest.contests.queries import list_phase_changes
from contest.contests.records import PhaseChange
from contest.contests.timeline import MAX_GRACE_S, move_phases, set_phases, shifted
from contest.contests.timeline_check import timeline_problems
from contest.phases import PHASES, Phase, beijing
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.organising.editor import Editor, ask_moment
from web.ui.contest.organising.judging_parts import ask_reasons
from web.ui.contest.tables import table
from web.ui.contest.timeline import time_line
from web.ui.contest.visit import ContestVisit


def show_dates(visit: ContestVisit) -> None:
    if visit.contest.status == "draft":
        st.html(f'<p class="sy-muted">{escape(words.DATES_LEAD.say(visit.lang))}</p>')
        st.html(_problems(visit, visit.phases))
        _show_form(visit)
        return
    st.html(time_line(visit.phases, visit.now, visit.lang))
    st.html(_problems(visit, visit.phases))
    if visit.is_organiser and visit.contest.status == "published":
        _show_extending(visit)
    _show_moves(visit)


def _problems(visit: ContestVisit, phases: list[Phase]) -> str:
    found = timeline_problems(
        phases, publicity_workdays=visit.contest.settings.publicity_workdays, calendar=visit.calendar
    )
    if not found:
        return f'<p class="sy-note sy-note-green">{escape(words.DATES_FIT.say(visit.lang))}</p>'
    items = "".join(f"<li>{escape(one.say(visit.lang))}</li>" for one in found)
    title = escape(words.DATES_PROBLEMS.say(visit.lang))
    return f"""<section class="sy-note sy-note-amber"><h3 class="ct-h3">{title}</h3>
      <ul class="ds-list">{items}</ul></section>"""


# ---- a draft ---------------------------------------------------------------------------------------------


def _show_form(visit: ContestVisit) -> None:
    editor = Editor(visit, "dates")
    editor.show_conflict()
    with editor.frame():
        phases, unfinished = [], []
        for kind, title in PHASES.items():
            drawn = _phase(visit, editor, kind, title)
            if drawn == "unfinished":
                unfinished.append(title)
            elif drawn is not None:
                phases.append(drawn)
        if editor.save_button():
            if unfinished:
                show_problem(words.INCOMPLETE.say(visit.lang, phase=unfinished[0]))
                return
            who = {"actor": visit.actor, "now": visit.now}
            editor.save(
                words.SAVED,
                lambda revision: set_phases(visit.state, visit.contest.id, phases, revision=revision, **who),
            )
    editor.show_saved([(one.title.say(visit.lang), _window(visit, one)) for one in visit.phases])


def _phase(visit: ContestVisit, editor: Editor, kind: str, title: Text) -> Phase | str | None:
    """The window as typed, None where everything is empty, "unfinished" where only some of it is there."""
    lang, saved = visit.lang, visit.phase(kind)
    opens_day, opens_time, closes_day, closes_time = (
        label.say(lang, phase=title)
        for label in (words.OPENS_DAY, words.OPENS_TIME, words.CLOSES_DAY, words.CLOSES_TIME)
    )
    st.html(f'<h3 class="ct-h3">{escape(title.say(lang))}</h3>')
    columns = st.columns(5)
    opens = editor.moment(f"{kind}.opens", (opens_day, opens_time), saved and saved.opens_at, columns[0:2])
    closes = editor.moment(f"{kind}.closes", (closes_day, closes_time), saved and saved.closes_at, columns[2:4])
    with columns[4]:
        label = words.GRACE.say(lang, phase=title)
        grace = editor.number(f"{kind}.grace", label, saved.grace_s if saved else 0, limits=(0, MAX_GRACE_S))
    if opens is None and closes is None and not editor.is_half_typed(f"{kind}.opens", f"{kind}.closes"):
        return None
    if opens is None or closes is None:
        return "unfinished"
    return Phase(kind, opens, closes, grace)


# ---- a published contest ---------------------------------------------------------------------------------


def _show_extending(visit: ContestVisit) -> None:
    lang = visit.lang
    phases = {phase.kind: phase for phase in visit.phases}
    if not phases:
        return
    current = next((phase.kind for phase in visit.phases if phase.is_open(visit.now)), next(iter(phases)))
    with st.container(border=True):
        st.html(f"""<h2 class="ct-h2">{escape(words.EXTEND.say(lang))}</h2>
          <p class="sy-muted">{escape(words.EXTEND_LEAD.say(lang))}</p>""")
        kind = st.selectbox(
            words.WHICH_PHASE.say(lang),
            list(phases),
            list(phases).index(current),
            format_func=lambda one: PHASES[one].say(lang),
            key="organisers.extend.kind",
        )
        labels = (words.NEW_DAY.say(lang), words.NEW_TIME.say(lang))
        closes_at = ask_moment(f"organisers.extend.{kind}", labels, phases[kind].closes_at, st.columns(2))
        is_shifting = st.checkbox(words.SHIFT.say(lang), value=True, key="organisers.extend.shift")
        if closes_at is None or closes_at == phases[kind].closes_at:
            st.html(f"<p>{escape(words.UNMOVED.say(lang))}</p>")
            return
        moved = shifted(visit.phases, kind, closes_at, now=visit.now)
        _show_preview(visit, moved if is_shifting else moved[:1])


def _show_preview(visit: ContestVisit, moved: list[Phase]) -> None:
    lang = visit.lang
    rows = "".join(_move(visit, one) for one in moved)
    heads = (words.PHASE, words.BEFORE, words.AFTER)
    after = {**{phase.kind: phase for phase in visit.phases}, **{phase.kind: phase for phase in moved}}
    title = escape(words.PREVIEW.say(lang))
    st.html(f'<h3 class="ct-h3">{title}</h3>{table(heads, rows, lang)}{_problems(visit, list(after.values()))}')
    reason = ask_reasons(visit, "organisers.extend.reason", label=words.EXTEND_WHY)
    if st.button(words.MOVE.say(lang), type="primary", key="organisers.extend.move"):
        who = {"actor": visit.actor, "now": visit.now, "calendar": visit.calendar}
        attempt(visit, words.MOVED, lambda: move_phases(visit.state, visit.contest.id, moved, reason=reason, **who))


def _move(visit: ContestVisit, phase: Phase) -> str:
    old = visit.phase(phase.kind)
    return f"""<tr><th scope="row">{escape(phase.title.say(visit.lang))}</th>
      <td>{escape(_window(visit, old) if old else "")}</td><td>{escape(_window(visit, phase))}</td></tr>"""


def _window(visit: ContestVisit, phase: Phase) -> str:
    return words.FROM_TO.say(visit.lang, opens=beijing(phase.opens_at), closes=beijing(phase.closes_at))


def _show_moves(visit: ContestVisit) -> None:
    """The latest act first, its edges in the order of a season."""
    lang, order = visit.lang, list(PHASES)
    changes = list_phase_changes(visit.state, visit.contest.id)
    changes.sort(key=lambda one: (order.index(one.kind), one.edge != "opens_at"))
    changes.sort(key=lambda one: one.changed_at, reverse=True)
    items = "".join(f"<li>{escape(_told(one).say(lang))}</li>" for one in changes)
    if items:
        title = escape(words.MOVES.say(lang))
        st.html(f'<section class="co-block"><h2 class="ct-h2">{title}</h2><ul class="ds-list">{items}</ul></section>')


def _told(change: PhaseChange) -> Text:
    return words.MOVED_EDGE.filled(
        phase=PHASES[change.kind],
        edge=terms.OPENS if change.edge == "opens_at" else terms.CLOSES,
        old=beijing(change.old_at),
        new=beijing(change.new_at),
        reason=change.reason,
    )
