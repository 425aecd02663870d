"""A contest's own page, from top to bottom: what, when, how, prizes, judging, data, terms, questions."""

from html import escape

import streamlit as st

from catalog.catalogue import Snapshot
from contest.contests import queries
from contest.contests import words as contest_terms
from contest.contests.records import Contest, Criterion, Prize, Track
from contest.phases import PHASES, list_phases
from core.words import Lang
from web import contest_home_words as words
from web import contest_words
from web.ui import reads
from web.ui.cards import small_card
from web.ui.contest.moments import moment
from web.ui.contest.next_step import next_step
from web.ui.contest.prose import prose
from web.ui.contest.tables import table
from web.ui.contest.timeline import time_line
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor, link
from web.ui.numbers import full_number, local_day_words

_OTHERS = 5  # of the newest
_TERMS = ("eligibility", "how_to_enter", "data_terms", "ip_terms", "privacy", "appeals")


def lead_of(visit: ContestVisit) -> str:
    """The one sentence under the title."""
    said = visit.contest.content.get("summary")
    return said.say(visit.lang) if said else ""


def show_contest(visit: ContestVisit) -> None:
    st.html(_next(visit) + _others(visit))
    st.html(f'<div class="ct-columns ct-home"><div>{_main(visit)}</div><div>{_side(visit)}</div></div>')
    for part in (_data_pack(visit), _terms(visit)):
        if part:
            st.html(part)


def _main(visit: ContestVisit) -> str:
    lang = visit.lang
    subject = visit.contest.content.get("subject")
    about = _section(words.ABOUT.say(lang), f'<div class="ct-text">{prose(subject.say(lang))}</div>') if subject else ""
    return _how(visit) + about + _tracks(visit) + _prizes(visit) + _judging(visit)


def _side(visit: ContestVisit) -> str:
    return _section(contest_words.TIME_LINE.say(visit.lang), _times(visit)) + _news(visit)


def _section(title: str, body: str) -> str:
    return f'<section><h2 class="ct-h2">{escape(title)}</h2>{body}</section>'


def _next(visit: ContestVisit) -> str:
    lang, step = visit.lang, next_step(visit)
    button = anchor(visit.link(step.page), step.button.say(lang), css="sy-button ct-button") if step.button else ""
    return f'<div class="ct-next"><div><p>{escape(step.said.say(lang))}</p>{button}</div></div>'


def _others(visit: ContestVisit) -> str:
    """The other contests and what can be done there now: a judge or a voter may be looking for one of them."""
    lang = visit.lang
    others = [one for one in queries.list_public_contests(visit.state) if one.id != visit.contest.id]
    if not others:
        return ""
    items = "".join(f"<li>{_other(visit, one)}</li>" for one in others[:_OTHERS])
    return f'''<nav class="ct-others" aria-label="{escape(words.OTHERS.say(lang))}">
      <span class="sy-muted">{escape(words.OTHERS.say(lang))}</span><ul>{items}</ul></nav>'''


def _other(visit: ContestVisit, contest: Contest) -> str:
    lang = visit.lang
    current = [one.title.say(lang) for one in list_phases(visit.state, contest.id) if one.is_open(visit.now)]
    said = (words.OTHERS_JOIN.say(lang)).join(current) or words.OTHERS_QUIET.say(lang)
    title = anchor(link("/contest", lang, contest=contest.slug), contest.title.say(lang))
    return f'{title} <span class="sy-badge">{escape(said)}</span>'


def _how(visit: ContestVisit) -> str:
    lang = visit.lang
    steps = words.HOW_IDEA if visit.contest.kind == "idea" else words.HOW_APP
    items = "".join(
        f"<li><strong>{escape(title.say(lang))}</strong><span>{escape(said.say(lang))}</span></li>"
        for title, said in steps
    )
    return _section(words.HOW_TITLE.say(lang), f'<ol class="ct-steps">{items}</ol>')


def _times(visit: ContestVisit) -> str:
    if not visit.phases:
        return f"<p>{escape(words.SAID_SOON.say(visit.lang))}</p>"
    return time_line(visit.phases, visit.now, visit.lang) + _moved(visit)


def _moved(visit: ContestVisit) -> str:
    """Every date that was moved after publication, for everybody to read."""
    lang = visit.lang
    changes = queries.list_phase_changes(visit.state, visit.contest.id)
    if not changes:
        return ""
    items = "".join(
        f"""<li>{
            words.MOVED.say(
                lang,
                phase=escape(PHASES[change.kind].say(lang)),
                old=moment(change.old_at, lang),
                new=moment(change.new_at, lang),
                reason=escape(change.reason),
            )
        }</li>"""
        for change in changes
    )
    return f'<p class="ct-h3">{escape(words.MOVED_DATES.say(lang))}</p><ul class="ds-list">{items}</ul>'


def _news(visit: ContestVisit) -> str:
    lang = visit.lang
    items = "".join(
        f"""<details class="ct-news"{" open" if position == 0 else ""}><summary>{escape(one.title.say(lang))}
          <span class="sy-muted sy-small">{escape(local_day_words(one.published_at, lang))}</span></summary>
          <div class="ct-text">{prose(one.body.say(lang))}</div></details>"""
        for position, one in enumerate(queries.list_announcements(visit.state, visit.contest.id, limit=10))
    )
    return _section(words.NEWS.say(lang), items) if items else ""


def _tracks(visit: ContestVisit) -> str:
    tracks = queries.list_tracks(visit.state, visit.contest.id)
    if not tracks:
        return ""
    items = "".join(_track(track, visit) for track in tracks)
    return _section(words.TRACKS.say(visit.lang), f'<ul class="ct-tracks">{items}</ul>')


def _track(track: Track, visit: ContestVisit) -> str:
    lang = visit.lang
    needs = words.TRACK_NEEDS.say(lang, count=track.min_datasets) if track.min_datasets else ""
    return f"""<li class="sy-card"><strong>{escape(track.title.say(lang))}</strong>
      <span>{escape(track.about.say(lang))}</span><span class="sy-small sy-muted">{escape(needs)}</span></li>"""


def _prizes(visit: ContestVisit) -> str:
    lang = visit.lang
    prizes = queries.list_prizes(visit.state, visit.contest.id)
    if not prizes:
        return ""
    tracks = {track.id: track for track in queries.list_tracks(visit.state, visit.contest.id)}
    rows = "".join(_prize(prize, tracks, lang) for prize in prizes)
    heads = (words.PRIZE, words.QUOTA, words.AMOUNT, words.BASIS)
    said = visit.contest.content.get("prizes")
    note = f'<div class="ct-text">{prose(said.say(lang))}</div>' if said else ""
    prizes_table = table(heads, rows, lang, numbers=(words.QUOTA, words.AMOUNT))
    return _section(words.PRIZES.say(lang), prizes_table + note)


def _prize(prize: Prize, tracks: dict[str, Track], lang: Lang) -> str:
    track = tracks.get(prize.track_id or "")
    of = f' <span class="sy-muted sy-small">{escape(track.title.say(lang))}</span>' if track else ""
    amount = full_number(prize.amount_cny) if prize.amount_cny else words.NO_MONEY.say(lang)
    basis = contest_terms.PRIZE_BASES[prize.basis].say(lang)
    return f"""<tr><th scope="row">{escape(prize.title.say(lang))}{of}</th><td class="sy-right">{prize.quota}</td>
      <td class="sy-right">{escape(amount)}</td><td>{escape(basis)}</td></tr>"""


def _judging(visit: ContestVisit) -> str:
    """Each stage with its rubric, then how scores are made comparable and ties are broken."""
    lang = visit.lang
    parts = []
    for stage in queries.list_stages(visit.state, visit.contest.id):
        rows = "".join(_criterion(one, lang) for one in queries.list_criteria(visit.state, stage.id) if one.is_counted)
        rubric = table((words.CRITERION, words.WEIGHT, words.WHAT_COUNTS), rows, lang, numbers=(words.WEIGHT,))
        method = f'<span class="sy-muted sy-small">{escape(contest_terms.METHODS[stage.method].say(lang))}</span>'
        parts.append(f'<p class="ct-h3">{escape(stage.title.say(lang))} {method}</p>{rubric}')
    for name in ("calibration", "tie_break"):
        said = visit.contest.content.get(name)
        if said:
            parts.append(_details(contest_terms.CONTENT[name].say(lang), prose(said.say(lang))))
    return _section(words.JUDGING.say(lang), "".join(parts)) if parts else ""


def _criterion(criterion: Criterion, lang: Lang) -> str:
    return f"""<tr><th scope="row" class="sy-nowrap">{escape(criterion.title.say(lang))}</th>
      <td class="sy-right">{criterion.weight}%</td><td>{escape(criterion.about.say(lang))}</td></tr>"""


def _details(title: str, body: str) -> str:
    return f'<details class="ct-terms"><summary>{escape(title)}</summary><div class="ct-text">{body}</div></details>'


def _data_pack(visit: ContestVisit) -> str:
    lang, snapshot = visit.lang, reads.snapshot()
    cards = "".join(
        _pack_card(item.dataset_id, snapshot, visit) for item in queries.list_pack_items(visit.state, visit.contest.id)
    )
    if not cards:
        return ""
    more = anchor(link("/datasets", lang), words.ALL_DATA.say(lang))
    head = f'<div class="sy-section-head"><h2>{escape(words.DATA_PACK.say(lang))}</h2>{more}</div>'
    return f"""<section class="sy-section">{head}
      <p class="sy-muted ct-pack-lead">{escape(words.DATA_PACK_LEAD.say(lang))}</p>
      <div class="sy-grid sy-few">{cards}</div></section>"""


def _pack_card(dataset_id: str, snapshot: Snapshot, visit: ContestVisit) -> str:
    dataset = snapshot.by_id.get(dataset_id)
    return small_card(dataset, reads.card_facts(dataset), reads.city(), visit.lang) if dataset else ""


def _terms(visit: ContestVisit) -> str:
    lang = visit.lang
    parts = [
        _details(contest_terms.CONTENT[name].say(lang), prose(said.say(lang)))
        for name in _TERMS
        if (said := visit.contest.content.get(name)) and said.say(lang)
    ]
    rules = queries.current_rules(visit.state, visit.contest.id)
    if rules is not None:
        title = words.RULES_VERSION.say(lang, version=rules.version, day=local_day_words(rules.published_at, lang))
        parts.append(_details(title, prose(rules.body.say(lang))))
    contact = visit.contest.content.get("contact")
    said = f"<p>{escape(contact_line(contact.say(lang), lang))}</p>" if contact and contact.say(lang) else ""
    if not parts and not said:
        return ""
    return f'<div class="sy-section">{_section(words.TERMS.say(lang), "".join(parts) + said)}</div>'


def contact_line(contact: str, lang: Lang) -> str:
    return f"{contest_terms.CONTENT['contact'].say(lang)}：{contact}" if lang == "zh" else f"Contact: {contact}"
