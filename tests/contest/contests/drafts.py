"""A draft that lacks nothing, for tests of what happens to it."""

from contest.contests.prizes import PrizeForm, save_prizes
from contest.contests.queries import get_contest
from contest.contests.tracks import TrackForm, save_tracks
from core.words import Text
from tests.contest.builders import day, grant

TITLE = Text("示例数据大赛", "Example data contest")


def text(words: str) -> Text:
    return Text(f"{words}（中文）", f"{words} in English")


def organisers(db) -> None:
    """`chief` and `deputy` organise for the whole portal; `plain` is nobody in particular."""
    for name in ("chief", "deputy"):
        grant(db, name, "organiser", "")


def revision_of(db, contest_id: str) -> int:
    return get_contest(db, contest_id).revision


def add_tracks(db, contest_id: str, *codes: str) -> None:
    forms = [TrackForm(code=code, title=text(code)) for code in codes]
    save_tracks(db, contest_id, forms, revision=revision_of(db, contest_id), actor="chief", now=day(0))


def add_prizes(db, contest_id: str, *prizes: PrizeForm) -> None:
    forms = prizes or (PrizeForm(title=text("一等奖"), quota=1, amount_cny=10_000),)
    save_prizes(db, contest_id, forms, revision=revision_of(db, contest_id), actor="chief", now=day(0))


def publish_by_hand(db, contest_id: str) -> None:
    """As if it had been published, whatever it lacks."""
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'published', published_at = ? WHERE id = ?", (day(-1), contest_id))
