"""A draft that lacks nothing, for tests of what happens to it."""

from contest.contests.editing import create_contest, edit_contest
from contest.contests.prizes import PrizeForm, save_prizes
from contest.contests.queries import get_contest
from contest.contests.rules import publish_rules
from contest.contests.timeline import set_phases
from contest.contests.tracks import TrackForm, save_tracks
from contest.contests.words import NEEDED_CONTENT
from contest.phases import Phase
from core.words import Text
from tests.contest.builders import SEASON, day, grant

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


def ready_draft(db, slug: str = "idea-2026") -> str:
    """An idea contest (which needs no data pack) that lacks nothing, made by `chief`."""
    organisers(db)
    contest_id = create_contest(db, slug=slug, kind="idea", edition_year=2026, title=TITLE, actor="chief", now=day(-15))
    add_tracks(db, contest_id, "city")
    add_prizes(db, contest_id)
    content = {name: text(name) for name in NEEDED_CONTENT}
    edit_contest(db, contest_id, revision=revision_of(db, contest_id), content=content, actor="chief", now=day(-14))
    publish_rules(
        db, contest_id, body=text("规则"), is_material=True, revision=revision_of(db, contest_id), actor="chief",
        now=day(-13),
    )  # fmt: skip
    phases = [Phase(kind, day(opens), day(closes)) for kind, (opens, closes) in SEASON.items()]
    set_phases(db, contest_id, phases, revision=revision_of(db, contest_id), actor="chief", now=day(-12))
    return contest_id
