"""Published results: one version at a time, by stage and track, with what anybody needs to compute it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape

import streamlit as st

from contest.contests.queries import list_prizes, list_stages, list_tracks
from contest.contests.records import Prize, Stage
from contest.results.queries import get_run_for, list_awards, list_rows, list_runs_for
from contest.results.records import GivenAward, ResultRow, ResultRun
from contest.results.words import RESULT_STATUSES, TABLE
from contest.works.queries import counted_versions
from core.words import Lang
from web import contest_results_words as words
from web.ui.contest.tables import table
from web.ui.contest.visit import ContestVisit
from web.ui.links import anchor
from web.ui.numbers import local_day_words
from web.ui.state import query_value

_PLACES = Decimal("0.01")
_HEADS = ("rank", "work", "awards", "calibrated", "raw_mean", "review_count")
_NUMBERS = ("rank", "calibrated", "raw_mean", "review_count")


def viewer_of(visit: ContestVisit) -> str | None:
    return visit.account.id if visit.account else None


def results_lead(visit: ContestVisit, runs: Sequence[ResultRun]) -> str:
    statuses = {run.status for run in runs if run.is_public}
    if "final" in statuses:
        return words.LEAD_FINAL.say(visit.lang)
    return (words.LEAD_NOTICE if "publicity" in statuses else words.LEAD_NONE).say(visit.lang)


def runs_of(visit: ContestVisit) -> list[ResultRun]:
    """Every version that this reader may see."""
    return list_runs_for(visit.state, visit.contest.id, viewer=viewer_of(visit))


def show_results(visit: ContestVisit, runs: Sequence[ResultRun]) -> None:
    if not runs:
        st.html(_empty(visit))
        return
    asked = query_value("version")
    for stage in reversed(list_stages(visit.state, visit.contest.id)):
        of_stage = [run for run in runs if run.stage_id == stage.id]
        chosen = next((run for run in of_stage if run.id == asked), None)
        if of_stage and (not asked or chosen):
            _show_run(visit, stage, chosen or of_stage[0], of_stage)
    if visit.is_open("appeals"):
        st.html(_appeal(visit))


def _empty(visit: ContestVisit) -> str:
    lang = visit.lang
    buttons = anchor(visit.link("contest"), words.SEE_DATES.say(lang), css="sy-button ct-button")
    buttons += anchor(visit.link("gallery", contest=None), words.SEE_GALLERY.say(lang), css="sy-button")
    return f"""<div class="sy-empty"><h2>{escape(words.LEAD_NONE.say(lang))}</h2>
      <p class="sy-muted">{escape(words.EMPTY_NEXT.say(lang))}</p><p class="sy-row">{buttons}</p></div>"""


@dataclass(frozen=True)
class _Named:
    """What the ids of a run are called."""

    titles: Mapping[str, str]
    prizes: Mapping[str, Prize]
    awards: Sequence[GivenAward]


def _show_run(visit: ContestVisit, stage: Stage, run: ResultRun, versions: Sequence[ResultRun]) -> None:
    lang, state = visit.lang, visit.state
    get_run_for(state, run.id, viewer=viewer_of(visit))  # asked again: the address may name any version
    named = _Named(
        titles=_titles(visit),
        prizes={prize.id: prize for prize in list_prizes(state, run.contest_id)},
        awards=list_awards(state, run.id),
    )
    rows = list_rows(state, run.id)
    parts = []
    for track in list_tracks(state, run.contest_id):
        ranked = [row for row in rows if row.track_id == track.id]
        if ranked:
            parts.append(f'<h3 class="ct-h3">{escape(track.title.say(lang))}</h3>{_table(ranked, named, lang)}')
    st.html(f"""<section class="sy-section"><h2 class="ct-h2">{escape(stage.title.say(lang))}</h2>
      {_about(visit, run, versions)}{"".join(parts)}
      <p class="sy-muted sy-small">{escape(words.HOW_READ.say(lang))}</p>{_files(run, lang)}</section>""")


def _titles(visit: ContestVisit) -> dict[str, str]:
    versions = counted_versions(visit.state, visit.contest.id)
    return {work_id: str(version.content.get("title", "")) for work_id, version in versions.items()}


def _about(visit: ContestVisit, run: ResultRun, versions: Sequence[ResultRun]) -> str:
    lang = visit.lang
    notes = [f"<p>{escape(_version_words(run, lang))}</p>"]
    if run.reason:
        notes.append(f'<p class="sy-note">{escape(words.WHY.say(lang, reason=run.reason))}</p>')
    if not run.is_public:
        notes.append(f'<p class="sy-note sy-note-amber">{escape(words.NOT_PUBLIC.say(lang))}</p>')
    if run.status == "superseded":
        newest = anchor(visit.link("results"), words.TO_NEWEST.say(lang))
        notes.append(f'<p class="sy-note sy-note-amber">{escape(words.NEWER.say(lang))} {newest}</p>')
    others = [one for one in versions if one.id != run.id]
    if others:
        links = "".join(
            f"<li>{anchor(visit.link('results', version=one.id), _version_words(one, lang))}</li>" for one in others
        )
        notes.append(
            f'<details class="ct-terms"><summary>{escape(words.EARLIER.say(lang))}</summary><ul>{links}</ul></details>'
        )
    return "".join(notes)


def _version_words(run: ResultRun, lang: Lang) -> str:
    day = local_day_words(run.published_at or run.made_at, lang)
    return words.VERSION.say(lang, number=run.number, status=RESULT_STATUSES[run.status], day=day)


def _table(rows: Sequence[ResultRow], named: _Named, lang: Lang) -> str:
    body = "".join(_row(row, named, lang) for row in rows)
    heads = [TABLE[name] for name in _HEADS]
    return table(heads, body, lang, numbers=[TABLE[name] for name in _NUMBERS])


def _row(row: ResultRow, named: _Named, lang: Lang) -> str:
    won = [award for award in named.awards if award.work_id == row.work_id]
    awards = "".join(f'<span class="sy-badge sy-badge-red">{escape(_award(one, named, lang))}</span>' for one in won)
    rank = str(row.rank) if row.rank is not None else words.UNRANKED.say(lang)
    title = named.titles.get(row.work_id, "")
    return f"""<tr><td class="sy-right">{escape(rank)}</td><th scope="row">{escape(title)}</th>
      <td><span class="sy-badges">{awards}</span></td><td class="sy-right">{_score(row.calibrated)}</td>
      <td class="sy-right">{_score(row.raw_mean)}</td><td class="sy-right">{row.review_count}</td></tr>"""


def _award(award: GivenAward, named: _Named, lang: Lang) -> str:
    title = named.prizes[award.prize_id].title.say(lang)
    return f"{title} · {words.SHARED.say(lang)}" if award.is_shared else title


def _score(value: Decimal | None) -> str:
    return "—" if value is None else str(value.quantize(_PLACES, ROUND_HALF_UP))


def _files(run: ResultRun, lang: Lang) -> str:
    tail = "?lang=en" if lang == "en" else ""
    links = anchor(f"/contest/results/{run.id}.csv{tail}", words.DOWNLOAD_CSV.say(lang), css="sy-button")
    links += anchor(f"/contest/results/{run.id}/bundle.json", words.DOWNLOAD_BUNDLE.say(lang), css="sy-button")
    said = words.BUNDLE_SAID.say(lang, sha256=run.input_sha256)
    return f'<p class="sy-row">{links}</p><p class="ds-hash">{escape(said)}</p>'


def _appeal(visit: ContestVisit) -> str:
    return f"<p>{anchor(visit.link('appeal'), words.APPEAL.say(visit.lang), css='sy-button ct-button')}</p>"
