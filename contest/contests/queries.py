"""What pages, routes and the other parts of the contest ask of a contest."""

import json
from decimal import Decimal
from typing import Any

from contest.contests.records import (
    Announcement,
    Contest,
    Criterion,
    PackItem,
    PhaseChange,
    Prize,
    Question,
    RuleVersion,
    Stage,
    Track,
)
from contest.contests.settings import read_settings
from contest.contests.words import STATUSES
from contest.errors import ContestNotFound, ContestNotOpen, SomethingMissing
from core.state import State, Transaction
from core.words import Text

Reader = Transaction | State

_SHOWN_OF_A_WRONG_ID = 100  # characters

_CONTEST_COLUMNS = """
    SELECT id, slug, kind, edition_year, title_zh, title_en, status, content, settings, revision, created_at,
           published_at
    FROM contest
"""
_CONTEST = _CONTEST_COLUMNS + "WHERE id = ? OR slug = ? ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, id LIMIT 1"
_CONTESTS = _CONTEST_COLUMNS + "ORDER BY edition_year DESC, created_at DESC, id LIMIT ?"
_PUBLIC_CONTESTS = (
    _CONTEST_COLUMNS + "WHERE published_at IS NOT NULL ORDER BY edition_year DESC, published_at DESC, id LIMIT ?"
)


def find_contest(tx: Reader, id_or_slug: str) -> Contest | None:
    found = tx.row(_CONTEST, (id_or_slug,) * 3)
    return _contest(found) if found else None


def get_contest(tx: Reader, id_or_slug: str) -> Contest:
    """Raises ContestNotFound."""
    found = find_contest(tx, id_or_slug)
    if found is None:
        raise ContestNotFound(id=id_or_slug[:_SHOWN_OF_A_WRONG_ID])
    return found


def get_public_contest(tx: Reader, id_or_slug: str) -> Contest:
    """As get_contest, but a draft does not exist for the public."""
    found = get_contest(tx, id_or_slug)
    if not found.is_public:
        raise ContestNotFound(id=id_or_slug[:_SHOWN_OF_A_WRONG_ID])
    return found


def require_published(tx: Reader, contest_id: str) -> Contest:
    """The contest, if it is running. Raises ContestNotFound or ContestNotOpen."""
    found = get_contest(tx, contest_id)
    if found.status != "published":
        raise ContestNotOpen(title=found.title, status=STATUSES[found.status])
    return found


def list_contests(tx: Reader, *, limit: int = 200) -> list[Contest]:
    """Every contest, drafts too, the newest edition first: for organisers."""
    return [_contest(row) for row in tx.rows(_CONTESTS, (limit,))]


def list_public_contests(tx: Reader, *, limit: int = 200) -> list[Contest]:
    """What was ever published, the newest edition first: for everybody."""
    return [_contest(row) for row in tx.rows(_PUBLIC_CONTESTS, (limit,))]


def _contest(row: tuple[Any, ...]) -> Contest:
    id_, slug, kind, year, zh, en, status, content, settings, revision, created_at, published_at = row
    return Contest(
        id=id_,
        slug=slug,
        kind=kind,
        edition_year=year,
        title=Text(zh, en),
        status=status,
        content=_texts(content),
        settings=read_settings(settings),
        revision=revision,
        created_at=created_at,
        published_at=published_at,
    )


_TRACK_COLUMNS = (
    "SELECT id, contest_id, code, ordinal, title_zh, title_en, about_zh, about_en, min_datasets FROM track "
)
_TRACKS = _TRACK_COLUMNS + "WHERE contest_id = ? ORDER BY ordinal, id"
_TRACK = _TRACK_COLUMNS + "WHERE id = ?"


def list_tracks(tx: Reader, contest_id: str) -> list[Track]:
    return [_track(row) for row in tx.rows(_TRACKS, (contest_id,))]


def get_track(tx: Reader, track_id: str) -> Track:
    """Raises SomethingMissing."""
    return _track(_found(tx.row(_TRACK, (track_id,)), track_id))


def _track(row: tuple[Any, ...]) -> Track:
    id_, contest_id, code, ordinal, zh, en, about_zh, about_en, min_datasets = row
    return Track(id_, contest_id, code, ordinal, Text(zh, en), Text(about_zh, about_en), min_datasets)


_STAGE_COLUMNS = "SELECT id, contest_id, ordinal, title_zh, title_en, method, quota_per_track FROM stage "
_STAGES = _STAGE_COLUMNS + "WHERE contest_id = ? ORDER BY ordinal, id"
_STAGE = _STAGE_COLUMNS + "WHERE id = ?"


def list_stages(tx: Reader, contest_id: str) -> list[Stage]:
    """In the order in which works pass them."""
    return [_stage(row) for row in tx.rows(_STAGES, (contest_id,))]


def get_stage(tx: Reader, stage_id: str) -> Stage:
    """Raises SomethingMissing."""
    return _stage(_found(tx.row(_STAGE, (stage_id,)), stage_id))


def _stage(row: tuple[Any, ...]) -> Stage:
    id_, contest_id, ordinal, zh, en, method, quota = row
    return Stage(id_, contest_id, ordinal, Text(zh, en), method, quota)


_CRITERIA = """
    SELECT stage_id, key, ordinal, title_zh, title_en, about_zh, about_en, weight, maximum, step, anchors, is_counted
    FROM criterion
    WHERE stage_id = ?
    ORDER BY ordinal, key
"""


def list_criteria(tx: Reader, stage_id: str) -> list[Criterion]:
    """The rubric of a stage, also what is asked but not counted."""
    return [_criterion(row) for row in tx.rows(_CRITERIA, (stage_id,))]


def _criterion(row: tuple[Any, ...]) -> Criterion:
    stage_id, key, ordinal, zh, en, about_zh, about_en, weight, maximum, step, anchors, is_counted = row
    return Criterion(
        stage_id=stage_id,
        key=key,
        ordinal=ordinal,
        title=Text(zh, en),
        about=Text(about_zh, about_en),
        weight=weight,
        maximum=Decimal(maximum),
        step=Decimal(step),
        anchors=_texts(anchors),
        is_counted=is_counted,
    )


_PRIZES = """
    SELECT id, contest_id, track_id, ordinal, title_zh, title_en, quota, amount_cny, basis
    FROM prize
    WHERE contest_id = ?
    ORDER BY ordinal, id
"""


def list_prizes(tx: Reader, contest_id: str) -> list[Prize]:
    """The highest prize first."""
    return [_prize(row) for row in tx.rows(_PRIZES, (contest_id,))]


def _prize(row: tuple[Any, ...]) -> Prize:
    id_, contest_id, track_id, ordinal, zh, en, quota, amount_cny, basis = row
    return Prize(id_, contest_id, track_id, ordinal, Text(zh, en), quota, amount_cny, basis)


_RULE_COLUMNS = """
    SELECT contest_id, version, body_zh, body_en, sha256, is_material, published_by, published_at
    FROM rule_version
"""
_RULES = _RULE_COLUMNS + "WHERE contest_id = ? ORDER BY version DESC"
_RULE = _RULE_COLUMNS + "WHERE contest_id = ? AND version = ?"


def list_rules(tx: Reader, contest_id: str) -> list[RuleVersion]:
    """Every version of the rules, the newest first."""
    return [_rule(row) for row in tx.rows(_RULES, (contest_id,))]


def current_rules(tx: Reader, contest_id: str) -> RuleVersion | None:
    """The newest version, None before there is one."""
    found = list_rules(tx, contest_id)
    return found[0] if found else None


def get_rules(tx: Reader, contest_id: str, version: int) -> RuleVersion:
    """Raises SomethingMissing."""
    return _rule(_found(tx.row(_RULE, (contest_id, version)), f"v{version}"))


def _rule(row: tuple[Any, ...]) -> RuleVersion:
    contest_id, version, zh, en, *others = row
    return RuleVersion(contest_id, version, Text(zh, en), *others)


_PACK = """
    SELECT contest_id, dataset_id, versions, note_zh, note_en, added_at
    FROM data_pack_item
    WHERE contest_id = ? AND removed_at IS NULL
    ORDER BY added_at, dataset_id
"""


def list_pack_items(tx: Reader, contest_id: str) -> list[PackItem]:
    """What the data pack holds now; `data_pack.data_pack` says what became of it in the catalogue."""
    return [
        PackItem(id_, dataset_id, json.loads(versions), Text(zh, en), added_at)
        for id_, dataset_id, versions, zh, en, added_at in tx.rows(_PACK, (contest_id,))
    ]


_ANNOUNCEMENTS = """
    SELECT id, contest_id, title_zh, title_en, body_zh, body_en, published_by, published_at
    FROM announcement
    WHERE contest_id = ?
    ORDER BY published_at DESC, id
    LIMIT ?
"""


def list_announcements(tx: Reader, contest_id: str, *, limit: int = 200) -> list[Announcement]:
    """The newest first."""
    return [
        Announcement(id_, contest, Text(zh, en), Text(body_zh, body_en), published_by, published_at)
        for id_, contest, zh, en, body_zh, body_en, published_by, published_at in tx.rows(
            _ANNOUNCEMENTS, (contest_id, limit)
        )
    ]


_QUESTION_COLUMNS = """
    SELECT id, contest_id, asked_by, asked_at, words, dataset_id, answer, answered_by, answered_at
    FROM question
"""
_ANSWERED = _QUESTION_COLUMNS + "WHERE contest_id = ? AND answered_at IS NOT NULL ORDER BY answered_at DESC, id LIMIT ?"
_OPEN = _QUESTION_COLUMNS + "WHERE contest_id = ? AND answered_at IS NULL ORDER BY asked_at, id LIMIT ?"
_MINE = _QUESTION_COLUMNS + "WHERE contest_id = ? AND asked_by = ? ORDER BY asked_at DESC, id LIMIT ?"
_QUESTION = _QUESTION_COLUMNS + "WHERE id = ?"


def list_questions(tx: Reader, contest_id: str, *, limit: int = 500) -> list[Question]:
    """The answered ones, which everybody may read, the latest answer first."""
    return [Question(*row) for row in tx.rows(_ANSWERED, (contest_id, limit))]


def list_open_questions(tx: Reader, contest_id: str, *, limit: int = 500) -> list[Question]:
    """Those that wait for an answer, the oldest first: for organisers."""
    return [Question(*row) for row in tx.rows(_OPEN, (contest_id, limit))]


def list_questions_of(tx: Reader, contest_id: str, account_id: str, *, limit: int = 200) -> list[Question]:
    """What one person asked, the newest first."""
    return [Question(*row) for row in tx.rows(_MINE, (contest_id, account_id, limit))]


def get_question(tx: Reader, question_id: str) -> Question:
    """Raises SomethingMissing."""
    return Question(*_found(tx.row(_QUESTION, (question_id,)), question_id))


_PHASE_CHANGES = """
    SELECT id, contest_id, kind, edge, old_at, new_at, reason, changed_by, changed_at
    FROM phase_change
    WHERE contest_id = ?
    ORDER BY changed_at DESC, id
"""


def list_phase_changes(tx: Reader, contest_id: str) -> list[PhaseChange]:
    """Every date moved after publication, the latest first."""
    return [PhaseChange(*row) for row in tx.rows(_PHASE_CHANGES, (contest_id,))]


def _texts(content: str) -> dict[str, Text]:
    return {name: Text(text["zh"], text["en"]) for name, text in json.loads(content).items()}


def _found(row: tuple[Any, ...] | None, what: str) -> tuple[Any, ...]:
    if row is None:
        raise SomethingMissing(what=what[:_SHOWN_OF_A_WRONG_ID])
    return row
