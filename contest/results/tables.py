"""A version of a result as a table for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from contest.contests.queries import list_prizes, list_tracks
from contest.results import words
from contest.results.queries import get_run_for, list_awards, list_rows
from contest.results.records import ResultRow
from core.state import State, Transaction
from core.words import Lang

_WORKS = """
    SELECT w.id, t.name, v.content
    FROM result_row AS r
    JOIN work AS w ON w.id = r.work_id
    JOIN team AS t ON t.id = w.team_id
    JOIN work_version AS v ON v.work_id = w.id AND v.number = w.current_version
    WHERE r.run_id = ?
"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # beginnings that a spreadsheet would run
_EXCEL_SEES_UTF8 = "\ufeff"


def result_csv(tx: Transaction | State, run_id: str, *, viewer: str | None, lang: Lang) -> str:
    """One line a work, by track and rank, headed in the reader's language. Raises ResultNotPublic."""
    run = get_run_for(tx, run_id, viewer=viewer)
    works = {
        work_id: (name, json.loads(content).get("title", "")) for work_id, name, content in tx.rows(_WORKS, (run.id,))
    }
    tracks = {track.id: track.title.say(lang) for track in list_tracks(tx, run.contest_id)}
    prizes = {prize.id: prize.title.say(lang) for prize in list_prizes(tx, run.contest_id)}
    awards: dict[str, list[str]] = {}
    for award in list_awards(tx, run.id):
        awards.setdefault(award.work_id, []).append(prizes[award.prize_id])
    lines = [_line(row, tracks, works, awards, lang) for row in list_rows(tx, run.id)]
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(title.say(lang) for title in words.TABLE.values())
    writer.writerows(lines)
    return _EXCEL_SEES_UTF8 + written.getvalue()


def _line(
    row: ResultRow,
    tracks: Mapping[str, str],
    works: Mapping[str, tuple[str, str]],
    awards: Mapping[str, Iterable[str]],
    lang: Lang,
) -> list[Any]:
    """In the order of `words.TABLE`."""
    team, title = works[row.work_id]
    promoted = (words.YES if row.is_promoted else words.NO).say(lang)
    won = words.AND.say(lang).join(awards.get(row.work_id, ()))
    texts = [_harmless(text) for text in (title, team, won)]
    numbers = (row.calibrated, row.standard_error, row.raw_mean, row.median, row.deviation)
    rank = words.INSUFFICIENT.say(lang) if row.rank is None else row.rank
    return [tracks[row.track_id], rank, *texts, *numbers, row.review_count, promoted]


def _harmless(text: str) -> str:
    """Words of entrants, as words also where they look like a formula.

    >>> _harmless("=1+1"), _harmless("公交")
    ("'=1+1", '公交')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
