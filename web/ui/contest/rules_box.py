"""Reading and accepting the rules in the form where they are needed."""

from html import escape

import streamlit as st

from contest.contests.queries import current_rules
from contest.contests.records import RuleVersion
from contest.contests.rules import accept_rules, has_accepted_current
from web import contest_team_words as words
from web.ui.contest.doing import attempt
from web.ui.contest.prose import prose
from web.ui.contest.visit import ContestVisit


def rules_to_accept(visit: ContestVisit) -> RuleVersion | None:
    """The rules that this reader has still to accept."""
    if has_accepted_current(visit.state, visit.actor, visit.contest.id):
        return None
    return current_rules(visit.state, visit.contest.id)


def ask_to_accept(visit: ContestVisit, rules: RuleVersion | None, key: str) -> bool:
    """The rules to read and a tick; True when there is nothing to accept."""
    if rules is None:
        return True
    lang = visit.lang
    st.html(f"""<details class="ct-terms"><summary>{escape(words.READ_RULES.say(lang, version=rules.version))}</summary>
      <div class="ct-text">{prose(rules.body.say(lang))}</div></details>""")
    return st.checkbox(words.ACCEPT_RULES.say(lang, version=rules.version), key=key)


def show_changed_rules(visit: ContestVisit) -> None:
    """For members: a material change has to be accepted before anything else is written."""
    rules = rules_to_accept(visit)
    if rules is None:
        return
    st.html(f'<p class="sy-note sy-note-amber">{escape(words.RULES_CHANGED.say(visit.lang))}</p>')
    ask = ask_to_accept(visit, rules, "rules.accept")
    if st.button(words.ACCEPT.say(visit.lang), type="primary", key="rules.button", disabled=not ask):
        attempt(
            visit,
            words.ACCEPTED,
            lambda: accept_rules(
                visit.state, visit.contest.id, version=rules.version, actor=visit.actor, now=visit.now
            ),
        )
