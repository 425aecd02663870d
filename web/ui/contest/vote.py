"""Public voting: what can be chosen, one's own ballot, and the outcome once it is published."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from contest.phases import beijing
from contest.voting import queries
from contest.voting.ballots import cast_ballot, find_office, withdraw_ballot
from contest.voting.candidates import get_candidate
from contest.voting.counting import published_counts
from contest.voting.networks import ballot_marks
from contest.voting.records import Ballot, Candidate, Poll
from contest.voting.rules import largest_vote, spent_credits
from core.words import Text
from web import contest_vote_words as words
from web.ui.account.visitor import current_path
from web.ui.contest.candidate import show_candidate
from web.ui.contest.doing import attempt
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link
from web.ui.state import here, query_value


def poll_lead(visit: ContestVisit, poll: Poll | None) -> str:
    """What the reader should do next, in one sentence."""
    voting = visit.phase("voting")
    if poll is None or voting is None:
        return ""
    said = {"scheduled": words.LEAD_SCHEDULED, "open": words.LEAD_OPEN, "published": words.LEAD_PUBLISHED}
    state = queries.get_poll_state(visit.state, poll, visit.now)
    moment = beijing(voting.opens_at if state == "scheduled" else voting.closes_at)
    return said.get(state, words.LEAD_CLOSED).say(visit.lang, moment=moment)


def show_poll(visit: ContestVisit, poll: Poll | None) -> None:
    if poll is None or visit.phase("voting") is None:
        _empty(visit, words.NO_POLL, words.NO_POLL_NEXT)
        return
    state = queries.get_poll_state(visit.state, poll, visit.now)
    viewer = visit.account.id if visit.account else ""
    if query_value("work") and state != "scheduled":
        asked = query_value("work")
        show_candidate(visit, get_candidate(visit.state, poll.id, asked, viewer=viewer, now=visit.now))
        return
    candidates = queries.list_candidates(visit.state, poll.id, viewer=viewer)
    if not candidates:
        _empty(visit, words.NO_CANDIDATES, words.NO_CANDIDATES_NEXT)
    elif state == "published":
        _show_outcome(visit, poll, candidates)
    elif state == "open" and _may_vote(visit):
        _show_ballot(visit, poll, candidates)
    else:
        _show_own_ballot(visit, poll, is_open=state == "open")
        st.html(f'<div class="sy-grid ct-choices">{"".join(_card(visit, one) for one in candidates)}</div>')


def _may_vote(visit: ContestVisit) -> bool:
    """Whether to offer a ballot; else says why not. The command asks again."""
    lang = visit.lang
    if visit.account is None:
        back = here(current_path(), lang)
        _note(anchor(link("/login", lang, next=back), words.SIGN_IN.say(lang), css="sy-button ct-button"))
        return False
    problem = None
    if find_office(visit.state, visit.contest.id, visit.actor) is not None:
        problem = words.OFFICIAL
    elif visit.account.confirmed_at is None:
        problem = words.UNCONFIRMED
    if problem is not None:
        _note(f"<p>{escape(problem.say(lang))}</p>")
    return problem is None


def _show_ballot(visit: ContestVisit, poll: Poll, candidates: Sequence[Candidate]) -> None:
    lang = visit.lang
    ballot = queries.find_ballot(visit.state, poll.id, visit.actor)
    needed = queries.choices_needed(visit.state, poll, visit.actor)
    how = words.HOW_QUADRATIC if poll.method == "quadratic" else words.HOW_CHOICES
    rule = how.say(lang, minimum=needed, maximum=poll.maximum, credits=poll.credits)
    said = queries.ballot_words(ballot, is_open=True).say(lang)
    st.html(f'<div class="sy-note ct-ballot"><p>{escape(rule)}</p><p><strong>{escape(said)}</strong></p></div>')
    votes = {}
    for position, column in enumerate(_grid(len(candidates))):
        with column:
            votes[candidates[position].work_id] = _choice(visit, poll, candidates[position], ballot)
    chosen = {work_id: count for work_id, count in votes.items() if count}
    _show_sum(visit, poll, chosen)
    _show_buttons(visit, poll, ballot, chosen)


def _grid(count: int) -> list[DeltaGenerator]:
    """A place for each of so many, two in a row; one in a row on a phone."""
    return [column for _ in range((count + 1) // 2) for column in st.columns(2)][:count]


def _choice(visit: ContestVisit, poll: Poll, one: Candidate, ballot: Ballot | None) -> int:
    """The votes given to one work."""
    lang, before = visit.lang, ballot.votes.get(one.work_id, 0) if ballot else 0
    with st.container(border=True):
        st.html(_card(visit, one, css=""))
        if one.is_own:
            return 0
        if poll.method == "quadratic":
            label = words.VOTES_FOR.say(lang, title=one.title)
            most = largest_vote(poll.credits)
            return int(st.number_input(label, 0, most, before, key=f"vote.{one.work_id}"))
        return int(st.checkbox(words.CHOOSE_TITLE.say(lang, title=one.title), bool(before), key=f"vote.{one.work_id}"))


def _show_sum(visit: ContestVisit, poll: Poll, chosen: dict[str, int]) -> None:
    spent = spent_credits(chosen)
    said = words.CHOSEN.say(visit.lang, count=len(chosen))
    if poll.method == "quadratic":
        said += " · " + words.SPENT.say(visit.lang, spent=spent, left=poll.credits - spent)
    st.html(f'<p class="ct-sum" role="status">{escape(said)}</p>')


def _show_buttons(visit: ContestVisit, poll: Poll, ballot: Ballot | None, chosen: dict[str, int]) -> None:
    lang, has_votes = visit.lang, bool(ballot and ballot.votes)
    label = words.CHANGE if has_votes else words.CAST
    if st.button(label.say(lang), type="primary", key="vote.cast"):
        attempt(visit, words.CAST_DONE, lambda: _cast(visit, poll, chosen))
    if has_votes and st.button(words.TAKE_BACK.say(lang), key="vote.withdraw"):
        attempt(
            visit,
            words.TAKEN_BACK,
            lambda: withdraw_ballot(visit.state, poll.id, actor=visit.actor, now=visit.now),
        )


def _cast(visit: ContestVisit, poll: Poll, chosen: dict[str, int]) -> None:
    agent = str(st.context.headers.get("User-Agent") or "")
    network, device = ballot_marks(visit.state, poll.id, address=str(st.context.ip_address or ""), user_agent=agent)
    cast_ballot(visit.state, poll.id, actor=visit.actor, votes=chosen, network=network, agent=device, now=visit.now)


def _show_own_ballot(visit: ContestVisit, poll: Poll, *, is_open: bool) -> None:
    if visit.account is None or is_open:
        return
    ballot = queries.find_ballot(visit.state, poll.id, visit.actor)
    if ballot is not None:
        _note(f"<p>{escape(queries.ballot_words(ballot, is_open=False).say(visit.lang))}</p>")


def _card(visit: ContestVisit, one: Candidate, css: str = "sy-card") -> str:
    own = f'<span class="sy-badge sy-badge-red">{escape(words.OWN_WORK.say(visit.lang))}</span>' if one.is_own else ""
    read = words.READ.say(visit.lang, title=one.title)
    more = anchor(visit.link("vote", work=one.work_id), words.READ_MORE.say(visit.lang), aria_label=read)
    return f"""<div class="{css}"><h2 class="sy-card-title">{escape(one.title)}</h2>
      <p class="sy-muted">{escape(one.one_line)} {more}</p>{own}</div>"""


def _show_outcome(visit: ContestVisit, poll: Poll, candidates: Sequence[Candidate]) -> None:
    lang, counts = visit.lang, published_counts(visit.state, poll.id)
    titles = {one.work_id: one.title for one in candidates}
    rows = "".join(
        f"""<tr><td class="sy-right">{work.rank}</td><th scope="row">{escape(titles.get(work.work_id, ""))}</th>
          <td class="sy-right">{work.votes}</td></tr>"""
        for work in counts.works
        if work.work_id in titles
    )
    said = words.BALLOTS.say(lang, valid=counts.valid, invalid=counts.invalid, incomplete=counts.incomplete)
    outcome = table((words.RANK, words.WORK, words.VOTES), rows, lang, numbers=(words.RANK, words.VOTES))
    st.html(f"""<section class="sy-section"><h2 class="ct-h2">{escape(words.OUTCOME.say(lang))}</h2>{outcome}
      <p class="sy-muted">{escape(said)}</p></section>""")


def _note(body: str) -> None:
    st.html(f'<div class="sy-note">{body}</div>')


def _empty(visit: ContestVisit, title: Text, said: Text) -> None:
    lang = visit.lang
    button = anchor(visit.link("gallery"), words.READ_MORE.say(lang), css="sy-button")
    st.html(f"""<section class="sy-section"><div class="sy-empty"><h2>{escape(title.say(lang))}</h2>
      <p class="sy-muted">{escape(said.say(lang))}</p>{button}</div></section>""")
