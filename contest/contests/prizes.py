"""The prizes, saved as one list, the highest first. Once published they only grow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from contest.contests import words
from contest.contests.errors import BadNumber, PrizesOnlyGrow, SameTwice
from contest.contests.queries import list_prizes, list_tracks
from contest.contests.records import Prize, PrizeBasis
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import in_both_languages
from contest.errors import SomethingMissing
from core.ids import new_id
from core.state import State, Transaction
from core.words import Text

MAX_PRIZES = 50
MAX_QUOTA = 1000
MAX_AMOUNT_CNY = 100_000_000


@dataclass(frozen=True, slots=True)
class PrizeForm:
    title: Text
    quota: int
    amount_cny: int | None = None  # each; None: no money
    basis: PrizeBasis = "judged"
    track_code: str = ""  # '': over all tracks
    id: str = ""  # '': a new prize


_CLEAR = "DELETE FROM prize WHERE contest_id = ?"
_ADD = """
    INSERT INTO prize (id, contest_id, track_id, ordinal, title_zh, title_en, quota, amount_cny, basis)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def save_prizes(
    state: State, contest_id: str, prizes: Sequence[PrizeForm], *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision. Once published, a prize is neither dropped nor made smaller, and keeps its basis and track.

    Raises what `begin_edit` does; BadNumber, SameTwice, WordsNeeded, WordsTooLong, SomethingMissing for a track or an
    id that is not of this contest, or PrizesOnlyGrow.
    """
    checked = [_checked(prize) for prize in prizes]
    known = [prize.id for prize in checked if prize.id]
    if len(set(known)) < len(known):
        raise SameTwice(what=words.PRIZE_TITLE)
    if len(checked) > MAX_PRIZES:
        raise BadNumber(field=words.PRIZE_COUNT, least=1, greatest=MAX_PRIZES)
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        rows = _as_records(tx, contest.id, checked)
        old = {prize.id: prize for prize in list_prizes(tx, contest.id)}
        for id_ in known:
            if id_ not in old:
                raise SomethingMissing(what=id_[:100])
        if contest.status == "published":
            _refuse_less(list(old.values()), {prize.id: prize for prize in rows})
        _write(tx, contest.id, rows)
        facts = {"prizes": [[prize.id, prize.quota, prize.amount_cny, prize.basis] for prize in rows]}
        return finish_edit(tx, contest, "contest.prizes", facts=facts, actor=actor, now=now)


def _as_records(tx: Transaction, contest_id: str, prizes: Sequence[PrizeForm]) -> list[Prize]:
    tracks = {track.code: track.id for track in list_tracks(tx, contest_id)}
    records = []
    for ordinal, prize in enumerate(prizes, start=1):
        if prize.track_code and prize.track_code not in tracks:
            raise SomethingMissing(what=prize.track_code[:100])
        track_id = tracks.get(prize.track_code)
        id_ = prize.id or new_id()
        records.append(
            Prize(id_, contest_id, track_id, ordinal, prize.title, prize.quota, prize.amount_cny, prize.basis)
        )
    return records


def _refuse_less(old: Sequence[Prize], new: dict[str, Prize]) -> None:
    for prize in old:
        now_is = new.get(prize.id)
        is_kept = now_is is not None and (now_is.basis, now_is.track_id) == (prize.basis, prize.track_id)
        if (
            now_is is None
            or not is_kept
            or now_is.quota < prize.quota
            or (now_is.amount_cny or 0) < (prize.amount_cny or 0)
        ):
            raise PrizesOnlyGrow(prize=prize.title)


def _write(tx: Transaction, contest_id: str, prizes: Sequence[Prize]) -> None:
    tx.execute(_CLEAR, (contest_id,))
    for one in prizes:
        values = (one.id, contest_id, one.track_id, one.ordinal, one.title.zh, one.title.en)
        tx.execute(_ADD, (*values, one.quota, one.amount_cny, one.basis))


def _checked(prize: PrizeForm) -> PrizeForm:
    if not 0 <= prize.quota <= MAX_QUOTA:
        raise BadNumber(field=words.PRIZE_QUOTA, least=0, greatest=MAX_QUOTA)
    if prize.amount_cny is not None and not 0 <= prize.amount_cny <= MAX_AMOUNT_CNY:
        raise BadNumber(field=words.PRIZE_AMOUNT, least=0, greatest=MAX_AMOUNT_CNY)
    return replace(prize, title=in_both_languages(prize.title, words.PRIZE_TITLE, at_most=80))
