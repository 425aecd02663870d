"""The tracks of a contest, saved as one list: what it does not hold any more is gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.contests import words
from contest.contests.errors import BadCode, BadNumber, SameTwice, TracksFrozen
from contest.contests.queries import list_tracks
from contest.contests.records import Track
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import in_both_languages, maybe_empty
from core.ids import new_id
from core.state import State, Transaction
from core.words import Text

MAX_TRACKS = 20
MAX_DATASETS_ASKED = 20
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_CODE_CHARS = 40
_NO_WORDS = Text("", "")


@dataclass(frozen=True, slots=True)
class TrackForm:
    code: str  # what stays the same when the words change
    title: Text
    about: Text = _NO_WORDS
    min_datasets: int = 1


_CLEAR = "DELETE FROM track WHERE contest_id = ?"
_UNTIE_PRIZES = """
    UPDATE prize SET track_id = NULL
    WHERE contest_id = ? AND track_id IS NOT NULL AND track_id NOT IN (SELECT id FROM track WHERE contest_id = ?)
"""
_ADD = """
    INSERT INTO track (id, contest_id, code, ordinal, title_zh, title_en, about_zh, about_en, min_datasets)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def save_tracks(
    state: State, contest_id: str, tracks: Sequence[TrackForm], *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision. A track keeps its id while its code stays; a prize of one that is gone counts for all tracks.

    Once published, the words may change, but neither which tracks there are nor how many datasets they ask for.
    Raises what `begin_edit` does; BadCode, BadNumber, SameTwice, WordsNeeded, WordsTooLong or TracksFrozen.
    """
    checked = [_checked(track) for track in tracks]
    codes = [track.code for track in checked]
    for code in codes:
        if codes.count(code) > 1:
            raise SameTwice(what=code)
    if len(codes) > MAX_TRACKS:
        raise BadNumber(field=words.TRACK_COUNT, least=1, greatest=MAX_TRACKS)
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        old = list_tracks(tx, contest.id)
        if contest.status == "published" and _terms_of(old) != _terms_of(checked):
            raise TracksFrozen()
        _write(tx, contest.id, checked, old)
        return finish_edit(tx, contest, "contest.tracks", facts={"codes": codes}, actor=actor, now=now)


def _write(tx: Transaction, contest_id: str, tracks: Sequence[TrackForm], old: Sequence[Track]) -> None:
    ids = {track.code: track.id for track in old}
    tx.execute(_CLEAR, (contest_id,))
    for ordinal, track in enumerate(tracks, start=1):
        title, about = track.title, track.about
        id_ = ids.get(track.code) or new_id()
        values = (id_, contest_id, track.code, ordinal, title.zh, title.en, about.zh, about.en, track.min_datasets)
        tx.execute(_ADD, values)
    tx.execute(_UNTIE_PRIZES, (contest_id, contest_id))


def _checked(track: TrackForm) -> TrackForm:
    if not _CODE.fullmatch(track.code) or len(track.code) > _MAX_CODE_CHARS:
        raise BadCode(code=track.code[:100])
    if not 0 <= track.min_datasets <= MAX_DATASETS_ASKED:
        raise BadNumber(field=words.MIN_DATASETS, least=0, greatest=MAX_DATASETS_ASKED)
    title = in_both_languages(track.title, words.TRACK_TITLE, at_most=80)
    return TrackForm(track.code, title, maybe_empty(track.about, words.TRACK_ABOUT, at_most=4000), track.min_datasets)


def _terms_of(tracks: Sequence[Track] | Sequence[TrackForm]) -> set[tuple[str, int]]:
    """What entrants rely on."""
    return {(track.code, track.min_datasets) for track in tracks}
