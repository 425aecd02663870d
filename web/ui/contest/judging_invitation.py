"""The invitation of a judge, behind its secret link: read it, accept it with an account, or decline without one."""

from html import escape

import streamlit as st

from contest.contests.queries import list_tracks
from contest.judging.duties import set_duties
from contest.judging.judges import accept_judging, decline_judging, find_judge_invitation
from contest.judging.records import JudgeInvitation
from contest.judging.words import DECLARATION, PLEDGE
from contest.phases import beijing
from core.errors import PortalError
from core.words import Text
from web import contest_judging_words as words
from web.ui.account import words as account_words
from web.ui.account.visitor import current_path
from web.ui.contest.doing import attempt, say_done, show_problem
from web.ui.contest.judging_duties import duty_fields
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link
from web.ui.state import here

INVITATION = "invitation"  # the secret, in the address


def show_invitation(visit: ContestVisit, secret: str) -> None:
    """Raises JudgeInvitationNotFound."""
    invited = find_judge_invitation(visit.state, secret)
    st.html(_about(visit, invited))
    if visit.account is None:
        st.html(_ways_in(visit))
    else:
        _show_acceptance(visit, secret)
    _show_decline(visit, secret)


def _about(visit: ContestVisit, invited: JudgeInvitation) -> str:
    lang = visit.lang
    facts = {"contest": invited.contest.say(lang), "email": invited.email, "moment": beijing(invited.expires_at)}
    return f"""<section class="jg-invited"><h2 class="ct-h2">{escape(words.INVITATION.say(lang))}</h2>
      <p>{escape(words.INVITATION_TO.say(lang, **facts))}</p>
      <p class="sy-muted">{escape(words.HOW_IT_GOES.say(lang))}</p></section>"""


def _ways_in(visit: ContestVisit) -> str:
    lang = visit.lang
    back = here(current_path(), lang)
    steps = [
        anchor(link("/login", lang, next=back), account_words.SIGN_IN.say(lang), css="sy-button ct-button"),
        anchor(link("/register", lang, next=back), account_words.REGISTER.say(lang), css="sy-button"),
    ]
    return f'<p>{escape(words.SIGN_IN_TO_ACCEPT.say(lang))}</p><p class="sy-row">{"".join(steps)}</p>'


def _show_acceptance(visit: ContestVisit, secret: str) -> None:
    lang = visit.lang
    with st.form("judging.accept"):
        st.html(f'<h2 class="ct-h2">{escape(words.DUTIES.say(lang))}</h2>')
        tracks = list_tracks(visit.state, visit.contest.id)
        expertise, load = duty_fields(tracks, {}, visit.contest.settings.max_load, lang, key="judging.accept")
        st.html(_promise(visit, words.PLEDGE, PLEDGE))
        pledges = st.checkbox(words.I_PLEDGE.say(lang), key="judging.pledge")
        st.html(_promise(visit, words.DECLARATION, DECLARATION))
        declares = st.checkbox(words.I_DECLARE.say(lang), key="judging.declare")
        if st.form_submit_button(words.ACCEPT.say(lang), type="primary"):
            attempt(
                visit,
                words.ACCEPTED,
                lambda: _accept(visit, secret, expertise, load, pledges=pledges, declares=declares),
            )


def _accept(
    visit: ContestVisit, secret: str, expertise: dict[str, int], load: int, *, pledges: bool, declares: bool
) -> None:
    who = {"actor": visit.actor, "now": visit.now}
    judge_id = accept_judging(visit.state, secret, pledges=pledges, declares=declares, **who)
    set_duties(visit.state, judge_id, expertise=expertise, max_load=load, **who)
    del st.query_params[INVITATION]


def _promise(visit: ContestVisit, title: Text, body: Text) -> str:
    lang = visit.lang
    return f'<h3 class="ct-h3">{escape(title.say(lang))}</h3><p class="sy-note">{escape(body.say(lang))}</p>'


def _show_decline(visit: ContestVisit, secret: str) -> None:
    """Whoever has the link may say no, also without an account."""
    lang = visit.lang
    with st.expander(words.DECLINE.say(lang)):
        is_sure = st.checkbox(words.DECLINE_SURE.say(lang), key="judging.decline-sure")
        if not st.button(words.DECLINE.say(lang), key="judging.decline"):
            return
        if not is_sure:
            show_problem(words.DECLINE_SURE_FIRST.say(lang))
            return
        try:
            decline_judging(visit.state, secret, actor=visit.account.id if visit.account else "", now=visit.now)
        except PortalError as refused:
            show_problem(refused.say(lang))
            return
        del st.query_params[INVITATION]
        say_done(words.DECLINED.say(lang))
        st.rerun()
