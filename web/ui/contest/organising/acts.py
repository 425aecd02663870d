"""双人事项: what one organiser proposed and another has to decide. Each kind goes to its own command."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from contest.contests.publishing import CANCEL, PUBLISH, cancel_contest, publish_contest
from contest.contests.records import TwoPersonAct
from contest.contests.two_people import list_acts, list_open_acts, turn_down_act, withdraw_act
from contest.phases import beijing
from contest.teams.overriding import APPOINT, DISQUALIFY, decide_disqualification, decide_leader
from contest.teams.queries import find_team
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.organising.judging_sections import ACTS as JUDGING_ACTS
from web.ui.contest.organising.naming import name_of
from web.ui.contest.organising.proposing import show_proposing
from web.ui.contest.organising.section import ActKind
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit

_TITLE_CHARS_OF_REASON = 2000


def _team_name(visit: ContestVisit, act: TwoPersonAct) -> str:
    team = find_team(visit.state, act.subject.removeprefix("team:"), now=visit.now)
    return team.name if team else act.subject


def _about_team(visit: ContestVisit, act: TwoPersonAct) -> str:
    return words.TEAM_NAMED.say(visit.lang, team=_team_name(visit, act))


def _about_leader(visit: ContestVisit, act: TwoPersonAct) -> str:
    who = name_of(visit, str(act.facts["account"]))
    return words.LEADER_BECOMES.say(visit.lang, team=_team_name(visit, act), who=who)


ACTS: Mapping[str, ActKind] = {
    PUBLISH: ActKind(
        words.ACT_PUBLISH,
        lambda visit, act: publish_contest(
            visit.state, act.id, actor=visit.actor, now=visit.now, calendar=visit.calendar
        ),
    ),
    CANCEL: ActKind(
        words.ACT_CANCEL,
        lambda visit, act: cancel_contest(visit.state, act.id, actor=visit.actor, now=visit.now),
    ),
    DISQUALIFY: ActKind(
        words.ACT_DISQUALIFY,
        lambda visit, act: decide_disqualification(
            visit.state, act.id, is_confirmed=True, actor=visit.actor, now=visit.now
        ),
        _about_team,
    ),
    APPOINT: ActKind(
        words.ACT_APPOINT,
        lambda visit, act: decide_leader(visit.state, act.id, is_confirmed=True, actor=visit.actor, now=visit.now),
        _about_leader,
    ),
    **JUDGING_ACTS,
}


def show_acts(visit: ContestVisit) -> None:
    lang = visit.lang
    st.html(f'<p class="sy-muted">{escape(words.ACTS_LEAD.say(lang))}</p>')
    acts = list_open_acts(visit.state, visit.contest.id)
    if not acts:
        st.html(f'<p class="sy-empty">{escape(words.NO_ACTS.say(lang))}</p>')
    for act in acts:
        _show_open(visit, act)
    if visit.is_organiser:
        show_proposing(visit)
    _show_history(visit)


def title_of(act: TwoPersonAct) -> Text:
    known = ACTS.get(act.kind)
    return known.title if known else words.UNKNOWN_ACT.filled(kind=act.kind)


def about(visit: ContestVisit, act: TwoPersonAct) -> str:
    known = ACTS.get(act.kind)
    return known.about(visit, act) if known else act.subject


def _show_open(visit: ContestVisit, act: TwoPersonAct) -> None:
    lang = visit.lang
    proposed = words.ACT_PROPOSED.say(lang, who=name_of(visit, act.proposed_by), moment=beijing(act.proposed_at))
    with st.container(border=True):
        st.html(f"""<h3 class="ct-h3">{escape(title_of(act).say(lang))}</h3><p>{escape(about(visit, act))}</p>
          <p>{escape(words.ACT_REASON.say(lang, reason=act.reason))}</p>
          <p class="sy-muted sy-small">{escape(proposed)}</p>""")
        if not visit.is_organiser:
            return
        if act.proposed_by == visit.actor:
            _show_own(visit, act)
        elif act.kind in ACTS:
            _show_deciding(visit, act, ACTS[act.kind])


def _show_own(visit: ContestVisit, act: TwoPersonAct) -> None:
    st.html(f'<p class="sy-note">{escape(words.WAIT_FOR_ANOTHER.say(visit.lang))}</p>')
    if st.button(words.TAKE_BACK.say(visit.lang), key=f"organisers.act.withdraw.{act.id}"):
        who = {"actor": visit.actor, "now": visit.now}
        attempt(visit, words.TAKEN_BACK, lambda: withdraw_act(visit.state, act.id, **who))


def _show_deciding(visit: ContestVisit, act: TwoPersonAct, kind: ActKind) -> None:
    lang = visit.lang
    is_sure = st.checkbox(words.SURE_TO_CONFIRM.say(lang), key=f"organisers.act.sure.{act.id}")
    if st.button(words.CONFIRM.say(lang), type="primary", key=f"organisers.act.confirm.{act.id}"):
        if is_sure:
            attempt(visit, words.CONFIRMED, lambda: kind.confirm(visit, act))
        else:
            show_problem(words.TICK_FIRST.say(lang))
    with st.expander(words.TURN_DOWN.say(lang)):
        reason = st.text_area(
            words.TURN_DOWN_WHY.say(lang), key=f"organisers.act.reason.{act.id}", max_chars=_TITLE_CHARS_OF_REASON
        )
        if st.button(words.TURN_DOWN.say(lang), key=f"organisers.act.refuse.{act.id}"):
            attempt(visit, words.TURNED_DOWN, lambda: _turn_down(visit, act, kind, reason))


def _turn_down(visit: ContestVisit, act: TwoPersonAct, kind: ActKind, reason: str) -> object:
    if kind.turn_down is not None:
        return kind.turn_down(visit, act, reason)
    return turn_down_act(visit.state, act.id, reason=reason, actor=visit.actor, now=visit.now)


def _show_history(visit: ContestVisit) -> None:
    decided = [act for act in list_acts(visit.state, visit.contest.id) if act.outcome is not None]
    if not decided:
        return
    heads = (words.WHAT, words.PROPOSER, words.WHY, words.OUTCOME, words.DECIDER, words.WHEN)
    rows = "".join(_decided(visit, act) for act in decided)
    title = escape(words.HISTORY.say(visit.lang))
    st.html(f'<section class="co-block"><h2 class="ct-h2">{title}</h2>{table(heads, rows, visit.lang)}</section>')


def _decided(visit: ContestVisit, act: TwoPersonAct) -> str:
    lang = visit.lang
    outcome = words.OUTCOMES[act.outcome].say(lang) if act.outcome else ""
    why = f"{act.reason} / {act.decision_reason}" if act.decision_reason else act.reason
    cells = (
        name_of(visit, act.proposed_by),
        why,
        outcome,
        name_of(visit, act.decided_by),
        beijing(act.decided_at) if act.decided_at else "",
    )
    what = " · ".join(part for part in (title_of(act).say(lang), about(visit, act)) if part)
    others = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(what)}</th>{others}</tr>'
