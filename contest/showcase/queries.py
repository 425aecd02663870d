"""The gallery as everybody reads it: list, page, screenshots. What is hidden or fell out does not exist here."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from contest.showcase.errors import ShownWorkNotFound
from contest.showcase.records import Liveness, Screenshot, ShownAward, ShownCard, ShownDetails
from contest.works.content import FORM
from contest.works.machine import STANDING, UNDECIDED
from contest.works.queries import find_attachment, list_uses
from contest.works.records import Attachment, DatasetUse
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

# Works that passed screening and are neither withdrawn nor disqualified.
SHOWABLE = tuple(status for status in STANDING if status not in UNDECIDED)
ANY_AWARD = "any"
_PRIVATE = ("contact", "dataset_uses")  # never told; told by `uses`, with titles and withdrawals
_MOST = 200  # cards at a time

_COLUMNS = """
    SELECT s.work_id, s.slug, c.id, c.title_zh, c.title_en, c.edition_year, t.id, t.title_zh, t.title_en, e.name,
           v.content, s.version, s.is_anonymous, s.shown_at, s.checked_at, s.alive_at, s.problem
    FROM showcase AS s
    JOIN work AS w ON w.id = s.work_id
    JOIN work_version AS v ON v.work_id = s.work_id AND v.number = s.version
    JOIN contest AS c ON c.id = w.contest_id
    JOIN track AS t ON t.id = w.track_id
    JOIN team AS e ON e.id = w.team_id
"""
_STANDS = f"w.status IN ({', '.join('?' * len(SHOWABLE))})"
_LIST = f"""{_COLUMNS}
    WHERE s.is_visible AND {_STANDS}
      AND (? = '' OR c.id = ? OR c.slug = ?)
      AND (? = '' OR t.id = ?)
      AND (? = '' OR EXISTS (
            SELECT 1 FROM dataset_use AS u
            WHERE u.work_id = s.work_id AND u.number = s.version AND u.dataset_id = ?))
    ORDER BY c.edition_year DESC, s.shown_at DESC, s.work_id
"""  # noqa: S608 — only question marks are put in
_READABLE = f"(s.is_visible OR s.is_anonymous) AND s.hidden_at IS NULL AND {_STANDS}"
_BY_SLUG = f"{_COLUMNS} WHERE s.slug = ? AND {_READABLE}"
_BY_WORK = f"{_COLUMNS} WHERE s.work_id = ? AND {_READABLE}"


def list_shown(
    state: Reader,
    *,
    contest: str | None = None,
    track: str | None = None,
    dataset: str | None = None,
    award: str | None = None,
    words: str | None = None,
    limit: int = 24,
    offset: int = 0,
) -> list[ShownCard]:
    """Works of the gallery, the newest edition first, in it the highest award first.

    contest  id or slug          track  id          dataset  id
    award    id of a prize, or `any`
    words    all of which stand in title, one line, summary or the name of the team
    """
    found = _matching(state, contest=contest, track=track, dataset=dataset, award=award, words=words)
    return found[max(0, offset) : max(0, offset) + min(limit, _MOST)]


def count_shown(
    state: Reader,
    *,
    contest: str | None = None,
    track: str | None = None,
    dataset: str | None = None,
    award: str | None = None,
    words: str | None = None,
) -> int:
    """How many works `list_shown` has in all; the same filters."""
    return len(_matching(state, contest=contest, track=track, dataset=dataset, award=award, words=words))


def _matching(
    state: Reader, *, contest: str | None, track: str | None, dataset: str | None, award: str | None, words: str | None
) -> list[ShownCard]:
    where, place, data = contest or "", track or "", dataset or ""
    rows = state.rows(_LIST, (*SHOWABLE, where, where, where, place, place, data, data))
    awards = _awards(state)
    sought = (words or "").casefold().split()
    cards = [_card(row, awards) for row in rows if _holds(row, sought)]
    chosen = [card for card in cards if _has_award(card, award)]
    return sorted(chosen, key=lambda card: (-card.edition_year, _best(card)))


def _holds(row: Sequence[Any], sought: Sequence[str]) -> bool:
    if not sought:
        return True
    content = json.loads(row[10])
    text = " ".join([row[9], *(content.get(name, "") for name in ("title", "one_line", "summary"))]).casefold()
    return all(word in text for word in sought)


def _has_award(card: ShownCard, award: str | None) -> bool:
    return not award or any(award in (ANY_AWARD, one.prize_id) for one in card.awards)


def _best(card: ShownCard) -> tuple[bool, int]:
    return not card.awards, card.awards[0].ordinal if card.awards else 0


def get_shown(state: Reader, slug: str) -> ShownDetails:
    """The page of a work, also the stub of one whose team took its consent back. Raises ShownWorkNotFound."""
    return _details(state, state.row(_BY_SLUG, (slug, *SHOWABLE)))


def get_shown_of(state: Reader, work_id: str) -> ShownDetails:
    """The same by the id of the work: for results and certificates that name it. Raises ShownWorkNotFound."""
    return _details(state, state.row(_BY_WORK, (work_id, *SHOWABLE)))


def get_shown_screenshot(state: Reader, attachment_id: str) -> Attachment:
    """A file of the gallery that everybody may open: a screenshot of a version that is shown.

    Raises ShownWorkNotFound for everything else, whatever it is.
    """
    found = find_attachment(state, attachment_id)
    row = state.row(_BY_WORK, (found.work_id, *SHOWABLE)) if found else None
    if found is None or row is None or row[12] or attachment_id not in {one.attachment_id for one in _shots(row)}:
        raise ShownWorkNotFound()
    return found


_AWARDS = """
    SELECT a.work_id, p.id, p.title_zh, p.title_en, p.ordinal, a.is_shared
    FROM result_award AS a
    JOIN result_run AS r ON r.id = a.run_id
    JOIN prize AS p ON p.id = a.prize_id
    WHERE r.status = 'final'
    ORDER BY p.ordinal, p.id, a.work_id
"""


def _awards(state: Reader) -> Mapping[str, list[ShownAward]]:
    """{work id: its prizes in final results, the highest first}"""
    found: dict[str, list[ShownAward]] = defaultdict(list)
    for work_id, prize_id, zh, en, ordinal, is_shared in state.rows(_AWARDS):
        found[work_id].append(ShownAward(prize_id, Text(zh, en), ordinal, bool(is_shared)))
    return found


def _details(state: Reader, row: Sequence[Any] | None) -> ShownDetails:
    if row is None:
        raise ShownWorkNotFound()
    is_anonymous = bool(row[12])
    content = json.loads(row[10])
    public = {name: content[name] for name in FORM if name in content and name not in _PRIVATE}
    return ShownDetails(
        card=_card(row, _awards(state)),
        is_anonymous=is_anonymous,
        version=row[11],
        content={} if is_anonymous else public,
        screenshots=() if is_anonymous else _shots(row),
        uses=tuple(_use(one, is_anonymous) for one in list_uses(state, row[0], row[11])),
    )


def _card(row: Sequence[Any], awards: Mapping[str, list[ShownAward]]) -> ShownCard:
    work_id, slug, contest_id, zh, en, year, track_id, track_zh, track_en, team, text, _, is_anonymous, *dates = row
    content = json.loads(text)
    shots = _shots(row)
    return ShownCard(
        work_id=work_id,
        slug=slug,
        contest_id=contest_id,
        contest_title=Text(zh, en),
        edition_year=year,
        track_id=track_id,
        track_title=Text(track_zh, track_en),
        team_name="" if is_anonymous else team,
        title="" if is_anonymous else content.get("title", ""),
        one_line="" if is_anonymous else content.get("one_line", ""),
        awards=tuple(awards.get(work_id, ())),
        screenshot=shots[0] if shots and not is_anonymous else None,
        shown_at=dates[0],
        liveness=Liveness(None, None, None) if is_anonymous else _liveness(*dates[1:]),
    )


def _liveness(checked_at: Any, alive_at: Any, problem: str) -> Liveness:
    return Liveness(checked_at, alive_at, Text(**json.loads(problem)) if problem else None)


def _shots(row: Sequence[Any]) -> tuple[Screenshot, ...]:
    files = json.loads(row[10]).get("files", [])
    return tuple(
        Screenshot(one["id"], one["file_name"], one["media_type"]) for one in files if one["kind"] == "screenshot"
    )


def _use(use: DatasetUse, is_anonymous: bool) -> DatasetUse:
    """What the team wrote about a dataset goes with the rest of its words."""
    return replace(use, purpose="") if is_anonymous else use
