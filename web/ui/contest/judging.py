"""The page 评审: which of its faces this reader sees, and what to do next."""

from html import escape

import streamlit as st

from contest.contests.queries import get_contest, get_stage
from contest.errors import NotYours
from contest.judging.blind import list_judged_contests, list_my_assignments
from contest.judging.errors import JudgeInvitationNotFound
from contest.judging.judges import find_judge_invitation
from contest.judging.machine import UNSENT
from contest.scoring.planner import MINUTES_PER_REVIEW
from web import contest_judging_words as words
from web.portal import get_portal
from web.ui.account.visitor import current_account, require_account
from web.ui.contest.judging_invitation import INVITATION, show_invitation
from web.ui.contest.judging_list import pairwise_stages, show_my_works
from web.ui.contest.judging_pairs import show_pairs
from web.ui.contest.judging_scoring import show_scoring
from web.ui.contest.visit import CONTEST, ContestVisit
from web.ui.links import anchor
from web.ui.state import query_value

WORK, STAGE = "work", "stage"  # in the address: the id of an assignment, of a stage of pairs


def settle_contest() -> None:
    """Where the address names no contest: the one of the invitation, or else the latest one this reader judges."""
    if query_value(CONTEST):
        return
    state, account = get_portal().catalogue.state, current_account()
    contest_id = _invited_to(query_value(INVITATION))
    if not contest_id and account is not None:
        contest_id = next(iter(list_judged_contests(state, account.id)), "")
    if contest_id:
        st.query_params[CONTEST] = get_contest(state, contest_id).slug


def _invited_to(secret: str) -> str:
    if not secret:
        return ""
    try:
        return find_judge_invitation(get_portal().catalogue.state, secret).contest_id
    except JudgeInvitationNotFound:
        return ""  # the page says so itself, unless its reader is a judge by now


def judging_lead(visit: ContestVisit) -> str:
    lang = visit.lang
    if visit.judge_id is None:
        return (words.LEAD_INVITED if query_value(INVITATION) else words.LEAD_NOT_A_JUDGE).say(lang)
    mine = list_my_assignments(visit.state, visit.contest.id, actor=visit.actor)
    waiting = sum(one.status in UNSENT for one in mine.assignments)
    if waiting:
        return words.LEAD_GO_ON.say(lang, count=waiting, minutes=waiting * MINUTES_PER_REVIEW)
    if pairwise_stages(visit):
        return words.LEAD_PAIRS.say(lang)
    return (words.LEAD_DONE if mine.total else words.LEAD_NOTHING_YET).say(lang)


def show_judging(visit: ContestVisit) -> None:
    secret = query_value(INVITATION)
    if secret and visit.judge_id is None:
        show_invitation(visit, secret)
        return
    require_account()
    if visit.judge_id is None:
        st.html(_no_judge(visit))
    elif query_value(WORK):
        show_scoring(visit, query_value(WORK))
    elif query_value(STAGE):
        _show_stage(visit, query_value(STAGE))
    else:
        show_my_works(visit)


def _show_stage(visit: ContestVisit, stage_id: str) -> None:
    stage = get_stage(visit.state, stage_id)
    if stage.contest_id != visit.contest.id:
        raise NotYours()
    show_pairs(visit, stage)


def _no_judge(visit: ContestVisit) -> str:
    lang = visit.lang
    button = anchor(visit.link("contest"), words.TO_CONTEST.say(lang), css="sy-button")
    return f"""<section class="sy-section"><div class="sy-empty"><h2>{escape(words.NOT_A_JUDGE.say(lang))}</h2>
      <p class="sy-muted">{escape(words.NOT_A_JUDGE_NEXT.say(lang))}</p>{button}</div></section>"""
