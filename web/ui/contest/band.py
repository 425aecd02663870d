"""The contest's line on the front page."""

from html import escape

import streamlit as st

from contest.current import current_contest
from contest.errors import NoContestYet
from contest.phases import list_phases
from core.clock import utc_now
from core.words import Lang
from web import contest_home_words as words
from web.portal import get_portal
from web.ui.contest.moments import phase_words, time_left
from web.ui.links import anchor, link


def show_contest_band(lang: Lang) -> None:
    """What the contest is, where it stands now, and the way to it. Nothing where no contest was ever published."""
    state, now = get_portal().catalogue.state, utc_now()
    try:
        contest = current_contest(state, now)
    except NoContestYet:
        return
    phases = list_phases(state, contest.id)
    current = next((phase for phase in phases if phase.is_open(now)), None)
    nearest = current or next((phase for phase in phases if phase.state(now) == "before"), None)
    left = time_left(current.closes_at, now, lang) if current else ""
    when = f"{nearest.title.say(lang)} · {phase_words(nearest, now, lang)}" if nearest else words.SAID_OVER.say(lang)
    said = contest.content.get("summary")
    lead = f"<p>{escape(said.say(lang))}</p>" if said else ""
    badge = f'<span class="sy-badge sy-badge-red">{escape(left)}</span>' if left else ""
    button = anchor(
        link("/contest", lang, contest=contest.slug), words.SEE_CONTEST.say(lang), css="sy-button ct-button"
    )
    st.html(f"""<section class="sy-section"><div class="ct-band"><div><h2>{escape(contest.title.say(lang))}</h2>{lead}
      <p class="sy-small">{escape(when)} {badge}</p></div>{button}</div></section>""")
